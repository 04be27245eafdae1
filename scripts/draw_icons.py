# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draw the icons that Det Fælles Designsystem lacks, in its style: ``python scripts/draw_icons.py``.

Same grid (960 units, origin at the lower left), strokes of 80 units, outlines only, no colour of their own.
"""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

FOLDER = Path(__file__).parents[1] / "resources" / "icons"
STROKE = 80.0


def stroke(
    path: QPainterPath, width: float = STROKE, cap: Qt.PenCapStyle = Qt.PenCapStyle.FlatCap
) -> QPainterPath:
    """Return the outline of a line drawn along ``path``."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(cap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path).simplified()


def line(*points: tuple[float, float]) -> QPainterPath:
    """Return a line through the points."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def box(left: float, top: float, width: float, height: float, radius: float) -> QPainterPath:
    """Return a box with round corners."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(left, top, width, height), radius, radius)
    return path


def arc(x: float, y: float, radius: float, start: float, sweep: float) -> QPainterPath:
    """Return a part of a circle; degrees count against the clock from three o'clock."""
    path = QPainterPath()
    frame = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    path.arcMoveTo(frame, start)
    path.arcTo(frame, start, sweep)
    return path


def crossed_out(path: QPainterPath) -> QPainterPath:
    """Return the shape with a stroke across it and a gap above the stroke."""
    across = line((108, -852), (852, -108))
    gap = stroke(across, STROKE).translated(40, -40).united(stroke(across, STROKE))
    return path.subtracted(gap).united(stroke(across, 72))


def microphone() -> QPainterPath:
    """A capsule on its stand."""
    capsule = stroke(box(400, -840, 160, 400, 80))
    bow = stroke(arc(480, -520, 240, 180, 180))
    stand = stroke(line((480, -280), (480, -120)))
    return capsule.united(bow).united(stand)


def camera() -> QPainterPath:
    """The design system's camera, drawn anew so that it can be crossed out."""
    lens = line((720, -540), (880, -700), (880, -260), (720, -420))
    lens.closeSubpath()
    return stroke(box(120, -760, 560, 560, 40)).united(lens)


def speaker(waves: int) -> QPainterPath:
    """A loudspeaker with waves."""
    horn = line((160, -580), (300, -580), (460, -740), (460, -220), (300, -380), (160, -380))
    horn.closeSubpath()
    path = stroke(horn)
    for radius in (150, 300)[:waves]:
        path = path.united(stroke(arc(520, -480, radius, -55, 110)))
    return path


def pause() -> QPainterPath:
    """Two bars."""
    return box(260, -760, 160, 560, 10).united(box(540, -760, 160, 560, 10))


def telephone() -> QPainterPath:
    """A handset."""
    grip = QPainterPath(QPointF(170, -480))
    grip.cubicTo(300, -640, 660, -640, 790, -480)
    ends = box(100, -520, 230, 190, 50).united(box(630, -520, 230, 190, 50))
    handset = stroke(grip, 150).united(ends).simplified()
    turn = QTransform().translate(480, -480).rotate(-135).translate(-480, 480 - 20)
    return turn.map(handset)


def leave() -> QPainterPath:
    """A door with an arrow out of it."""
    door = stroke(line((520, -800), (160, -800), (160, -160), (520, -160)))
    shaft = stroke(line((360, -480), (800, -480)))
    head = stroke(line((630, -680), (830, -480), (630, -280)))
    return door.united(shaft).united(head)


def sun() -> QPainterPath:
    """Light for the face."""
    path = stroke(arc(480, -480, 160, 0, 360))
    for degrees in range(0, 360, 45):
        ray = QTransform().translate(480, -480).rotate(degrees).map(line((280, 0), (400, 0)))
        path = path.united(stroke(ray))
    return path


def screen_share() -> QPainterPath:
    """A screen with an arrow out of it."""
    frame = stroke(box(120, -800, 720, 480, 40))
    foot = stroke(line((240, -160), (720, -160)))
    arrow = stroke(line((480, -400), (480, -660))).united(stroke(line((370, -580), (480, -690), (590, -580))))
    return frame.united(foot).united(arrow)


def move() -> QPainterPath:
    """Six dots: something to take hold of."""
    path = QPainterPath()
    for x in (360, 600):
        for y in (-720, -480, -240):
            path.addEllipse(QPointF(x, y), 72, 72)
    return path


def svg(path: QPainterPath) -> str:
    """Write a path as an SVG file without colours."""
    words: list[str] = []
    index = 0
    while index < path.elementCount():
        element = path.elementAt(index)
        points = [element]
        if element.type == QPainterPath.ElementType.MoveToElement:
            letter = "M"
        elif element.type == QPainterPath.ElementType.LineToElement:
            letter = "L"
        else:
            letter = "C"
            points = [path.elementAt(index + offset) for offset in range(3)]
        index += len(points)
        words.append(letter + " ".join(f"{round(point.x)} {round(point.y)}" for point in points))
    shape = "".join(words)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -960 960 960">'
        f'<path fill-rule="evenodd" d="{shape}Z"/></svg>\n'
    )


ICONS = {
    "microphone": microphone(),
    "microphone-off": crossed_out(microphone()),
    "camera-off": crossed_out(camera()),
    "speaker": speaker(2),
    "speaker-off": crossed_out(speaker(2)),
    "pause": pause(),
    "telephone": telephone(),
    "leave": leave(),
    "light": sun(),
    "screen-share": screen_share(),
    "move": move(),
}

if __name__ == "__main__":
    for name, path in ICONS.items():
        (FOLDER / f"{name}.svg").write_text(svg(path.simplified()), encoding="utf-8")
