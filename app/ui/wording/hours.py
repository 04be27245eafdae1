# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening hours in words: "mandag til torsdag 09.00–15.00 og fredag 09.00–13.00"."""

from PySide6.QtCore import QLocale, QTime

from app.core.meeting import OpeningHours
from app.ui.wording.phrase import translate

_RANGE = translate("hours", "{first} til {last}")
_BETWEEN = translate("hours", "{days} kl. {opens}–{closes}")
_AND = translate("hours", "{some} og {last}")


def opening_hours(hours: tuple[OpeningHours, ...]) -> str:
    """Return when somebody answers; the times are the jobcentre's own."""
    return _joined(
        [
            _BETWEEN(days=_days(some.days), opens=_time(some.opens), closes=_time(some.closes))
            for some in hours
        ]
    )


def _days(days: tuple[int, ...]) -> str:
    """Return weekdays by name, three or more in a row as a range."""
    ordered = sorted(set(days))
    runs: list[list[int]] = []
    for day in ordered:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said = []
    for run in runs:
        if len(run) > 2:
            said.append(_RANGE(first=_name(run[0]), last=_name(run[-1])))
        else:
            said += [_name(day) for day in run]
    return _joined(said)


def _joined(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _AND(some=", ".join(parts[:-1]), last=parts[-1])


def _name(day: int) -> str:
    return QLocale().dayName(day, QLocale.FormatType.LongFormat)


def _time(text: str) -> str:
    return QLocale().toString(QTime.fromString(text, "HH:mm"), QLocale.FormatType.ShortFormat)
