# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of the call, row by row, and whether the measured medians reach it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite, isnan
from statistics import median

from tests.bench.call.record import Record

NAN = float("nan")


@dataclass(frozen=True)
class Row:
    """One thing asked.

    Attributes:
        what: In words.
        asked: In words.
        chromium: Measured; NaN where it was not.
        app: Measured; NaN where it was not.
        limit: What the app may have at most, or must have at least.
        at_most: Whether less is better.
    """

    what: str
    asked: str
    chromium: float
    app: float
    limit: float
    at_most: bool = True
    digits: int = 2

    @property
    def verdict(self) -> str:
        """Yes, no, or that something was not measured."""
        if isnan(self.app) or isnan(self.limit):
            return "not measured"
        return "yes" if (self.app <= self.limit if self.at_most else self.app >= self.limit) else "NO"

    def cells(self) -> tuple[str, ...]:
        """Return the row as words."""
        return self.what, self.asked, self._said(self.chromium), self._said(self.app), self.verdict

    def _said(self, value: float) -> str:
        if isnan(value):
            return "–"
        return f"{value:.{self.digits}f}" if isfinite(value) else "never"


class Medians:
    """The medians of runs that did not fail."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = [record for record in records if not record.failed]

    def way(self, line: str, kind: str, way: str, name: str) -> float:
        """Return the median of a number of one direction; NaN if it was not measured."""
        seen = [
            getattr(record, way) for record in self._records if (record.line, record.kind) == (line, kind)
        ]
        return middle([getattr(one, name) for one in seen if one is not None])

    def more(self, line: str, kind: str, value: Callable[[dict[str, float]], float]) -> float:
        """Return the median of what is measured once a call."""
        chosen = [record.more for record in self._records if (record.line, record.kind) == (line, kind)]
        return middle([value(more) for more in chosen])


def middle(values: Sequence[float | None]) -> float:
    """Return the median of what was measured; NaN if nothing was."""
    known = [value for value in values if value is not None and not isnan(value)]
    return float(median(known)) if known else NAN


def rows(records: Sequence[Record]) -> list[Row]:
    """Return everything asked."""
    found = Medians(records)
    return [*_sound(found), *_picture(found), *_coming_back(found), *_latency(found), *_cost(found)]


def _sound(found: Medians) -> list[Row]:
    made = []
    for line, words in (("d", "3 % loss"), ("e", "10 % loss"), ("i", "3 % loss in bursts")):
        there, here = (found.way(line, kind, "receives", "concealed_percent") for kind in ("chromium", "app"))
        made.append(
            Row(f"sound concealed, %, {words}, received", "Chromium's + 0.5", there, here, there + 0.5)
        )
        for way, side in (("receives", "received"), ("sends", "sent")):
            there, here = (found.way(line, kind, way, "pesq") for kind in ("chromium", "app"))
            made.append(Row(f"PESQ, {words}, {side}", "Chromium's", there, here, there, at_most=False))
    for line, words, most in (("b", "250 kbit/s", 0.5), ("c", "120 kbit/s", 0.5), ("c60", "60 kbit/s", 2.0)):
        there, here = (found.way(line, kind, "sends", "concealed_percent") for kind in ("chromium", "app"))
        made.append(Row(f"sound concealed, %, {words}, sent", f"at most {most}", there, here, most))
    return made


def _picture(found: Medians) -> list[Row]:
    made = []
    for line, words in (("b", "250 kbit/s"), ("c", "120 kbit/s")):
        there, here = (found.way(line, kind, "sends", "fps") for kind in ("chromium", "app"))
        made.append(Row(f"pictures a second, {words}, sent", "at least 15", there, here, 15.0, at_most=False))
        there, here = (found.way(line, kind, "sends", "longest_s") for kind in ("chromium", "app"))
        made.append(Row(f"longest freeze, s, {words}, sent", "at most 1", there, here, 1.0))
    for line, words in (("d", "3 % loss"), ("e", "10 % loss")):
        for way, side in (("receives", "received"), ("sends", "sent")):
            there, here = (found.way(line, kind, way, "frozen_s") for kind in ("chromium", "app"))
            made.append(Row(f"frozen of 22 s, {words}, {side}", "Chromium's + 0.5", there, here, there + 0.5))
    return made


def _coming_back(found: Medians) -> list[Row]:
    made = []
    for line, words, most in (
        ("g", "back after 10 s outage, s", 1.0),
        ("m", "UDP cut: talk goes on, s", 8.0),
    ):
        for way, side in (("receives", "at home"), ("sends", "at the caseworker")):
            there, here = (
                _later(
                    found.way(line, kind, way, "back_sound_s"), found.way(line, kind, way, "back_picture_s")
                )
                for kind in ("chromium", "app")
            )
            made.append(Row(f"{words}, {side}", f"at most {most:.0f}", there, here, most))
    return made


def _later(one_s: float, other_s: float) -> float:
    return NAN if isnan(one_s) or isnan(other_s) else max(one_s, other_s)


def _latency(found: Medians) -> list[Row]:
    made = []
    for name, words in (("picture_ms", "picture one-way, ms"), ("sound_ms", "mouth to ear, ms")):
        for way, side in (("receives", "received"), ("sends", "sent")):
            there, here = (found.way("clean", kind, way, name) for kind in ("chromium", "app"))
            is_asked = name == "sound_ms" or way == "receives"
            asked, limit = ("Chromium's", there) if is_asked else ("(for comparison)", NAN)
            made.append(Row(f"{words}, {side}", asked, there, here, limit, digits=0))
    return made


def _cost(found: Medians) -> list[Row]:
    there = found.more("cost", "chromium", lambda more: more["home_cores"])
    here = found.more("cost", "app", lambda more: more["home_cores"])
    engine = found.more("window", "app", lambda more: more["engine_cores"])
    memory = found.more("cost", "chromium", lambda more: more["home_mb"])
    whole = found.more("window", "app", lambda more: more["engine_mb"] + more["ui_mb"])
    peer = found.more("cost", "app", lambda more: more["home_cores"] / more["office_cores"])
    return [
        Row("processor, cores, 640x480 with echo canceller", "at most 0.7 x", there, here, 0.7 * there),
        Row("the same against the Chromium of its own call", "at most 0.7 x", peer / peer, peer, 0.7),
        Row("the real engine under the real window, cores", "at most 0.7 x", there, engine, 0.7 * there),
        Row("memory of window and engine, MB (PSS)", "at most 250", memory, whole, 250.0, digits=0),
    ]
