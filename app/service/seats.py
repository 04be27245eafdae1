# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One person's seat while the service runs: the record, and the line to their program."""

import asyncio
import time
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

import msgspec

from app.core.meeting import Presence, Role
from app.meeting.schema.facts import MediaState, PersonInfo, SeatState, You
from app.meeting.schema.seat import FromService, SdpRelayed
from app.service.records import PersonRecord


class CloseCode(IntEnum):
    """Why the service closes a WebSocket (RFC 6455, 7.4)."""

    GOODBYE = 1000
    RESTART = 1012
    MOVED = 4000
    REPLACED = 4001
    REMOVED = 4002
    ENDED = 4003
    REFUSED = 4004
    FLOOD = 4008


class Line(Protocol):
    """A way to one connected program; neither method waits."""

    def send(self, message: bytes) -> None:
        """Queue a message."""
        ...

    def close(self, code: CloseCode) -> None:
        """Send what is queued, then close."""
        ...


def _first_seq() -> int:
    # Milliseconds since 1970: larger than any number an earlier run of the service gave out.
    return int(time.time() * 1000)


@dataclass
class Seat:
    """A person's record with everything about them that need not survive the process."""

    person: PersonRecord
    line: Line | None = None
    grace: asyncio.TimerHandle | None = None
    media: MediaState = MediaState()
    is_robot: bool = False
    missed_sdp: SdpRelayed | None = None
    _seq: int = field(default_factory=_first_seq)

    @property
    def pid(self) -> str:
        """The person's id in the meeting."""
        return self.person.pid

    @property
    def is_caseworker(self) -> bool:
        """Whether this person may admit, end, and the like."""
        return self.person.role is Role.CASEWORKER

    @property
    def is_admitted(self) -> bool:
        """Whether this person is on the inner side of the door."""
        return self.person.state is SeatState.ADMITTED

    @property
    def you(self) -> You:
        """Who the service takes this person for."""
        return You(pid=self.pid, role=self.person.role, name=self.person.name)

    @property
    def presence(self) -> Presence:
        """Where others see this person."""
        state = self.person.state
        if state in (SeatState.LEFT, SeatState.REMOVED):
            return Presence.LEFT
        if state is SeatState.NEW:
            return Presence.ABSENT
        if self.line is None:
            return Presence.RECONNECTING
        return Presence.IN_CALL if self.is_admitted else Presence.WAITING

    def info(self, *, for_staff: bool) -> PersonInfo:
        """Return what others may know of this person."""
        return PersonInfo(
            pid=self.pid,
            role=self.person.role,
            name=self.person.name,
            presence=self.presence,
            admitted=self.is_admitted,
            arrived_at=self.person.registered_at,
            verdict=self.person.verdict if for_staff else None,
            media=self.media,
            robot=self.is_robot,
        )

    def send(self, message: FromService) -> FromService:
        """Number a message and send it, when there is a line; return it numbered."""
        self._seq += 1
        numbered = msgspec.structs.replace(message, seq=self._seq)
        if self.line is not None:
            self.line.send(msgspec.json.encode(numbered))
        return numbered

    def hang_up(self, code: CloseCode) -> None:
        """Close the line, if any, and forget it."""
        line, self.line = self.line, None
        if line is not None:
            line.close(code)

    def stop_grace(self) -> None:
        """The seat is not about to lapse any more."""
        if self.grace is not None:
            self.grace.cancel()
            self.grace = None
