# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way to the meeting service: opens links, keeps the seat, delivers plan B; answers come as events."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from app.core import events as ev
from app.core.events.person import Message
from app.core.events.service import CallbackState
from app.core.faults import Fault, FaultCode
from app.core.foreign_links import ForeignLink
from app.core.links import ServiceLink, SpokenCode, parse_link
from app.core.meeting import ByPhone, Invitation, MeetingForm
from app.core.owed import Owed, OwedKind
from app.core.receipt import Receipt
from app.core.verdicts import Verdict
from app.meeting import events as told
from app.meeting.client import MeetingClient, open_with_time, redeem_code
from app.runtime.owed_words import Outbox, OwedWords
from app.runtime.receipt_delivery import ReceiptDelivery

CLOSE_LIMIT_S = 3.0
_CALLBACKS = {
    "requested": CallbackState.ASKED,
    "calling": CallbackState.CALLING,
    "called": CallbackState.CALLED,
}

_CONFIRMATIONS = told.CallbackChanged | told.MessageConfirmed | told.WishChanged

log = logging.getLogger("moedeklar.service_side")


class Journeying(Protocol):
    """The conductor, as this side sees it."""

    def handle(self, event: ev.Event) -> None:
        """Take an event."""

    def remote_description(self, gen: int, kind: str, sdp: str) -> None:
        """Take the other side's offer or answer."""

    def set_service_time(self, service_time: datetime) -> None:
        """Learn the service's clock."""

    def invitation(self) -> Invitation | None:
        """Return the meeting that the journey is about."""

    def now(self) -> datetime:
        """Return the time by the service's clock, as far as it is known."""


class ServiceSide:
    """Implements :class:`app.runtime.sides.MeetingSide` with the protocol's client. Qt thread (asyncio)."""

    def __init__(
        self,
        conductor: Journeying,
        default_service: str = "",
        delivery: ReceiptDelivery | None = None,
        outbox: Outbox | None = None,
    ) -> None:
        self.default_service = default_service
        self._delivery = delivery
        self._owed = OwedWords(outbox)
        self._conductor = conductor
        self._instance = secrets.token_hex(8)
        self._client: MeetingClient | None = None
        self._client_token = ""
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = False
        self._messages: dict[str, Message] = {}
        self._phone = ""

    # Opening

    def open(self, text: str) -> None:
        """Fetch the meeting behind a link or a spoken code."""
        self._run(self._open(text))

    async def _open(self, text: str) -> None:
        try:
            link = await self._link(text)
            invitation, service_time = await open_with_time(link)
        except Fault as fault:
            log.warning("%s", fault)
            self._conductor.handle(ev.OpeningFailed(fault.code))
            return
        self._conductor.set_service_time(service_time)
        self._conductor.handle(ev.MeetingOpened(invitation))
        self.take_up()

    async def _link(self, text: str) -> ServiceLink:
        parsed = parse_link(text, self.default_service or None)
        if isinstance(parsed, ForeignLink):
            raise Fault(FaultCode.LINK_FOREIGN, "open the link", parsed.program.value)
        if isinstance(parsed, SpokenCode):
            return await redeem_code(parsed)
        return parsed

    # The seat

    def join(self, invitation: Invitation, verdict: Verdict) -> None:
        """Connect and knock; the client keeps trying for ever. Without a token it is done when that comes."""
        if not invitation.token:
            self._conductor.handle(ev.OpeningFailed(FaultCode.LINK_UNKNOWN))
            return
        self._seat(invitation).knock(verdict)

    def leave(self) -> None:
        """Give the seat up; what plan B still owes is said on a fresh line."""
        if self._client is not None:
            self._client.leave()
            self._drop_client()
        if self._owed.has_any():
            self._seat_of_journey()

    def send_description(self, gen: int, kind: str, sdp: str) -> None:
        """Pass our offer or answer on."""
        if self._client is not None:
            self._client.send_sdp(gen, "offer" if kind == "offer" else "answer", sdp)

    def ask_rebuild(self, gen: int, why: str) -> None:
        """Ask for a new numbered attempt."""
        if self._client is not None:
            self._client.rebuild(gen, why)

    def tell_media(self, microphone_on: bool, camera_on: bool, paused: bool, by_phone: ByPhone) -> None:
        """Show the others what of mine goes out, and what a telephone carries."""
        if self._client is not None:
            here = by_phone is not ByPhone.ALL
            self._client.media(
                microphone=microphone_on and here, camera=camera_on and here, paused=paused, by_phone=by_phone
            )

    # Plan B

    def request_callback(self, phone: str, reason: str, verdict: Verdict) -> None:
        """Ask to be telephoned; the client says it until the service has confirmed it."""
        self._phone = phone
        word = Owed(_new_ref(), OwedKind.CALLBACK, self._conductor.now(), reason=reason, verdict=verdict)
        try:
            self._owe(word)
        except ValueError:  # not a telephone number in the service's eyes: the page asks again
            self._owed.settle(word.ref)
            self._conductor.handle(ev.CallbackChanged(CallbackState.NONE))

    def send_message(self, kind: str) -> None:
        """Send one-press word; the client says it until the service has confirmed it."""
        self._owe(Owed(_new_ref(), OwedKind.MESSAGE, self._conductor.now(), Message(kind).value))

    def send_wish(self, form: MeetingForm) -> None:
        """Ask for another form of meeting; the client says it until the service has confirmed it."""
        self._owe(Owed(_new_ref(), OwedKind.WISH, self._conductor.now(), form.value))

    def take_up(self, phone: str = "") -> None:
        """Say what the program's last run still owed; a callback as soon as its number is known."""
        invitation = self._conductor.invitation()
        self._phone = self._phone or phone
        if invitation is None or not invitation.token:
            return
        fresh = self._owed.recall(invitation, self._conductor.now())
        for word in fresh:
            if word.kind is OwedKind.MESSAGE:
                self._messages[word.ref] = Message(word.detail)
        if self._owed.of(invitation):
            client = self._seat(invitation)
            for word in self._owed.of(invitation):
                self._say(client, word)  # what it was told before, it knows by its ref
        asked = any(word.kind is OwedKind.CALLBACK for word in fresh)
        messages = tuple(Message(word.detail) for word in fresh if word.kind is OwedKind.MESSAGE)
        if asked or messages:
            self._conductor.handle(ev.OwedRecalled(asked, messages))

    def _owe(self, word: Owed) -> None:
        """Write a word down, then say it; without a way it waits."""
        invitation = self._conductor.invitation()
        if invitation is None:
            return
        if word.kind is OwedKind.MESSAGE:
            self._messages[word.ref] = Message(word.detail)
        client = self._client if self._is_of(invitation) else None
        self._owed.add(word, invitation)
        if client is not None:
            self._say(client, word)
        else:
            self._seat_of_journey()  # a fresh client says all that is owed

    def _say(self, client: MeetingClient, word: Owed) -> None:
        if word.kind is OwedKind.CALLBACK and not self._phone:
            return  # the keyring has not told the number yet
        if word.kind is OwedKind.CALLBACK:
            client.callback(self._phone, word.reason, word.verdict, word.ref)
        elif word.kind is OwedKind.MESSAGE:
            client.message(word.detail, word.ref)
        else:
            client.wish(MeetingForm(word.detail), word.ref)

    # The receipt

    def receipt_changed(self, receipt: Receipt, invitation: Invitation) -> None:
        """Hand in what the service has not got, and fetch the signed receipt, as soon as there is a way."""
        if self._delivery is not None:
            self._delivery.changed(receipt, invitation)

    def forget(self) -> None:
        """Give everything up that is under way; what was not delivered is not asked any more."""
        self._owed.forget()
        self._messages.clear()
        self._phone = ""
        for task in tuple(self._tasks):
            task.cancel()
        self._drop_client()
        if self._delivery is not None:
            self._run(self._delivery.close())

    async def close(self) -> None:
        """Hang up; the seat is kept by the service for a while, in case it was a slip."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._client is not None:
            await self._client.close()
        if self._delivery is not None:
            await self._delivery.close()

    # Inside

    def _seat_of_journey(self) -> None:
        invitation = self._conductor.invitation()
        if invitation is not None and invitation.token:
            self._seat(invitation)

    def _is_of(self, invitation: Invitation) -> bool:
        """Tell whether the client that there is holds this seat."""
        return not self._stopped and self._client is not None and self._client_token == invitation.token

    def _seat(self, invitation: Invitation) -> MeetingClient:
        """Return the client of this seat; a stopped or foreign one is replaced."""
        if not self._is_of(invitation):
            self._drop_client()
        if self._client is None:
            heard = partial(self._on_event_of, invitation.token)
            self._client = MeetingClient(invitation.service_url, invitation.token, self._instance, heard)
            self._client_token, self._stopped = invitation.token, False
            self._client.connect()
            for word in self._owed.of(invitation):
                self._say(self._client, word)
        return self._client

    def _drop_client(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            self._run(self._close_in_time(client))

    @staticmethod
    async def _close_in_time(client: MeetingClient) -> None:
        async with asyncio.timeout(CLOSE_LIMIT_S):
            await client.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _on_event_of(self, token: str, event: told.ClientEvent) -> None:
        """Keep what an earlier meeting's line still says out of this meeting's journey and receipt."""
        invitation = self._conductor.invitation()
        if invitation is not None and invitation.token == token:
            self._on_event(event)
        elif isinstance(event, _CONFIRMATIONS):
            self._owed.settle(event.ref)

    def _on_event(self, event: told.ClientEvent) -> None:
        """Turn what the client tells into the journey's events."""
        if isinstance(event, told.SdpReceived):
            self._conductor.remote_description(event.gen, event.kind, event.sdp)
            return
        if isinstance(event, told.Connected):
            self._conductor.set_service_time(event.service_time)
            if self._delivery is not None:
                self._delivery.wake()
            return
        if isinstance(event, _CONFIRMATIONS):
            self._owed.settle(event.ref)
        self._stopped = self._stopped or isinstance(event, told.Moved | told.Removed | told.Ended)
        make = _EVENTS.get(type(event))
        if make is not None:
            self._conductor.handle(make(event))
        self._on_rest(event)

    def _on_rest(self, event: told.ClientEvent) -> None:
        invitation = self._conductor.invitation()
        waits = invitation is not None and self._owed.owes_callback(invitation)
        if isinstance(event, told.ServiceLost) and waits:
            self._conductor.handle(ev.CallbackChanged(CallbackState.QUEUED))
        elif isinstance(event, told.MessageConfirmed):
            self._on_message_confirmed(event)
        elif isinstance(event, told.ErrorReceived):
            log.warning("the service refused %s: %s", event.about or "the connection", event.detail)
            if event.code is not None:
                self._conductor.handle(ev.OpeningFailed(event.code))

    def _on_message_confirmed(self, event: told.MessageConfirmed) -> None:
        """One that was sent before this program was started counts, too; an unknown kind is a newer one's."""
        kind = self._messages.pop(event.ref, event.kind)
        if kind in tuple(Message):
            self._conductor.handle(ev.MessageConfirmed(Message(kind), event.at))


def _callback_changed(event: told.CallbackChanged) -> ev.CallbackChanged:
    earlier = tuple((_CALLBACKS[state], at) for state, at in event.earlier)
    return ev.CallbackChanged(_CALLBACKS[event.state], event.at, earlier)


def _new_ref() -> str:
    return secrets.token_hex(8)


_EVENTS: dict[type, Callable[[Any], ev.Event]] = {
    told.Registered: lambda e: ev.Registered(e.at),
    told.PlanChanged: lambda e: ev.PlanGiven(e.plan),
    told.PeopleChanged: lambda e: ev.PeopleChanged(e.people),
    told.StatusChanged: lambda e: ev.StatusChanged(e.status),
    told.AgendaChanged: lambda e: ev.AgendaMoved(-1 if e.index is None else e.index),
    told.CallbackChanged: _callback_changed,
    told.WishChanged: lambda e: ev.WishChanged(e.wish),
    told.FactsTold: lambda e: ev.ReceiptTold(e.lines),
    told.Ended: lambda e: ev.MeetingEnded(e.at),
    told.Moved: lambda _: ev.SeatMoved(),
    told.Removed: lambda _: ev.SeatRemoved(),
    told.Returned: lambda _: ev.ReturnedToWaiting(),
    told.ServiceLost: lambda _: ev.ServiceLost(),
    told.ServiceBack: lambda _: ev.ServiceBack(),
}
