# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The microphone: a card, a file played in a loop, or silence; watched and reopened by itself."""

import time
from collections import deque
from collections.abc import Callable

import numpy as np

from app.core.devices import DeviceKind, DeviceSpec
from app.core.faults import Fault, FaultCode
from app.media import port_audio, stand_ins
from app.media.sound import BLOCK_SAMPLES, SILENT, Level, Samples, level_of, silence
from app.media.sound_cards import InputCard
from app.media.sound_file import looped_blocks
from app.media.sound_stream import OpenStream, PacedStream
from app.media.stream_keeper import Source, StreamKeeper, Told
from app.media.zero_watch import ZeroWatch

LEVEL_BLOCKS = 10
"""The level is that of the last 100 ms."""

OnBlock = Callable[[Samples, float], None]


class Microphone:
    """Sound from one microphone in blocks of 10 ms.

    ``on_block(samples, monotonic_s)`` gets mono int16 of shape (480,) at 48 kHz, from PortAudio's thread
    (or the pacing thread for ``file:`` and ``none``): it must return within a millisecond and never wait.
    ``on_fault`` is called once when the microphone cannot be opened or goes silent for 1 s; it is
    tried again, and ``on_back`` tells when sound flows again. With ``on_stand_in``, as in a call,
    the next best microphone does the work meanwhile, and one that gives nothing but zeros is opened anew
    once and then complained about, never stood in for: its switch may have been meant.
    """

    def __init__(
        self,
        spec: DeviceSpec,
        on_block: OnBlock,
        on_fault: Callable[[Fault], None] = lambda fault: None,
        on_back: Callable[[], None] = lambda: None,
        on_stand_in: Callable[[str], None] | None = None,
    ) -> None:
        self._spec = spec
        self._on_block = on_block
        self._rest = silence(0)
        self._recent: deque[Samples] = deque(maxlen=LEVEL_BLOCKS)
        self._zeros = ZeroWatch(on_fault, on_back) if on_stand_in else None
        source = Source(self._open, _lost, self._open_stand_in, self._wants_anew, self._list_anew)
        self._keeper = StreamKeeper("microphone", source, Told(on_fault, on_back, on_stand_in))

    def start(self) -> None:
        """Open the microphone in the background; returns at once."""
        self._keeper.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Give the microphone back; returns False when its driver hangs and was left behind."""
        return self._keeper.stop(deadline_s)

    def level(self) -> Level:
        """Return how loud the last 100 ms were; any thread."""
        recent = tuple(self._recent)
        return level_of(np.concatenate(recent)) if recent else SILENT

    def _open(self, is_retry: bool) -> OpenStream:
        self._rest = silence(0)
        if self._spec.is_none:
            return PacedStream(
                lambda: self._take(silence(BLOCK_SAMPLES), time.monotonic()), "silent-microphone"
            )
        if self._spec.path is not None:
            blocks = looped_blocks(self._spec.path)
            first = next(blocks)  # a file that cannot be read is complained about here
            self._take(first, time.monotonic())
            return PacedStream(lambda: self._take(next(blocks), time.monotonic()), "file-microphone")
        if is_retry:
            port_audio.refresh()  # it may have been plugged in again
        return self._open_card(self._spec)

    def _open_stand_in(self) -> tuple[OpenStream, str] | None:
        other = stand_ins.next_best(DeviceKind.MICROPHONE, self._spec)
        return (self._open_card(DeviceSpec(other.spec)), other.name) if other else None

    def _list_anew(self) -> None:
        stand_ins.list_anew_for(DeviceKind.MICROPHONE, self._spec)

    def _open_card(self, spec: DeviceSpec) -> OpenStream:
        """Open a card that is heard only while the keeper says that it is its turn."""
        card: InputCard | None = None

        def take(samples: Samples, now: float) -> None:
            if card is not None and self._keeper.current is card:
                if self._zeros is not None:
                    self._zeros.take(samples)
                self._take(samples, now)

        card = InputCard(spec, take)
        return card

    def _wants_anew(self) -> bool:
        return self._zeros is not None and self._zeros.wants_anew()

    def _take(self, samples: Samples, now: float) -> None:
        if len(self._rest):
            samples = np.concatenate([self._rest, samples])
        while len(samples) >= BLOCK_SAMPLES:
            block, samples = samples[:BLOCK_SAMPLES].copy(), samples[BLOCK_SAMPLES:]
            self._recent.append(block)
            self._on_block(block, now)
        self._rest = samples


def _lost(detail: str) -> Fault:
    return Fault(FaultCode.MICROPHONE_LOST, "listen to the microphone", detail)
