# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hand-made views of a meeting in another program."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.core.events.foreign import WordWay
from app.core.events.person import Message
from app.core.facts import ElsewhereFacts, EngineCondition, Forward, MediaFacts, PlanBFacts, State, Way
from app.core.faults import FaultCode
from app.core.foreign_links import Doubt, ForeignLink, Program
from app.core.meeting import Contact, Foreign, Meeting
from app.core.receipt import Fact, Line
from app.core.receipt_sheet import ReceiptSheet
from app.core.views import AfterView, ForeignView, LinkQuestionView, Page, PlanBView, View

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CAME = START - timedelta(minutes=4)
METTE = Contact("Mette Holm", "46 18 20 35")
TEAMS = Foreign(Program.TEAMS, "teams.microsoft.com", START - timedelta(minutes=24), time_known=True)
MEETING = Meeting("", START, 0, METTE, id="teams")
UNKNOWN = replace(TEAMS, time_known=False)
BARE_MEETING = replace(MEETING, starts_at=TEAMS.opened_at, caseworker=Contact("", ""))
HERE = ElsewhereFacts(came_at=CAME)
OPENED = replace(HERE, opened_at=START - timedelta(minutes=1))


def _view(state: State, page: Page, left: int | None, foreign: Foreign | None, meeting: Meeting) -> View:
    shown = None if foreign is None else meeting
    return View(
        state,
        page,
        shown,
        left,
        None,
        EngineCondition.ABSENT,
        Forward.NONE,
        can_forget=False,
        foreign=foreign,
    )


def _meeting(state: State, left: int | None, facts: ElsewhereFacts, **changes: object) -> View:
    usual = ForeignView(MEETING, TEAMS, left, facts, has_link=True, now=START - timedelta(minutes=left or 0))
    page: ForeignView = replace(usual, **changes)  # type: ignore[arg-type]
    return _view(state, page, left, page.foreign, page.meeting)


def _bare(state: State, facts: ElsewhereFacts, **changes: object) -> View:
    return _meeting(state, None, facts, **{"meeting": BARE_MEETING, "foreign": UNKNOWN, **changes})


def _question(doubt: Doubt, program: Program, host: str) -> View:
    page = LinkQuestionView(ForeignLink(program, f"https://{host}/", host, doubt), has_meeting=False)
    return _view(State.HOME, page, None, None, MEETING)


def _plan_b(contact: Contact, facts: ElsewhereFacts) -> View:
    page = PlanBView(
        contact=contact,
        facts=PlanBFacts(ways=(Way.NUMBER, Way.WORD)),
        place=State.ELSEWHERE,
        admitted=False,
        call_goes_on=False,
        media=MediaFacts(),
        has_dialer=True,
        foreign=TEAMS,
        elsewhere=facts,
    )
    return _view(State.PLAN_B, page, -3, TEAMS, replace(MEETING, caseworker=contact))


def _after() -> View:
    minute = timedelta(minutes=1)
    lines = (
        Line(START - 24 * minute, Fact.LINK_OPENED),
        Line(START - 20 * minute, Fact.CHECK_FINISHED, detail="ready"),
        Line(CAME, Fact.CAME_HERE),
        Line(START - minute, Fact.OPENED_ELSEWHERE, detail="teams"),
        Line(START + 3 * minute, Fact.WORD_PREPARED, detail="equipment_failing"),
        Line(START + 28 * minute, Fact.LEFT),
    )
    view = _view(State.AFTER, AfterView(MEETING, lines, can_return=True, foreign=TEAMS), -28, TEAMS, MEETING)
    return replace(view, receipt=ReceiptSheet(MEETING, "", lines, CAME, foreign=TEAMS))


def foreign_scenes() -> dict[str, View]:
    """Return all scenes by name."""
    word = (Message.EQUIPMENT_FAILING, WordWay.MAIL, START + timedelta(minutes=3))
    skype = replace(UNKNOWN, program=Program.SKYPE, host="join.skype.com")
    other = replace(TEAMS, program=Program.OTHER, host="video.kommunen.example")
    lost = replace(_bare(State.HOME, ElsewhereFacts(), has_link=False), notice=FaultCode.LINK_NOT_OPENED)
    return {
        "foreign_cut": _question(Doubt.CUT, Program.TEAMS, "teams.microsoft.com"),
        "foreign_look_alike": _question(
            Doubt.LOOK_ALIKE, Program.TEAMS, "teams.microsoft.com.meeting-join-now.evil.example"
        ),
        "foreign_no_meeting": _question(Doubt.NO_MEETING, Program.ZOOM, "zoom.us"),
        "foreign_unknown": _question(Doubt.UNKNOWN, Program.OTHER, "video.kommunen.example"),
        "foreign_home": _bare(State.HOME, ElsewhereFacts()),
        "foreign_home_told": _meeting(State.HOME, 24, ElsewhereFacts()),
        "foreign_home_skype": _bare(State.HOME, ElsewhereFacts(), foreign=skype),
        "foreign_home_lost": lost,
        "foreign_lobby": _meeting(State.LOBBY, 4, HERE),
        "foreign_lobby_untold": _bare(State.LOBBY, HERE),
        "foreign_lobby_begun": _meeting(State.LOBBY, -2, replace(HERE, link_copied=True)),
        "foreign_lobby_releasing": _meeting(State.LOBBY, 0, replace(HERE, releasing=True), foreign=other),
        "foreign_elsewhere": _meeting(State.ELSEWHERE, -3, OPENED),
        "foreign_plan_b": _plan_b(METTE, OPENED),
        "foreign_plan_b_word": _plan_b(METTE, replace(OPENED, words=(word,))),
        "foreign_plan_b_no_way": _plan_b(METTE, replace(OPENED, no_way=WordWay.SMS)),
        "foreign_plan_b_nobody": _plan_b(Contact("", ""), OPENED),
        "foreign_after": _after(),
    }
