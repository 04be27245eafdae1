# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journey as one frozen value: where the person is and all that must not be lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.core.advice.shape import Setting
from app.core.check_history import KeptCheck
from app.core.effects import Effect
from app.core.facts import (
    CallFacts,
    CheckFacts,
    DeviceFacts,
    ElsewhereFacts,
    EngineFacts,
    Forgetting,
    MediaFacts,
    PlanBFacts,
    SeatFacts,
    SignedFacts,
    State,
)
from app.core.faults import FaultCode
from app.core.foreign_links import ForeignLink
from app.core.meeting import Foreign, Invitation
from app.core.receipt import Receipt
from app.core.release import UpdateFacts
from app.core.reminders import ClockFacts, ReminderFacts


@dataclass(frozen=True)
class Journey:
    """One person's way through one meeting.

    Attributes:
        place: Where the person is. Plan B lies over a place and never takes it.
        plan_b_open: True while plan B is shown.
        choosing: True on the first page while another link is looked for; the stored meeting stays.
        notice: What the person should know on this page, or None.
        now: The time, corrected by the service's once that is known.
        phone: The person's own number, once it was typed.
        has_dialer: Whether this computer can call a number.
        settings: Which pages of the system's settings can be opened.
        history: The last checks on this PC, the newest first.
        reminders: Whether the person wants to be reminded, and of what they were.
        clock: How wrong the PC's clock is.
        forgetting: How far the deletion of everything about the person is.
        doubtful: A link that the person is asked about before it counts as their meeting, or None.
        elsewhere: How far a meeting in another program is.
        update: A newer version of this program.
    """

    place: State = State.HOME
    plan_b_open: bool = False
    invitation: Invitation | None = field(default=None, repr=False)
    opening: bool = False
    choosing: bool = False
    notice: FaultCode | None = None
    now: datetime | None = None
    devices: DeviceFacts = DeviceFacts()
    check: CheckFacts = CheckFacts()
    seat: SeatFacts = SeatFacts()
    call: CallFacts = CallFacts()
    media: MediaFacts = MediaFacts()
    engine: EngineFacts = EngineFacts()
    plan_b: PlanBFacts = PlanBFacts()
    receipt: Receipt = Receipt()
    signed: SignedFacts | None = None
    phone: str = field(default="", repr=False)
    has_dialer: bool = False
    history: tuple[KeptCheck, ...] = ()
    settings: frozenset[Setting] = frozenset()
    forgetting: Forgetting = Forgetting.NONE
    update: UpdateFacts = UpdateFacts()
    reminders: ReminderFacts = ReminderFacts()
    clock: ClockFacts = ClockFacts()
    doubtful: ForeignLink | None = None
    elsewhere: ElsewhereFacts = ElsewhereFacts()

    @property
    def foreign(self) -> Foreign | None:
        """What is known of the meeting if it is in another program, else None."""
        return self.invitation.foreign if self.invitation else None

    @property
    def state(self) -> State:
        """The page that shows."""
        return State.PLAN_B if self.plan_b_open else self.place


Step = tuple[Journey, tuple[Effect, ...]]
Handler = Callable[[Journey, Any], Step]
