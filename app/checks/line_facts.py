# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the line's probes find out, one value for each."""

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """How far towards the service the probe came; the words are those of the findings."""

    OK = "ok"
    OFFLINE = "offline"
    DNS = "dns"
    SERVICE_DOWN = "service_down"
    TLS = "tls"
    PORTAL = "portal"


class Transport(StrEnum):
    """How a TURN server is reached, the best one first."""

    UDP = "udp"
    TCP = "tcp"
    TLS = "tls"


@dataclass(frozen=True)
class TurnWay:
    """One TURN server by one transport.

    Attributes:
        index: Its place among those that the call can use (``CallSettings.turn_index``).
        works: Whether it gave us an address in time; ``took_ms`` says after how long.
    """

    index: int
    transport: Transport
    works: bool
    took_ms: float = 0.0


@dataclass(frozen=True)
class Ways:
    """Which ways through firewalls there are.

    Attributes:
        udp: Whether a STUN server answered by UDP; None when there is none to ask.
        turns: All TURN servers that were tried.
    """

    udp: bool | None
    turns: tuple[TurnWay, ...] = ()

    @property
    def best(self) -> TurnWay | None:
        """The TURN server for the call: the best transport, then the service's own order."""
        working = [way for way in self.turns if way.works]
        return min(working, key=lambda way: (list(Transport).index(way.transport), way.index), default=None)


@dataclass(frozen=True)
class MediaPath:
    """What small packets, as many as a call's, met on their way through the relay and back.

    Attributes:
        sent: Packets sent; ``received`` of them came back.
        round_trip_ms: Median time there and back.
        jitter_ms: Mean difference between the times of neighbours (RFC 3550's quantity, unsmoothed).
        spread_ms: 95th less 5th percentile of the times: what a playout buffer has to hold.
    """

    sent: int
    received: int
    round_trip_ms: float
    jitter_ms: float
    spread_ms: float

    @property
    def loss_percent(self) -> float:
        """Share of packets that did not come back, of both ways together."""
        return 100.0 * (1.0 - self.received / self.sent) if self.sent else 0.0


@dataclass(frozen=True)
class Speed:
    """How fast the line is, as far as a call needs to know.

    Attributes:
        up_kbit: Sending, at most ``CAP_KBIT``: who reaches it has at least that; down_kbit is receiving.
        idle_ms: Median answer time before the load; ``loaded_ms`` during it.
        used_mb: What the measurement itself took, both ways, in 1,000,000 bytes.
        took_s: How long it took, connecting included.
    """

    up_kbit: float
    down_kbit: float
    idle_ms: float
    loaded_ms: float
    used_mb: float
    took_s: float = 0.0


@dataclass(frozen=True)
class Link:
    """The computer's own end of the line, where the system tells.

    Attributes:
        kind: "wired", "wifi" or "vpn", or empty.
        signal_dbm: Of Wi-Fi, or None.
    """

    kind: str = ""
    signal_dbm: int | None = None


@dataclass(frozen=True)
class Measurement:
    """What the probes found out; a part that was not measured is None.

    Attributes:
        reach: How far the first probe came, or None when no service is known.
        round_trips_ms: Times of requests over a connection that stood already, in their order.
        connect_ms: Time of the first request, connection included.
        clock_ahead_s: How far the service's clock is ahead of this PC's, or None when it did not say.
        certificate_dates_wrong: TLS failed because a certificate seems too old or too new.
        uses_proxy: The system sends web traffic through a proxy.
    """

    reach: Reach | None
    round_trips_ms: tuple[float, ...] = ()
    connect_ms: float = 0.0
    clock_ahead_s: float | None = None
    certificate_dates_wrong: bool = False
    uses_proxy: bool = False
    ways: Ways | None = None
    media: MediaPath | None = None
    speed: Speed | None = None
    link: Link = Link()

    @property
    def round_trip_ms(self) -> float:
        """The middle one of the round trips: of media packets where measured, else of requests; 0 without."""
        if self.media is not None and self.media.received:
            return self.media.round_trip_ms
        ordered = sorted(self.round_trips_ms)
        if not ordered:
            return 0.0
        middle = len(ordered) // 2
        return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2

    @property
    def jitter_ms(self) -> float:
        """Mean difference between one round trip and the next, 0 with fewer than two."""
        if self.media is not None and self.media.received:
            return self.media.jitter_ms
        pairs = list(zip(self.round_trips_ms, self.round_trips_ms[1:], strict=False))
        return sum(abs(later - earlier) for earlier, later in pairs) / len(pairs) if pairs else 0.0
