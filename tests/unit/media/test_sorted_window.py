# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A window knows exactly what sorting the last moments anew would give."""

import random

from app.media.sorted_window import SortedWindow


def test_it_holds_what_came_lately_in_order_of_size() -> None:
    rng = random.Random(3)
    window, came, at = SortedWindow(10.0), [], 0.0
    for _ in range(500):
        at += rng.expovariate(2.0)
        value = float(rng.randrange(20))  # many are equal
        came.append((at, value))
        window.note(at, value)
        assert window.values == sorted(value for then, value in came if then >= at - 10.0)
    window.clear()
    window.note(at, 7.0)
    assert window.values == [7.0]
