# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One value, one text: whatever can be written can be read again, and nothing ambiguous is read."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.canonical import LARGEST_INT, NotCanonical, canonical, clean, parse

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20)
KEYS = st.text("abcXYZ019_", min_size=1, max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INT, LARGEST_INT) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read_again_however_it_is_laid_out(value: Any) -> None:
    text = canonical(value)
    assert parse(text) == value
    assert canonical(parse(json.dumps(value, indent=3).encode())) == text


def test_keys_are_sorted_and_nothing_is_added() -> None:
    assert (
        canonical({"b": [1, True, None], "a": 'å "x" \\'})
        == '{"a":"å \\"x\\" \\\\","b":[1,true,null]}'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), LARGEST_INT + 1, "a\nb", "\x7f", "\ud800", {"a b": 1}, {"å": 1}, {1: 2}, b"x", (1,)],
)
def test_what_readers_differ_about_is_never_written(value: Any) -> None:
    with pytest.raises(NotCanonical):
        canonical(value)


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":"\\n"}',
        b'{"a":"\\ud800"}',
        b'{"a":9007199254740992}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"\xff"}',
        b"[" * 100_000,
        b"",
        b"{} {}",
    ],
)
def test_what_is_ambiguous_is_not_read(text: bytes) -> None:
    with pytest.raises(NotCanonical):
        parse(text)


def test_a_name_with_a_line_break_can_be_written_once_it_is_clean() -> None:
    assert canonical(clean("Mette\nHolm\x00")) == b'"Mette Holm "'
