# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""When something was recorded by the sender's own clock, which its reports pair with time stamps."""

import time

NTP_UNITS = 1 << 32
NTP_TO_UNIX_NS = 2_208_988_800 * 10**9
"""From 1900 to 1970 (RFC 868)."""


def ntp_now() -> int:
    """Return the wall clock as 64-bit NTP time, seconds in the upper half (RFC 5905 section 6).

    In aiortc's place, which asks twice for each packet and goes by way of the calendar.
    """
    return ((time.time_ns() + NTP_TO_UNIX_NS) << 32) // 10**9


class SenderClock:
    """One stream's. All streams of one sender share its wall clock (RFC 3550 section 6.4.1)."""

    def __init__(self) -> None:
        self._pair: tuple[float, int] | None = None

    def note(self, ntp_timestamp: int, rtp_timestamp: int) -> None:
        """Take a sender report in: 64-bit NTP time (seconds in the upper half), 32-bit RTP time stamp.

        A report without a time (NTP 0, allowed by RFC 3550) tells nothing.
        """
        if ntp_timestamp:
            self._pair = ntp_timestamp / NTP_UNITS, rtp_timestamp

    def recorded_s(self, rtp_timestamp: int, clock_hz: int) -> float | None:
        """Return the sender's wall clock, in seconds, at a 32-bit time stamp; None before a first report."""
        if self._pair is None:
            return None
        at_s, reported = self._pair
        since = (rtp_timestamp - reported + 0x80000000) % 0x100000000 - 0x80000000
        return at_s + since / clock_hz
