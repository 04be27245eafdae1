# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A talk between two in a room, and what an echo canceller made of it."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.media.sound import SAMPLE_RATE_HZ, Samples
from app.media.sound_file import read_sound
from tests.bench.speech_quality import bench_speech
from tests.rig.room import Room, Wave, power_db, to_samples

ALONE_S = (6, 12)
"""The far talker alone, when the canceller has had 6 s to learn."""
BOTH_S = {0: (12, 20), 6: (24, 32)}
"""Both, the near talker so many dB over the echo."""
NEAR_S = (32.2, 36)
LENGTH_S = 36
EARLY_S, LATE_S = 0.5, 6.0
"""How far what came out may be out of step."""
MOST_STEP_S = 0.03
PIECE_S = 0.05


@dataclass(frozen=True)
class Talk:
    """What is said: far 0–32 s, near 12–20, 24–32 and then alone."""

    far: Samples
    near: Samples


@dataclass(frozen=True)
class Score:
    """What is left of a talk.

    Attributes:
        erle_db: How much quieter the echo alone came out than the microphone heard it.
        loudest_dbfs: The loudest 50 ms of that echo.
        stoi: While both talk, by the near talker's dB over the echo; 0 to 1, NaN without ``pystoi``.
        stoi_alone: While only the near one talks.
    """

    erle_db: float
    loudest_dbfs: float
    stoi: dict[int, float]
    stoi_alone: float


def make_talk(folder: Path, room: Room, seed: int) -> Talk:
    """Return a talk for this room: other seed, other words against each other."""
    voice = near_speech(folder)
    speech = bench_speech(folder)
    far = np.zeros(LENGTH_S * SAMPLE_RATE_HZ, np.int16)
    said = int(NEAR_S[0] * SAMPLE_RATE_HZ)
    far[:said] = np.resize(np.roll(speech, -seed * 3 * SAMPLE_RATE_HZ), said)
    echo = room.echo(far, seed)
    near = np.zeros(len(far))
    words = np.resize(np.roll(voice, -seed * 2 * SAMPLE_RATE_HZ), len(far))
    for over_db, (start_s, end_s) in BOTH_S.items():
        part = slice(start_s * SAMPLE_RATE_HZ, end_s * SAMPLE_RATE_HZ)
        near[part] = words[part] * _rms(echo[part]) / _rms(words[part]) * 10 ** (over_db / 20)
    alone = slice(said, len(far) - SAMPLE_RATE_HZ // 2)
    near[alone] = words[alone] * 10 ** (-26 / 20) / _rms(words[alone])
    return Talk(far, to_samples(near))


def near_speech(folder: Path) -> Wave:
    """Return the near talker: the file that BENCH_SPEECH_NEAR names, else the other voice, made deeper."""
    if named := os.environ.get("BENCH_SPEECH_NEAR"):
        return read_sound(named) / 32768
    voice = np.roll(bench_speech(folder), 9 * SAMPLE_RATE_HZ) / 32768
    return np.interp(np.arange(len(voice)) / 0.82, np.arange(len(voice)), voice, period=len(voice))


def score(talk: Talk, heard: Samples, out: Samples) -> Score:
    """Judge what came out, whatever delay it has, beside what the microphone heard in step with the talk."""
    out = _in_step(talk.near, out)
    start, end = (second * SAMPLE_RATE_HZ for second in ALONE_S)
    alone = out[start:end]
    piece = int(PIECE_S * SAMPLE_RATE_HZ)
    loudest = max(power_db(alone[at : at + piece]) for at in range(0, len(alone) - piece, piece // 2))
    stoi = {over_db: _understood(talk.near, out, span) for over_db, span in BOTH_S.items()}
    return Score(
        power_db(heard[start:end]) - power_db(alone), loudest, stoi, _understood(talk.near, out, NEAR_S)
    )


def stumbles(talk: Talk, out: Samples) -> bool:
    """Tell whether pieces of the sound were lost on the way: then nothing can be said of a canceller."""
    lags = [_lag(talk.near, out, span) for span in (*BOTH_S.values(), NEAR_S)]
    return max(lags) - min(lags) > MOST_STEP_S * SAMPLE_RATE_HZ


def _in_step(near: Samples, out: Samples) -> Samples:
    """Shift ``out`` by what the near talker's lonely words say, so that its samples are those of ``near``."""
    lag = _lag(near, out, NEAR_S)
    shifted = out[lag:] if lag >= 0 else np.concatenate([np.zeros(-lag, np.int16), out])
    return np.concatenate([shifted, np.zeros(max(0, len(near) - len(shifted)), np.int16)])


def _lag(near: Samples, out: Samples, span_s: tuple[float, float]) -> int:
    """Return by how many samples what the near talker says in this time comes out later."""
    start, end = (int(second * SAMPLE_RATE_HZ) for second in span_s)
    words = near[start:end].astype(float)
    size = 1 << (len(out) + len(words)).bit_length()
    match = np.fft.irfft(np.fft.rfft(out.astype(float), size) * np.conj(np.fft.rfft(words, size)), size)
    first, last = (start + int(second * SAMPLE_RATE_HZ) for second in (-EARLY_S, LATE_S))
    return first + int(np.argmax(np.abs(match[first : min(last, len(out))]))) - start


def _understood(near: Samples, out: Samples, span_s: tuple[float, float]) -> float:
    try:
        from pystoi import stoi  # type: ignore[import-not-found]
    except ImportError:
        return float("nan")
    part = slice(int(span_s[0] * SAMPLE_RATE_HZ), int(span_s[1] * SAMPLE_RATE_HZ))
    return float(stoi(_at_16_khz(near[part]), _at_16_khz(out[part]), 16_000))


def _at_16_khz(samples: Samples) -> NDArray[np.float64]:
    return samples[: len(samples) // 3 * 3].reshape(-1, 3).mean(axis=1)


def _rms(wave: NDArray[np.generic]) -> float:
    return float(np.sqrt(np.mean(wave.astype(np.float64) ** 2)))
