# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The instruments of make bench-call read what is there, and say so when nothing is."""

from math import inf, isnan, nan
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.bench.call import asked, hearing, measure
from tests.bench.call.frame_code import draw_code, read_code
from tests.bench.call.hearing import Sound
from tests.bench.call.measure import Seen
from tests.bench.call.record import Book, Record, read

RATE_HZ = 48_000


@pytest.mark.parametrize("size_px", [(640, 480), (320, 240), (160, 120)])
def test_the_number_in_a_picture_survives_scaling_and_compression(size_px: tuple[int, int]) -> None:
    for number in (0, 1, 170, 255, 299, 511):
        picture = np.random.default_rng(number).integers(60, 190, (480, 640, 3), np.uint8)
        draw_code(picture, number)
        small = cv2.resize(picture, size_px, interpolation=cv2.INTER_AREA)
        _, jpeg = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 20])
        assert read_code(np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), np.uint8)) == number


def test_a_picture_without_a_number_has_none() -> None:
    assert read_code(np.full((480, 640, 3), 128, np.uint8)) is None


def recorded(samples: np.ndarray, begins_s: float) -> Sound:
    blocks = np.full(len(samples) // 480, 480)
    at_s = begins_s + np.cumsum(blocks) / RATE_HZ
    return Sound(samples.astype(np.int16), at_s, blocks)


def test_the_way_of_sound_is_measured_to_the_millisecond_in_spite_of_busy_threads() -> None:
    rng = np.random.default_rng(1)
    speech = rng.normal(0, 3000, 10 * RATE_HZ)
    said = recorded(speech, 100.0)
    late_s = rng.exponential(0.002, len(speech) // 480) * (rng.random(len(speech) // 480) < 0.3)
    # What is played from 100.25 on (a block's time is that of its first sample) was said from 100.1 on.
    heard = Sound(speech[4800:].astype(np.int16), 100.25 + np.arange(990) * 0.01, np.full(990, 480))
    heard = Sound(heard.samples, heard.at_s + late_s[: len(heard.at_s)], heard.lengths)
    assert hearing.mouth_to_ear_ms(said, heard) == pytest.approx(150.0, abs=1.0)


def test_silence_has_no_way() -> None:
    silent = recorded(np.zeros(10 * RATE_HZ), 100.0)
    assert isnan(hearing.mouth_to_ear_ms(silent, silent))


def test_a_picture_is_back_when_pictures_flow_not_when_one_comes() -> None:
    shown_s = [9.9, 11.2, 13.0, 13.1, 13.2]
    assert measure.picture_back_s(shown_s, 10.0, 20.0) == pytest.approx(3.0)
    assert measure.picture_back_s(shown_s, 14.0, 20.0) == inf


def test_sound_is_back_with_the_first_step_that_is_mostly_real() -> None:
    trail = [[9.9, 0, 0], [10.0, 480, 480], [10.1, 4800, 4800], [10.2, 8000, 9600], [10.3, 8100, 14400]]
    assert measure.sound_back_s(trail, 9.95, 20.0) == pytest.approx(0.35)


def test_a_number_seen_belongs_to_the_latest_picture_sent_with_it() -> None:
    sent = [(1.0, 7), (11.0, 7), (11.03, 8)]
    assert measure.picture_way_ms(sent, [(11.05, 7), (11.08, 8), (30.0, 9)]) == pytest.approx(50.0)


def test_a_bench_that_was_interrupted_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    good = Record("d", "app", 1, Seen(fps=29.0, size=(640, 480), back_sound_s=inf, pesq=nan), Seen(fps=30.0))
    book = Book(path, resumes=False)
    book.write(Record("d", "app", 2, failed="broke"))
    book.write(good)
    again = Book(path, resumes=True)
    done = again.done(("d", "app", 1))
    assert done is not None
    assert done.sends is not None
    assert (done.sends.size, done.sends.back_sound_s) == ((640, 480), inf)
    assert again.done(("d", "app", 2)) is None
    assert len(list(read(path))) == 2
    assert Book(path, resumes=False).done(("d", "app", 1)) is None


def test_what_is_asked_is_judged_by_what_was_measured() -> None:
    records = [
        Record("d", kind, seed, receives=Seen(concealed_percent=percent + seed, pesq=nan))
        for kind, percent in (("app", 0.4), ("chromium", 0.0))
        for seed in (1, 2, 3)
    ]
    rows = {row.what: row for row in asked.rows(records)}
    assert rows["sound concealed, %, 3 % loss, received"].verdict == "yes"
    assert rows["PESQ, 3 % loss, received"].verdict == "not measured"
    worse = [
        *records,
        *(Record("d", "app", seed, receives=Seen(concealed_percent=9)) for seed in range(4, 9)),
    ]
    rows = {row.what: row for row in asked.rows(worse)}
    assert rows["sound concealed, %, 3 % loss, received"].verdict == "NO"
