# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bad luck before and during the meeting, with a real window and service: words, a way on, plan B."""

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre

NO_DEVICES = ("--camera", "none", "--microphone", "none", "--speaker", "none")
TOKEN = "a" * 32


@contextmanager
def opened(folder: Path, *arguments: str) -> Iterator[DrivenWindow]:
    with DrivenWindow(folder, *arguments, *NO_DEVICES) as window:
        yield window


def plan_b_opens_and_closes(window: DrivenWindow) -> None:
    """F2 works on this page, and leads back to it."""
    place = window.now["place"]
    window.key("F2")
    window.until(lambda now: now["state"] == "plan_b")
    window.act("PlanBClosed")
    window.until(lambda now: now["state"] == place)


@pytest.mark.parametrize(
    ("link", "notice"),
    [
        ("hej med dig", "link_not_understood"),
        ("https://example.test/m/too-short", "link_not_understood"),
        ("javascript:alert(1)", "link_unsafe"),
        ("123-456-780", "code_mistyped"),
        ("123-456", "code_mistyped"),
    ],
)
def test_a_link_or_code_that_is_none_of_ours(tmp_path: Path, link: str, notice: str) -> None:
    with opened(tmp_path / "person", link) as window:
        now = window.until(lambda now: now["notice"])
        assert now["notice"] == notice
        plan_b_opens_and_closes(window)


def test_a_link_that_nobody_knows(tmp_path: Path, jobcentre: Jobcentre) -> None:
    with opened(tmp_path / "person", f"{jobcentre.url}/m/{TOKEN}") as window:
        assert window.until(lambda now: now["notice"])["notice"] == "link_unknown"
        plan_b_opens_and_closes(window)


def test_an_expired_link(tmp_path: Path, jobcentre: Jobcentre) -> None:
    jobcentre.book(starts_in_min=-3 * 24 * 60)
    with opened(tmp_path / "person", jobcentre.people["citizen"]["link"]) as window:
        assert window.until(lambda now: now["notice"])["notice"] == "link_expired"


def test_an_expired_code(tmp_path: Path, jobcentre: Jobcentre) -> None:
    jobcentre.book(starts_in_min=-3 * 24 * 60)
    code = jobcentre.people["citizen"]["code"]
    with opened(tmp_path / "person", code, "--service", jobcentre.url) as window:
        assert window.until(lambda now: now["notice"])["notice"] == "code_expired"


def test_a_code_opens_the_meeting_and_plan_b_knows_the_number(tmp_path: Path, jobcentre: Jobcentre) -> None:
    code = jobcentre.people["citizen"]["code"].replace("-", " ")
    with opened(tmp_path / "person", code, "--service", jobcentre.url) as window:
        assert window.until(lambda now: now["meeting"])["phone"] == "+4511223344"


def test_a_link_whose_meeting_is_over(tmp_path: Path, jobcentre: Jobcentre) -> None:
    """The link is used up; the person who was there still sees their receipt and can telephone."""
    link = jobcentre.people["citizen"]["link"]
    with opened(tmp_path / "person", link) as window:
        window.until(lambda now: now["meeting"])
        window.act("WaitingRoomAsked")
        window.until(lambda now: now["registered_at"])
        asyncio.run(end_meeting(jobcentre))
        now = window.until(lambda now: now["place"] == "after")
        assert now["facts"][-1] == "ended"
        plan_b_opens_and_closes(window)
    with opened(tmp_path / "another", link) as window:
        assert window.until(lambda now: now["notice"])["notice"] == "link_used"


async def end_meeting(jobcentre: Jobcentre) -> None:
    import aiohttp

    async with (
        asyncio.timeout(20),
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{jobcentre.url}/api/ws") as seat,
    ):
        token = jobcentre.people["caseworker"]["token"]
        await seat.send_json({"v": 1, "type": "hello", "token": token, "instance": "browser"})
        await seat.receive_json()
        await seat.send_json({"v": 1, "type": "end"})
        while (await seat.receive_json())["type"] != "ended":
            pass


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_service_that_is_down(tmp_path: Path) -> None:
    with opened(tmp_path / "person", f"http://127.0.0.1:{free_port()}/m/{TOKEN}") as window:
        assert window.until(lambda now: now["notice"])["notice"] == "service_down"
        plan_b_opens_and_closes(window)


def test_a_service_that_takes_the_call_and_says_nothing(tmp_path: Path) -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        with opened(tmp_path / "person", f"http://127.0.0.1:{mute.getsockname()[1]}/m/{TOKEN}") as window:
            plan_b_opens_and_closes_while_opening(window)
            assert window.until(lambda now: now["notice"])["notice"] == "service_slow"


def plan_b_opens_and_closes_while_opening(window: DrivenWindow) -> None:
    window.until(lambda now: now["event"] == "start")
    window.key("F2")
    window.until(lambda now: now["state"] == "plan_b")
    window.act("PlanBClosed")
    window.until(lambda now: now["state"] == "home")


class Speaks(BaseHTTPRequestHandler):
    """Answers every question with the same words."""

    body = b""
    version = "1"

    def do_GET(self) -> None:  # noqa: N802  (the library's name)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Moedeklar-Protocol", self.version)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def strange_service(body: bytes, version: str = "1") -> Iterator[str]:
    handler = type("Strange", (Speaks,), {"body": body, "version": version})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("body", "version", "notice"),
    [
        (b"<html>Welcome to our hotel</html>", "1", "service_nonsense"),
        (json.dumps({"hello": "world"}).encode(), "1", "service_nonsense"),
        (b"{}", "0", "service_older"),
        (b"{}", "9", "service_newer"),
    ],
)
def test_a_service_that_speaks_nonsense_or_another_version(
    tmp_path: Path, body: bytes, version: str, notice: str
) -> None:
    with strange_service(body, version) as url, opened(tmp_path / "person", f"{url}/m/{TOKEN}") as window:
        assert window.until(lambda now: now["notice"])["notice"] == notice
        plan_b_opens_and_closes(window)


def test_no_network_the_next_day_the_number_is_still_there(tmp_path: Path, jobcentre: Jobcentre) -> None:
    """The meeting was opened once; without service and network plan B still knows whom to call."""
    with opened(tmp_path / "person", jobcentre.people["citizen"]["link"]) as window:
        window.until(lambda now: now["meeting"])
    jobcentre.kill()
    with opened(tmp_path / "person") as window:
        now = window.until(lambda now: now["event"] == "start")
        assert now["phone"] == "+4511223344"
        plan_b_opens_and_closes(window)
        window.until(lambda now: now["notice"] == "service_down")
        assert window.now["meeting"]


def test_two_clicks_instead_of_one(tmp_path: Path, jobcentre: Jobcentre) -> None:
    with opened(tmp_path / "person", jobcentre.people["citizen"]["link"]) as window:
        window.until(lambda now: now["meeting"])
        for _ in range(3):
            window.act("WaitingRoomAsked")
        first = window.until(lambda now: now["registered_at"])["registered_at"]
        window.act("LinkGiven", text=jobcentre.people["citizen"]["link"])
        window.key("F2")
        window.key("F2")
        now = window.until(lambda now: now["state"] == "plan_b")
        assert now["registered_at"] == first


def test_no_camera_no_microphone_no_sound_card_at_all(tmp_path: Path, jobcentre: Jobcentre) -> None:
    """Each has its own words, the verdict is the telephone, and the waiting room is open all the same."""
    quiet = {"PULSE_SERVER": "unix:/nowhere"}  # and this machine has no sound card of its own
    link = jobcentre.people["citizen"]["link"]
    with DrivenWindow(tmp_path / "person", link, env=quiet) as window:
        window.until(lambda now: now["meeting"])
        window.act("CheckAsked")
        window.until(lambda now: "camera" in now["results"])
        window.act("StepDone")
        window.until(lambda now: now["check"] == "microphone")
        window.act("RecordingAsked")
        window.until(lambda now: now["sample"] == "idle" and now["event"] == "DeviceFaulted")
        window.act("StepDone")
        window.until(lambda now: now["check"] == "speaker")
        window.act("SoundAsked")
        window.until(lambda now: "speaker" in now["results"] or now["event"] == "DeviceFaulted")
        for _ in range(3):
            window.act("StepDone")
        now = window.until(lambda now: now["check"] is None and now["event"] == "StepDone")
        assert now["findings"]["camera"] == ["camera_none"]
        window.act("WaitingRoomAsked")
        window.until(lambda now: now["registered_at"])
        plan_b_opens_and_closes(window)
