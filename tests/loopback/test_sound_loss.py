# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""3 % of the sound packets lost between two real peers: what the listener misses.

The speech runs at some times its natural speed through encoder, SRTP, UDP, jitter buffer, decoder and playout
buffer; the listener's clock is that of the packets, so that a busy machine changes nothing.
"""

import asyncio
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from aiortc.jitterbuffer import JitterBuffer
from aiortc.rtcdtlstransport import RTCDtlsTransport

from app.core.meeting import CallPlan
from app.media.call import Call, CallSources
from app.media.call_counters import receivers
from app.media.call_events import Failed
from app.media.playout import PlayoutBuffer, PlayoutStats
from app.media.rtc.receiver import STOCK
from app.media.rtc.red import PAYLOAD_TYPE
from app.media.sound import Samples
from app.media.sound_file import read_sound
from app.media.sound_rate import SoundSettings
from tests.loopback.participants import LOOPBACK
from tests.rig.rtp import until
from tests.rig.tones import make_sentence

SOUND_TYPES = (96, PAYLOAD_TYPE)
LOSS = 0.03
SECONDS = 22
TEXT = "Goddag, jeg hedder Anna, og vi skal tale sammen i dag om dit CV og dine muligheder. Hvordan går det?"


class HurriedVoice:
    """Speech that comes as fast as the loop turns, a packet at a time; then silence of no length."""

    def __init__(self, speech: Samples) -> None:
        self._speech = np.resize(speech, SECONDS * 48_000)
        self._wake: Callable[[], None] = lambda: None
        self._number = 0
        self._is_running = False

    async def speak(self) -> None:
        """Say all 20 ms pieces of the text."""
        self._is_running = True
        while self._number < SECONDS * 50:
            self._wake()
            await asyncio.sleep(0.001)

    def take(self) -> Samples | None:
        if not self._is_running or self._number >= SECONDS * 50:
            return None
        start = self._number * 960
        self._number += 1
        return self._speech[start : start + 960]

    def on_ready(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def clear(self) -> None:
        """Nothing waits here."""


class PacketClock(PlayoutBuffer):
    """A playout buffer whose listener is always exactly 100 ms behind the newest packet."""

    def __init__(self) -> None:
        super().__init__(adapts=False)  # its listener has no clock of its own to adapt to

    def push_opus(self, packet: bytes, pts_samples: int) -> None:
        super().push_opus(packet, pts_samples)
        while self.stats.level_ms > 100:
            self.pull(960)


async def listen(
    monkeypatch: pytest.MonkeyPatch, speech: Samples, *, stock_buffer: bool = False, twice: bool = False
) -> tuple[float, PlayoutStats]:
    """Return the share of packets lost on the way, and what the listener got."""
    rng = random.Random(7)
    arrived, dropped = 0, 0
    handle = RTCDtlsTransport._handle_rtp_data

    async def lossy(self: RTCDtlsTransport, data: bytes, arrival_time_ms: int) -> None:
        nonlocal arrived, dropped
        if data[1] & 0x7F in SOUND_TYPES and self is listener_transport:
            arrived += 1
            if arrived > 10 and rng.random() < LOSS:
                dropped += 1
                return
        await handle(self, data, arrival_time_ms)

    monkeypatch.setattr(RTCDtlsTransport, "_handle_rtp_data", lossy)
    monkeypatch.setattr(SoundSettings, "_is_worth_doubling", lambda *_: twice)
    voice, failures = HurriedVoice(speech), []

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
    return dropped / arrived, stats


def without_own_packet(stats: PlayoutStats) -> float:
    """Share of the listening time whose own packet did not come in time, repaired or not."""
    return (stats.concealed_samples + stats.repaired_samples) / stats.played_samples


async def test_most_of_3_percent_loss_is_repaired_where_stock_aiortc_loses_much_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    speech = read_sound(make_sentence(tmp_path / "speech.wav", TEXT))
    with monkeypatch.context() as patch:
        lost, ours = await listen(patch, speech)
    with monkeypatch.context() as patch:
        twice_lost, twice = await listen(patch, speech, twice=True)
    with monkeypatch.context() as patch:
        stock_lost, stock = await listen(patch, speech, stock_buffer=True)
    print(f"ours: lost {lost:.3f}, repaired and concealed {without_own_packet(ours):.3f}, "
          f"concealed {ours.concealed_share:.4f}")  # fmt: skip
    print(f"sent twice: lost {twice_lost:.3f}, repaired and concealed {without_own_packet(twice):.3f}, "
          f"concealed {twice.concealed_share:.4f}")  # fmt: skip
    print(f"stock buffer: lost {stock_lost:.3f}, repaired and concealed {without_own_packet(stock):.3f}")
    assert 0.02 <= lost <= 0.04
    assert without_own_packet(ours) == pytest.approx(lost, abs=0.005)
    assert ours.concealed_share <= 0.45 * lost
    assert twice_lost >= 0.02
    assert without_own_packet(twice) <= 0.1 * twice_lost
    assert without_own_packet(stock) >= 3 * stock_lost
