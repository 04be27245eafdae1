# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B: the best way first, a number typed once, every step with its time, and opening hours in words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.facts import PlanBFacts, State, Way
from app.core.meeting import Jobcentre, MeetingForm, OpeningHours, Wish, WishState
from app.ui.pages.plan_b import PlanBPage
from app.ui.shots import scenes as s
from app.ui.window import MainWindow
from tests.unit.ui.conftest import MakeWindow, Recorder
from tests.unit.ui.test_pages import SCENES, said


def page_of(window: MainWindow) -> PlanBPage:
    page = window.page
    assert isinstance(page, PlanBPage)
    return page


def order(window: MainWindow, qapp: QApplication) -> list[Way]:
    """Return the ways in sight from the top down."""
    for _ in range(4):
        qapp.processEvents()
    page = page_of(window)
    cards = {
        Way.CALLBACK: page.callback,
        Way.NUMBER: page.number_card,
        Way.MESSAGE: page.messages,
        Way.WISH: page.wishes,
        Way.WORD: page.word,
    }
    shown = {way: card.mapTo(window, QPoint(0, 0)).y() for way, card in cards.items() if card.isVisible()}
    return sorted(shown, key=lambda way: shown[way])


@pytest.mark.parametrize(
    "ways",
    [
        tuple(Way),
        (Way.NUMBER, Way.CALLBACK, Way.MESSAGE, Way.WISH),
        (Way.NUMBER,),
        (Way.NUMBER, Way.WORD),
        (Way.CALLBACK, Way.NUMBER, Way.WISH),
    ],
    ids=str,
)
def test_the_ways_stand_in_their_order(ways: tuple[Way, ...], window: MainWindow, qapp: QApplication) -> None:
    window.show_view(SCENES["plan_b"])
    window.show_view(s.view(State.PLAN_B, s.plan_b(facts=PlanBFacts(ways=ways))))
    assert order(window, qapp) == list(ways)


def reached_by_tab(window: MainWindow, qtbot: QtBot, first: QWidget, steps: int) -> list[QWidget | None]:
    first.setFocus()
    reached = []
    for _ in range(steps):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    return reached


@pytest.mark.parametrize("scene", ["plan_b_known", "plan_b_offline"])
def test_the_keyboard_goes_the_way_of_the_eye(scene: str, window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(SCENES["plan_b"])
    view = SCENES[scene]
    full = replace(view.page, phone="20 30 40 50", has_dialer=True)  # type: ignore[type-var]
    window.show_view(replace(view, page=full))
    page = page_of(window)
    callback, number = (
        [page.callback.phone, page.callback.ask],
        [page.number_card.dial, page.number_card.copy],
    )
    ways = full.facts.ways
    stops = [*callback, *number] if ways[0] is Way.CALLBACK else [*number, *callback]
    assert reached_by_tab(window, qtbot, stops[0], len(stops) - 1) == stops[1:]


@pytest.mark.parametrize(
    ("scene", "wanted"),
    [("plan_b", "phone"), ("plan_b_known", "ask"), ("plan_b_calling", "copy"), ("plan_b_offline", "copy")],
)
def test_the_focus_begins_where_one_press_helps(scene: str, wanted: str, window: MainWindow) -> None:
    window.show_view(SCENES["home"])
    window.show_view(SCENES[scene])
    page = page_of(window)
    places = {"phone": page.callback.phone, "ask": page.callback.ask, "copy": page.number_card.copy}
    assert QApplication.focusWidget() is places[wanted]


def test_a_number_is_filled_in_and_goes_when_it_is_forgotten(window: MainWindow) -> None:
    window.show_view(SCENES["plan_b_known"])
    field = page_of(window).callback.phone
    assert field.text() == "20 30 40 50"
    window.show_view(SCENES["plan_b"])
    assert field.text() == ""


def test_a_number_that_comes_late_does_not_write_over_another(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(SCENES["plan_b"])
    field = page_of(window).callback.phone
    qtbot.keyClicks(field, "6070")
    window.show_view(SCENES["plan_b_known"])
    assert field.text() == "6070"


def test_a_number_is_sent_as_the_caseworker_reads_it(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window.show_view(SCENES["plan_b"])
    callback = page_of(window).callback
    qtbot.keyClicks(callback.phone, "(+45)20304050")
    callback.ask.click()
    assert recorder.events == [e.CallbackAsked("+45 20 30 40 50")]


def test_each_step_has_its_time(window: MainWindow) -> None:
    window.show_view(SCENES["plan_b_called"])
    words = said(window)
    assert "Kl. 13.02: Du bad om at blive ringet op.\nKl. 13.04: Mette begyndte at ringe." in words
    assert "Mette har ringet til dig. | Kl. 13.20" in words


def test_calling_with_this_computer_is_offered_only_where_it_can(window: MainWindow) -> None:
    for scene, there in (("plan_b", False), ("plan_b_known", True)):
        window.show_view(SCENES[scene])
        assert page_of(window).number_card.dial.isVisible() is there


def test_the_main_number_stands_second_with_its_hours(window: MainWindow) -> None:
    window.show_view(SCENES["plan_b_known"])
    words = said(window)
    assert "Eller ring til jobcenteret på 56\u00a018\u00a020\u00a000." in words
    assert "mandag til torsdag kl. 09.00–15.00 og fredag kl. 09.00–13.00. Der er åbent nu." in words
    window.show_view(SCENES["plan_b_offline"])
    assert "Der er lukket lige nu." in said(window)
    window.show_view(SCENES["plan_b"])
    assert "jobcenteret på" not in said(window)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((), ""),
        ((OpeningHours((1, 3, 5), "09:00", "12:00"),), "Monday, Wednesday and Friday 09:00–12:00"),
        ((OpeningHours((4, 5), "10:00", "12:30"),), "Thursday and Friday 10:00–12:30"),
        ((OpeningHours((5, 2, 1, 3), "08:00", "16:00"),), "Monday to Wednesday and Friday 08:00–16:00"),
    ],
)
def test_hours_are_said_in_the_language_of_the_moment(
    hours: tuple[OpeningHours, ...], words: str, make_window: MakeWindow
) -> None:
    window = make_window("en")
    page = s.plan_b(jobcentre=Jobcentre("56 18 20 00", hours))
    window.show_view(s.view(State.PLAN_B, page))
    card = page_of(window).number_card
    assert card.hours.isVisible() is bool(hours)
    assert not words or f"They answer {words}." in card.hours.said()


@pytest.mark.parametrize(
    ("wish", "words", "offered"),
    [
        (Wish(), "", {MeetingForm.PHONE, MeetingForm.IN_PERSON}),
        (
            Wish(MeetingForm.PHONE, WishState.SENDING),
            "Vi sender dit ønske",
            {MeetingForm.VIDEO, MeetingForm.IN_PERSON},
        ),
        (
            Wish(MeetingForm.IN_PERSON, WishState.ASKED, s.START),
            "Kl. 13.00 fik Mette dit ønske om fremmøde.",
            {MeetingForm.VIDEO, MeetingForm.PHONE},
        ),
        (
            Wish(MeetingForm.PHONE, WishState.CONFIRMED, s.START),
            "Kl. 13.00 sagde Mette ja: I taler i telefon næste gang.",
            {MeetingForm.VIDEO, MeetingForm.IN_PERSON},
        ),
    ],
)
def test_a_wish_is_followed_to_its_answer(
    wish: Wish, words: str, offered: set[MeetingForm], window: MainWindow
) -> None:
    window.show_view(replace(SCENES["plan_b"], wish=wish))
    wishes = page_of(window).wishes
    assert words in wishes.answer.said()
    assert wishes.answer.isVisible() is bool(words)
    assert {form for form, button in wishes.buttons.items() if button.isVisible()} == offered


def test_112_is_held_back_in_kind_words(window: MainWindow, qtbot: QtBot) -> None:
    """Nobody can be called on it; who is in need reads what to do, and a number of one's own is taken."""
    window.show_view(SCENES["plan_b"])
    callback = page_of(window).callback
    qtbot.keyClicks(callback.phone, "112")
    assert not callback.ask.isEnabled()
    assert callback.hint.said().startswith("112 er til akut hjælp.")
    callback.phone.clear()
    qtbot.keyClicks(callback.phone, "12345678")
    assert callback.ask.isEnabled()
    assert callback.hint.said().startswith("Vi kender ikke den slags nummer.")


@pytest.mark.parametrize("news", ["admitted", "video_back"])
def test_what_becomes_possible_comes_into_sight(news: str, window: MainWindow, qtbot: QtBot) -> None:
    """In a small window plan B may be scrolled down when the caseworker is ready."""
    window.resize(700, 420)
    window.show()
    place = State.WAITING if news == "admitted" else State.CALL
    before = s.plan_b(place=place, facts=PlanBFacts(ways=tuple(Way)))
    window.show_view(s.view(State.PLAN_B, before))
    bar = page_of(window).scroller.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    window.show_view(s.view(State.PLAN_B, replace(before, **{news: True})))
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_a_number_being_typed_stays_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(700, 420)
    window.show()
    before = s.plan_b(place=State.WAITING, facts=PlanBFacts(ways=tuple(Way)))
    window.show_view(s.view(State.PLAN_B, before))
    page = page_of(window)
    bar = page.scroller.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    field = page.callback.phone
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClicks(field, "20 30")
    bar.setValue(bar.maximum())
    window.show_view(s.view(State.PLAN_B, replace(before, admitted=True)))
    qtbot.wait(50)
    assert bar.value() > 0
