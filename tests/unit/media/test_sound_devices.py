# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Microphone and speaker without any sound card: files, silence, and streams that die."""

import queue
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.core.devices import DeviceSpec
from app.core.faults import Fault, FaultCode
from app.media import sounds, stream_keeper, zero_watch
from app.media.microphone import Microphone
from app.media.sound_feed import SoundFeed
from app.media.sound_file import read_sound
from app.media.sound_stream import PacedStream
from app.media.speaker import Speaker
from app.media.stream_keeper import Source, StreamKeeper
from app.media.stream_keeper import Told as Listeners
from tests.rig.tones import make_tone, strongest_frequency

WAIT_S = 10.0
Block = NDArray[np.int16]


class FakeCard:
    """A sound card that obeys the test."""

    def __init__(self) -> None:
        self.has_finished = False
        self.is_stale = False
        self.is_stuck = False
        self.closed = threading.Event()
        self._frozen_s = 0.0

    @property
    def last_callback_s(self) -> float:
        if not self.is_stuck:
            self._frozen_s = time.monotonic()
        return self._frozen_s

    def close(self) -> None:
        self.closed.set()


class Shop:
    """Opens a new fake card for each try, or refuses."""

    def __init__(self) -> None:
        self.cards: queue.Queue[FakeCard] = queue.Queue()
        self.refusal: Fault | None = None
        self.retries: list[bool] = []
        self.has_stand_ins = False
        self.stand_ins: queue.Queue[FakeCard] = queue.Queue()
        self.wants_anew: list[bool] = []

    def open(self, is_retry: bool) -> FakeCard:
        self.retries.append(is_retry)
        if self.refusal:
            raise self.refusal
        card = FakeCard()
        self.cards.put(card)
        return card

    def open_stand_in(self) -> tuple[FakeCard, str]:
        card = FakeCard()
        self.stand_ins.put(card)
        return card, "the other one"

    def sold(self) -> FakeCard:
        return self.cards.get(timeout=WAIT_S)


class Told:
    """What a keeper told."""

    def __init__(self) -> None:
        self.words: queue.Queue[FaultCode | str] = queue.Queue()

    def fault(self, fault: Fault) -> None:
        self.words.put(fault.code)

    def back(self) -> None:
        self.words.put("back")

    def stand_in(self, name: str) -> None:
        self.words.put(name)

    def next(self) -> FaultCode | str:
        return self.words.get(timeout=WAIT_S)


def keeper_of(shop: Shop, told: Told) -> StreamKeeper:
    def lost(detail: str) -> Fault:
        return Fault(FaultCode.MICROPHONE_LOST, "listen", detail)

    def wants_anew() -> bool:
        return bool(shop.wants_anew) and shop.wants_anew.pop()

    return StreamKeeper(
        "keeper",
        Source(
            shop.open, lost, shop.open_stand_in, lambda: shop.wants_anew.pop() if shop.wants_anew else False
        ),
        Listeners(told.fault, told.back, told.stand_in if shop.has_stand_ins else None),
    )


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_keeper, "RETRY_AFTER_S", 0.05)
    monkeypatch.setattr(stream_keeper, "LOST_AFTER_S", 0.2)
    monkeypatch.setattr(stream_keeper, "LOOK_BACK_EVERY_S", 0.1)
    monkeypatch.setattr(stream_keeper, "AGAIN_AFTER_S", 0.01)
    monkeypatch.setattr(stream_keeper, "WATCH_EVERY_S", 0.01)


@pytest.mark.usefixtures("quick")
def test_a_microphone_whose_stream_ends_is_told_once_and_told_when_it_is_back() -> None:
    shop, told = Shop(), Told()
    keeper = keeper_of(shop, told)
    keeper.start()
    card = shop.sold()
    shop.refusal = Fault(FaultCode.MICROPHONE_NONE, "open")
    card.has_finished = True
    assert told.next() is FaultCode.MICROPHONE_LOST
    assert card.closed.wait(WAIT_S)
    shop.refusal = None
    shop.sold()
    assert told.next() == "back"
    assert keeper.stop()
    assert told.words.empty()
    assert shop.retries[0] is False
    assert all(shop.retries[1:])


@pytest.mark.usefixtures("quick")
def test_a_sound_card_that_stalls_without_a_word_is_noticed_by_its_silence() -> None:
    shop, told = Shop(), Told()
    keeper = keeper_of(shop, told)
    keeper.start()
    shop.sold().is_stuck = True
    assert told.next() is FaultCode.MICROPHONE_LOST
    shop.sold()
    assert told.next() == "back"
    assert keeper.stop()


@pytest.mark.usefixtures("quick")
def test_a_microphone_that_is_in_use_elsewhere_is_told_and_taken_when_it_is_free() -> None:
    shop, told = Shop(), Told()
    shop.refusal = Fault(FaultCode.MICROPHONE_BUSY, "open")
    keeper = keeper_of(shop, told)
    keeper.start()
    assert told.next() is FaultCode.MICROPHONE_BUSY
    shop.refusal = None
    shop.sold()
    assert told.next() == "back"
    assert keeper.stop()


@pytest.mark.usefixtures("quick")
def test_another_device_stands_in_until_the_chosen_one_delivers_again() -> None:
    """The stand-in goes on while the chosen one is opened beside it, so that there is no gap."""
    shop, told = Shop(), Told()
    shop.has_stand_ins = True
    keeper = keeper_of(shop, told)
    keeper.start()
    shop.sold().has_finished = True
    shop.refusal = Fault(FaultCode.MICROPHONE_NONE, "open")
    assert told.next() is FaultCode.MICROPHONE_LOST
    assert told.next() == "the other one"
    other = shop.stand_ins.get(timeout=WAIT_S)
    assert keeper.current is other
    shop.refusal = None
    assert told.next() == "back"
    chosen = shop.sold()
    assert keeper.current is chosen
    assert other.closed.is_set()
    assert not chosen.closed.is_set()
    assert keeper.stop()
    assert told.words.empty()


@pytest.mark.usefixtures("quick")
def test_a_list_that_cannot_be_made_anew_ends_neither_the_stand_in_nor_the_looking_back() -> None:
    shop, told, asked = Shop(), Told(), threading.Semaphore(0)
    shop.has_stand_ins = True
    shop.refusal = Fault(FaultCode.MICROPHONE_NONE, "open")

    def list_anew() -> None:
        asked.release()
        raise Fault(FaultCode.SOUND_SYSTEM_NONE, "list")

    source = Source(
        shop.open,
        lambda detail: shop.refusal or Fault(FaultCode.MICROPHONE_LOST, "listen", detail),
        shop.open_stand_in,
        list_anew=list_anew,
    )
    keeper = StreamKeeper("keeper", source, Listeners(told.fault, told.back, told.stand_in))
    keeper.start()
    assert asked.acquire(timeout=WAIT_S)
    assert asked.acquire(timeout=WAIT_S)
    shop.refusal = None
    chosen = shop.sold()
    assert keeper.stop()
    assert chosen.closed.wait(WAIT_S)


@pytest.mark.usefixtures("quick")
def test_a_stand_in_that_goes_too_is_replaced_without_a_further_complaint() -> None:
    shop, told = Shop(), Told()
    shop.has_stand_ins = True
    shop.refusal = Fault(FaultCode.MICROPHONE_NONE, "open")
    keeper = keeper_of(shop, told)
    keeper.start()
    assert [told.next(), told.next()] == [FaultCode.MICROPHONE_NONE, "the other one"]
    shop.stand_ins.get(timeout=WAIT_S).has_finished = True
    assert told.next() == "the other one"
    assert keeper.stop()


@pytest.mark.usefixtures("quick")
def test_a_device_that_lost_its_way_is_opened_anew_without_a_word() -> None:
    shop, told = Shop(), Told()
    keeper = keeper_of(shop, told)
    keeper.start()
    first = shop.sold()
    shop.wants_anew.append(True)
    shop.sold()
    assert first.closed.is_set()
    assert keeper.stop()
    assert told.words.empty()


def test_a_microphone_of_zeros_is_opened_anew_once_then_told_and_told_when_it_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(zero_watch.time, "monotonic", lambda: now[0])
    told = Told()
    watch = zero_watch.ZeroWatch(told.fault, told.back)
    zeros, sound = np.zeros(480, np.int16), np.ones(480, np.int16)

    def after(seconds: float, block: Block) -> bool:
        now[0] += seconds
        watch.take(block)
        return watch.wants_anew()

    assert not after(1, zeros)
    assert not after(3.9, zeros)
    assert after(0.2, zeros)
    assert not after(3.9, zeros)
    assert told.words.empty()
    assert not after(0.2, zeros)
    assert told.next() is FaultCode.MICROPHONE_SILENT
    assert not after(60, zeros)
    assert not after(1, sound)
    assert told.next() == "back"
    assert not after(14, zeros)
    assert not after(1, sound)  # the pause of a noise gate is no fault
    assert told.words.empty()


def test_a_paced_stream_keeps_time_on_average() -> None:
    """A late wake-up is caught up with, so that a recording is as long as the time it covers."""
    struck = threading.Semaphore(0)
    first_slept = threading.Event()

    def on_block() -> None:
        if not first_slept.is_set():
            first_slept.set()
            time.sleep(0.1)  # the computer was busy
        struck.release()

    begun = time.monotonic()
    stream = PacedStream(on_block, "paced")
    for _ in range(30):
        assert struck.acquire(timeout=WAIT_S)
    took = time.monotonic() - begun
    stream.close()
    assert took >= 0.29
    assert stream.has_finished


def test_a_file_is_a_microphone_in_real_time_with_a_level(tmp_path: Path) -> None:
    path = make_tone(tmp_path / "tone.wav", 700, 0.5, level_dbfs=-20)
    blocks: queue.Queue[Block] = queue.Queue()
    microphone = Microphone(DeviceSpec(f"file:{path}"), lambda samples, now: blocks.put(samples))
    begun = time.monotonic()
    microphone.start()
    heard = [blocks.get(timeout=WAIT_S) for _ in range(60)]
    took = time.monotonic() - begun
    level = microphone.level()
    assert microphone.stop()
    assert all(block.shape == (480,) and block.dtype == np.int16 for block in heard)
    joined = np.concatenate(heard)
    once = read_sound(path)
    assert np.array_equal(joined, np.concatenate([once, once])[: len(joined)])
    assert took >= 0.5
    assert -26 < level.rms_dbfs < -18


def test_a_sound_file_that_is_missing_is_told_as_a_fault(tmp_path: Path) -> None:
    told = Told()
    microphone = Microphone(DeviceSpec(f"file:{tmp_path / 'no.wav'}"), lambda s, t: None, on_fault=told.fault)
    microphone.start()
    assert told.next() is FaultCode.MICROPHONE_FILE
    assert microphone.stop()


def test_no_microphone_is_silence_in_real_time() -> None:
    blocks: queue.Queue[Block] = queue.Queue()
    microphone = Microphone(DeviceSpec("none"), lambda samples, now: blocks.put(samples))
    microphone.start()
    for _ in range(5):
        assert not blocks.get(timeout=WAIT_S).any()
    assert microphone.level().rms_dbfs == -120.0
    assert microphone.stop()


def test_no_speaker_listens_all_the_same_and_reports_exactly_what_it_got() -> None:
    given: list[Block] = []
    got: queue.Queue[Block] = queue.Queue()

    def pull(count: int) -> Block:
        given.append(np.full(count, len(given), dtype=np.int16))
        return given[-1]

    speaker = Speaker(DeviceSpec("none"), pull, on_played=got.put)
    speaker.start()
    heard = [got.get(timeout=WAIT_S) for _ in range(10)]
    assert speaker.stop()
    assert all(np.array_equal(a, b) for a, b in zip(heard, given[:10], strict=True))


async def test_a_few_seconds_of_the_microphone_can_be_recorded(tmp_path: Path) -> None:
    path = make_tone(tmp_path / "tone.wav", 700, 1.0)
    samples = await sounds.record(DeviceSpec(f"file:{path}"), 0.3)
    assert len(samples) == 14_400
    assert strongest_frequency(samples.astype(np.float32), 48_000) == pytest.approx(700, abs=5)


async def test_a_recording_that_cannot_begin_raises_its_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        await sounds.record(DeviceSpec(f"file:{tmp_path / 'no.wav'}"), 0.3)
    assert caught.value.code is FaultCode.MICROPHONE_FILE


async def test_playing_returns_when_the_sound_is_over(tmp_path: Path) -> None:
    begun = time.monotonic()
    await sounds.play_file(DeviceSpec("none"), make_tone(tmp_path / "tone.wav", 700, 0.3))
    assert time.monotonic() - begun >= 0.3


def test_the_feed_to_the_call_forgets_what_is_older_than_300_ms() -> None:
    feed = SoundFeed()
    woken: list[None] = []
    feed.on_ready(lambda: woken.append(None))
    assert feed.take() is None
    for number in range(45):
        feed.push(np.full(480, number, dtype=np.int16), 0.0)
    assert len(woken) == 44
    taken = feed.take()
    assert taken is not None
    assert taken.tolist() == [15] * 480 + [16] * 480
    feed.clear()
    assert feed.take() is None
