# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the jobcentre's telephone is answered now."""

from datetime import datetime

import pytest

from app.core.danish_time import danish_time
from app.core.meeting import Jobcentre, OpeningHours

CENTRE = Jobcentre(
    "12345678", (OpeningHours((1, 2, 3, 4), "09:00", "15:00"), OpeningHours((5,), "09:00", "13:00"))
)


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("2026-08-31T08:59", False),  # Monday
        ("2026-08-31T09:00", True),
        ("2026-09-03T14:59", True),
        ("2026-09-03T15:00", False),
        ("2026-09-04T12:59", True),  # Friday
        ("2026-09-04T13:00", False),
        ("2026-09-05T10:00", False),
    ],
)
def test_open_from_the_first_minute_to_the_last(text: str, is_open: bool) -> None:
    at = datetime.fromisoformat(text).replace(tzinfo=danish_time())
    assert CENTRE.is_open(at) is is_open
    assert Jobcentre("12345678").is_open(at)
