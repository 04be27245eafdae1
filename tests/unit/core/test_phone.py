# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A number typed by hand is taken as it is meant; only what can't be one is held back."""

import subprocess
import sys

import pytest

from app.core.phone import Doubt, dialled, doubt, phone_number, spaced


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


@pytest.mark.parametrize(
    ("typed", "matter"),
    [
        ("20 30 40 50", Doubt.NONE),
        ("+298 21 23 45", Doubt.NONE),  # the Faroe Islands
        ("+299 32 12 34", Doubt.NONE),  # Greenland
        ("+48 512 345 678", Doubt.NONE),
        ("+252 61 234 5678", Doubt.NONE),
        ("12 34 56 78", Doubt.UNUSUAL),
        ("112", Doubt.EMERGENCY),
        ("+45 112", Doubt.EMERGENCY),
        ("114", Doubt.EMERGENCY),
        ("1813", Doubt.SHORT),
        ("90 10 20 30", Doubt.COSTLY),
        ("+1 900 555 0100", Doubt.COSTLY),
        ("0701234567", Doubt.UNFINISHED),  # Swedish, without its country's code
        ("+1", Doubt.UNFINISHED),
    ],
)
def test_what_is_the_matter_with_a_number(typed: str, matter: Doubt) -> None:
    """112 and numbers that nobody can be called on are held back; an unknown series is let through."""
    assert doubt(typed) is matter
    assert (phone_number(typed) is not None) == (matter in (Doubt.NONE, Doubt.UNUSUAL))


def test_a_foreign_number_is_read_as_in_its_country() -> None:
    assert spaced("+46812345 67").replace("\u00a0", " ") == "+46 8 123 45 67"
    assert spaced("Omstillingen") == "Omstillingen"


def test_the_numbering_plans_are_not_loaded_before_somebody_types() -> None:
    """The window paints without them, and Danish numbers are shown without them."""
    code = (
        "import sys, app.ui.window; from app.core.phone import spaced; spaced('+4520304050');"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
