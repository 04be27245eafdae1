# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Encodes and decodes real VP8 for at most three seconds, with the options of the call."""

import os
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, TypeVar

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from app.checks import load_probe
from app.checks.computer import RATE_FPS, Cost, Measurement, Power, System
from app.checks.deadline import call_within
from app.checks.memory import memory_free_mb

SIZES_PX = ((640, 360, 400_000), (424, 240, 250_000), (320, 180, 150_000))
"""Width, height and bit/s."""
SECONDS_EACH = 0.9
WARM_UP_PICTURES = 3
PICTURES_AT_MOST = 60
LIMIT_S = 12.0
"""Far above the three seconds: a PC that is so slow shall hear so, not nothing."""
TEXTURE_SEED = 7
ASK_LIMIT_S = 5.0

T = TypeVar("T")


async def probe() -> Measurement:
    """Measure what else goes on, then the cost of pictures, and the memory; in threads of their own."""
    load = await _asked(load_probe.watch_load)
    try:
        costs = await call_within(LIMIT_S, measure_costs)
    except (TimeoutError, OSError):  # OSError: FFmpeg has no libvpx here
        costs = ()
    return Measurement(
        costs,
        memory_free_mb(),
        os.cpu_count() or 1,
        load,
        await _asked(load_probe.power) or Power(),
        await _asked(load_probe.system) or System(),
    )


async def _asked(question: Callable[[], T]) -> T | None:
    """Return the system's answer, or None when it gives none in time."""
    try:
        return await call_within(ASK_LIMIT_S, question)
    except (TimeoutError, OSError):
        return None


def measure_costs() -> tuple[Cost, ...]:
    """Return the cost of each size. Blocks for about 3 s.

    Raises:
        OSError: If FFmpeg lacks the codec (``av.FFmpegError`` is one).
    """
    return tuple(_cost(*size) for size in SIZES_PX)


def _cost(width: int, height: int, bitrate: int) -> Cost:
    encoder, decoder = _encoder(width, height, bitrate), av.CodecContext.create("vp8", "r")
    scene = _Scene(width, height)
    began_s, worked_before_s = time.perf_counter(), time.thread_time()
    until = began_s + SECONDS_EACH
    encode_s: list[float] = []
    decode_s: list[float] = []
    while len(encode_s) < PICTURES_AT_MOST + WARM_UP_PICTURES:
        frame = scene.picture(len(encode_s))
        began = time.perf_counter()
        packets = encoder.encode(frame)
        encoded = time.perf_counter()
        for packet in packets:
            decoder.decode(packet)
        decoded = time.perf_counter()
        encode_s.append(encoded - began)
        decode_s.append(decoded - encoded)
        if decoded > until and len(encode_s) > WARM_UP_PICTURES:
            break
    wall_s, worked_s = time.perf_counter() - began_s, time.thread_time() - worked_before_s
    return Cost(
        height_px=height,
        encode_ms=usual_ms(encode_s[WARM_UP_PICTURES:], wall_s, worked_s),
        decode_ms=usual_ms(decode_s[WARM_UP_PICTURES:], wall_s, worked_s),
    )


def usual_ms(took_s: Sequence[float], wall_s: float, worked_s: float) -> float:
    """Return what one picture usually takes in ms, the waiting for other programs included.

    Args:
        took_s: Each picture's time. Its middle value does not see that others take every second moment: most
            pictures are quick, and then one waits.
        wall_s: How long all of it took.
        worked_s: For how long of that the processor was ours.
    """
    stretch = max(1.0, wall_s / worked_s) if worked_s > 0.0 else 1.0
    return 1000.0 * median(took_s) * stretch


def _encoder(width: int, height: int, bitrate: int) -> Any:
    encoder: Any = av.CodecContext.create("libvpx", "w")
    encoder.width, encoder.height, encoder.pix_fmt, encoder.bit_rate = width, height, "yuv420p", bitrate
    encoder.thread_count = 1
    encoder.options = {
        "deadline": "realtime",
        "cpu-used": "-6",
        "lag-in-frames": "0",
        "noise-sensitivity": "4",
    }
    return encoder


class _Scene:
    """A soft moving shape before a still, grainy room: about what a talking head costs."""

    def __init__(self, width: int, height: int) -> None:
        grain = np.random.default_rng(TEXTURE_SEED).integers(60, 200, (height // 8, width // 8, 3), np.uint8)
        self._room: NDArray[np.uint8] = np.asarray(cv2.resize(grain, (width, height)), np.uint8)
        self._noise = np.random.default_rng(TEXTURE_SEED).integers(0, 6, (4, height, width, 3), np.uint8)
        self._width, self._height = width, height

    def picture(self, number: int) -> av.VideoFrame:
        """Return picture ``number``, I420."""
        bgr = cv2.add(self._room, self._noise[number % len(self._noise)])
        at = (self._width // 2 + int(0.1 * self._width * np.sin(number / 5)), self._height // 2)
        axes = (self._width // 6, self._height // 3)
        cv2.ellipse(bgr, at, axes, number % 20 - 10, 0, 360, (120, 150, 210), -1)
        i420 = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2YUV_I420), dtype=np.uint8)
        frame = av.VideoFrame.from_ndarray(i420, format="yuv420p")
        frame.pts = number * 90_000 // RATE_FPS
        return frame
