# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers as people write them. Gentle: what could be a number is let through.

Which series of numbers are in use changes all the time, and nobody shall be told that their own number is
none. So only what can't be a number is held back: a slip of the finger.
"""

_DANISH = "+45"
_DANISH_DIGITS = 8
_FEWEST, _MOST = 8, 15  # digits with the country's code; ITU-T E.164
_BETWEEN = frozenset(" \u00a0()-./")


def dialled(phone: str) -> str:
    """Return a number as a telephone dials it: digits, after a plus if it has its country's code."""
    digits = "".join(char for char in phone if char in "0123456789")
    return f"+{digits}" if phone.strip().lstrip("(").startswith("+") else digits


def phone_number(text: str) -> str | None:
    """Return what was typed as a number that can be sent and called, or None if a digit is missing.

    Danish numbers have eight digits; others begin with their country's code.
    """
    if any(char not in _BETWEEN and char not in "+0123456789" for char in text) or text.count("+") > 1:
        return None
    number = dialled(text)
    if number.startswith("00"):
        number = f"+{number[2:]}"
    if not number.startswith("+"):
        number = f"+{number}" if len(number) == _DANISH_DIGITS + 2 and number.startswith("45") else number
    if number.startswith(_DANISH):
        return number if len(number) == len(_DANISH) + _DANISH_DIGITS else None
    if number.startswith("+"):
        return number if _FEWEST <= len(number) - 1 <= _MOST else None
    return number if len(number) == _DANISH_DIGITS else None


def spaced(phone: str) -> str:
    """Return a number as it is read aloud: Danish numbers in pairs."""
    plain = dialled(phone)
    country, digits = ("+45 ", plain[3:]) if plain.startswith(_DANISH) else ("", plain)
    if len(digits) != _DANISH_DIGITS or not digits.isdigit():
        return phone.strip()
    return country + " ".join(digits[at : at + 2] for at in range(0, 8, 2)).replace(" ", "\u00a0")
