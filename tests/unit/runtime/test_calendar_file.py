# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calendar file: what a calendar of any make needs, in the form that the standard wants."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from app.core.meeting import Contact, Invitation, Meeting
from app.core.reminders import CalendarWords
from app.runtime.calendar_file import calendar_file, save_calendar

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
MEETING = Meeting(
    "Samtale", datetime(2026, 4, 2, 11, 0, tzinfo=UTC), 30, Contact("Mette Holm", "46 18 20 35"), id="m1"
)
INVITATION = Invitation("https://video.example.dk", "secret-token", MEETING, "p1", "Pia")
WORDS = CalendarWords("Videomøde med Mette Holm", "Åbn: {link}\n\nRing: 46 18 20 35", "I morgen", "Om lidt")


def event_of(raw: bytes) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


def test_time_link_number_and_both_alarms_are_in_it() -> None:
    raw = calendar_file(INVITATION, WORDS, NOW)
    event = event_of(raw)
    assert event.start == MEETING.starts_at
    assert event.end == MEETING.starts_at + timedelta(minutes=30)
    assert (event.start.hour, str(event.start.tzinfo)) == (13, "Europe/Copenhagen")
    assert "https://video.example.dk/m/secret-token" in event["description"]
    assert "46 18 20 35" in event["contact"]
    assert event["url"] == "https://video.example.dk/m/secret-token"
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [
        timedelta(days=-1),
        timedelta(minutes=-15),
    ]


def test_the_zone_is_written_out_and_lines_are_as_the_standard_wants_them() -> None:
    """RFC 5545, 3.1: CRLF, at most 75 octets; 3.6.5: VTIMEZONE for every TZID."""
    raw = calendar_file(INVITATION, WORDS, NOW)
    assert b"BEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen" in raw
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_the_same_meeting_replaces_itself_and_its_name_opens_nothing() -> None:
    first = event_of(calendar_file(INVITATION, WORDS, NOW))
    moved = replace(MEETING, starts_at=MEETING.starts_at + timedelta(days=1))
    again = event_of(calendar_file(replace(INVITATION, meeting=moved), WORDS, NOW))
    assert first["uid"] == again["uid"]
    assert "secret-token" not in first["uid"]


def test_a_meeting_whose_secret_the_keyring_keeps_has_no_link() -> None:
    event = event_of(calendar_file(replace(INVITATION, token=""), WORDS, NOW))
    assert "url" not in event
    assert "https" not in event["description"]


@pytest.mark.parametrize("folder", ["there", "not_there"])
def test_where_nothing_can_be_written_it_is_said(tmp_path: Path, folder: str) -> None:
    (tmp_path / "there").mkdir()
    path = save_calendar(INVITATION, WORDS, NOW, tmp_path / folder)
    assert (path is not None and path.name == "moede-2026-04-02.ics") == (folder == "there")
