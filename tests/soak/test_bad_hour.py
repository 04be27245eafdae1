# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""An hour of bad weather: nothing grows, no delay stays, nobody is thrown out, nothing is left over."""

import contextlib
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from math import inf
from pathlib import Path

import psutil
import pytest

from tests.rig import turn
from tests.rig.bad_gateway import BadGateway
from tests.rig.certificates import Authority
from tests.rig.children import await_condition, stop
from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre
from tests.rig.network import ImpairedNetwork
from tests.rig.portrait import write_person
from tests.rig.pulse import PulseRig
from tests.rig.tones import write_wav
from tests.rig.turn import start_turn
from tests.rig.voices import speech, to_samples
from tests.soak.growth import growth
from tests.soak.readings import Readings, load_of
from tests.soak.weather import FAIR, FAIR_S, Spell, weather

LENGTH_S = float(os.environ.get("MOEDEKLAR_SOAK_MIN", "60")) * 60
SEED = int(os.environ.get("MOEDEKLAR_SEED", random.randrange(10_000)))
SETTLE_S = min(480.0, LENGTH_S / 5)  # until then allocators, decoders and ladders take what they keep
READ_EVERY_S = 30.0
SPEECH_S = 300.0
MEMORY_SHARE = 0.05
MORE_OF_ANYTHING = 2
QT_SHARE = 0.02  # words about the line are built when they are first needed, ten objects at a time
PLAYOUT_DRIFT_MS = 20.0
TREND_FROM_S = 1800.0
"""A slope over less, made an hour's, is noise."""
OUT = Path(__file__).parents[2] / "out" / "soak.jsonl"


class BadHour:
    """The person's window and engine on one host, jobcentre and caseworker on the other, the line between."""

    def __init__(self, folder: Path, rig: PulseRig, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self._rig, self._monkeypatch = folder, rig, monkeypatch
        self._stack = contextlib.ExitStack()
        self._read_at_s = 0.0
        self._speech = write_wav(folder / "speech.wav", to_samples(speech(SPEECH_S)))
        self._speaking = rig.play_to_microphone(self._speech)

    def __enter__(self) -> "BadHour":
        with self._stack:
            self._build()
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _build(self) -> None:
        enter = self._stack.enter_context
        authority = Authority(self._folder)
        tls = authority.good()
        self._monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
        self.network = enter(ImpairedNetwork(FAIR, FAIR, seed=SEED))
        address, space = self.network.address_b, self.network.namespace_b
        certificate = self._folder / "good.pem"
        coturn = start_turn(self.network, self._folder, certificate, certificate)
        self._stack.callback(stop, coturn)
        self.jobcentre = enter(Jobcentre(self._folder, *turn.service_options(address)))
        self.jobcentre.book()
        target = ("127.0.0.1", self.jobcentre.port)
        door, staff_door = (enter(BadGateway(target, address, space, tls)) for _ in range(2))
        people = self.jobcentre.people
        people["caseworker"]["link"] = f"{staff_door.url}/m/{people['caseworker']['token']}"
        link = f"{door.url}/m/{people['citizen']['token']}"
        film = write_person(self._folder / "camera.avi")
        self.far = enter(self.jobcentre.caseworker(within=self.network.run_b([])))
        self.window = enter(
            DrivenWindow(
                self._folder / "person",
                *(link, "--camera", f"file:{film}"),
                env=self._rig.env,
                within=self.network.run_a([]),
            )
        )
        self.window.until(lambda now: now["meeting"])
        self.readings = Readings(self.window, self.far.pid, OUT)

    def begin_the_talk(self) -> dict[str, float]:
        """Enter, be let in, see and hear; return the window's load just before the talk."""
        window = self.window
        window.act("WaitingRoomAsked")
        window.until(lambda now: now["registered_at"] and now["engine"] == "ready")
        before = load_of(window.child.pid) | window.census()[0]
        self.jobcentre.admit()
        window.until(lambda now: now["has_picture"] and now["has_sound"] and now["line"] == "good")
        return before

    def live_through(self, spell: Spell) -> None:
        """Let a spell pass; the service goes and comes, readings are taken, the person stays in the call."""
        self.network.set("ab", spell.up)
        self.network.set("ba", spell.down)
        began_s = time.monotonic()
        if spell.away_s is not None:
            self.jobcentre.kill()
            self._pass_time(spell, spell.away_s)
            self.jobcentre.start()
        self._pass_time(spell, spell.lasts_s - (time.monotonic() - began_s))
        if spell.kind == "fair":
            self.readings.take(spell.kind, fair_for_s=spell.lasts_s)

    def _pass_time(self, spell: Spell, seconds: float) -> None:
        end_s = time.monotonic() + seconds
        window = self.window
        while time.monotonic() < end_s:
            until_s = min(end_s, max(self._read_at_s, time.monotonic() + 0.1))
            window.until(lambda now, until_s=until_s: now["t"] >= until_s)
            places = {report["state"] for report in window.history}
            assert places <= {"call"}, f"the person was taken to {places - {'call'}}"
            window.history.clear()
            if self._speaking.poll() is not None:
                self._speaking = self._rig.play_to_microphone(self._speech)
            if time.monotonic() >= self._read_at_s:
                self.readings.take(spell.kind)
                self._read_at_s = time.monotonic() + READ_EVERY_S

    def hang_up(self) -> None:
        """Leave as a person does; afterwards no engine runs and nobody holds a sound device."""
        self.window.act("CallLeft")
        self.window.until(lambda now: now["place"] == "after" and not now["engine_pid"])
        person = psutil.Process(self.window.child.pid)
        await_condition("the end of the engine", lambda: not person.children(recursive=True))
        for card, kind in (
            (self._rig.microphone_card, "source-outputs"),
            (self._rig.speaker_card, "sink-inputs"),
        ):
            streams = card.control("list", "short", kind).stdout
            assert "protocol-native" not in streams, f"still held: {streams}"


@pytest.fixture
def bad_hour(tmp_path: Path, pulse_rig: PulseRig, monkeypatch: pytest.MonkeyPatch) -> Iterator[BadHour]:
    if reason := turn.missing():
        pytest.skip(reason)
    with BadHour(tmp_path, pulse_rig, monkeypatch) as made:
        yield made


def judge(readings: Readings) -> list[str]:
    """Print what was read of each number, and return what should not be."""
    wrong: list[str] = []

    def look(part: str, what: str, limit: float, *, is_share: bool = False) -> None:
        series = readings.fair(part, what, SETTLE_S)
        went = growth(series)
        change = went.share if is_share else went.last - went.first
        trend = went.hour_share if is_share else went.an_hour
        shown = f"{change:+.1%}, {trend:+.1%} an hour" if is_share else f"{change:+.1f}, {trend:+.1f} an hour"
        print(f"  {part or 'call':14} {what:18} {went.first:9.1f} -> {went.last:9.1f}  ({shown})")
        if is_share:
            shown += f", surely {went.sure_hour_share:+.1%}"
        # Larger pictures take more memory: it comes and goes with the line, and a slope may be that alone.
        matters = max(change, went.sure_hour_share) if LENGTH_S >= TREND_FROM_S and is_share else change
        if matters > limit:
            wrong.append(f"{part} {what}: {shown}, at most {limit}")

    for part in ("window", "engine"):
        for what in ("rss_mb", "anonymous_mb", "uss_mb", "pss_mb"):
            look(part, what, MEMORY_SHARE if what == "rss_mb" else inf, is_share=True)
        for what in ("threads", "files"):
            look(part, what, MORE_OF_ANYTHING)
    for what in ("tasks_alive", "threads_alive"):
        look("window_alive", what, MORE_OF_ANYTHING)
    look("window_alive", "qt_objects", QT_SHARE, is_share=True)
    for what in ("tasks_alive", "threads_alive", "connections_alive"):
        look("engine_alive", what, MORE_OF_ANYTHING)
    for part in ("window_alive", "engine_alive"):
        look(part, "blocks_alive", inf, is_share=True)
    # A busy machine makes the sound card late, and the buffer rightly grows; a delay that stays never ebbs.
    look("", "least_playout_ms", PLAYOUT_DRIFT_MS)
    look("", "fair_playout_ms", inf)
    look("", "machine_load", inf)
    return wrong


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_a_bad_hour(bad_hour: BadHour, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n  {LENGTH_S / 60:.0f} min of bad weather, MOEDEKLAR_SEED={SEED}; readings: {OUT}")
    window, readings, spells = bad_hour.window, bad_hour.readings, Counter[str]()
    before = bad_hour.begin_the_talk()
    window.history.clear()
    ends_s = time.monotonic() + LENGTH_S
    bad_hour.live_through(Spell("fair", FAIR_S))
    for spell in weather(SEED):
        if time.monotonic() >= ends_s and spell.kind != "fair":
            break
        with capsys.disabled():
            print(
                f"  {readings.kept[-1]['t_s']:7.0f} s  {spell.kind:13} {spell.lasts_s:4.0f} s  {spell.up}",
                flush=True,
            )
        bad_hour.live_through(spell)
        spells[spell.kind] += 1
    rebuilt = window.now["gen"]
    engines = {reading["engine_pid"] for reading in readings.kept} - {0}
    bad_hour.hang_up()
    after = load_of(window.child.pid) | window.census()[0]
    with capsys.disabled():
        print(f"  spells: {dict(spells)}; connections built: {rebuilt}")
        for what in before:
            print(
                f"  window, before and after the talk: {what:14} {before[what]:10.1f} -> {after[what]:10.1f}"
            )
        wrong = judge(readings)
    assert len(engines) == 1, f"{len(engines) - 1} times the engine ended (a starved computer, or worse)"
    for what in ("threads", "files", "tasks_alive", "threads_alive"):
        assert after[what] <= before[what] + MORE_OF_ANYTHING, f"{what}: {before[what]} -> {after[what]}"
    assert not wrong, "\n".join(wrong)
