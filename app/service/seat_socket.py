# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``/api/ws``: one participant's program takes its seat and speaks."""

import msgspec
from aiohttp import web

from app.meeting.schema import seat as wire
from app.meeting.schema.facts import CallbackState, ErrorCode, MediaState
from app.service.hub import Hub
from app.service.refusals import Refusal
from app.service.room import Room
from app.service.seats import CloseCode, Seat
from app.service.socket_line import SocketLine

_decoder: msgspec.json.Decoder[wire.FromSeat] = msgspec.json.Decoder(wire.FromSeat)
_FOR_CASEWORKERS = (
    wire.Admit,
    wire.ReturnToWaiting,
    wire.Remove,
    wire.SetStatus,
    wire.SetAgenda,
    wire.SetCallbackState,
    wire.ConfirmWish,
    wire.End,
)


class SeatSocket:
    """One connection, from its hello to its end."""

    def __init__(self, hub: Hub, line: SocketLine, address: str) -> None:
        self._hub = hub
        self._line = line
        self._address = address
        self._place: tuple[Room, Seat] | None = None

    async def run(self) -> None:
        """Serve the connection until either side ends it."""
        try:
            await self._line.serve(_decoder, self._hub.config.hello_within_s, self._take, self._refuse)
        finally:
            if self._place is not None:
                self._hub.lost(*self._place, self._line)

    def _take(self, message: wire.FromSeat) -> None:
        if self._place is None:
            self._enter(message)
            return
        room, seat = self._place
        if seat.line is not self._line:
            return  # said before it learned that another line has the seat
        try:
            self._obey(room, seat, message)
        except Refusal as refusal:
            self._refuse(refusal, str(message.__struct_config__.tag))

    def _enter(self, message: wire.FromSeat) -> None:
        if not isinstance(message, wire.Hello):
            raise Refusal(ErrorCode.NOT_UNDERSTOOD, "say hello first")
        if self._hub.is_closing:
            self._line.close(CloseCode.RESTART)
            return
        room, seat = self._hub.seat(message.token, self._address)
        room.check_link(seat)
        self._place = room, seat
        room.join(seat, self._line, message)

    def _obey(self, room: Room, seat: Seat, message: wire.FromSeat) -> None:
        if isinstance(message, _FOR_CASEWORKERS):
            if not seat.is_caseworker:
                raise Refusal(ErrorCode.NOT_ALLOWED)
            _obey_caseworker(room, message)
        else:
            _obey_anybody(room, seat, message)

    def _refuse(self, refusal: Refusal, about: str) -> None:
        answer = wire.Refused(code=refusal.code, next=refusal.next, about=about)
        if self._place is not None and self._place[1].line is self._line:
            self._place[1].send(answer)
        else:
            self._line.send(msgspec.json.encode(answer))


def _obey_caseworker(room: Room, message: wire.FromSeat) -> None:
    match message:
        case wire.Admit():
            room.admit(message.pid)
        case wire.ReturnToWaiting():
            room.return_to_waiting(message.pid)
        case wire.Remove():
            room.remove(message.pid)
        case wire.SetStatus():
            room.set_status(message.code)
        case wire.SetAgenda():
            room.set_agenda(message.index)
        case wire.SetCallbackState():
            room.plan_b.set_callback_state(message.id, CallbackState(message.state))
        case wire.ConfirmWish():
            room.plan_b.confirm_wish(message.pid)
        case wire.End():
            room.end()


def _obey_anybody(room: Room, seat: Seat, message: wire.FromSeat) -> None:
    match message:
        case wire.Knock():
            room.knock(seat, message.verdict)
        case wire.TellVerdict():
            room.set_verdict(seat, message.verdict)
        case wire.SendSdp():
            room.call.relay(seat, message)
        case wire.Rebuild():
            room.call.rebuild(seat, message)
        case wire.TellMedia():
            media = MediaState(
                microphone=message.microphone,
                camera=message.camera,
                paused=message.paused,
                by_phone=message.by_phone,
            )
            room.set_media(seat, media)
        case wire.AskCallback() | wire.SendMessage() | wire.SendWish():
            _take_plan_b(room, seat, message)
        case wire.Leave():
            room.leave(seat)
        case wire.Hello():
            raise Refusal(ErrorCode.NOT_UNDERSTOOD, "one hello is enough")


def _take_plan_b(
    room: Room, seat: Seat, message: wire.AskCallback | wire.SendMessage | wire.SendWish
) -> None:
    match message:
        case wire.AskCallback():
            room.plan_b.ask_callback(seat, message)
        case wire.SendMessage():
            room.plan_b.store_message(seat, message)
        case wire.SendWish():
            room.plan_b.wish(seat, message)


async def serve_seat(request: web.Request, hub: Hub, address: str) -> web.StreamResponse:
    """Serve ``/api/ws``."""
    with hub.serving():
        line, socket = await SocketLine.open(request)
        try:
            await SeatSocket(hub, line, address).run()
        finally:
            await line.finish()
    return socket
