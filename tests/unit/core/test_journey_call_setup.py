# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tech check found is used by the call."""

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.call_setup import CallSetup
from app.core.devices import Device, DeviceKind
from app.core.state import Journey
from app.core.verdicts import CheckId, CheckResult, Verdict
from tests.unit.core.walking import CALL, NOW, in_check, plan, result, trace, walk

OPENED = e.CameraOpened(640, 480)


def admitted(*results: CheckResult, before: tuple[e.Event, ...] = ()) -> tuple[Journey, fx.StartCall]:
    """A person who made the check with these results, went to the waiting room and was let in."""
    journey = walk(in_check(5), *(e.CheckFinished(one) for one in results if one.id is not CheckId.CAMERA))
    camera = [one for one in results if one.id is CheckId.CAMERA]
    if camera:
        journey = walk(in_check(), e.CheckFinished(camera[0]), *[e.StepSkipped()] * 5)
    journey = walk(journey, e.WaitingRoomAsked(), e.EngineReady(CALL), e.Registered(NOW), *before)
    journey, done = trace(journey, e.PlanGiven(plan(1)))
    (start,) = [effect for effect in done if isinstance(effect, fx.StartCall)]
    return journey, start


def test_the_call_begins_with_what_the_check_measured() -> None:
    values = {"up_kbit": 250, "turn_index": 1}
    _, start = admitted(CheckResult(CheckId.LINE, Verdict.REMARK, (), values))
    assert start.setup == CallSetup(1, 180, 150, is_measured=True)
    assert start.camera_on


def test_without_a_check_the_call_begins_as_always() -> None:
    _, start = admitted()
    assert start.setup == CallSetup()
    assert start.camera_on


def test_a_line_for_sound_alone_begins_with_the_camera_off_and_leaves_it_to_the_person() -> None:
    journey, start = admitted(result(CheckId.LINE, Verdict.SOUND_ONLY), before=(OPENED,))
    assert not start.camera_on
    assert journey.call.sound_first
    journey = walk(journey, e.CameraSwitched(True))
    assert journey.media.camera_on
    assert not journey.call.sound_first
    _, done = trace(journey, e.PlanGiven(plan(2)))
    (again,) = [effect for effect in done if isinstance(effect, fx.StartCall)]
    assert again.camera_on, "what the person chose outlives a new connection"


@pytest.mark.parametrize(("before", "camera_on"), [((), False), ((OPENED,), True)])
def test_a_camera_that_gave_nothing_stays_off_unless_it_was_mended_meanwhile(
    before: tuple[e.Event, ...], camera_on: bool
) -> None:
    _, start = admitted(result(CheckId.CAMERA, Verdict.SOUND_ONLY), before=before)
    assert start.camera_on is camera_on


@pytest.mark.parametrize(("name", "headset"), [("Jabra Evolve 20", True), ("Højttalere (Realtek)", False)])
def test_the_echo_canceller_rests_only_for_a_headset_that_the_microphone_did_not_hear(
    name: str, headset: bool
) -> None:
    listed = e.DevicesListed(speakers=(Device(DeviceKind.SPEAKER, "hw1", name, is_default=True),))
    speaker = CheckResult(CheckId.SPEAKER, Verdict.READY, (), {"chirp_score": 8.0})
    microphone = CheckResult(CheckId.MICROPHONE, Verdict.READY)
    assert admitted(speaker, microphone, before=(listed,))[1].has_headset is headset
    loud = CheckResult(CheckId.SPEAKER, Verdict.READY, (), {"chirp_score": 60.0})
    assert not admitted(loud, microphone, before=(listed,))[1].has_headset
