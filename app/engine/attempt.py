# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One numbered connection: its descriptions in order, its events in the words of the wire."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.faults import Fault, FaultCode
from app.core.meeting import CallPlan
from app.engine.background import Emit
from app.engine.census import census
from app.engine.picture_ring import PictureRing
from app.media import call_events
from app.media.call import Call, CallSettings, CallSources
from app.media.line_watch import WEAK_AFTER_S
from app.media.rtc.first_picture import PictureStart
from app.media.stats import CallStats
from app.media.tracks import SoundSource
from app.wire.events import (
    CallConnected,
    CallFailed,
    CallMeasured,
    LineMeasured,
    LocalDescription,
    PictureArrived,
    PictureRested,
    Value,
)

log = logging.getLogger(__name__)

CONNECT_LIMIT_S = 10.0
"""From the other side's description to the line."""
DESCRIPTION_LIMIT_S = 20.0
"""The other side may have to allow its camera first; a new attempt would only make it begin again."""


@dataclass(frozen=True)
class AttemptStart:
    """What is known before a connection is made; ``turn_index`` counts round the servers that can be used."""

    turn_index: int = 0
    pictures: PictureStart = PictureStart()


class Attempt:
    """Lives on the event loop; after ``silence`` nothing is told any more.

    Args:
        plan: Its number, who offers, and the servers to help.
        start: Which of the TURN servers (counts round), and how the pictures begin.
        sources: Camera and microphone; sound comes out of their ``playout``.
        ring: Where the other person's pictures go.
        emit: Sends events.

    Attributes:
        on_connected: Called before the connection is told.
        has_taken_over: Whether microphone and speaker are this connection's.
    """

    def __init__(
        self, plan: CallPlan, start: AttemptStart, sources: CallSources, ring: PictureRing, emit: Emit
    ) -> None:
        self.gen = plan.gen
        self.playout = sources.playout
        self.has_connected = self.has_taken_over = False
        self.on_connected: Callable[[Attempt], None] = lambda attempt: None
        self._is_lost = self._is_fading = False
        self._ring = ring
        self._emit = emit
        self._descriptions: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self._is_silent = False
        self._has_picture = False
        sources.on_picture = self._on_picture
        settings = CallSettings(
            turn_index=start.turn_index, connect_limit_s=CONNECT_LIMIT_S, picture_start=start.pictures
        )
        self._call = Call(plan, sources, self._on_event, settings)

    @property
    def path_is_dead(self) -> bool:
        """Whether the next attempt should look for another way; the other side may notice first."""
        return self._is_lost or not self.has_connected or self._call.silent_s > WEAK_AFTER_S

    def use_microphone(self, source: SoundSource | None) -> None:
        """Send this sound from now on, silence for None."""
        self._call.replace_microphone(source)

    def switch(self, *, microphone: bool, camera: bool, paused: bool) -> None:
        """Say what goes out."""
        self._call.set_microphone(microphone)
        self._call.set_camera(camera)
        self._call.set_paused(paused)

    def take(self, kind: str, sdp: str) -> None:
        """Take the other side's offer or answer, in order."""
        self._descriptions.put_nowait((kind, sdp))

    async def run(self) -> None:
        """Describe this side if the plan says so, then answer what comes, until the attempt fails."""
        try:
            offer = await self._call.start()
            if offer is not None:
                self._tell_description("offer", offer)
            async with asyncio.timeout(DESCRIPTION_LIMIT_S):
                first = await self._descriptions.get()
            await self._accept(*first)
            while not self._is_silent:
                await self._accept(*await self._descriptions.get())
        except TimeoutError:
            self._fail(Fault(FaultCode.CALL_NOT_CONNECTED, "connect", "no description came"))
        except Fault as fault:
            self._fail(fault)

    def fade(self) -> None:
        """Tell nothing any more, but carry sound and pictures until another one has connected."""
        self._is_fading = True

    def silence(self) -> None:
        """Tell nothing and show nothing any more; ``close`` follows."""
        self._is_silent = True

    async def close(self) -> None:
        """Say goodbye to the other side."""
        self.silence()
        self._descriptions.put_nowait(("", ""))
        await self._call.close()

    @property
    def _tells(self) -> bool:
        return not (self._is_silent or self._is_fading)

    async def _accept(self, kind: str, sdp: str) -> None:
        if not self._tells:
            return
        answer = await self._call.accept(kind, sdp)
        if answer is not None:
            self._tell_description("answer", answer)

    def _tell_description(self, kind: str, sdp: str) -> None:
        if self._tells:
            self._emit(LocalDescription(self.gen, kind, sdp))

    def _fail(self, fault: Fault) -> None:
        if self._tells:
            log.warning("%s", fault)
            self._emit(CallFailed(self.gen, fault.code.value))

    def _on_picture(self, bgra: NDArray[np.uint8], monotonic_s: float) -> None:
        del monotonic_s
        if self._is_silent:
            return
        self._ring.write(bgra)
        if not self._has_picture and self._tells:
            self._has_picture = True
            height, width = bgra.shape[:2]
            self._emit(PictureArrived(self.gen, width, height))

    def _on_event(self, event: call_events.CallEvent) -> None:
        if not self._tells:
            return
        match event:
            case call_events.Connected():
                self.has_connected = True
                self.on_connected(self)
                self._emit(CallConnected(self.gen))
            case call_events.Line(state=state, silent_s=silent_s):
                self._is_lost = state is call_events.LineState.LOST
                self._emit(LineMeasured(self.gen, state.value, round(silent_s, 1)))
            case call_events.PictureRests(rests=rests):
                self._emit(PictureRested(self.gen, rests))
            case call_events.Stats(stats=stats):
                self._emit(CallMeasured(self.gen, values(stats) | census()))
            case call_events.Failed(fault=fault):
                self._fail(fault)
            case call_events.Ended():
                self._fail(Fault(FaultCode.CALL_NOT_CONNECTED, "keep the line", "the other side closed it"))
            case _:  # connecting and first sound: told by what comes of them
                return


def values(stats: CallStats) -> dict[str, Value]:
    """Return the numbers of a call under one level of names; what is not known yet is left out."""
    flat = asdict(stats)
    flat |= flat.pop("sent")
    totals = flat.pop("totals")
    playout = totals.pop("playout")
    totals.pop("at_s")
    flat |= totals | {f"playout_{name}": value for name, value in playout.items()}
    return {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in flat.items()
        if value is not None
    }
