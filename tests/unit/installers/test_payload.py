# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the payload of the installers holds, decided without a network."""

import subprocess
import sys
from pathlib import Path

import pytest

from installers.payload import bytecode, one_ffmpeg, trim
from installers.payload.sizes import part_sizes, table
from installers.payload.targets import TARGETS
from installers.payload.wheels import choose, wanted
from installers.version import product_version


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n")


def test_the_version_is_pyprojects_own(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "2.10.3"\n')
    assert product_version(tmp_path) == "2.10.3"
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "2.10.3rc1"\n')
    with pytest.raises(ValueError, match="three numbers"):
        product_version(tmp_path)


def test_each_system_gets_the_pins_that_its_markers_name() -> None:
    of = {name: set(wanted(target, "3.11")) for name, target in TARGETS.items()}
    named = {name: {pin.partition("==")[0] for pin in pins} for name, pins in of.items()}
    assert "secretstorage" in named["linux-x86_64"]
    assert "secretstorage" not in named["windows-amd64"]
    assert "pywin32-ctypes" in named["windows-amd64"]
    assert "pyobjc-core" in named["macos-arm64"]
    assert "pywebrtc-audio" in named["windows-amd64"]
    assert "pywebrtc-audio" not in named["windows-arm64"]
    assert all("==" in pin for pins in of.values() for pin in pins)


def test_nothing_is_ever_built_on_the_way() -> None:
    for target in TARGETS.values():
        assert "--only-binary=:all:" in choose(target, "3.11")


def test_qt_is_cut_to_the_modules_that_the_program_imports(tmp_path: Path) -> None:
    _write(tmp_path, "app/one.py")
    (tmp_path / "app" / "one.py").write_text("from PySide6.QtGui import QIcon\nfrom PySide6 import QtSvg\n")
    assert trim.qt_modules_used(tmp_path) == {"QtGui", "QtSvg"}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtQuick.abi3.so", False),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/msvcp140_1.dll", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/imageformats/qjpeg.dll", True),
        ("PySide6/plugins/imageformats/qpdf.dll", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", True),
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", False),
        ("PySide6/Qt/translations/qtbase_da.qm", True),
        ("PySide6/Qt/translations/qtbase_fi.qm", False),
        ("numpy/tests/test_all.py", False),
        ("numpy-2.4.6.dist-info/licenses/LICENSE.txt", True),
        ("cv2/LICENSE-3RD-PARTY.txt", True),
        ("cv2/opencv_videoio_ffmpeg500_64.dll", False),
        ("app/ui/shots/draw.py", False),
        ("app/resources/qss/moedeklar.qss", True),
    ],
)
def test_what_is_kept_and_what_goes(name: str, kept: bool) -> None:
    modules = {"QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg"}
    assert trim.is_kept(name, modules) is kept


def test_windows_keeps_what_its_own_store_of_passwords_is_reached_by() -> None:
    """Without it keyring found no store, silently, and the meeting's token lay in a file."""
    assert trim.is_kept("pycparser/c_parser.py", set(), "win32")
    assert not trim.is_kept("pycparser/c_parser.py", set(), "linux")


def test_opencv_takes_pyavs_ffmpeg_when_they_fit(tmp_path: Path) -> None:
    _ffmpeg(tmp_path, "62")
    assert one_ffmpeg.share(tmp_path)
    link = tmp_path / "opencv_python_headless.libs" / "libavcodec-a.so.62.1.1"
    assert link.is_symlink()
    assert link.read_text() == (tmp_path / "av.libs" / "libavcodec-b.so.62.9.9").read_text()
    assert not (tmp_path / "opencv_python_headless.libs" / "libssl-a.so.1.1").exists()
    # $ORIGIN of a library that was opened by a link is the folder of the link: the others must be there too.
    assert (
        tmp_path / "opencv_python_headless.libs" / "libavutil-b.so.62.9.9"
    ).resolve().parent.name == "av.libs"


def test_two_majors_of_ffmpeg_stay_two(tmp_path: Path) -> None:
    _ffmpeg(tmp_path, "61")
    assert not one_ffmpeg.share(tmp_path)
    assert not (tmp_path / "opencv_python_headless.libs" / "libavcodec-a.so.61.1.1").is_symlink()


def _ffmpeg(folder: Path, major_of_opencv: str) -> None:
    for name in ("avcodec", "avformat", "avutil", "swscale", "swresample"):
        _write(folder, f"opencv_python_headless.libs/lib{name}-a.so.{major_of_opencv}.1.1")
        _write(folder, f"av.libs/lib{name}-b.so.62.9.9")
    _write(folder, "opencv_python_headless.libs/libssl-a.so.1.1")


def test_a_payload_is_shipped_compiled_and_runs_without_writing(tmp_path: Path) -> None:
    _write(tmp_path, "app/inside.py", "other/__init__.py", "other/module.py", "single.py")
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    bytecode.compile_all(tmp_path, here)
    assert not (tmp_path / "other" / "module.py").exists()
    assert (tmp_path / "app" / "inside.py").exists()  # a report from the field shows the line
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import app.inside, other.module, single"
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    subprocess.run([sys.executable, "-IS", "-c", program], check=True)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_bytecode_of_another_python_is_refused(tmp_path: Path) -> None:
    with pytest.raises(bytecode.WrongPython, match="3.99"):
        bytecode.compile_all(tmp_path, "3.99")


def test_the_table_adds_up(tmp_path: Path) -> None:
    _write(tmp_path, "cv2/a.bin", "opencv_python_headless.libs/b.bin", "numpy-2.4.6.dist-info/METADATA")
    (tmp_path / "cv2" / "link").symlink_to("a.bin")
    assert part_sizes(tmp_path) == {"cv2": 12, "numpy": 6}
    assert table({"cv2": 3_000_000}, {"cv2": 2_000_000}).splitlines()[1].split() == ["cv2", "3.0", "2.0"]
