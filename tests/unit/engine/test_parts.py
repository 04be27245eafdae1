# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engine's small parts: what is wanted and what runs, voices, pictures, and its log."""

import asyncio
import json
import logging
import threading
from pathlib import Path

import numpy as np
import pytest

from app.core.faults import Fault, FaultCode
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.engine.background import Background
from app.engine.logs import SafeFormatter
from app.engine.one_device import OneDevice
from app.engine.picture_ring import PictureRing, fitted
from app.engine.recording import Recording
from app.engine.results import finished
from app.engine.voice import VoiceWatch
from app.media.sound import silence
from app.wire.events import Faulted, FindingLine
from app.wire.line import WireMessage
from app.wire.ring import RingReader
from tests.rig.log_watch import ExpectedWarnings


class FakeDevice:
    """Notes when it runs; its stop waits for ``gate``, as a slow driver's does."""

    def __init__(self, spec: str, diary: list[str], gate: threading.Event, hangs: bool = False) -> None:
        self.spec, self._diary, self._gate, self._hangs = spec, diary, gate, hangs
        diary.append(f"start {spec}")

    def stop(self, deadline_s: float = 2.0) -> bool:
        self._gate.wait(5.0)
        self._diary.append(f"stop {self.spec}")
        return not self._hangs


async def test_fast_wishes_end_with_the_last_one_and_no_two_devices_at_once() -> None:
    diary: list[str] = []
    gate = threading.Event()
    background = Background(lambda message: None)
    device: OneDevice[FakeDevice] = OneDevice(
        "camera", background, lambda spec: FakeDevice(spec, diary, gate)
    )
    device.want("a")
    await device.settled()
    for spec in ("b", "c", None, "d"):
        device.want(spec)
        await asyncio.sleep(0)
    gate.set()
    await device.settled()
    assert diary == ["start a", "stop a", "start d"]
    device.want("d")
    assert device.is_settled
    device.want(None)
    await device.settled()
    assert diary[-1] == "stop d"
    assert device.running is None


async def test_a_device_that_hangs_is_left_behind_for_the_next(expected_warnings: ExpectedWarnings) -> None:
    expected_warnings.expect("app.engine.one_device", "hangs")
    diary: list[str] = []
    gate = threading.Event()
    gate.set()
    background = Background(lambda message: None)
    device: OneDevice[FakeDevice] = OneDevice(
        "camera", background, lambda spec: FakeDevice(spec, diary, gate, hangs=True)
    )
    for spec in ("a", "b"):
        device.want(spec)
        await device.settled()
    assert diary == ["start a", "stop a", "start b"]


async def test_what_goes_wrong_in_the_background_is_told(expected_warnings: ExpectedWarnings) -> None:
    expected_warnings.expect("app.engine.background", "count failed")
    expected_warnings.expect("app.engine.background", "could not look")
    told: list[WireMessage] = []
    background = Background(told.append)

    async def fail(error: Exception) -> None:
        raise error

    failing = [
        background.start(fail(ZeroDivisionError()), "count"),
        background.start(fail(Fault(FaultCode.CAMERA_NONE, "look")), "look"),
    ]
    endless = background.start(asyncio.sleep(60), "wait")
    await asyncio.gather(*failing, return_exceptions=True)
    await background.close()
    assert endless.cancelled()
    assert told == [Faulted("engine_internal", action="count"), Faulted("camera_none", action="look")]


@pytest.mark.parametrize(
    ("levels", "heard"),
    [
        ([-65.0] * 20 + [-30.0] * 4, True),
        ([-65.0] * 20 + [-30.0] * 3 + [-65.0] * 10, False),
        ([-40.0] * 50, False),
        ([-120.0] * 10 + [-60.0] * 20, False),
        ([-40.0] * 20 + [-25.0] * 5, True),
    ],
    ids=[
        "a voice",
        "a knock on the table",
        "a fan",
        "a microphone that is switched on",
        "a voice over a fan",
    ],
)
def test_a_voice_is_told_from_noise(levels: list[float], heard: bool) -> None:
    watch = VoiceWatch()
    told = [watch.hears(level) for level in levels]
    assert told.count(True) == heard
    assert watch.has_heard is heard


def test_large_pictures_are_scaled_with_their_shape_kept() -> None:
    assert fitted(np.zeros((1080, 1920, 3), np.uint8), (640, 480)).shape == (360, 640, 3)
    assert fitted(np.zeros((960, 540, 3), np.uint8), (640, 480)).shape == (480, 270, 3)
    small = np.zeros((120, 160, 3), np.uint8)
    assert fitted(small, (640, 480)) is small


def test_pictures_reach_the_ring_in_bgra_and_no_more_than_thirty_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = 100.0
    monkeypatch.setattr("app.engine.picture_ring.time.monotonic", lambda: now_s)
    reader = RingReader(tmp_path / "ring")
    ring = PictureRing(reader.path)
    assert ring.write(np.full((48, 64, 3), (10, 20, 30), np.uint8))
    now_s += 0.01
    assert not ring.write(np.zeros((48, 64, 3), np.uint8))  # much too soon
    frame = reader.latest()
    assert frame is not None
    assert bytes(frame.pixels[:4]) == bytes([10, 20, 30, 255])
    del frame
    now_s += 0.05
    assert ring.write(np.zeros((48, 64, 3), np.uint8))
    reader.close()
    assert not PictureRing(Path()).write(np.zeros((48, 64, 3), np.uint8))


async def test_a_recording_is_as_long_as_asked_for_or_fails_with_its_microphone() -> None:
    recording = Recording(1000)
    for _ in range(4):
        recording.take(silence(480), 0.0)
    assert len(await recording.result(1.0)) == 1000
    broken = Recording(1000)
    broken.fail(Fault(FaultCode.MICROPHONE_LOST, "listen"))
    with pytest.raises(Fault):
        await broken.result(1.0)
    with pytest.raises(TimeoutError):
        await Recording(1000).result(0.01)


def test_a_result_crosses_the_wire_whole() -> None:
    finding = Finding("camera_dark", Severity.REMARK, {"brightness": 30.0})
    sent = finished(CheckResult(CheckId.CAMERA, Verdict.REMARK, (finding,), {"width_px": 640}, 2.34567))
    assert (sent.check, sent.verdict, sent.duration_s) == ("camera", "remark", 2.346)
    assert sent.findings == (FindingLine("camera_dark", "remark", {"brightness": 30.0}),)
    assert sent.values == {"width_px": 640}


def record(name: str, text: str, *arguments: object, error: Exception | None = None) -> logging.LogRecord:
    information = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.WARNING, "/home/anna/app.py", 12, text, arguments, information)


def test_the_log_holds_our_words_and_only_the_place_of_other_peoples() -> None:
    ours = json.loads(SafeFormatter().format(record("app.engine.main", "%d pictures", 7)))
    assert (ours["text"], ours["level"]) == ("7 pictures", "WARNING")
    theirs = json.loads(SafeFormatter().format(record("aioice.ice", "Check %s", "192.0.2.7")))
    assert theirs["text"] == "app:12"
    assert "192.0.2.7" not in json.dumps(theirs)


def test_the_log_names_an_error_and_its_place_but_not_what_it_says() -> None:
    try:
        raise ValueError("token 123")
    except ValueError as error:
        line = SafeFormatter().format(record("app.x", "failed", error=error))
    entry = json.loads(line)
    assert entry["error"] == "ValueError"
    assert "token" not in line
    assert entry["at"][0].startswith("test_parts.py:")
