# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shares the line out: sound first, then headers and repairs, and the rest for the picture. Pure.

What the line takes comes from reports about each packet where the other side sends them, else from its REMB
(draft-alvestrand-rmcat-remb-03), held down by what receiver reports say about loss and round trip.
"""

from app.media.rtc.line_estimate import HEAVY_LOSS_SHARE, LineEstimate, Sent

FIRST_PICTURE_BITRATE = 100_000
LOWEST_PICTURE_BITRATE = 5_000
HIGHEST_PICTURE_BITRATE = 2_000_000
SOUND_BITRATE = 52_000
"""Of 28 kbit/s Opus in 50 packets a second with all headers, before any was measured."""
SOUND_FORGETS_SHARE = 0.02
PICTURE_HEADERS_BYTES = 70
"""IP, UDP, RTP with extensions, VP8's descriptor and SRTP's tag around each piece of a picture."""
STANDING_PACKETS_PER_S = 6.0
"""In place of a camera's pictures a black one goes, twice a second."""
ALONE_AFTER_S = 3.0
SPENDABLE_SHARE = 0.95
LOSSY_PICTURE_BITS = 30_000
LOSSY_PICTURE_LEAST = 350_000
"""On a line that loses packets each picture should be few packets, or every other one waits for a repair:
750 kbit/s at 4 % loss, 350 from 9 % on, where 640x480 is still good."""
SILENT_LINE_SHARE = 0.7
SILENT_AFTER_S = 1.0
STANDING_QUEUE_S = 0.25
"""Of the round trip, which the way back lengthens too."""
CEILING_GROWTH, CEILING_GROWTH_BELOW_REMB = 1.08, 1.3
CEILING_DECREASE = 0.8


class RatePolicy:
    """One connection's; times are monotonic seconds.

    Attributes:
        estimate: What the line takes, where the other side reports each packet.
    """

    def __init__(self) -> None:
        self.estimate = LineEstimate()
        self._reported_s: float | None = None
        self._remb: float | None = None
        self._ceiling = float(FIRST_PICTURE_BITRATE)
        self._ceiling_s: float | None = None
        self._shortest_trip_s: float | None = None
        self._loss_share = 0.0
        self._sound_bitrate = float(SOUND_BITRATE)
        self._picture_packets_per_s = 0.0
        self._repair_bitrate = 0.0
        self._moving_s: float | None = None
        self._now_s = 0.0

    def begin_with(self, picture_bitrate: int) -> None:
        """Begin with what was measured before the call, instead of carefully; bit/s for pictures."""
        self.estimate.begin_with(picture_bitrate + self._sound_bitrate)
        self._ceiling = float(picture_bitrate)

    @property
    def has_packet_reports(self) -> bool:
        """Whether the other side reports each packet."""
        return self._reported_s is not None

    @property
    def line_bitrate(self) -> float:
        """What the line takes in all, bit/s with all headers."""
        if self.has_packet_reports:
            return self.estimate.bitrate
        return self._without_reports() + self._sound_bitrate

    @property
    def loss_share(self) -> float:
        """The share of what we send that is lost, smoothed, 0 to 1."""
        return self.estimate.loss_share if self.has_packet_reports else self._loss_share

    def packets_reported(self, packets: list[tuple[Sent, float | None]], now_s: float) -> None:
        """The other side told when each of these packets arrived on its clock, None for lost ones."""
        self._reported_s = now_s
        self.estimate.reported(packets, now_s)

    def remb_received(self, bitrate: float) -> None:
        """The other side told how much picture it can take."""
        self._remb = bitrate

    def receiver_reported(self, loss_share: float, trip_s: float | None, now_s: float) -> None:
        """The other side's receiver report about our picture (RFC 3550 section 6.4.2)."""
        since_s = 0.0 if self._ceiling_s is None else min(2.0, now_s - self._ceiling_s)
        self._ceiling_s = now_s
        self._loss_share += 0.3 * (loss_share - self._loss_share)
        if trip_s is not None:
            shortest = self._shortest_trip_s
            self._shortest_trip_s = trip_s if shortest is None else min(trip_s, shortest + 0.002)
        queue_s = (trip_s or 0.0) - (self._shortest_trip_s or 0.0)
        if queue_s > STANDING_QUEUE_S or loss_share > HEAVY_LOSS_SHARE:
            self._ceiling = max(LOWEST_PICTURE_BITRATE, CEILING_DECREASE * self._without_reports())
        elif queue_s < STANDING_QUEUE_S / 2:
            growth = CEILING_GROWTH if self._remb is None else CEILING_GROWTH_BELOW_REMB
            self._ceiling = min(HIGHEST_PICTURE_BITRATE, self._ceiling * growth**since_s)

    def measured(
        self, sound_bitrate: float, picture_packets_per_s: float, repair_bitrate: float, now_s: float
    ) -> None:
        """What left over the last second, with all headers; silence gives nothing of sound's share away."""
        if picture_packets_per_s > STANDING_PACKETS_PER_S or self._moving_s is None:
            self._moving_s = now_s
        kept = self._sound_bitrate * (1 - SOUND_FORGETS_SHARE)
        self._sound_bitrate = max(sound_bitrate, kept) if sound_bitrate else self._sound_bitrate
        self._picture_packets_per_s = picture_packets_per_s
        self._now_s = now_s
        self._repair_bitrate = repair_bitrate

    @property
    def sound_is_alone(self) -> bool:
        """Whether no moving picture has been sent for a while: the camera is off."""
        return self._moving_s is not None and self._now_s - self._moving_s >= ALONE_AFTER_S

    def picture_bitrate(self, now_s: float) -> int:
        """Return what the encoder may make, bit/s without headers."""
        if self.has_packet_reports:
            room = self.estimate.bitrate - self._sound_bitrate
            # A line that has fallen silent may be full: what is put in now only delays what comes back.
            silent_s = now_s - (self._reported_s or now_s) - SILENT_AFTER_S
            if silent_s > 0:
                room *= SILENT_LINE_SHARE ** (2 * silent_s)
        else:
            room = self._without_reports()
        headers = 8 * PICTURE_HEADERS_BYTES * self._picture_packets_per_s
        spendable = SPENDABLE_SHARE * (room - self._repair_bitrate)
        wanted = min(spendable - min(headers, spendable / 2), self._lossy_limit())
        return int(max(LOWEST_PICTURE_BITRATE, wanted))

    def _lossy_limit(self) -> float:
        return max(LOSSY_PICTURE_LEAST, LOSSY_PICTURE_BITS / max(self.loss_share, 0.001))

    def _without_reports(self) -> float:
        return self._ceiling if self._remb is None else min(self._remb, self._ceiling)
