# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one room sees goes into its people's receipts, and is shown to them and to the caseworker at once."""

from collections.abc import Callable, Iterable, Mapping

from app.core.receipt import Fact
from app.meeting.schema.facts import FactInfo
from app.meeting.schema.receipt import OfflineLine
from app.meeting.schema.seat import FactRecorded
from app.service.receipts.ledger import Ledger
from app.service.records import MeetingRecord
from app.service.seats import Seat


class Witness:
    """Records the facts of one meeting."""

    def __init__(
        self, meeting: MeetingRecord, seats: Mapping[str, Seat], ledger: Ledger, changed: Callable[[], None]
    ) -> None:
        self._meeting = meeting
        self._seats = seats
        self._ledger = ledger
        self._changed = changed

    def saw(self, seat: Seat, fact: Fact, detail: str = "") -> None:
        """Write down what was just seen of somebody."""
        recorded = self._ledger.record(self._meeting, seat.person, fact, detail)
        if recorded is not None:
            self._tell([recorded])

    def saw_all(self, pids: Iterable[str], fact: Fact) -> None:
        """Write down what was just seen of some people."""
        for pid in pids:
            self.saw(self._seats[pid], fact)

    def saw_end(self) -> None:
        """Write the meeting's end into every receipt that has begun."""
        for seat in self._seats.values():
            if self.facts(seat.pid):
                self.saw(seat, Fact.ENDED)

    def hand_in(self, seat: Seat, lines: list[OfflineLine]) -> None:
        """Take what a PC wrote down by its own clock.

        Raises:
            Refusal: NOT_UNDERSTOOD, NOT_FOUND or TOO_MANY_TRIES.
        """
        self._tell(self._ledger.hand_in(self._meeting, seat.person, lines))

    def facts(self, *pids: str) -> list[FactInfo]:
        """Return the receipts' lines of some people; of everybody when none is named."""
        return self._ledger.facts(self._meeting.id, pids or list(self._seats))

    def signed(self, seat: Seat) -> bytes:
        """Return somebody's signed receipt.

        Raises:
            Refusal: NOT_FOUND.
        """
        return self._ledger.signed(self._meeting, seat.person)

    def _tell(self, recorded: list[FactInfo]) -> None:
        for fact in recorded:
            for seat in self._seats.values():
                if seat.is_caseworker or seat.pid == fact.pid:
                    seat.send(FactRecorded(fact=fact))
        if recorded:
            self._changed()
