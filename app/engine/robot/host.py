# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The robot caseworker of the practice meeting: greets, listens, plays back, says goodbye."""

import asyncio

from app.core.meeting import CaseworkerStatus, Presence
from app.engine.robot.doorman import ASK_AGAIN_AFTER_S, Doorman, within
from app.engine.robot.participant import Participant
from app.engine.robot.shipped import shipped
from app.engine.robot.words import SUBTITLES
from app.media.sound import Samples
from app.media.sound_file import read_sound
from app.meeting.schema import seat as wire

ADMIT_AFTER_S = 2.0
FIRST_MEDIA_LIMIT_S = 3.0
SETTLE_S = 0.7
"""The end of the robot's own words may come back through the other side's microphone."""
PATIENCE_S = 8.0
NOTES_S = 2.5
_ASIDE = (Presence.ABSENT, Presence.LEFT, Presence.WAITING)


class PracticeHost:
    """Two things at once: a doorman, and the practice talk, which begins anew with each guest.

    Raises:
        Fault: MICROPHONE_FILE when the spoken sentences are missing.
    """

    def __init__(self, language: str, admit_after_s: float = ADMIT_AFTER_S) -> None:
        self._door = Doorman(admit_after_s)
        self._subtitles = SUBTITLES[language]
        folder = shipped("sounds", language)
        self._sentences: dict[str, Samples] = {
            path.stem: read_sound(path) for path in sorted(folder.glob("robot_*.ogg"))
        }

    async def play(self, robot: Participant) -> None:
        """Let guests in and practise with them, until the meeting is over."""
        async with asyncio.TaskGroup() as both:
            door = both.create_task(self._door.play(robot))
            await self._receive(robot)
            door.cancel()

    async def _receive(self, robot: Participant) -> None:
        """Practise until one talk has come to its end."""
        while True:
            await robot.until(lambda: robot.is_in_call)
            talk = asyncio.ensure_future(self._talk(robot))
            gone = asyncio.ensure_future(robot.until(lambda: _is_empty(robot)))
            try:
                await asyncio.wait([talk, gone], return_when=asyncio.FIRST_COMPLETED)
                if talk.done():
                    talk.result()
                    return
            finally:
                for task in (talk, gone):
                    task.cancel()
                await asyncio.gather(talk, gone, return_exceptions=True)
                self._show(robot, "")

    async def _talk(self, robot: Participant) -> None:
        await within(FIRST_MEDIA_LIMIT_S, robot, lambda: robot.has_media)
        robot.happened("host_greets")
        self._agenda(robot, 0)
        await self._say(robot, "robot_greeting")
        self._agenda(robot, 1)
        sentence = await self._listen(robot)
        if sentence is None:
            await self._say(robot, "robot_quiet")
            sentence = await self._listen(robot)
        if sentence is not None:
            await self._say(robot, "robot_heard")
            self._show(robot, self._subtitles["playing"])
            await _voice(robot, sentence)
        await self._take_notes(robot)
        self._agenda(robot, 2)
        robot.happened("host_says_goodbye")
        await self._say(robot, "robot_goodbye")
        await asyncio.sleep(SETTLE_S)  # the last word is still on its way
        while True:  # the service's "ended" ends this part
            robot.client.tell(wire.End())
            await asyncio.sleep(ASK_AGAIN_AFTER_S)

    async def _listen(self, robot: Participant) -> Samples | None:
        self._show(robot, self._subtitles["listening"])
        await asyncio.sleep(SETTLE_S)
        sentence = await robot.equipment.ear.sentence(PATIENCE_S)
        robot.happened("host_quiet" if sentence is None else "host_heard")
        return sentence

    async def _take_notes(self, robot: Participant) -> None:
        robot.client.tell(wire.SetStatus(code=CaseworkerStatus.TAKING_NOTES))
        self._show(robot, self._subtitles["notes"])
        await asyncio.sleep(NOTES_S)
        robot.client.tell(wire.SetStatus(code=CaseworkerStatus.NONE))

    async def _say(self, robot: Participant, name: str) -> None:
        await robot.until(lambda: robot.is_in_call)
        self._show(robot, self._subtitles[name])
        await _voice(robot, self._sentences[name])

    def _show(self, robot: Participant, subtitle: str) -> None:
        if robot.equipment.drawn is not None:
            robot.equipment.drawn.subtitle = subtitle

    def _agenda(self, robot: Participant, index: int) -> None:
        if index < len(robot.invitation.meeting.agenda):
            robot.client.tell(wire.SetAgenda(index=index))


async def _voice(robot: Participant, samples: Samples) -> None:
    if robot.equipment.voice is not None:
        await robot.equipment.voice.say(samples)


def _is_empty(robot: Participant) -> bool:
    return all(person.presence in _ASIDE for person in robot.others())
