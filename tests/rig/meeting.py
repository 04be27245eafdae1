# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real meeting service on loopback with a real database, and strict peers that talk to it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import msgspec

from app.core.meeting import Role
from app.meeting.schema import desk, seat
from app.meeting.schema.facts import ContactInfo, now_utc
from app.meeting.schema.http import ErrorAnswer, IssuedInvitation, IssuedMeeting, NewMeeting, NewPerson
from app.service.config import ServiceConfig
from app.service.server import RunningService, start_service

WITHIN_S = 30.0
CITIZEN_NAME = "Samir Ødegård-Testesen"
CASEWORKER_NAME = "Mette Prøveholm"
CASEWORKER_PHONE = "+45 98 76 54 32"
T = TypeVar("T")


def new_meeting(**changes: Any) -> NewMeeting:
    """Return a meeting that starts in ten minutes."""
    meeting = NewMeeting(
        title="Samtale om dit CV",
        starts_at=now_utc() + timedelta(minutes=10),
        people=[NewPerson(role=Role.CITIZEN, name=CITIZEN_NAME)],
        caseworker=ContactInfo(name=CASEWORKER_NAME, phone=CASEWORKER_PHONE),
        agenda=["Siden sidst", "Dit CV"],
        municipality="Solrød",
    )
    return msgspec.convert(msgspec.to_builtins(msgspec.structs.replace(meeting, **changes)), NewMeeting)


class Socket:
    """One WebSocket that reads strictly; keeps what it has read."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, shape: Any) -> None:
        self.socket = socket
        self._decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(shape)
        self.read: list[Any] = []

    async def say(self, message: msgspec.Struct | dict[str, Any] | str) -> None:
        """Send a message; dicts and texts go as they are."""
        text = message if isinstance(message, str) else msgspec.json.encode(message).decode()
        await self.socket.send_str(text)

    async def next(self, kind: type[T], where: Callable[[T], bool] = lambda _: True) -> T:
        """Read on until a message of a kind comes; fails when the socket closes first."""
        async with asyncio.timeout(WITHIN_S):
            while True:
                received = await self.socket.receive()
                assert received.type is aiohttp.WSMsgType.TEXT, f"{received.type!r} {self.socket.close_code}"
                message = self._decoder.decode(received.data)
                self.read.append(message)
                if isinstance(message, kind) and where(message):
                    return message

    async def silent_until_answered(self, question: msgspec.Struct, answer: type[T]) -> list[Any]:
        """Ask something, and return what came before its answer."""
        before = len(self.read)
        await self.say(question)
        await self.next(answer)
        return self.read[before:-1]

    async def close_code(self) -> int | None:
        """Read on until the other side closes; return its code."""
        async with asyncio.timeout(WITHIN_S):
            while True:
                received = await self.socket.receive()
                if received.type is aiohttp.WSMsgType.TEXT:
                    self.read.append(self._decoder.decode(received.data))
                elif received.type is aiohttp.WSMsgType.CLOSE:
                    return int(received.data)
                else:
                    return self.socket.close_code

    async def close(self) -> None:
        """Go without a word."""
        await self.socket.close()

    def cut(self) -> None:
        """Break the line, as a pulled plug does."""
        transport = self.socket.get_extra_info("socket")
        assert transport is not None
        writer = self.socket._writer.transport
        assert writer is not None
        writer.abort()


@dataclass
class Rig:
    """A service and everything to talk to it."""

    service: RunningService
    config: ServiceConfig
    session: aiohttp.ClientSession

    @property
    def staff(self) -> dict[str, str]:
        """The header that opens the staff's part."""
        return {"Authorization": f"Bearer {self.service.staff_key}"}

    async def call(
        self, method: str, path: str, gives: type[T], body: Any = None, **options: Any
    ) -> tuple[int, T | ErrorAnswer]:
        """Make a call and read its answer strictly."""
        data = body if body is None or isinstance(body, bytes) else msgspec.json.encode(body)
        async with self.session.request(method, self.service.url + path, data=data, **options) as answer:
            raw = await answer.read()
            shape: Any = gives if answer.status < 400 else ErrorAnswer
            return answer.status, msgspec.json.decode(raw, type=shape)

    async def refused(self, method: str, path: str, body: Any = None, **options: Any) -> tuple[int, str]:
        """Make a call that must be refused; return status and code."""
        status, answer = await self.call(method, path, ErrorAnswer, body, **options)
        assert isinstance(answer, ErrorAnswer)
        assert status >= 400
        assert answer.error.next
        return status, answer.error.code.value

    async def book(self, **changes: Any) -> IssuedMeeting:
        """Book a meeting over HTTP."""
        status, issued = await self.call(
            "POST", "/api/meetings", IssuedMeeting, new_meeting(**changes), headers=self.staff
        )
        assert status == 201, issued
        assert isinstance(issued, IssuedMeeting)
        return issued

    async def socket(self) -> Socket:
        """Open a participant's socket without a hello."""
        return Socket(await self.session.ws_connect(f"{self.service.url}/api/ws"), seat.ToSeat)

    async def sit(self, invitation: IssuedInvitation, instance: str = "a", last_seq: int = 0) -> Socket:
        """Take a seat."""
        socket = await self.socket()
        await socket.say(seat.Hello(token=invitation.token, instance=instance, last_seq=last_seq))
        return socket

    async def desk(self) -> Socket:
        """Sit down at the desk."""
        socket = Socket(await self.session.ws_connect(f"{self.service.url}/api/desk"), desk.ToDesk)
        await socket.say(desk.DeskHello(staff_key=self.service.staff_key))
        return socket

    async def restart(self) -> None:
        """Stop the service and start another on the same database and port."""
        port = self.service.port
        await self.service.stop()
        self.service = await start_service(replace(self.config, port=port))


@contextlib.asynccontextmanager
async def meeting_rig(database: Path, **settings: Any) -> AsyncIterator[Rig]:
    """Run a service for a test."""
    config = ServiceConfig(database=database, **settings)
    service = await start_service(config)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        rig = Rig(service, config, session)
        try:
            yield rig
        finally:
            await rig.service.stop()
