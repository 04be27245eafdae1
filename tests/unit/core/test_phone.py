# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A number typed by hand is taken as it is meant; only what can't be one is held back."""

import pytest

from app.core.phone import dialled, phone_number, spaced


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("20304050", "20304050"),
        (" 20 30 40 50 ", "20304050"),
        ("20.30.40.50", "20304050"),
        ("+45 20304050", "+4520304050"),
        ("(+45) 20 30 40 50", "+4520304050"),
        ("004520304050", "+4520304050"),
        ("4520304050", "+4520304050"),
        ("+46 8 123 45 67", "+4681234567"),
        ("0046 8 123 45 67", "+4681234567"),
    ],
)
def test_what_people_write_is_understood(typed: str, number: str) -> None:
    assert phone_number(typed) == number
    assert phone_number(spaced(number).replace("\u00a0", " ")) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2030405",
        "203040506",
        "+45 2030405",
        "+4520304050 6",
        "+1",
        "+1234567890123456",
        "ring",
        "2030405O",
    ],
)
def test_a_missing_digit_is_noticed(typed: str) -> None:
    assert phone_number(typed) is None


@pytest.mark.parametrize(("plus", "digits"), [("4620 35 18+", "46203518"), ("٢٠٣٠٤٠٥٠", "")])
def test_only_plain_digits_are_dialled(plus: str, digits: str) -> None:
    """Digits of another script are no telephone's; a plus counts only in front."""
    assert dialled(plus) == digits
