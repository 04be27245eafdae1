# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is read from two counts of one receiving end, and from what it has noted between them."""

from dataclasses import dataclass
from statistics import median
from typing import Any

FLOWS_AFTER_S = 0.5
"""A picture that is followed by another one within this time is the first of a moving one."""


@dataclass(frozen=True)
class Seen:
    """How one direction did at its receiving end; NaN or None where that was not measured.

    Attributes:
        fps: Pictures shown a second.
        freezes: Gaps longer than three usual ones and 150 ms more than usual (Chromium's own rule).
        frozen_s: Seconds in such gaps.
        longest_s: The longest gap.
        concealed_percent: Share of the sound that was made up or missing.
        kbit: All packets of the call that arrived, without IP and UDP headers, kbit/s.
        pesq: Speech at the loudspeaker against its source, wide-band PESQ, 1 to 4.6.
        back_sound_s: After the line's return until sound flowed again, the worse of several outages.
        back_picture_s: The same for the picture.
        picture_ms: A picture's way from the camera to where it is shown, median.
        sound_ms: From mouth to ear, median.
    """

    fps: float = 0.0
    freezes: int = 0
    frozen_s: float = 0.0
    longest_s: float = 0.0
    concealed_percent: float = 0.0
    size: tuple[int, int] = (0, 0)
    kbit: float | None = None
    pesq: float | None = None
    back_sound_s: float | None = None
    back_picture_s: float | None = None
    picture_ms: float | None = None
    sound_ms: float | None = None


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
    return Seen(
        _grown(video, video_before, "framesDecoded") / seconds,
        *freezes(after["shown_s"], after["at_s"]),
        100 * concealed / total if total else 0.0,
        tuple(after.get("size") or (0, 0)),
        _grown(after["transport"], before["transport"], "bytesReceived") * 8 / 1000 / seconds,
    )


def of_app(before: dict[str, Any], after: dict[str, Any]) -> Seen:
    """Return how the app received."""
    seconds = after["at_s"] - before["at_s"]
    sound, sound_before = after["playout"], before["playout"]
    kinds = ("missing_samples", "starved_samples")
    gone = sum(_grown(sound, sound_before, kind) for kind in kinds)
    played = _grown(sound, sound_before, "played_samples")
    return Seen(
        (len(after["shown_s"]) - 1) / seconds,
        *freezes(after["shown_s"], after["at_s"]),
        100 * gone / played if played else 0.0,
        tuple(after["size"]),
        _grown(after, before, "bytes_in") * 8 / 1000 / seconds,
    )


def _grown(after: dict[str, Any], before: dict[str, Any], name: str) -> float:
    return float(after.get(name, 0) - before.get(name, 0))


def picture_back_s(shown_s: list[float], returned_s: float, until_s: float) -> float:
    """Return the seconds from a line's return until pictures flow again, infinite if they never do."""
    later = [at_s for at_s in shown_s if returned_s < at_s <= until_s]
    for at_s, follower_s in zip(later, later[1:], strict=False):
        if follower_s - at_s <= FLOWS_AFTER_S:
            return at_s - returned_s
    return float("inf")


def sound_back_s(trail: list[list[float]], returned_s: float, until_s: float) -> float:
    """Return the seconds from a line's return until sound flows again, infinite if it never does.

    ``trail`` has (wall clock, samples made up, samples played), ten a second or more: sound is back with the
    first step of which less than half was made up.
    """
    for (_, made_up, played), (at_s, made_up_later, played_later) in zip(trail, trail[1:], strict=False):
        if not returned_s < at_s <= until_s or played_later == played:
            continue
        if made_up_later - made_up < (played_later - played) / 2:
            return at_s - returned_s
    return float("inf")


def picture_way_ms(sent: list[tuple[float, int]], seen: list[tuple[float, int]]) -> float:
    """Return the median way of a picture in ms, from (wall clock, number) at both ends; NaN if none was read.

    The clip starts over after some seconds: a number seen belongs to the latest one sent before.
    """
    left: dict[int, list[float]] = {}
    for at_s, number in sent:
        left.setdefault(number, []).append(at_s)
    ways = []
    for at_s, number in seen:
        earlier = [one for one in left.get(number, []) if at_s - 3.0 < one <= at_s]
        if earlier:
            ways.append(1000 * (at_s - max(earlier)))
    return median(ways) if ways else float("nan")
