# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files from packages of the Debian that the build runs on: Python, and libraries for want of rights.

Debian signs them, apt checks the signatures, and the licences lie beside the files.
"""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from installers.payload import PYTHON, bytecode

PYTHON_PACKAGES = (f"python{PYTHON}-minimal", f"libpython{PYTHON}-minimal", f"libpython{PYTHON}-stdlib")
_UNUSED = (
    "test", "lib2to3", "idlelib", "distutils", "ensurepip", "venv", "turtledemo", "turtle.py", "pydoc_data",
    "curses", "dbm", "xmlrpc", "wsgiref", "site-packages", "EXTERNALLY-MANAGED", "sitecustomize.py",
    "__phello__", "antigravity.py", "this.py", "pydoc.py", "doctest.py", "tkinter",
)  # fmt: skip
_UNUSED_BINARIES = (
    "_ctypes_test",
    "_test",
    "xx",
    "_curses",
    "_dbm",
    "nis.",
    "readline.",
    "_crypt.",
    "ossaudio",
)


class WrongSystem(RuntimeError):
    """The build needs what this computer does not have."""


@dataclass(frozen=True)
class DebianPackage:
    """One package as it was unpacked.

    Attributes:
        name: For instance ``libportaudio2``.
        version: Debian's version of it.
        folder: Its files, as if this were ``/``.
    """

    name: str
    version: str
    folder: Path


def apt_of(architecture: str, state: Path, sources: Path | None = None) -> list[str]:
    """Return ``apt-get`` for another processor than this computer's, with lists of its own in ``state``.

    Args:
        architecture: As Debian calls it.
        state: A folder, kept as long as the command is used.
        sources: Another system's ``sources.list``; without it, this computer's.

    Raises:
        subprocess.CalledProcessError: If there are no such lists to be had.
    """
    for name in ("lists/partial", "cache/archives/partial"):
        (state / name).mkdir(parents=True, exist_ok=True)
    (state / "status").touch()
    settings = {
        "APT::Architecture": architecture,
        "APT::Architectures": architecture,
        "APT::Sandbox::User": "root",
        "Dir::State": str(state),
        "Dir::State::status": str(state / "status"),
        "Dir::Cache": str(state / "cache"),
    }
    if sources:
        settings |= {"Dir::Etc::sourcelist": str(sources), "Dir::Etc::sourceparts": "/dev/null"}
    command = ["apt-get", "-qq"]
    for name, value in settings.items():
        command += ["-o", f"{name}={value}"]
    subprocess.run([*command, "update"], check=True)
    return command


def _own_architecture() -> str:
    asking = ["dpkg", "--print-architecture"]
    return subprocess.run(asking, check=True, capture_output=True, text=True).stdout.strip()


def fetch(names: tuple[str, ...], folder: Path, architecture: str = "") -> list[DebianPackage]:
    """Download packages with apt, which checks their signatures, and unpack each into a folder of its own.

    Args:
        names: Of the packages.
        folder: Where to.
        architecture: As Debian calls the processor; without it, this computer's.

    Raises:
        WrongSystem: If apt does not know one of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as state:
        apt = ["apt-get", "-qq"]
        if architecture and architecture != _own_architecture():
            apt = apt_of(architecture, Path(state))
        done = subprocess.run(
            [*apt, "download", *names], cwd=folder, capture_output=True, text=True, check=False
        )
    if done.returncode != 0:
        raise WrongSystem(
            f"apt can't give {', '.join(names)}: build on Debian 12, the oldest supported,"
            f" after 'apt-get update'.\n{done.stderr}"
        )
    found: list[DebianPackage] = []
    for name in names:
        (file,) = folder.glob(f"{name}_*.deb")
        aim = folder / name
        subprocess.run(["dpkg-deb", "-x", str(file), str(aim)], check=True)
        shown = subprocess.run(
            ["dpkg-deb", "--field", str(file), "Version"], check=True, capture_output=True, text=True
        )
        found.append(DebianPackage(name, shown.stdout.strip(), aim))
    return found


def lay_python(packages: list[DebianPackage], folder: Path) -> None:
    """Lay an interpreter with its library into a folder, cut to what is used, and compile the library."""
    library = folder / "lib" / f"python{PYTHON}"
    (folder / "bin").mkdir(parents=True)
    for package in packages:
        inside = package.folder / "usr"
        if (inside / "bin" / f"python{PYTHON}").exists():
            shutil.copy2(inside / "bin" / f"python{PYTHON}", folder / "bin")
        if (inside / "lib" / f"python{PYTHON}").exists():
            shutil.copytree(inside / "lib" / f"python{PYTHON}", library, symlinks=True, dirs_exist_ok=True)
        copy_licence(package, folder / "licences")
    for name in _UNUSED:
        path = library / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in (library / "lib-dynload").iterdir():
        if path.name.startswith(_UNUSED_BINARIES):
            path.unlink()
    bytecode.compile_all(library)


def copy_licence(package: DebianPackage, folder: Path) -> None:
    """Keep what the package says about its licence."""
    source = package.folder / "usr" / "share" / "doc" / package.name / "copyright"
    if source.exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, folder / f"{package.name}.txt")
