# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a desktop reads: the entry with its link scheme, the icon in its sizes, the words for its shop."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from installers.version import ROOT, product_version

APP_ID = "dk.moedeklar.Moedeklar"
HERE = Path(__file__).parent
ICON = ROOT / "resources" / "icons" / "moedeklar.svg"
_SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
_DRAW = """
import sys
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
application = QGuiApplication([])
for line in sys.stdin:
    size, aim = line.rstrip("\\n").split(" ", 1)
    image = QImage(QSize(int(size), int(size)), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(sys.argv[1]).render(painter)
    painter.end()
    if not image.save(aim):
        sys.exit(f"can't write {aim}")
"""


def commit_time() -> int:
    """Return the seconds of the last commit, so that the same commit gives the same installer."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return int(done.stdout)


def metainfo() -> str:
    """Return the AppStream description of this version."""
    text = (HERE / "metainfo.xml.in").read_text(encoding="utf-8")
    date = datetime.fromtimestamp(commit_time(), UTC).date().isoformat()
    return text.replace("@VERSION@", product_version()).replace("@DATE@", date)


def draw_icons(share: Path) -> None:
    """Write the icon in the sizes of the hicolor theme, below ``share/icons``."""
    theme = share / "icons" / "hicolor"
    wanted = ""
    for size in _SIZES_PX:
        aim = theme / f"{size}x{size}" / "apps" / f"{APP_ID}.png"
        aim.parent.mkdir(parents=True, exist_ok=True)
        wanted += f"{size} {aim}\n"
    subprocess.run(
        [sys.executable, "-c", _DRAW, str(ICON)],
        input=wanted,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    scalable = theme / "scalable" / "apps" / f"{APP_ID}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(ICON.read_bytes())


def write_share(share: Path) -> None:
    """Write all that belongs below ``/usr/share``."""
    (share / "applications").mkdir(parents=True, exist_ok=True)
    (share / "metainfo").mkdir(exist_ok=True)
    entry = (HERE / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    (share / "applications" / f"{APP_ID}.desktop").write_text(entry, encoding="utf-8")
    (share / "metainfo" / f"{APP_ID}.metainfo.xml").write_text(metainfo(), encoding="utf-8")
    draw_icons(share)
