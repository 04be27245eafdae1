# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""From bytes as they arrived to a line's speed, and how much may be on its way while it is measured."""

import statistics
from collections.abc import Sequence

CAP_KBIT = 3000.0
"""No call needs more: who has that has enough."""
EACH_S = 1.85
LEAD_S = 0.7
"""TCP starts slowly, and a burst of the first moment fills the router's queue: not counted."""
LONG_WAY_S = 0.1
"""Where answers take longer, TCP takes longer to start: more is not counted, and the whole lasts longer."""
LEAD_STRETCH = 2.0
EACH_STRETCH = 3.0
ENOUGH_AFTER_S = 1.2
SHORTEST_SPAN_S = 0.4
CHOICE_S = 0.4
AT_ONCE_S = 0.001
MOST_STRETCH_ENDS = 20
FIRST_WINDOW_BYTES = 6 * 1024
MOST_FIRST_WINDOW_BYTES = 14 * 1024
"""What TCP itself sends before the first answer (RFC 6928)."""
LEAST_WINDOW_BYTES = 4 * 1024
MOST_WINDOW_BYTES = 400 * 1024
RECENT_S = 0.4
GROWTH = 1.25
QUEUE_S = 0.1
MOST_QUEUE_S = 0.17
"""A router of 300 ms keeps three times as much: not one packet needs to be lost for measuring."""
WIRE_OVER_PAYLOAD = 1456 / 1400
"""One frame is one TCP segment: with the headers of WebSocket, TCP and IPv4."""
PING_KBIT = 8.0
"""What the questions and their answers take of the line themselves, each way."""

Arrivals = list[tuple[float, int]]
"""(seconds, bytes in all until then), rising."""


def lead_s(idle_s: float) -> float:
    """Return how much of the beginning does not count, for a line whose answers take so long."""
    return LEAD_S + LEAD_STRETCH * max(0.0, idle_s - LONG_WAY_S)


def each_s(idle_s: float) -> float:
    """Return how long each way is filled."""
    return EACH_S + EACH_STRETCH * max(0.0, idle_s - LONG_WAY_S)


def rate_kbit(arrivals: Sequence[tuple[float, int]], lead_s: float = LEAD_S) -> float:
    """Return the line's rate in kbit/s, at most ``CAP_KBIT``, from bytes as they arrived.

    TCP hands over nothing while a lost packet is missing, and then all at once: a stretch that begins behind
    such a gap looks too fast, one that ends before it too slow. So none begins within such a jump, many are
    looked at, and the middle one counts.
    """
    if len(arrivals) < 2:
        return 0.0
    began_s, ended_s = arrivals[0][0], arrivals[-1][0]
    behind = zip(arrivals, arrivals[1:], strict=False)
    caught_up = [one for one, later in behind if later[0] - one[0] > AT_ONCE_S]
    beginnings = _some([one for one in caught_up if lead_s <= one[0] - began_s <= lead_s + CHOICE_S])
    ends = _some([one for one in arrivals if one[0] >= ended_s - CHOICE_S])
    slopes = [
        _slope(first, last) for first in beginnings for last in ends if last[0] - first[0] >= SHORTEST_SPAN_S
    ]
    found = statistics.median(slopes) if slopes else _slope(arrivals[0], arrivals[-1])
    return min(CAP_KBIT, found * WIRE_OVER_PAYLOAD + (PING_KBIT if found else 0.0))


def _some(arrivals: Arrivals) -> Arrivals:
    return arrivals[:: max(1, len(arrivals) // MOST_STRETCH_ENDS)]


def _slope(first: tuple[float, int], last: tuple[float, int]) -> float:
    """Return kbit/s between two arrivals."""
    span_s = last[0] - first[0]
    return (last[1] - first[1]) * 8 / 1000 / span_s if span_s > 0.0 else 0.0


def is_enough(arrivals: Sequence[tuple[float, int]]) -> bool:
    """Tell whether the cap is reached for certain, so that no more data need be spent."""
    if len(arrivals) < 2 or arrivals[-1][0] - arrivals[0][0] < ENOUGH_AFTER_S:
        return False
    return _slope(arrivals[0], arrivals[-1]) >= CAP_KBIT


def queue_s(idle_s: float) -> float:
    """Return how much may wait in the router: a long way needs more to find its rate in time."""
    return min(max(QUEUE_S, idle_s / 2), MOST_QUEUE_S)


def first_window_bytes(idle_s: float) -> int:
    """Return how much may be on its way before anything has come back."""
    return int(min(FIRST_WINDOW_BYTES * max(1.0, idle_s / LONG_WAY_S), MOST_FIRST_WINDOW_BYTES))


def window_bytes(arrivals: Sequence[tuple[float, int]], idle_s: float, queue_s: float = QUEUE_S) -> int:
    """Return how much may be on its way unanswered: the line's own rate for an answer's time and a little.

    More than that fills the router's queue until it loses packets, and then TCP stands still and jumps: no
    rate can be read from that. Less leaves the line idle.
    """
    if not arrivals:
        return first_window_bytes(idle_s)
    now_s = arrivals[-1][0]
    # From before a gap on: what TCP held back meanwhile comes at once, and would look like a fast line.
    before = [one for one in arrivals if one[0] <= now_s - RECENT_S]
    recent = before[-1] if before else arrivals[0]
    bytes_a_s = max(_slope(recent, arrivals[-1]), _slope(arrivals[0], arrivals[-1])) * 125
    wanted = bytes_a_s * GROWTH * (idle_s + queue_s)
    return int(min(max(wanted, LEAST_WINDOW_BYTES), MOST_WINDOW_BYTES))
