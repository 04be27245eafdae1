# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ear notices a sentence, and only a sentence."""

import asyncio

import numpy as np
import pytest

from app.engine.robot.ear import Ear, SentenceFinder
from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ, Samples
from tests.rig.tones import tone


def _noise(seconds: float, dbfs: float, seed: int = 1) -> Samples:
    made = np.random.default_rng(seed).normal(size=round(seconds * SAMPLE_RATE_HZ))
    return np.asarray(made * 10 ** (dbfs / 20) * 32767, dtype=np.int16)


def _tone(seconds: float, dbfs: float) -> Samples:
    return np.asarray(tone(300.0, seconds, level_dbfs=dbfs) * 32767, dtype=np.int16)


def _find(sound: Samples) -> tuple[Samples | None, SentenceFinder]:
    finder = SentenceFinder()
    for start in range(0, len(sound) - BLOCK_SAMPLES + 1, BLOCK_SAMPLES):
        if (sentence := finder.feed(sound[start : start + BLOCK_SAMPLES])) is not None:
            return sentence, finder
    return None, finder


@pytest.mark.parametrize(("noise_dbfs", "speech_dbfs"), [(-90.0, -20.0), (-55.0, -25.0), (-40.0, -20.0)])
def test_a_sentence_is_kept_from_its_beginning_until_the_pause(noise_dbfs: float, speech_dbfs: float) -> None:
    sound = np.concatenate([_noise(2.0, noise_dbfs), _tone(1.5, speech_dbfs), _noise(3.0, noise_dbfs, 2)])
    sentence, _ = _find(sound)
    assert sentence is not None
    kept_s = len(sentence) / SAMPLE_RATE_HZ
    assert 2.4 < kept_s < 3.5, "speech and pause, and a little before"
    loud = np.abs(sentence.astype(float)) > 32767 * 10 ** (speech_dbfs / 20)
    assert np.count_nonzero(loud) / SAMPLE_RATE_HZ > 0.6, "the speech is all in it"


@pytest.mark.parametrize("noise_dbfs", [-120.0, -60.0, -35.0])
def test_even_noise_is_no_sentence(noise_dbfs: float) -> None:
    sentence, finder = _find(_noise(8.0, noise_dbfs))
    assert sentence is None
    assert not finder.hears_speech


def test_who_speaks_at_once_is_heard() -> None:
    words = [np.concatenate([_tone(0.3, -20.0), _noise(0.08, -60.0, seed)]) for seed in range(5)]
    sentence, _ = _find(np.concatenate([*words, _noise(2.0, -60.0, 9)]))
    assert sentence is not None


def test_a_cough_is_no_sentence() -> None:
    cough = np.concatenate([_noise(1.0, -70.0), _tone(0.2, -15.0), _noise(2.0, -70.0, 3)])
    sentence, finder = _find(np.concatenate([cough, cough, cough]))
    assert sentence is None
    assert not finder.hears_speech


def test_nobody_is_listened_to_for_more_than_five_seconds() -> None:
    sentence, _ = _find(np.concatenate([_noise(1.0, -80.0), _tone(9.0, -20.0)]))
    assert sentence is not None
    assert len(sentence) / SAMPLE_RATE_HZ == pytest.approx(5.0, abs=0.02)


async def test_silence_is_waited_out() -> None:
    ear = Ear()
    assert await ear.sentence(patience_s=0.05) is None


async def test_the_sentence_reaches_who_listens() -> None:
    ear = Ear()
    listening = asyncio.create_task(ear.sentence(patience_s=5.0))
    await asyncio.sleep(0)
    sound = np.concatenate([_noise(0.5, -80.0), _tone(1.0, -20.0), _noise(2.0, -80.0, 4)])
    await asyncio.to_thread(
        lambda: [ear.hear(sound[start : start + 960]) for start in range(0, len(sound) - 959, 960)]
    )
    sentence = await listening
    assert sentence is not None
    assert len(sentence) > SAMPLE_RATE_HZ
