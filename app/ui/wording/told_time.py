# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A time of day as people type it."""

import re

_TIME = re.compile(r"(?:kl\.?|at)?\s*(\d{1,2})(?:\s*[.:,h ]?\s*(\d{2}))?\s*(?:am|pm)?", re.IGNORECASE)
_BARE = re.compile(r"(\d{3,4})")


def hour_and_minute(text: str) -> tuple[int, int] | None:
    """Return what was meant by ``13``, ``13.00``, ``1300`` or ``kl. 13:00``; None for no time of day."""
    text = text.strip()
    bare = _BARE.fullmatch(text)
    if bare is not None:
        hour, minute = int(bare.group(1)[:-2]), int(bare.group(1)[-2:])
    else:
        match = _TIME.fullmatch(text)
        if match is None:
            return None
        hour, minute = int(match.group(1)), int(match.group(2) or 0)
        if text.lower().endswith("pm") and hour < 12:
            hour += 12
        if text.lower().endswith("am") and hour == 12:
            hour = 0
    return (hour, minute) if hour < 24 and minute < 60 else None
