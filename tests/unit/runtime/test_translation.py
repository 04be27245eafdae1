# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between the journey's values and the engine's wire."""

import pytest

from app.core import effects as fx
from app.core import events as ev
from app.core.call_setup import CallSetup
from app.core.devices import DeviceChoice, DeviceKind
from app.core.events.engine import EngineRole, LineState
from app.core.faults import FaultCode
from app.core.meeting import CallPlan, IceServer
from app.core.receipt import Receipt
from app.core.verdicts import CheckId, Severity, Verdict
from app.runtime.translation import to_command, to_event
from app.wire import commands, events

CHOICE = DeviceChoice("cam", "mic", "spk")


@pytest.mark.parametrize(
    ("effect", "command"),
    [
        (fx.ListDevices(), commands.ListDevices()),
        (fx.OpenCamera("cam"), commands.OpenCamera("cam")),
        (fx.CloseCamera(), commands.CloseCamera()),
        (fx.OpenMicrophone("mic"), commands.OpenMicrophone("mic")),
        (fx.CloseMicrophone(), commands.CloseMicrophone()),
        (fx.RecordSample(CHOICE), commands.RecordSample("mic", "spk", 5.0, 2.0)),
        (fx.PlayTone("spk", "mic"), commands.PlayTone("spk", "mic")),
        (fx.RunCheck(CheckId.LINE, CHOICE), commands.RunCheck("line", "cam", "mic", "spk", "http://s.test")),
        (fx.EndCall(), commands.EndCall()),
        (fx.SetMedia(True, False, True), commands.SetMedia(True, False, True)),
        (
            fx.SetMedia(True, True, False, cleans_sound=False),
            commands.SetMedia(True, True, False, cleans_sound=False),
        ),
        (fx.UseDevice(DeviceKind.CAMERA, "x"), commands.UseDevice("camera", "x")),
        (
            fx.StartCall(
                CallPlan(3, "p2", True, (IceServer(("turn:t",), "u", "c"),)), CHOICE, True, True, False
            ),
            commands.StartCall(
                3, "p2", True, (commands.Ice(("turn:t",), "u", "c"),), "cam", "mic", "spk", True, True, False
            ),
        ),
    ],
)
def test_an_effect_of_the_engine_becomes_its_command(effect: fx.Effect, command: commands.Command) -> None:
    assert to_command(effect, "http://s.test") == command


@pytest.mark.parametrize(
    ("setup", "first", "most"),
    [
        (CallSetup(1, 180, 150, is_measured=True), (180, 150), 0),
        (CallSetup(1, 240, 300, most_height_px=240), (240, 0), 240),
        (CallSetup(1, 0, 0, is_measured=True), (0, 0), 0),
    ],
)
def test_what_the_check_found_sets_the_call(setup: CallSetup, first: tuple[int, int], most: int) -> None:
    effect = fx.StartCall(CallPlan(1, "p2", True), CHOICE, True, True, False, setup=setup, has_headset=True)
    command = to_command(effect, "")
    assert isinstance(command, commands.StartCall)
    assert (command.picture_height_px, command.picture_kbit) == first
    assert (command.turn_index, command.most_height_px, command.has_headset) == (1, most, True)


@pytest.mark.parametrize(
    "effect",
    [fx.StartEngine(EngineRole.CALL), fx.StopEngine(), fx.LeaveMeeting(), fx.StoreReceipt(Receipt())],
)
def test_what_is_not_the_engines_is_no_command(effect: fx.Effect) -> None:
    assert to_command(effect, "") is None


@pytest.mark.parametrize(
    ("message", "event"),
    [
        (events.Faulted("camera_busy", "camera"), ev.DeviceFaulted(DeviceKind.CAMERA, FaultCode.CAMERA_BUSY)),
        (events.Faulted("engine_internal"), ev.EngineFaulted(FaultCode.ENGINE_INTERNAL)),
        (events.Faulted("of_another_version"), ev.EngineFaulted(FaultCode.ENGINE_INTERNAL)),
        (events.CameraOpened(640, 480), ev.CameraOpened(640, 480)),
        (events.CameraStalled(2.5), ev.CameraStalled()),
        (events.CameraResumed(), ev.CameraResumed()),
        (events.SampleRecorded(4.0), ev.SampleRecorded(4.0)),
        (events.SamplePlayed(), ev.SamplePlayed()),
        (events.TonePlayed(), ev.TonePlayed()),
        (events.SoundHeard(), ev.SoundHeard()),
        (events.CheckStarted("line"), ev.CheckStarted(CheckId.LINE)),
        (events.CallConnected(2), ev.CallConnected(2)),
        (events.CallFailed(2, "call_not_connected"), ev.CallNotConnected(2, FaultCode.CALL_NOT_CONNECTED)),
        (events.PictureArrived(2, 640, 480), ev.PictureArrived(2)),
        (events.PictureRested(2, True), ev.PictureRested(2, True)),
        (events.SoundArrived(2), ev.SoundArrived(2)),
        (events.LineMeasured(2, "weak", 1.5), ev.LineChanged(2, LineState.WEAK, 1.5)),
        (events.Pong(1), None),
        (events.LevelMeasured(-20.0, -10.0), None),
    ],
)
def test_what_the_engine_says_becomes_an_event(message: events.EngineEvent, event: ev.Event | None) -> None:
    assert to_event(message) == event


def test_a_check_keeps_its_findings_and_numbers() -> None:
    finding = events.FindingLine("camera_dark", "remark", {"luma": 21.5})
    event = to_event(events.CheckFinished("camera", "remark", (finding,), {"rate_fps": 29.8}, 2.1))
    assert isinstance(event, ev.CheckFinished)
    assert event.result.verdict is Verdict.REMARK
    assert event.result.findings[0].severity is Severity.REMARK
    assert event.result.findings[0].values == {"luma": 21.5}
    assert event.result.values == {"rate_fps": 29.8}


def test_devices_keep_their_kind_and_order() -> None:
    line = events.DeviceLine("USB", "USB camera", is_default=True)
    event = to_event(events.DevicesListed((line,), (), ()))
    assert isinstance(event, ev.DevicesListed)
    assert event.cameras[0].kind is DeviceKind.CAMERA
    assert event.cameras[0].is_default


def test_a_word_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="terrific"):
        to_event(events.CheckFinished("camera", "terrific", (), {}, 0.0))
