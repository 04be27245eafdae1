# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every finding has its page: what we saw, why, one thing to do with a drawing, and always a way on."""

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from app.core import events as e
from app.core.advice.shape import Setting
from app.core.advice.table import ADVICE
from app.core.devices import DeviceKind
from app.core.system import System
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.core.views import CheckView
from app.ui.resources import resources_dir
from app.ui.shots.problems import problem_scenes, problem_view
from app.ui.shots.scenes import scenes
from app.ui.theme.colours import DARK, LIGHT
from app.ui.theme.drawings import ROLES, recoloured, renderer
from app.ui.window import MainWindow
from app.ui.wording.findings import advice_said
from tests.unit.ui.conftest import Recorder
from tests.unit.ui.test_pages import press, said


def test_every_finding_shows_its_page_with_a_drawing_and_no_number(window: MainWindow) -> None:
    page = window._pages.check_problem  # noqa: SLF001
    for name, (view, _) in problem_scenes().items():
        window.show_view(view)
        assert window.page is page, name
        assert page.drawing.is_drawn(), name
        assert not re.search(r"\d", f"{page.title.said()} {page.lead.said()} {page.act.said()}"), name
        assert page.main_action() is not None, name
        assert not page.details.numbers.isVisible(), name


def test_every_drawing_is_used_and_drawn_in_colours_that_every_theme_has() -> None:
    used = {advice.act_on(system).drawing for advice in ADVICE.values() for system in System}
    files = {path.stem: path for path in (resources_dir() / "drawings").glob("*.svg")}
    assert used == set(files)
    for name, path in files.items():
        colours = set(re.findall(r"#[0-9A-F]{6}", path.read_text(encoding="utf-8")))
        assert colours <= set(ROLES), name
        assert renderer(name, DARK).isValid(), name


def test_the_drawings_colours_are_the_light_themes_own() -> None:
    for colour, role in ROLES.items():
        assert getattr(LIGHT, role) == colour
    assert recoloured('fill="#1A1A1A" stroke="#0059B3"', DARK) == f'fill="{DARK.text}" stroke="{DARK.main}"'


@pytest.mark.parametrize(
    ("code", "words", "event"),
    [
        ("camera_black", "Prøv igen", e.CheckRepeated()),
        ("camera_black", "Videre uden kamera", e.StepDone()),
        ("camera_none", "Videre uden kamera", e.StepDone()),
        ("line_portal", "Spring over", e.StepDone()),
        ("line_portal", "Ring til min sagsbehandler", e.PlanBAsked()),
        ("camera_denied", "Åbn siden om kameraet", e.SettingAsked(Setting.CAMERA)),
        ("microphone_other_hears_you", "Brug Jabra Evolve 20", e.DeviceChosen(DeviceKind.MICROPHONE, "hw1")),
    ],
)
def test_a_press_tells_what_was_done(
    code: str, words: str, event: e.Event, window: MainWindow, recorder: Recorder
) -> None:
    window.show_view(problem_view(code))
    press(window, words)
    assert recorder.events == [event]


def test_a_remarks_page_is_asked_for_and_repeats_just_that_check(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_view(scenes()["check_camera_dark"])
    press(window, "Vis mig hvordan")
    window.show_view(problem_view("camera_dark", by_itself=False))
    press(window, "Prøv igen")
    press(window, "Tilbage")
    assert recorder.events == [
        e.AdviceAsked("camera_dark"),
        e.StepRepeated(CheckId.CAMERA),
        e.AdviceClosed(),
    ]


def test_details_hold_the_numbers_with_units_and_say_what_was_not_measured(window: MainWindow) -> None:
    window.show_view(problem_view("line_jitter"))
    details = window._pages.check_problem.details  # noqa: SLF001
    details.expander.head.click()
    assert details.numbers.isVisible()
    assert "connect: 12.5 ms" in details.numbers.said()
    assert "loss: ikke målt" in details.numbers.said()
    details.copy.click()
    assert QGuiApplication.clipboard().text() == details.numbers.said()
    window.show_view(problem_view("camera_dark"))
    assert not details.numbers.isVisible()


def test_without_a_page_in_the_system_there_is_no_button(window: MainWindow) -> None:
    view = problem_view("camera_denied")
    page = view.page
    window.show_view(replace(view, page=replace(page, settings=frozenset())))  # type: ignore[type-var]
    assert not window._pages.check_problem.setting.isVisible()  # noqa: SLF001
    assert "Indstillinger" in said(window) or "siden" in said(window)


def test_the_program_that_has_the_camera_is_named_where_the_system_tells(window: MainWindow) -> None:
    view = problem_view("camera_busy")
    assert isinstance(view.page, CheckView)
    zoom = Finding("camera_busy", Severity.PROBLEM, {"program": "Zoom"})
    held = CheckResult(CheckId.CAMERA, Verdict.SOUND_ONLY, (zoom,))
    window.show_view(replace(view, page=replace(view.page, result=held, results=(held,))))
    assert window._pages.check_problem.lead.said().startswith("Det er Zoom.")  # noqa: SLF001
    window.show_view(view)
    assert "Det er" not in window._pages.check_problem.lead.said()  # noqa: SLF001


def test_the_programs_that_take_the_processor_are_named_all(window: MainWindow) -> None:
    view = problem_view("computer_busy", by_itself=False)
    assert isinstance(view.page, CheckView)
    busy = {"program": "Firefox", "programs": "Firefox, OneDrive", "busy_share": 0.4}
    finding = Finding("computer_busy", Severity.REMARK, busy)
    held = CheckResult(CheckId.COMPUTER, Verdict.REMARK, (finding,))
    window.show_view(replace(view, page=replace(view.page, results=(held,))))
    assert window._pages.check_problem.lead.said().startswith("Det er Firefox, OneDrive.")  # noqa: SLF001


def test_an_open_camera_shows_its_picture_here_too(window: MainWindow) -> None:
    """Nobody is filmed on a page that does not show it."""
    page = window._pages.check_problem  # noqa: SLF001
    view = problem_view("camera_black")
    assert isinstance(view.page, CheckView)
    assert view.page.devices.camera_live
    window.show_view(view)
    assert page.video.isVisible()
    closed = replace(view.page, devices=replace(view.page.devices, camera_live=False))
    window.show_view(replace(view, page=closed))
    assert not page.video.isVisible()
    window.show_view(problem_view("line_portal"))
    assert not page.video.isVisible()


def test_the_words_differ_by_system() -> None:
    acts = {advice_said("camera_denied", CheckId.CAMERA, system).act for system in System}
    assert len(acts) == len(System)
