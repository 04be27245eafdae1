# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B of one meeting: "please call me" and ready-made messages, stored before they are confirmed."""

import secrets
from collections.abc import Callable, Mapping

from app.meeting.schema import seat as wire
from app.meeting.schema.facts import CallbackInfo, CallbackState, ErrorCode, MessageInfo, now_utc
from app.meeting.schema.http import CallbackRequest, MessageRequest
from app.service.keys import log_id
from app.service.logs import log_event
from app.service.records import MeetingRecord
from app.service.refusals import Refusal
from app.service.room_views import for_citizen
from app.service.seats import Seat
from app.service.store import Store

_MOST_EACH = 20


class PlanB:
    """Takes requests by WebSocket and by HTTP alike; a repeated ``ref`` is the same request."""

    def __init__(
        self, meeting: MeetingRecord, seats: Mapping[str, Seat], store: Store, changed: Callable[[], None]
    ) -> None:
        self._meeting = meeting
        self._seats = seats
        self._store = store
        self._changed = changed

    def ask_callback(self, seat: Seat, wish: CallbackRequest | wire.AskCallback) -> CallbackInfo:
        """Store "please call me", tell staff, and return it as its author may see it.

        Raises:
            Refusal: TOO_MANY_TRIES after twenty requests by one person.
        """
        _check_count([one.ref for one in self._store.callbacks(self._meeting.id, seat.pid)], wish.ref)
        stored = self._store.add_callback(
            self._meeting.id,
            CallbackInfo(
                id=secrets.token_hex(8),
                pid=seat.pid,
                state=CallbackState.REQUESTED,
                at=now_utc(),
                ref=wish.ref or secrets.token_hex(8),
                phone=wish.phone,
                reason=wish.reason,
                verdict=wish.verdict,
            ),
        )
        log_event("callback", meeting=log_id(self._meeting.id), seat=seat.pid)
        self._tell_callback(stored)
        return for_citizen(stored)

    def set_callback_state(self, callback_id: str, state: CallbackState) -> None:
        """Staff call, or have called.

        Raises:
            Refusal: NOT_FOUND.
        """
        moved_on = self._store.set_callback_state(self._meeting.id, callback_id, state)
        if moved_on is None:
            raise Refusal(ErrorCode.NOT_FOUND, "no such callback")
        self._tell_callback(moved_on)

    def store_message(self, seat: Seat, wish: MessageRequest | wire.SendMessage) -> MessageInfo:
        """Store a ready-made message and tell staff.

        Raises:
            Refusal: TOO_MANY_TRIES after twenty messages by one person.
        """
        _check_count([one.ref for one in self._store.messages(self._meeting.id, seat.pid)], wish.ref)
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
        for other in self._seats.values():
            if other.is_caseworker or other is seat:
                other.send(wire.MessageStored(message=stored))
        self._changed()
        return stored

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
