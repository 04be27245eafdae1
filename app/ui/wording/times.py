# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates and times in words, in the person's own time zone."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from app.ui.wording.phrase import translate

_TODAY = translate("times", "i dag")
_TOMORROW = translate("times", "i morgen")
_DAY_FORMAT = translate("times", "dddd 'den' d. MMMM")
_IN_MINUTES = translate("times", "om %n minutter", "", 1)
_IN_HOURS = translate("times", "om %n timer", "", 1)
_NOW = translate("times", "nu")
_EARLIER = translate("times", "tidligere i dag")
_YESTERDAY = translate("times", "i går")
_DATE_FORMAT = translate("times", "'den' d. MMMM")
_LAST_WEEKDAYS = (
    translate("times", "i mandags"),
    translate("times", "i tirsdags"),
    translate("times", "i onsdags"),
    translate("times", "i torsdags"),
    translate("times", "i fredags"),
    translate("times", "i lørdags"),
    translate("times", "i søndags"),
)
_MINUTES_AN_HOUR = 60
_MINUTES_A_DAY = 24 * 60


def clock(at: datetime) -> str:
    """Return the time of day, as people write it: ``13.00``."""
    local = at.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def full_day(at: datetime) -> str:
    """Return the day with weekday and month."""
    local = at.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), _DAY_FORMAT())


def day(at: datetime, minutes_left: int | None) -> str:
    """Return "today", "tomorrow" or the day; ``minutes_left`` tells when now is, by the service's clock."""
    away = days_away(at, minutes_left)
    if away == 0:
        return _TODAY()
    return _TOMORROW() if away == 1 else full_day(at)


def day_of(one: date, today: date) -> str:
    """Return "today", "tomorrow" or the day, for a list of days."""
    away = (one - today).days
    if away in (0, 1):
        return _TODAY() if away == 0 else _TOMORROW()
    return QLocale().toString(QDate(one.year, one.month, one.day), _DAY_FORMAT())


def days_away(at: datetime, minutes_left: int | None) -> int | None:
    """Return how many days from now a time is, or None when nobody knows what time it is."""
    if minutes_left is None:
        return None
    now = (at - timedelta(minutes=minutes_left)).astimezone()
    return (_date(at) - now.date()).days


def past_day(on: date, days_ago: int) -> str:
    """Return a day that is gone as one says it after "from": "earlier today", "Tuesday", "3 November"."""
    if days_ago <= 0:
        return _EARLIER()
    if days_ago == 1:
        return _YESTERDAY()
    if days_ago < len(_LAST_WEEKDAYS):
        return _LAST_WEEKDAYS[on.weekday()]()
    return QLocale().toString(QDate(on.year, on.month, on.day), _DATE_FORMAT())


def _date(at: datetime) -> date:
    return at.astimezone().date()


def until(minutes_left: int) -> str:
    """Return how long there is to go: "in 24 minutes", "in 3 hours"; for less than a day."""
    if minutes_left <= 0:
        return _NOW()
    if minutes_left < 2 * _MINUTES_AN_HOUR:
        return _IN_MINUTES(minutes_left)
    return _IN_HOURS(round(minutes_left / _MINUTES_AN_HOUR))


def is_soon(minutes_left: int | None) -> bool:
    """Tell whether the meeting is less than a day away and still to come."""
    return minutes_left is not None and 0 <= minutes_left < _MINUTES_A_DAY


def first_name(name: str) -> str:
    """Return how the caseworker is called in running text."""
    parts = name.split()
    return parts[0] if parts else name


def capital(text: str) -> str:
    """Return a text that begins a sentence."""
    return text[:1].upper() + text[1:]
