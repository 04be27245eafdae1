# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt as a chain of lines: each holds the SHA-256 of the one before, so that a change shows.

The same chain is kept on the citizen's PC (with a head line that says which meeting) and by the service.
Pure: text in, text out.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from app.core.canonical import Json, NotCanonical, canonical, parse
from app.core.receipt import Fact, Line, Receipt, cut, stamp

LOG_FORMAT = "moedeklar-receipt-log-1"
MOST_DETAIL = 64
_KEYS = {"at", "clock", "detail", "fact", "handed_in_at", "n", "prev"}


@dataclass(frozen=True)
class LogRead:
    """What a log file holds.

    Attributes:
        head: The first line's facts about the meeting, or None when even that is damaged.
        lines: The lines of the unbroken chain.
        last_hash: What the next line has to hold.
        good_bytes: How far the chain is unbroken.
        salvaged: Lines after the break that can still be read; nobody vouches for them.
        is_whole: Whether the chain goes to the file's end.
    """

    head: dict[str, Json] | None
    lines: tuple[Line, ...]
    last_hash: str
    good_bytes: int
    salvaged: tuple[Line, ...] = ()
    is_whole: bool = False

    @property
    def receipt(self) -> Receipt:
        """The receipt that the lines, good and salvaged, amount to."""
        return folded((*self.lines, *self.salvaged))


def hash_of(text: bytes) -> str:
    """Return the hash by which the next line names this one."""
    return hashlib.sha256(text).hexdigest()


def start_of_chain(meeting_id: str, pid: str) -> str:
    """Return what the service's first line about a person holds as the hash before it."""
    return hash_of(f"moedeklar-receipt-1\n{meeting_id}\n{pid}".encode())


def line_to_plain(line: Line, n: int, prev: str) -> dict[str, Json]:
    """Return one link of a chain; ``n`` counts from 1."""
    return {
        "at": stamp(line.at),
        "clock": "service" if line.by_service else "pc",
        "detail": line.detail,
        "fact": line.fact.value,
        "handed_in_at": stamp(line.handed_in_at) if line.handed_in_at else None,
        "n": n,
        "prev": prev,
    }


def line_from_plain(plain: Json) -> Line:
    """Return the line in one link.

    Raises:
        ValueError: It is none.
    """
    if not isinstance(plain, dict) or set(plain) != _KEYS:
        raise ValueError("not a line of a receipt")
    detail, handed_in = plain["detail"], plain["handed_in_at"]
    if not isinstance(detail, str) or len(detail) > MOST_DETAIL or plain["clock"] not in ("service", "pc"):
        raise ValueError("not a line of a receipt")
    return Line(
        at=_time(plain["at"]),
        fact=Fact(str(plain["fact"])),
        by_service=plain["clock"] == "service",
        detail=detail,
        handed_in_at=None if handed_in is None else _time(handed_in),
    )


def log_head(meeting: dict[str, Json]) -> bytes:
    """Return the first line of a log file."""
    return canonical({"format": LOG_FORMAT, "meeting": meeting}) + b"\n"


def log_lines(lines: tuple[Line, ...], n: int, prev: str) -> bytes:
    """Return lines to append after ``n`` lines, of which the last has the hash ``prev``."""
    text = b""
    for number, line in enumerate(lines, start=n + 1):
        link = canonical(line_to_plain(line, number, prev))
        prev = hash_of(link)
        text += link + b"\n"
    return text


def read_log(raw: bytes) -> LogRead:
    """Read a log as far as it is whole, and save what can be read after that."""
    head, end = None, raw.find(b"\n")
    if end >= 0:
        head = _head(raw[:end])
    if head is None:
        return LogRead(None, (), "", 0, _salvaged(raw))
    good, last, lines = end + 1, hash_of(raw[:end]), list[Line]()
    while (end := raw.find(b"\n", good)) >= 0:
        link = raw[good:end]
        line = _link(link, len(lines) + 1, last)
        if line is None:
            break
        lines.append(line)
        good, last = end + 1, hash_of(link)
    return LogRead(head, tuple(lines), last, good, _salvaged(raw[good:]), is_whole=good == len(raw))


def folded(lines: tuple[Line, ...]) -> Receipt:
    """Return the receipt that comes of lines in the order in which they were written down."""
    receipt = Receipt()
    for line in lines:
        if line.by_service or line.handed_in_at is not None:
            receipt = receipt.told(line)
        else:
            receipt = Receipt((*receipt.lines, line))
    return receipt


def _head(text: bytes) -> dict[str, Json] | None:
    try:
        plain = parse(text)
    except NotCanonical:
        return None
    if not isinstance(plain, dict) or set(plain) != {"format", "meeting"} or plain["format"] != LOG_FORMAT:
        return None
    meeting = plain["meeting"]
    return meeting if isinstance(meeting, dict) and canonical(plain) == text else None


def _link(text: bytes, n: int, prev: str) -> Line | None:
    """Return the line if it is the next of the chain, byte by byte."""
    try:
        plain = parse(text)
        line = line_from_plain(plain)
    except ValueError:
        return None
    return line if canonical(line_to_plain(line, n, prev)) == text else None


def _salvaged(rest: bytes) -> tuple[Line, ...]:
    found = []
    for text in rest.split(b"\n"):
        try:
            found.append(line_from_plain(parse(text)))
        except ValueError:
            continue
    return tuple(found)


def _time(text: Json) -> datetime:
    at = datetime.fromisoformat(str(text))
    if at.tzinfo is None or stamp(at) != text:
        raise ValueError("not a time as receipts write it")
    return cut(at)
