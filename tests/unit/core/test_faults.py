# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Faults: a code, what was attempted, a detail for the log."""

import contextlib
import re

import pytest

from app.core.faults import Fault, FaultCode


def test_a_fault_says_what_was_attempted() -> None:
    assert str(Fault(FaultCode.CAMERA_BUSY, "open the camera")) == "could not open the camera: camera_busy"
    detailed = Fault(FaultCode.CAMERA_BUSY, "open the camera", "V4L2 EBUSY")
    assert str(detailed) == "could not open the camera: camera_busy (V4L2 EBUSY)"


def test_a_fault_is_raised_and_caught_like_any_exception() -> None:
    with pytest.raises(Fault) as caught, contextlib.suppress(ValueError):
        raise Fault(FaultCode.LINK_EXPIRED, "open the link")
    assert caught.value.code is FaultCode.LINK_EXPIRED
    assert caught.value.__traceback__ is not None
    assert hash(caught.value) == hash(Fault(FaultCode.LINK_EXPIRED, "open the link"))


@pytest.mark.parametrize("code", list(FaultCode))
def test_a_code_crosses_the_wire_as_its_value(code: FaultCode) -> None:
    assert FaultCode(code.value) is code
    assert code.value == code.name.lower()
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+", code.value)
