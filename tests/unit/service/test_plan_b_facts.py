# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The main number, the times of plan B and wishes: from the settings to the app, also from an older file."""

import sqlite3
from pathlib import Path

import pytest

from app.core.links import ServiceLink
from app.core.meeting import Jobcentre, MeetingForm, OpeningHours, PlanBTimes, Wish, WishState
from app.meeting.client import open_meeting
from app.meeting.client.http import send_wish
from app.meeting.schema import desk as desk_wire
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import JobcentreInfo, PlanBInfo
from app.service.main import _config, _parser, main
from app.service.store import Store, StoreError
from app.service.tables import SCHEMA_VERSION
from tests.rig.meeting import Rig, meeting_rig


def options(*words: str) -> tuple[JobcentreInfo | None, PlanBInfo]:
    config = _config(_parser().parse_args(["--database", "x.sqlite3", *words]))
    return config.jobcentre, config.plan_b


async def test_the_settings_of_the_service_reach_the_citizens_app(tmp_path: Path) -> None:
    jobcentre, plan_b = options(
        *("--jobcentre-phone", "+45 46 18 20 00", "--jobcentre-hours", "1-4 09:00-15:00, 5 09:00-13:00"),
        *("--plan-b-after-min", "3", "--plan-b-silent-s", "20"),
    )
    async with meeting_rig(tmp_path / "s.sqlite3", jobcentre=jobcentre, plan_b=plan_b) as rig:
        citizen, _ = (await rig.book()).people
        meeting = (await open_meeting(ServiceLink(rig.service.url, citizen.token))).meeting
        assert meeting.jobcentre == Jobcentre(
            "+45 46 18 20 00",
            (OpeningHours((1, 2, 3, 4), "09:00", "15:00"), OpeningHours((5,), "09:00", "13:00")),
        )
        assert meeting.plan_b == PlanBTimes(3, 20)
        assert meeting.id
        own = (
            await rig.book(jobcentre=JobcentreInfo(phone="12345678"), plan_b=PlanBInfo(silent_s=30))
        ).people[0]
        meeting = (await open_meeting(ServiceLink(rig.service.url, own.token))).meeting
        assert meeting.jobcentre == Jobcentre("12345678")
        assert meeting.plan_b == PlanBTimes(5, 30)
        await rig.restart()
        again = await open_meeting(ServiceLink(rig.service.url, citizen.token))
        assert again.meeting.plan_b == PlanBTimes(3, 20)


async def test_without_settings_there_is_no_main_number_and_the_usual_times_hold(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    meeting = (await open_meeting(ServiceLink(rig.service.url, citizen.token))).meeting
    assert (meeting.jobcentre, meeting.plan_b) == (None, PlanBTimes())


@pytest.mark.parametrize(
    "words",
    [
        ("--jobcentre-hours", "1 09:00-15:00"),
        ("--jobcentre-phone", "call us"),
        ("--jobcentre-phone", "12345678", "--jobcentre-hours", "monday 9-15"),
        ("--jobcentre-phone", "12345678", "--jobcentre-hours", "1 15:00-09:00"),
        ("--jobcentre-phone", "12345678", "--jobcentre-hours", "5-1 09:00-15:00"),
        ("--jobcentre-phone", "12345678", "--jobcentre-hours", "1 09:00-25:00"),
        ("--plan-b-silent-s", "1"),
        ("--plan-b-after-min", "0"),
        ("--keep-receipts-days", "0"),
    ],
)
def test_a_setting_that_makes_no_sense_is_said_before_anything_starts(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--database", str(tmp_path / "s.sqlite3"), *words]) == 2
    assert capsys.readouterr().err.startswith("moedeklar serve: ")
    assert not (tmp_path / "s.sqlite3").exists()


def test_the_key_is_changed_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--database", str(tmp_path / "s.sqlite3"), "--rotate-receipt-key"]
    assert main(words) == 0
    assert main(words) == 0
    keys = [line.split('"key": "')[1][:16] for line in capsys.readouterr().out.splitlines()]
    assert len(set(keys)) == 2


async def test_a_wish_by_http_is_the_same_wish_again_and_waits_for_its_answer(rig: Rig) -> None:
    citizen, caseworker = (await rig.book()).people
    link = ServiceLink(rig.service.url, citizen.token)
    asked = await send_wish(link, MeetingForm.IN_PERSON, ref="w")
    assert asked.state is WishState.ASKED
    assert await send_wish(link, MeetingForm.IN_PERSON, ref="w") == asked
    desk = await rig.desk()
    meeting = (await desk.next(desk_wire.DeskSnapshot)).meetings[0]
    assert [(one.form, one.confirmed_at) for one in meeting.wishes] == [(MeetingForm.IN_PERSON, None)]
    await desk.say(desk_wire.DeskConfirmWish(meeting=meeting.id, pid=citizen.pid))
    await desk.next(desk_wire.DeskMeeting, lambda m: m.meeting.wishes[0].confirmed_at is not None)
    opened = await open_meeting(link)
    assert opened.wish.state is WishState.CONFIRMED
    assert (await send_wish(link, MeetingForm.IN_PERSON, ref="w")).state is WishState.CONFIRMED
    assert (await send_wish(link, MeetingForm.PHONE, ref="v")) == Wish(
        MeetingForm.PHONE, WishState.ASKED, (await open_meeting(link)).wish.at
    )
    path = f"/api/invitations/{caseworker.token}/wish"
    assert await rig.refused("POST", path, {"form": "phone"}) == (403, "not_allowed")


async def test_only_caseworkers_confirm_and_only_what_was_wished(rig: Rig) -> None:
    citizen, caseworker = (await rig.book()).people
    guest, host = await rig.sit(citizen), await rig.sit(caseworker)
    await guest.say(wire.ConfirmWish(pid=citizen.pid))
    assert (await guest.next(wire.Refused)).code == "not_allowed"
    await host.say(wire.ConfirmWish(pid=citizen.pid))
    assert (await host.next(wire.Refused)).code == "not_found"


def test_a_file_of_an_older_service_gets_what_it_lacks(tmp_path: Path) -> None:
    """Meetings that were booked before are there, with the usual times."""
    path = tmp_path / "old.sqlite3"
    Store(path).close()
    database = sqlite3.connect(path)
    for table in ("receipt_lines", "receipts", "wishes"):
        database.execute(f"DROP TABLE {table}")
    for table, column in (
        ("meetings", "jobcentre"),
        ("meetings", "plan_b"),
        ("callbacks", "calling_at"),
        ("callbacks", "called_at"),
    ):
        database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    database.execute(
        "INSERT INTO meetings VALUES ('m', 'Samtale', 0, 30, '', '[]', 'Mette', '12345678', 1,"
        " NULL, 'none', NULL, 0, '[]', '')"
    )
    database.execute("PRAGMA user_version = 1")
    database.commit()
    database.close()
    store = Store(path)
    meeting = store.meeting("m")
    assert meeting is not None
    assert (meeting.jobcentre, meeting.plan_b) == (None, PlanBInfo())
    store.close()
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    database.commit()
    database.close()
    with pytest.raises(StoreError, match="version"):
        Store(path)
