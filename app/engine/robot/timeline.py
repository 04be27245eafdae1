# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened when, and the summary that monitoring and load tests read."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from app.core.faults import Fault
from app.core.sound_meters import SoundMeters, rounded
from app.engine.robot.tallies import KeptUp, sent_as_plain
from app.media.playout import PlayoutStats
from app.media.sound import SAMPLE_RATE_HZ
from app.media.stats import CallStats

SCHEMA_VERSION = 1
MOMENTS = (
    "link_opened",
    "registered",
    "admitted",
    "connected",
    "first_picture",
    "first_sound",
    "left",
)


@dataclass
class Timeline:
    """Moments since the program began, in seconds; only the first of each name counts.

    Attributes:
        tell: Gets each happening: its name and its values, which never identify anybody.
    """

    began_s: float
    tell: Callable[[str, dict[str, Any]], None] = lambda name, values: None
    moments_s: dict[str, float] = field(default_factory=dict)
    gens: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    services_lost: int = 0
    kept_up: KeptUp = field(default_factory=KeptUp)

    @property
    def now_s(self) -> float:
        """Seconds since the program began."""
        return time.monotonic() - self.began_s

    def happened(self, name: str, **values: Any) -> None:
        """Note that something happened just now."""
        at_s = round(self.now_s, 3)
        self.moments_s.setdefault(name, at_s)
        self.tell(name, {"at_s": at_s, **values})

    def connected(self, path: str) -> None:
        """Note that a connection stands, and which way it takes."""
        self.kept_up.connected(path, self.now_s)
        self.happened("connected", path=path)

    def line(self, state: str, silent_s: float, *, is_lost: bool) -> None:
        """Note how the line does."""
        if is_lost:
            self.lost(silent_s)
        elif not silent_s:
            self.kept_up.back(self.kept_up.paths[-1] if self.kept_up.paths else "", self.now_s)
        self.happened("line", state=state, silent_s=round(silent_s, 1))

    def lost(self, silent_s: float = 0.0) -> None:
        """Note that nothing comes any more, for so long already."""
        self.kept_up.lost(self.now_s - silent_s)

    def stands_in(self, is_on: bool) -> None:
        """Note that another microphone does the work, or that the chosen one is back."""
        self.kept_up.stood_in += is_on
        self.happened("microphone", state="stands_in" if is_on else "back")

    def fault(self, fault: Fault, where: str = "") -> None:
        """Note a failure."""
        self.faults.append(fault.code.value)
        self.tell("fault", {"code": fault.code.value, "action": fault.action, "where": where})

    def between(self, start: str, end: str) -> float | None:
        """Return the seconds from one moment to a later one, or None when one of them never came."""
        if start not in self.moments_s or end not in self.moments_s:
            return None
        return round(self.moments_s[end] - self.moments_s[start], 3)


@dataclass
class PictureTally:
    """The pictures shown, over all connections of the call."""

    count: int = 0
    first_s: float | None = None
    last_s: float = 0.0
    longest_gap_s: float = 0.0
    sizes: Counter[str] = field(default_factory=Counter)

    def shown(self, width_px: int, height_px: int, monotonic_s: float) -> None:
        """Count one picture."""
        if self.first_s is None:
            self.first_s = monotonic_s
        else:
            self.longest_gap_s = max(self.longest_gap_s, monotonic_s - self.last_s)
        self.last_s = monotonic_s
        self.count += 1
        self.sizes[f"{width_px}x{height_px}"] += 1

    def as_plain(self) -> dict[str, Any]:
        """Return the numbers."""
        span_s = self.last_s - self.first_s if self.first_s is not None else 0.0
        return {
            "shown": self.count,
            "fps": round((self.count - 1) / span_s, 2) if span_s > 0 else None,
            "longest_gap_s": round(self.longest_gap_s, 3),
            "sizes": dict(self.sizes),
        }


@dataclass
class LineTally:
    """The reports of the call, each over two seconds."""

    reports: list[CallStats] = field(default_factory=list)

    def as_plain(self) -> dict[str, Any]:
        """Return medians and the worst."""
        trips = [r.round_trip_ms for r in self.reports if r.round_trip_ms is not None]
        out = [r.loss_out_share for r in self.reports if r.loss_out_share is not None]
        return {
            "round_trip_ms": _rounded(median(trips), 1) if trips else None,
            "sound_loss_in_share": self._mean("audio_loss_share"),
            "picture_loss_in_share": self._mean("video_loss_share"),
            "loss_out_share": _rounded(sum(out) / len(out), 4) if out else None,
            "kbit_in": self._mean("kbit_in", 1),
            "kbit_out": self._mean("kbit_out", 1),
            "fps_out": self._mean("video_fps_out", 1),
            "sent": sent_as_plain(self.reports),
        }

    def _mean(self, name: str, digits: int = 4) -> float | None:
        values = [getattr(report, name) for report in self.reports]
        return _rounded(sum(values) / len(values), digits) if values else None


def sound_as_plain(heard: PlayoutStats) -> dict[str, Any]:
    """Return what the listener got.

    ``missing_share`` is everything for which there was no real sound: ``lost_share`` never arrived,
    ``starved_share`` came too late or had stopped. ``repaired_share`` was lost too, but played from a copy
    (FEC); ``rest_share`` the other side did not send because nobody spoke (DTX).
    """
    played = heard.played_samples

    def share(samples: int) -> float | None:
        return _rounded(samples / played, 5) if played else None

    return {
        "played_s": round(played / SAMPLE_RATE_HZ, 2),
        "missing_share": share(heard.concealed_samples),
        "lost_share": share(heard.missing_samples),
        "starved_share": share(heard.starved_samples),
        "repaired_share": share(heard.repaired_samples),
        "rest_share": share(heard.comfort_samples),
        "late_s": round(heard.late_samples / SAMPLE_RATE_HZ, 3),
        "underruns": heard.underruns,
    }


def meters_as_plain(meters: SoundMeters) -> dict[str, Any]:
    """Return the levels at the goodbye, in dBFS, and how the echo canceller kept step until then."""
    return rounded(meters)


def _rounded(value: float, digits: int) -> float:
    return round(float(value), digits)
