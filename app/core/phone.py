# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers as people write them, judged by Google's numbering plans (the ``phonenumbers`` library).

Gentle: which series of numbers are in use changes all the time, and nobody shall be told that their own
number is none. What can't be a number, and what nobody can be called on, is held back; a number of an
unknown series gets a word and is let through.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_DANISH = "+45"
_DANISH_DIGITS = 8
_HOME = "DK"
_BETWEEN = frozenset(" \u00a0()-./")


class Doubt(StrEnum):
    """What is the matter with a number as it stands."""

    NONE = "none"
    UNFINISHED = "unfinished"
    EMERGENCY = "emergency"
    SHORT = "short"
    COSTLY = "costly"
    UNUSUAL = "unusual"


_LET_THROUGH = (Doubt.NONE, Doubt.UNUSUAL)


def dialled(phone: str) -> str:
    """Return a number as a telephone dials it: digits, after a plus if it has its country's code."""
    digits = "".join(char for char in phone if char in "0123456789")
    return f"+{digits}" if phone.strip().lstrip("(").startswith("+") else digits


def doubt(text: str) -> Doubt:
    """Return what is the matter with a number that somebody has typed.

    The first call loads the numbering plans (some 20 ms, on an old PC more).
    """
    if any(char not in _BETWEEN and char not in "+0123456789" for char in text) or text.count("+") > 1:
        return Doubt.UNFINISHED
    number = _plain(text)
    return _short(number.removeprefix(_DANISH)) or _judged(number)


def phone_number(text: str) -> str | None:
    """Return what was typed as a number that can be sent and called, or None if it can't.

    Danish numbers have eight digits; others begin with their country's code.
    """
    return _plain(text) if doubt(text) in _LET_THROUGH else None


def spaced(phone: str) -> str:
    """Return a number as it is read aloud: Danish numbers in pairs, others as in their country."""
    plain = dialled(phone)
    country, digits = ("+45 ", plain[3:]) if plain.startswith(_DANISH) else ("", plain)
    if len(digits) == _DANISH_DIGITS and digits.isdigit():
        return country + " ".join(digits[at : at + 2] for at in range(0, 8, 2)).replace(" ", "\u00a0")
    return _as_abroad(plain) or phone.strip()


def _plain(text: str) -> str:
    """Return digits, with a plus and the country's code when one was typed, in whatever way."""
    number = dialled(text)
    if number.startswith("00"):
        return f"+{number[2:]}"
    with_code = len(number) == _DANISH_DIGITS + 2 and number.startswith("45")
    return f"+{number}" if with_code else number


def _short(national: str) -> Doubt | None:
    """Tell the numbers of three to six digits that nobody can be called on, 112 first of all."""
    from phonenumbers import shortnumberinfo

    if shortnumberinfo.is_emergency_number(national, _HOME):
        return Doubt.EMERGENCY
    known = _parsed(national) if 3 <= len(national) <= 6 else None
    return Doubt.SHORT if known and shortnumberinfo.is_valid_short_number_for_region(known, _HOME) else None


def _judged(number: str) -> Doubt:
    import phonenumbers

    parsed = _parsed(number)
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        return Doubt.UNFINISHED
    if phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.PREMIUM_RATE:
        return Doubt.COSTLY
    return Doubt.NONE if phonenumbers.is_valid_number(parsed) else Doubt.UNUSUAL


def _as_abroad(plain: str) -> str:
    """Return a foreign number in groups; an empty string for what is none."""
    if not plain.startswith("+"):
        return ""
    import phonenumbers

    parsed = _parsed(plain)
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        return ""
    said = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return said.replace(" ", "\u00a0")


def _parsed(number: str) -> "PhoneNumber | None":
    import phonenumbers

    try:
        return phonenumbers.parse(number, _HOME)
    except phonenumbers.NumberParseException:
        return None
