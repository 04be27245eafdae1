# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the call equal to the service's plan, and asks for another attempt when nothing arrives."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from app.core.faults import Fault, FaultCode
from app.core.meeting import CallPlan
from app.media.call import Call, CallSettings, CallSources
from app.media.call_events import CallEvent, Ended, Failed, Line, LineState
from app.media.line_watch import WEAK_AFTER_S

log = logging.getLogger(__name__)

ASK_AGAIN_AFTER_S = 5.0


@dataclass(frozen=True)
class CallHooks:
    """Whom the keeper tells; all on the loop.

    Attributes:
        send_sdp: Passes our description on: gen, kind, SDP.
        ask_rebuild: Asks the service for another attempt: gen and why.
        on_event: Gets the events of the current connection.
        on_fault: Gets descriptions that could not be made or taken in.
    """

    send_sdp: Callable[[int, str, str], None]
    ask_rebuild: Callable[[int, str], None]
    on_event: Callable[[CallEvent], None]
    on_fault: Callable[[Fault], None]


@dataclass(frozen=True)
class _Description:
    gen: int
    kind: str
    sdp: str


class CallKeeper:
    """One connection at a time; what comes in is handled one after the other. Lives on the event loop."""

    def __init__(self, sources: CallSources, hooks: CallHooks) -> None:
        self._sources = sources
        self._hooks = hooks
        self._todo: asyncio.Queue[CallPlan | _Description | None] = asyncio.Queue()
        self._call: Call | None = None
        self._plan: CallPlan | None = None
        self._failures = 0
        self._asked_s = -ASK_AGAIN_AFTER_S
        self._again: asyncio.TimerHandle | None = None
        self._wants_microphone = True
        self._worker = asyncio.get_running_loop().create_task(self._work(), name="robot call")

    @property
    def silent_s(self) -> float:
        """For how long nothing has come through; 0 while something comes, and before."""
        silent_s = self._call.silent_s if self._call is not None else 0.0
        return silent_s if silent_s > WEAK_AFTER_S else 0.0

    def follow(self, plan: CallPlan) -> None:
        """Close what is connected and build this."""
        self._todo.put_nowait(plan)

    def take(self, gen: int, kind: str, sdp: str) -> None:
        """Take the other side's description; one of another attempt is dropped."""
        self._todo.put_nowait(_Description(gen, kind, sdp))

    def set_microphone(self, is_on: bool) -> None:
        """Send the microphone's sound or silence, over this connection and later ones."""
        self._wants_microphone = is_on
        if self._call is not None:
            self._call.set_microphone(is_on)

    def hang_up(self) -> None:
        """Close what is connected; a new plan may come."""
        self._todo.put_nowait(None)

    async def close(self) -> None:
        """Close what is connected, for good."""
        self._worker.cancel()
        await asyncio.gather(self._worker, return_exceptions=True)
        await self._drop()

    async def _work(self) -> None:
        while True:
            match await self._todo.get():
                case CallPlan() as plan:
                    await self._guarded(self._build(plan))
                case _Description() as description:
                    await self._guarded(self._accept(description))
                case None:
                    await self._drop()

    async def _guarded(self, step: Coroutine[Any, Any, None]) -> None:
        try:
            await step
        except Fault as fault:
            self._hooks.on_fault(fault)
            self._ask("description" if fault.code is FaultCode.CALL_DESCRIPTION else "failed")

    async def _build(self, plan: CallPlan) -> None:
        self._count_dead_path()
        await self._drop()
        self._plan = plan
        self._asked_s = -ASK_AGAIN_AFTER_S
        self._sources.playout.reset()
        call = Call(plan, self._sources, lambda event: self._on_event(plan, event), self._settings())
        self._call = call
        call.set_microphone(self._wants_microphone)
        offer = await call.start()
        if offer is not None:
            self._hooks.send_sdp(plan.gen, "offer", offer)

    def _count_dead_path(self) -> None:
        """The other side may have noticed first that nothing comes through."""
        if self.silent_s:
            self._failures += 1

    def _settings(self) -> CallSettings:
        """Each dead path makes the next TURN server be tried: aiortc takes one."""
        return CallSettings(turn_index=self._failures)

    async def _accept(self, description: _Description) -> None:
        if self._call is None or self._plan is None or description.gen != self._plan.gen:
            return
        answer = await self._call.accept(description.kind, description.sdp)
        if answer is not None:
            self._hooks.send_sdp(description.gen, "answer", answer)

    async def _drop(self) -> None:
        call, self._call = self._call, None
        if self._again is not None:
            self._again.cancel()
            self._again = None
        self._plan = None
        if call is not None:
            await call.close()

    def _on_event(self, plan: CallPlan, event: CallEvent) -> None:
        if plan is not self._plan:
            return
        match event:
            case Line(state=LineState.LOST):
                self._ask("silent")
            case Failed(fault=fault):
                self._failures += 1
                self._hooks.on_fault(fault)
                self._ask("failed")
            case Ended():
                # The other side left, or builds anew: then a plan comes by itself.
                self._ask_later("ended")
        self._hooks.on_event(event)

    def _ask(self, why: str) -> None:
        """Ask for another attempt, and again every 5 s until a new plan comes."""
        plan, now = self._plan, time.monotonic()
        if plan is None:
            return
        if now - self._asked_s >= ASK_AGAIN_AFTER_S:
            self._asked_s = now
            self._hooks.ask_rebuild(plan.gen, why)
        self._ask_later(why)

    def _ask_later(self, why: str) -> None:
        if self._again is not None:
            self._again.cancel()
        self._again = asyncio.get_running_loop().call_later(ASK_AGAIN_AFTER_S, self._ask, why)
