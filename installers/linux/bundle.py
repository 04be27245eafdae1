# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the one folder that runs on every supported Linux: Python, packages, launcher, licences."""

import platform
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from installers.linux import debian_files
from installers.payload import PYTHON, TARGETS, Payload, build, elf
from installers.payload.__main__ import SMOKE
from installers.payload.elf import Answer
from installers.payload.hollow import write_hollow
from installers.payload.sizes import folder_bytes
from installers.version import ROOT

HERE = Path(__file__).parent
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}  # as Debian calls them
# For computers where nobody may install: what a desktop may lack. The .deb asks for Debian's own.
_SOUND = ("libportaudio2", "libjack-jackd2-0")
_SCREEN = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-util1", "libxcb-image0", "libxcb-keysyms1",
           "libxcb-render-util0", "libxkbcommon-x11-0")  # fmt: skip


@dataclass(frozen=True)
class Bundle:
    """The folder, and what is known of it.

    Attributes:
        folder: With the launcher ``moedeklar`` in it.
        payload: Its packages.
        python_bytes: What Python and its library take.
    """

    folder: Path
    payload: Payload
    python_bytes: int


def make_bundle(folder: Path, machine: str = "x86_64") -> Bundle:
    """Make the folder anew; try it, if it is for this computer's processor."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    payload = build(TARGETS[f"linux-{machine}"], folder / "packages")
    with tempfile.TemporaryDirectory() as scratch:
        packages = debian_files.fetch(debian_files.PYTHON_PACKAGES, Path(scratch), ARCHITECTURES[machine])
        debian_files.lay_python(packages, folder / "python")
    shutil.copy2(HERE / "start.py", folder)
    _copy_program(HERE / "moedeklar.sh", folder / "moedeklar")
    shutil.copy2(ROOT / "LICENCE", folder)
    python = folder / "python" / "bin" / f"python{PYTHON}"
    if machine == platform.machine():
        subprocess.run([str(python), "-IBS", str(SMOKE), str(folder / "packages")], check=True)
    return Bundle(folder, payload, folder_bytes(folder / "python"))


def _copy_program(source: Path, aim: Path) -> None:
    shutil.copyfile(source, aim)
    aim.chmod(0o755)


def add_libraries(folder: Path, machine: str = "x86_64") -> None:
    """Add what a desktop may lack: PortAudio, and Qt's small helpers of X11."""
    own = folder / "libraries"
    own.mkdir(exist_ok=True)
    qt = folder / "packages" / "PySide6" / "Qt" / "lib"
    with tempfile.TemporaryDirectory() as scratch:
        for package in debian_files.fetch(_SOUND + _SCREEN, Path(scratch), ARCHITECTURES[machine]):
            debian_files.copy_licence(package, folder / "licences")
            for path in sorted(package.folder.glob("usr/lib/*/*.so.*")):
                if path.is_symlink() and path.name.startswith(("libportaudio", "libxcb-", "libxkbcommon-")):
                    aim = (own if package.name in _SOUND else qt) / path.name
                    shutil.copy2(path.resolve(), aim)
                elif path.is_symlink() and path.name == "libjack.so.0":
                    _hollow_jack(path.resolve(), own / path.name)


def _hollow_jack(source: Path, aim: Path) -> None:
    """PortAudio asks JACK whether it runs; where there is no JACK, a hollow one answers that it does not."""
    library = elf.read(source)
    if library is None:
        raise debian_files.WrongSystem(f"{source.name} is not for a machine known here")
    write_hollow(aim, library, Answer.NOTHING)
