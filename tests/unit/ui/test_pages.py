# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each page shows what its view says, and tells what the person did; it never decides."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.answers import UNANSWERED_CODE, judged_by_answer
from app.core.devices import Device, DeviceChoice, DeviceKind
from app.core.events.person import Answer, Message
from app.core.events.service import CallbackState
from app.core.facts import (
    SAMPLE_UNDER_WAY,
    EngineCondition,
    Forward,
    MediaFacts,
    PlanBFacts,
    SampleState,
    State,
)
from app.core.faults import FaultCode
from app.core.meeting import MeetingForm
from app.core.phone import dialled, spaced
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.core.views import AfterView
from app.ui.shots import scenes as s
from app.ui.widgets.icon import Icon
from app.ui.widgets.text import Text
from app.ui.window import MainWindow
from tests.unit.ui.conftest import Recorder

SCENES = s.scenes()


def press(window: MainWindow, words: str) -> None:
    """Press the one button in sight with these words."""
    found = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.text() == words and button.isEnabled()
    ]
    assert len(found) == 1, (words, [b.text() for b in window.findChildren(QAbstractButton) if b.isVisible()])
    found[0].click()


def said(window: MainWindow) -> str:
    """Return all words in sight."""
    return " | ".join(text.said() for text in window.findChildren(Text) if text.isVisible() and text.said())


def icons(window: MainWindow) -> set[str]:
    """Return the names of all icons in sight."""
    return {icon._name for icon in window.findChildren(Icon) if icon.isVisible()}  # noqa: SLF001


def choose_last(window: MainWindow, kind: DeviceKind) -> None:
    picker = window._pages.check.pickers[kind]  # noqa: SLF001
    picker.list.setCurrentIndex(1)
    picker.list.activated.emit(1)


PRESSES: list[tuple[str, str, e.Event]] = [
    ("home", "Test mit udstyr", e.CheckAsked()),
    ("home", "Gå til venteværelset", e.WaitingRoomAsked()),
    ("home", "Åbn et andet link", e.OtherMeetingAsked()),
    ("home_choosing", "Tilbage til dit møde", e.OpeningLeft()),
    ("home", "Ring til min sagsbehandler", e.PlanBAsked()),
    ("home_without_meeting", "Test mit udstyr nu", e.CheckAsked()),
    ("home_code_mistyped", "Det er set", e.NoticeDismissed()),
    ("check_camera", "Næste", e.StepDone()),
    ("check_camera_measuring", "Spring over", e.StepSkipped()),
    ("check_camera", "Til forsiden", e.CheckLeft()),
    ("check_camera", "Drej billedet", e.CameraTurned()),
    ("check_microphone", "Begynd", e.RecordingAsked()),
    ("check_microphone_other", "Brug Jabra Evolve 20", e.DeviceChosen(DeviceKind.MICROPHONE, "hw1")),
    ("check_speaker_not_heard", "Brug Jabra Evolve 20", e.DeviceChosen(DeviceKind.SPEAKER, "hw1")),
    ("check_microphone_played", "Ja", e.AnswerGiven(Answer.YES)),
    ("check_speaker", "Afspil lyd", e.SoundAsked()),
    ("check_speaker_played", "Nej", e.AnswerGiven(Answer.NO)),
    ("check_speaker_played", "Ved ikke", e.AnswerGiven(Answer.DONT_KNOW)),
    ("check_computer", "Se svaret", e.StepDone()),
    ("check_ready", "Gå til venteværelset", e.WaitingRoomAsked()),
    ("check_ready", "Test igen", e.CheckRepeated()),
    ("check_call_instead", "Se nummeret", e.PlanBAsked()),
    ("check_call_instead", "Prøv med video alligevel", e.WaitingRoomAsked()),
    ("waiting", "Sluk kamera", e.CameraSwitched(False)),
    ("waiting_late", "Tænd kamera", e.CameraSwitched(True)),
    ("waiting", "Forlad venteværelset", e.WaitingLeft()),
    ("waiting_gave_up", "Tag mødet i telefonen", e.PlanBAsked()),
    ("call", "Mikrofon til", e.MicrophoneSwitched(False)),
    ("call_muted", "Mikrofon fra", e.MicrophoneSwitched(True)),
    ("call", "Kamera til", e.CameraSwitched(False)),
    ("call", "Hold pause", e.PauseSwitched(True)),
    ("call", "Forlad mødet", e.CallLeft()),
    ("call_lost", "Tag mødet i telefonen", e.PlanBAsked()),
    ("after", "Til forsiden", e.AfterClosed()),
    ("after_left", "Tilbage til mødet", e.WaitingRoomAsked()),
    ("plan_b", "Kopiér nummeret", e.NumberCopied()),
    ("plan_b_known", "Ring med denne computer", e.DialAsked()),
    ("plan_b_known", "Bed Mette om at ringe til mig", e.CallbackAsked("20 30 40 50")),
    ("plan_b", "Hellere telefon næste gang", e.WishAsked(MeetingForm.PHONE)),
    ("plan_b", "Hellere fremmøde næste gang", e.WishAsked(MeetingForm.IN_PERSON)),
    ("plan_b_called", "Video er fint alligevel", e.WishAsked(MeetingForm.VIDEO)),
    ("waiting_not_begun", "Tag mødet i telefonen", e.PlanBAsked()),
    ("call_unheard", "Tag mødet i telefonen", e.PlanBAsked()),
    ("plan_b", "Jeg er her, men mit udstyr driller", e.MessageAsked(Message.EQUIPMENT_FAILING)),
    ("plan_b", "Jeg kommer ti minutter senere", e.MessageAsked(Message.TEN_MINUTES_LATE)),
    ("plan_b", "Tilbage til forsiden", e.PlanBClosed()),
    ("plan_b_in_call", "Mikrofon til", e.MicrophoneSwitched(False)),
    ("plan_b_in_call", "Kamera til", e.CameraSwitched(False)),
]


def test_a_press_tells_what_was_done(window: MainWindow, recorder: Recorder) -> None:
    for scene, words, event in PRESSES:
        recorder.events.clear()
        window.show_view(SCENES[scene])
        press(window, words)
        assert recorder.events == [event], (scene, words)


def test_pause_ends_with_the_large_button(window: MainWindow, recorder: Recorder) -> None:
    window.show_view(SCENES["call_paused"])
    window._pages.call.stage.resume.click()  # noqa: SLF001
    assert recorder.events == [e.PauseSwitched(False)]


def test_a_pasted_link_opens_at_once(window: MainWindow, recorder: Recorder) -> None:
    QGuiApplication.clipboard().setText("  https://moede.example/m/abcdefghijklmnop \n")
    window.show_view(SCENES["home_without_meeting"])
    press(window, "Sæt link ind fra udklipsholderen")
    assert recorder.events == [e.LinkGiven("https://moede.example/m/abcdefghijklmnop")]


def test_another_link_begins_with_empty_fields_and_the_old_meeting_in_sight(window: MainWindow) -> None:
    window.show_view(SCENES["home_without_meeting"])
    page = window._pages.opening  # noqa: SLF001
    page.link.setText("https://moede.example/m/abcdefghijklmnop")
    page.code.groups[0].setText("123")
    window.show_view(SCENES["home"])
    window.show_view(SCENES["home_choosing"])
    assert (page.link.text(), page.code.text()) == ("", "")
    assert not page.open.isEnabled()
    assert "Dit møde med Mette bliver her, til du har åbnet et andet." in said(window)
    window.show_view(SCENES["home_without_meeting"])
    assert not page.back.isVisible()


def test_a_look_at_plan_b_keeps_what_was_typed(window: MainWindow) -> None:
    window.show_view(SCENES["home_choosing"])
    page = window._pages.opening  # noqa: SLF001
    page.link.setText("https://half.typed")
    window.show_view(SCENES["plan_b"])
    window.show_view(SCENES["home_choosing"])
    assert page.link.text() == "https://half.typed"


def test_another_link_on_its_way_shows_progress_only_when_it_takes_time(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_view(SCENES["home_choosing"])
    page = window._pages.opening  # noqa: SLF001
    window.show_view(s.view(State.HOME, s.home(choosing=True, opening=True)))
    assert not page.waiting.isVisible()
    assert not page.back.isEnabled()
    qtbot.waitUntil(page.waiting.isVisible)
    window.show_view(SCENES["home_choosing"])
    assert page.back.isEnabled()


def test_an_empty_clipboard_is_answered_in_words(window: MainWindow, recorder: Recorder) -> None:
    QGuiApplication.clipboard().clear()
    window.show_view(SCENES["home_without_meeting"])
    press(window, "Sæt link ind fra udklipsholderen")
    assert recorder.events == []
    assert "ikke kopieret et link endnu" in said(window)


def test_a_code_is_typed_in_three_groups_without_tab(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window.show_view(SCENES["home_without_meeting"])
    page = window._pages.opening  # noqa: SLF001
    assert not page.open.isEnabled()
    page.code.groups[0].setFocus()
    for digit in "123456789":
        qtbot.keyClicks(QApplication.focusWidget(), digit)
    assert [group.text() for group in page.code.groups] == ["123", "456", "789"]
    qtbot.keyClick(page.code.groups[2], Qt.Key.Key_Return)
    assert recorder.events == [e.LinkGiven("123456789")]


def test_a_code_pasted_whole_fills_all_groups_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("123-456-789")
    window.show_view(SCENES["home_without_meeting"])
    groups = window._pages.opening.code.groups  # noqa: SLF001
    groups[0].setFocus()
    qtbot.keyClick(groups[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [group.text() for group in groups] == ["123", "456", "789"]
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert [group.text() for group in groups] == ["123", "45", ""]


def test_progress_comes_only_when_opening_takes_time(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(SCENES["home_opening"])
    waiting = window._pages.opening.waiting  # noqa: SLF001
    assert not waiting.isVisible()
    qtbot.waitUntil(waiting.isVisible)
    assert "Vi henter dit møde" in said(window)
    window.show_view(SCENES["home_link_expired"])
    assert not waiting.isVisible()
    assert "Linket virker ikke længere." in said(window)


def test_next_waits_for_a_result_and_skip_never_waits(window: MainWindow) -> None:
    page = window._pages.check  # noqa: SLF001
    window.show_view(SCENES["check_camera_measuring"])
    assert (page.next.isEnabled(), page.skip.isEnabled()) == (False, True)
    window.show_view(SCENES["check_camera"])
    assert (page.next.isEnabled(), page.skip.isEnabled()) == (True, True)


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        ("check_camera_none", "Videre uden kamera"),
        ("check_microphone_busy", "Videre uden mikrofon"),
        ("check_speaker_lost", "Videre uden højttaler"),
    ],
)
def test_a_device_that_does_not_work_leaves_one_way_on(
    scene: str, words: str, window: MainWindow, recorder: Recorder
) -> None:
    """Neither a main action that is off, nor two buttons that do the same."""
    window.show_view(SCENES[scene])
    assert not window._pages.check.skip.isVisible()  # noqa: SLF001
    press(window, words)
    assert recorder.events == [e.StepDone()]


def test_whoever_does_without_a_camera_can_go_on_before_any_result(window: MainWindow) -> None:
    none = replace(s.DEVICES, choice=DeviceChoice(camera="none"), camera_live=False)
    window.show_view(s.view(State.CHECK, s.check(CheckId.CAMERA, measuring=True, devices=none)))
    page = window._pages.check  # noqa: SLF001
    assert (page.next.text(), page.next.isEnabled()) == ("Videre uden kamera", True)
    result = s.result(CheckId.CAMERA, Verdict.SOUND_ONLY, "camera_none")
    window.show_view(s.view(State.CHECK, s.check(CheckId.CAMERA, result=result, devices=none)))
    assert (page.next.text(), page.skip.isVisible()) == ("Næste", True)


def test_another_device_can_be_picked(window: MainWindow, recorder: Recorder) -> None:
    window.show_view(SCENES["check_camera"])
    choose_last(window, DeviceKind.CAMERA)
    assert recorder.events == [e.DeviceChosen(DeviceKind.CAMERA, "1")]


def test_the_picker_shows_what_is_chosen_and_is_named_by_its_question(window: MainWindow) -> None:
    devices = replace(s.DEVICES, choice=DeviceChoice(camera="1"))
    window.show_view(s.view(State.CHECK, s.check(CheckId.CAMERA, devices=devices)))
    picker = window._pages.check.pickers[DeviceKind.CAMERA]  # noqa: SLF001
    assert picker.list.currentText() == "Logitech C270"
    assert picker.list.accessibleName() == "Kamera"
    assert picker.list.accessibleDescription() == "Logitech C270"


def test_virtual_devices_come_last_and_none_is_always_there(window: MainWindow) -> None:
    virtual = Device(DeviceKind.CAMERA, "9", "A virtual camera", is_virtual=True)
    devices = replace(s.DEVICES, cameras=(virtual, *s.DEVICES.cameras))
    window.show_view(s.view(State.CHECK, s.check(CheckId.CAMERA, devices=devices)))
    names = window._pages.check.pickers[DeviceKind.CAMERA].list  # noqa: SLF001
    texts = [names.itemText(index) for index in range(names.count())]
    assert texts[-2:] == ["A virtual camera (et program)", "Uden kamera"]


def test_the_answers_come_after_the_sound(window: MainWindow) -> None:
    answers = window._pages.check.answers  # noqa: SLF001
    for scene, asked in (
        ("check_speaker", False),
        ("check_speaker_playing", False),
        ("check_speaker_played", True),
    ):
        window.show_view(SCENES[scene])
        assert answers.isVisible() is asked, scene


def test_a_sound_that_was_played_is_asked_about_and_not_remarked_on(window: MainWindow) -> None:
    page = window._pages.check  # noqa: SLF001
    window.show_view(SCENES["check_speaker_played"])
    assert page.answers.isVisible()
    assert not page.found.isVisible()
    played = s.result(CheckId.SPEAKER, Verdict.REMARK, UNANSWERED_CODE)
    for answer in Answer:
        answered = s.check(
            CheckId.SPEAKER,
            tone_played=True,
            result=judged_by_answer(CheckId.SPEAKER, answer, played),
        )
        window.show_view(s.view(State.CHECK, answered))
        shown = window._pages.check_problem if answer is Answer.NO else page  # noqa: SLF001
        assert window.page is shown, answer
        assert answer is Answer.NO or page.found.isVisible(), answer
    assert "Du er i tvivl, om du hørte lyden." in said(window)


def test_a_speaker_that_does_not_play_is_told_before_any_answer(window: MainWindow) -> None:
    hung = Finding("speaker_hung", Severity.PROBLEM)
    unasked = Finding(UNANSWERED_CODE, Severity.REMARK)
    result = CheckResult(CheckId.SPEAKER, Verdict.CALL_INSTEAD, (unasked, hung))
    window.show_view(s.view(State.CHECK, s.check(CheckId.SPEAKER, result=result)))
    assert "Højttaleren svarer ikke lige nu." in said(window)


def test_the_result_tells_of_an_unanswered_sound_without_a_warning(
    window: MainWindow, qapp: QApplication
) -> None:
    window.show_view(SCENES["check_unanswered"])
    qapp.processEvents()
    assert "Kun du ved, om du kunne høre den. Lyt igen, når du vil." in said(window)
    assert icons(window) >= {"info", "success"}
    assert "warning" not in icons(window)
    window.show_view(SCENES["check_remarks"])
    qapp.processEvents()
    assert "warning" in icons(window)


def test_a_camera_that_is_missing_is_told_before_any_result(window: MainWindow) -> None:
    window.show_view(SCENES["check_camera_none"])
    assert "Vi kan ikke se noget kamera." in said(window)
    assert "Du kan holde mødet med lyd." in said(window)


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.READY, "Du er klar"),
        (Verdict.SOUND_ONLY, "Du er klar med lyd"),
        (Verdict.CALL_INSTEAD, "Lad os ringe i stedet"),
        (Verdict.NOT_MEASURED, "Du sprang testen over"),
    ],
)
def test_the_result_has_one_headline_and_one_main_action(
    verdict: Verdict, words: str, window: MainWindow
) -> None:
    window.show_view(s.view(State.CHECK, s.check(None, results=s.READY, verdict=verdict)))
    assert window._pages.check_result.title.said() == words  # noqa: SLF001
    mains = [
        b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.property("kind") == "main"
    ]
    assert len(mains) == 1


def test_without_a_meeting_the_result_leads_home(window: MainWindow, recorder: Recorder) -> None:
    window.show_view(s.view(State.CHECK, s.check(None, results=s.READY, has_meeting=False)))
    press(window, "Til forsiden")
    assert recorder.events == [e.CheckLeft()]


def test_the_waiting_room_proves_the_arrival(window: MainWindow) -> None:
    window.show_view(SCENES["waiting"])
    words = said(window)
    assert "Du er registreret som ankommet kl. 12.56" in words
    assert "Mette har fået besked." in words
    assert "Mødet begynder kl. 13.00, altså om 4 minutter." in words


def test_nothing_is_claimed_before_the_service_has_answered(window: MainWindow) -> None:
    window.show_view(SCENES["waiting_registering"])
    assert "registreret" not in said(window)
    assert "har fået besked" not in said(window)


def test_after_the_hour_the_delay_is_not_the_citizens(window: MainWindow) -> None:
    window.show_view(SCENES["waiting_late"])
    assert "Du er kommet til tiden. Mette er lidt forsinket." in said(window)


def test_who_came_late_is_not_told_that_they_came_in_time(window: MainWindow) -> None:
    late = s.waiting(minutes_left=-8, registered_at=s.START + timedelta(minutes=7))
    window.show_view(s.view(State.WAITING, late, left=-8))
    assert "kommet til tiden" not in said(window)
    assert "Mette lukker dig ind" in said(window)


def test_a_lost_line_to_the_service_keeps_the_place(window: MainWindow) -> None:
    window.show_view(SCENES["waiting_disconnected"])
    assert "Din plads er gemt: du kom kl. 12.56." in said(window)


def test_the_line_is_mentioned_only_when_it_matters(window: MainWindow) -> None:
    window.show_view(SCENES["call"])
    assert "Forbindelsen" not in said(window)
    window.show_view(SCENES["call_notes"])
    assert "Forbindelsen er svag. Lyden går forud for billedet." in said(window)
    assert "Mette skriver noter" in said(window)


def test_a_lost_line_says_that_mette_knows_only_when_she_can(window: MainWindow) -> None:
    lost = SCENES["call_lost"]
    window.show_view(lost)
    assert "Mette kan se, at du er her." in said(window)
    page = replace(lost.page, service_connected=False)  # type: ignore[type-var]
    window.show_view(replace(lost, page=page))
    assert "Mette kan se" not in said(window)


def test_the_call_marks_the_present_item(window: MainWindow) -> None:
    window.show_view(SCENES["call"])
    assert "Din plan for de næste tre måneder | Det taler I om nu" in said(window)


def test_the_receipt_says_whose_clock_each_time_is(window: MainWindow) -> None:
    window.show_view(SCENES["after"])
    words = said(window)
    assert "12.56 | Du kom til mødet. | Tid fra mødet" in words
    assert "12.40 | Du testede dit udstyr. Klar | Tid fra din computer" in words


def test_after_the_end_nobody_is_sent_back(window: MainWindow) -> None:
    window.show_view(s.view(State.AFTER, AfterView(s.MEETING, s.receipt_lines(ended=True), can_return=False)))
    assert not window._pages.after.back.isVisible()  # noqa: SLF001


def test_plan_b_shows_the_number_and_a_code_that_dials_it(window: MainWindow) -> None:
    window.show_view(SCENES["plan_b"])
    page = window._pages.plan_b  # noqa: SLF001
    assert page.number_card.number.said() == "46\u00a018\u00a020\u00a035"
    assert "46 18 20 35" in page.number_card.qr.accessibleName()
    assert len(page.number_card.qr.matrix()) >= 21


@pytest.mark.parametrize(
    ("phone", "shown", "called"),
    [
        ("46182035", "46\u00a018\u00a020\u00a035", "46182035"),
        ("+45 46 18 20 35", "+45 46\u00a018\u00a020\u00a035", "+4546182035"),
        ("+46 8 123 45 67", "+46\u00a08\u00a0123\u00a045\u00a067", "+4681234567"),
    ],
)
def test_numbers_are_shown_as_read_aloud(phone: str, shown: str, called: str) -> None:
    assert spaced(phone) == shown
    assert dialled(phone) == called


def test_a_callback_needs_eight_digits_and_says_so_gently(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window.show_view(SCENES["plan_b"])
    callback = window._pages.plan_b.callback  # noqa: SLF001
    assert not callback.hint.isVisible()
    qtbot.keyClicks(callback.phone, "12 34 56")
    assert "Skriv otte tal." in callback.hint.said()
    assert not callback.ask.isEnabled()
    qtbot.keyClicks(callback.phone, " 78")
    assert "Skriv otte tal." not in callback.hint.said()
    callback.ask.click()
    assert recorder.events == [e.CallbackAsked("12 34 56 78")]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (CallbackState.SENDING, "Vi sender din besked"),
        (CallbackState.QUEUED, "Din besked er gemt."),
        (CallbackState.ASKED, "Mette har fået din besked."),
        (CallbackState.CALLING, "Mette ringer til dig nu."),
        (CallbackState.CALLED, "Mette har ringet til dig."),
    ],
)
def test_the_callback_tells_how_far_it_is(state: CallbackState, words: str, window: MainWindow) -> None:
    facts = PlanBFacts(callback=state, callback_at=s.START)
    window.show_view(s.view(State.PLAN_B, s.plan_b(facts=facts)))
    assert words in said(window)
    field = window._pages.plan_b.callback.phone  # noqa: SLF001
    assert field.isVisible() is (state is CallbackState.CALLED)


def test_plan_b_tells_what_is_still_sent_in_the_call(window: MainWindow) -> None:
    off = s.plan_b(place=State.CALL, call_goes_on=True, media=MediaFacts(camera_on=False))
    window.show_view(s.view(State.PLAN_B, off))
    assert "Mette kan høre dig, men ikke se dig." in said(window)


def test_plan_b_tells_when_the_caseworker_is_ready_on_video(window: MainWindow, recorder: Recorder) -> None:
    window.show_view(SCENES["plan_b_admitted"])
    assert "Mette er klar til dig på video" in said(window)
    main = window._pages.plan_b.main_action()  # noqa: SLF001
    assert main is not None
    assert main.text() == "Gå ind til Mette"


def test_plan_b_works_when_no_meeting_was_ever_opened(window: MainWindow) -> None:
    window.show_view(SCENES["plan_b_nobody"])
    assert "Ring til dit jobcenter" in said(window)
    fields = [field for field in window.findChildren(QLineEdit) if field.isVisible()]
    assert fields == []


def test_every_fault_is_shown_as_a_notice(window: MainWindow) -> None:
    notice = window._notices.fault  # noqa: SLF001
    shown = set()
    for code in FaultCode:
        window.show_view(s.view(State.HOME, s.home(), notice=code))
        assert notice.isVisible(), code
        shown.add(notice.said())
    assert len(shown) > 0.9 * len(FaultCode)


def test_the_engine_starting_again_is_told_and_then_forgotten(window: MainWindow) -> None:
    recovering = s.view(State.WAITING, s.waiting(), engine=EngineCondition.RECOVERING)
    window.show_view(recovering)
    assert "Kamera og lyd starter igen." in said(window)
    window.show_view(SCENES["waiting"])
    assert not window._notices.isVisible()  # noqa: SLF001


@pytest.mark.parametrize(
    ("scene", "words", "press"),
    [
        ("check_speaker_soon", "Lyden kommer om et øjeblik", "SoundAsked"),
        ("check_microphone_soon", "Optagelsen begynder om et øjeblik", "RecordingAsked"),
    ],
)
def test_a_press_that_waits_for_the_engine_is_told_on_its_button(
    window: MainWindow, scene: str, words: str, press: str
) -> None:
    window.show_view(SCENES[scene])
    (button,) = [one for one in window.findChildren(QAbstractButton, press) if one.isVisible()]
    assert (button.text(), button.isEnabled()) == (words, False)


def test_a_dead_microphone_is_told_once_with_the_offer(window: MainWindow) -> None:
    window.show_view(SCENES["call_unheard"])
    assert "De andre kan ikke høre dig. | Se efter stik og lydknap." in said(window)
    assert "Mikrofonen er ikke tændt mere." not in said(window)


def test_giving_up_is_told_once_with_the_offer(window: MainWindow) -> None:
    window.show_view(SCENES["waiting_gave_up"])
    assert said(window).count("Kamera og lyd vil ikke i gang") == 1


def test_a_verdict_is_not_offered_twice(window: MainWindow) -> None:
    window.show_view(SCENES["check_call_instead"])
    assert not window._notices.isVisible()  # noqa: SLF001
    window.show_view(s.view(State.HOME, s.home(), forward=Forward.VERDICT))
    assert "Lad os tage mødet i telefonen." in said(window)


def test_recording_cannot_be_asked_twice(window: MainWindow) -> None:
    for state in SampleState:
        window.show_view(s.view(State.CHECK, s.check(CheckId.MICROPHONE, sample=state)))
        assert window._pages.check.record.isVisible() is (state not in SAMPLE_UNDER_WAY)  # noqa: SLF001


def test_the_microphone_is_tested_one_instruction_at_a_time(window: MainWindow) -> None:
    """First quiet, then the sentence to read, then one's own voice; never two things to do at once."""
    sentence = "Jeg sidder ved min computer"
    for scene, told, reads in (
        ("check_microphone_quiet", "Vær stille et øjeblik", False),
        ("check_microphone_recording", "Læs højt:", True),
        ("check_microphone_others", "Vi lytter nu i dine andre mikrofoner", True),
        ("check_microphone_playing", "Nu hører du dig selv", False),
        ("check_microphone_played", "Kunne du høre dig selv?", False),
    ):
        window.show_view(SCENES[scene])
        assert told in said(window)
        assert (sentence in said(window)) is reads, scene


def test_what_the_microphone_heard_of_the_speaker_is_not_taken_for_the_persons_word(
    window: MainWindow,
) -> None:
    window.show_view(SCENES["check_speaker_proven"])
    assert "Kunne du høre det?" in said(window)
    assert "Du kan høre lyden." not in said(window)


def test_a_second_enter_on_begin_does_not_skip_the_recording(window: MainWindow, recorder: Recorder) -> None:
    window.show_view(SCENES["check_microphone"])
    window._pages.check.record.setFocus()  # noqa: SLF001
    window.show_view(SCENES["check_microphone_quiet"])
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    assert recorder.events == []
