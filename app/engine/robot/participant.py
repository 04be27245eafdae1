# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The robot in a meeting: from the link to the goodbye."""

import asyncio
import contextlib
import secrets
import signal
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from app.core.faults import Fault, FaultCode
from app.core.foreign_links import ForeignLink
from app.core.links import ServiceLink, SpokenCode, parse_link
from app.core.meeting import ByPhone, Invitation, Person, Role
from app.engine.attempt import values
from app.engine.robot.call_keeper import CallHooks, CallKeeper
from app.engine.robot.equipment import Equipment
from app.engine.robot.options import RobotOptions
from app.engine.robot.timeline import LineTally, Timeline
from app.media import call_events
from app.meeting import events
from app.meeting.client import MeetingClient, open_meeting, redeem_code

GOODBYE_LIMIT_S = 3.0


class Outcome(Enum):
    """How it ended; the value is what the process returns, the name goes into the summary."""

    WENT_WELL = 0
    NOT_OPENED = 1
    NO_CALL = 3
    SEAT_LOST = 4


class NotACaseworker(Exception):
    """This part needs a caseworker's seat."""


class Part(Protocol):
    """What a robot does in the meeting beside being there."""

    async def play(self, robot: "Participant") -> None:
        """Run until the meeting is over or the part is cancelled."""


@dataclass(frozen=True)
class Reports:
    """Where the robot notes what happened."""

    timeline: Timeline
    line: LineTally


class Participant:
    """One seat, one call, and whatever the part does with them. Lives on one event loop.

    Attributes:
        client: The line to the service.
        equipment: Camera, microphone, speaker.
        invitation: The meeting.
        is_in_call: Whether the line to the other side stands.
        has_media: Whether sound or a picture of the other side has arrived over this line.
    """

    def __init__(self, options: RobotOptions, reports: Reports, part: Part | None = None) -> None:
        self._options = options
        self._timeline = reports.timeline
        self._line = reports.line
        self._part = part
        self._changed = asyncio.Event()
        self._leaving: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._was_in_call = False
        self._by_phone = ByPhone.NONE
        self.is_in_call = False
        self.has_media = False
        self.client: MeetingClient
        self.equipment: Equipment
        self.invitation: Invitation

    async def run(self) -> Outcome:
        """Take part until it is over.

        Raises:
            Fault: The link opens no meeting.
            NotACaseworker: A part that admits people, on another seat.
            OSError: The recordings cannot be written.
        """
        _leave_on_signals(self.leave)
        if self._options.duration_s is not None:
            asyncio.get_running_loop().call_later(self._options.duration_s, self.leave)
        return await self._take_seat_and_stay() if await self._open() else Outcome.NO_CALL

    async def _open(self) -> bool:
        """Fetch the meeting; False when asked to leave meanwhile."""
        opening = asyncio.get_running_loop().create_task(_opened(self._options))
        both: list[asyncio.Future[Any]] = [opening, self._leaving]
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not opening.done():
            await _cancelled(opening)
            return False
        self.invitation = opening.result()
        return True

    async def _take_seat_and_stay(self) -> Outcome:
        self._timeline.happened("link_opened")
        is_caseworker = _role(self.invitation) is Role.CASEWORKER
        if self._part is not None and not is_caseworker:
            raise NotACaseworker
        loop = asyncio.get_running_loop()
        self.equipment = Equipment(self._options, self._threads_fault(loop), self._threads_stand_in(loop))
        self.equipment.start()
        self.client = MeetingClient(
            self.invitation.service_url,
            self.invitation.token,
            secrets.token_hex(8),
            self._take,
            is_robot=True,
        )
        self._calls = CallKeeper(
            self.equipment.sources,
            CallHooks(self._send_sdp, self._ask_rebuild, self._on_call, self._timeline.fault),
        )
        try:
            return await self._stay(knocks=not is_caseworker)
        finally:
            await self._go()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Return when something that is told here makes the condition hold."""
        while not holds():
            self._changed.clear()
            await self._changed.wait()

    def others(self) -> tuple[Person, ...]:
        """Everybody but this robot."""
        return tuple(person for person in self.client.people if person.pid != self.invitation.my_pid)

    def happened(self, name: str) -> None:
        """Note something that the part did."""
        self._timeline.happened(name)

    def leave(self) -> None:
        """Go, as asked."""
        self._finish(Outcome.WENT_WELL if self._was_in_call else Outcome.NO_CALL)

    async def _stay(self, *, knocks: bool) -> Outcome:
        options = self._options
        self.client.connect()
        if knocks:
            self.client.knock(options.verdict)
        self.client.media(microphone=options.microphone != "none", camera=options.camera != "none")
        part = self._started(self._part.play(self)) if self._part is not None else None
        try:
            return await self._leaving
        finally:
            if part is not None:
                await _cancelled(part)

    def _threads_fault(self, loop: asyncio.AbstractEventLoop) -> Callable[[Fault], None]:
        """Return what notes a device's fault from the device's thread."""

        def note(fault: Fault) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._timeline.fault, fault, "device")

        return note

    def _threads_stand_in(self, loop: asyncio.AbstractEventLoop) -> Callable[[bool], None]:
        """Return what notes from the device's thread that another one does its work, or that it is back."""

        def note(stands_in: bool) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._timeline.stands_in, stands_in)

        return note

    def _started(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name="robot part")
        task.add_done_callback(self._part_over)
        return task

    def _part_over(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None and not self._leaving.done():
            self._leaving.set_exception(error)

    async def _go(self) -> None:
        self.equipment.say_goodbye()
        self.client.leave()
        await self._calls.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE_LIMIT_S):
                await self.client.close()
        await asyncio.to_thread(self.equipment.stop)
        self._timeline.happened("left")

    def _finish(self, outcome: Outcome) -> None:
        if not self._leaving.done():
            self._leaving.set_result(outcome)

    def _send_sdp(self, gen: int, kind: str, sdp: str) -> None:
        self.client.send_sdp(gen, "offer" if kind == "offer" else "answer", sdp)

    def _ask_rebuild(self, gen: int, why: str) -> None:
        self._timeline.happened("rebuild", gen=gen, why=why)
        self.client.rebuild(gen, why)

    def _take(self, event: events.ClientEvent) -> None:
        match event:
            case events.PlanChanged(plan=plan):
                self._timeline.gens.append(plan.gen)
                if self.is_in_call and (silent_s := self._calls.silent_s):
                    self._timeline.lost(silent_s)  # the other side noticed first
                self.is_in_call = self.has_media = False
                self._timeline.happened("plan", gen=plan.gen, offers=plan.offers)
                self._calls.follow(plan)
            case events.SdpReceived(gen=gen, kind=kind, sdp=sdp):
                self._calls.take(gen, kind, sdp)
            case events.MediaChanged(by_phone=ByPhone.ALL):
                self.is_in_call = self.has_media = False
                self._move_sound(ByPhone.ALL)
                self._calls.hang_up()
            case events.MediaChanged(by_phone=how):
                self._move_sound(how)
            case events.Returned():
                self.is_in_call = self.has_media = False
                self._timeline.happened("returned")
                self._calls.hang_up()
            case _:
                self._take_seat(event)
        self._changed.set()

    def _move_sound(self, how: ByPhone) -> None:
        """Somebody talks by telephone: be mute here meanwhile, so that nothing howls."""
        if how is self._by_phone:
            return
        self._by_phone = how
        self._calls.set_microphone(how is ByPhone.NONE)
        self._timeline.kept_up.sound_by_phone(how is not ByPhone.NONE, self._timeline.now_s)
        self._timeline.happened("by_phone", how=how.value)

    def _take_seat(self, event: events.ClientEvent) -> None:
        match event:
            case events.Registered(at=at):
                self._timeline.happened("registered", arrived_at=at.isoformat())
            case events.Admitted():
                self._timeline.happened("admitted")
            case events.ServiceLost(code=code):
                self._timeline.services_lost += 1
                self._timeline.happened("service_lost", code=code.value)
            case events.ServiceBack():
                self._timeline.happened("service_back")
            case events.Ended():
                self.leave()
            case events.Moved():
                self._lose(FaultCode.SEAT_MOVED)
            case events.Removed():
                self._lose(FaultCode.SEAT_REMOVED)
            case events.ErrorReceived(code=code, detail=detail, about=about):
                self._refused(code, detail, about)

    def _lose(self, code: FaultCode) -> None:
        self._timeline.fault(Fault(code, "keep the seat"), "seat")
        self._finish(Outcome.SEAT_LOST)

    def _refused(self, code: FaultCode | None, detail: str, about: str) -> None:
        self._timeline.happened("refused", code=detail, about=about)
        if not about:
            self._timeline.fault(Fault(code or FaultCode.SERVICE_NONSENSE, "take the seat", detail), "seat")
            self._finish(Outcome.NOT_OPENED)

    def _on_call(self, event: call_events.CallEvent) -> None:
        match event:
            case call_events.Connected(path=path):
                self._was_in_call = self.is_in_call = True
                self.equipment.begin_recording()
                self._timeline.connected(path)
            case call_events.FirstPicture(width_px=width, height_px=height):
                self.has_media = True
                self._timeline.happened("first_picture", width_px=width, height_px=height)
            case call_events.FirstSound():
                self.has_media = True
                self._timeline.happened("first_sound")
            case call_events.Line(state=state, silent_s=silent_s):
                self.is_in_call = state is not call_events.LineState.LOST
                self._timeline.line(state.value, silent_s, is_lost=not self.is_in_call)
            case call_events.Stats(stats=stats):
                self._line.reports.append(stats)
                self._timeline.happened("report", **values(stats))
            case call_events.Ended() | call_events.Failed():
                if self.is_in_call:
                    self._timeline.lost()
                self.is_in_call = self.has_media = False
        self._changed.set()


async def _opened(options: RobotOptions) -> Invitation:
    link = parse_link(options.link, plain_http_hosts=frozenset(options.plain_http))
    if isinstance(link, ForeignLink):
        raise Fault(FaultCode.LINK_FOREIGN, "open the link", link.program.value)
    if isinstance(link, SpokenCode):
        link = await redeem_code(link)
    assert isinstance(link, ServiceLink)  # noqa: S101 - the only one left
    return await open_meeting(link)


def _role(invitation: Invitation) -> Role | None:
    mine = [person.role for person in invitation.meeting.people if person.pid == invitation.my_pid]
    return mine[0] if mine else None


def _leave_on_signals(leave: Callable[[], None]) -> None:
    """Leave when asked; asked again while leaving changes nothing, until the loop is closed."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers, and other threads than the main one may not set them.
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            asyncio.get_running_loop().add_signal_handler(number, leave)


async def _cancelled(task: asyncio.Task[Any]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
