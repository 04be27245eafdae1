# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets in whoever waits."""

import asyncio
from collections.abc import Callable

from app.core.meeting import Person, Presence
from app.engine.robot.participant import Participant
from app.meeting.schema import seat as wire

ASK_AGAIN_AFTER_S = 5.0


class Doorman:
    """A part that admits everybody who waits, one after the other.

    Args:
        admit_after_s: How long a guest looks at the waiting room first.
    """

    def __init__(self, admit_after_s: float = 0.0) -> None:
        self._admit_after_s = admit_after_s

    async def play(self, robot: Participant) -> None:
        """Keep the door for ever."""

        def nobody_waits() -> bool:
            return waiting(robot) is None

        while True:
            await robot.until(lambda: not nobody_waits())
            await asyncio.sleep(self._admit_after_s)
            guest = waiting(robot)
            if guest is not None:
                robot.client.tell(wire.Admit(pid=guest.pid))
                await within(ASK_AGAIN_AFTER_S, robot, nobody_waits)


def waiting(robot: Participant) -> Person | None:
    """Return the first who waits, or None."""
    return next((person for person in robot.others() if person.presence is Presence.WAITING), None)


async def within(limit_s: float, robot: Participant, holds: Callable[[], bool]) -> None:
    """Return when the condition holds, or the time is over."""
    try:
        async with asyncio.timeout(limit_s):
            await robot.until(holds)
    except TimeoutError:
        return
