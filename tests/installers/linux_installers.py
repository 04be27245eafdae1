# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the Linux installers share: the installers, and windows inside clean Debians."""

import json
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from installers.linux.bundle import make_bundle
from installers.linux.deb import make_deb
from installers.linux.tar import make_tar
from installers.version import ROOT, product_version
from tests.rig.children import RigError
from tests.rig.debian_root import DebianRoot
from tests.rig.display import VirtualDisplay

OLDER = "0.0.9"
PICTURES = ROOT / "out" / "installers" / "pictures"
PAINTED = "window painted"
_START_LIMIT_S = 60.0
_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv[:1])
picture = application.primaryScreen().grabWindow(0)
sys.exit(0 if picture.save(sys.argv[1]) else 1)
"""


@dataclass(frozen=True)
class Installers:
    """Files as a person would download them.

    Attributes:
        bundle: The folder that all of them hold.
        deb: This version.
        older_deb: The same program with a lower version and one file that the newer one does not have.
        tar: For people who may not install.
    """

    bundle: Path
    deb: Path
    older_deb: Path
    tar: Path

    def install(self, root: DebianRoot, file: Path) -> str:
        """Install a package file with apt, dependencies from Debian; return what apt printed."""
        shutil.copy2(file, root.folder / "root" / file.name)
        done = root.run(
            f"apt-get install -y -q --no-install-recommends ./{file.name}; s=$?; rm {file.name}; exit $s"
        )
        return done.stdout


def build_installers(folder: Path) -> Installers:
    """Build all in a folder, quickly compressed, or take what an earlier run left there."""
    folder.mkdir(parents=True, exist_ok=True)
    deb = folder / f"moedeklar_{product_version()}_amd64.deb"
    tar = folder / f"moedeklar-{product_version()}-linux-x86_64.tar.xz"
    if not tar.exists():
        make_bundle(folder / "linux")
        make_deb(folder / "linux", folder, compression="zstd")
        make_tar(folder / "linux", folder, preset=0)
    older = folder / f"moedeklar_{OLDER}_amd64.deb"
    if not older.exists():
        _make_older(deb, older, folder / "older")
    return Installers(folder / "linux", deb, older, tar)


def _make_older(deb: Path, older: Path, tree: Path) -> None:
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-R", str(deb), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^Version: .*$", f"Version: {OLDER}", control.read_text()))
    (tree / "opt/moedeklar/packages/app/only_in_the_older_one.py").write_text("x = 1\n")
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z1", "--build", str(tree), str(older)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.rmtree(tree)


def photograph(screen: VirtualDisplay, name: str) -> Path:
    """Keep a picture of the whole screen in ``out/installers/pictures``, to be looked at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    aim = PICTURES / f"{name}.png"
    subprocess.run([sys.executable, "-c", _GRAB, str(aim)], check=True, env=screen.env)
    return aim


def colours(picture: Path) -> int:
    """Return how many different colours a picture has: an empty screen has one."""
    from PySide6.QtGui import QImage

    image = QImage(str(picture))
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


@contextmanager
def window(
    root: DebianRoot,
    screen: VirtualDisplay,
    command: str,
    user: str = "ada",
    env: Mapping[str, str] | None = None,
) -> Iterator[float]:
    """Run a program inside until the block ends; the block begins when its window is painted.

    Yields:
        Seconds from the start of the command to the painted window.

    Raises:
        RigError: If no window comes.
    """
    variables = {"MOEDEKLAR_LOG": "info", **screen.variables, **(env or {})}
    began = time.time()
    child = root.start(command, user, variables)
    try:
        yield painted_at(child) - began
    finally:
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stderr:
            child.stderr.close()


def painted_at(child: subprocess.Popen[bytes]) -> float:
    """Return the time at which a program says that its window is painted."""
    assert child.stderr is not None
    deadline, said = time.monotonic() + _START_LIMIT_S, b""
    while time.monotonic() < deadline:
        ready, _, _ = select.select([child.stderr], [], [], 0.5)
        if ready:
            line = child.stderr.readline()
            said += line
            if PAINTED.encode() in line:
                return datetime.fromisoformat(json.loads(line)["t"]).timestamp()
            if not line:
                break
    raise RigError(f"no window: {said.decode(errors='replace')[-3000:]}")
