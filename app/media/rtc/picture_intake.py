# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: complete pictures on their way to the decoder, each when it is due."""

import asyncio
import time
from collections.abc import Callable

from aiortc.jitterbuffer import JitterFrame
from aiortc.rtp import RtpPacket

from app.media.rtc.picture_clock import PictureClock
from app.media.rtc.whole_pictures import WholePictures

STALE_S = 1.0


class PictureIntake(WholePictures):
    """Stands in for aiortc's jitter buffer: keeps all pictures that a packet completed for ``take``.

    aiortc itself takes one for each packet, and a repaired loss frees several.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ready: list[JitterFrame] = []

    def add(self, packet: RtpPacket) -> tuple[bool, JitterFrame | None]:
        """Return whether a key frame is needed, and never a picture."""
        needs_key_frame, picture = super().add(packet)
        while picture is not None:
            self._ready.append(picture)
            picture = self.next_complete()
        return needs_key_frame, None

    def take(self) -> list[JitterFrame]:
        """Return the pictures completed since."""
        ready, self._ready = self._ready, []
        return ready


class PicturesInTime:
    """Hands pictures on when their clock says so; on the event loop."""

    def __init__(self, hand_on: Callable[[object, JitterFrame], None]) -> None:
        self.clock = PictureClock()
        self._delay: tuple[float, float | None] = 0.0, None
        self._hand_on = hand_on
        self._waiting: dict[int, asyncio.TimerHandle] = {}
        self._count = 0

    @property
    def delay_s(self) -> float | None:
        """From the newest picture's recording to its showing: monotonic less the sender's wall clock.

        Only differences between such delays mean anything. None where the sender has not told its clock, and
        while no pictures come.
        """
        at_s, delay_s = self._delay
        return delay_s if time.monotonic() - at_s < STALE_S else None

    def put(self, codec: object, picture: JitterFrame, recorded_s: float | None = None) -> None:
        """Take one whose time stamp has been unwrapped; ``recorded_s`` by the sender's wall clock."""
        now_s = time.monotonic()
        due_s = self.clock.due_s(picture.timestamp, now_s)
        self._delay = now_s, None if recorded_s is None else due_s - recorded_s
        if due_s <= now_s and not self._waiting:
            self._hand_on(codec, picture)
            return
        self._count += 1
        loop = asyncio.get_running_loop()
        self._waiting[self._count] = loop.call_later(due_s - now_s, self._show, self._count, codec, picture)

    def close(self) -> None:
        """Drop what waits."""
        for handle in self._waiting.values():
            handle.cancel()
        self._waiting.clear()

    def _show(self, number: int, codec: object, picture: JitterFrame) -> None:
        self._waiting.pop(number, None)
        self._hand_on(codec, picture)
