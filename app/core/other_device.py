# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Another device that a check offers where the chosen one is not heard."""

from dataclasses import dataclass

from app.core.answers import awaits_answer
from app.core.devices import DeviceKind
from app.core.verdicts import CheckResult, Verdict


@dataclass(frozen=True)
class OtherDevice:
    """A microphone that hears the person, or a speaker that can be tried: what opens it, and its name."""

    kind: DeviceKind
    spec: str
    name: str


def other_device(result: CheckResult) -> OtherDevice | None:
    """Return what a result offers, or None: nobody is sent to another device while theirs may be fine."""
    if result.verdict in (Verdict.READY, Verdict.NOT_MEASURED) or awaits_answer(result):
        return None
    for finding in result.findings:
        spec, name = finding.values.get("other_spec"), finding.values.get("other_name")
        if isinstance(spec, str) and isinstance(name, str) and spec:
            return OtherDevice(DeviceKind(result.id.value), spec, name)
    return None
