# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Has lost packets of pictures sent again, in step with the round trip, and a key frame when that fails."""

import time
from dataclasses import dataclass

from aiortc.rtp import RtpPacket

from app.media.rtc.loss_list import LossList
from app.media.rtc.whole_pictures import WholePictures

KEY_FRAME_EVERY_S = 0.5
KEY_FRAME_TRIPS = 2.0
KEY_FRAME_TAKES_S = 2.0
"""One that has begun to come and is not whole after this is asked for again."""


@dataclass(frozen=True)
class Wishes:
    """What to ask the sender for now."""

    numbers: tuple[tuple[int, ...], ...] = ()
    """Packets to send again, in runs that do not wrap (aiortc cannot write a NACK that does)."""
    key_frame: bool = False


class PictureRepair:
    """Stands in for aiortc's ``NackGenerator``: it is shown each packet, and asks by itself.

    Attributes:
        ssrc: Of the newest packet, retransmissions counted as what they repair.
        given_up: How often a key frame had to be asked for.
    """

    def __init__(self, buffer: WholePictures) -> None:
        self.losses = LossList()
        self.ssrc: int | None = None
        self.given_up = 0
        self._buffer = buffer
        self._asked_key_s = self._gave_up_s = float("-inf")
        self._wants_key_frame = False

    @property
    def missing(self) -> set[int]:
        """As aiortc's class has it."""
        return set(self.losses.missing)

    def add(self, packet: RtpPacket) -> bool:
        """Note a packet; False, so that aiortc itself asks for nothing."""
        if packet.ssrc != self.ssrc:
            if self.ssrc is not None:
                self.losses = LossList()
            self.ssrc = packet.ssrc
        self.losses.arrived(packet.sequence_number, time.monotonic())
        return False

    @property
    def is_busy(self) -> bool:
        """Whether something is to be asked for, now or soon."""
        return bool(self.losses) or self.losses.has_lost_track or self._needs_key_frame

    @property
    def _needs_key_frame(self) -> bool:
        waits_since_s = max(self._asked_key_s, self._gave_up_s)
        asked_long_ago = time.monotonic() - waits_since_s > KEY_FRAME_TAKES_S
        is_on_its_way = self._buffer.key_frame_begins is not None and not asked_long_ago
        return self._wants_key_frame or (self._buffer.awaits_key_frame and not is_on_its_way)

    def need_key_frame(self) -> None:
        """The decoder, or aiortc, wants one."""
        self._wants_key_frame = True

    def look(self, trip_s: float | None, now_s: float) -> Wishes:
        """Return what to ask for; after each packet, and every 10 ms while ``is_busy``."""
        if self._buffer.awaits_key_frame and self._buffer.key_frame_begins is not None:
            self.losses.forget(before=self._buffer.key_frame_begins)
        if self.losses.is_hopeless(trip_s, now_s):
            self.losses.forget()
            self.given_up += 1
            self._gave_up_s = now_s
            self._wants_key_frame |= self._buffer.give_up()
        numbers = self.losses.to_ask_for(trip_s, now_s)
        return Wishes(_runs(numbers), self._asks_for_key_frame(trip_s, now_s))

    def _asks_for_key_frame(self, trip_s: float | None, now_s: float) -> bool:
        every_s = max(KEY_FRAME_EVERY_S, KEY_FRAME_TRIPS * (trip_s or 0.0))
        if not self._needs_key_frame or now_s - self._asked_key_s < every_s:
            return False
        self._asked_key_s = now_s
        self._wants_key_frame = False
        return True


def _runs(numbers: list[int]) -> tuple[tuple[int, ...], ...]:
    for index in range(1, len(numbers)):
        if numbers[index] < numbers[index - 1]:
            return tuple(numbers[:index]), tuple(numbers[index:])
    return (tuple(numbers),) if numbers else ()
