# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps a check that was carried through, so that the next one can be compared with it."""

from dataclasses import replace

from app.core.check_history import KeptCheck, kept_with
from app.core.devices import DeviceKind, DeviceSpec, choose
from app.core.effects import StoreCheck
from app.core.facts import DeviceFacts
from app.core.faults import Fault, FaultCode
from app.core.state import Journey, Step
from app.core.verdicts import Verdict


def keep(journey: Journey) -> Step:
    """Return the journey with its check kept; a result that comes later is put into the same one.

    A check of which everything was skipped says nothing, and would push out one that does.
    """
    check = journey.check
    if check.ended_at is None or check.verdict is Verdict.NOT_MEASURED:
        return journey, ()
    devices = journey.devices
    kept = KeptCheck(
        check.ended_at,
        check.verdict,
        {kind: tuple(one.name for one in devices.of_kind(kind)) for kind in DeviceKind},
        _used(devices),
        tuple(finding.code for result in check.results for finding in result.findings),
    )
    return replace(journey, history=kept_with(journey.history, kept)), (StoreCheck(kept),)


def _used(devices: DeviceFacts) -> dict[DeviceKind, str]:
    """Return the names of the chosen devices; a file, or none, has no name here."""
    found: dict[DeviceKind, str] = {}
    for kind in DeviceKind:
        spec = DeviceSpec(getattr(devices.choice, kind.value))
        if spec.is_none or spec.path is not None:
            continue
        try:
            found[kind] = choose(spec, devices.of_kind(kind), FaultCode.CAMERA_NONE).name
        except Fault:
            continue
    return found
