# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The package asks nothing of a system that Ubuntu 22.04, the oldest supported, has not.

Read off the files, as that Ubuntu was not to be had: which symbol versions they want of libraries that the
package does not bring, and which functions of those without versions.
"""

import re
import subprocess
from pathlib import Path

import pytest

from installers.payload import elf
from tests.installers.linux_installers import Installers

pytestmark = pytest.mark.installers
# The newest symbol versions in Ubuntu 22.04's glibc 2.35, libstdc++6 and libgcc-s1 12, OpenSSL 3.0.2,
# zlib 1.2.11, util-linux 2.37, xz 5.2.5 and ALSA 1.2.6.
_NEWEST = {
    "GLIBC": "2.35",
    "GLIBCXX": "3.4.30",
    "CXXABI": "1.3.13",
    "GCC": "12.0.0",
    "OPENSSL": "3.0.1",
    "ZLIB": "1.2.9",
    "UUID": "2.36",
    "XZ": "5.2",
    "ALSA": "1.2.6",
}
# SQLite 3.37.2 there; what came with 3.38 and later.
_TOO_NEW = ("sqlite3_error_offset", "sqlite3_db_name", "sqlite3_value_encoding", "sqlite3_is_interrupted",
            "sqlite3_stmt_explain", "sqlite3_get_clientdata", "sqlite3_set_clientdata")  # fmt: skip


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _wanted(path: Path) -> dict[str, set[str]]:
    """Return the symbol versions that a library wants, by the library that it wants them of."""
    done = subprocess.run(["readelf", "-VW", str(path)], capture_output=True, text=True, check=True)
    found: dict[str, set[str]] = {}
    of = ""
    for line in done.stdout.partition("Version needs section")[2].splitlines():
        if file := re.search(r"File: (\S+)", line):
            of = file.group(1)
        elif name := re.search(r"Name: (\S+)", line):
            found.setdefault(of, set()).add(name.group(1))
    return found


def _libraries(bundle: Path) -> list[Path]:
    return [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink() and elf.read(path)]


def test_no_symbol_version_is_newer_than_ubuntu_22_04(installers: Installers) -> None:
    libraries = _libraries(installers.bundle)
    brought = {path.name for path in installers.bundle.rglob("*.so*")}
    newest: dict[str, tuple[int, ...]] = {}
    for path in libraries:
        for library, names in _wanted(path).items():
            for name in names if library not in brought else ():
                family, _, version = name.partition("_")
                if family in _NEWEST and version[:1].isdigit():
                    newest[family] = max(newest.get(family, ()), _numbers(version))
    print(f"\nnewest symbol versions that the package wants of the system: {newest}")
    assert newest["GLIBC"] >= (2, 34)  # they were read
    assert {family: wish for family, wish in newest.items() if wish > _numbers(_NEWEST[family])} == {}


def test_no_function_of_sqlite_is_newer_than_ubuntu_22_04(installers: Installers) -> None:
    (module,) = installers.bundle.rglob("_sqlite3.*.so")
    library = elf.read(module)
    assert library is not None
    wanted = {one.name for one in library.symbols if not one.is_defined}
    assert "sqlite3_open_v2" in wanted
    assert not wanted & set(_TOO_NEW)
