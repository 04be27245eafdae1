# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How good talking will be, from delay and loss: the E-model of Recommendation ITU-T G.107.

All of the recommendation's other parameters stand at their defaults (its Table 2), which give R = 93.2. Of
the delay impairment only Idd, that of long but echo-free ways, is counted: an echo canceller is at work.
"""

import math

DEFAULT_R = 93.2
PLC_ROBUSTNESS = 25.1
"""Bpl of G.711 with concealment, random loss (ITU-T G.113, Table I.4): Opus has no value of its own there."""
CODEC_IMPAIRMENT = 0.0
NO_IMPAIRMENT_MS = 100.0


def delay_impairment(one_way_ms: float) -> float:
    """Return Idd for a one-way delay from mouth to ear in ms (G.107, equations 7-27 and 7-28)."""
    if one_way_ms <= NO_IMPAIRMENT_MS:
        return 0.0
    x = math.log2(one_way_ms / 100.0)
    sixth = 1.0 / 6.0
    return 25.0 * float((1 + x**6) ** sixth - 3 * (1 + (x / 3) ** 6) ** sixth + 2)


def loss_impairment(loss_percent: float, burst_ratio: float = 1.0) -> float:
    """Return Ie,eff for random loss in percent (G.107, equation 7-29)."""
    lost = min(max(loss_percent, 0.0), 100.0)
    return CODEC_IMPAIRMENT + (95.0 - CODEC_IMPAIRMENT) * lost / (lost / burst_ratio + PLC_ROBUSTNESS)


def rating(one_way_ms: float, loss_percent: float) -> float:
    """Return the transmission rating R, 0 (no talk possible) to 93.2."""
    return max(0.0, DEFAULT_R - delay_impairment(one_way_ms) - loss_impairment(loss_percent))


def mean_opinion(r: float) -> float:
    """Return the estimated mean opinion score, 1 to 4.5, of a rating R (G.107, Annex B)."""
    if r <= 0.0:
        return 1.0
    if r >= 100.0:
        return 4.5
    return max(1.0, 1.0 + 0.035 * r + r * (r - 60.0) * (100.0 - r) * 7e-6)
