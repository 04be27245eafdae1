# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is read from two counts of one receiving end."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Seen:
    """How one direction did at its receiving end.

    Attributes:
        fps: Pictures shown a second.
        freezes: Gaps longer than three usual ones and 150 ms more than usual (Chromium's own rule).
        frozen_s: Seconds in such gaps.
        longest_s: The longest gap.
        concealed_percent: Share of the sound that was made up or missing.
        kbit: Pictures and sound received, kbit/s; None where the app's end does not count.
    """

    fps: float
    freezes: int
    frozen_s: float
    longest_s: float
    concealed_percent: float
    size: tuple[int, int]
    kbit: float | None = None


def freezes(shown_s: list[float], until_s: float) -> tuple[int, float, float]:
    """Return number, seconds and the longest; the gap up to now counts too.

    Source: W3C webrtc-stats, ``freezeCount``: max(3 * average, average + 150 ms) over the last 30 gaps.
    """
    gaps = [later - earlier for earlier, later in zip(shown_s, [*shown_s[1:], until_s], strict=True)]
    found = [
        gap
        for index, gap in enumerate(gaps)
        if gap
        > max(3 * _mean(gaps[max(0, index - 30) : index]), _mean(gaps[max(0, index - 30) : index]) + 0.15)
    ]
    return len(found), sum(found), max(gaps, default=0.0)


def _mean(gaps: list[float]) -> float:
    return sum(gaps) / len(gaps) if gaps else 1 / 30


def of_chromium(before: dict[str, Any], after: dict[str, Any]) -> Seen:
    """Return how a Chromium received."""
    seconds = after["at_s"] - before["at_s"]
    audio, audio_before = after["inbound_audio"], before["inbound_audio"]
    video, video_before = after["inbound_video"], before["inbound_video"]
    concealed = _grown(audio, audio_before, "concealedSamples") - _grown(
        audio, audio_before, "silentConcealedSamples"
    )
    total = _grown(audio, audio_before, "totalSamplesReceived")
    received = _grown(video, video_before, "bytesReceived") + _grown(audio, audio_before, "bytesReceived")
    return Seen(
        _grown(video, video_before, "framesDecoded") / seconds,
        *freezes(after["shown_s"], after["at_s"]),
        100 * concealed / total if total else 0.0,
        tuple(after.get("size") or (0, 0)),
        received * 8 / 1000 / seconds,
    )


def of_app(before: dict[str, Any], after: dict[str, Any]) -> Seen:
    """Return how the app received."""
    seconds = after["at_s"] - before["at_s"]
    sound, sound_before = after["playout"], before["playout"]
    kinds = ("missing_samples", "starved_samples", "concealed_samples")
    gone = sum(_grown(sound, sound_before, kind) for kind in kinds if kind in sound)
    played = _grown(sound, sound_before, "played_samples")
    return Seen(
        (len(after["shown_s"]) - 1) / seconds,
        *freezes(after["shown_s"], after["at_s"]),
        100 * gone / played if played else 0.0,
        tuple(after["size"]),
    )


def _grown(after: dict[str, Any], before: dict[str, Any], name: str) -> float:
    return float(after.get(name, 0) - before.get(name, 0))
