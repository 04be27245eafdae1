# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The echo canceller in an imaginary room, and the thread around it."""

import threading
from collections.abc import Callable

import numpy as np
import pytest

from app.media.processing.canceller import Cleaning, PassThrough, WebRtcCanceller, make_canceller
from app.media.processing.cleaner import SoundCleaner
from app.media.processing.reference import Reference
from app.media.sound import Samples
from app.media.sound_file import read_sound
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.room import Room, blocks, power_db, to_samples
from tests.rig.tones import make_sentence

TEXT = "Goddag, jeg hedder Anna, og vi skal tale sammen i dag om dit CV og dine muligheder. Hvordan går det?"
BLOCK = 480


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """12 s of what the other person says."""
    speech = read_sound(make_sentence(tmp_path_factory.mktemp("far") / "s.wav", TEXT, level_dbfs=-23))
    return np.resize(speech, 48_000 * 12)


def cleaned(near: Samples, far: Samples, cleaning: Cleaning) -> Samples:
    canceller = WebRtcCanceller(cleaning)
    return np.concatenate([canceller.process(n, f) for n, f in zip(blocks(near), blocks(far), strict=True)])


def test_nobody_hears_themselves_come_back(far: Samples) -> None:
    """Far talker alone, 200 ms of ringing: 30 dB of echo are gone at the very least."""
    room = Room()
    near = to_samples(room.echo(far) + room.noise(len(far)))
    out = cleaned(near, far, Cleaning(level=False))
    erle_db = power_db(near[48_000 * 4 :]) - power_db(out[48_000 * 4 :])
    print(f"\nERLE {erle_db:.1f} dB (near {power_db(near):.1f}, out {power_db(out[48_000 * 4 :]):.1f} dBFS)")
    assert erle_db >= 30


def test_the_own_voice_passes_when_the_other_person_is_silent(far: Samples) -> None:
    near = far
    out = cleaned(near, np.zeros_like(far), Cleaning(level=False, noise=False))
    assert power_db(out) == pytest.approx(power_db(near), abs=1.5)


def test_a_hot_and_a_quiet_talker_come_out_alike(far: Samples) -> None:
    quiet, hot = (np.asarray(far * gain, dtype=np.int16) for gain in (0.25, 2.0))
    levels = [power_db(cleaned(near, np.zeros_like(far), Cleaning())[48_000 * 6 :]) for near in (quiet, hot)]
    assert abs(levels[0] - levels[1]) < 0.7 * (power_db(hot) - power_db(quiet))
    assert max(levels) < -12


def test_the_package_for_it_is_installed() -> None:
    """On this system there is a wheel; without one ``make_canceller`` passes sound through."""
    assert isinstance(make_canceller(Cleaning()), WebRtcCanceller)


def test_without_the_package_sound_passes_as_it_is(
    monkeypatch: pytest.MonkeyPatch, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("app.media.processing.canceller", "a headset is needed")
    monkeypatch.setitem(__import__("sys").modules, "pywebrtc_audio", None)
    canceller = make_canceller(Cleaning())
    assert isinstance(canceller, PassThrough)
    block = np.arange(BLOCK, dtype=np.int16)
    assert canceller.process(block, block) is block


class Subtracts:
    """A canceller for a room without delay: takes away exactly what is played."""

    speech_probability = 0.0
    fails = False
    rooms = 1

    def process(self, near: Samples, far: Samples) -> Samples:
        if self.fails:
            raise RuntimeError("a bug")
        return np.asarray(near - far, dtype=np.int16)

    def reset(self) -> None:
        self.rooms += 1


class Outlet:
    """Collects what the cleaner gives out."""

    def __init__(self) -> None:
        self.blocks: list[int] = []
        self.threads: set[str] = set()
        self._changed = threading.Condition()

    def take(self, samples: Samples, now: float) -> None:
        with self._changed:
            assert now == 7.0
            self.threads.add(threading.current_thread().name)
            self.blocks.append(int(samples[0]))
            self._changed.notify_all()

    def until(self, condition: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(condition, 10)


def block(value: int) -> Samples:
    return np.full(BLOCK, value, dtype=np.int16)


def test_sound_is_cleaned_in_a_thread_of_its_own_and_can_be_left_alone() -> None:
    outlet, canceller = Outlet(), Subtracts()
    cleaner = SoundCleaner(outlet.take, make=lambda cleaning: canceller)
    cleaner.start()
    cleaner.played(block(3))
    cleaner.push(block(10), 7.0)
    outlet.until(lambda: outlet.blocks == [7])
    cleaner.is_on = False
    cleaner.played(block(3))
    cleaner.push(block(10), 7.0)
    outlet.until(lambda: outlet.blocks == [7, 10])
    cleaner.is_on = True
    cleaner.push(block(10), 7.0)
    outlet.until(lambda: outlet.blocks == [7, 10, 10])
    assert outlet.threads == {"sound-cleaner"}
    assert cleaner.meters.starved_blocks == 1
    assert cleaner.meters.heard_dbfs > -90
    cleaner.stop()
    cleaner.wait_for_end()
    cleaner.push(block(1), 7.0)
    assert len(outlet.blocks) == 3


def test_another_device_means_another_room() -> None:
    outlet, canceller = Outlet(), Subtracts()
    cleaner = SoundCleaner(outlet.take, make=lambda cleaning: canceller)
    cleaner.start()
    cleaner.played(block(3))
    cleaner.forget_room()
    cleaner.push(block(10), 7.0)
    outlet.until(lambda: outlet.blocks == [10])
    assert canceller.rooms == 2
    cleaner.stop()
    cleaner.wait_for_end()


def test_a_canceller_that_fails_costs_no_sound(expected_warnings: ExpectedWarnings) -> None:
    expected_warnings.expect("app.media.processing.cleaner", "sound goes on as it is")
    outlet, canceller = Outlet(), Subtracts()
    canceller.fails = True
    cleaner = SoundCleaner(outlet.take, make=lambda cleaning: canceller)
    cleaner.start()
    for _ in range(3):
        cleaner.push(block(10), 7.0)
    outlet.until(lambda: outlet.blocks == [10, 10, 10])
    cleaner.stop()
    cleaner.wait_for_end()


def test_the_reference_grows_as_deep_as_two_rhythms_need_and_no_deeper() -> None:
    """The speaker asks for 20 ms at a time, the microphone gives 10: one silent block, then none."""
    reference = Reference()
    taken = []
    for turn in range(50):
        taken.append(reference.take())
        if turn % 2:
            reference.push(np.full(2 * BLOCK, turn, dtype=np.int16))
    assert reference.starved_blocks <= 2
    assert reference.cuts == 0
    assert not (np.diff([int(samples[0]) for samples in taken]) < 0).any()


def test_a_reference_that_runs_ahead_is_cut_back() -> None:
    reference = Reference()
    reference.push(np.arange(12 * BLOCK).astype(np.int16))
    assert reference.cuts == 1
    assert reference.take()[0] == 10 * BLOCK


def test_depth_that_is_not_needed_is_taken_back_after_3_s() -> None:
    reference = Reference()
    reference.push(np.zeros(8 * BLOCK, dtype=np.int16))
    for _ in range(700):
        reference.take()
        reference.push(block(1))
    assert reference.cuts == 1
    reference.clear()
    assert not reference.take().any()
