# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make sounds for tests and measure what came out.

Samples are float32 in [-1, 1], shape (frames,) or (frames, channels); measuring mixes channels down.
"""

import subprocess
import tempfile
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
SILENCE_DBFS = -60.0
_FLOOR_DBFS = -120.0

Samples = NDArray[np.float32]


def tone(hz: float, seconds: float, *, rate_hz: int = RATE_HZ, level_dbfs: float = -20.0) -> Samples:
    """Return a sine, mono, with 5 ms ramps; ``level_dbfs`` is its RMS level."""
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    wave_ = np.sin(2 * np.pi * hz * time_s) * 10 ** (level_dbfs / 20) * np.sqrt(2)
    ramp = np.minimum(1.0, np.minimum(time_s, time_s[::-1]) / 0.005)
    samples: Samples = (wave_ * ramp).astype(np.float32)
    return samples


def write_wav(path: Path | str, samples: Samples | NDArray[np.int16], rate_hz: int = RATE_HZ) -> Path:
    """Write 16-bit WAV: int16 as it is; of floats, what is beyond [-1, 1] is clipped."""
    if samples.dtype != np.int16:
        samples = (np.clip(samples, -1, 1) * 32767).astype(np.int16)
    columns = samples.reshape(len(samples), -1)
    with wave.open(str(path), "wb") as file:
        file.setparams((columns.shape[1], 2, rate_hz, 0, "NONE", ""))
        file.writeframes(columns.astype("<i2").tobytes())
    return Path(path)


def read_wav(path: Path | str) -> tuple[Samples, int]:
    """Read a 16-bit WAV; returns samples of shape (frames, channels) and the rate in Hz."""
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2:
            raise ValueError(f"{path}: {8 * file.getsampwidth()}-bit samples, 16 wanted")
        block = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return (block.reshape(-1, file.getnchannels()) / 32768).astype(np.float32), file.getframerate()


def make_tone(path: Path | str, hz: float, seconds: float, *, level_dbfs: float = -20.0) -> Path:
    """Write a 48 kHz mono WAV with a sine."""
    return write_wav(path, tone(hz, seconds, level_dbfs=level_dbfs))


def make_sentence(path: Path | str, text: str, *, voice: str = "da", level_dbfs: float = -20.0) -> Path:
    """Write a 48 kHz mono WAV of espeak-ng saying ``text``; ``level_dbfs`` is its RMS level."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.wav"
        subprocess.run(["espeak-ng", "-v", voice, "-s", "150", "-w", str(raw), text], check=True)
        spoken, rate_hz = read_wav(raw)
    length = round(len(spoken) * RATE_HZ / rate_hz)
    at = np.arange(length) * rate_hz / RATE_HZ
    samples = np.interp(at, np.arange(len(spoken)), spoken[:, 0]).astype(np.float32)
    return write_wav(path, samples * 10 ** ((level_dbfs - level(samples)) / 20))


def _mono(samples: Samples) -> Samples:
    return samples if samples.ndim == 1 else samples.mean(axis=1)


def level(samples: Samples) -> float:
    """Return the RMS level in dBFS (RMS re 1.0); -120 for digital silence."""
    rms = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))) if samples.size else 0.0
    return max(_FLOOR_DBFS, 20 * np.log10(rms)) if rms > 0 else _FLOOR_DBFS


def strongest_frequency(samples: Samples, rate_hz: int) -> float:
    """Return the frequency with the most power above 50 Hz, in Hz; 0 for digital silence."""
    mono = _mono(samples)
    if not np.any(mono):
        return 0.0
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
    lowest = int(np.ceil(50 * len(mono) / rate_hz))
    top = lowest + int(np.argmax(power[lowest:]))
    offset = 0.0
    if 0 < top < len(power) - 1:
        left, middle, right = np.log(power[top - 1 : top + 2] + 1e-30)
        curve = left - 2 * middle + right
        offset = 0.5 * (left - right) / curve if curve else 0.0
    return float((top + offset) * rate_hz / len(mono))


def share_of_power_at(samples: Samples, rate_hz: int, hz: float, width_hz: float = 20.0) -> float:
    """Return how much of the power (0 to 1) lies within ``width_hz`` of ``hz``; 0 for digital silence."""
    mono = _mono(samples)
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
    frequencies = np.fft.rfftfreq(len(mono), 1 / rate_hz)
    whole = float(power.sum())
    return float(power[np.abs(frequencies - hz) <= width_hz].sum()) / whole if whole else 0.0


def share_of_silence(
    samples: Samples, rate_hz: int, *, block_ms: float = 20.0, limit_dbfs: float = SILENCE_DBFS
) -> float:
    """Return the share of blocks (0 to 1) whose RMS level is below ``limit_dbfs``."""
    mono = _mono(samples)
    length = round(rate_hz * block_ms / 1000)
    blocks = mono[: len(mono) // length * length].reshape(-1, length)
    if not len(blocks):
        raise ValueError("less than one block of sound")
    rms = np.sqrt(np.mean(np.square(blocks, dtype=np.float64), axis=1))
    return float(np.mean(rms < 10 ** (limit_dbfs / 20)))
