# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A meeting in another program on the screen: asked about, told of, waited for; never promised too much."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.events import (
    CallLeft,
    DoubtAccepted,
    DoubtDropped,
    ForeignDetailsGiven,
    OpenElsewhereAsked,
    WaitingLeft,
    WaitingRoomAsked,
    WordAsked,
)
from app.core.events.foreign import WordWay
from app.core.events.person import Message
from app.core.foreign_links import Doubt, Program
from app.core.views import ForeignView, View
from app.ui.meeting_bar import MeetingBar, kept_inside, place_in
from app.ui.receipt_pdf import receipt_document
from app.ui.shots.scenes import scenes
from app.ui.window import MainWindow
from app.ui.wording import elsewhere as words
from app.ui.wording.told_time import hour_and_minute
from tests.unit.ui.conftest import MakeWindow, Recorder

SCENES = scenes()
no_manager = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(window: MainWindow, name: str, qapp: QApplication) -> View:
    """Show a scene and let it be laid out."""
    window.show_view(SCENES[name])
    for _ in range(3):
        qapp.processEvents()
    return SCENES[name]


def test_every_program_and_way_has_a_name() -> None:
    assert set(words.NAMES) == set(Program)
    assert set(words.DOUBTS) == set(Doubt)
    assert set(words.WORD_WAYS) == set(words.WORD_DONE) == set(words.WORD_NO_WAY) == set(WordWay)
    assert set(words.WORDS) == set(Message)


def test_the_question_about_a_link_shows_where_it_leads_and_no_is_the_main_answer(
    window: MainWindow, recorder: Recorder, qapp: QApplication, qtbot: QtBot
) -> None:
    shown(window, "foreign_look_alike", qapp)
    page = window._pages.link_question  # noqa: SLF001
    assert page.host.said().replace("\u200b", "") == "teams.microsoft.com.meeting-join-now.evil.example"
    assert "Teams" in page.title.said()
    qtbot.keyClick(window, Qt.Key.Key_Return)
    page.yes.click()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert recorder.events == [DoubtDropped(), DoubtAccepted(), DoubtDropped()]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("13.00", (13, 0)),
        ("13:05", (13, 5)),
        (" kl. 9.30 ", (9, 30)),
        ("9", (9, 0)),
        ("0930", (9, 30)),
        ("930", (9, 30)),
        ("at 1:15 pm", (13, 15)),
        ("12 am", (0, 0)),
        ("24.00", None),
        ("13.60", None),
        ("klokken et", None),
        ("", None),
    ],
)
def test_a_time_is_understood_however_it_is_typed(text: str, meant: tuple[int, int] | None) -> None:
    assert hour_and_minute(text) == meant


def test_what_is_told_is_handed_on_with_the_day_and_the_persons_own_clock(
    window: MainWindow, recorder: Recorder, qapp: QApplication
) -> None:
    shown(window, "foreign_home", qapp)
    details = window._pages.foreign_home.details  # noqa: SLF001
    assert not details.save.isEnabled()
    details.day.setCurrentIndex(1)
    details.time.setText("13")
    details.name.setText("Mette Holm")
    details.phone.setText("46182035")
    details.save.click()
    told = ForeignDetailsGiven(datetime(2026, 11, 24, 12, 0, tzinfo=UTC), "Mette Holm", "46 18 20 35")
    assert recorder.events == [told]


@pytest.mark.parametrize(
    ("time", "phone", "enabled"),
    [
        ("25.00", "", False),
        ("13", "112", False),
        ("13", "4618", False),
        ("", "46182035", True),
        ("13", "", True),
    ],
)
def test_a_slip_of_the_finger_is_not_saved(
    time: str, phone: str, enabled: bool, window: MainWindow, qapp: QApplication
) -> None:
    shown(window, "foreign_home", qapp)
    details = window._pages.foreign_home.details  # noqa: SLF001
    details.time.setText(time)
    details.phone.setText(phone)
    assert details.save.isEnabled() is enabled
    assert details.hint.isVisible() is not enabled


def test_a_tick_never_writes_over_what_is_being_typed(window: MainWindow, qapp: QApplication) -> None:
    view = shown(window, "foreign_home", qapp)
    details = window._pages.foreign_home.details  # noqa: SLF001
    details.name.setText("Met")
    details.day.setCurrentIndex(2)
    page = view.page
    assert isinstance(page, ForeignView)
    assert page.now is not None
    window.show_view(replace(view, page=replace(page, now=page.now.replace(minute=59))))
    assert (details.name.text(), details.day.currentIndex()) == ("Met", 2)


def test_what_was_told_can_be_changed(window: MainWindow, recorder: Recorder, qapp: QApplication) -> None:
    shown(window, "foreign_home_told", qapp)
    details = window._pages.foreign_home.details  # noqa: SLF001
    assert details.save.isHidden()
    details.change.click()
    assert (details.time.text(), details.name.text()) == ("13.00", "Mette Holm")
    details.time.setText("14.30")
    details.save.click()
    event = recorder.events[-1]
    assert isinstance(event, ForeignDetailsGiven)
    assert event.starts_at == datetime(2026, 11, 23, 13, 30, tzinfo=UTC)


def test_the_waiting_page_says_the_time_and_that_nobody_sees_the_person_here(
    window: MainWindow, recorder: Recorder, qapp: QApplication, qtbot: QtBot
) -> None:
    shown(window, "foreign_lobby", qapp)
    page = window._pages.lobby  # noqa: SLF001
    assert page.title.said() == "Klokken er 12.56"
    assert page.starts.said() == "Mødet begynder kl. 13.00, altså om 4 minutter."
    assert "først se dig" in page.not_seen.said()
    qtbot.keyClick(window, Qt.Key.Key_Return)
    page.leave.click()
    assert recorder.events == [OpenElsewhereAsked(), WaitingLeft()]


def test_a_meeting_without_a_known_time_counts_no_minutes(window: MainWindow, qapp: QApplication) -> None:
    shown(window, "foreign_lobby_untold", qapp)
    page = window._pages.lobby  # noqa: SLF001
    assert page.starts.said() == "Åbn mødet, når tiden i dit brev er kommet."
    assert window._top._meeting.said() == "Møde i Teams"  # noqa: SLF001


def test_while_the_devices_are_let_go_the_button_waits(window: MainWindow, qapp: QApplication) -> None:
    shown(window, "foreign_lobby_releasing", qapp)
    page = window._pages.lobby  # noqa: SLF001
    assert not page.open.isEnabled()
    assert page.progress.isVisible()


def test_word_is_handed_on_in_the_persons_language_and_never_called_delivered(
    make_window: MakeWindow, qapp: QApplication
) -> None:
    window = make_window(language="en")
    recorder = Recorder(window)
    shown(window, "foreign_plan_b", qapp)
    word = window._pages.plan_b.word  # noqa: SLF001
    assert not word.state.isVisible()
    word.buttons[Message.EQUIPMENT_FAILING, WordWay.MAIL].click()
    event = recorder.events[-1]
    assert isinstance(event, WordAsked)
    assert (event.way, event.subject) == (WordWay.MAIL, "Our meeting")
    assert event.text.startswith("I am ready for our meeting")
    shown(window, "foreign_plan_b_word", qapp)
    assert "only when you press send" in word.state.said()
    assert "cannot see whether it has arrived" in word.state.said()


def test_without_a_number_no_text_message_is_offered(window: MainWindow, qapp: QApplication) -> None:
    shown(window, "foreign_plan_b_nobody", qapp)
    word = window._pages.plan_b.word  # noqa: SLF001
    assert word.buttons[Message.EQUIPMENT_FAILING, WordWay.COPY].isVisible()
    assert not word.buttons[Message.EQUIPMENT_FAILING, WordWay.SMS].isVisible()
    assert not word.qr.isVisible()


def test_the_receipt_of_a_meeting_elsewhere_is_the_persons_own(
    window: MainWindow, recorder: Recorder, qapp: QApplication
) -> None:
    view = shown(window, "foreign_after", qapp)
    page = window._pages.after  # noqa: SLF001
    assert page.receipt.headline.said() == "Du var her kl. 12.56. Det tæller."
    assert "ikke underskrevet" in page.receipt.signed.said()
    assert "jobcenterets system så" not in page.receipt.proves.said()
    page.back.click()
    assert recorder.events == [WaitingRoomAsked()]
    assert view.receipt is not None
    printed = receipt_document(view.receipt).toPlainText()
    assert "Du var her kl. 12.56" in printed
    assert "Du åbnede mødet i Teams." in printed
    assert "Tid fra mødet" not in printed
    assert "Underskriften er på vej" not in printed


BAR_LOOKS = [
    (language, text, theme) for language in ("da", "en") for text in (100, 200) for theme in ("light", "dark")
]


@no_manager
@pytest.mark.parametrize(("language", "text", "theme"), BAR_LOOKS)
def test_the_bar_is_whole_and_leaves_the_middle_of_the_screen_free(
    language: str, text: int, theme: str, make_window: MakeWindow, qapp: QApplication
) -> None:
    window = make_window(language=language, text=text, theme=theme)
    bar = MeetingBar(window.look)
    try:
        bar.show_view(SCENES["foreign_elsewhere"])
        qapp.processEvents()
        for button in (bar.plan_b, bar.word, bar.back, bar.over, bar.handle):
            assert button.width() >= button.sizeHint().width()
            assert button.height() >= 44
            assert button.accessibleName()
            inside = QRect(button.mapTo(bar, QPoint(0, 0)), button.size())
            assert bar.rect().contains(inside)
        room = QRect(0, 0, 1366, 728)
        taken = QRect(place_in(room, bar), bar.size())
        assert room.contains(taken)
        middle = QRect(0, 0, 400, 300)
        middle.moveCenter(room.center())
        assert not taken.contains(room.center())
        assert text == 200 or not taken.intersects(middle)
    finally:
        bar.close()
        bar.deleteLater()


@no_manager
def test_the_bar_is_there_exactly_while_the_meeting_is_elsewhere(
    window: MainWindow, qapp: QApplication
) -> None:
    bar = MeetingBar(window.look)
    try:
        assert bar.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
        assert bar.windowFlags() & Qt.WindowType.FramelessWindowHint
        seen = {}
        for name in ("foreign_lobby", "foreign_elsewhere", "foreign_plan_b", "plan_b", "foreign_after"):
            bar.show_view(SCENES[name])
            seen[name] = bar.isVisible()
        assert [name for name, there in seen.items() if there] == ["foreign_elsewhere", "foreign_plan_b"]
    finally:
        bar.close()
        bar.deleteLater()


@no_manager
def test_the_bar_works_by_keyboard_alone(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    """Every button is reached by Tab and pressed by Enter; F2 is plan B; arrows move the bar."""
    bar = MeetingBar(window.look)
    told: list[str] = []
    for name in ("plan_b_pressed", "word_pressed", "back_pressed", "over_pressed"):
        getattr(bar, name).connect(lambda name=name: told.append(name))
    try:
        bar.show_view(SCENES["foreign_elsewhere"])
        qtbot.waitExposed(bar)
        bar.activateWindow()
        bar.plan_b.setFocus(Qt.FocusReason.TabFocusReason)
        reached = set()
        for _ in range(5):
            focused = bar.focusWidget()
            assert focused is not None
            reached.add(focused.objectName())
            if focused is not bar.handle:
                qtbot.keyClick(focused, Qt.Key.Key_Return)
            bar.focusNextChild()
        assert reached == {"bar_plan_b", "bar_word", "bar_back", "bar_over", "bar_move"}
        assert sorted(told) == ["back_pressed", "over_pressed", "plan_b_pressed", "word_pressed"]
        qtbot.keyClick(bar, Qt.Key.Key_F2)
        assert told[-1] == "plan_b_pressed"
        before = bar.pos()
        qtbot.keyClick(bar.handle, Qt.Key.Key_Up)
        assert bar.pos() == before - QPoint(0, 32)
        for _ in range(60):
            qtbot.keyClick(bar.handle, Qt.Key.Key_Right)
        assert bar.screen().availableGeometry().contains(bar.geometry())
    finally:
        bar.close()
        bar.deleteLater()


@no_manager
def test_the_bar_makes_room_while_the_main_window_is_in_front(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    """It has the same buttons; the bar is for when another program's window lies over it."""
    bar, other = MeetingBar(window.look), QWidget()
    try:
        bar.stand_over(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        bar.show_view(SCENES["foreign_elsewhere"])
        assert not bar.isVisible()
        other.show()
        other.activateWindow()
        qtbot.waitUntil(bar.isVisible)
        window.activateWindow()
        qtbot.waitUntil(lambda: not bar.isVisible())
        window.showMinimized()
        qtbot.waitUntil(bar.isVisible)
        bar.show_view(SCENES["foreign_after"])
        assert not bar.isVisible()
    finally:
        for widget in (bar, other):
            widget.close()
            widget.deleteLater()


@no_manager
def test_closing_the_window_leaves_the_bar_and_the_program(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    """People close "the other window" when Teams comes up; the way to the caseworker stays."""
    from app.compose.meeting_bar import bar_for

    bar = bar_for(window)
    ended: list[bool] = []
    qapp.lastWindowClosed.connect(lambda: ended.append(True))
    try:
        window.show_view(SCENES["foreign_elsewhere"])
        bar.show_view(SCENES["foreign_elsewhere"])
        window.close()
        qapp.processEvents()
        assert bar.isVisible()
        assert ended == []
        bar.plan_b.click()
        assert window.isVisible()
    finally:
        bar.close()
        bar.deleteLater()


def test_the_checks_result_leads_to_the_waiting_page(window: MainWindow, qapp: QApplication) -> None:
    said = {}
    for name, foreign in (("ours", None), ("elsewhere", SCENES["foreign_home"].foreign)):
        window.show_view(replace(SCENES["check_ready"], foreign=foreign))
        said[name] = window._pages.check_result.enter.text()  # noqa: SLF001
    assert said == {"ours": "Gå til venteværelset", "elsewhere": "Gå til ventesiden"}


def test_a_reminder_is_offered_once_the_hour_is_known(window: MainWindow, qapp: QApplication) -> None:
    offered = {}
    for name in ("foreign_home", "foreign_home_told"):
        shown(window, name, qapp)
        offered[name] = window._pages.foreign_home.remember.isVisible()  # noqa: SLF001
    assert offered == {"foreign_home": False, "foreign_home_told": True}


def test_a_bar_larger_than_the_screen_keeps_plan_b_in_sight() -> None:
    assert kept_inside(QRect(50, 50, 900, 900), QRect(0, 0, 800, 600)) == QPoint(0, 0)


@no_manager
def test_the_bars_buttons_bring_the_window_forward(window: MainWindow, recorder: Recorder) -> None:
    from app.compose.meeting_bar import bar_for
    from app.core.events import PlanBAsked

    bar = bar_for(window)
    try:
        window.show_view(SCENES["foreign_elsewhere"])
        window.showMinimized()
        bar.plan_b.click()
        assert not window.isMinimized()
        bar.word.click()
        window.hide()
        bar.back.click()
        assert window.isVisible()
        bar.over.click()
        assert recorder.events == [PlanBAsked(), PlanBAsked(), CallLeft()]
    finally:
        bar.close()
        bar.deleteLater()
