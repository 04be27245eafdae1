# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lost pieces of pictures: asked for in step with the round trip, given up in time."""

import random

import pytest
from aiortc.rtp import RtpPacket

from app.media.rtc.loss_list import GIVE_UP_S, LossList
from app.media.rtc.picture_clock import HOLD_MAX_S, PictureClock
from app.media.rtc.picture_intake import PictureIntake
from app.media.rtc.picture_repair import PictureRepair, _runs


def asked(losses: LossList, trip_s: float, until_s: float) -> list[tuple[float, list[int]]]:
    """When is asked for what, looking each 10 ms from 0 on."""
    looks = [(step / 100, losses.to_ask_for(trip_s, step / 100)) for step in range(round(until_s * 100))]
    return [(at_s, numbers) for at_s, numbers in looks if numbers]


@pytest.mark.parametrize("trip_s", [0.02, 0.08, 0.3])
def test_the_first_wish_goes_out_at_once_and_further_ones_with_the_round_trip(trip_s: float) -> None:
    losses = LossList()
    losses.arrived(10, 0.0)
    losses.arrived(12, 0.0)
    times = [at_s for at_s, numbers in asked(losses, trip_s, 6 * trip_s) if numbers == [11]]
    assert times[0] == 0.0
    assert times[1] <= max(0.02, 0.35 * trip_s)  # the first wish may be lost itself
    assert times[2] == pytest.approx(1.1 * trip_s, abs=0.03)
    assert 6 <= len(times) <= 13


def test_a_repaired_packet_is_not_asked_for_again() -> None:
    losses = LossList()
    for number in (65_533, 65_534, 2):
        losses.arrived(number, 0.0)
    assert losses.to_ask_for(0.1, 0.0) == [65_535, 0, 1]
    losses.arrived(0, 0.1)
    assert losses.missing == [65_535, 1]


def test_what_does_not_come_within_its_time_is_given_up() -> None:
    losses = LossList()
    losses.arrived(1, 0.0)
    losses.arrived(3, 0.0)
    assert not losses.is_hopeless(0.1, GIVE_UP_S - 0.1)
    assert losses.is_hopeless(0.1, GIVE_UP_S + 0.01)
    assert not losses.is_hopeless(0.5, GIVE_UP_S + 0.01), "a long way takes longer"


def test_after_an_outage_a_key_frame_is_wanted_at_once_and_nothing_is_asked_for() -> None:
    losses = LossList()
    losses.arrived(1, 0.0)
    losses.arrived(600, 10.0)
    assert losses.is_hopeless(0.1, 10.0)
    assert losses.to_ask_for(0.1, 10.0) == []


@pytest.mark.parametrize(
    ("silent_s", "missing", "asks"), [(3.0, 100, False), (5.0, 3, True), (0.3, 100, True)]
)
def test_a_short_outage_counts_as_one_too(silent_s: float, missing: int, *, asks: bool) -> None:
    """A still picture each 5 s that lost a piece, or a short break, is repaired for less than a key frame."""
    losses = LossList()
    losses.arrived(1, 10.0)
    losses.arrived(2 + missing, 10.0 + silent_s)
    assert losses.is_hopeless(0.1, 10.0 + silent_s) is not asks
    assert bool(losses.to_ask_for(0.1, 10.0 + silent_s)) is asks


def test_wishes_are_written_in_runs_that_do_not_wrap() -> None:
    assert _runs([65_534, 65_535, 0, 4]) == ((65_534, 65_535), (0, 4))
    assert _runs([1, 2]) == ((1, 2),)
    assert _runs([]) == ()


def packet(
    number: int, picture: int, *, first: bool = True, last: bool = True, key: bool = False
) -> RtpPacket:
    made = RtpPacket(97, int(last), number & 0xFFFF, 3000 * picture, 7)
    body = bytes([0 if key else 1, picture & 0xFF])
    made.payload = bytes([0x10 if first else 0x00]) + body
    made._data = body  # type: ignore[attr-defined]
    return made


class Watched:
    """An intake with its repair, on a clock of ours."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now_s = 0.0
        self.intake = PictureIntake()
        self.intake.knows_key_frames = True
        self.repair = PictureRepair(self.intake)
        self.shown: list[int] = []
        self.key_frames_asked = 0
        monkeypatch.setattr("app.media.rtc.picture_repair.time.monotonic", lambda: self.now_s)

    def take(self, one: RtpPacket) -> None:
        self.repair.add(one)
        self.intake.add(one)
        self.shown += [picture.data[1] for picture in self.intake.take()]
        self.look()

    def look(self) -> list[int]:
        wishes = self.repair.look(0.08, self.now_s)
        self.key_frames_asked += wishes.key_frame
        return [number for numbers in wishes.numbers for number in numbers]


def test_a_lost_repair_costs_a_second_at_most_and_never_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stock aiortc stood still for 8 to 25 s here, until 512 packets had piled up."""
    watched = Watched(monkeypatch)
    watched.take(packet(0, 0, key=True))
    for number in range(2, 200):
        watched.now_s = number / 30
        is_key = watched.key_frames_asked > 0 and watched.shown[-1] == 0 and number % 4 == 0
        watched.take(packet(number, number, key=is_key))
        watched.look()
    assert watched.shown[0] == 0
    assert 2 < watched.shown[1] < (GIVE_UP_S + 0.4) * 30
    assert watched.shown[1:] == list(range(watched.shown[1], 200))
    assert watched.key_frames_asked <= 2
    assert watched.repair.given_up == 1


@pytest.mark.parametrize("late", [0, 1, 2])
def test_a_key_frame_is_not_lost_with_one_of_its_pieces(late: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of its three packets comes last, repaired, after whole pictures that build on it."""
    watched = Watched(monkeypatch)
    for number in (0, 2):
        watched.take(packet(number, number, key=number == 0))
    watched.now_s = GIVE_UP_S + 0.1
    watched.take(packet(3, 3))
    assert watched.key_frames_asked == 1
    pieces = [packet(4 + n, 4, first=n == 0, last=n == 2, key=True) for n in range(3)]
    for piece in [*pieces[:late], *pieces[late + 1 :], packet(7, 7), packet(8, 8)]:
        watched.take(piece)
    assert watched.shown == [0]
    watched.take(pieces[late])
    assert watched.shown == [0, 4, 7, 8]
    assert watched.key_frames_asked == 1


def test_a_key_frame_that_is_already_here_is_taken_instead_of_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watched = Watched(monkeypatch)
    for number in (0, 2, 3, 4):
        watched.take(packet(number, number, key=number in (0, 3)))
    assert watched.shown == [0]
    watched.now_s = GIVE_UP_S + 0.1
    watched.take(packet(5, 5))
    watched.take(packet(6, 6))
    assert watched.shown[1:] == [3, 4, 5, 6]
    assert watched.key_frames_asked == 0


def test_key_frames_are_asked_for_twice_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched(monkeypatch)
    watched.take(packet(0, 0, key=True))
    watched.take(packet(900, 1))
    for step in range(300):
        watched.now_s = step / 100
        watched.repair.need_key_frame()
        watched.look()
    assert 5 <= watched.key_frames_asked <= 7


def test_ten_percent_loss_both_ways_is_repaired_without_giving_up() -> None:
    """80 ms there and back; wishes and repairs are lost like everything else."""
    rng = random.Random(4)
    losses = LossList()
    repairs: list[tuple[float, int]] = []
    late: list[float] = []
    lost_at: dict[int, float] = {}
    for step in range(6000):  # 60 s, 90 packets a second
        now_s = step / 100
        for number in [n for at_s, n in repairs if at_s <= now_s]:
            if number in lost_at:
                late.append(now_s - lost_at.pop(number))
                losses.arrived(number & 0xFFFF, now_s)
        repairs = [one for one in repairs if one[0] > now_s]
        if step % 10:
            if rng.random() < 0.1:
                lost_at[step] = now_s
            else:
                losses.arrived(step & 0xFFFF, now_s)
        else:
            losses.arrived(step & 0xFFFF, now_s)
        asked_for = losses.to_ask_for(0.08, now_s)
        assert not losses.is_hopeless(0.08, now_s)
        if asked_for and rng.random() >= 0.1:
            repairs += [(now_s + 0.08, number) for number in asked_for if rng.random() >= 0.1]
    late.sort()
    assert len(late) > 400
    assert late[len(late) // 2] < 0.12
    assert late[int(0.95 * len(late))] < 0.25


def test_pictures_are_shown_at_once_on_a_good_line() -> None:
    clock = PictureClock()
    delays = [clock.due_s(3000 * n, 100 + n / 30) - (100 + n / 30) for n in range(300)]
    assert max(delays) == 0.0


def test_unevenness_becomes_a_steady_delay() -> None:
    """Every sixth picture comes 120 ms late: gaps as long as that vanish."""
    clock = PictureClock()
    shown: list[float] = []
    latest = 0.0
    for n in range(600):
        latest = max(latest, 100 + n / 30 + (0.12 if n % 6 == 0 else 0.0))
        shown.append(clock.due_s(3000 * n, latest))
    gaps = [later - earlier for earlier, later in zip(shown[300:], shown[301:], strict=False)]
    assert max(gaps) < 0.06
    assert 0.10 < clock.hold_s <= 0.15


def test_pictures_wait_for_the_sound_and_none_is_shown_before_an_earlier_one() -> None:
    clock = PictureClock()
    clock.wanted_wait_s = 0.2
    waits = [clock.due_s(3000 * n, 100 + n / 30) - (100 + n / 30) for n in range(90)]
    assert waits[-1] == pytest.approx(0.2)
    clock.wanted_wait_s = 0.0
    shown = [clock.due_s(3000 * n, 100 + n / 30) for n in range(90, 240)]
    assert shown == sorted(shown)
    assert shown[-1] == pytest.approx(100 + 239 / 30)


def test_the_delay_has_a_limit_and_goes_when_its_reason_has_gone() -> None:
    clock = PictureClock()
    now_s = 100.0
    for n in range(600):
        now_s = max(now_s, 100 + n / 30 + (0.9 if n % 40 == 0 else 0.0))
        clock.due_s(3000 * n, now_s)
    assert clock.hold_s == HOLD_MAX_S
    for n in range(600, 1800):
        clock.due_s(3000 * n, 100 + n / 30)
    assert clock.hold_s == 0.0


def test_a_jump_of_the_time_stamps_does_not_stop_the_picture() -> None:
    clock = PictureClock()
    for n in range(100):
        clock.due_s(3000 * n, 100 + n / 30)
    assert clock.due_s(90_000 * 500, 104.0) == pytest.approx(104.0, abs=0.3)
