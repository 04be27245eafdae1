# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of every finding, and all of them together on contact sheets."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app.core.advice.shape import Setting
from app.core.advice.table import ADVICE
from app.core.facts import State
from app.core.measures import EXPECTED
from app.core.system import System
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.core.views import View
from app.ui.shots.scenes import check, view

ROWS, COLUMNS = 3, 3
SHARE = 0.6
_OTHER = {"other_name": "Jabra Evolve 20", "other_spec": "hw1"}
_OFFERS = ("microphone_other_hears_you", "speaker_not_heard")
_SYSTEMS = {
    "camera_denied": tuple(System),
    "microphone_denied": tuple(System),
    "microphone_muted": (System.WINDOWS_11, System.MAC),
    "speaker_muted": (System.WINDOWS_11, System.MAC),
    "line_offline": (System.WINDOWS_11,),
}
"""Where the page is another one than on Linux."""


def problem_view(code: str, *, by_itself: bool = True) -> View:
    """Return the page of a finding: one that came by itself, or one that was asked for on the result page."""
    check_id = CheckId(code.split("_")[0])
    values = {**(_OTHER if code in _OFFERS else {})}
    severity = Severity.PROBLEM if by_itself else Severity.REMARK
    finding = Finding(code, severity, values)
    numbers = dict.fromkeys(EXPECTED[check_id][:3], 12.5)
    verdict = Verdict.SOUND_ONLY if by_itself else Verdict.REMARK
    result = CheckResult(check_id, verdict, (finding,), numbers)
    step = check(check_id, result=result)
    before = step.results[: step.step]
    closed = code.removeprefix("camera_") in ("busy", "denied", "file", "hung", "none")
    devices = replace(step.devices, camera_live=not closed)
    page = replace(step, results=(*before, result), settings=frozenset(Setting), devices=devices)
    if not by_itself:
        page = replace(page, current=None, step=len(page.steps), result=None, advised=code)
    return view(State.CHECK, page)


def problem_scenes() -> dict[str, tuple[View, System]]:
    """Return the pages of all findings by name, each with the system that it is for."""
    scenes = {}
    for code in ADVICE:
        scenes[code] = (problem_view(code), System.LINUX)
        for system in _SYSTEMS.get(code, ()):
            scenes[f"{code}-{system}"] = (problem_view(code), system)
    return scenes


def contact_sheets(folder: Path, language: str, pictures: dict[str, QPixmap]) -> list[Path]:
    """Save sheets with all pictures and their names; returns the files."""
    saved = []
    names = list(pictures)
    each = ROWS * COLUMNS
    for number, first in enumerate(range(0, len(names), each), start=1):
        sheet = _sheet({name: pictures[name] for name in names[first : first + each]})
        path = folder / f"contact-{language}-{number:02}.png"
        sheet.save(str(path))
        saved.append(path)
    return saved


def _sheet(pictures: dict[str, QPixmap]) -> QImage:
    size = next(iter(pictures.values())).size() * SHARE
    room = QSize(size.width() + 12, size.height() + 32)
    sheet = QImage(room.width() * COLUMNS + 12, room.height() * ROWS + 12, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#5F5F5F"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(QColor("#FFFFFF"))
    painter.setFont(QApplication.font())
    for index, (name, picture) in enumerate(pictures.items()):
        left = 12 + (index % COLUMNS) * room.width()
        top = 8 + (index // COLUMNS) * room.height()
        painter.drawText(QPointF(left, top + 16), name)
        smooth = Qt.TransformationMode.SmoothTransformation
        small = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        painter.drawPixmap(QRectF(left, top + 22, size.width(), size.height()), small, QRectF(small.rect()))
    painter.end()
    return sheet
