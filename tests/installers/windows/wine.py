# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A Windows to install on: Wine 10 in a Debian 13 of its own, one fresh "PC" (prefix) a test that wants one.

What Wine 10 lacks and Windows has is added by the rig only, after the program was installed: a library that
Qt wants (icuuc.dll), and mathematics that NumPy wants. None of it is in the setup; a test looks.
"""

import json
import os
import shlex
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = Path(os.environ.get("MOEDEKLAR_WINE_ROOT", HERE.parents[2] / "build" / "roots" / "wine"))
DISPLAY = f":{1000 + os.getpid() % 30_000}"  # two runs on one computer have a screen each
SCREEN = "1280x900x24"
USER = "citizen"
LIMIT_S = 300
_MATH, OUR_MATH = b"api-ms-win-crt-math-l1-1-0.dll", b"npy-ms-win-crt-math-l1-1-0.dll"


def inside(command: str, user: str = USER, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command in the Debian of the rig."""
    return subprocess.run(
        [str(HERE / "inside.sh"), str(ROOT), user, command],
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=LIMIT_S,
        check=False,
        env=os.environ | variables,
    )


def make_root() -> None:
    """Make the Debian with Wine, once; some minutes."""
    subprocess.run([str(HERE / "make_wine_root.sh"), str(ROOT)], check=True)


class Screen:
    """A screen that nobody looks at, except by :meth:`picture`."""

    def __enter__(self) -> "Screen":
        command = f"exec Xvfb {DISPLAY} -screen 0 {SCREEN} -nolisten tcp"
        self._server = subprocess.Popen(
            [str(HERE / "inside.sh"), str(ROOT), "root", command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(lambda: (ROOT / "tmp" / ".X11-unix" / f"X{DISPLAY[1:]}").exists(), "the screen")
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()

    def picture(self, path: Path) -> Path:
        """Keep what is on the screen as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        inside(f"DISPLAY={DISPLAY} import -window root /tmp/screen.png")
        shutil.copy(ROOT / "tmp" / "screen.png", path)
        return path

    def windows(self) -> list[str]:
        """Return the titles of the windows that are open."""
        found = inside(f"DISPLAY={DISPLAY} xdotool search --onlyvisible --name '.+' getwindowname %@")
        return found.stdout.splitlines()

    def press(self, keys: str, title: str = "") -> None:
        """Press keys, as xdotool names them; in the window with that title (a pattern), if one is given."""
        aim = (
            f"search --onlyvisible --name {shlex.quote('^' + title + '$')} windowfocus --sync %@"
            if title
            else ""
        )
        inside(f"DISPLAY={DISPLAY} xdotool {aim} key {keys}")


def until(reached: Any, what: str, limit_s: float = LIMIT_S) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + limit_s
    while not reached():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {limit_s:.0f} s for {what}")
        time.sleep(0.1)


class Pc:
    """One Windows, with one person's account."""

    def __init__(self, name: str, arch: str = "win64", user: str = USER) -> None:
        self.user = user
        self.inside_path = f"/home/{user}/{name}"
        self.folder = ROOT / self.inside_path.lstrip("/")
        self.drive = self.folder / "drive_c"
        self.profile = self.drive / "users" / user
        self.local = self.profile / "AppData" / "Local"
        self._arch = arch

    @property
    def default_place(self) -> Path:
        """Where the setup program installs when nobody says otherwise."""
        return self.local / "Programs" / "Moedeklar"

    def make(self) -> "Pc":
        """Make it new, a copy of one that was made before."""
        self.remove()
        first = ROOT / "home" / self.user / f"first-{self._arch}"
        if not first.exists():
            made = self._run(f"/home/{self.user}/first-{self._arch}", "wineboot -i && wineserver -w")
            assert made.returncode == 0, made.stderr
            for library in (ROOT / "opt" / "standins").glob("*.dll"):
                shutil.copy(library, first / "drive_c" / "windows" / "system32")
        inside(f"cp -a {shlex.quote(self.unix(first))} {shlex.quote(self.inside_path)}", self.user)
        return self

    def remove(self) -> None:
        """Switch it off and throw it away."""
        self.switch_off()
        shutil.rmtree(self.folder, ignore_errors=True)

    def switch_off(self) -> None:
        """Pull the plug: every program in it ends at once."""
        if self.folder.exists():
            self._run(self.inside_path, "wineserver -k; wineserver -w")

    def _run(self, prefix: str, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        head = f"export WINEPREFIX={shlex.quote(prefix)} WINEARCH={self._arch} WINEDEBUG=-all "
        head += f"DISPLAY={DISPLAY} XDG_RUNTIME_DIR=/tmp"
        return inside(f"{head}; {command}", self.user, **variables)

    def shell(self, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a shell command that may use ``wine``."""
        return self._run(self.inside_path, command, **variables)

    def wine(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end; its output goes through a pipe, as Python wants it there."""
        words = " ".join(shlex.quote(one) for one in arguments)
        return self.shell(f"set -o pipefail; wine {words} </dev/null 2>/dev/null | cat", **variables)

    def start(self, *arguments: str, locale: str = "da_DK.UTF-8") -> None:
        """Start a Windows program with no console and no streams, as a click does, and let it run."""
        words = " ".join(shlex.quote(one) for one in arguments)
        self.shell(f"LC_ALL={locale} setsid wine start {words} </dev/null >/dev/null 2>&1")

    def take_in(self, file: Path, name: str) -> str:
        """Copy a file onto the PC and return its Windows path."""
        inside_name = self.drive / name
        shutil.copy(file, inside_name)
        return f"C:\\{name}"

    def install(self, setup: Path, *options: str, **variables: str) -> int:
        """Run a setup program silently and return its exit code."""
        return self.wine(self.take_in(setup, "setup.exe"), "/S", *options, **variables).returncode

    def python(self, place: Path, code: str) -> Any:
        """Run a line of Python of the installed program that prints JSON; return what it printed."""
        done = self.wine(str("/" + str((place / "app" / "python.exe").relative_to(ROOT))), "-c", code)
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)

    def unix(self, path: Path) -> str:
        """Return a path as seen from inside the Debian."""
        return "/" + str(path.relative_to(ROOT))


def let_numpy_load(place: Path) -> int:
    """Point NumPy at the rig's mathematics, in the installed copy; return how many files were changed."""
    changed = 0
    for path in (place / "app" / "lib" / "numpy").rglob("*.pyd"):
        content = path.read_bytes()
        if _MATH in content:
            path.write_bytes(content.replace(_MATH, OUR_MATH))
            changed += 1
    return changed
