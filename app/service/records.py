# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the service remembers of a meeting and its people."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.core.danish_time import danish_time
from app.core.meeting import CaseworkerStatus, Role
from app.core.verdicts import Verdict
from app.meeting.schema.facts import ContactInfo, JobcentreInfo, MeetingInfo, PlanBInfo, SeatState


@dataclass
class PersonRecord:
    """One invited person and where they stand; the hashes find them again."""

    pid: str
    role: Role
    name: str
    token_hash: str = field(repr=False)
    code_hash: str = field(repr=False)
    code_nonce: int = 0
    state: SeatState = SeatState.NEW
    registered_at: datetime | None = None
    admitted_at: datetime | None = None
    instance: str | None = None
    verdict: Verdict | None = None


@dataclass
class MeetingRecord:
    """One meeting.

    Attributes:
        gen: Number of the latest attempt to connect.
        pair: The two people whom ``gen`` connects; empty when there is no call.
        offerer: The one of them who offers.
    """

    id: str
    title: str
    starts_at: datetime
    duration_min: int
    municipality: str
    agenda: list[str]
    caseworker: ContactInfo
    expires_at: datetime
    people: list[PersonRecord] = field(default_factory=list)
    ended_at: datetime | None = None
    status: CaseworkerStatus = CaseworkerStatus.NONE
    agenda_index: int | None = None
    gen: int = 0
    pair: tuple[str, ...] = ()
    offerer: str = ""
    jobcentre: JobcentreInfo | None = None
    plan_b: PlanBInfo = PlanBInfo()

    @property
    def info(self) -> MeetingInfo:
        """The facts that everybody in the meeting may know."""
        return MeetingInfo(
            title=self.title,
            starts_at=self.starts_at,
            duration_min=self.duration_min,
            municipality=self.municipality,
            agenda=self.agenda,
            caseworker=self.caseworker,
            id=self.id,
            jobcentre=self.jobcentre,
            plan_b=self.plan_b,
        )

    def person(self, pid: str) -> PersonRecord | None:
        """Return one of the people, or None."""
        return next((person for person in self.people if person.pid == pid), None)


def danish_day(at: datetime) -> date:
    """Return the day on which a moment falls in Denmark."""
    return at.astimezone(danish_time()).date()


def is_this_century(day: date) -> bool:
    """Tell whether sums with this day are safe from the calendar's ends."""
    return 2000 <= day.year < 2100


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """Return when a Danish day begins and when the next one does."""
    zone = danish_time()
    following = day + timedelta(days=1)
    start, end = (
        datetime(day.year, day.month, day.day),
        datetime(following.year, following.month, following.day),
    )
    if zone is None:
        return start.astimezone(), end.astimezone()
    return start.replace(tzinfo=zone), end.replace(tzinfo=zone)
