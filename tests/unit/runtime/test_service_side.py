# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way to the service, on a real service: opened, seated, called back, whatever the line does."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from app.core import events as ev
from app.core.events.person import Message
from app.core.events.service import CallbackState
from app.core.faults import FaultCode
from app.core.meeting import ByPhone, Invitation, Person, Presence, Role
from app.core.owed import Owed, seat_name
from app.core.verdicts import Verdict
from app.runtime.service_side import ServiceSide
from app.service.config import ServiceConfig
from app.service.server import RunningService, start_service
from tests.rig.log_watch import ExpectedWarnings

PATIENCE_S = 20.0


class FakeJourney:
    """Takes events as the conductor does, and keeps the meeting that was opened."""

    def __init__(self) -> None:
        self.events: list[ev.Event] = []
        self.descriptions: list[tuple[int, str, str]] = []
        self.service_times: list[datetime] = []
        self._invitation: Invitation | None = None
        self._moved = asyncio.Event()
        self.clock_is_off = timedelta()

    def handle(self, event: ev.Event) -> None:
        if isinstance(event, ev.MeetingOpened):
            self._invitation = event.invitation
        self.events.append(event)
        self._moved.set()

    def remote_description(self, gen: int, kind: str, sdp: str) -> None:
        self.descriptions.append((gen, kind, sdp))
        self._moved.set()

    def set_service_time(self, service_time: datetime) -> None:
        self.service_times.append(service_time)

    def invitation(self) -> Invitation | None:
        return self._invitation

    def now(self) -> datetime:
        return datetime.now(UTC) + self.clock_is_off

    async def until(self, reached: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not reached():
                self._moved.clear()
                await self._moved.wait()

    def seen(self, kind: type[ev.Event]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]


class Hall:
    """A service with one meeting, that can be stopped and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        self._config = ServiceConfig(database=folder / "service.sqlite3", staff_key="k" * 32)
        self.service: RunningService | None = None
        self.links: dict[str, str] = {}

    async def start(self) -> None:
        self.service = await start_service(self._config)
        self._config = replace(self._config, port=self.service.port)

    async def stop(self) -> None:
        if self.service is not None:
            await self.service.stop()
            self.service = None

    async def book(self) -> None:
        body = {
            "title": "Samtale",
            "starts_at": datetime.now(UTC).isoformat(),
            "people": [{"role": "citizen", "name": "Samir"}],
            "caseworker": {"name": "Mette Holm", "phone": "+4511223344"},
        }
        assert self.service is not None
        headers = {"Authorization": f"Bearer {self.service.staff_key}"}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.service.url}/api/meetings", json=body, headers=headers) as answer,
        ):
            assert answer.status == 201, await answer.text()
            issued = await answer.json()
        self.people = {person["role"]: person for person in issued["people"]}


class Caseworker:
    """The caseworker's seat, spoken raw: what the browser's page does."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self.heard: list[dict[str, Any]] = []

    async def __aenter__(self) -> "Caseworker":
        assert self._hall.service is not None
        self._session = aiohttp.ClientSession()
        self._socket = await self._session.ws_connect(f"{self._hall.service.url}/api/ws")
        await self.say("hello", token=self._hall.people["caseworker"]["token"], instance="browser")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()
        await self._session.close()

    async def say(self, kind: str, /, **fields: Any) -> None:
        await self._socket.send_str(json.dumps({"v": 1, "type": kind, **fields}))

    async def hear(
        self, kind: str, reached: Callable[[dict[str, Any]], bool] = lambda _: True
    ) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                message: dict[str, Any] = json.loads((await self._socket.receive()).data)
                if message["type"] == kind and reached(message):
                    return message


@pytest.fixture
async def hall(tmp_path: Path, expected_warnings: ExpectedWarnings) -> AsyncIterator[Hall]:
    expected_warnings.allow("moedeklar")
    made = Hall(tmp_path)
    await made.start()
    await made.book()
    yield made
    await made.stop()


@pytest.fixture
async def journey(hall: Hall) -> FakeJourney:
    return FakeJourney()


@pytest.fixture
async def side(journey: FakeJourney) -> AsyncIterator[ServiceSide]:
    made = ServiceSide(journey)
    yield made
    await made.close()


async def opened(side: ServiceSide, journey: FakeJourney, text: str) -> Invitation:
    side.open(text)
    await journey.until(lambda: journey.invitation())
    invitation = journey.invitation()
    assert invitation is not None
    return invitation


async def test_a_link_opens_the_meeting(hall: Hall, side: ServiceSide, journey: FakeJourney) -> None:
    invitation = await opened(side, journey, hall.people["citizen"]["link"])
    assert invitation.meeting.caseworker.phone == "+4511223344"
    assert invitation.my_name == "Samir"


async def test_a_clock_that_is_days_wrong_is_put_right_before_the_first_line(
    hall: Hall, side: ServiceSide, journey: FakeJourney
) -> None:
    """The line "link opened" is dated by the service's clock, not by a flat battery."""
    journey.clock_is_off = timedelta(days=2)
    await opened(side, journey, hall.people["citizen"]["link"])
    assert abs(journey.service_times[0] - datetime.now(UTC)) < timedelta(minutes=1)
    assert len(journey.seen(ev.MeetingOpened)) == 1


async def test_a_spoken_code_opens_the_meeting(hall: Hall, side: ServiceSide, journey: FakeJourney) -> None:
    assert hall.service is not None
    side.default_service = hall.service.url
    code = hall.people["citizen"]["code"]
    invitation = await opened(side, journey, code.replace("-", " "))
    assert invitation.token == hall.people["citizen"]["token"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hej", FaultCode.LINK_NOT_UNDERSTOOD),
        ("https://teams.microsoft.com/l/meetup-join/x", FaultCode.LINK_FOREIGN),
        ("123-456-78", FaultCode.CODE_MISTYPED),
        ("http://127.0.0.1:9/m/" + "a" * 32, FaultCode.SERVICE_DOWN),
    ],
)
async def test_what_cannot_be_opened_is_named(
    side: ServiceSide, journey: FakeJourney, text: str, code: FaultCode
) -> None:
    side.open(text)
    await journey.until(lambda: journey.events)
    assert journey.events == [ev.OpeningFailed(code)]


async def test_an_unknown_link_is_named(hall: Hall, side: ServiceSide, journey: FakeJourney) -> None:
    assert hall.service is not None
    side.open(f"{hall.service.url}/m/{'a' * 32}")
    await journey.until(lambda: journey.events)
    assert journey.events == [ev.OpeningFailed(FaultCode.LINK_UNKNOWN)]


async def test_the_seat_from_the_knock_to_the_goodbye(
    hall: Hall, side: ServiceSide, journey: FakeJourney
) -> None:
    """Registered, admitted, offers passed both ways, rebuilt, a word of status, ended."""
    invitation = await opened(side, journey, hall.people["citizen"]["link"])
    me = hall.people["citizen"]["pid"]
    async with Caseworker(hall) as caseworker:
        side.join(invitation, Verdict.SOUND_ONLY)
        await journey.until(lambda: journey.seen(ev.Registered))
        waiting = await caseworker.hear(
            "person", lambda m: m["pid"] == me and m["person"]["presence"] == "waiting"
        )
        assert waiting["person"]["verdict"] == "sound_only"
        await caseworker.say("admit", pid=me)
        plan = (await caseworker.hear("plan"))["plan"]
        await journey.until(lambda: journey.seen(ev.PlanGiven))
        gen = journey.seen(ev.PlanGiven)[-1].plan.gen
        assert gen == plan["gen"]
        await caseworker.say("sdp", pc=f"peer:{me}", kind="offer", sdp="v=0 offer", gen=gen)
        await journey.until(lambda: journey.descriptions)
        assert journey.descriptions == [(gen, "offer", "v=0 offer")]
        side.send_description(gen, "answer", "v=0 answer")
        assert (await caseworker.hear("sdp"))["sdp"] == "v=0 answer"
        side.tell_media(True, False, True, ByPhone.SOUND)
        media = await caseworker.hear("person", lambda m: m["change"] == "media")
        assert media["person"]["media"] == {
            "microphone": True,
            "camera": False,
            "paused": True,
            "by_phone": "sound",
        }
        side.ask_rebuild(gen, "line")
        await journey.until(lambda: journey.seen(ev.PlanGiven)[-1].plan.gen == gen + 1)
        assert journey.seen(ev.PlanGiven)[-1].plan.offers
        await caseworker.say("status", code="taking_notes")
        await journey.until(lambda: journey.seen(ev.StatusChanged))
        await caseworker.say("agenda", index=0)
        await caseworker.say("end")
        await journey.until(lambda: journey.seen(ev.MeetingEnded))
        assert journey.service_times


async def test_a_callback_is_asked_answered_and_seen(
    hall: Hall, side: ServiceSide, journey: FakeJourney
) -> None:
    """Plan B works without having knocked."""
    await opened(side, journey, hall.people["citizen"]["link"])
    async with Caseworker(hall) as caseworker:
        side.request_callback("+45 22 33 44 55", "asked_in_home", Verdict.CALL_INSTEAD)
        asked = (await caseworker.hear("callback"))["callback"]
        assert asked["verdict"] == "call_instead"
        for state, seen in (("calling", CallbackState.CALLING), ("called", CallbackState.CALLED)):
            await caseworker.say("callback_state", id=asked["id"], state=state)
            await journey.until(
                lambda seen=seen: (
                    journey.seen(ev.CallbackChanged)[-1:]
                    and journey.seen(ev.CallbackChanged)[-1].state is seen
                )
            )


async def test_help_asked_for_while_the_service_is_away_is_delivered_when_it_is_back(
    hall: Hall, side: ServiceSide, journey: FakeJourney
) -> None:
    await opened(side, journey, hall.people["citizen"]["link"])
    await hall.stop()
    side.request_callback("+45 22 33 44 55", "no_media", Verdict.READY)
    side.send_message("equipment_failing")
    await journey.until(lambda: ev.CallbackChanged(CallbackState.QUEUED) in journey.events)
    await hall.start()
    await journey.until(lambda: journey.seen(ev.MessageConfirmed))
    await journey.until(lambda: journey.seen(ev.CallbackChanged)[-1].state is CallbackState.ASKED)


class Books:
    """Keeps what is owed, as the disk does."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[Owed, ...]] = {}

    def keep_owed(self, words: tuple[Owed, ...], invitation: Invitation) -> None:
        self.words[seat_name(invitation)] = words

    def recall_owed(self, invitation: Invitation) -> tuple[Owed, ...]:
        return self.words.get(seat_name(invitation), ())


async def test_what_the_last_run_could_not_say_is_said_by_the_next_once(
    hall: Hall, journey: FakeJourney
) -> None:
    """Killed while offline; the next run says it with the link, and the callback once the number is known."""
    books = Books()
    first = ServiceSide(journey, outbox=books)
    invitation = await opened(first, journey, hall.people["citizen"]["link"])
    await hall.stop()
    first.request_callback("+45 22 33 44 55", "no_media", Verdict.READY)
    first.send_message("equipment_failing")
    await first.close()
    assert [word.kind.value for word in books.recall_owed(invitation)] == ["callback", "message"]
    await hall.start()
    again = FakeJourney()
    second = ServiceSide(again, outbox=books)
    await opened(second, again, hall.people["citizen"]["link"])
    await again.until(lambda: again.seen(ev.MessageConfirmed))
    assert ev.OwedRecalled(True, (Message.EQUIPMENT_FAILING,)) in again.events
    assert not again.seen(ev.CallbackChanged)
    second.take_up("+45 22 33 44 55")
    second.take_up("+45 22 33 44 55")
    await again.until(lambda: again.seen(ev.CallbackChanged)[-1:] and not books.recall_owed(invitation))
    assert again.seen(ev.CallbackChanged)[-1].state is CallbackState.ASKED
    assert len(again.seen(ev.OwedRecalled)) == 1
    await second.close()
    assert hall.service is not None
    headers = {"Authorization": f"Bearer {hall.service.staff_key}"}
    url = f"{hall.service.url}/api/meetings/{invitation.meeting.id}"
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        meeting = (await answer.json())["meeting"]
    assert [one["phone"] for one in meeting["callbacks"]] == ["+45 22 33 44 55"]
    assert len(meeting["messages"]) == 1


async def test_what_was_meant_for_one_caseworker_is_not_told_to_another(
    hall: Hall, side: ServiceSide, journey: FakeJourney
) -> None:
    await opened(side, journey, hall.people["citizen"]["link"])
    await hall.stop()
    side.send_message("equipment_failing")
    await hall.start()
    await hall.book()
    side.open(hall.people["citizen"]["link"])
    await journey.until(lambda: len(journey.seen(ev.MeetingOpened)) == 2)
    side.send_message("ten_minutes_late")
    await journey.until(lambda: journey.seen(ev.MessageConfirmed))
    kinds = [event.message.value for event in journey.seen(ev.MessageConfirmed)]
    assert kinds == ["ten_minutes_late"]


async def test_a_number_that_is_none_is_asked_for_again(
    hall: Hall, side: ServiceSide, journey: FakeJourney
) -> None:
    await opened(side, journey, hall.people["citizen"]["link"])
    side.request_callback("ring mig op", "x", Verdict.READY)
    assert journey.seen(ev.CallbackChanged)[-1].state is CallbackState.NONE


async def test_a_restart_of_the_service_keeps_the_seat_and_the_first_arrival(
    hall: Hall, side: ServiceSide, journey: FakeJourney
) -> None:
    invitation = await opened(side, journey, hall.people["citizen"]["link"])
    side.join(invitation, Verdict.READY)
    await journey.until(lambda: journey.seen(ev.Registered))
    first = journey.seen(ev.Registered)[0].at
    await hall.stop()
    await journey.until(lambda: journey.seen(ev.ServiceLost))
    await hall.start()
    await journey.until(lambda: journey.seen(ev.ServiceBack))
    async with Caseworker(hall) as caseworker:
        snapshot = await caseworker.hear("snapshot")
        people = {person["pid"]: person for person in snapshot["people"]}
        me = people[hall.people["citizen"]["pid"]]
        assert datetime.fromisoformat(me["arrived_at"]) == first


async def test_the_same_link_on_another_pc_takes_the_seat_and_it_can_be_taken_back(
    hall: Hall, side: ServiceSide, journey: FakeJourney
) -> None:
    invitation = await opened(side, journey, hall.people["citizen"]["link"])
    side.join(invitation, Verdict.READY)
    await journey.until(lambda: journey.seen(ev.Registered))
    other_journey = FakeJourney()
    other = ServiceSide(other_journey)
    await opened(other, other_journey, hall.people["citizen"]["link"])
    other.join(invitation, Verdict.READY)
    await journey.until(lambda: journey.seen(ev.SeatMoved))
    side.join(invitation, Verdict.READY)
    await other_journey.until(lambda: other_journey.seen(ev.SeatMoved))
    await other.close()


async def test_everybodys_presence_is_told(hall: Hall, side: ServiceSide, journey: FakeJourney) -> None:
    invitation = await opened(side, journey, hall.people["citizen"]["link"])
    side.join(invitation, Verdict.READY)

    def caseworker_present() -> bool:
        people: list[Person] = [p for e in journey.seen(ev.PeopleChanged)[-1:] for p in e.people]
        return any(p.role is Role.CASEWORKER and p.presence is not Presence.ABSENT for p in people)

    async with Caseworker(hall):
        await journey.until(caseworker_present)


async def test_an_earlier_meetings_line_does_not_speak_into_the_next(
    hall: Hall, side: ServiceSide, journey: FakeJourney
) -> None:
    await opened(side, journey, hall.people["citizen"]["link"])
    side.send_message("equipment_failing")
    await journey.until(lambda: journey.seen(ev.MessageConfirmed))
    await hall.book()
    side.open(hall.people["citizen"]["link"])
    await journey.until(lambda: len(journey.seen(ev.MeetingOpened)) == 2)
    told = len(journey.events)
    await hall.stop()
    await asyncio.sleep(1.0)  # long enough for the first meeting's line to notice
    assert journey.events[told:] == []
