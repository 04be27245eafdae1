# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""All living meetings of this process, found by id, token or code; and the desks that watch them."""

import asyncio
import contextlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from app.core.spoken_code import digits_of, is_well_formed
from app.meeting.schema.facts import ErrorCode, StaffMeeting, now_utc
from app.meeting.schema.http import NewMeeting
from app.service.booking import Booking
from app.service.config import ServiceConfig
from app.service.keys import KeyRing, token_hash
from app.service.logs import log_event
from app.service.media_backend import TwoPeople
from app.service.receipts.ledger import Ledger
from app.service.receipts.signing_keys import SigningKeys
from app.service.records import MeetingRecord, danish_day, day_bounds
from app.service.refusals import Refusal
from app.service.room import Room, RoomTools
from app.service.seats import CloseCode, Line, Seat
from app.service.store import Store
from app.service.tries import Tries

_WATCH_EVERY_S = 1.0
_PURGE_EVERY_S = 3600.0
_GOODBYES_WITHIN_S = 3.0


class Desk(Protocol):
    """Somebody of the staff who watches one day."""

    day: date

    def show(self, meeting: StaffMeeting) -> None:
        """One meeting changed."""
        ...

    def show_all(self) -> None:
        """Anything may have changed."""
        ...

    def hang_up(self, code: CloseCode) -> None:
        """The service closes."""
        ...


def receipt_keys_beside(database: Path) -> Path:
    """Return where the keys lie that sign receipts."""
    return database.with_name(database.name + ".receipt-keys")


class Hub:
    """Loads rooms when somebody needs them and forgets them when nobody does."""

    def __init__(self, config: ServiceConfig, store: Store, keys: KeyRing) -> None:
        self.config = config
        self.store = store
        self.keys = keys
        self.tries = Tries(config.limits)
        self.desks: set[Desk] = set()
        self.is_closing = False
        self.public_url = config.public_url or ""
        self._rooms: dict[str, Room] = {}
        self._dirty: dict[str, Room] = {}
        self._sockets: set[asyncio.Task[object]] = set()
        signing = SigningKeys(receipt_keys_beside(config.database), config.receipt_key_days)
        self.ledger = Ledger(store.receipts, signing, config.keep_receipts_days, lambda: self.public_url)
        self._tools = RoomTools(
            store=store,
            keys=keys,
            ledger=self.ledger,
            backend=TwoPeople(config.stun_urls, config.turn),
            offerer=config.offerer,
            grace_s=config.grace_s,
            changed=self._changed,
        )

    @property
    def booking(self) -> Booking:
        """Books meetings with links that start with the service's own address."""
        config = self.config
        return Booking(
            self.store, self.keys, self.public_url, config.valid_h, config.jobcentre, config.plan_b
        )

    def wake_rooms(self) -> None:
        """Keep the seats that were taken when an earlier run of the service stopped."""
        for meeting_id in self.store.meeting_ids_with_seats_taken(now_utc()):
            self.room(meeting_id)

    def room(self, meeting_id: str) -> Room:
        """Return one meeting's room.

        Raises:
            Refusal: NOT_FOUND.
        """
        room = self._rooms.get(meeting_id)
        if room is None:
            meeting = self.store.meeting(meeting_id)
            if meeting is None:
                raise Refusal(ErrorCode.NOT_FOUND, "no such meeting")
            room = self._rooms[meeting_id] = Room(meeting, self._tools)
        return room

    def seat(self, token: str, address: str) -> tuple[Room, Seat]:
        """Return the seat that a token opens, whatever has become of it.

        A known token is never held up by other people's guesses: at 160 bits nobody guesses one.

        Raises:
            Refusal: LINK_UNKNOWN, or TOO_MANY_TRIES instead of it.
        """
        found = self.store.find_token(token_hash(token))
        if found is None:
            self.tries.ask(address)
            self.tries.failed(address)
            raise Refusal(ErrorCode.LINK_UNKNOWN)
        room = self.room(found[0])
        return room, room.seats[found[1]]

    def redeem(self, text: str, address: str) -> tuple[MeetingRecord, Seat]:
        """Return the seat that a spoken code stands for.

        Raises:
            Refusal: CODE_MISTYPED, TOO_MANY_TRIES, CODE_UNKNOWN, CODE_EXPIRED or LINK_USED.
        """
        digits = digits_of(text)
        if digits is None or not is_well_formed(digits):
            raise Refusal(ErrorCode.CODE_MISTYPED)  # tells a guesser nothing, so it costs nothing
        self.tries.ask(address)
        found = self.store.find_code(self.keys.code_hash(digits))
        if found is None:
            self.tries.failed(address)
            raise Refusal(ErrorCode.CODE_UNKNOWN)
        room = self.room(found[0])
        if room.meeting.ended_at is not None:
            raise Refusal(ErrorCode.LINK_USED)
        if now_utc() >= room.meeting.expires_at:
            raise Refusal(ErrorCode.CODE_EXPIRED)
        return room.meeting, room.seats[found[1]]

    def book(self, new: NewMeeting) -> MeetingRecord:
        """Book a meeting and show it on the desks."""
        meeting = self.booking.book(new)
        log_event("meeting_created", people=len(meeting.people))
        self._changed(self.room(meeting.id))
        return meeting

    def day(self, day: date) -> list[StaffMeeting]:
        """Return one Danish day's meetings in order of time."""
        start, end = day_bounds(day)
        return [self.room(one).staff_view() for one in self.store.meeting_ids_between(start, end)]

    def lost(self, room: Room, seat: Seat, line: Line) -> None:
        """A line ended; not when the service itself is closing, for then the seats stay as they are."""
        if not self.is_closing:
            room.lost(seat, line)
            self._forget_if_idle(room)

    async def watch(self) -> None:
        """Delete old meetings, and show the desks what other processes wrote; runs until cancelled."""
        seen = self.store.foreign_writes()
        loop = asyncio.get_running_loop()
        purge_at = loop.time()
        while True:
            if loop.time() >= purge_at:
                purge_at = loop.time() + _PURGE_EVERY_S
                self._purge()
            await asyncio.sleep(_WATCH_EVERY_S)
            version = self.store.foreign_writes()
            if version != seen:
                seen = version
                for desk in tuple(self.desks):
                    desk.show_all()
            for room in tuple(self._rooms.values()):
                self._forget_if_idle(room)

    async def close(self) -> None:
        """Close every line with "restart": clients come back to the next run."""
        self.is_closing = True
        for room in self._rooms.values():
            room.stop()
            for seat in room.seats.values():
                seat.hang_up(CloseCode.RESTART)
        for desk in tuple(self.desks):
            desk.hang_up(CloseCode.RESTART)
        if self._sockets:
            await asyncio.wait(self._sockets, timeout=_GOODBYES_WITHIN_S)

    @contextlib.contextmanager
    def serving(self) -> Iterator[None]:
        """Mark the running task as one that serves a socket: closing waits for its goodbye."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - for the type checker
        self._sockets.add(task)
        try:
            yield
        finally:
            self._sockets.discard(task)

    def _purge(self) -> None:
        gone = self.store.delete_before(now_utc() - timedelta(days=self.config.keep_days))
        if gone:
            log_event("old_meetings_deleted", count=gone)
        receipts = self.ledger.tidy()
        if receipts:
            log_event("old_receipts_deleted", count=receipts)

    def _changed(self, room: Room) -> None:
        if self.is_closing:
            return
        if not self._dirty:
            asyncio.get_running_loop().call_soon(self._show_changes)
        self._dirty[room.meeting.id] = room

    def _show_changes(self) -> None:
        dirty, self._dirty = self._dirty, {}
        if self.is_closing:
            return
        for room in dirty.values():
            day = danish_day(room.meeting.starts_at)
            watching = [desk for desk in self.desks if desk.day == day]
            if watching:
                view = room.staff_view()
                for desk in watching:
                    desk.show(view)

    def _forget_if_idle(self, room: Room) -> None:
        if room.is_idle:
            self._rooms.pop(room.meeting.id, None)
