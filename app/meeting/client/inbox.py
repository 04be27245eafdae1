# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns what the service says into events, and tells nothing twice after a reconnect."""

from collections.abc import Callable

from app.core.faults import FaultCode
from app.core.meeting import CallPlan, CaseworkerStatus, Person
from app.meeting import events
from app.meeting.client.outbox import Outbox
from app.meeting.client.translation import call_plan, callback_changed, fact_line, fault_code, person, wish
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import (
    CallbackInfo,
    ErrorCode,
    FactInfo,
    MediaState,
    MessageInfo,
    PersonInfo,
    PlanInfo,
    SeatState,
    WishInfo,
)

_FINAL = {ErrorCode.LINK_UNKNOWN, ErrorCode.LINK_EXPIRED, ErrorCode.LINK_USED, ErrorCode.SEAT_REMOVED}
# Refusals of the connection itself after which another try may help.
_PASSING = {
    ErrorCode.TOO_MANY_TRIES: FaultCode.TOO_MANY_TRIES,
    ErrorCode.SERVICE_OLDER: FaultCode.SERVICE_OLDER,
    ErrorCode.SERVICE_NEWER: FaultCode.SERVICE_NEWER,
    ErrorCode.PROGRAM_TOO_OLD: FaultCode.PROGRAM_TOO_OLD,
    ErrorCode.INTERNAL: FaultCode.SERVICE_DOWN,
    ErrorCode.NOT_UNDERSTOOD: FaultCode.SERVICE_NONSENSE,
}


Confirmation = events.CallbackChanged | events.MessageConfirmed | events.WishChanged


class Inbox:
    """What we know from the service.

    Attributes:
        has_snapshot: Whether this connection has told us everything.
        is_stopped: Whether there is nothing to come back for.
        fault: Why the service refused this connection, if it said so.
        plan: The latest plan.
        last_seq: Number of the last message read.
    """

    def __init__(self, outbox: Outbox, on_event: Callable[[events.ClientEvent], None]) -> None:
        self._outbox = outbox
        self._emit = on_event
        self.has_snapshot = False
        self.is_stopped = False
        self.fault: FaultCode | None = None
        self.plan: CallPlan | None = None
        self.last_seq = 0
        self._people: dict[str, Person] = {}
        self._media: dict[str, MediaState] = {}
        self._state = SeatState.NEW
        self._registered: events.Registered | None = None
        self._status = CaseworkerStatus.NONE
        self._agenda_index: int | None = None
        self._plan_b: dict[str, Confirmation] = {}
        self._my_pid = ""
        self._last_sdp: events.SdpReceived | None = None

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, in the service's order."""
        return tuple(self._people.values())

    def start(self) -> None:
        """Before the first connection, and before each one after a stop."""
        self.is_stopped = False
        self.line_lost()

    def line_lost(self) -> None:
        """What we know may be old from here on."""
        self.has_snapshot = False
        self.fault = None

    def take_snapshot(self, snapshot: wire.Snapshot) -> None:
        """Take everything in, and tell what is news."""
        self.has_snapshot = True
        self.last_seq = snapshot.seq
        self._my_pid = snapshot.you.pid
        self._emit(events.Connected(snapshot.time, snapshot.state.value))
        self._set_people(snapshot.people)
        was_admitted, self._state = self._state is SeatState.ADMITTED, snapshot.state
        if snapshot.registered_at is not None:
            self._register(events.Registered(snapshot.registered_at))
        if snapshot.state is SeatState.ADMITTED and snapshot.admitted_at is not None and not was_admitted:
            self._emit(events.Admitted(snapshot.admitted_at))
        if was_admitted and snapshot.state is not SeatState.ADMITTED:
            self._emit(events.Returned())
        self._set_status(snapshot.status)
        self._set_agenda(snapshot.agenda_index)
        for callback in snapshot.callbacks:
            self._take_callback(callback)
        for message in snapshot.messages:
            self._take_message(message)
        for one in snapshot.wishes:
            self._take_wish(one)
        self._take_facts(snapshot.facts)
        if snapshot.plan is not None:
            self._take_plan(snapshot.plan)

    def take(self, message: wire.ToSeat) -> None:
        """Take one message in, and tell it."""
        self.last_seq = max(self.last_seq, message.seq)
        match message:
            case wire.Plan():
                self._take_plan(message.plan)
            case wire.SdpRelayed():
                self._take_sdp(message)
            case wire.PersonChanged():
                self._take_person(message.person)
            case wire.CallbackChanged():
                self._take_callback(message.callback)
            case wire.MessageStored():
                self._take_message(message.message)
            case wire.WishChanged():
                self._take_wish(message.wish)
            case wire.FactRecorded():
                self._take_facts([message.fact])
            case wire.Refused():
                self._take_refusal(message)
            case _:
                self._take_own_seat(message)

    def confirm(self, event: Confirmation) -> None:
        """Plan B got through, by whichever way: tell it once."""
        self._outbox.unconfirmed.pop(event.ref, None)
        if self._plan_b.get(event.ref) != event:
            self._plan_b[event.ref] = event
            self._emit(event)

    def _take_own_seat(self, message: wire.ToSeat) -> None:
        match message:
            case wire.Registered():
                self._state = SeatState.WAITING if self._state is not SeatState.ADMITTED else self._state
                self._register(events.Registered(message.at))
            case wire.Admitted():
                self._state = SeatState.ADMITTED
                self._emit(events.Admitted(message.at))
            case wire.Returned():
                self._state = SeatState.WAITING
                self._emit(events.Returned())
            case wire.Removed():
                self._stop(events.Removed())
            case wire.Ended():
                self._stop(events.Ended(message.at))
            case wire.Moved():
                self._stop(events.Moved())
            case wire.StatusChanged():
                self._set_status(message.code)
            case wire.AgendaChanged():
                self._set_agenda(message.index)

    def _stop(self, event: events.ClientEvent) -> None:
        self.is_stopped = True
        self._emit(event)

    def _register(self, event: events.Registered) -> None:
        if event != self._registered:
            self._registered = event
            self._emit(event)

    def _set_status(self, status: CaseworkerStatus) -> None:
        if status is not self._status:
            self._status = status
            self._emit(events.StatusChanged(status))

    def _set_agenda(self, index: int | None) -> None:
        if index != self._agenda_index:
            self._agenda_index = index
            self._emit(events.AgendaChanged(index))

    def _set_people(self, people: list[PersonInfo]) -> None:
        now = {one.pid: person(one) for one in people}
        if now != self._people:
            self._people = now
            self._emit(events.PeopleChanged(self.people))
        for one in people:
            self._set_media(one)

    def _take_person(self, info: PersonInfo) -> None:
        if self._people.get(info.pid) != person(info):
            self._people[info.pid] = person(info)
            self._emit(events.PeopleChanged(self.people))
        self._set_media(info)

    def _set_media(self, info: PersonInfo) -> None:
        if self._media.get(info.pid, MediaState()) != info.media:
            self._media[info.pid] = info.media
            media = info.media
            self._emit(
                events.MediaChanged(info.pid, media.microphone, media.camera, media.paused, media.by_phone)
            )

    def _take_plan(self, info: PlanInfo) -> None:
        plan = call_plan(info)
        if plan is not None and (self.plan is None or plan.gen != self.plan.gen):
            self.plan = plan
            self._last_sdp = None
            self._emit(events.PlanChanged(plan))

    def _take_sdp(self, message: wire.SdpRelayed) -> None:
        event = events.SdpReceived(message.gen, message.kind, message.sdp)
        if self.plan is not None and message.gen == self.plan.gen and event != self._last_sdp:
            self._last_sdp = event
            self._emit(event)

    def _take_callback(self, info: CallbackInfo) -> None:
        self.confirm(callback_changed(info))

    def _take_message(self, info: MessageInfo) -> None:
        self.confirm(events.MessageConfirmed(info.ref, info.at, info.kind.value))

    def _take_wish(self, info: WishInfo) -> None:
        if info.pid == self._my_pid:
            self.confirm(events.WishChanged(info.ref, wish(info)))

    def _take_facts(self, facts: list[FactInfo]) -> None:
        mine = tuple(fact_line(one) for one in facts if one.pid == self._my_pid)
        if mine:
            self._emit(events.FactsTold(mine))

    def _take_refusal(self, refusal: wire.Refused) -> None:
        if refusal.about:
            self._emit(events.ErrorReceived(fault_code(refusal.code), refusal.code.value, refusal.about))
        elif refusal.code is ErrorCode.LINK_USED and self._registered is not None:
            self._stop(events.Ended(None))  # it ended while we were away
        elif refusal.code is ErrorCode.SEAT_REMOVED:
            self._stop(events.Removed())
        elif refusal.code in _FINAL:
            self._stop(events.ErrorReceived(fault_code(refusal.code), refusal.code.value))
        else:
            self.fault = _PASSING.get(refusal.code, FaultCode.SERVICE_NONSENSE)
