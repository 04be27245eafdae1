# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is plugged in while the check goes on: looked for, told once, and never used without a yes."""

from dataclasses import replace
from datetime import timedelta

from app.core.devices import DeviceKind
from app.core.effects import ListDevices
from app.core.facts import SAMPLE_UNDER_WAY, CheckFacts, DeviceFacts, State
from app.core.handlers.equipment import is_ready
from app.core.state import Journey, Step
from app.core.verdicts import CheckId

LOOK_FOR_MISSING_EVERY_S = 3.0
LOOK_FOR_NEW_EVERY_S = 5.0
"""Where the system has no cheap sign of a change, a look costs half a second of processor."""

_KINDS = {CheckId(kind.value): kind for kind in DeviceKind}


def look_for_devices(journey: Journey) -> Step:
    """Ask for the devices every few seconds while the check shows a page with a list of them, or its result.

    What does not work is waited for: a camera and a microphone are also tried again by themselves, a speaker
    is not open, and the list on the page shall name what was plugged in. Where all works, only what is new
    is asked for, and not while it would disturb a recording or a measurement.
    """
    check, now = journey.check.current, journey.now
    if journey.place is not State.CHECK or journey.plan_b_open or not is_ready(journey) or now is None:
        return journey, ()
    is_missing = check in _KINDS and journey.devices.fault_of(_KINDS[check]) is not None
    if not is_missing and not _may_look(journey.check):
        return journey, ()
    every_s = LOOK_FOR_MISSING_EVERY_S if is_missing else LOOK_FOR_NEW_EVERY_S
    asked_at = journey.devices.asked_at
    if asked_at is not None and now - asked_at < timedelta(seconds=every_s):
        return journey, ()
    asking = ListDevices(only_news=not is_missing)
    return replace(journey, devices=replace(journey.devices, asked_at=now)), (asking,)


def _may_look(check: CheckFacts) -> bool:
    if check.current is not None and check.current not in _KINDS:
        return False
    sounds = check.sample in SAMPLE_UNDER_WAY or check.tone_playing
    return not sounds and not check.under_way - {CheckId.CAMERA}


def with_new(old: DeviceFacts, devices: DeviceFacts, *, is_checking: bool) -> DeviceFacts:
    """Return the facts of a new list with what it shows for the first time.

    A driver that was busy shows its device again later: what was seen once is not new. Where there was
    nothing of a kind before, the device is used by itself, and there is nothing to choose. A device of
    software is not plugged in.
    """
    listed = [one for kind in DeviceKind for one in devices.of_kind(kind)]
    still_there = tuple(one for one in listed if (one.kind, one.name) in {(n.kind, n.name) for n in old.new})
    seen = old.seen | {(one.kind, one.name) for one in listed}
    if not (old.listed and is_checking):
        return replace(devices, seen=seen, new=still_there)
    added = tuple(
        one
        for one in listed
        if (one.kind, one.name) not in old.seen and not one.is_virtual and old.of_kind(one.kind)
    )
    return replace(devices, seen=seen, new=(*still_there, *added))


def without_new(devices: DeviceFacts, kind: DeviceKind) -> DeviceFacts:
    """Return the facts with nothing left to tell of one kind."""
    return replace(devices, new=tuple(one for one in devices.new if one.kind is not kind))


def told_on(devices: DeviceFacts, check: CheckId | None) -> DeviceFacts:
    """Return the facts after a step was left: what it told is not told again."""
    return without_new(devices, _KINDS[check]) if check in _KINDS else devices
