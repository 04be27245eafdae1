# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""All pages, and which one a view means."""

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


class Pages:
    """One of each."""

    def __init__(self, look: Look, frames: FrameSources) -> None:
        self.opening = OpeningPage(look)
        self.home = HomePage(look)
        self.check = CheckPage(look, frames.own)
        self.check_problem = CheckProblemPage(look, frames.own)
        self.check_result = CheckResultPage(look)
        self.check_report = CheckReportPage(look)
        self.waiting = WaitingPage(look, frames.own)
        self.call = CallPage(look, frames)
        self.after = AfterPage(look)
        self.plan_b = PlanBPage(look)
        self.link_question = LinkQuestionPage(look)
        self.foreign_home = ForeignHomePage(look)
        self.lobby = LobbyPage(look)
        self.elsewhere = ElsewherePage(look)

    def all(self) -> tuple[Page, ...]:
        """Return every page."""
        return tuple(vars(self).values())

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
        return {
            State.LOBBY: self.lobby,
            State.ELSEWHERE: self.elsewhere,
            State.WAITING: self.waiting,
            State.CALL: self.call,
            State.AFTER: self.after,
            State.PLAN_B: self.plan_b,
        }[view.state]

    def _check_page_for(self, page: CheckView) -> Page:
        if page.reported_at is not None:
            return self.check_report
        if problem_of(page) is not None:
            return self.check_problem
        return self.check_result if page.current is None else self.check

    def show_level(self, level_dbfs: float, peak_dbfs: float) -> None:
        """Pass the microphone's level on to whoever shows it."""
        self.check.show_level(level_dbfs, peak_dbfs)


def make_pages(look: Look, frames: FrameSources) -> Pages:
    """Return one of each page."""
    return Pages(look, frames)
