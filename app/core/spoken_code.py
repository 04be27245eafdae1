# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nine-digit code that stands for a link when it has to be said or typed.

The last digit is a check digit after ISO 7064, MOD 11,10: every single slip and nearly every swap of
neighbours is found on the spot, so "mistyped" and "unknown" can be told apart.
"""

CODE_DIGITS = 9
_SEPARATORS = frozenset(" \t\r\n\u00a0\u202f-\u2010\u2011\u2012\u2013\u2014\u2212._/")


def digits_of(text: str) -> str | None:
    """Return the ASCII digits of a typed code, or None when there is anything but digits and separators."""
    kept = [char for char in text if char not in _SEPARATORS]
    if not kept or not all(char.isdecimal() for char in kept):
        return None
    return "".join(str(int(char)) for char in kept)


def check_digit(digits: str) -> str:
    """Return the ISO 7064 MOD 11,10 check digit of some ASCII digits."""
    product = 10
    for digit in digits:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def is_well_formed(digits: str) -> bool:
    """Tell whether these are nine digits whose last one fits the others."""
    return (
        len(digits) == CODE_DIGITS
        and digits.isascii()
        and digits.isdecimal()
        and check_digit(digits[:-1]) == digits[-1]
    )


def spoken(digits: str) -> str:
    """Return nine digits in three groups, as they are read aloud: ``123-456-789``."""
    return "-".join((digits[:3], digits[3:6], digits[6:]))
