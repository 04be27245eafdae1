# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One living meeting: who sits where, who waits, who was let in. No sockets here, only lines."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import msgspec

from app.core.meeting import CaseworkerStatus
from app.core.receipt import Fact
from app.core.verdicts import Verdict
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import (
    ErrorCode,
    IceInfo,
    MediaState,
    SeatState,
    StaffMeeting,
    now_utc,
)
from app.service.call import Call
from app.service.config import Offerer
from app.service.keys import KeyRing, log_id
from app.service.logs import log_event
from app.service.media_backend import MediaBackend
from app.service.plan_b import PlanB
from app.service.receipts.ledger import Ledger
from app.service.receipts.witness import Witness
from app.service.records import MeetingRecord
from app.service.refusals import Refusal
from app.service.room_views import snapshot, staff_view
from app.service.seats import CloseCode, Line, Seat
from app.service.store import Store

Change = Literal["presence", "verdict", "media", "admitted", "returned", "removed"]


@dataclass(frozen=True)
class RoomTools:
    """What every room shares."""

    store: Store
    keys: KeyRing
    ledger: Ledger
    backend: MediaBackend
    offerer: Offerer
    grace_s: float
    changed: Callable[["Room"], None]


class Room:
    """Holds the seats of one meeting; every change is stored before anybody is told."""

    def __init__(self, meeting: MeetingRecord, tools: RoomTools) -> None:
        self.meeting = meeting
        self._tools = tools
        self._store = tools.store
        self._log_id = log_id(meeting.id)
        self.seats = {person.pid: Seat(person) for person in meeting.people}
        self.witness = Witness(meeting, self.seats, tools.ledger, lambda: tools.changed(self))
        self.call = Call(meeting, self.seats, tools.store, tools.backend, tools.offerer)
        self.call.on_described = lambda pids: self.witness.saw_all(pids, Fact.CALL_BEGAN)
        self.plan_b = PlanB(meeting, self.seats, tools.store, self.witness, lambda: tools.changed(self))
        for seat in self.seats.values():
            if seat.person.state in (SeatState.WAITING, SeatState.ADMITTED):
                self._start_grace(seat)  # the service came back: their programs will, too

    @property
    def is_idle(self) -> bool:
        """Whether nobody is connected and no seat is kept for anybody."""
        return all(seat.line is None and seat.grace is None for seat in self.seats.values())

    def staff_view(self) -> StaffMeeting:
        """Return everything that staff may see."""
        view = staff_view(self.meeting, self.seats, self._store, self._tools.keys)
        return msgspec.structs.replace(view, facts=self.witness.facts())

    def check_link(self, seat: Seat) -> None:
        """Refuse a seat that may not be taken any more.

        Raises:
            Refusal: LINK_USED, LINK_EXPIRED or SEAT_REMOVED.
        """
        if self.meeting.ended_at is not None:
            raise Refusal(ErrorCode.LINK_USED)
        self.check_expiry()
        if seat.person.state is SeatState.REMOVED:
            raise Refusal(ErrorCode.SEAT_REMOVED)

    def check_expiry(self) -> None:
        """Refuse when the links' time is over.

        Raises:
            Refusal: LINK_EXPIRED.
        """
        if now_utc() >= self.meeting.expires_at:
            raise Refusal(ErrorCode.LINK_EXPIRED)

    def ice(self, seat: Seat) -> list[IceInfo]:
        """Return the STUN and TURN servers for one person's call."""
        return self._tools.backend.ice(self.meeting, seat.pid)

    # Coming and going

    def join(self, seat: Seat, line: Line, hello: wire.Hello) -> None:
        """Give a seat to a new line, whoever had it before."""
        same_program = seat.person.instance == hello.instance
        another_program = seat.person.instance is not None and not same_program
        if seat.line is not None and another_program:
            seat.send(wire.Moved())
        seat.hang_up(CloseCode.REPLACED if same_program else CloseCode.MOVED)
        seat.stop_grace()
        seat.line = line
        seat.is_robot = hello.robot
        seat.person.instance = hello.instance
        if seat.is_caseworker and not seat.is_admitted:
            self._arrive(seat)
            self._let_in(seat)
        self._store.save_person(self.meeting.id, seat.person)
        log_event("hello", meeting=self._log_id, seat=seat.pid, again=same_program, moved=another_program)
        fresh_plan = another_program and seat.pid in self.meeting.pair
        plan = None if fresh_plan else self.call.plan_for(seat)
        everything = snapshot(self.meeting, self.seats, seat, self._store, plan)
        facts = self.witness.facts() if seat.is_caseworker else self.witness.facts(seat.pid)
        seat.send(msgspec.structs.replace(everything, facts=facts))
        self._tell_others(seat, "presence")
        if fresh_plan:
            self.call.restart_for(seat)
        else:
            self.call.resend_missed(seat, hello.last_seq)
        self.call.settle()

    def lost(self, seat: Seat, line: Line) -> None:
        """A line ended without a goodbye: keep the seat for a while."""
        if seat.line is not line:
            return
        seat.line = None
        if seat.person.state in (SeatState.WAITING, SeatState.ADMITTED):
            self.witness.saw(seat, Fact.LINE_INTERRUPTED)
            self._start_grace(seat)
        log_event("line_lost", meeting=self._log_id, seat=seat.pid)
        self._tell_others(seat, "presence")

    def knock(self, seat: Seat, verdict: Verdict) -> None:
        """Register somebody as arrived; the first arrival counts."""
        seat.person.verdict = verdict
        self.witness.saw(seat, Fact.CHECK_FINISHED, verdict.value)
        if seat.person.state in (SeatState.NEW, SeatState.LEFT):
            seat.person.state = SeatState.WAITING
            self._arrive(seat)
            log_event("registered", meeting=self._log_id, seat=seat.pid)
        self._store.save_person(self.meeting.id, seat.person)
        self.witness.saw(seat, Fact.REGISTERED)
        assert seat.person.registered_at is not None  # noqa: S101 - for the type checker
        seat.send(wire.Registered(at=seat.person.registered_at))
        self._tell_others(seat, "presence")

    def leave(self, seat: Seat) -> None:
        """Somebody goes of their own will."""
        self._vacate(seat)
        self.witness.saw(seat, Fact.LEFT)
        log_event("left", meeting=self._log_id, seat=seat.pid)
        seat.hang_up(CloseCode.GOODBYE)
        self._tell_others(seat, "presence")
        self.call.settle()

    # What the caseworker does

    def admit(self, pid: str) -> None:
        """Let somebody in who waits.

        Raises:
            Refusal: NOT_FOUND when nobody by that id waits; MEETING_FULL.
        """
        seat = self._seat(pid)
        if seat.is_admitted:
            return
        if seat.person.state is not SeatState.WAITING:
            raise Refusal(ErrorCode.NOT_FOUND, "this person is not waiting")
        others = [one for one in self.seats.values() if one.is_admitted and not one.is_caseworker]
        if len(others) >= self._tools.backend.capacity - 1:  # one place is the caseworker's
            raise Refusal(ErrorCode.MEETING_FULL)
        self._let_in(seat)
        self._store.save_person(self.meeting.id, seat.person)
        self.witness.saw(seat, Fact.ADMITTED)
        log_event("admitted", meeting=self._log_id, seat=seat.pid)
        assert seat.person.admitted_at is not None  # noqa: S101 - for the type checker
        seat.send(wire.Admitted(at=seat.person.admitted_at))
        self._tell_others(seat, "admitted")
        self.call.settle()

    def return_to_waiting(self, pid: str) -> None:
        """Ask somebody back into the waiting room."""
        seat = self._guest(pid)
        if not seat.is_admitted:
            return
        seat.person.state = SeatState.WAITING
        seat.person.admitted_at = None
        self._store.save_person(self.meeting.id, seat.person)
        seat.send(wire.Returned())
        self._tell_others(seat, "returned")
        self.call.settle()

    def remove(self, pid: str) -> None:
        """Take somebody's seat away for good."""
        seat = self._guest(pid)
        self._vacate(seat, SeatState.REMOVED)
        self.witness.saw(seat, Fact.ENDED, "seat_closed")
        log_event("removed", meeting=self._log_id, seat=seat.pid)
        seat.send(wire.Removed())
        seat.hang_up(CloseCode.REMOVED)
        self._tell_others(seat, "removed")
        self.call.settle()

    def end(self) -> None:
        """The meeting is over for everybody; links are used up from here on."""
        if self.meeting.ended_at is not None:
            return
        self.meeting.ended_at = now_utc()
        self.meeting.pair = ()
        self._store.save_meeting(self.meeting)
        self.witness.saw_end()
        log_event("ended", meeting=self._log_id)
        for seat in self.seats.values():
            seat.stop_grace()
            seat.send(wire.Ended(at=self.meeting.ended_at))
            seat.hang_up(CloseCode.ENDED)
        self._tools.changed(self)

    def set_status(self, code: CaseworkerStatus) -> None:
        """Tell everybody what the caseworker is doing."""
        self.meeting.status = code
        self._store.save_meeting(self.meeting)
        self._tell_all(wire.StatusChanged(code=code))

    def set_agenda(self, index: int | None) -> None:
        """Tell everybody which item we are at.

        Raises:
            Refusal: NOT_FOUND beyond the agenda's end.
        """
        if index is not None and index >= len(self.meeting.agenda):
            raise Refusal(ErrorCode.NOT_FOUND, "no such agenda item")
        self.meeting.agenda_index = index
        self._store.save_meeting(self.meeting)
        self._tell_all(wire.AgendaChanged(index=index))

    # What everybody may say

    def set_verdict(self, seat: Seat, verdict: Verdict) -> None:
        """The person's equipment has another verdict."""
        seat.person.verdict = verdict
        self._store.save_person(self.meeting.id, seat.person)
        self.witness.saw(seat, Fact.CHECK_FINISHED, verdict.value)
        self._tell_others(seat, "verdict")

    def set_media(self, seat: Seat, media: MediaState) -> None:
        """The person turned something on or off."""
        seat.media = media
        self._tell_others(seat, "media")

    # Inner workings

    def _seat(self, pid: str) -> Seat:
        try:
            return self.seats[pid]
        except KeyError:
            raise Refusal(ErrorCode.NOT_FOUND, "no such person") from None

    def _guest(self, pid: str) -> Seat:
        seat = self._seat(pid)
        if seat.is_caseworker:
            raise Refusal(ErrorCode.NOT_ALLOWED, "the caseworker's own seat")
        return seat

    def _arrive(self, seat: Seat) -> None:
        seat.person.registered_at = seat.person.registered_at or now_utc()

    def _let_in(self, seat: Seat) -> None:
        seat.person.state = SeatState.ADMITTED
        seat.person.admitted_at = now_utc()

    def _vacate(self, seat: Seat, state: SeatState = SeatState.LEFT) -> None:
        seat.stop_grace()
        seat.person.state = state
        seat.person.admitted_at = None
        self._store.save_person(self.meeting.id, seat.person)

    def _start_grace(self, seat: Seat) -> None:
        loop = asyncio.get_running_loop()
        seat.grace = loop.call_later(self._tools.grace_s, self._lapse, seat)

    def _lapse(self, seat: Seat) -> None:
        self._vacate(seat)
        log_event("seat_lapsed", meeting=self._log_id, seat=seat.pid)
        self._tell_others(seat, "presence")
        self.call.settle()

    def stop(self) -> None:
        """Stop all timers; records stay as they are."""
        for seat in self.seats.values():
            seat.stop_grace()

    def _tell_others(self, about: Seat, change: Change) -> None:
        for seat in self.seats.values():
            if seat is not about:
                info = about.info(for_staff=seat.is_caseworker)
                seat.send(wire.PersonChanged(pid=about.pid, change=change, person=info))
        self._tools.changed(self)

    def _tell_all(self, message: wire.FromService) -> None:
        for seat in self.seats.values():
            seat.send(message)
        self._tools.changed(self)
