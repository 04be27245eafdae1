# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""An imaginary line for sound: packets of real speech through loss, jitter and drift into a playout buffer.

Nothing waits for a clock: the same line gives the same result on any machine, a minute of speech in a second.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from av import AudioFrame
from numpy.typing import NDArray

from app.media.playout import PlayoutBuffer, PlayoutStats
from app.media.rtc.opus import SpeechOpusEncoder

RATE_HZ = 48_000
FRAME = 960
PULL = 480

Samples = NDArray[np.int16]
Delays = Callable[[np.random.Generator, int], NDArray[np.float64]]
Losses = Callable[[np.random.Generator, int], NDArray[np.bool_]]


@dataclass(frozen=True)
class Line:
    """What happens to packets on their way.

    Attributes:
        delays_s: Delay of each packet beyond the shortest one.
        losses: Which packets never arrive.
        drift_ppm: How much faster the listener's sound card runs than the speaker's.
        keeps_order: A late packet holds up those behind it, as a queue does.
    """

    delays_s: Delays = lambda rng, count: np.zeros(count)
    losses: Losses = lambda rng, count: np.zeros(count, dtype=np.bool_)
    drift_ppm: float = 0.0
    keeps_order: bool = True


@dataclass
class Heard:
    """What came out at the other end.

    Attributes:
        samples: All that was played, from the first packet's sending on.
        delay_ms: From the end of a packet's recording to its playing, without the line: mean after 5 s.
    """

    samples: Samples
    delay_ms: float
    stats: PlayoutStats
    delays_ms: list[float] = field(default_factory=list)


def exponential(mean_s: float) -> Delays:
    """Each packet late by itself, some of them much."""
    return lambda rng, count: rng.exponential(mean_s, count)


def wandering(highest_s: float, every_s: float = 0.4) -> Delays:
    """A queue that fills and empties: delays from 0 to ``highest_s`` that change slowly."""

    def delays(rng: np.random.Generator, count: int) -> NDArray[np.float64]:
        marks = rng.uniform(0, highest_s, int(count * 0.02 / every_s) + 2)
        return np.interp(np.arange(count) * 0.02 / every_s, np.arange(len(marks)), marks)

    return delays


def at_random(share: float) -> Losses:
    """Each packet is lost with the same probability."""
    return lambda rng, count: rng.random(count) < share


def in_bursts(share: float, length: int) -> Losses:
    """So many in a row are lost at a time."""

    def losses(rng: np.random.Generator, count: int) -> NDArray[np.bool_]:
        lost = np.zeros(count, dtype=np.bool_)
        for start in np.flatnonzero(rng.random(count) < share / length):
            lost[start : start + length] = True
        return lost

    return losses


def encode(speech: Samples, encoder: SpeechOpusEncoder | None = None) -> list[tuple[int, bytes]]:
    """Return (time stamp, packet) of a speech as the app sends it."""
    encoder = encoder or SpeechOpusEncoder()
    packets: list[tuple[int, bytes]] = []
    for start in range(0, len(speech) - FRAME + 1, FRAME):
        frame = AudioFrame.from_ndarray(speech[np.newaxis, start : start + FRAME], "s16", "mono")
        frame.sample_rate, frame.pts = RATE_HZ, start
        payloads, stamp = encoder.encode(frame)
        packets += [(stamp, payload) for payload in payloads]
    return packets


def listen(
    packets: list[tuple[int, bytes]], line: Line, buffer: PlayoutBuffer, seed: int = 1, length: int = FRAME
) -> Heard:
    """Send packets over a line into a buffer and pull 10 ms at a time until all is played."""
    rng = np.random.default_rng(seed)
    delays, lost = line.delays_s(rng, len(packets)), line.losses(rng, len(packets))
    lost[:10] = False
    arrivals = np.array([(stamp + length) / RATE_HZ for stamp, _ in packets]) + delays
    if line.keeps_order:
        arrivals = np.maximum.accumulate(arrivals)
    order = [int(i) for i in np.argsort(arrivals, kind="stable") if not lost[i]]
    pull_s = PULL / RATE_HZ / (1 + line.drift_ppm * 1e-6)
    out: list[Samples] = []
    waits_ms: list[float] = []
    place = 0
    end_s = packets[-1][0] / RATE_HZ
    while (now := (len(out) + 0.37) * pull_s) < end_s:
        while place < len(order) and arrivals[order[place]] <= now:
            stamp, packet = packets[order[place]]
            buffer.push_opus(packet, stamp)
            place += 1
        out.append(buffer.pull(PULL))
        if now > 5:
            waits_ms.append(1000 * (now - (buffer._next - len(buffer._ready) + length - PULL) / RATE_HZ))
    return Heard(np.concatenate(out), float(np.mean(waits_ms)), buffer.stats, waits_ms)
