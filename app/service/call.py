# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call of one meeting: numbered attempts to connect, and the offers and answers that belong to them."""

from collections.abc import Callable, Mapping

from app.core.meeting import Role
from app.meeting.schema.facts import PlanInfo
from app.meeting.schema.seat import Plan, Rebuild, SdpRelayed, SendSdp
from app.service.config import Offerer
from app.service.keys import log_id
from app.service.logs import log_event
from app.service.media_backend import MediaBackend
from app.service.records import MeetingRecord
from app.service.seats import Seat
from app.service.store import Store


class Call:
    """Counts ``gen``, sends plans, and relays SDP of the current ``gen`` only.

    Attributes:
        on_described: Called with both people when an answer is passed on: their programs have agreed on a
            connection, which is as much of a call's beginning as passes through here.
    """

    def __init__(
        self,
        meeting: MeetingRecord,
        seats: Mapping[str, Seat],
        store: Store,
        backend: MediaBackend,
        offerer: Offerer,
    ) -> None:
        self._meeting = meeting
        self._seats = seats
        self._store = store
        self._backend = backend
        self._first_offerer = offerer
        self.on_described: Callable[[tuple[str, ...]], None] = lambda _: None

    def settle(self) -> None:
        """Make the call fit the people: drop it when a member is gone, plan it when all are there."""
        admitted = [seat.pid for seat in self._seats.values() if seat.is_admitted]
        members = self._backend.members(admitted)
        if members == self._meeting.pair:
            return
        if not members:
            self._meeting.pair = ()
            self._forget_sdp()
            self._store.save_meeting(self._meeting)
        elif all(self._seats[pid].line is not None for pid in members):
            self._next(members, self._default_offerer(members))

    def restart_for(self, seat: Seat) -> None:
        """Another program took a member's seat: whatever was connected is not any more."""
        if seat.pid in self._meeting.pair:
            self._next(self._meeting.pair, self._default_offerer(self._meeting.pair))

    def plan_for(self, seat: Seat) -> PlanInfo | None:
        """Return the current plan of a member, or None."""
        return self._backend.plan(self._meeting, seat.pid) if seat.pid in self._meeting.pair else None

    def rebuild(self, seat: Seat, wish: Rebuild) -> None:
        """Plan another attempt in which the asker offers; an old ``gen`` only gets the current plan."""
        if seat.pid not in self._meeting.pair:
            return
        if wish.gen == self._meeting.gen:
            self._next(self._meeting.pair, seat.pid)
        else:
            self._send_plan(seat)

    def relay(self, sender: Seat, message: SendSdp) -> None:
        """Pass an offer or answer on, unless it belongs to another attempt."""
        receiver = self._seats.get(message.pc.removeprefix("peer:"))
        members = self._meeting.pair
        if receiver is None or receiver is sender or sender.pid not in members or receiver.pid not in members:
            return
        if message.gen != self._meeting.gen:
            log_event("sdp_of_another_gen_dropped", meeting=log_id(self._meeting.id))
            return
        relayed = SdpRelayed(pc=f"peer:{sender.pid}", kind=message.kind, sdp=message.sdp, gen=message.gen)
        numbered = receiver.send(relayed)
        assert isinstance(numbered, SdpRelayed)  # noqa: S101 - for the type checker
        receiver.missed_sdp = numbered
        if message.kind == "answer":
            self.on_described(members)

    def resend_missed(self, seat: Seat, last_seq: int) -> None:
        """Send the latest offer or answer again to a line that did not get it."""
        missed = seat.missed_sdp
        if missed is not None and missed.gen == self._meeting.gen and missed.seq > last_seq:
            numbered = seat.send(missed)
            assert isinstance(numbered, SdpRelayed)  # noqa: S101 - for the type checker
            seat.missed_sdp = numbered

    def _next(self, members: tuple[str, ...], offerer: str) -> None:
        self._meeting.gen += 1
        self._meeting.pair = members
        self._meeting.offerer = offerer
        self._store.save_meeting(self._meeting)
        self._forget_sdp()
        log_event("plan", meeting=log_id(self._meeting.id), gen=self._meeting.gen)
        for pid in members:
            self._send_plan(self._seats[pid])

    def _send_plan(self, seat: Seat) -> None:
        seat.send(Plan(plan=self._backend.plan(self._meeting, seat.pid)))

    def _default_offerer(self, members: tuple[str, ...]) -> str:
        wanted_caseworker = self._first_offerer == "caseworker"
        for pid in members:
            if (self._seats[pid].person.role is Role.CASEWORKER) == wanted_caseworker:
                return pid
        return members[0]

    def _forget_sdp(self) -> None:
        for seat in self._seats.values():
            seat.missed_sdp = None
