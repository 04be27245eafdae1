# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""All pages, each made when it is first needed, and which one a view means."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from app.core.facts import State
from app.core.problem import problem_of
from app.core.views import CheckView, ForeignView, HomeView, LinkQuestionView, View
from app.ui.frames import FrameSources
from app.ui.pages.after import AfterPage
from app.ui.pages.call import CallPage
from app.ui.pages.check import CheckPage
from app.ui.pages.check_problem import CheckProblemPage
from app.ui.pages.check_report import CheckReportPage
from app.ui.pages.check_result import CheckResultPage
from app.ui.pages.elsewhere import ElsewherePage
from app.ui.pages.foreign_home import ForeignHomePage
from app.ui.pages.home import HomePage
from app.ui.pages.link_question import LinkQuestionPage
from app.ui.pages.lobby import LobbyPage
from app.ui.pages.opening import OpeningPage
from app.ui.pages.page import Page
from app.ui.pages.plan_b import PlanBPage
from app.ui.pages.waiting import WaitingPage
from app.ui.theme import Look

_P = TypeVar("_P", bound=Page)

# Plan B first: it must open at once. Then as a person meets them.
_AHEAD = (
    "plan_b",
    "home",
    "check",
    "waiting",
    "call",
    "check_problem",
    "check_result",
    "after",
    "opening",
    "foreign_home",
    "lobby",
    "elsewhere",
    "check_report",
    "link_question",
)


class Pages:
    """One of each. A page is made when somebody asks for it, or ahead of that while nothing else happens.

    Args:
        look: Colours and sizes.
        frames: The pictures.
        on_made: Takes each page in when it has been made.
    """

    def __init__(self, look: Look, frames: FrameSources, on_made: Callable[[Page], None]) -> None:
        self._look = look
        self._frames = frames
        self._on_made = on_made
        self._made: list[Page] = []

    @cached_property
    def opening(self) -> OpeningPage:
        """Return the first page without a meeting."""
        return self._take_in(OpeningPage(self._look))

    @cached_property
    def home(self) -> HomePage:
        """Return the meeting's page."""
        return self._take_in(HomePage(self._look))

    @cached_property
    def check(self) -> CheckPage:
        """Return the tech check, one question at a time."""
        return self._take_in(CheckPage(self._look, self._frames.own))

    @cached_property
    def check_problem(self) -> CheckProblemPage:
        """Return what can be done about a finding."""
        return self._take_in(CheckProblemPage(self._look, self._frames.own))

    @cached_property
    def check_result(self) -> CheckResultPage:
        """Return the answer of the tech check."""
        return self._take_in(CheckResultPage(self._look))

    @cached_property
    def check_report(self) -> CheckReportPage:
        """Return the report to take along."""
        return self._take_in(CheckReportPage(self._look))

    @cached_property
    def waiting(self) -> WaitingPage:
        """Return the waiting room."""
        return self._take_in(WaitingPage(self._look, self._frames.own))

    @cached_property
    def call(self) -> CallPage:
        """Return the call."""
        return self._take_in(CallPage(self._look, self._frames))

    @cached_property
    def after(self) -> AfterPage:
        """Return what comes after the meeting."""
        return self._take_in(AfterPage(self._look))

    @cached_property
    def plan_b(self) -> PlanBPage:
        """Return the telephone."""
        return self._take_in(PlanBPage(self._look))

    @cached_property
    def link_question(self) -> LinkQuestionPage:
        """Return the question about a link nobody knows."""
        return self._take_in(LinkQuestionPage(self._look))

    @cached_property
    def foreign_home(self) -> ForeignHomePage:
        """Return the page of a meeting in another program."""
        return self._take_in(ForeignHomePage(self._look))

    @cached_property
    def lobby(self) -> LobbyPage:
        """Return the waiting page before a meeting in another program."""
        return self._take_in(LobbyPage(self._look))

    @cached_property
    def elsewhere(self) -> ElsewherePage:
        """Return the page while the meeting goes on in another program."""
        return self._take_in(ElsewherePage(self._look))

    def made(self) -> tuple[Page, ...]:
        """Return every page that exists by now."""
        return tuple(self._made)

    def make_next(self) -> bool:
        """Make one page that nobody has asked for yet; False when all are there."""
        missing = [name for name in _AHEAD if name not in vars(self)]
        if missing:
            getattr(self, missing[0])
        return len(missing) > 1

    def page_for(self, view: View) -> Page:
        """Return the page that shows a view."""
        page = view.page
        if isinstance(page, HomeView):
            return self.opening if page.meeting is None or page.opening or page.choosing else self.home
        if isinstance(page, CheckView):
            return self._check_page_for(page)
        if isinstance(page, LinkQuestionView):
            return self.link_question
        if isinstance(page, ForeignView) and view.state is State.HOME:
            return self.foreign_home
        name = {
            State.LOBBY: "lobby",
            State.ELSEWHERE: "elsewhere",
            State.WAITING: "waiting",
            State.CALL: "call",
            State.AFTER: "after",
            State.PLAN_B: "plan_b",
        }[view.state]
        found: Page = getattr(self, name)
        return found

    def _check_page_for(self, page: CheckView) -> Page:
        if page.reported_at is not None:
            return self.check_report
        if problem_of(page) is not None:
            return self.check_problem
        return self.check_result if page.current is None else self.check

    def _take_in(self, page: _P) -> _P:
        self._made.append(page)
        self._on_made(page)
        return page
