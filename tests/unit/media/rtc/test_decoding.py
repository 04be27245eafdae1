# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The decoding thread in aiortc's place: pictures in order, failures reported, the end told."""

import asyncio
import inspect
import queue
import threading
import time
from typing import Any

import av
import pytest
from aiortc import clock
from aiortc.jitterbuffer import JitterFrame

from app.media.rtc import decoding
from app.media.rtc.decoding import decoder_worker
from app.media.rtc.sender_clock import ntp_now
from tests.rig.rtp import OPUS, VP8


class Decoder:
    """Returns what it is given, twice."""

    made = 0

    def __init__(self) -> None:
        type(self).made += 1

    def decode(self, encoded: JitterFrame) -> list[bytes]:
        if encoded.data == b"broken":
            raise av.InvalidDataError(1, "broken")
        return [encoded.data, encoded.data]


class Worker:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.input: queue.Queue[Any] = queue.Queue()
        self.output: asyncio.Queue[Any] = asyncio.Queue()
        self.failed = threading.Event()
        self.thread = threading.Thread(
            target=decoder_worker, args=(loop, self.input, self.output, self.failed), daemon=True
        )
        self.thread.start()


@pytest.fixture
def decoders(monkeypatch: pytest.MonkeyPatch) -> type[Decoder]:
    Decoder.made = 0
    monkeypatch.setattr(decoding, "get_decoder", lambda codec: Decoder())
    return Decoder


async def test_pictures_come_in_order_and_then_the_end(decoders: type[Decoder]) -> None:
    worker = Worker(asyncio.get_running_loop())
    for data in (b"1", b"broken", b"2"):
        worker.input.put((VP8, JitterFrame(data, 0)))
    worker.input.put(None)
    async with asyncio.timeout(10):
        assert [await worker.output.get() for _ in range(5)] == [b"1", b"1", b"2", b"2", None]
    assert worker.failed.is_set()
    assert decoders.made == 1  # a failure is no reason for a new one: it would wait for a key frame


async def test_another_codec_gets_another_decoder(decoders: type[Decoder]) -> None:
    worker = Worker(asyncio.get_running_loop())
    for codec in (VP8, OPUS, OPUS):
        worker.input.put((codec, JitterFrame(b"1", 0)))
    async with asyncio.timeout(10):
        for _ in range(6):
            await worker.output.get()
    worker.input.put(None)
    assert decoders.made == 2


def test_it_ends_with_the_loop(decoders: type[Decoder]) -> None:
    del decoders
    loop = asyncio.new_event_loop()
    worker = Worker(loop)
    loop.close()
    worker.input.put((VP8, JitterFrame(b"1", 0)))
    worker.thread.join(10)
    assert not worker.thread.is_alive()


def test_our_clock_is_theirs() -> None:
    """To within the time that it takes to read both."""
    before, now, after = time.time(), clock.datetime_from_ntp(ntp_now()).timestamp(), time.time()
    assert before - 1e-3 <= now <= after + 1e-3
    assert "(high << 32) | low" in inspect.getsource(clock.datetime_to_ntp)
