# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt beyond this PC: what the service holds, what was signed, what was written down before."""

from dataclasses import replace

from app.core.effects import CopyReceipt
from app.core.events import ReceiptCopyAsked, ReceiptRecalled, ReceiptSigned, ReceiptTold
from app.core.facts import SignedFacts
from app.core.receipt_log import folded
from app.core.state import Handler, Journey, Step


def _told(journey: Journey, event: ReceiptTold) -> Step:
    receipt = journey.receipt
    for line in event.lines:
        receipt = receipt.told(line)
    return replace(journey, receipt=receipt), ()


def _signed(journey: Journey, event: ReceiptSigned) -> Step:
    return replace(journey, signed=SignedFacts(event.head, event.at)), ()


def _recalled(journey: Journey, event: ReceiptRecalled) -> Step:
    """What was written down before comes first; what has happened since is not lost over it.

    Of two arrivals the earlier one counts, whichever of them was written down.
    """
    since = tuple(line for line in journey.receipt.lines if line not in event.lines)
    return replace(journey, receipt=folded((*event.lines, *since))), ()


def _copy_asked(journey: Journey, event: ReceiptCopyAsked) -> Step:
    return journey, (CopyReceipt(event.path),) if journey.invitation is not None else ()


HANDLERS: dict[type, Handler] = {
    ReceiptTold: _told,
    ReceiptSigned: _signed,
    ReceiptRecalled: _recalled,
    ReceiptCopyAsked: _copy_asked,
}
