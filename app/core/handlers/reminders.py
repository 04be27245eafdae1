# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminders of the meeting, the calendar, and a PC's clock that is wrong."""

from dataclasses import replace

from app.core.effects import Remind, SaveCalendar, StoreReminders
from app.core.events import CalendarAsked, ClockSeen, RemindersSwitched
from app.core.facts import State
from app.core.owed import seat_name
from app.core.reminders import KEPT, ClockFacts, due
from app.core.state import Handler, Journey, Step

_BUSY = (State.WAITING, State.CALL)


def remind(journey: Journey) -> Step:
    """Return the journey with the reminder of this moment given, once; nobody in the meeting needs one.

    Not before the service has told its time, if it can: a PC two days ahead would frighten people.
    """
    invitation, now = journey.invitation, journey.now
    if invitation is None or now is None or not (journey.reminders.on and journey.clock.settled):
        return journey, ()
    kind = due(invitation.meeting.starts_at, now)
    name = f"{seat_name(invitation)}:{kind}"
    if kind is None or name in journey.reminders.told:
        return journey, ()
    reminders = replace(journey.reminders, told=(*journey.reminders.told, name)[-KEPT:])
    telling = () if journey.place in _BUSY else (Remind(kind, invitation.meeting.starts_at),)
    return replace(journey, reminders=reminders), (StoreReminders(reminders), *telling)


def _switched(journey: Journey, event: RemindersSwitched) -> Step:
    reminders = replace(journey.reminders, on=event.on)
    return replace(journey, reminders=reminders), (StoreReminders(reminders),)


def _clock_seen(journey: Journey, event: ClockSeen) -> Step:
    return replace(journey, clock=ClockFacts(event.off_s, settled=True)), ()


def _calendar_asked(journey: Journey, event: CalendarAsked) -> Step:
    if journey.invitation is None:
        return journey, ()
    return journey, (SaveCalendar(event.words),)


HANDLERS: dict[type, Handler] = {
    CalendarAsked: _calendar_asked,
    ClockSeen: _clock_seen,
    RemindersSwitched: _switched,
}
