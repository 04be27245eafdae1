# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lips and voice together: whichever of sound and picture would come first waits for the other.

Source: ITU-R BT.1359-1: people notice sound that is 45 ms early or 125 ms late. Sound comes first here, so
the picture waits for long, the sound for short.
"""

import time
from collections.abc import Iterable
from statistics import median

from app.media.playout import PlayoutBuffer
from app.media.rtc.receiver import Receiver
from app.media.sound import SAMPLE_RATE_HZ

EARLIEST_S = -0.045
LATEST_S = 0.100
AIM_S = 0.030
PICTURE_WAITS_AT_MOST_S = 0.30
SOUND_WAITS_AT_MOST_S = 0.08
STALE_S = 1.0
"""Sound that was played so long ago is none to wait for."""
JUDGE_EVERY = 12
"""Readings, four a second: the sound follows slowly, and a change of its speed can be heard."""


class LipSync:
    """Takes readings a few times a second, says how long each side waits.

    Attributes:
        later_s: By how much the sound came later than the picture, median of the last readings; None before.
        picture_waits_s: How long pictures are to wait, 0 to 0.3 s.
        sound_waits_s: How long the sound is to wait, 0 to 0.08 s.
    """

    def __init__(self) -> None:
        self.later_s: float | None = None
        self.picture_waits_s = 0.0
        self.sound_waits_s = 0.0
        self._readings: list[float] = []

    def note(self, sound_delay_s: float, picture_delay_s: float) -> None:
        """Take the present delays from recording to playing and to showing, waits included."""
        self._readings.append(sound_delay_s - picture_delay_s)
        if len(self._readings) >= JUDGE_EVERY:
            self._judge(median(self._readings))
            self._readings.clear()

    def nothing_to_match(self) -> None:
        """There is no sound or no picture: neither waits for what does not come."""
        self._readings.clear()
        self.later_s = None
        self.picture_waits_s = self.sound_waits_s = 0.0

    def _judge(self, later_s: float) -> None:
        self.later_s = later_s
        if EARLIEST_S <= later_s <= LATEST_S:
            return
        # One of the two waits, never both: what is left over after the other one's wait is taken back.
        lead_s = later_s - AIM_S + self.picture_waits_s - self.sound_waits_s
        self.picture_waits_s = min(PICTURE_WAITS_AT_MOST_S, max(0.0, lead_s))
        self.sound_waits_s = min(SOUND_WAITS_AT_MOST_S, max(0.0, -lead_s))


def keep_together(lips: LipSync, receivers: Iterable[Receiver], playout: PlayoutBuffer) -> None:
    """Read how late sound and picture are, and let the earlier one wait; on the event loop.

    The loudspeaker's own delay and the screen's are taken for equal.
    """
    by_kind = {one.media_kind: one for one in receivers}
    sound, picture = by_kind.get("audio"), by_kind.get("video")
    if picture is None:
        return
    delay_s = _sound_delay_s(sound, playout)
    if delay_s is None or picture.picture_delay_s is None:
        lips.nothing_to_match()
    else:
        lips.note(delay_s, picture.picture_delay_s)
    picture.let_pictures_wait(lips.picture_waits_s)
    playout.waits_samples = round(lips.sound_waits_s * SAMPLE_RATE_HZ)


def _sound_delay_s(sound: Receiver | None, playout: PlayoutBuffer) -> float | None:
    playing = playout.playing
    if sound is None or playing is None or time.monotonic() - playing[1] > STALE_S:
        return None
    recorded_s = sound.sound_recorded_s(playing[0])
    return None if recorded_s is None else playing[1] - recorded_s
