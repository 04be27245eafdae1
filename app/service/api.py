# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The HTTP calls, each with what it takes and gives: routes and OpenAPI are made from this one list."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import msgspec
from aiohttp import web

from app.core.links import meeting_link
from app.core.receipt import Fact
from app.meeting.schema import http as wire
from app.meeting.schema.facts import ErrorCode, now_utc
from app.service.desk_socket import day_of, serve_desk
from app.service.http_answers import json_answer, read_body, remote_address
from app.service.hub import Hub
from app.service.line_test import LineTests
from app.service.records import danish_day
from app.service.refusals import Refusal
from app.service.room import Room
from app.service.room_views import invitation_view
from app.service.seat_socket import serve_seat
from app.service.seats import Seat
from app.service.staff import check_staff_key

_BAD_BODY = (ErrorCode.NOT_UNDERSTOOD, ErrorCode.TOO_LARGE)
_BAD_LINK = (ErrorCode.LINK_UNKNOWN, ErrorCode.LINK_EXPIRED, ErrorCode.TOO_MANY_TRIES)
_NO_STAFF = (ErrorCode.STAFF_KEY, ErrorCode.TOO_MANY_TRIES)


@dataclass(frozen=True)
class Endpoint:
    """One HTTP call.

    Attributes:
        takes: Shape of the request's body, if any.
        gives: Shape of the answer's body.
        refuses: Codes that this call may answer with, besides a wrong protocol version.
        query: Query parameters with their meaning.
    """

    method: str
    path: str
    name: str
    summary: str
    handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    gives: type[msgspec.Struct]
    takes: type[msgspec.Struct] | None = None
    status: int = 200
    for_staff: bool = False
    refuses: tuple[ErrorCode, ...] = ()
    query: tuple[tuple[str, str], ...] = ()


class Api:
    """Answers the HTTP calls from one hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._line_tests = LineTests(hub)

    def endpoints(self) -> list[Endpoint]:
        """Return every documented call."""
        return [*self._open_endpoints(), *self._link_endpoints(), *self._staff_endpoints()]

    def address(self, request: web.Request) -> str:
        """Return who asks."""
        return remote_address(request, self._hub.config)

    async def seat_socket(self, request: web.Request) -> web.StreamResponse:
        """Serve ``/api/ws``."""
        return await serve_seat(request, self._hub, self.address(request))

    async def line_socket(self, request: web.Request) -> web.StreamResponse:
        """Serve ``/api/invitations/{token}/line``."""
        room, seat = self._seat(request)
        room.check_link(seat)
        return await self._line_tests.serve(request, f"{room.meeting.id}/{seat.pid}")

    async def desk_socket(self, request: web.Request) -> web.StreamResponse:
        """Serve ``/api/desk``."""
        return await serve_desk(request, self._hub, self.address(request))

    def _open_endpoints(self) -> list[Endpoint]:
        return [
            Endpoint("GET", "/healthz", "health", "The service is up", self._health, wire.Health),
            Endpoint(
                "POST",
                "/api/codes",
                "redeemCode",
                "The link that a spoken code stands for",
                self._redeem,
                wire.CodeAnswer,
                wire.CodeRequest,
                refuses=(
                    ErrorCode.CODE_MISTYPED,
                    ErrorCode.CODE_UNKNOWN,
                    ErrorCode.CODE_EXPIRED,
                    ErrorCode.LINK_USED,
                    ErrorCode.TOO_MANY_TRIES,
                    *_BAD_BODY,
                ),
            ),
        ]

    def _link_endpoints(self) -> list[Endpoint]:
        return [
            Endpoint(
                "GET",
                "/api/invitations/{token}",
                "openInvitation",
                "The meeting as the holder of this link sees it",
                self._invitation,
                wire.InvitationView,
                refuses=(*_BAD_LINK, ErrorCode.LINK_USED, ErrorCode.SEAT_REMOVED),
            ),
            Endpoint(
                "GET",
                "/api/invitations/{token}/ice",
                "iceServers",
                "The STUN and TURN servers of a call, so that the tech check can try them",
                self._ice,
                wire.IceView,
                refuses=(*_BAD_LINK, ErrorCode.LINK_USED, ErrorCode.SEAT_REMOVED),
            ),
            Endpoint(
                "POST",
                "/api/invitations/{token}/callback",
                "askCallback",
                "Please call me (plan B)",
                self._callback,
                wire.CallbackAnswer,
                wire.CallbackRequest,
                status=201,
                refuses=(*_BAD_LINK, *_BAD_BODY),
            ),
            Endpoint(
                "POST",
                "/api/invitations/{token}/message",
                "sendMessage",
                "A ready-made message to the caseworker (plan B)",
                self._message,
                wire.MessageAnswer,
                wire.MessageRequest,
                status=201,
                refuses=(*_BAD_LINK, *_BAD_BODY),
            ),
            Endpoint(
                "POST",
                "/api/invitations/{token}/wish",
                "sendWish",
                "Rather by telephone or in person the next time",
                self._wish,
                wire.WishAnswer,
                wire.WishRequest,
                status=201,
                refuses=(*_BAD_LINK, *_BAD_BODY, ErrorCode.NOT_ALLOWED),
            ),
        ]

    def _staff_endpoints(self) -> list[Endpoint]:
        return [
            Endpoint(
                "POST",
                "/api/meetings",
                "createMeeting",
                "Book a meeting; everybody's link and spoken code come back",
                self._create,
                wire.IssuedMeeting,
                wire.NewMeeting,
                status=201,
                for_staff=True,
                refuses=(*_NO_STAFF, *_BAD_BODY),
            ),
            Endpoint(
                "GET",
                "/api/meetings",
                "listMeetings",
                "One day's meetings, with the caseworkers' tokens",
                self._list,
                wire.MeetingList,
                for_staff=True,
                refuses=(*_NO_STAFF, ErrorCode.NOT_UNDERSTOOD),
                query=(("day", "YYYY-MM-DD in Danish time; today when left out"),),
            ),
            Endpoint(
                "GET",
                "/api/meetings/{id}",
                "getMeeting",
                "One meeting with everybody's link and spoken code",
                self._details,
                wire.MeetingDetails,
                for_staff=True,
                refuses=(*_NO_STAFF, ErrorCode.NOT_FOUND),
            ),
        ]

    async def _health(self, _: web.Request) -> web.StreamResponse:
        return json_answer(wire.Health(time=now_utc()))

    async def _redeem(self, request: web.Request) -> web.StreamResponse:
        wish = await read_body(request, wire.CodeRequest)
        meeting, seat = self._hub.redeem(wish.code, self.address(request))
        token = self._hub.keys.token(meeting.id, seat.pid)
        return json_answer(wire.CodeAnswer(token=token, link=meeting_link(self._hub.public_url, token)))

    async def _invitation(self, request: web.Request) -> web.StreamResponse:
        room, seat = self._seat(request)
        room.check_link(seat)
        room.witness.saw(seat, Fact.LINK_OPENED)
        return json_answer(invitation_view(room.meeting, room.seats, seat, self._hub.store))

    async def _ice(self, request: web.Request) -> web.StreamResponse:
        room, seat = self._seat(request)
        room.check_link(seat)
        return json_answer(wire.IceView(ice=room.ice(seat)))

    async def _callback(self, request: web.Request) -> web.StreamResponse:
        room, seat = self._seat(request)
        room.check_expiry()
        wish = await read_body(request, wire.CallbackRequest)
        return json_answer(wire.CallbackAnswer(callback=room.plan_b.ask_callback(seat, wish)), 201)

    async def _message(self, request: web.Request) -> web.StreamResponse:
        room, seat = self._seat(request)
        room.check_expiry()
        wish = await read_body(request, wire.MessageRequest)
        return json_answer(wire.MessageAnswer(message=room.plan_b.store_message(seat, wish)), 201)

    async def _wish(self, request: web.Request) -> web.StreamResponse:
        room, seat = self._seat(request)
        room.check_expiry()
        wish = await read_body(request, wire.WishRequest)
        return json_answer(wire.WishAnswer(wish=room.plan_b.wish(seat, wish)), 201)

    async def _create(self, request: web.Request) -> web.StreamResponse:
        self._check_staff(request)
        meeting = self._hub.book(await read_body(request, wire.NewMeeting))
        return json_answer(self._hub.booking.issued(meeting), 201)

    async def _list(self, request: web.Request) -> web.StreamResponse:
        self._check_staff(request)
        text = request.query.get("day")
        day = danish_day(now_utc()) if text is None else day_of(text)
        meetings = self._hub.day(day)
        return json_answer(wire.MeetingList(day=day.isoformat(), time=now_utc(), meetings=meetings))

    async def _details(self, request: web.Request) -> web.StreamResponse:
        self._check_staff(request)
        room = self._hub.room(request.match_info["id"])
        booking = self._hub.booking
        invitations = [booking.invitation(room.meeting, person) for person in room.meeting.people]
        return json_answer(wire.MeetingDetails(meeting=room.staff_view(), invitations=invitations))

    def _seat(self, request: web.Request) -> tuple[Room, Seat]:
        return self._hub.seat(request.match_info["token"], self.address(request))

    def _check_staff(self, request: web.Request) -> None:
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not key:
            raise Refusal(ErrorCode.STAFF_KEY)  # nothing was guessed
        check_staff_key(self._hub, key.strip(), self.address(request))
