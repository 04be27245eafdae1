# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The playout buffer: sound keeps its time whatever the packets do."""

import numpy as np
from numpy.typing import NDArray

from app.media.playout import PlayoutBuffer
from app.media.playout.decoding import PlainSound

FRAME = 960


class SilentHoles(PlainSound):
    """Fills holes with digital silence, so that they can be seen."""

    def conceal(self, count: int) -> NDArray[np.int16]:
        return np.zeros(count, dtype=np.int16)


def frame(value: int) -> NDArray[np.int16]:
    return np.full(FRAME, value, dtype=np.int16)


def filled(numbers: list[int], prebuffer_ms: int = 100) -> PlayoutBuffer:
    """A buffer that got frame n (all samples n + 1) at time stamp n * 960."""
    buffer = PlayoutBuffer(prebuffer_ms, adapts=False, plain=SilentHoles)
    for number in numbers:
        buffer.push(frame(number + 1), number * FRAME)
    return buffer


def heard(buffer: PlayoutBuffer, frames: int) -> list[int]:
    """The value of each 20 ms that comes out; mixed values fail."""
    values = []
    for _ in range(frames):
        out = buffer.pull(FRAME)
        assert len(out) == FRAME
        assert len(set(out.tolist())) == 1
        values.append(int(out[0]))
    return values


def test_nothing_is_played_before_100_ms_are_waiting() -> None:
    buffer = filled([0, 1, 2, 3])
    assert heard(buffer, 2) == [0, 0]
    assert buffer.stats.played_samples == 0
    buffer.push(frame(5), 4 * FRAME)
    assert heard(buffer, 5) == [1, 2, 3, 4, 5]
    assert buffer.stats.concealed_share == 0.0


def test_a_lost_packet_becomes_silence_of_its_own_length_and_is_counted() -> None:
    buffer = filled([0, 1, 3, 4, 5])
    assert heard(buffer, 5) == [2, 0, 4, 5, 6]
    assert buffer.stats.missing_samples == FRAME
    assert buffer.stats.underruns == 0


def test_a_late_packet_still_takes_its_place_if_its_moment_has_not_come() -> None:
    buffer = filled([0, 1, 3, 4, 5])
    buffer.push(frame(3), 2 * FRAME)
    assert heard(buffer, 5) == [2, 3, 4, 5, 6]
    assert buffer.stats.missing_samples == 0


def test_a_packet_after_its_moment_is_counted_as_late_and_heard_nowhere() -> None:
    buffer = filled([1, 2, 3, 4, 5])
    assert heard(buffer, 2) == [2, 3]
    buffer.push(frame(99), 1 * FRAME)
    assert heard(buffer, 3) == [4, 5, 6]
    assert buffer.stats.late_samples == FRAME


def test_a_burst_before_the_start_does_not_become_delay_for_the_whole_call() -> None:
    buffer = filled(list(range(15)))
    assert heard(buffer, 5) == [11, 12, 13, 14, 15]
    assert buffer.stats.dropped_samples == 0


def test_jitter_beyond_the_buffer_makes_the_delay_grow_once() -> None:
    """Five frames arrive 60 ms late: one underrun of 60 ms, nothing dropped, later lateness is absorbed."""
    buffer = filled([0, 1, 2, 3, 4])
    assert heard(buffer, 8) == [1, 2, 3, 4, 5, 0, 0, 0]
    for number in range(5, 9):
        buffer.push(frame(number + 1), number * FRAME)
    assert heard(buffer, 4) == [6, 7, 8, 9]
    assert buffer.stats.underruns == 1
    assert buffer.stats.starved_samples == 3 * FRAME
    assert buffer.stats.late_samples == 0


def test_silence_already_played_stands_for_a_loss_that_is_known_later() -> None:
    """Two packets lost at the edge of the buffer cost two frames of silence, not four."""
    buffer = filled([0, 1, 2, 3, 4])
    assert heard(buffer, 7) == [1, 2, 3, 4, 5, 0, 0]
    buffer.push(frame(8), 7 * FRAME)
    assert heard(buffer, 1) == [8]
    assert buffer.stats.starved_samples + buffer.stats.missing_samples == 2 * FRAME


def test_delay_above_400_ms_is_cut_back_to_the_prebuffer() -> None:
    buffer = filled([0, 1, 2, 3, 4])
    assert heard(buffer, 1) == [1]
    for number in range(5, 24):
        buffer.push(frame(number + 1), number * FRAME)
    assert buffer.stats.level_ms <= 400
    assert buffer.stats.dropped_samples > 0
    level = round(buffer.stats.level_ms / 20)
    assert heard(buffer, level)[-1] == 24


def test_after_an_outage_sound_begins_anew_and_the_outage_counts_as_missing() -> None:
    buffer = filled([0, 1, 2, 3, 4])
    heard(buffer, 105)
    assert buffer.stats.starved_samples == 100 * FRAME
    for number in range(200, 206):
        buffer.push(frame(7), number * FRAME)
    assert set(heard(buffer, 5)) == {7}
    assert buffer.stats.concealed_share > 0.85


def test_a_sender_that_starts_its_clock_anew_is_heard_again() -> None:
    buffer = filled([1000, 1001, 1002, 1003, 1004])
    assert heard(buffer, 1) == [1001]
    for number in range(5):
        buffer.push(frame(9), number * FRAME)
    assert 9 in heard(buffer, 6)


def test_a_call_that_is_built_anew_is_heard_at_once_and_the_gap_counts() -> None:
    buffer = filled(list(range(5)))
    assert heard(buffer, 5) == [1, 2, 3, 4, 5]
    buffer.reset()
    assert heard(buffer, 10) == [0] * 10
    for number in range(5):
        buffer.push(frame(9), number * FRAME)
    assert heard(buffer, 5) == [9] * 5
    assert buffer.stats.starved_samples == 10 * FRAME
    assert buffer.stats.late_samples == 0


def test_the_time_line_survives_a_long_call_with_random_loss() -> None:
    """3 % of 20,000 packets lost: exactly the lost frames are silent, all others whole and in place."""
    rng = np.random.default_rng(3)
    lost = set(np.flatnonzero(rng.random(20_000) < 0.03).tolist()) - {0, 1, 2, 3, 4}
    buffer = PlayoutBuffer(adapts=False, plain=SilentHoles)
    out: list[int] = []
    for number in range(20_000):
        if number not in lost:
            buffer.push(frame(number % 30_000 + 1), number * FRAME)
        if number >= 4:
            out.append(int(buffer.pull(FRAME)[0]))
    silent = {number for number, value in enumerate(out) if value == 0}
    assert silent == {number for number in lost if number < len(out)}
    assert buffer.stats.underruns == 0
    assert buffer.stats.missing_samples == len(silent) * FRAME


def test_a_hole_in_plain_sound_fades_out() -> None:
    buffer = PlayoutBuffer(adapts=False)
    for number in (0, 1, 2, 3, 4, 9):
        if number == 9:
            buffer.pull(4 * FRAME)
        buffer.push(frame(1000), number * FRAME)
    assert set(buffer.pull(FRAME).tolist()) == {1000}
    hole = buffer.pull(4 * FRAME).astype(int)
    assert hole[0] > 900
    assert not hole[3 * FRAME :].any()
    assert np.all(np.diff(hole) <= 0)
