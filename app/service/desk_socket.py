# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``/api/desk``: staff watch one day's meetings, admit, and answer "please call me"."""

from datetime import date

import msgspec
from aiohttp import web

from app.meeting.schema import desk as wire
from app.meeting.schema.facts import CallbackState, ErrorCode, StaffMeeting, now_utc
from app.service.hub import Hub
from app.service.records import danish_day, is_this_century
from app.service.refusals import Refusal
from app.service.seats import CloseCode
from app.service.socket_line import SocketLine
from app.service.staff import check_staff_key

_decoder: msgspec.json.Decoder[wire.FromDesk] = msgspec.json.Decoder(wire.FromDesk)


class DeskSocket:
    """One desk's connection; a ``Desk`` for the hub once the staff key is known."""

    def __init__(self, hub: Hub, line: SocketLine, address: str) -> None:
        self.day = danish_day(now_utc())
        self._hub = hub
        self._line = line
        self._address = address
        self._seq = 0

    async def run(self) -> None:
        """Serve the connection until either side ends it."""
        try:
            await self._line.serve(_decoder, self._hub.config.hello_within_s, self._take, self._refuse)
        finally:
            self._hub.desks.discard(self)

    def show(self, meeting: StaffMeeting) -> None:
        """One meeting changed."""
        self._send(wire.DeskMeeting(meeting=meeting))

    def show_all(self) -> None:
        """Send the whole day."""
        day = self._hub.day(self.day)
        self._send(wire.DeskSnapshot(time=now_utc(), day=self.day.isoformat(), meetings=day))

    def hang_up(self, code: CloseCode) -> None:
        """The service closes."""
        self._line.close(code)

    def _take(self, message: wire.FromDesk) -> None:
        if self not in self._hub.desks:
            self._enter(message)
            return
        try:
            self._obey(message)
        except Refusal as refusal:
            self._refuse(refusal, str(message.__struct_config__.tag))

    def _enter(self, message: wire.FromDesk) -> None:
        if not isinstance(message, wire.DeskHello):
            raise Refusal(ErrorCode.NOT_UNDERSTOOD, "say hello first")
        check_staff_key(self._hub, message.staff_key, self._address)
        if message.day is not None:
            self.day = day_of(message.day)
        if self._hub.is_closing:
            self._line.close(CloseCode.RESTART)
            return
        self._hub.desks.add(self)
        self.show_all()

    def _obey(self, message: wire.FromDesk) -> None:
        match message:
            case wire.DeskAdmit():
                self._hub.room(message.meeting).admit(message.pid)
            case wire.DeskCallbackState():
                plan_b = self._hub.room(message.meeting).plan_b
                plan_b.set_callback_state(message.id, CallbackState(message.state))
            case wire.DeskConfirmWish():
                self._hub.room(message.meeting).plan_b.confirm_wish(message.pid)
            case wire.DeskHello():
                raise Refusal(ErrorCode.NOT_UNDERSTOOD, "one hello is enough")

    def _refuse(self, refusal: Refusal, about: str) -> None:
        self._send(wire.DeskRefused(code=refusal.code, next=refusal.next, about=about))

    def _send(self, message: wire.FromDeskService) -> None:
        self._seq += 1
        self._line.send(msgspec.json.encode(msgspec.structs.replace(message, seq=self._seq)))


def day_of(text: str) -> date:
    """Return a day written as YYYY-MM-DD.

    Raises:
        Refusal: NOT_UNDERSTOOD.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refusal(ErrorCode.NOT_UNDERSTOOD, "a day is written YYYY-MM-DD") from None
    if not is_this_century(day):
        raise Refusal(ErrorCode.NOT_UNDERSTOOD, "a day between 2000 and 2099")
    return day


async def serve_desk(request: web.Request, hub: Hub, address: str) -> web.StreamResponse:
    """Serve ``/api/desk``."""
    with hub.serving():
        line, socket = await SocketLine.open(request)
        try:
            await DeskSocket(hub, line, address).run()
        finally:
            await line.finish()
    return socket
