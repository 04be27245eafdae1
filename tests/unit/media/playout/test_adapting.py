# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The delay follows the line, and nobody hears it."""

import numpy as np
import pytest

from app.media.playout import PlayoutBuffer
from app.media.sound import Samples
from app.media.sound_file import read_sound
from tests.bench.sound_line import Line, at_random, encode, exponential, listen
from tests.rig.tones import make_sentence

TEXT = (
    "Goddag, jeg hedder Anna, og vi skal tale sammen i dag om dit CV og dine muligheder. "
    "Fortæl mig først, hvordan det går. Har du søgt noget i den sidste uge? Det lyder godt."
)


@pytest.fixture(scope="module")
def packets(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, bytes]]:
    """Half a minute of speech as the app sends it."""
    speech = read_sound(make_sentence(tmp_path_factory.mktemp("speech") / "s.wav", TEXT))
    return encode(np.resize(speech, 48_000 * 30))


def test_on_a_clean_line_the_delay_shrinks_and_nothing_is_lost(
    packets: list[tuple[int, bytes]],
) -> None:
    fixed = listen(packets, Line(), PlayoutBuffer(adapts=False))
    heard = listen(packets, Line(), PlayoutBuffer())
    assert heard.delays_ms[-1] <= fixed.delays_ms[-1] - 20
    assert heard.stats.concealed_samples == heard.stats.dropped_samples == 0


def test_the_calmer_the_line_the_less_is_kept_and_nothing_is_lost(packets: list[tuple[int, bytes]]) -> None:
    """What stays is 20 ms and at most one cut more on a calm line, and more where packets come unevenly."""
    calm, uneven, rough = (
        listen(packets, Line(exponential(mean_s)), PlayoutBuffer()) for mean_s in (0.0005, 0.005, 0.015)
    )
    assert calm.delays_ms[-1] < 45
    assert calm.delays_ms[-1] + 15 < uneven.delays_ms[-1] < rough.delays_ms[-1]
    assert calm.stats.concealed_samples == calm.stats.dropped_samples == calm.stats.lengthened_samples == 0
    assert uneven.stats.concealed_samples == uneven.stats.dropped_samples == 0


def test_it_waits_for_a_later_picture_and_loses_nothing(packets: list[tuple[int, bytes]]) -> None:
    buffer = PlayoutBuffer()
    buffer.waits_samples = 48 * 80
    waiting = listen(packets, Line(), buffer)
    usual = listen(packets, Line(), PlayoutBuffer())
    assert 25 < waiting.delays_ms[-1] - usual.delays_ms[-1] < 80
    assert waiting.stats.concealed_samples == waiting.stats.dropped_samples == 0


def test_it_says_which_sample_plays(packets: list[tuple[int, bytes]]) -> None:
    buffer = PlayoutBuffer(adapts=False)
    assert buffer.playing is None
    for stamp, packet in packets[:10]:
        buffer.push_opus(packet, stamp)
    stamps = []
    for _ in range(4):
        buffer.pull(480)
        assert buffer.playing is not None
        stamps.append(buffer.playing[0])
    assert np.diff(stamps).tolist() == [480] * 3


def test_on_an_uneven_line_it_grows_before_packets_come_too_late(packets: list[tuple[int, bytes]]) -> None:
    line = Line(exponential(0.03), keeps_order=False)
    fixed = listen(packets, line, PlayoutBuffer(adapts=False))
    adapting = listen(packets, line, PlayoutBuffer())
    assert fixed.stats.concealed_share + fixed.stats.repaired_samples / fixed.stats.played_samples > 0.02
    gone = adapting.stats.concealed_samples + adapting.stats.repaired_samples
    assert gone < 0.3 * (fixed.stats.concealed_samples + fixed.stats.repaired_samples)
    assert adapting.stats.lengthened_samples > 0


@pytest.mark.parametrize("drift_ppm", [-1000, 1000])
def test_a_sound_card_with_another_clock_neither_runs_dry_nor_falls_behind(
    packets: list[tuple[int, bytes]], drift_ppm: float
) -> None:
    """Two minutes at 1000 ppm are 120 ms: a fixed delay of 100 ms runs dry, or grows to over 200."""
    long_call = [(stamp + turn * 48_000 * 30, packet) for turn in range(4) for stamp, packet in packets]
    fixed = listen(long_call, Line(drift_ppm=drift_ppm), PlayoutBuffer(adapts=False))
    adapting = listen(long_call, Line(drift_ppm=drift_ppm), PlayoutBuffer())
    assert fixed.stats.underruns > 1 or fixed.delays_ms[-1] > 190
    assert adapting.stats.underruns == adapting.stats.dropped_samples == 0
    assert adapting.stats.concealed_samples == 0
    assert max(adapting.delays_ms) < 100


def test_lost_packets_make_it_keep_room_for_the_copies_in_the_next_ones(
    packets: list[tuple[int, bytes]],
) -> None:
    lossy = listen(packets, Line(losses=at_random(0.05)), PlayoutBuffer())
    clean = listen(packets, Line(), PlayoutBuffer())
    assert lossy.delay_ms > clean.delay_ms + 5
    assert lossy.stats.repaired_samples > lossy.stats.concealed_samples


def test_a_packet_longer_than_the_others_overlapping_them_does_no_harm() -> None:
    buffer = PlayoutBuffer()
    block: Samples = np.full(960, 7, dtype=np.int16)
    for number in range(5):
        buffer.push(block, number * 960)
    buffer.push(np.full(2880, 8, dtype=np.int16), 5 * 960)
    buffer.push(block, 6 * 960)
    buffer.push(block, 8 * 960)
    out = buffer.pull(5 * 960)
    assert set(out[:960].tolist()) == set(out[-960:].tolist()) == {7}
    assert set(out[960:-960].tolist()) == {8}


def test_a_repeated_packet_is_counted_and_played_once(packets: list[tuple[int, bytes]]) -> None:
    buffer = PlayoutBuffer()
    for stamp, packet in packets[:6]:
        buffer.push_opus(packet, stamp)
        buffer.push_opus(packet, stamp)
    assert buffer.stats.duplicates == 6
    assert buffer.stats.level_ms == 120


def test_what_is_not_opus_is_concealed(packets: list[tuple[int, bytes]]) -> None:
    buffer = PlayoutBuffer(adapts=False)
    for number, (stamp, packet) in enumerate(packets[50:70]):
        buffer.push_opus(b"\xff\xff\xff\xff" if number == 8 else packet, stamp)
        if number > 5:
            assert len(buffer.pull(960)) == 960


def test_a_sender_that_rests_is_neither_missing_nor_late(packets: list[tuple[int, bytes]]) -> None:
    """Speech, 2 s of rest with a packet each 400 ms, speech again."""
    rested = [(stamp, packet) for stamp, packet in packets if stamp < 96_000]
    end = rested[-1][0] + 960
    rested += [(end + turn * 19_200, b"\xf8") for turn in range(5)]
    rested += [(stamp, packet) for stamp, packet in packets if stamp >= end + 96_000]
    heard = listen(rested, Line(), PlayoutBuffer(adapts=False))
    assert heard.stats.concealed_samples == heard.stats.late_samples == 0
    assert heard.stats.comfort_samples >= 80_000
