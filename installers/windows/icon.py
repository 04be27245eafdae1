# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draws what Windows and the setup program show: the icon, and the picture beside the first page's words."""

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installers.version import ROOT

SVG = ROOT / "resources" / "icons" / "moedeklar.svg"
SIZES_PX = (16, 20, 24, 32, 40, 48, 64, 128, 256)
SIDE_PX = (164, 314)  # of NSIS's first and last page
_GROUND = QColor("#000040")  # of the mark's own tile


def _application() -> QGuiApplication:
    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication([])


def _drawn(size_px: int) -> QImage:
    """Return the mark in its own colours: a tile with round corners, on nothing."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(SVG)).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants text as bytes
    return bytes(data.data())


def write_icon(path: Path) -> None:
    """Write a Windows icon with every size that the shell asks for."""
    application = _application()
    pictures = [_png(_drawn(size)) for size in SIZES_PX]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    for size, data in zip(SIZES_PX, pictures, strict=True):
        side = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    path.write_bytes(head + b"".join(pictures))
    del application


def write_side_picture(path: Path) -> None:
    """Write the bitmap beside the words of the first and the last page."""
    application = _application()
    image = QImage(*SIDE_PX, QImage.Format.Format_RGB32)
    image.fill(_GROUND)
    painter = QPainter(image)
    mark = _drawn(112)
    painter.drawImage((SIDE_PX[0] - mark.width()) // 2, 96, mark)
    painter.end()
    image.save(str(path), "BMP")  # type: ignore[call-overload]
    del application
