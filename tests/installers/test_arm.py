# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The package for 64-bit ARM: made here, and its parts run on an emulated processor."""

import os
import subprocess
from pathlib import Path

import pytest

from installers.linux.bundle import make_bundle
from installers.linux.deb import make_deb
from installers.linux.debian_files import apt_of
from installers.payload import elf
from installers.payload.__main__ import SMOKE
from tests.rig.debian_root import sources_list

pytestmark = pytest.mark.installers
_EMULATOR = "qemu-aarch64-static"


@pytest.fixture(scope="module")
def arm_deb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the package, packed quickly."""
    folder = tmp_path_factory.mktemp("arm")
    bundle = make_bundle(folder / "linux", "aarch64")
    print(f"\n{bundle.payload.table}")
    return make_deb(bundle.folder, folder, "aarch64", compression="zstd")


@pytest.fixture(scope="module")
def system(arm_deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a Debian 13 for ARM with the package and all that it asks for, unpacked and not set up."""
    folder = tmp_path_factory.mktemp("trixie")
    (folder / "sources.list").write_text(sources_list("trixie"))
    apt = apt_of("arm64", folder / "apt", folder / "sources.list")
    asking = [*apt, "install", "-y", "--no-install-recommends", "--download-only", str(arm_deb)]
    subprocess.run(asking, check=True)
    system = folder / "system"
    for part in ("bin", "lib", "sbin"):
        (system / "usr" / part).mkdir(parents=True)
        (system / part).symlink_to(f"usr/{part}")
    for package in [*(folder / "apt" / "cache" / "archives").glob("*.deb"), arm_deb]:
        # As dpkg does it: through the links from /lib to /usr/lib.
        unpack = ["tar", "-x", "--keep-directory-symlink", "-C", str(system)]
        packed = ["dpkg-deb", "--fsys-tarfile", str(package)]
        with subprocess.Popen(packed, stdout=subprocess.PIPE) as child:
            subprocess.run(unpack, stdin=child.stdout, check=True)
            assert child.wait() == 0
    return system


def test_everything_in_it_is_for_arm(system: Path) -> None:
    machines = {}
    for path in (system / "opt" / "moedeklar").rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            head = file.read(20)
        if head[:4] == b"\x7fELF":
            machines[path] = int.from_bytes(head[18:20], "little")
    assert len(machines) > 100
    assert {path for path, machine in machines.items() if machine != elf.AARCH64} == set()


def test_debian_13_for_arm_has_all_that_it_asks_for(system: Path) -> None:
    """The fixture had apt find it; and no library is wanted by a name that is nowhere."""
    there = {path.name for path in system.rglob("*.so*")}
    missing: dict[str, str] = {}
    for path in (system / "opt" / "moedeklar").rglob("*.so*"):
        if path.is_file() and not path.is_symlink() and elf.read(path):
            shown = subprocess.run(["readelf", "-d", str(path)], check=True, capture_output=True, text=True)
            wanted = [
                line.split("[")[1].rstrip("]") for line in shown.stdout.splitlines() if "(NEEDED)" in line
            ]
            missing |= {name: path.name for name in wanted if name not in there}
    assert missing == {}


def test_its_parts_run_on_an_emulated_processor(system: Path, tmp_path: Path) -> None:
    """All modules, a window, two codecs, OpenCV: what other builds are tried with."""
    program = system / "opt" / "moedeklar"
    python = program / "python" / "bin" / "python3.11"
    command = [_EMULATOR, "-L", str(system), str(python), "-IBS", str(SMOKE), str(program / "packages")]
    env = {"PATH": os.defpath, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, timeout=900)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "all there" in done.stdout
