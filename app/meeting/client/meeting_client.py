# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps one seat in one meeting, whatever the line does."""

import asyncio
import random
from collections.abc import Callable
from typing import Literal

import aiohttp

from app.core.faults import Fault, FaultCode
from app.core.links import ServiceLink
from app.core.meeting import ByPhone, MeetingForm, Person
from app.core.verdicts import Verdict
from app.meeting import events
from app.meeting.client.connection import Connection
from app.meeting.client.http import DEFAULT_TIMEOUT_S, ask_callback, new_ref, send_message, send_wish
from app.meeting.client.inbox import Inbox
from app.meeting.client.outbox import Outbox, PlanBItem, encoded
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import MessageKind

_FIRST_WAIT_S = 0.25
_LONGEST_WAIT_S = 4.0
_HTTP_WITHIN_S = 5.0
CaseworkersWord = (
    wire.Admit
    | wire.ReturnToWaiting
    | wire.Remove
    | wire.SetStatus
    | wire.SetAgenda
    | wire.ConfirmWish
    | wire.End
)


class MeetingClient:
    """One participant's live line to the meeting service.

    Everything runs on the loop that called ``connect``. No method waits, except ``close``. What is said
    while there is no line is said when it is back; callbacks and messages until they are confirmed,
    by HTTP when only that gets through.

    Args:
        service_url: The service, without a path.
        token: The secret of the seat.
        instance: Random per running program: tells a lost line from a second program.
        on_event: Called on the loop with each event; must not raise.
        connect_within_s: How long one attempt to connect may take.
        is_robot: Tell everybody that no person sits here.
    """

    def __init__(
        self,
        service_url: str,
        token: str,
        instance: str,
        on_event: Callable[[events.ClientEvent], None],
        *,
        connect_within_s: float = DEFAULT_TIMEOUT_S,
        is_robot: bool = False,
    ) -> None:
        self._link = ServiceLink(service_url.rstrip("/"), token)
        self._instance = instance
        self._on_event = on_event
        self._connect_within_s = connect_within_s
        self._is_robot = is_robot
        self._outbox = Outbox()
        self._inbox = Inbox(self._outbox, on_event)
        self._connection: Connection | None = None
        self._task: asyncio.Task[None] | None = None
        self._lost: FaultCode | None = None

    @property
    def is_connected(self) -> bool:
        """Whether the service knows us just now."""
        return self._connection is not None and self._inbox.has_snapshot

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, as last heard."""
        return self._inbox.people

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The ``ref`` of every callback and message that the service has not confirmed."""
        return tuple(self._outbox.unconfirmed)

    def connect(self) -> None:
        """Begin to keep the line, for ever; again after ``Moved`` to take the seat back."""
        if self._task is None or self._task.done():
            self._inbox.start()
            self._task = asyncio.get_running_loop().create_task(self._keep_line(), name="meeting client")

    async def close(self) -> None:
        """Give the line up; the seat is kept for a minute, unless ``leave`` was said."""
        task, self._task = self._task, None
        if task is None:
            return
        if not (self._inbox.is_stopped and self._connection is not None):
            task.cancel()  # else the goodbye is on its way
        await asyncio.gather(task, return_exceptions=True)

    def knock(self, verdict: Verdict = Verdict.NOT_MEASURED) -> None:
        """Register in the waiting room, now and after every reconnect."""
        self._outbox.knocks = True
        self._outbox.verdict = verdict
        self._say(wire.Knock(verdict=verdict))

    def verdict(self, verdict: Verdict) -> None:
        """The equipment's verdict has changed."""
        self._outbox.verdict = verdict
        self._say(wire.TellVerdict(verdict=verdict))

    def media(
        self, *, microphone: bool, camera: bool, paused: bool = False, by_phone: ByPhone = ByPhone.NONE
    ) -> None:
        """Tell others what we let them hear and see, and what a telephone carries."""
        self._outbox.media = wire.TellMedia(
            microphone=microphone, camera=camera, paused=paused, by_phone=by_phone
        )
        self._say(self._outbox.media)

    def send_sdp(self, gen: int, kind: Literal["offer", "answer"], sdp: str) -> None:
        """Send an offer or answer for the current plan; of another ``gen`` it is dropped.

        Raises:
            ValueError: Longer than the protocol allows.
        """
        plan = self._inbox.plan
        if plan is None or plan.gen != gen:
            return
        message = wire.SendSdp(pc=f"peer:{plan.peer}", kind=kind, sdp=sdp, gen=gen)
        encoded(message)
        if not self._say(message):
            self._outbox.sdp = message

    def rebuild(self, gen: int, why: str = "") -> None:
        """Ask for another attempt, in which we offer, because ``gen`` does not carry."""
        message = wire.Rebuild(gen=gen, why=why[:64])
        if not self._say(message):
            self._outbox.rebuild = message

    def callback(
        self, phone: str, reason: str = "", verdict: Verdict = Verdict.NOT_MEASURED, ref: str = ""
    ) -> str:
        """Ask to be telephoned; kept until confirmed by ``CallbackChanged`` with the returned ``ref``.

        Raises:
            ValueError: The service would not take this number or text.
        """
        message = wire.AskCallback(phone=phone, reason=reason, verdict=verdict, ref=ref or new_ref())
        return self._keep_until_confirmed(message)

    def message(self, kind: str, ref: str = "") -> str:
        """Send a ready-made message; kept until ``MessageConfirmed`` with the returned ``ref``.

        Raises:
            ValueError: The protocol has no such message.
        """
        return self._keep_until_confirmed(wire.SendMessage(kind=MessageKind(kind), ref=ref or new_ref()))

    def wish(self, form: MeetingForm, ref: str = "") -> str:
        """Ask for another form of meeting; kept until ``WishChanged`` with the returned ``ref``."""
        for earlier, item in tuple(self._outbox.unconfirmed.items()):
            if isinstance(item, wire.SendWish):
                del self._outbox.unconfirmed[earlier]
        return self._keep_until_confirmed(wire.SendWish(form=form, ref=ref or new_ref()))

    def tell(self, message: CaseworkersWord) -> bool:
        """Do what only a caseworker may; returns False, and forgets it, when there is no line just now."""
        return self._say(message)

    def leave(self) -> None:
        """Go for now; the client stops. Without a line the service finds out by itself."""
        self._outbox.knocks = False
        self._inbox.is_stopped = True
        if self._connection is not None and self._inbox.has_snapshot:
            self._connection.say(wire.Leave())
            self._connection.finish()
        elif self._task is not None:
            self._task.cancel()

    def _keep_until_confirmed(self, item: PlanBItem) -> str:
        encoded(item)
        self._outbox.unconfirmed[item.ref] = item
        self._say(item)
        return item.ref

    def _say(self, message: wire.FromSeat) -> bool:
        if self._connection is None or not self._inbox.has_snapshot:
            return False
        self._connection.say(message)
        return True

    async def _keep_line(self) -> None:
        wait_s = _FIRST_WAIT_S
        while not self._inbox.is_stopped:
            fault = await self._one_connection()
            if self._inbox.is_stopped:
                break
            if self._inbox.has_snapshot:
                wait_s = _FIRST_WAIT_S
            self._inbox.line_lost()
            self._tell_lost(self._inbox.fault or (fault.code if fault else FaultCode.SERVICE_DOWN))
            await asyncio.sleep(wait_s * random.uniform(0.8, 1.0))  # noqa: S311 - not all at once
            wait_s = min(_LONGEST_WAIT_S, wait_s * 2)
            if wait_s > 1.0:
                await self._try_http()
        await self._try_http()  # plan B may be asked for when the meeting is over, too

    async def _one_connection(self) -> Fault | None:
        connection = Connection(self._link.service_url, self._connect_within_s, self._take)
        self._connection = connection
        try:
            hello = wire.Hello(
                token=self._link.token,
                instance=self._instance,
                last_seq=self._inbox.last_seq,
                robot=self._is_robot,
            )
            await connection.run(hello)
        except Fault as fault:
            return fault
        finally:
            self._connection = None
        return None

    def _take(self, message: wire.ToSeat) -> None:
        if isinstance(message, wire.Snapshot):
            if self._lost is not None:
                self._lost = None
                self._on_event(events.ServiceBack())
            self._inbox.take_snapshot(message)
            for said in self._outbox.after_hello(message.plan.gen if message.plan else -1):
                self._say(said)
        else:
            self._inbox.take(message)

    def _tell_lost(self, code: FaultCode) -> None:
        if code is not self._lost:
            self._lost = code
            self._on_event(events.ServiceLost(code))

    async def _try_http(self) -> None:
        """Some networks let HTTP through and no WebSocket: plan B must not wait for the line."""
        for item in tuple(self._outbox.unconfirmed.values()):
            try:
                await self._by_http(item)
            except (Fault, aiohttp.ClientError):
                return

    async def _by_http(self, item: PlanBItem) -> None:
        if isinstance(item, wire.AskCallback):
            at = await ask_callback(
                self._link, item.phone, item.reason, item.verdict, ref=item.ref, timeout_s=_HTTP_WITHIN_S
            )
            self._inbox.confirm(events.CallbackChanged(item.ref, "requested", at))
        elif isinstance(item, wire.SendWish):
            wish = await send_wish(self._link, item.form, ref=item.ref, timeout_s=_HTTP_WITHIN_S)
            self._inbox.confirm(events.WishChanged(item.ref, wish))
        else:
            at = await send_message(self._link, item.kind, ref=item.ref, timeout_s=_HTTP_WITHIN_S)
            self._inbox.confirm(events.MessageConfirmed(item.ref, at, item.kind.value))
