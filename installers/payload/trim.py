# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes away what the program never opens. Licences and the packages' names and versions always stay."""

import ast
import shutil
from fnmatch import fnmatch
from pathlib import Path

from installers.version import ROOT

# Of Qt, what is named here stays and all else goes; of the other packages, what is named goes.
_QT_PARTS_OF_MODULES = ("DBus", "XcbQpa", "WaylandClient")  # Qt's Linux plugins and libQt6Gui load these
_QT_KEPT = (
    "PySide6/__init__.py",
    "PySide6/_config.py",
    "PySide6/_git_pyside_version.py",
    "PySide6/support/*.py",
    "PySide6/*pyside6.abi3.*",
    "PySide6/Qt/lib/libicu*",
    "PySide6/*140*.dll",  # Microsoft's run-time library
    "PySide6/*plugins/iconengines/*svgicon*",
    "PySide6/*plugins/imageformats/*q[js][pv][eg]*",  # jpeg and svg
    "PySide6/*plugins/platforms/*",
    "PySide6/*plugins/platformthemes/*xdgdesktopportal*",
    "PySide6/*plugins/styles/*",
    "PySide6/*plugins/platforminputcontexts/*",
    "PySide6/*plugins/wayland-decoration-client/*bradient*",
    "PySide6/*plugins/wayland-shell-integration/*xdg-shell*",
    "PySide6/*translations/qtbase_*.qm",
)
_QT_DROPPED = (
    "PySide6/pyside6qml*",
    "PySide6/libpyside6qml*",
    "*.lib",
    "*/platforms/*eglfs*",
    "*/platforms/*linuxfb*",
    "*/platforms/*minimal*",
    "*/platforms/*vkkhr*",
    "*/platforms/*vnc*",
    "*/platforms/*direct2d*",
    "*/platforminputcontexts/*virtualkeyboard*",
)
_LANGUAGES = {"da", "en", "ar", "uk", "pl", "tr", "so", "fa"}
_DROPPED = (
    "*.pyi",
    "*/py.typed",
    "*.pyx",
    "*.pxd",
    "*.pxi",
    "*.c",
    "*.h",
    "*.a",
    "*.lib",
    "*/tests/*",
    "*/test/*",
    "bin/*",
    "share/*",
    "include/*",
    "app/ui/shots/*",  # draws pictures for developers
    "*.dist-info/RECORD",  # says what was there before
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
    "*.dist-info/sboms/*",
    "cv2/data/*",
    "cv2/load_config_py2.py",
    "cv2/opencv_videoio_ffmpeg*.dll",  # on Windows a part of its own; PyAV brings the other FFmpeg
    "numpy/_pyinstaller/*",
    "numpy/f2py/*",
    "numpy/distutils/*",
    "numpy/testing/*",
    "numpy/doc/*",
    "numpy/_core/include/*",
    "numpy/_core/lib/*",
    "numpy/_core/*_tests.*",
    "numpy/_core/*_tests.cp*",
    "pycparser/*",  # cffi reads headers with it; sounddevice and pylibsrtp have theirs read
    "aiohttp/_websocket/.hash/*",
    "aiohttp/.hash/*",
    "dns/quic/*",
)


def qt_modules_used(root: Path = ROOT) -> set[str]:
    """Return the modules of PySide6 that the program imports, for instance ``QtWidgets``."""
    found: set[str] = set()
    for path in (root / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("PySide6."):
                found.add(node.module.split(".")[1])
            elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                found.update(alias.name for alias in node.names)
    return found


def _is_qt_kept(name: str, modules: set[str]) -> bool:
    if any(fnmatch(name, pattern) for pattern in _QT_DROPPED):
        return False
    if "/translations/" in name:
        return fnmatch(name, "*/qtbase_*.qm") and name.rsplit("_", 1)[1].removesuffix(".qm") in _LANGUAGES
    if any(fnmatch(name, pattern) for pattern in _QT_KEPT):
        return True
    short = {module.removeprefix("Qt") for module in modules} | set(_QT_PARTS_OF_MODULES)
    wanted = [f"PySide6/{module}.{end}" for module in modules for end in ("abi3.so", "pyd")]
    wanted += [f"PySide6/Qt/lib/libQt6{part}.so*" for part in short]
    wanted += [f"PySide6/Qt/lib/Qt{part}.framework/*" for part in short]
    wanted += [f"PySide6/Qt6{part}.dll" for part in short]
    return any(fnmatch(name, pattern) for pattern in wanted) and not fnmatch(name, "*/Headers/*")


def _is_licence(name: str) -> bool:
    last = name.rsplit("/", 1)[-1].lower()
    return "/licenses/" in name or last.startswith(("licen", "copying", "notice", "authors"))


# pywin32-ctypes, by which keyring reaches Windows' own store, has cffi read headers when it is there.
_NEEDED_ON = {"win32": ("pycparser/*",)}


def is_kept(name: str, modules: set[str], sys_platform: str = "linux") -> bool:
    """Tell whether a file, named from the payload's folder with ``/``, goes to people's computers."""
    if _is_licence(name) or any(fnmatch(name, pattern) for pattern in _NEEDED_ON.get(sys_platform, ())):
        return True
    if name.startswith("PySide6/"):
        return _is_qt_kept(name, modules)
    return not any(fnmatch(name, pattern) for pattern in _DROPPED)


def trim(folder: Path, sys_platform: str) -> int:
    """Take away what is not kept, and folders that are empty then; return how many bytes went."""
    modules = qt_modules_used()
    gone = 0
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if path.name == "__pycache__":
                shutil.rmtree(path)
            elif not any(path.iterdir()):
                path.rmdir()
        elif not is_kept(path.relative_to(folder).as_posix(), modules, sys_platform):
            gone += path.lstat().st_size
            path.unlink()
    return gone
