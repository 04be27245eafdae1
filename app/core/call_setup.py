# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tech check's results mean for the call: how it begins. The call itself adapts from there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.core.verdicts import CheckId, CheckResult, Verdict

HEIGHTS_PX = (360, 240, 180)
KBIT_FOR_HEIGHT = {360: 500, 240: 300, 180: 150}
SOUND_KBIT = 40
UP_SHARE_USED = 0.8
"""The rest is left to sound, to repair packets and to whoever else is on the line."""

CHIRP_UNHEARD_BELOW = 14.0
"""Of the whitened matched filter; measured without any chirp: white noise up to 8.9, babble up to 11.4."""


@dataclass(frozen=True)
class CallSetup:
    """How a call begins.

    Attributes:
        turn_index: The TURN server to begin with: its place among those that the call can use.
        picture_height_px: The first picture's height: 360, 240, 180, or 0 for none.
        picture_kbit: Bit rate of the first pictures, kbit/s; 0 without a picture.
        is_measured: Whether the line's speed was measured; else the call finds out from a careful start.
        most_height_px: What this computer encodes in time; 0 where that is not known to be a limit.
        is_unechoed: What the speaker played did not reach the microphone: a headset, or a very soft speaker.
    """

    turn_index: int = 0
    picture_height_px: int = HEIGHTS_PX[0]
    picture_kbit: int = KBIT_FOR_HEIGHT[HEIGHTS_PX[0]]
    is_measured: bool = False
    most_height_px: int = 0
    is_unechoed: bool = False

    @property
    def sound_only(self) -> bool:
        """Whether no picture is sent at first; the other's picture is received all the same."""
        return self.picture_height_px == 0


def call_setup(results: Iterable[CheckResult]) -> CallSetup:
    """Return how the call begins; what was not measured is taken as good, for the call adapts by itself.

    A camera that gives nothing is ``begins_without_camera``'s: it may have been mended since.
    """
    by_id = {result.id: result for result in results}
    line, computer = (by_id.get(check) for check in (CheckId.LINE, CheckId.COMPUTER))
    turn_index = int(_number(line, "turn_index") or 0)
    up_kbit = _number(line, "up_kbit")
    most = _number(computer, "picture_height_px")
    setup = CallSetup(turn_index, 0, 0, is_measured=up_kbit is not None, is_unechoed=_is_unechoed(by_id))
    if any(one is not None and one.verdict is Verdict.SOUND_ONLY for one in (line, computer)):
        return setup
    if most is not None and most < HEIGHTS_PX[0]:
        setup = replace(setup, most_height_px=int(most))
    height, kbit = _first_picture(most, up_kbit)
    return replace(setup, picture_height_px=height, picture_kbit=kbit)


def _first_picture(most_px: float | None, up_kbit: float | None) -> tuple[int, int]:
    """Return the first picture's height and kbit/s, 0 and 0 where the line has no room for any."""
    for height in HEIGHTS_PX:
        kbit = KBIT_FOR_HEIGHT[height]
        if most_px is not None and height > most_px:
            continue
        if up_kbit is None:
            return height, kbit
        room_kbit = up_kbit * UP_SHARE_USED - SOUND_KBIT
        if room_kbit >= kbit * UP_SHARE_USED or height == HEIGHTS_PX[-1]:
            first = int(min(kbit, max(room_kbit, 0)))
            return (height, first) if first >= SOUND_KBIT else (0, 0)
    return 0, 0


def begins_without_camera(results: Iterable[CheckResult]) -> bool:
    """Tell whether the check found that the camera gives nothing that could be shown."""
    return any(one.id is CheckId.CAMERA and one.verdict is Verdict.SOUND_ONLY for one in results)


def _is_unechoed(by_id: Mapping[CheckId, CheckResult]) -> bool:
    """Tell whether the person heard the sound, the microphone works, and did not hear the chirp at all."""
    speaker, microphone = by_id.get(CheckId.SPEAKER), by_id.get(CheckId.MICROPHONE)
    if speaker is None or microphone is None:
        return False
    score = _number(speaker, "chirp_score")
    works = speaker.verdict is Verdict.READY and microphone.verdict in (Verdict.READY, Verdict.REMARK)
    return works and score is not None and score < CHIRP_UNHEARD_BELOW


def _number(result: CheckResult | None, name: str) -> float | None:
    """Return a measured number, or None where there is none."""
    values: Mapping[str, float | int | str | bool] = result.values if result is not None else {}
    found = values.get(name)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None
