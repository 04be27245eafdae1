# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the call was kept up, added up: outages, ways, devices, and what thin lines were sent."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.media.stats import CallStats


@dataclass
class KeptUp:
    """What went wrong in a call that stood, and how it came back; times are seconds since the start.

    Attributes:
        outages: Each with ``at_s``, ``lasted_s`` (None: not over at the end) and the ``path`` back.
        paths: The way of each connection, in order (``rtc.path.path_of``).
        stood_in: How often another microphone did the work.
        sound_by_phone_s: For how long a telephone carried the sound.
    """

    outages: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    stood_in: int = 0
    sound_by_phone_s: float = 0.0
    _by_phone_since_s: float | None = None

    def connected(self, path: str, at_s: float) -> None:
        """A connection stands."""
        self.paths.append(path)
        self.back(path, at_s)

    def lost(self, since_s: float) -> None:
        """Nothing comes any more, since then; said again it changes nothing."""
        if not self.outages or self.outages[-1]["lasted_s"] is not None:
            self.outages.append({"at_s": round(since_s, 2), "lasted_s": None, "path": ""})

    def back(self, path: str, at_s: float) -> None:
        """It comes again."""
        if self.outages and self.outages[-1]["lasted_s"] is None:
            outage = self.outages[-1]
            outage |= {"lasted_s": round(at_s - outage["at_s"], 2), "path": path}

    def sound_by_phone(self, is_on: bool, at_s: float) -> None:
        """A telephone carries the sound from now on, or does not any more."""
        if self._by_phone_since_s is not None:
            self.sound_by_phone_s += at_s - self._by_phone_since_s
        self._by_phone_since_s = at_s if is_on else None

    def as_plain(self) -> dict[str, Any]:
        """Return the numbers."""
        return {
            "outages": self.outages,
            "paths": self.paths,
            "stood_in": self.stood_in,
            "sound_by_phone_s": round(self.sound_by_phone_s, 2),
        }


def sent_as_plain(reports: Iterable[CallStats]) -> dict[str, Any]:
    """Return for how many seconds pictures and sound were sent in which way."""
    sizes, rates, packets = Counter[str](), Counter[str](), Counter[str]()
    rests = twice = 0.0
    for report in reports:
        sent, seconds = report.sent, report.period_s
        if sent.sent_width_px:
            sizes[f"{sent.sent_width_px}x{sent.sent_height_px}"] += seconds  # type: ignore[assignment]
            rates[f"{sent.sent_most_fps:g}"] += seconds  # type: ignore[assignment]
        packets[str(sent.sent_packet_ms)] += seconds  # type: ignore[assignment]
        rests += seconds * sent.sent_may_rest
        twice += seconds * sent.sent_twice
    return {
        "picture_sizes_s": _rounded(sizes),
        "picture_most_fps_s": _rounded(rates),
        "sound_packets_ms_s": _rounded(packets),
        "sound_may_rest_s": round(rests, 1),
        "sound_twice_s": round(twice, 1),
    }


def _rounded(seconds: Counter[str]) -> dict[str, float]:
    return {name: round(float(value), 1) for name, value in seconds.items()}
