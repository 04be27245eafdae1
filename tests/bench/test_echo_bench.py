# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The echo canceller in imaginary rooms: what comes back, and what is left of the own voice."""

import time
from pathlib import Path

import numpy as np
import pytest

from app.media.processing.canceller import Cleaning, EchoCanceller, PassThrough, WebRtcCanceller
from app.media.sound import SAMPLE_RATE_HZ, Samples
from tests.bench.speech_quality import bench_speech
from tests.rig.room import Room, blocks, power_db, to_samples

ROOMS = {
    "laptop, 200 ms tail": Room(),
    "small, 120 ms tail": Room(tail_ms=120, delay_ms=40, noise_dbfs=-65, drift_ppm=0, bend=0),
    "hall, loud, 100 ppm, bent": Room(300, 150, 0, -50, 100, 0.4),
    "USB microphone, 300 ppm": Room(drift_ppm=300),
    "slow sound system, 300 ms": Room(delay_ms=300),
}
ECHO_ALONE = slice(8 * SAMPLE_RATE_HZ, 15 * SAMPLE_RATE_HZ)
BOTH = slice(15 * SAMPLE_RATE_HZ, 27 * SAMPLE_RATE_HZ)


def understood(clean: Samples, heard: Samples) -> float:
    """Return STOI (0 to 1) at the best of the delays that a canceller may add; NaN without ``pystoi``."""
    try:
        from pystoi import stoi  # type: ignore[import-not-found]
    except ImportError:
        return float("nan")

    def at_16_khz(samples: Samples) -> Samples:
        return samples[: len(samples) // 3 * 3].reshape(-1, 3).mean(axis=1)

    count = len(clean) - 960
    return max(
        stoi(at_16_khz(clean[:count]), at_16_khz(heard[late : late + count]), 16_000)
        for late in (0, 480, 720, 960)
    )


@pytest.mark.bench
@pytest.mark.parametrize("near_over_echo_db", [0, 6])
def test_rooms(tmp_path: Path, near_over_echo_db: float) -> None:
    far = np.resize(bench_speech(tmp_path), 27 * SAMPLE_RATE_HZ)
    near = np.zeros(len(far))
    at = np.arange(BOTH.stop - BOTH.start) / 0.82  # another, deeper voice
    voice = np.interp(at, np.arange(len(far)), np.roll(far, 9 * SAMPLE_RATE_HZ).astype(float) / 32768)
    near[BOTH] = voice * 10 ** (-26 / 20) / np.sqrt(np.mean(voice**2))
    print(f"\nnear talker {near_over_echo_db} dB over the echo\n| room | canceller | ERLE dB | STOI of both "
          "talking | us / 10 ms |\n|---|---|---|---|---|")  # fmt: skip
    for name, room in ROOMS.items():
        echo = room.echo(far)
        echo *= np.sqrt(np.mean(near[BOTH] ** 2) / np.mean(echo[BOTH] ** 2)) * 10 ** (-near_over_echo_db / 20)
        heard = to_samples(echo + near + room.noise(len(far)))
        ways: dict[str, EchoCanceller] = {
            "none": PassThrough(),
            "AEC3": WebRtcCanceller(Cleaning(level=False)),
        }
        for kind, canceller in ways.items():
            began_s = time.process_time()
            out = np.concatenate(
                [canceller.process(n, f) for n, f in zip(blocks(heard), blocks(far), strict=True)]
            )
            cost_us = 1e6 * (time.process_time() - began_s) / len(blocks(heard))
            erle_db = power_db(heard[ECHO_ALONE]) - power_db(out[ECHO_ALONE])
            stoi = understood(to_samples(near)[BOTH], out[BOTH])
            print(f"| {name} | {kind} | {erle_db:.1f} | {stoi:.3f} | {cost_us:.0f} |")
            assert kind == "none" or erle_db > 10
