# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tech check's results mean for the call: how it begins. The call itself adapts from there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.verdicts import CheckId, CheckResult, Verdict

HEIGHTS_PX = (360, 240, 180)
KBIT_FOR_HEIGHT = {360: 500, 240: 300, 180: 150}
SOUND_KBIT = 40
UP_SHARE_USED = 0.8
"""The rest is left to sound, to repair packets and to whoever else is on the line."""


@dataclass(frozen=True)
class CallSetup:
    """How a call begins.

    Attributes:
        turn_index: The TURN server to begin with: its place among those that the call can use.
        picture_height_px: The first picture's height: 360, 240, 180, or 0 for none.
        picture_kbit: Bit rate of the first pictures, kbit/s; 0 without a picture.
    """

    turn_index: int = 0
    picture_height_px: int = HEIGHTS_PX[0]
    picture_kbit: int = KBIT_FOR_HEIGHT[HEIGHTS_PX[0]]

    @property
    def sound_only(self) -> bool:
        """Whether no picture is sent at first; the other's picture is received all the same."""
        return self.picture_height_px == 0


def call_setup(results: Iterable[CheckResult]) -> CallSetup:
    """Return how the call begins; what was not measured is taken as good, for the call adapts by itself.

    A camera that gives nothing does not make it "sound only": it may be mended before the call, and costs
    nothing while it is not.
    """
    by_id = {result.id: result for result in results}
    line, computer = (by_id.get(check) for check in (CheckId.LINE, CheckId.COMPUTER))
    turn_index = _number(line, "turn_index")
    if any(one is not None and one.verdict is Verdict.SOUND_ONLY for one in (line, computer)):
        return CallSetup(int(turn_index or 0), 0, 0)
    fits_computer = _number(computer, "picture_height_px")
    up_kbit = _number(line, "up_kbit")
    for height in HEIGHTS_PX:
        kbit = KBIT_FOR_HEIGHT[height]
        if fits_computer is not None and height > fits_computer:
            continue
        if up_kbit is None:
            return CallSetup(int(turn_index or 0), height, kbit)
        room_kbit = up_kbit * UP_SHARE_USED - SOUND_KBIT
        if room_kbit >= kbit * UP_SHARE_USED or height == HEIGHTS_PX[-1]:
            first = int(min(kbit, max(room_kbit, 0)))
            return (
                CallSetup(int(turn_index or 0), height, first)
                if first >= SOUND_KBIT
                else _without(turn_index)
            )
    return _without(turn_index)


def _without(turn_index: float | None) -> CallSetup:
    return CallSetup(int(turn_index or 0), 0, 0)


def _number(result: CheckResult | None, name: str) -> float | None:
    """Return a measured number, or None where there is none."""
    values: Mapping[str, float | int | str | bool] = result.values if result is not None else {}
    found = values.get(name)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None
