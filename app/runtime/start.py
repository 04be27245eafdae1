# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journey as it stands when the program starts; imports nothing that is slow."""

from dataclasses import replace

from app.core.devices import DeviceChoice
from app.core.meeting import Invitation
from app.core.state import Journey


def first_journey(invitation: Invitation | None, choice: DeviceChoice) -> Journey:
    """Return the journey at start, from what stays on this PC."""
    journey = Journey(invitation=invitation)
    return replace(journey, devices=replace(journey.devices, choice=choice))
