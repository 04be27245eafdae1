# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""All advice by the finding's code."""

from app.core.advice.camera import CAMERA
from app.core.advice.computer import COMPUTER
from app.core.advice.line import LINE
from app.core.advice.microphone import MICROPHONE
from app.core.advice.shape import Advice
from app.core.advice.speaker import SPEAKER
from app.core.faults import FaultCode
from app.core.verdicts import CheckId

ADVICE: dict[str, Advice] = {**CAMERA, **MICROPHONE, **SPEAKER, **LINE, **COMPUTER}

_FAULTS = {
    FaultCode.CAMERA_STALLED: "camera_frozen",
    FaultCode.SOUND_SYSTEM_NONE: "none",
    FaultCode.SOUND_SYSTEM_HUNG: "hung",
}
_OF_ANY_DEVICE = ("none", "hung")


def code_of_fault(check: CheckId, fault: FaultCode) -> str | None:
    """Return the finding that says the same as a device's fault, or None."""
    code = _FAULTS.get(fault, fault.value)
    code = f"{check}_{code}" if code in _OF_ANY_DEVICE else code
    return code if code in ADVICE and code.startswith(f"{check}_") else None
