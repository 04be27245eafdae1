# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How one meeting service is set up."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.core.release import parsed_version
from app.meeting.schema.facts import JobcentreInfo, PlanBInfo

_SHORTEST_STAFF_KEY = 16  # the right key always opens, however many guessed before
Offerer = Literal["caseworker", "citizen"]


@dataclass(frozen=True)
class TurnServer:
    """A TURN server that takes short-lived credentials made from a shared secret.

    Attributes:
        urls: ``turn:`` and ``turns:`` URLs, the preferred one first (RFC 7065).
        secret: coturn's ``static-auth-secret``.
        lifetime_s: How long a credential is good for; a call may not outlive it.
    """

    urls: tuple[str, ...]
    secret: str = field(repr=False)
    lifetime_s: int = 6 * 3600


@dataclass(frozen=True)
class TryLimits:
    """How many guesses are answered within ``window_s`` before the service asks to wait."""

    per_address: int = 10
    everybody: int = 60
    window_s: float = 300.0


@dataclass(frozen=True)
class ServiceConfig:
    """Everything that ``start_service`` needs.

    Attributes:
        database: The SQLite file; the secret is kept beside it in ``<database>.key``.
        host: Address to listen on.
        port: 0 takes a free one.
        staff_key: Used instead of the key derived from the secret; at least 16 characters.
        public_url: What links start with, when a proxy stands in front; else the own address.
        offerer: Which side makes the first offer.
        grace_s: How long a lost socket keeps its seat.
        valid_h: How long after the meeting's start links and codes are good for.
        stun_urls: STUN servers to tell clients about.
        turn: TURN server to give credentials for.
        web_folder: Where the pages are, when not in the resources that came along.
        behind_proxy: Take the last ``X-Forwarded-For`` entry as the remote address.
        limits: Guesses allowed.
        hello_within_s: How long a socket may take to say who it is.
        keep_days: Meetings are deleted so many days after they took place.
        keep_receipts_days: So are receipts; the municipality decides.
        receipt_key_days: How long a key signs receipts before the next one takes over.
        jobcentre: Main number and opening hours, for meetings that are booked without.
        plan_b: When plan B comes forward by itself, for meetings that are booked without.
        updates: Folder with newer versions of the program and their signed manifest, or None.
        minimum_version: Programs before this one are told to change first; "" takes all.
    """

    database: Path
    host: str = "127.0.0.1"
    port: int = 0
    staff_key: str | None = field(default=None, repr=False)
    public_url: str | None = None
    offerer: Offerer = "caseworker"
    grace_s: float = 60.0
    valid_h: float = 24.0
    stun_urls: tuple[str, ...] = ()
    turn: TurnServer | None = None
    web_folder: Path | None = None
    behind_proxy: bool = False
    limits: TryLimits = TryLimits()
    hello_within_s: float = 10.0
    keep_days: int = 30
    keep_receipts_days: int = 30
    receipt_key_days: int = 365
    jobcentre: JobcentreInfo | None = None
    plan_b: PlanBInfo = PlanBInfo()
    updates: Path | None = None
    minimum_version: str = ""

    def __post_init__(self) -> None:
        if self.staff_key is not None and len(self.staff_key) < _SHORTEST_STAFF_KEY:
            raise ValueError(f"a staff key has at least {_SHORTEST_STAFF_KEY} characters")
        if self.minimum_version:
            parsed_version(self.minimum_version)
        if min(self.keep_days, self.keep_receipts_days, self.receipt_key_days) < 1:
            raise ValueError("things are kept for a day at least")
