# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B of one meeting: "please call me", ready-made messages, wishes; stored before they are confirmed."""

import secrets
from collections.abc import Callable, Mapping

from app.core.meeting import MeetingForm
from app.core.phone import phone_number
from app.core.receipt import Fact
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import CallbackInfo, CallbackState, ErrorCode, MessageInfo, WishInfo, now_utc
from app.meeting.schema.http import CallbackRequest, MessageRequest, WishRequest
from app.service.keys import log_id
from app.service.logs import log_event
from app.service.receipts.witness import Witness
from app.service.records import MeetingRecord
from app.service.refusals import Refusal
from app.service.room_views import for_citizen
from app.service.seats import Seat
from app.service.store import Store

_MOST_EACH = 20
_STEPS = {
    CallbackState.REQUESTED: Fact.CALLBACK_ASKED,
    CallbackState.CALLING: Fact.CASEWORKER_CALLING,
    CallbackState.CALLED: Fact.CALLED_BY_CASEWORKER,
}


class PlanB:
    """Takes requests by WebSocket and by HTTP alike; a repeated ``ref`` is the same request."""

    def __init__(
        self,
        meeting: MeetingRecord,
        seats: Mapping[str, Seat],
        store: Store,
        witness: Witness,
        changed: Callable[[], None],
    ) -> None:
        self._meeting = meeting
        self._seats = seats
        self._store = store
        self._witness = witness
        self._changed = changed

    def ask_callback(self, seat: Seat, wish: CallbackRequest | wire.AskCallback) -> CallbackInfo:
        """Store "please call me", tell staff, and return it as its author may see it.

        A number that nobody may be sent to call (112, a costly one) is left out: the wish itself is never
        lost, and staff have the number that the person gave before.

        Raises:
            Refusal: TOO_MANY_TRIES after twenty requests by one person.
        """
        known = [one.ref for one in self._store.callbacks(self._meeting.id, seat.pid)]
        _check_count(known, wish.ref)
        stored = self._store.add_callback(
            self._meeting.id,
            CallbackInfo(
                id=secrets.token_hex(8),
                pid=seat.pid,
                state=CallbackState.REQUESTED,
                at=now_utc(),
                ref=wish.ref or secrets.token_hex(8),
                phone=wish.phone if wish.phone and phone_number(wish.phone) else None,
                reason=wish.reason,
                verdict=wish.verdict,
            ),
        )
        log_event("callback", meeting=log_id(self._meeting.id), seat=seat.pid)
        if stored.ref not in known:
            self._witness.saw(seat, Fact.CALLBACK_ASKED)
        self._tell_callback(stored)
        return for_citizen(stored)

    def set_callback_state(self, callback_id: str, state: CallbackState) -> None:
        """Staff call, or have called.

        Raises:
            Refusal: NOT_FOUND.
        """
        before = next((one for one in self._store.callbacks(self._meeting.id) if one.id == callback_id), None)
        moved_on = self._store.set_callback_state(self._meeting.id, callback_id, state, now_utc())
        if before is None or moved_on is None:
            raise Refusal(ErrorCode.NOT_FOUND, "no such callback")
        if before.state is not state:
            self._witness.saw(self._seats[moved_on.pid], _STEPS[state])
        self._tell_callback(moved_on)

    def store_message(self, seat: Seat, wish: MessageRequest | wire.SendMessage) -> MessageInfo:
        """Store a ready-made message and tell staff.

        Raises:
            Refusal: TOO_MANY_TRIES after twenty messages by one person.
        """
        known = [one.ref for one in self._store.messages(self._meeting.id, seat.pid)]
        _check_count(known, wish.ref)
        stored = self._store.add_message(
            self._meeting.id,
            MessageInfo(
                id=secrets.token_hex(8),
                pid=seat.pid,
                kind=wish.kind,
                at=now_utc(),
                ref=wish.ref or secrets.token_hex(8),
            ),
        )
        log_event("message", meeting=log_id(self._meeting.id), seat=seat.pid)
        if stored.ref not in known:
            self._witness.saw(seat, Fact.MESSAGE_SENT, stored.kind.value)
        for other in self._seats.values():
            if other.is_caseworker or other is seat:
                other.send(wire.MessageStored(message=stored))
        self._changed()
        return stored

    def wish(self, seat: Seat, wish: WishRequest | wire.SendWish) -> WishInfo:
        """Store "rather by telephone or in person the next time", and tell staff.

        Raises:
            Refusal: NOT_ALLOWED for a caseworker, who books as they like; TOO_MANY_TRIES.
        """
        if seat.is_caseworker:
            raise Refusal(ErrorCode.NOT_ALLOWED, "this is for the people who are invited")
        before = self.wish_of(seat)
        if before is None and wish.form is MeetingForm.VIDEO:
            return WishInfo(pid=seat.pid, form=wish.form, at=now_utc(), ref=wish.ref)  # nothing to take back
        ref = wish.ref or secrets.token_hex(8)
        stored = self._store.wishes.put(
            self._meeting.id, WishInfo(pid=seat.pid, form=wish.form, at=now_utc(), ref=ref)
        )
        log_event("wish", meeting=log_id(self._meeting.id), seat=seat.pid)
        if before is None or before.ref != stored.ref:
            self._witness.saw(seat, Fact.OTHER_FORM_ASKED, stored.form.value)
        self._tell_wish(stored)
        return stored

    def wish_of(self, seat: Seat) -> WishInfo | None:
        """Return what somebody wishes."""
        return next((one for one in self._store.wishes.all(self._meeting.id) if one.pid == seat.pid), None)

    def confirm_wish(self, pid: str) -> None:
        """Staff have seen to it.

        Raises:
            Refusal: NOT_FOUND.
        """
        before = self._store.wishes.all(self._meeting.id)
        confirmed = self._store.wishes.confirm(self._meeting.id, pid, now_utc())
        if confirmed is None:
            raise Refusal(ErrorCode.NOT_FOUND, "nobody by that id wishes another form")
        if any(one.pid == pid and one.confirmed_at is None for one in before):
            self._witness.saw(self._seats[pid], Fact.OTHER_FORM_CONFIRMED, confirmed.form.value)
        self._tell_wish(confirmed)

    def _tell_wish(self, wish: WishInfo) -> None:
        for seat in self._seats.values():
            if seat.is_caseworker or seat.pid == wish.pid:
                seat.send(wire.WishChanged(wish=wish))
        self._changed()

    def _tell_callback(self, callback: CallbackInfo) -> None:
        for seat in self._seats.values():
            if seat.is_caseworker:
                seat.send(wire.CallbackChanged(callback=callback))
            elif seat.pid == callback.pid:
                seat.send(wire.CallbackChanged(callback=for_citizen(callback)))
        self._changed()


def _check_count(stored_refs: list[str], ref: str) -> None:
    if len(stored_refs) >= _MOST_EACH and ref not in stored_refs:
        raise Refusal(ErrorCode.TOO_MANY_TRIES, retry_after_s=3600)
