# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A slip of the finger in a spoken code is told apart from a code that nobody has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.spoken_code import check_digit, digits_of, is_well_formed, spoken

eight_digits = st.text("0123456789", min_size=8, max_size=8)


def test_the_standards_own_example() -> None:
    """ISO 7064 gives 0794 -> 5 for MOD 11,10."""
    assert check_digit("0794") == "5"


@given(eight_digits)
def test_every_single_slip_is_found(body: str) -> None:
    code = body + check_digit(body)
    assert is_well_formed(code)
    for place in range(9):
        for digit in "0123456789":
            slipped = code[:place] + digit + code[place + 1 :]
            assert is_well_formed(slipped) == (slipped == code)


@given(eight_digits)
def test_a_digit_too_few_or_too_many_is_found(body: str) -> None:
    assert not is_well_formed(body)
    assert not is_well_formed(body + check_digit(body) + "0")


def test_most_swapped_neighbours_are_found() -> None:
    found = swaps = 0
    for number in range(10_000_019, 99_999_999, 991_273):
        code = str(number) + check_digit(str(number))
        for place in range(8):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if swapped != code:
                swaps += 1
                found += not is_well_formed(swapped)
    assert found / swaps > 0.95


@given(eight_digits)
def test_what_is_said_is_what_is_typed(body: str) -> None:
    code = body + check_digit(body)
    assert digits_of(spoken(code)) == code
    assert digits_of(f"  {spoken(code).replace('-', ' ')}\n") == code


@pytest.mark.parametrize("text", ["", " - ", "12a", "https://x", "½23"])
def test_other_text_is_no_code(text: str) -> None:
    assert digits_of(text) is None


def test_arabic_digits_count_too() -> None:
    assert digits_of("١٢٣-٤٥٦-٧٨٩") == "123456789"
    assert not is_well_formed("١٢٣٤٥٦٧٨٩")


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    digits = digits_of(text)
    assert digits is None or (digits.isascii() and digits.isdecimal())
    is_well_formed(text)
