# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which packets are worth sending again. Pure.

Stock aiortc repeats whatever it is asked to: 1.3 Mbit/s of repairs into a line of 250 kbit/s.
"""

SHARE = 0.35
"""Of the pictures' rate; random loss of 10 % needs 12, bursts need it for a moment."""
DEPTH_S = 1.0
TRIP_MARGIN = 0.7
TRIP_MIN_S, TRIP_MAX_S = 0.010, 0.5
REMEMBERED = 512


class RepairBudget:
    """A bucket of bits that fills with the pictures' rate. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._sent_s: dict[int, float] = {}
        self._bits = 0.0
        self._filled_s: float | None = None
        self.refused = 0

    def allows(
        self, number: int, size_bytes: int, picture_bitrate: float, trip_s: float | None, now_s: float
    ) -> bool:
        """Return whether to repeat packet ``number`` now, and take its bits if so.

        One that was repeated less than a round trip ago may still be on its way.
        """
        fill = SHARE * picture_bitrate
        depth = max(fill * DEPTH_S, 8 * 3000)
        since_s = DEPTH_S if self._filled_s is None else now_s - self._filled_s
        self._bits = min(depth, self._bits + since_s * max(fill, 10_000))
        self._filled_s = now_s
        guard_s = min(TRIP_MAX_S, max(TRIP_MIN_S, TRIP_MARGIN * (trip_s or 0.1)))
        if now_s - self._sent_s.get(number, float("-inf")) < guard_s:
            return False
        if self._bits < 8 * size_bytes:
            self.refused += 1
            return False
        self._bits -= 8 * size_bytes
        self._sent_s.pop(number, None)
        self._sent_s[number] = now_s
        if len(self._sent_s) > REMEMBERED:
            self._sent_s.pop(next(iter(self._sent_s)))
        return True
