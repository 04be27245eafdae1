# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One person's meeting in which something goes wrong for real: what plan B, memory and receipt make of it.

Everything runs as it does at home: the window in a process of its own, its engine, the service behind a
gateway, a robot on the caseworker's chair.
"""

import asyncio
import contextlib
import io
import json
import os
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import aiohttp

from app.core.receipt import Fact
from app.core.receipt_log import read_log
from app.meeting.receipts.command import main as receipt_command
from tests.rig.bad_gateway import BadGateway
from tests.rig.certificates import Authority
from tests.rig.children import await_condition
from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre

PHONE = "+4511223344"
OWN_PHONE = "22 33 44 55"
PRESSES = 5
SETTLE_LIMIT_S = 40.0
_INTERRUPTIONS = {"line_interrupted", "service_interrupted", "equipment_interrupted"}
_SAME_HOUR = timedelta(minutes=20)


@dataclass
class Outcome:
    """What came of one fault in one place.

    Attributes:
        first_ms: From F2 to plan B on the screen, the first time.
        ms: Median of all presses.
        own_ms: Median without the time in which other programs had every core of the machine.
        kept: Facts that were written down before the fault was over, and how many are on the receipt.
        receipt: What ``moedeklar receipt verify`` says.
        wrong: What should not be; empty when all is well.
    """

    first_ms: float = 0.0
    ms: float = 0.0
    own_ms: float = 0.0
    kept: str = ""
    receipt: str = ""
    wrong: list[str] = field(default_factory=list)


@dataclass
class Lab:
    """What all scenes share: a service, its gateway, sound cards, a film for the camera."""

    folder: Path
    jobcentre: Jobcentre
    gateway: BadGateway
    pulse_env: dict[str, str]
    film: Path
    authority: Authority | None = None
    scenes: int = 0


class Scene:
    """One person, one meeting, one fault.

    Args:
        lab: See there.
        gateway: The one of this scene, when it is another than the lab's.
        within: A command in front of the window's.
        host: The name in the link; else the gateway's address.
    """

    def __init__(
        self, lab: Lab, gateway: BadGateway | None = None, within: Sequence[str] = (), host: str = ""
    ) -> None:
        lab.scenes += 1
        self.lab, self.jobcentre = lab, lab.jobcentre
        self.gateway = gateway or lab.gateway
        self.folder = lab.folder / f"scene{lab.scenes}"
        self.folder.mkdir()
        self.person = self.folder / "person"
        self.person.mkdir(mode=0o700)
        self.within, self.host = within, host
        self.camera = f"file:{lab.film}"
        self.env = {
            **lab.pulse_env,
            "PYTHON_KEYRING_BACKEND": "tests.rig.keyrings.Working",
            "TEST_KEYRING": str(self.folder / "keyring.json"),
        }
        self.phone: str | None = PHONE
        self.caseworker_link, self.caseworker_within = "", list[str]()
        self.said: set[tuple[str, str]] = set()
        self.knows_the_time = True
        self.options: tuple[str, ...] = ()
        self._stack = contextlib.ExitStack()
        self._window: DrivenWindow | None = None
        lab.jobcentre.book(phone=PHONE)
        self.meeting_id = lab.jobcentre.meeting_id

    def __enter__(self) -> "Scene":
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.close_window()
        finally:
            self._stack.close()

    @property
    def window(self) -> DrivenWindow:
        """The window that is open."""
        assert self._window is not None
        return self._window

    @property
    def link(self) -> str:
        """The citizen's link, through the gateway."""
        scheme, rest = self.gateway.url.split("://")
        address = f"{self.host}:{self.gateway.port}" if self.host else rest
        return f"{scheme}://{address}/m/{self.jobcentre.people['citizen']['token']}"

    def authority(self) -> Authority:
        """Return who signs the gateway's certificates."""
        assert self.lab.authority is not None
        return self.lab.authority

    # The window

    def start(self, link: str = "") -> DrivenWindow:
        """Open the window, with a link the first time."""
        sound = () if "PULSE_SERVER" in self.env else ("--microphone", "none", "--speaker", "none")
        words = (*([link] if link else []), "--camera", self.camera, *sound, *self.options)
        window = DrivenWindow(self.person, *words, env=self.env, within=self.within)
        window.__enter__()
        self._window = window
        window.until(lambda now: now["event"] == "start")
        return window

    def close_window(self) -> None:
        """Close it as a person does."""
        window, self._window = self._window, None
        if window is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(window.child.pid, signal.SIGCONT)
            window.__exit__(None, None, None)

    def kill_window(self) -> None:
        """End it as a power cut does."""
        self.window.child.kill()
        self.close_window()

    def again(self) -> DrivenWindow:
        """Open it once more, without a link."""
        return self.start()

    # Where the person is

    def reach(self, place: str) -> None:
        """Go to a place of the journey, on a good day so far."""
        window = self.start(self.link)
        window.until(lambda now: now["meeting"])
        ring = Path(self.env["TEST_KEYRING"])
        if self.env["PYTHON_KEYRING_BACKEND"].endswith("Working"):
            await_condition("the token in the keyring", lambda: ring.exists() and "token" in ring.read_text())
        if place == "check":
            window.act("CheckAsked")
            window.until(lambda now: now["engine"] == "ready")
        if place in ("waiting", "call", "plan_b", "after"):
            window.act("WaitingRoomAsked")
            window.until(lambda now: now["registered_at"] and now["engine"] == "ready")
        if place == "call":
            link = self.caseworker_link or self.jobcentre.people["caseworker"]["link"]
            self._stack.enter_context(self.caseworker(link))
            self.jobcentre.admit()
            window.until(lambda now: now["has_sound"] and now["line"] == "good")
        if place == "plan_b":
            window.key("F2")
            window.until(lambda now: now["state"] == "plan_b")
        if place == "after":
            asyncio.run(self._end())
            window.until(lambda now: now["place"] == "after")

    @contextlib.contextmanager
    def caseworker(self, link: str) -> Iterator[None]:
        """Seat a robot on the caseworker's chair."""
        self.jobcentre.people["caseworker"]["link"] = link
        with self.jobcentre.caseworker(within=self.caseworker_within):
            yield

    async def _end(self) -> None:
        async with (
            asyncio.timeout(20),
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{self.jobcentre.url}/api/ws") as seat,
        ):
            token = self.jobcentre.people["caseworker"]["token"]
            await seat.send_json({"v": 1, "type": "hello", "token": token, "instance": "browser"})
            await seat.receive_json()
            await seat.send_json({"v": 1, "type": "end"})
            while (await seat.receive_json())["type"] != "ended":
                pass

    # What the person does, and what is measured

    def press_f2(self, outcome: Outcome) -> None:
        """Open plan B several times; it must show the number each time and lead back."""
        window, times_ms = self.window, []
        for _ in range(PRESSES):
            if window.now["state"] == "plan_b":
                window.act("PlanBClosed")
                window.until(lambda now: now["state"] != "plan_b")
            times_ms.append(window.paints_plan_b())
            if window.now["state"] != "plan_b" or window.now["phone"] != self.phone:
                outcome.wrong.append(f"plan B showed {window.now['phone']} in {window.now['state']}")
        outcome.first_ms = times_ms[0][0]
        outcome.ms, outcome.own_ms = median(one[0] for one in times_ms), median(one[1] for one in times_ms)

    def cry_for_help(self, *, callback: bool, message: bool) -> None:
        """Ask to be called, and say that the equipment fails; both may find nobody."""
        window = self.window
        if callback:
            window.act("CallbackAsked", phone=OWN_PHONE)
            window.until(lambda now: now["callback"] != "none" and "callback_asked" in now["facts"])
            self.said.add(("callbacks", ""))
        if message:
            window.act("MessageAsked", message="equipment_failing")
            window.until(lambda now: now["messages"] and "message_sent" in now["facts"])
            self.said.add(("messages", "equipment_failing"))

    def facts_now(self) -> Counter[str]:
        """Return what the window has written down so far."""
        return Counter(self.window.now["facts"])

    def facts_on_disk(self) -> Counter[str]:
        """Return what would be left if the power went now."""
        found: Counter[str] = Counter()
        for path in (self.person / "receipts").glob("*.log"):
            found.update(line.fact.value for line in read_log(path.read_bytes()).receipt.lines)
        return found

    # Afterwards

    def judge(self, before: Counter[str], outcome: Outcome) -> None:
        """When the fault is over: everything is handed in by itself, signed, kept, and told once."""
        window = self.window
        try:
            window.until(self._has_settled, SETTLE_LIMIT_S)
        except AssertionError as problem:
            outcome.wrong.append(f"not handed in: {problem}")
            outcome.kept, outcome.receipt = "?", "?"
            return
        lines = self._verified(outcome)
        after = Counter(str(line["fact"]) for line in lines)
        lost = [
            fact for fact, count in before.items() if after[fact] < (count if fact in _INTERRUPTIONS else 1)
        ]
        outcome.kept = f"{len(before) - len(lost)}/{len(before)}"
        if lost:
            outcome.wrong.append(f"lost: {', '.join(lost)}")
        if after[Fact.REGISTERED.value] > 1:
            outcome.wrong.append("arrived twice")
        self._judge_times(lines, outcome)
        self._judge_delivery(outcome)

    def _has_settled(self, now: dict[str, Any]) -> bool:
        """Everything that was ever owed is handed in, and the signed receipt on this PC holds it."""
        if now["owed"] or not now["signed"] or now["event"] == "start":
            return False
        told = all(is_there for _, is_there in now["messages"]) and now["callback"] not in (
            "sending",
            "queued",
        )
        return told and self._signed_on_disk() >= set(now["facts"])

    def _signed_on_disk(self) -> set[str]:
        paths = list((self.person / "receipts").glob("*.json"))
        if not paths:
            return set()
        return {line["fact"] for line in json.loads(paths[0].read_bytes())["receipt"]["lines"]}

    def _verified(self, outcome: Outcome) -> list[dict[str, Any]]:
        copy = self.folder / "kvittering.json"
        self.window.act("ReceiptCopyAsked", path=str(copy))
        self.window.until(lambda now: now["event"] == "ReceiptCopyAsked")
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = receipt_command(["verify", str(copy), "--json", "--keys", self.jobcentre.url])
        plain = json.loads(said.getvalue())
        outcome.receipt = f"{plain['verdict']}, {len(plain.get('lines', []))} lines"
        if code != 0:
            outcome.wrong.append(f"the receipt is {plain['verdict']}")
        lines: list[dict[str, Any]] = plain.get("lines", [])
        return lines

    def _judge_times(self, lines: list[dict[str, Any]], outcome: Outcome) -> None:
        """No line is dated by a wrong clock, unless nobody could tell this PC the time."""
        now = datetime.now(UTC)
        for line in lines:
            if line["clock"] == "pc" and not self.knows_the_time:
                continue
            off = abs(datetime.fromisoformat(line["at"]) - now)
            if off > _SAME_HOUR:
                outcome.wrong.append(f"{line['fact']} ({line['clock']}) is dated {off} off")

    def _judge_delivery(self, outcome: Outcome) -> None:
        """The caseworker has each cry for help once."""
        meeting = self.jobcentre.ask("GET", f"/api/meetings/{self.meeting_id}")["meeting"]
        for what in ("callbacks", "messages"):
            there, said = len(meeting[what]), len([one for one in self.said if one[0] == what])
            if there != said:
                outcome.wrong.append(f"{what}: {there} at the caseworker, {said} pressed")
