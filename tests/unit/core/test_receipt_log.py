# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A chain of lines: every change of a byte shows, and what can still be read is saved."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.receipt import Fact, Line, Receipt
from app.core.receipt_log import line_from_plain, line_to_plain, log_head, log_lines, read_log
from tests.unit.core.walking import NOW

LINES = (
    Line(NOW, Fact.LINK_OPENED),
    Line(NOW + timedelta(seconds=7), Fact.REGISTERED, by_service=True),
    Line(NOW + timedelta(seconds=9), Fact.LINE_INTERRUPTED, handed_in_at=NOW + timedelta(seconds=60)),
    Line(NOW + timedelta(seconds=12), Fact.CHECK_FINISHED, detail="sound_only"),
)
HEAD = log_head({"id": "m1", "pid": "p1"})
WHOLE = line_to_plain(LINES[0], 1, "")
LOG = HEAD + log_lines(LINES, 0, read_log(HEAD).last_hash)


def test_a_whole_log_is_read_as_it_was_written() -> None:
    found = read_log(LOG)
    assert found.lines == LINES
    assert (found.is_whole, found.good_bytes, found.salvaged) == (True, len(LOG), ())
    assert found.head == {"id": "m1", "pid": "p1"}
    assert set(found.receipt.lines) == set(LINES)
    more = LOG + log_lines((Line(NOW, Fact.LEFT),), len(LINES), found.last_hash)
    assert read_log(more).is_whole


def test_every_byte_that_is_flipped_shows() -> None:
    for place in range(len(LOG)):
        for bit in range(8):
            changed = bytearray(LOG)
            changed[place] ^= 1 << bit
            found = read_log(bytes(changed))
            assert not (
                found.is_whole and found.lines == LINES and found.last_hash == read_log(LOG).last_hash
            )
            # Only a change of the last line's own time or words can leave a chain that holds together.
            assert not found.is_whole or place > LOG.rstrip(b"\n").rfind(b"\n")


@pytest.mark.parametrize("dropped", range(len(LINES) - 1))
def test_a_line_that_is_missing_shows(dropped: int) -> None:
    links = LOG.splitlines(keepends=True)
    found = read_log(b"".join(links[: dropped + 1] + links[dropped + 2 :]))
    assert not found.is_whole
    assert found.lines == LINES[:dropped]
    assert found.salvaged == LINES[dropped + 1 :]


def test_lines_that_changed_places_show() -> None:
    links = LOG.splitlines(keepends=True)
    links[2], links[3] = links[3], links[2]
    assert not read_log(b"".join(links)).is_whole


@given(st.integers(0, len(LOG)))
def test_a_torn_end_costs_the_torn_line_only(cut: int) -> None:
    found = read_log(LOG[:cut])
    whole = LOG[:cut].count(b"\n") - 1
    assert found.lines == LINES[: max(whole, 0)]
    assert found.is_whole == (cut == found.good_bytes and cut > 0)


@given(st.binary(max_size=200))
def test_nonsense_is_read_as_nothing(raw: bytes) -> None:
    found = read_log(raw)
    assert (found.head, found.lines, found.is_whole) == (None, (), False)


def test_without_a_head_the_lines_are_saved() -> None:
    found = read_log(b"x" + LOG)
    assert found.head is None
    assert found.salvaged == LINES
    assert found.receipt.arrived_at == LINES[1].at


@pytest.mark.parametrize(
    "plain",
    [
        None,
        {},
        {**WHOLE, "at": "now"},
        {**WHOLE, "clock": "mine"},
        {**WHOLE, "fact": "danced"},
        {**WHOLE, "at": "2026-03-02T12:50:00+00:00"},
        {**WHOLE, "detail": "x" * 65},
        {**WHOLE, "more": 1},
    ],
)
def test_what_is_no_line_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        line_from_plain(plain)  # type: ignore[arg-type]


def test_an_empty_receipt_comes_of_no_lines() -> None:
    assert read_log(HEAD).receipt == Receipt()
