# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Icons in the colour of their role, drawn sharp at any size."""

import re

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.resources import resources_dir

_PAINT = re.compile(r'\b(fill|stroke)="(?!none)[^"]*"')


class Icons:
    """Draws the icons of ``resources/icons`` and keeps what it has drawn."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}
        self._sources: dict[str, bytes] = {}

    def pixmap(self, name: str, colour: str, size_px: int, ratio: float = 1.0) -> QPixmap:
        """Return one icon; empty when there is no such file, so that a page never fails for a picture.

        Args:
            name: The file's name without ending.
            colour: ``#RRGGBB`` for every line and area of the drawing.
            size_px: Width and height on the page.
            ratio: Device pixels for each of them.
        """
        key = (name, colour, size_px, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, colour, size_px, ratio)
        return self._drawn[key]

    def padded(self, name: str, colour: str, size_px: int, pad: tuple[int, int], ratio: float) -> QPixmap:
        """Return an icon with room on its left and right: Qt gives 4 px to words beside it, too few."""
        bare = self.pixmap(name, colour, size_px, ratio)
        if not any(pad) or bare.isNull():
            return bare
        pixmap = QPixmap(QSize(size_px + sum(pad), size_px) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.drawPixmap(pad[0], 0, bare)
        painter.end()
        return pixmap

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            path = resources_dir() / "icons" / f"{name}.svg"
            self._sources[name] = path.read_bytes() if path.is_file() else b""
        return self._sources[name]

    def _draw(self, name: str, colour: str, size_px: int, ratio: float) -> QPixmap:
        source = self._source(name)
        if not source:
            return QPixmap()
        pixmap = QPixmap(QSize(size_px, size_px) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(tinted(source, colour)))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size_px, size_px))
        painter.end()
        return pixmap


def tinted(source: bytes, colour: str) -> bytes:
    """Return a drawing with every colour in it replaced by one."""
    text = source.decode().replace("currentColor", colour)
    text = _PAINT.sub(rf'\1="{colour}"', text)
    if "fill=" not in text.split(">", 2)[0] and "<svg" in text:
        text = text.replace("<svg", f'<svg fill="{colour}"', 1)
    return text.encode()
