# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a number grew over a long run: medians and a slope that single outliers don't move."""

from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from statistics import median

Series = list[tuple[float, float]]
"""Seconds and values."""
HOUR_S = 3600.0
SURE_Z = 1.96
EDGE_SHARE = 1 / 5
"""The first and the last fifth are compared: about ten minutes of an hour."""


@dataclass(frozen=True)
class Growth:
    """How a number went.

    Attributes:
        first: Median of the first part; ``last`` of the last.
        an_hour: What the slope makes in an hour (Theil and Sen: the median of the slopes of all pairs).
        surely_an_hour: What it makes at least, with 97.5 % certainty (Sen's interval; readings close to one
            another make it look surer than it is).
    """

    first: float
    last: float
    an_hour: float
    surely_an_hour: float

    @property
    def share(self) -> float:
        """The change from first to last, as a share of the first."""
        return (self.last - self.first) / self.first

    @property
    def sure_hour_share(self) -> float:
        """The change that the slope makes at least in an hour, as a share of the first."""
        return self.surely_an_hour / self.first

    @property
    def hour_share(self) -> float:
        """The change that the slope makes in an hour, as a share of the first."""
        return self.an_hour / self.first


def growth(series: Series) -> Growth:
    """Return how a number of at least two readings went.

    Raises:
        ValueError: With fewer.
    """
    if len(series) < 2:
        raise ValueError("growth needs two readings")
    begun_s, ended_s = series[0][0], series[-1][0]
    edge_s = (ended_s - begun_s) * EDGE_SHARE
    slopes = sorted((b - a) / (later - sooner) for (sooner, a), (later, b) in combinations(series, 2))
    count = len(series)
    spread = SURE_Z * sqrt(count * (count - 1) * (2 * count + 5) / 18)
    least = slopes[max(0, int((len(slopes) - spread) / 2))]
    return Growth(
        median(value for at_s, value in series if at_s <= begun_s + edge_s),
        median(value for at_s, value in series if at_s >= ended_s - edge_s),
        median(slopes) * HOUR_S,
        least * HOUR_S,
    )
