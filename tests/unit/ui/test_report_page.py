# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The person sees the report as it is before it leaves, and takes it along only by their own press."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QTextDocument
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.spoken_report import decode, encode, spoken_report
from app.core.verdicts import Verdict
from app.core.views import CheckView
from app.ui.shots import scenes as s
from app.ui.window import MainWindow
from tests.unit.ui.conftest import MakeWindow, Recorder
from tests.unit.ui.test_pages import press, said

SCENES = s.scenes()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_the_result_shows_the_code_and_leads_to_the_report(window: MainWindow, recorder: Recorder) -> None:
    for name in ("check_ready", "check_remarks", "check_sound_only", "check_call_instead"):
        window.show_view(SCENES[name])
        page = SCENES[name].page
        assert isinstance(page, CheckView)
        code = window._pages.check_result.code.code  # noqa: SLF001
        assert code.said() == encode(spoken_report(page.results)), name
        assert code.accessibleName() == ", ".join(code.said().replace("-", ""))
    press(window, "Se rapporten")
    assert recorder.events == [e.ReportAsked()]


def test_without_any_result_there_is_no_code(window: MainWindow) -> None:
    empty = s.check(None, results=(), verdict=Verdict.NOT_MEASURED)
    window.show_view(s.view(SCENES["check_ready"].state, empty))
    assert not window._pages.check_result.code.isVisible()  # noqa: SLF001


def test_what_is_shown_is_what_is_saved(window: MainWindow, tmp_path: Path) -> None:
    """Word by word, the page and the data alike."""
    window.show_view(SCENES["check_report"])
    page = window._pages.check_report  # noqa: SLF001
    assert window.page is page
    page.write(str(tmp_path / "report.html"))
    page.write(str(tmp_path / "report.json"))
    saved = QTextDocument()
    saved.setHtml((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert squeezed(saved.toPlainText()) == squeezed(page.shown.toPlainText())
    data = (tmp_path / "report.json").read_text(encoding="utf-8")
    assert page.data.said() == data
    assert decode(json.loads(data)["spoken_code"]) is not None
    assert "Rapporten er gemt." in said(window)


def test_a_place_that_cannot_be_written_is_told_kindly(window: MainWindow, tmp_path: Path) -> None:
    window.show_view(SCENES["check_report"])
    window._pages.check_report.write(str(tmp_path / "no" / "such" / "folder.html"))  # noqa: SLF001
    assert "Rapporten kunne ikke gemmes dér." in said(window)


def test_the_text_can_be_copied_and_the_page_left(window: MainWindow, recorder: Recorder) -> None:
    window.show_view(SCENES["check_report"])
    press(window, "Kopiér teksten")
    page = window._pages.check_report  # noqa: SLF001
    assert QGuiApplication.clipboard().text() == page.shown.toPlainText()
    press(window, "Tilbage")
    assert recorder.events == [e.ReportClosed()]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_question_for_a_place_leaves_plan_b_alive(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(SCENES["check_report"])
    question = window._pages.check_report.question  # noqa: SLF001
    press(window, "Gem rapporten")
    assert question.dialog is not None
    assert not question.dialog.isModal()
    window.ask_plan_b()
    qtbot.waitUntil(lambda: question.dialog is None)


def test_the_report_speaks_the_windows_language(make_window: MakeWindow) -> None:
    window = make_window("en")
    window.show_view(SCENES["check_report"])
    shown = window._pages.check_report.shown.toPlainText()  # noqa: SLF001
    assert "What we saw" in shown
    assert "not measured" in shown


def test_the_preview_wears_the_windows_colours_and_the_file_is_black_on_white(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window(theme="dark")
    window.show_view(SCENES["check_report"])
    page = window._pages.check_report  # noqa: SLF001
    assert "#1a1a1a" not in page.shown.toHtml().lower()
    page.write(str(tmp_path / "report.html"))
    assert "color: #1a1a1a; background: #ffffff" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_another_report_is_a_fresh_page(window: MainWindow, tmp_path: Path) -> None:
    window.show_view(SCENES["check_report"])
    page = window._pages.check_report  # noqa: SLF001
    page.write(str(tmp_path / "report.html"))
    assert page.done.isVisible()
    view = SCENES["check_report"]
    later = replace(view.page, reported_at=s.START)  # type: ignore[type-var]
    window.show_view(replace(view, page=later))
    assert not page.done.isVisible()
