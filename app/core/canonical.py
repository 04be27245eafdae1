# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One way to write a value as JSON, so that a hash or a signature over it means something.

A restricted form of RFC 8785 (JSON Canonicalization Scheme): objects, arrays, strings, whole numbers,
true, false, null. What RFC 8785 finds hard is not there: no fractions, keys of ASCII letters, digits and
``_`` only, no control characters in strings. docs/decisions has the reasons.
"""

import json
import re
from typing import NoReturn

LARGEST_INT = 2**53 - 1  # what every JSON reader keeps exactly (RFC 8259, 6)
_KEY = re.compile(r"[A-Za-z0-9_]+")
_CONTROL = re.compile("[\x00-\x1f\x7f]")

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


class NotCanonical(ValueError):
    """A value or a text outside the restricted form."""


def canonical(value: Json) -> bytes:
    """Return the one UTF-8 text of a value.

    Raises:
        NotCanonical: Fractions, other types, control characters, lone surrogates, odd keys.
    """
    _check(value)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise NotCanonical("a lone surrogate") from None


def parse(raw: bytes) -> Json:
    """Read JSON of the restricted form, laid out in any way; nothing in it may be ambiguous.

    Raises:
        NotCanonical: Not JSON, not UTF-8, a key twice, or outside the form.
    """
    try:
        text = raw.decode("utf-8-sig")
        value: Json = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
            parse_int=_whole,
        )
    except NotCanonical:
        raise
    except (ValueError, RecursionError):
        raise NotCanonical("not JSON") from None
    canonical(value)
    return value


def clean(text: str) -> str:
    """Return a text without control characters, as the form wants it."""
    return _CONTROL.sub(" ", text)


def _check(value: Json) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str) or not _KEY.fullmatch(key):
                raise NotCanonical("a key that is no plain word")
            _check(inner)
    elif isinstance(value, list):
        for inner in value:
            _check(inner)
    elif isinstance(value, str):
        if _CONTROL.search(value):
            raise NotCanonical("a control character")
    elif value is not None and (not isinstance(value, int) or abs(value) > LARGEST_INT):
        raise NotCanonical(f"a {type(value).__name__}")


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotCanonical("a key twice")
    return found


def _no_fraction(_: str) -> NoReturn:
    raise NotCanonical("a fraction")


def _whole(text: str) -> int:
    if len(text) > len(str(LARGEST_INT)) + 1 or text == "-0":
        raise NotCanonical("a number out of range")
    return int(text)
