# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who connects to whom. A mesh or a media server can take the place of ``TwoPeople``."""

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from app.meeting.schema.facts import IceInfo, PcInfo, PlanInfo, SdpKind
from app.service.config import TurnServer
from app.service.keys import log_id, turn_credential
from app.service.records import MeetingRecord


class MediaBackend(Protocol):
    """Turns the people in a call into each one's plan."""

    capacity: int

    def members(self, admitted: Sequence[str]) -> tuple[str, ...]:
        """Return who is to be connected, or nobody while there are too few."""
        ...

    def plan(self, meeting: MeetingRecord, pid: str) -> PlanInfo:
        """Return one member's plan for the meeting's current ``gen``."""
        ...

    def ice(self, meeting: MeetingRecord, pid: str) -> list[IceInfo]:
        """Return the STUN and TURN servers of one member, with credentials of their own."""
        ...


class TwoPeople:
    """Peer to peer: one connection between the caseworker and one other person."""

    capacity = 2

    def __init__(
        self,
        stun_urls: tuple[str, ...] = (),
        turn: TurnServer | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._stun_urls = stun_urls
        self._turn = turn
        self._clock = clock

    def members(self, admitted: Sequence[str]) -> tuple[str, ...]:
        """Return both people, or nobody."""
        return tuple(sorted(admitted)) if len(admitted) == self.capacity else ()

    def plan(self, meeting: MeetingRecord, pid: str) -> PlanInfo:
        """Return the plan of one of the two."""
        (peer,) = (other for other in meeting.pair if other != pid)
        role: SdpKind = "offer" if meeting.offerer == pid else "answer"
        return PlanInfo(
            gen=meeting.gen,
            ice=self.ice(meeting, pid),
            pcs=[PcInfo(pc=f"peer:{peer}", peer=peer, role=role)],
        )

    def ice(self, meeting: MeetingRecord, pid: str) -> list[IceInfo]:
        """Return the STUN and TURN servers of one member, with credentials of their own."""
        user = f"{log_id(meeting.id)}{pid}"
        servers = [IceInfo(urls=list(self._stun_urls))] if self._stun_urls else []
        if self._turn is not None:
            expires_at_s = int(self._clock()) + self._turn.lifetime_s
            username, credential = turn_credential(self._turn.secret, user, expires_at_s)
            servers.append(IceInfo(urls=list(self._turn.urls), username=username, credential=credential))
        return servers
