# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Another device that a check offers where the chosen one is not heard."""

from dataclasses import dataclass

from app.core.answers import awaits_answer
from app.core.devices import DeviceKind
from app.core.facts import DeviceFacts
from app.core.verdicts import CheckId, CheckResult, Verdict


@dataclass(frozen=True)
class OtherDevice:
    """A microphone that hears the person, or a speaker that can be tried: what opens it, and its name.

    Attributes:
        is_new: It was plugged in just now; nobody has tried yet whether it hears or is heard.
    """

    kind: DeviceKind
    spec: str
    name: str
    is_new: bool = False


def other_device(result: CheckResult) -> OtherDevice | None:
    """Return what a result offers, or None: nobody is sent to another device while theirs may be fine."""
    if result.verdict in (Verdict.READY, Verdict.NOT_MEASURED) or awaits_answer(result):
        return None
    for finding in result.findings:
        spec, name = finding.values.get("other_spec"), finding.values.get("other_name")
        if isinstance(spec, str) and isinstance(name, str) and spec:
            return OtherDevice(DeviceKind(result.id.value), spec, name)
    return None


def new_device(devices: DeviceFacts, check: CheckId) -> OtherDevice | None:
    """Return what was plugged in for a step while the check goes on, or None."""
    if check.value not in tuple(DeviceKind):
        return None
    found = devices.new_of(DeviceKind(check.value))
    return OtherDevice(found.kind, found.spec, found.name, is_new=True) if found is not None else None
