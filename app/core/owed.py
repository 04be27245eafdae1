# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words to the caseworker that the service has not confirmed yet: they outlive the program."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.core.meeting import Invitation
from app.core.verdicts import Verdict

TOO_OLD = timedelta(hours=12)  # yesterday's "please call me" would ring for nobody; the receipt's line stays


class OwedKind(StrEnum):
    """What was pressed."""

    CALLBACK = "callback"
    MESSAGE = "message"
    WISH = "wish"


@dataclass(frozen=True)
class Owed:
    """One press of plan B.

    Attributes:
        ref: Random; by it the service knows what it has already.
        kind: What was pressed.
        at: When, by this PC's clock as corrected by the service's.
        detail: Which message, or which form of meeting.
        reason: Why the person asked to be called, as a code.
        verdict: What the check had found.
    """

    ref: str
    kind: OwedKind
    at: datetime
    detail: str = ""
    reason: str = ""
    verdict: Verdict = Verdict.NOT_MEASURED

    def is_timely(self, now: datetime) -> bool:
        """Tell whether the caseworker can still act on it; a clock that was set back makes nothing old."""
        return now - self.at < TOO_OLD

    def takes_place_of(self, other: "Owed") -> bool:
        """Tell whether only the later of two counts: one telephone rings once, and one wish is the last."""
        return self.kind is other.kind and self.kind is not OwedKind.MESSAGE


def seat_name(invitation: Invitation) -> str:
    """Return a name for one person's seat in one meeting, with or without its token; it opens nothing."""
    which = f"{invitation.service_url}\n{invitation.meeting.id}\n{invitation.my_pid}"
    return hashlib.sha256(which.encode()).hexdigest()[:16]
