# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the friendly receipt shows, on the screen and on paper. Words are the user interface's."""

from dataclasses import dataclass, field
from datetime import datetime

from app.core.meeting import Foreign, Meeting
from app.core.receipt import Line
from app.core.state import Journey


@dataclass(frozen=True)
class ReceiptSheet:
    """A receipt as people read it.

    Attributes:
        meeting: Which meeting.
        name: Whose receipt.
        lines: What happened, in order of time.
        arrived_at: The arrival by the service's clock, by this PC's for a meeting elsewhere, or None.
        signed_at: When the service signed the copy on this PC, or None.
        verify_url: Where anybody can compare a print-out with what the service holds; empty when unsigned.
        owed: How many lines this PC has yet to hand in; by itself, as soon as there is a way.
        foreign: The meeting was in another program: nobody but this PC saw it, and nobody signs.
    """

    meeting: Meeting = field(repr=False)
    name: str = field(repr=False)
    lines: tuple[Line, ...]
    arrived_at: datetime | None
    signed_at: datetime | None = None
    verify_url: str = ""
    owed: int = 0
    foreign: Foreign | None = None


def receipt_sheet(journey: Journey) -> ReceiptSheet | None:
    """Return the receipt of a journey, or None while there is nothing to show."""
    invitation, signed = journey.invitation, journey.signed
    if invitation is None or not journey.receipt.lines:
        return None
    return ReceiptSheet(
        meeting=invitation.meeting,
        name=invitation.my_name,
        lines=journey.receipt.lines,
        arrived_at=journey.receipt.arrived_at or journey.receipt.came_here_at,
        signed_at=signed.at if signed else None,
        verify_url=f"{invitation.service_url}/receipt?id={signed.head}" if signed else "",
        owed=0 if invitation.foreign else len(journey.receipt.owed),
        foreign=invitation.foreign,
    )
