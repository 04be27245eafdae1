# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The jobcentre's time of day."""

from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def danish_time() -> tzinfo | None:
    """Return the zone in which a jobcentre's day begins; None means the computer's own."""
    try:
        return ZoneInfo("Europe/Copenhagen")
    except ZoneInfoNotFoundError:  # Windows without tzdata
        return None
