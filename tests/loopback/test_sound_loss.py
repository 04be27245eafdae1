# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""3 % of the sound packets lost between two real peers: what the listener misses.

The sound runs at some times its natural speed through encoder, SRTP, UDP, jitter buffer, decoder and playout
buffer; the listener's clock is that of the packets, so that a busy machine changes nothing.
"""

import asyncio
import random
from collections.abc import Callable

import numpy as np
import pytest
from aiortc.jitterbuffer import JitterBuffer
from aiortc.rtcdtlstransport import RTCDtlsTransport
from numpy.typing import NDArray

from app.core.meeting import CallPlan
from app.media.call import Call, CallSources
from app.media.call_counters import receivers
from app.media.call_events import Failed
from app.media.playout import PlayoutBuffer
from app.media.rtc.receiver import STOCK
from tests.loopback.participants import LOOPBACK
from tests.rig.rtp import until

OPUS_PAYLOAD_TYPE = 96
LOSS = 0.03
SECONDS = 22


class HurriedVoice:
    """A tone that comes as fast as the loop turns, a packet at a time; then silence of no length."""

    def __init__(self) -> None:
        self._wake: Callable[[], None] = lambda: None
        self._number = 0
        self._is_running = False

    async def speak(self) -> None:
        """Say all 20 ms pieces of the text."""
        self._is_running = True
        while self._number < SECONDS * 50:
            self._wake()
            await asyncio.sleep(0.001)

    def take(self) -> NDArray[np.int16] | None:
        if not self._is_running or self._number >= SECONDS * 50:
            return None
        at = np.arange(self._number * 960, (self._number + 1) * 960)
        self._number += 1
        return (8000 * np.sin(2 * np.pi * 440 * at / 48_000)).astype(np.int16)

    def on_ready(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def clear(self) -> None:
        """Nothing waits here."""


class PacketClock(PlayoutBuffer):
    """A playout buffer whose listener is always exactly 100 ms behind the newest packet."""

    def push(self, samples: NDArray[np.int16], pts_samples: int, now: float) -> None:
        super().push(samples, pts_samples, now)
        while self.stats.level_ms > 100:
            self.pull(960)


async def listen(monkeypatch: pytest.MonkeyPatch, stock_buffer: bool) -> tuple[float, float]:
    """Return (share of packets lost on the way, share of sound missing for the listener)."""
    rng = random.Random(7)
    arrived, dropped = 0, 0
    handle = RTCDtlsTransport._handle_rtp_data

    async def lossy(self: RTCDtlsTransport, data: bytes, arrival_time_ms: int) -> None:
        nonlocal arrived, dropped
        if data[1] & 0x7F == OPUS_PAYLOAD_TYPE and self is listener_transport:
            arrived += 1
            if arrived > 10 and rng.random() < LOSS:
                dropped += 1
                return
        await handle(self, data, arrival_time_ms)

    monkeypatch.setattr(RTCDtlsTransport, "_handle_rtp_data", lossy)
    voice, failures = HurriedVoice(), []

    def note(event: object) -> None:
        if isinstance(event, Failed):
            failures.append(event)

    speaker = Call(CallPlan(1, "listener", offers=True), CallSources(microphone=voice), note, LOOPBACK)
    listener = Call(CallPlan(1, "speaker", offers=False), CallSources(playout=PacketClock()), note, LOOPBACK)
    offer = await speaker.start()
    assert offer is not None
    answer = await listener.accept("offer", offer)
    assert answer is not None
    (audio,) = [receiver for receiver in receivers(listener._connection) if receiver.media_kind == "audio"]
    listener_transport = audio.transport
    if stock_buffer:
        setattr(audio, STOCK + "jitter_buffer", JitterBuffer(capacity=16, prefetch=4))
    await speaker.accept("answer", answer)
    await until(lambda: listener._sound.frames > 0)
    await voice.speak()
    await until(lambda: arrived >= SECONDS * 50)
    stats = listener._sources.playout.stats
    await speaker.close()
    await listener.close()
    assert not failures
    assert stats.played_samples >= 20 * 48_000
    return dropped / arrived, stats.missing_share


async def test_3_percent_loss_is_heard_as_3_percent_where_stock_aiortc_makes_much_more_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        lost, missing = await listen(patch, stock_buffer=False)
    with monkeypatch.context() as patch:
        stock_lost, stock_missing = await listen(patch, stock_buffer=True)
    print(f"ours: lost {lost:.3f}, missing {missing:.3f}")
    print(f"stock: lost {stock_lost:.3f}, missing {stock_missing:.3f}")
    assert 0.02 <= lost <= 0.04
    assert missing <= 0.045
    assert missing == pytest.approx(lost, abs=0.005)
    assert stock_missing >= 3 * stock_lost
