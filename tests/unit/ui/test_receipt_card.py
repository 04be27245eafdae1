# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt on the goodbye page: true, kind, and a file where the person wants it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.ui.shots import scenes as s
from app.ui.widgets.receipt import ReceiptCard
from app.ui.window import MainWindow
from tests.unit.ui.conftest import Recorder
from tests.unit.ui.test_pages import SCENES, press, said


@pytest.fixture
def card(window: MainWindow) -> ReceiptCard:
    window.show_view(SCENES["after"])
    return window._pages.after.receipt  # noqa: SLF001


def dialog_of(window: MainWindow) -> QFileDialog:
    dialogs = [dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def test_it_begins_with_the_arrival(window: MainWindow, card: ReceiptCard) -> None:
    words = said(window)
    assert "Du var her kl. 12.56. Det tæller." in words
    assert "Kvitteringen er underskrevet." in words
    assert "Den viser ikke, hvad I talte om." in words


def test_interruptions_name_things_and_tell_whose_clock(window: MainWindow) -> None:
    window.show_view(SCENES["after_outage"])
    words = said(window)
    assert (
        "13.02 | Forbindelsen til mødet faldt ud. | Tid fra din computer. Jobcenteret fik den kl. 13.20."
        in words
    )
    assert "13.06 | Kamera og lyd måtte starte igen. | Tid fra din computer" in words
    assert "Underskriften er på vej." in words
    assert "Kvitteringen er underskrevet." not in words


def test_without_a_line_there_is_no_receipt(window: MainWindow, card: ReceiptCard) -> None:
    window.show_view(replace(SCENES["after"], receipt=None))
    assert not card.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_it_is_saved_as_a_pdf(window: MainWindow, card: ReceiptCard, tmp_path: Path) -> None:
    press(window, "Gem som PDF")
    dialog = dialog_of(window)
    assert "Kvittering 2026-11-23" in dialog.selectedFiles()[0]
    target = tmp_path / "min kvittering"
    dialog.selectFile(str(target))
    dialog.accept()
    assert (tmp_path / "min kvittering.pdf").read_bytes().startswith(b"%PDF-")
    assert "min kvittering.pdf" in card.saved.said()


def test_the_file_for_checking_is_asked_for(
    window: MainWindow, card: ReceiptCard, recorder: Recorder, tmp_path: Path
) -> None:
    path = str(tmp_path / "kvittering.json")
    card.write(path)
    assert recorder.events == [e.ReceiptCopyAsked(path)]
    assert not card.saved.isVisible()
    window.show_receipt_copied(True)
    assert path in card.saved.said()


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_a_place_that_takes_nothing_is_told_in_words(
    ending: str, window: MainWindow, card: ReceiptCard, tmp_path: Path
) -> None:
    card.write(str(tmp_path / "not there" / f"k.{ending}"))
    if ending == "json":
        window.show_receipt_copied(False)
    assert "Vælg en anden mappe." in card.saved.said()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_plan_b_is_free_while_the_question_for_a_place_is_open(
    window: MainWindow, card: ReceiptCard, recorder: Recorder, qtbot: QtBot
) -> None:
    """By mouse and by F2, in the dialog itself too; and the dialog goes out of the way."""
    press(window, "Gem som PDF")
    dialog = dialog_of(window)
    assert not dialog.isModal()
    qtbot.keyClick(dialog, Qt.Key.Key_F2)
    assert recorder.events == [e.PlanBAsked()]
    assert not dialog.isVisible()
    window.show_view(SCENES["after"])
    press(window, "Gem som PDF")
    press(window, "Ring til min sagsbehandler")
    assert recorder.events == [e.PlanBAsked()] * 2


def test_another_meetings_receipt_does_not_say_that_it_was_saved(
    window: MainWindow, card: ReceiptCard, tmp_path: Path
) -> None:
    card.write(str(tmp_path / "k.pdf"))
    assert card.saved.isVisible()
    sheet = SCENES["after"].receipt
    assert sheet is not None
    other = replace(sheet, meeting=replace(s.MEETING, title="En anden"))
    window.show_view(replace(SCENES["after"], receipt=other))
    assert not card.saved.isVisible()
