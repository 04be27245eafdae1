# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run by the Python that is shipped, with the payload as its only packages: does everything load?

``python -IS installers/payload/smoke.py FOLDER`` imports every module of the program, paints a window, sends
a picture through encoder and decoder, and reads it with OpenCV. Ends with an error, or says so.
"""

import contextlib
import importlib
import os
import pkgutil
import sys
import tempfile
from pathlib import Path
from typing import Any


def _modules() -> int:
    import app

    names = [module.name for module in pkgutil.walk_packages(app.__path__, "app.")]
    for name in names:
        if name != "app.__main__":
            importlib.import_module(name)
    return len(names)


def _window() -> None:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QIcon, QImage
    from PySide6.QtNetwork import QLocalServer
    from PySide6.QtWidgets import QApplication, QLabel

    application = QApplication([])
    icon = QIcon(str(_resources() / "icons" / "moedeklar.svg")).pixmap(QSize(64, 64))
    colours = {icon.toImage().pixel(x, 32) for x in range(64)}
    if len(colours) < 2:
        raise RuntimeError("Qt did not paint the icon")
    label = QLabel("Mødeklar")
    label.setPixmap(icon)
    if label.grab().toImage().format() == QImage.Format.Format_Invalid:
        raise RuntimeError("Qt did not paint a window")
    server = QLocalServer()
    if not server.listen(f"moedeklar-smoke-{os.getpid()}"):
        raise RuntimeError("no local server: " + server.errorString())
    server.close()
    del label, application


def _resources() -> Path:
    import app

    return Path(app.__path__[0]) / "resources"


def _picture(folder: Path) -> None:
    import av
    import cv2
    import numpy as np

    from app.checks.faces import find_face

    picture = np.zeros((240, 320, 3), np.uint8)
    cv2.circle(picture, (160, 120), 60, (40, 200, 120), cv2.FILLED)
    film = folder / "film.mkv"
    for codec in ("libvpx", "libx264"):
        with av.open(str(film), "w") as out:
            stream: Any = out.add_stream(codec, rate=30)
            stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
            for _ in range(3):
                out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "bgr24")))
            out.mux(stream.encode())
        with av.open(str(film)) as back:
            frames = list(back.decode(video=0))
        if len(frames) != 3:
            raise RuntimeError(f"{codec}: {len(frames)} of 3 pictures came back")
        if sys.platform == "linux":
            _read_with_opencv(cv2, film)
    cv2.GaussianBlur(cv2.resize(picture, (160, 120)), (5, 5), 0)
    find_face(picture)  # raises where OpenCV cannot run the model
    ok, photo = cv2.imencode(".jpg", picture)
    back_again = cv2.imdecode(photo, cv2.IMREAD_COLOR)
    if not ok or back_again is None or back_again.shape != picture.shape:
        raise RuntimeError("OpenCV did not write and read a photo")
    with contextlib.suppress(av.FFmpegError):  # hollow on Linux: it must say no rather than end the process
        av.CodecContext.create("libx265", "w").open()


def _read_with_opencv(cv2: Any, film: Path) -> None:
    capture = cv2.VideoCapture(str(film))
    ok, picture = capture.read()
    capture.release()
    if not ok or picture.shape != (240, 320, 3):
        raise RuntimeError("OpenCV did not read a film")


def main() -> int:
    """Run all; an exception says what is missing."""
    sys.path.insert(0, str(Path(sys.argv[1]).resolve()))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    importlib.import_module(
        "cv2"
    )  # first, as in a program that looks for cameras: its libraries must be found alone
    modules = _modules()
    _window()
    with tempfile.TemporaryDirectory() as folder:
        _picture(Path(folder))
    sys.stdout.write(f"smoke: {modules} modules, a window, two codecs, OpenCV: all there\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
