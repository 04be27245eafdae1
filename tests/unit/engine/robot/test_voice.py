# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The robot's voice says everything it is given, once, and is silent otherwise."""

import asyncio
from collections.abc import Iterator

import numpy as np
import pytest

from app.engine.robot.voice import Voice
from app.media.sound import Samples
from tests.rig.robot import until


@pytest.fixture
def voice() -> Iterator[Voice]:
    voice = Voice()
    voice.start()
    yield voice
    assert voice.stop()


def _listen(voice: Voice) -> list[Samples]:
    """Collect what goes out from now on."""
    heard: list[Samples] = []

    def collect() -> None:
        while (frame := voice.feed.take()) is not None:
            heard.append(frame)

    voice.feed.on_ready(collect)
    return heard


async def test_speech_goes_out_whole_with_silence_around(voice: Voice) -> None:
    heard = _listen(voice)
    speech = np.arange(1, 4_801 + 17, dtype=np.int16)
    async with asyncio.timeout(10):
        await voice.say(speech)
        await voice.say(speech[:100])
    out = np.concatenate(heard)
    spoken = out[out != 0]
    assert spoken[: len(speech)].tolist() == speech.tolist()


async def test_cancelled_speech_stops(voice: Voice) -> None:
    heard = _listen(voice)
    talking = asyncio.create_task(voice.say(np.full(48_000 * 30, 7, dtype=np.int16)))
    async with asyncio.timeout(10):
        await until("speech", lambda: any((frame == 7).any() for frame in heard))
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
        heard.clear()
        await until("silence", lambda: len(heard) >= 3)
    assert not (heard[-1] == 7).any()
    assert voice.loudness() == 0.0
