# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The weather of a bad hour: which line the talk has when, drawn at random from a seed."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FAIR = "rate=3M,queue=300,delay=20,jitter=10,loss=0,burst=1,down=0,noudp=0"
"""Names every setting that a spell may change, so that nothing is left of the one before."""
FAIR_S = 40.0
LOWEST_BIT, HIGHEST_BIT = 60_000, 3_000_000


@dataclass(frozen=True)
class Spell:
    """A stretch of one kind of weather.

    Attributes:
        kind: See ``KINDS``, or "fair".
        lasts_s: How long it lasts.
        up: The line from the person, settings of ``impair.py``; ``down`` towards them.
        away_s: How long the service is away from the spell's beginning on; None where it stays.
    """

    kind: str
    lasts_s: float
    up: str = FAIR
    down: str = FAIR
    away_s: float | None = None


def _thin(dice: random.Random) -> str:
    """Spread evenly over the orders of magnitude: 100 kbit/s is as likely as 1 Mbit/s."""
    rate = LOWEST_BIT * (HIGHEST_BIT / LOWEST_BIT) ** dice.random()
    return f"rate={rate:.0f},queue={dice.choice((150, 300, 800))}"


def _lossy(dice: random.Random) -> str:
    return f"loss={dice.uniform(1, 15):.1f}"


def _bursty(dice: random.Random) -> str:
    return f"loss={dice.uniform(1, 8):.1f},burst={dice.randint(3, 8)}"


def _jittery(dice: random.Random) -> str:
    return f"jitter={dice.uniform(20, 200):.0f},delay={dice.randint(10, 80)}"


def _wild(dice: random.Random) -> str:
    return ",".join((_thin(dice), _bursty(dice), _jittery(dice)))


_LINES: dict[str, Callable[[random.Random], str]] = {
    "thin": _thin,
    "lossy": _lossy,
    "bursty": _bursty,
    "jittery": _jittery,
    "wild": _wild,
}
KINDS = (*_LINES, "outage", "udp cut", "service away")


def _spell(kind: str, dice: random.Random) -> Spell:
    if kind == "outage":
        cut = f"{FAIR},down=1"
        up, down = dice.choice(((cut, cut), (cut, cut), (cut, FAIR), (FAIR, cut)))
        return Spell(kind, dice.uniform(1, 12), up, down)
    if kind == "udp cut":
        line = f"{FAIR},rate={dice.choice((500_000, 1_000_000, 3_000_000))},noudp=1"
        return Spell(kind, dice.uniform(60, 180), line, line)
    if kind == "service away":
        line = f"{FAIR},{_lossy(dice)}"
        return Spell(kind, dice.uniform(20, 40), line, line, away_s=dice.uniform(0, 10))
    draw = _LINES[kind]
    up, down = f"{FAIR},{draw(dice)}", f"{FAIR},{draw(dice)}"
    up, down = dice.choice(((up, down), (up, down), (up, FAIR), (FAIR, down)))
    return Spell(kind, dice.uniform(20, 60), up, down)


def weather(seed: int) -> Iterator[Spell]:
    """Give spells for ever: every bad one is followed by a fair one, and each kind comes once a round."""
    dice = random.Random(seed)
    while True:
        for kind in dice.sample(KINDS, len(KINDS)):
            yield _spell(kind, dice)
            yield Spell("fair", FAIR_S)
