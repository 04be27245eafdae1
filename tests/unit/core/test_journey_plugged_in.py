# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A headset that is plugged in while the old microphone works is seen, told once, and never just used."""

from app.core import effects as fx
from app.core import events as e
from app.core.devices import Device, DeviceKind
from app.core.facts import STEPS
from app.core.other_device import OtherDevice, new_device
from app.core.state import Journey
from app.core.verdicts import CheckId
from tests.unit.core.walking import after_s, in_check, result, trace, walk

MIC, SPEAKER = DeviceKind.MICROPHONE, DeviceKind.SPEAKER
OLD = e.DevicesListed(
    microphones=(Device(MIC, "hw0", "Laptop", is_default=True),),
    speakers=(Device(SPEAKER, "hw0", "Laptop", is_default=True),),
)
NEW_MIC, NEW_SPEAKER = Device(MIC, "hw1", "Jabra"), Device(SPEAKER, "hw1", "Jabra")
PLUGGED = e.DevicesListed(microphones=(*OLD.microphones, NEW_MIC), speakers=(*OLD.speakers, NEW_SPEAKER))
NEWS = fx.ListDevices(only_news=True)
DONE = (e.CheckFinished(result(CheckId.LINE)), e.CheckFinished(result(CheckId.COMPUTER)))


def at(check: CheckId) -> Journey:
    """The step of one check, with everything listed and nothing under way."""
    journey = walk(in_check(), OLD, e.CheckFinished(result(CheckId.CAMERA)), *DONE)
    return walk(journey, *[e.StepDone()] * STEPS.index(check))


def offered(journey: Journey) -> OtherDevice | None:
    current = journey.check.current
    return new_device(journey.devices, current) if current is not None else None


def asked(journey: Journey, *seconds: float) -> list[bool]:
    found = []
    for second in seconds:
        journey, done = trace(journey, after_s(second))
        found.append(NEWS in done)
    return found


def test_new_devices_are_looked_for_every_five_seconds_where_there_is_a_list_of_them() -> None:
    for check in (CheckId.CAMERA, CheckId.MICROPHONE, CheckId.SPEAKER):
        assert asked(at(check), 10, 11, 14, 15, 16, 20) == [True, False, False, True, False, True], check
    assert asked(walk(at(CheckId.COMPUTER), e.StepDone()), 10), "on the result page"


def test_nothing_is_looked_for_while_it_would_disturb_a_recording_or_a_measurement() -> None:
    assert asked(walk(at(CheckId.MICROPHONE), e.RecordingAsked()), 10, 20) == [False, False]
    assert asked(walk(at(CheckId.SPEAKER), e.SoundAsked()), 10, 20) == [False, False]
    assert asked(at(CheckId.LINE), 10, 20) == [False, False]
    measuring = walk(in_check(), OLD, e.CheckFinished(result(CheckId.CAMERA)))
    assert asked(measuring, 10, 20) == [False, False], "the line is being measured"


def test_a_headset_is_offered_for_the_microphone_and_then_for_the_sound_and_chosen_by_the_person() -> None:
    journey = walk(at(CheckId.MICROPHONE), PLUGGED)
    assert offered(journey) == OtherDevice(MIC, "hw1", "Jabra", is_new=True)
    assert journey.devices.choice.microphone == "default"
    journey = walk(journey, e.DeviceChosen(MIC, "hw1"))
    assert offered(journey) is None
    journey = walk(journey, e.StepDone())
    assert offered(journey) == OtherDevice(SPEAKER, "hw1", "Jabra", is_new=True)


def test_what_was_told_on_its_step_is_not_told_again() -> None:
    journey = walk(at(CheckId.MICROPHONE), PLUGGED, e.StepDone(), e.StepDone())
    assert journey.devices.new == ()
    assert walk(journey, PLUGGED).devices.new == ()


def test_only_what_has_never_been_listed_is_new() -> None:
    """A driver that was busy shows its device again later."""
    listed_at_first = walk(in_check(), PLUGGED, OLD, PLUGGED)
    assert listed_at_first.devices.new == ()
    unplugged = walk(at(CheckId.MICROPHONE), PLUGGED, OLD)
    assert unplugged.devices.new == ()
    program = Device(MIC, "obs", "OBS Virtual", is_virtual=True)
    virtual = e.DevicesListed(microphones=(*OLD.microphones, program), speakers=OLD.speakers)
    assert walk(at(CheckId.MICROPHONE), virtual).devices.new == ()


def test_the_only_microphone_is_used_and_not_offered() -> None:
    journey = walk(
        in_check(), e.DevicesListed(), e.CheckFinished(result(CheckId.CAMERA)), e.StepDone(), PLUGGED
    )
    assert offered(journey) is None


def test_a_device_that_is_plugged_in_after_its_step_is_told_with_the_result() -> None:
    journey = walk(at(CheckId.COMPUTER), e.StepDone(), PLUGGED)
    assert journey.devices.new == (NEW_MIC, NEW_SPEAKER)
