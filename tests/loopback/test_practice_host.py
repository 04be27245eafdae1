# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The robot caseworker of the practice meeting, met by another robot that plays the citizen."""

import asyncio
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from app.core.meeting import Role
from app.engine.robot.host import ADMIT_AFTER_S
from app.service.config import ServiceConfig
from app.service.records import MeetingRecord
from app.service.server import start_service
from tests.rig.meeting import new_meeting
from tests.rig.robot import Robot
from tests.rig.tones import RATE_HZ, level, share_of_power_at, tone, write_wav

SENTENCE_HZ = 1234.0
SENTENCE_S = 1.2
WHOLE_TALK_WITHIN_S = 60.0


@pytest.mark.timeout(90)
async def test_the_host_greets_listens_plays_back_and_ends_the_meeting(tmp_path: Path) -> None:
    """A practice meeting goes by itself from the door to the goodbye, and gives the sentence back."""
    service = await start_service(ServiceConfig(database=tmp_path / "service.sqlite3"))
    meeting = service.hub.book(new_meeting())
    links = {person.role.value: person.link for person in service.hub.booking.issued(meeting).people}
    pause = np.zeros(round(2.0 * RATE_HZ), dtype=np.float32)
    sentence = np.concatenate([tone(SENTENCE_HZ, SENTENCE_S), pause])
    said = write_wav(tmp_path / "sentence.wav", sentence)
    devices = ("--microphone", f"file:{said}", "--camera", "none")
    try:
        with (
            Robot(links["caseworker"], tmp_path / "host", "--host", "--language", "en") as host,
            Robot(links["citizen"], tmp_path / "guest", *devices) as guest,
        ):
            await guest.tells("admitted")
            waited = _waited(service.hub.room(meeting.id).meeting)
            await guest.tells("left", within_s=WHOLE_TALK_WITHIN_S)
            summary = await asyncio.to_thread(guest.leave)
            host_summary = await asyncio.to_thread(host.leave)
    finally:
        await service.stop()

    assert summary["exit_code"] == host_summary["exit_code"] == 0
    assert waited >= timedelta(seconds=ADMIT_AFTER_S), "time to look at the waiting room"
    assert host.told("host_heard")
    assert not host.told("host_quiet")
    samples, rate_hz = guest.heard()
    greeting = samples[: 3 * rate_hz]
    assert level(greeting) > -35
    assert share_of_power_at(greeting, rate_hz, SENTENCE_HZ) < 0.1
    assert _seconds_of_tone(samples, rate_hz) == pytest.approx(SENTENCE_S, rel=0.5), "not our sentence"
    assert level(samples[-4 * rate_hz : -rate_hz]) > -40, "no goodbye"


async def test_a_host_on_somebody_elses_seat_says_so(tmp_path: Path) -> None:
    """--host with a citizen's link is answered in words, and nobody is disturbed."""
    service = await start_service(ServiceConfig(database=tmp_path / "service.sqlite3"))
    issued = service.hub.booking.issued(service.hub.book(new_meeting()))
    links = {person.role.value: person.link for person in issued.people}
    try:
        robot = Robot(links["citizen"], tmp_path / "robot", "--host")
        assert await asyncio.to_thread(robot.child.wait, 30) == 1
        robot.end()
    finally:
        await service.stop()
    complaint = (tmp_path / "robot" / "log.txt").read_text()
    assert "caseworker" in complaint
    assert "Traceback" not in complaint


def _waited(meeting: MeetingRecord) -> timedelta:
    """Return how long the guest waited by the service's clock, which no slow robot puts off."""
    citizen = next(person for person in meeting.people if person.role is Role.CITIZEN)
    assert citizen.registered_at is not None
    assert citizen.admitted_at is not None
    return citizen.admitted_at - citizen.registered_at


def _seconds_of_tone(samples: np.ndarray, rate_hz: int) -> float:
    """Return how long the sentence's tone is heard, in steps of 0.1 s."""
    step = rate_hz // 10
    blocks = [samples[start : start + step] for start in range(0, len(samples) - step, step)]
    loud = [block for block in blocks if level(block) > -40]
    heard = [block for block in loud if share_of_power_at(block, rate_hz, SENTENCE_HZ) > 0.6]
    return len(heard) / 10


def test_all_sentences_are_there_in_both_languages() -> None:
    from app.engine.robot.words import SUBTITLES

    folder = Path(__file__).parents[2] / "resources" / "sounds"
    for language, subtitles in SUBTITLES.items():
        spoken = {path.stem for path in (folder / language).glob("robot_*.ogg")}
        assert spoken <= set(subtitles)
        assert {"robot_greeting", "robot_heard", "robot_quiet", "robot_goodbye"} <= spoken
