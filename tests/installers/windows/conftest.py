# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Setup programs and PCs for the tests of the installers."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from installers.version import ROOT, product_version
from installers.windows import icon, python_files, setup_exe
from tests.installers.windows import wine

OUT = ROOT / "out" / "installers"
PICTURES = OUT / "pictures"


@pytest.fixture(scope="session")
def windows_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder in which the real setup program for Windows was made, packed as it is shipped (LZMA).

    ``MOEDEKLAR_WINDOWS_OUT`` names one that ``python -m installers.windows --out`` made before.
    """
    if made := os.environ.get("MOEDEKLAR_WINDOWS_OUT"):
        return Path(made)
    out = tmp_path_factory.mktemp("windows")
    command = [sys.executable, "-m", "installers.windows", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True)
    return out


@pytest.fixture(scope="session")
def windows_setup(windows_out: Path) -> Path:
    """Give the real setup program for Windows."""
    return windows_out / f"moedeklar-{product_version()}-setup.exe"


@pytest.fixture(scope="session")
def shipped(screen: wine.Screen, windows_setup: Path) -> Iterator[Path]:
    """Give the folder that the setup program installs, before anything ran in it.

    Installed, not unpacked by 7-Zip: that takes one zlib setup in 256 for something else (its fourth byte).
    """
    made = wine.Pc("shipped").make()
    assert made.install(windows_setup) == 0
    made.switch_off()
    yield made.default_place / "app"
    made.remove()


class SmallSetups:
    """Makes setup programs that hold only Python and a version: for what is about installing itself."""

    def __init__(self, folder: Path, windows_out: Path) -> None:
        self._folder = folder
        self._art = windows_out / "windows" / "art"
        self._python = windows_out / "windows" / "app"

    def make(self, version: str, room_mib: int | None = None, compressor: str = "zlib") -> Path:
        """Return a setup program of that version, which asks for that much free room."""
        content = self._folder / version
        if not content.exists():
            content.mkdir()
            for name in [*python_files.pins(), "python311._pth", "moedeklar.ico"]:
                shutil.copy(self._python / name, content)
            (content / "version.txt").write_text(version, encoding="ascii")
        setup = self._folder / f"{version}-{room_mib}.exe"
        if not setup.exists():
            setup_exe.make(content, version, self._art, setup, compressor, room_mib)
        return setup


@pytest.fixture(scope="session")
def small_setups(windows_out: Path, tmp_path_factory: pytest.TempPathFactory) -> SmallSetups:
    """Give small setup programs."""
    art = windows_out / "windows" / "art"
    icon.write_icon(art / "moedeklar.ico")
    return SmallSetups(tmp_path_factory.mktemp("small"), windows_out)


@pytest.fixture(scope="session")
def screen() -> Iterator[wine.Screen]:
    """Give a screen, in a Debian with Wine that is made when it is not there yet."""
    if os.geteuid() != 0:
        pytest.fail("a system of its own needs root: sudo make test-installers")
    wine.make_root()
    with wine.Screen() as made:
        yield made


@pytest.fixture
def pc(screen: wine.Screen, request: pytest.FixtureRequest) -> Iterator[wine.Pc]:
    """Give a new PC."""
    made = wine.Pc("pc").make()
    yield made
    made.remove()


@pytest.fixture(scope="module")
def installed(screen: wine.Screen, windows_setup: Path) -> Iterator[wine.Pc]:
    """Give a PC on which the real setup program has run, ready to be used."""
    made = wine.Pc("installed").make()
    assert made.install(windows_setup) == 0
    assert wine.let_numpy_load(made.default_place) > 0
    yield made
    made.remove()
