# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A changed network and a computer that slept are noticed before the line's silence tells."""

from app.media.call_events import Line, LineState
from app.media.disturbances import Disturbances
from app.media.line_watch import LineWatch


class World:
    """A clock and a network to turn."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.addresses = ["192.168.1.7", "fd00::7"]
        self.disturbances = Disturbances(lambda: self.addresses, lambda: self.now_s)

    def looks(self, seconds: float) -> list[bool]:
        """Look every quarter of a second."""
        seen = []
        for _ in range(round(seconds * 4)):
            self.now_s += 0.25
            seen.append(self.disturbances.look())
        return seen


def test_a_quiet_hour_is_no_disturbance() -> None:
    assert not any(World().looks(3600))


def test_another_network_is_noticed_within_a_second_and_once() -> None:
    world = World()
    world.looks(5)
    world.addresses = ["10.0.0.3"]
    seen = world.looks(5)
    assert sum(seen) == 1
    assert seen.index(True) <= 4


def test_a_further_network_leaves_the_line_as_it_is() -> None:
    world = World()
    world.addresses = ["192.168.1.7", "fd00::7", "10.0.0.3"]
    assert not any(world.looks(5))


def test_a_computer_that_slept_is_noticed_at_the_first_look() -> None:
    world = World()
    world.looks(2)
    world.now_s += 60
    assert world.looks(1) == [True, False, False, False]


def test_after_a_disturbance_half_a_second_of_silence_is_a_lost_line() -> None:
    watch = LineWatch(0.0)
    watch.heard(10.0)
    watch.disturbed(10.1)
    assert watch.judge(10.5) is None
    line = watch.judge(10.8)
    assert line is not None
    assert line.state is LineState.LOST
    watch.heard(11.0)
    assert watch.judge(11.1) == Line(LineState.GOOD)


def test_a_line_that_survives_a_disturbance_is_not_called_lost() -> None:
    watch = LineWatch(0.0)
    watch.disturbed(10.0)
    for step in range(60):
        watch.heard(10.0 + step / 10)
        assert watch.judge(10.05 + step / 10) is None
