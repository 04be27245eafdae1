# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures and levels: only new ones are painted, only while they can be seen."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.application import prepare
from app.ui.theme import Look
from app.ui.widgets.level_meter import FLOOR_DBFS, LevelMeter
from app.ui.widgets.video import VideoView
from tests.unit.ui.conftest import StillFrames

RED, BLUE = bytes((0, 0, 255, 255)), bytes((255, 0, 0, 255))


@pytest.fixture
def look(qapp: QApplication) -> Look:
    prepare(qapp)
    return Look()


def painted(view: VideoView, at: float) -> QColor:
    """Return the colour in the middle row, at a share of the width."""
    image = view.grab().toImage()
    return image.pixelColor(round(image.width() * at), image.height() // 2)


@pytest.mark.parametrize(("mirrored", "left"), [(True, "#0000ff"), (False, "#ff0000")])
def test_ones_own_picture_is_a_mirror(mirrored: bool, left: str, look: Look, qtbot: QtBot) -> None:
    source = StillFrames()
    source.fill(RED, BLUE)
    view = VideoView(look, source, mirrored=mirrored)
    qtbot.addWidget(view)
    view.resize(320, 180)
    view.show()
    qtbot.waitUntil(view.has_picture)
    assert painted(view, 0.2).name() == left


def test_a_picture_is_painted_only_when_it_is_new(look: Look, qtbot: QtBot) -> None:
    source = StillFrames()
    view = CountingView(look, source)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.has_picture() and view.paints > 0)
    asked, paints = source.asked, view.paints
    qtbot.waitUntil(lambda: source.asked >= asked + 5)
    assert view.paints == paints
    source.fill(BLUE, RED)
    qtbot.waitUntil(lambda: view.paints == paints + 1)


class CountingView(VideoView):
    """Counts how often it paints."""

    paints = 0

    def paintEvent(self, event: object) -> None:
        self.paints += 1
        super().paintEvent(event)  # type: ignore[arg-type]


def test_a_hidden_picture_asks_for_nothing_and_keeps_nothing(look: Look, qtbot: QtBot) -> None:
    source = StillFrames()
    view = VideoView(look, source)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(view.has_picture)
    view.hide()
    assert not view.is_polling()
    assert not view.has_picture()


def test_when_the_camera_goes_the_words_come(look: Look, qtbot: QtBot) -> None:
    source = StillFrames()
    view = VideoView(look, source)
    qtbot.addWidget(view)
    view.say("Vi tænder for kameraet …")
    view.show()
    qtbot.waitUntil(view.has_picture)
    source.gone = True
    qtbot.waitUntil(lambda: not view.has_picture())


def test_a_long_sentence_in_a_small_picture_is_whole(look: Look, qtbot: QtBot) -> None:
    """First the icon makes room, then the picture's place grows; a field that cannot ends in an ellipsis."""
    sentence = "I begynder med lyd. Du kan tænde kameraet, når du vil."
    source = StillFrames()
    view = VideoView(look, source)
    qtbot.addWidget(view)
    view.say(sentence)
    view.show_picture(False)
    assert view.accessibleDescription() == sentence
    for width in (330, 200, 120):
        view.resize(width, view.heightForWidth(width))
        assert view.words_shown() == sentence, width
    assert view.heightForWidth(330) == round(330 * 9 / 16)
    assert view.heightForWidth(120) > round(120 * 9 / 16)
    view.resize(120, 60)
    assert view.words_shown().endswith("…")
    view.show_picture(True)
    view.show()
    qtbot.waitUntil(view.has_picture)
    assert view.words_shown() == view.accessibleDescription() == ""
    assert view.heightForWidth(120) == round(120 * 9 / 16)


def test_the_caseworker_sits_close_to_the_camera(look: Look, qtbot: QtBot) -> None:
    """A wide picture in a tall room hangs at the top."""
    view = VideoView(look, StillFrames(), top=True)
    qtbot.addWidget(view)
    view.resize(400, 800)
    view.show()
    qtbot.waitUntil(view.has_picture)
    assert view.picture_rect().top() == 0
    assert view.picture_rect().height() == pytest.approx(225)


def test_the_level_rises_at_once_and_falls_softly(look: Look, qtbot: QtBot) -> None:
    meter = LevelMeter(look)
    qtbot.addWidget(meter)
    meter.show()
    meter.show_level(-20.0, -12.0)
    assert meter.shown_dbfs == -20.0
    meter.show_level(-60.0, -60.0)
    assert meter.shown_dbfs == -20.0
    qtbot.waitUntil(lambda: meter.shown_dbfs < -25.0)
    assert meter.shown_dbfs > FLOOR_DBFS


def test_the_peak_is_held(look: Look, qtbot: QtBot) -> None:
    meter = LevelMeter(look)
    qtbot.addWidget(meter)
    meter.show_level(-30.0, -10.0)
    meter.show_level(-50.0, -45.0)
    assert meter.peak_dbfs == -10.0


@pytest.mark.parametrize(("heard", "shown"), [(-200.0, FLOOR_DBFS), (6.0, 0.0)])
def test_levels_outside_the_scale_stand_at_its_ends(
    heard: float, shown: float, look: Look, qtbot: QtBot
) -> None:
    meter = LevelMeter(look)
    qtbot.addWidget(meter)
    meter.show_level(heard, heard)
    assert meter.shown_dbfs == shown
