# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journey as it stands when the program starts; imports nothing that is slow."""

from dataclasses import replace

from app.core.check_history import KeptCheck
from app.core.devices import DeviceChoice
from app.core.facts import SignedFacts
from app.core.meeting import Invitation
from app.core.receipt import Receipt
from app.core.reminders import ReminderFacts
from app.core.state import Journey

_NO_LINES = Receipt()
_NO_REMINDERS = ReminderFacts()


def first_journey(
    invitation: Invitation | None,
    choice: DeviceChoice,
    receipt: Receipt = _NO_LINES,
    signed: SignedFacts | None = None,
    history: tuple[KeptCheck, ...] = (),
    reminders: ReminderFacts = _NO_REMINDERS,
) -> Journey:
    """Return the journey at start, from what stays on this PC; the receipt is the stored meeting's."""
    journey = Journey(
        invitation=invitation, receipt=receipt, signed=signed, history=history, reminders=reminders
    )
    return replace(journey, devices=replace(journey.devices, choice=choice))
