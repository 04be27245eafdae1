# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines of the bench; settings as ``tests/rig/impair.py`` has them."""

from dataclasses import dataclass

RATE = "delay=30,queue=300"
MEASURED_S = 22.0


@dataclass(frozen=True)
class Scenario:
    """One line.

    Attributes:
        up: From the citizen (A) to the caseworker (B).
        at: Timed changes, counted from the beginning of the measurement.
        measures: What is measured beside the usual: "latency", "cost", "way" (UDP is cut).
        measured_s: How long.
    """

    name: str
    words: str
    up: str
    down: str
    at: tuple[str, ...] = ()
    measures: str = ""
    measured_s: float = MEASURED_S

    @property
    def returns_s(self) -> tuple[float, ...]:
        """When the line comes back after an outage, counted from the beginning of the measurement."""
        return tuple(float(change.split(":")[0]) for change in self.at if change.endswith("down=0"))


def _both(name: str, words: str, line: str, *at: str, measures: str = "") -> Scenario:
    return Scenario(name, words, line, line, at, measures)


CUT_AT_S = 2.0
SCENARIOS = {
    one.name: one
    for one in (
        _both("clean", "10 ms", "delay=10", measures="latency"),
        _both("a", "500 kbit/s", f"rate=500k,{RATE}"),
        _both("b", "250 kbit/s", f"rate=250k,{RATE}"),
        _both("c", "120 kbit/s", f"rate=120k,{RATE}"),
        _both("c60", "60 kbit/s", f"rate=60k,{RATE}"),
        _both("d", "3 % loss", "delay=40,loss=3"),
        _both("e", "10 % loss", "delay=40,loss=10"),
        _both("f", "jitter 0-200 ms", "delay=20,jitter=200"),
        _both("g", "10 s outage", "delay=30", "6:both:down=1", "16:both:down=0"),
        Scenario("h", "500 kbit/s up, 2 Mbit/s down", f"rate=500k,{RATE}", f"rate=2M,{RATE}"),
        _both("i", "3 % loss in bursts of 5", "delay=40,loss=3,burst=5"),
        _both("j", "300 kbit/s, 1.5 s queue", "rate=300k,delay=30,queue=1500"),
        _both("k", "1000-150-1000 kbit/s", f"rate=1M,{RATE}", "7:both:rate=150k", "14:both:rate=1M"),
        _both("l", "two outages of 3 s", "delay=30", "4:both:down=1", "7:both:down=0", "13:both:down=1",
              "16:both:down=0"),
        Scenario("m", "UDP cut, TCP 443 left", "delay=20", "delay=20", (f"{CUT_AT_S:.0f}:both:noudp=1",),
                 "way", CUT_AT_S + 30.0),
        _both("cost", "10 ms, echo cancellers", "delay=10", measures="cost"),
    )
}  # fmt: skip
