# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The meeting as a calendar file (RFC 5545), with the way into it, the telephone number and two alarms."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.danish_time import danish_time
from app.core.meeting import Invitation
from app.core.owed import seat_name
from app.core.reminders import DAY_BEFORE, SOON, CalendarWords

if TYPE_CHECKING:
    from icalendar import Calendar, Event


def calendar_file(invitation: Invitation, words: CalendarWords, now: datetime) -> bytes:
    """Return the file's bytes.

    Times are Danish with their zone written out, so that a calendar elsewhere shows its own; UTC where this
    system knows no zones. Its UID is the seat's: the same meeting taken in again replaces itself.
    """
    from icalendar import Calendar, Event

    meeting = invitation.meeting
    zone = danish_time() or UTC
    link = _link(invitation)
    event = Event()
    event.add("uid", f"{seat_name(invitation)}@moedeklar")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    if meeting.duration_min:  # nobody told us how long a meeting in another program takes
        event.add("dtend", (meeting.starts_at + timedelta(minutes=meeting.duration_min)).astimezone(zone))
    event.add("summary", words.title)
    event.add("description", words.told.replace("{link}", link or "–"))
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    if link:
        event.add("url", link)
    if meeting.caseworker.phone:
        event.add("contact", f"{meeting.caseworker.name}, {meeting.caseworker.phone}")
    for ahead, said in ((DAY_BEFORE, words.day_before), (SOON, words.soon)):
        _add_alarm(event, ahead, said)
    calendar = Calendar()
    calendar.add("prodid", "-//Moedeklar//Moedeklar//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(_with_zone(calendar).to_ical())


def save_calendar(invitation: Invitation, words: CalendarWords, now: datetime, folder: Path) -> Path | None:
    """Write the file into a folder and return its path; None if nothing can be written there."""
    day = invitation.meeting.starts_at.astimezone(danish_time()).date().isoformat()
    path = folder / f"moede-{day}.ics"
    try:
        path.write_bytes(calendar_file(invitation, words, now))
    except OSError:
        return None
    return path


def _link(invitation: Invitation) -> str:
    """Return the way into the meeting; a meeting in another program keeps its whole link as its secret."""
    if not invitation.token or invitation.foreign is not None:
        return invitation.token
    return f"{invitation.service_url}/m/{invitation.token}"


def _add_alarm(event: "Event", ahead: timedelta, said: str) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ahead)
    alarm.add("description", said)
    event.add_component(alarm)


def _with_zone(calendar: "Calendar") -> "Calendar":
    """Write out the zone that the times are in (VTIMEZONE), unless they are UTC."""
    if danish_time() is not None:
        calendar.add_missing_timezones()
    return calendar
