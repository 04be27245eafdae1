# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Secrets stay secret: in files, in the database, in the log; and guesses are counted."""

import io
import json
import logging
import re
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.spoken_code import digits_of, is_well_formed
from app.core.verdicts import Verdict
from app.meeting.schema import seat as wire
from app.meeting.schema.http import CallbackAnswer, CallbackRequest, CodeAnswer, CodeRequest
from app.service.config import ServiceConfig, TryLimits
from app.service.keys import KeyRing, token_hash
from app.service.logs import JsonLines
from app.service.refusals import Refusal
from app.service.server import start_service
from app.service.store import Store, StoreError
from app.service.tries import Tries
from tests.rig.meeting import CASEWORKER_NAME, CASEWORKER_PHONE, CITIZEN_NAME, Rig


async def test_the_log_of_a_whole_meeting_names_nobody(rig: Rig) -> None:
    """No name, token, code, number, address or SDP: in our log or in the web server's."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        issued = await _whole_meeting(rig)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    log = stream.getvalue()
    events = [json.loads(line)["event"] for line in log.splitlines()]
    for event in (
        "meeting_created",
        "hello",
        "registered",
        "admitted",
        "plan",
        "callback",
        "message",
        "ended",
    ):
        assert event in events
    secrets = [person.token for person in issued.people] + [person.code for person in issued.people]
    secrets += [digits_of(person.code) or "" for person in issued.people]
    secrets += [CITIZEN_NAME, CITIZEN_NAME.split()[0], CASEWORKER_NAME, CASEWORKER_PHONE, issued.id]
    secrets += ["11 22 33 44", "v=0 secret", "127.0.0.1", rig.service.staff_key, "dit CV", "kamera i stykker"]
    assert [secret for secret in secrets if secret in log] == []


async def _whole_meeting(rig: Rig) -> "object":
    issued = await rig.book()
    citizen_seat, caseworker_seat = issued.people
    await rig.call("POST", "/api/codes", CodeAnswer, CodeRequest(code=citizen_seat.code))
    await rig.refused("GET", "/api/invitations/unknown")
    caseworker, citizen = await rig.sit(caseworker_seat), await rig.sit(citizen_seat)
    await citizen.say(wire.Knock(verdict=Verdict.READY))
    await citizen.next(wire.Registered)
    await caseworker.say(wire.Admit(pid=citizen_seat.pid))
    await citizen.next(wire.Plan)
    sdp = wire.SendSdp(pc=f"peer:{caseworker_seat.pid}", kind="offer", sdp="v=0 secret", gen=1)
    await citizen.say(sdp)
    await caseworker.next(wire.SdpRelayed)
    await citizen.say(wire.SendSdp(pc=sdp.pc, kind="offer", sdp="v=0 secret", gen=7))
    await citizen.say(wire.AskCallback(phone="+45 11 22 33 44", reason="kamera i stykker"))
    await citizen.next(wire.CallbackChanged)
    await citizen.say(wire.SendMessage(kind="equipment_failing"))
    await citizen.next(wire.MessageStored)
    path = f"/api/invitations/{citizen_seat.token}/callback"
    await rig.call("POST", path, CallbackAnswer, CallbackRequest(phone="+45 11 22 33 44"))
    citizen.cut()
    citizen = await rig.sit(citizen_seat, "another")
    await citizen.next(wire.Plan)
    await caseworker.say(wire.End())
    await citizen.close_code()
    return issued


def test_an_exceptions_text_stays_out_of_the_log() -> None:
    try:
        raise ValueError("Samir")
    except ValueError:
        record = logging.LogRecord("aiohttp.server", 40, "f", 1, "Error by %s", ("Samir",), sys.exc_info())
    line = JsonLines().format(record)
    assert "Samir" not in line
    assert json.loads(line)["exception"] == "ValueError"


async def test_the_database_alone_opens_nothing(rig: Rig) -> None:
    issued = await rig.book()
    raw = b"".join(path.read_bytes() for path in rig.config.database.parent.glob("service.sqlite3*"))
    for person in issued.people:
        assert person.token.encode() not in raw
        assert (digits_of(person.code) or "").encode() not in raw
        assert token_hash(person.token).encode() in raw  # the search above would find it
    assert rig.service.staff_key.encode() not in raw


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
async def test_files_are_for_their_owner_only(rig: Rig) -> None:
    await rig.book()
    for path in rig.config.database.parent.glob("service.sqlite3*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


async def test_keys_outlive_the_process(tmp_path: Path) -> None:
    config = ServiceConfig(tmp_path / "db")
    first = await start_service(config)
    await first.stop()
    second = await start_service(config)
    await second.stop()
    assert (first.is_new, second.is_new) == (True, False)
    assert first.staff_key == second.staff_key
    assert len(first.staff_key) == 32


async def test_a_damaged_key_file_or_database_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "db.key").write_text("no hex")
    with pytest.raises(StoreError, match="key file"):
        await start_service(ServiceConfig(tmp_path / "db"))
    (tmp_path / "bad").write_bytes(b"this is no database at all" * 100)
    with pytest.raises(StoreError, match="not a usable database"):
        await start_service(ServiceConfig(tmp_path / "bad"))


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "db")
    store._db.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(StoreError, match="version 99"):
        Store(tmp_path / "db")


@given(st.binary(min_size=32, max_size=40), st.text(max_size=20), st.integers(0, 9))
def test_derived_codes_are_well_formed_and_tokens_strong(secret: bytes, meeting: str, nonce: int) -> None:
    keys = KeyRing(secret)
    assert is_well_formed(keys.code(meeting, "p1", nonce))
    assert re.fullmatch("[a-z2-7]{32}", keys.token(meeting, "p1"))  # 160 bits
    assert keys.token(meeting, "p1") != keys.token(meeting, "p2")
    assert keys.code_hash("123456789") != KeyRing(secret + b"x").code_hash("123456789")


class Clock:
    """A clock that goes when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_guesses_are_forgotten_after_a_while() -> None:
    clock = Clock()
    tries = Tries(TryLimits(per_address=3, everybody=5, window_s=100), clock)
    for _ in range(3):
        tries.ask("a")
        tries.failed("a")
        clock.now += 10
    with pytest.raises(Refusal) as caught:
        tries.ask("a")
    assert caught.value.retry_after_s == 70
    tries.ask("b")
    for _ in range(2):
        tries.failed("b")
    with pytest.raises(Refusal):
        tries.ask("c")  # altogether
    clock.now = 100.5
    tries.ask("a")
    tries.ask("c")
