# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes receipts down as things happen, and hands them out signed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from app.core.canonical import Json, canonical, clean
from app.core.meeting import Role
from app.core.receipt import ONLY_ELSEWHERE, ONLY_SERVICE, Fact, Line, cut, stamp
from app.core.receipt_log import hash_of, line_to_plain, start_of_chain
from app.core.verdicts import Verdict
from app.meeting.schema.facts import ErrorCode, FactInfo, now_utc
from app.meeting.schema.receipt import RECEIPT_FORMAT, OfflineLine
from app.service.keys import log_id
from app.service.logs import log_event
from app.service.receipts.rows import ReceiptHead, ReceiptRows
from app.service.receipts.signing_keys import SigningKeys
from app.service.records import MeetingRecord, PersonRecord
from app.service.refusals import Refusal

_MOST_BY_HOLDER = 300  # a program gone wild fills nobody's disk; what staff do always has room
_MOST = 550
_ONCE = frozenset({Fact.LINK_OPENED, Fact.REGISTERED, Fact.ENDED})
_BY_HOLDER = frozenset({Fact.CHECK_FINISHED, Fact.LINE_INTERRUPTED, Fact.LEFT})


class ChainBroken(Exception):
    """Somebody has changed the lines in the database: they are neither signed nor shown."""


class Ledger:
    """The receipts of one service.

    Args:
        rows: Where they are kept.
        keys: What they are signed with.
        keep_days: Receipts of meetings that started longer ago are neither kept nor written.
        issuer: Returns the service's address, which stands on every receipt.
    """

    def __init__(
        self, rows: ReceiptRows, keys: SigningKeys, keep_days: int, issuer: Callable[[], str]
    ) -> None:
        self._rows = rows
        self.keys = keys
        self._keep = timedelta(days=keep_days)
        self._issuer = issuer

    def record(
        self, meeting: MeetingRecord, person: PersonRecord, fact: Fact, detail: str = ""
    ) -> FactInfo | None:
        """Write down what was just seen; None when it stands there already, or is a caseworker's own."""
        if person.role is Role.CASEWORKER or not self._is_kept(meeting.starts_at):
            return None
        lines = self._rows.lines(meeting.id, person.pid)
        line = Line(now_utc(), fact, by_service=True, detail=detail)
        if fact is Fact.REGISTERED and person.registered_at is not None:
            line = Line(cut(person.registered_at), fact, by_service=True)
        if not _is_news(line, lines):
            return None
        self._rows.append(meeting, person, line)
        return fact_info(person.pid, line)

    def hand_in(
        self, meeting: MeetingRecord, person: PersonRecord, offered: Sequence[OfflineLine]
    ) -> list[FactInfo]:
        """Store what a PC wrote down by its own clock, marked as that; return what was new.

        Raises:
            Refusal: NOT_UNDERSTOOD for a fact that no PC can hand in, NOT_FOUND when the time of the
                receipt is over, TOO_MANY_TRIES when there is no end to it.
        """
        if any(one.fact in ONLY_SERVICE for one in offered):
            raise Refusal(ErrorCode.NOT_UNDERSTOOD, "only the service can tell this fact")
        if any(one.fact in ONLY_ELSEWHERE for one in offered):
            raise Refusal(ErrorCode.NOT_UNDERSTOOD, "a meeting in another program has no receipt here")
        if not self._is_kept(meeting.starts_at):
            raise Refusal(ErrorCode.NOT_FOUND, "the receipt is not kept any more")
        known = self._rows.lines(meeting.id, person.pid)
        now, stored = now_utc(), list[FactInfo]()
        for one in offered:
            line = Line(cut(one.at), one.fact, detail=one.detail, handed_in_at=now)
            if any(line.is_same_as(other) for other in known):
                continue
            if len(known) >= _MOST_BY_HOLDER:
                raise Refusal(ErrorCode.TOO_MANY_TRIES, retry_after_s=3600)
            self._rows.append(meeting, person, line)
            known.append(line)
            stored.append(fact_info(person.pid, line))
        return stored

    def facts(self, meeting_id: str, pids: Sequence[str]) -> list[FactInfo]:
        """Return the receipts' lines of some people, in order of time."""
        found = [fact_info(pid, line) for pid in pids for line in self._rows.lines(meeting_id, pid)]
        return sorted(found, key=lambda one: one.at)

    def signed(self, meeting: MeetingRecord, person: PersonRecord) -> bytes:
        """Return a person's receipt as it stands, signed; without lines when nothing was seen.

        Raises:
            Refusal: NOT_FOUND when the receipt's time is over.
        """
        if not self._is_kept(meeting.starts_at) or person.role is Role.CASEWORKER:
            raise Refusal(ErrorCode.NOT_FOUND, "there is no receipt")
        head = self._rows.head(meeting.id, person.pid)
        return self.signed_of(head or _head_of(meeting, person))

    def signed_of(self, head: ReceiptHead) -> bytes:
        """Return the signed receipt that goes with a stored head.

        Raises:
            Refusal: INTERNAL when the stored lines are not what was written: they are not signed.
        """
        if not self._rows.is_chained(head.meeting_id, head.pid):
            log_event("receipt_chain_broken", meeting=log_id(head.meeting_id), seat=head.pid)
            raise Refusal(ErrorCode.INTERNAL)
        prev, links = start_of_chain(head.meeting_id, head.pid), list[Json]()
        for number, line in enumerate(self._rows.lines(head.meeting_id, head.pid), start=1):
            link = line_to_plain(line, number, prev)
            prev = hash_of(canonical(link))
            links.append(link)
        body: dict[str, Json] = {
            "format": RECEIPT_FORMAT,
            "issuer": self._issuer(),
            "issued_at": stamp(self.keys.moment()),
            "meeting": {
                "id": head.meeting_id,
                "starts_at": stamp(head.starts_at),
                "municipality": head.municipality,
                "caseworker": head.caseworker,
            },
            "person": {"pid": head.pid, "role": head.role.value, "name": head.name},
            "lines": links,
            "head": prev,
        }
        return canonical({"receipt": body, "signature": self.keys.sign(body)})

    def head_of_token(self, token_hash: str) -> ReceiptHead | None:
        """Return the receipt that a link opens, also when its meeting has been deleted."""
        found = self._rows.find_token(token_hash)
        return self._rows.head(*found) if found else None

    def up_to(self, line_hash: str) -> tuple[ReceiptHead, list[Line]] | None:
        """Return the receipt as it stood when its last line had this hash: what a print-out names.

        Raises:
            ChainBroken: The lines are not what they were.
        """
        found = self._rows.find_line(line_hash)
        head = self._rows.head(found[0], found[1]) if found else None
        if found is None or head is None:
            return None
        if not self._rows.is_chained(found[0], found[1]):
            log_event("receipt_chain_broken", meeting=log_id(head.meeting_id), seat=head.pid)
            raise ChainBroken
        return head, self._rows.lines(found[0], found[1])[: found[2]]

    def tidy(self) -> int:
        """Delete receipts whose time is over, change the key when it is due; return how many were deleted."""
        self.keys.rotate_if_due()
        return self._rows.delete_before(now_utc() - self._keep)

    def _is_kept(self, starts_at: datetime) -> bool:
        return starts_at >= now_utc() - self._keep


def fact_info(pid: str, line: Line) -> FactInfo:
    """Return a line as it goes over the wire."""
    return FactInfo(
        pid=pid,
        at=line.at,
        fact=line.fact,
        clock="service" if line.by_service else "pc",
        detail=line.detail,
        handed_in_at=line.handed_in_at,
    )


def _head_of(meeting: MeetingRecord, person: PersonRecord) -> ReceiptHead:
    return ReceiptHead(
        meeting_id=meeting.id,
        pid=person.pid,
        starts_at=meeting.starts_at,
        municipality=clean(meeting.municipality),
        caseworker=clean(meeting.caseworker.name),
        role=person.role,
        name=clean(person.name),
    )


def _is_news(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a fact adds something to what stands there."""
    last_of = {one.fact: (place, one) for place, one in enumerate(lines)}
    if len(lines) >= _MOST or (line.fact in _BY_HOLDER and len(lines) >= _MOST_BY_HOLDER):
        return False
    if line.fact in _ONCE:
        return not any(one.fact is line.fact and one.by_service for one in lines)
    if line.fact is Fact.CHECK_FINISHED:
        known = last_of.get(line.fact)
        measured = line.detail != Verdict.NOT_MEASURED.value
        return measured and (known is None or known[1].detail != line.detail)
    if line.fact is Fact.CALL_BEGAN:
        began = max(
            (n for n, one in enumerate(lines) if one.fact is line.fact and one.by_service), default=-1
        )
        return began < last_of.get(Fact.ADMITTED, (-1, line))[0] or began < 0
    if line.fact in (Fact.LINE_INTERRUPTED, Fact.LEFT):
        return not (lines and lines[-1].fact is line.fact and lines[-1].by_service)
    return True
