# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A camera that the system lists and that will not work: its own /dev and /sys/class, for one command alone.

The device file is the null device: it opens, and is no camera. That is what a driver looks like that refuses.
"""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

NUMBER = 93
NULL_DEVICE = os.makedev(1, 3)
_INSIDE = """
mount --bind "$1/dev" /dev && mount --bind "$1/class" /sys/class || exit 99
holder=$2; shift 2
if [ -n "$holder" ]; then "$holder" 60 < /dev/video93 & fi
"$@"; code=$?
if [ -n "$holder" ]; then kill $!; fi
exit $code
"""
NOBODY = ("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")


def missing() -> str:
    """Say why this machine can't have such a camera; empty when it can."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "device files and mounts of its own need root on Linux"
    for program in ("unshare", "setpriv"):
        if shutil.which(program) is None:
            return f"{program} is missing (Debian package util-linux)"
    tried = subprocess.run(
        ["unshare", "-m", "mount", "--bind", "/sys/class", "/sys/class"], capture_output=True, check=False
    )
    return "mounts of its own are refused here" if tried.returncode else ""


class CameraBox:
    """A computer with one camera, ``/dev/video93``.

    Args:
        folder: For the device files.
        name: What the system calls the camera.
        has_node: Whether the device file is there.
        mode: The device file's permissions.
        holder: A program of this name has the camera open; empty for nobody.
        sound_mode: Permissions of a sound card's recording file; None for no card.
    """

    def __init__(
        self,
        folder: Path,
        *,
        name: str = "Integrated Camera",
        has_node: bool = True,
        mode: int = 0o666,
        holder: str = "",
        sound_mode: int | None = None,
    ) -> None:
        self._folder = folder
        self._holder = ""
        devices, camera = folder / "dev", folder / "class" / "video4linux" / f"video{NUMBER}"
        devices.mkdir(parents=True)
        camera.mkdir(parents=True)
        (camera / "name").write_text(f"{name}\n")
        (camera / "index").write_text("0\n")
        for node, number in (("null", NULL_DEVICE), ("urandom", os.makedev(1, 9))):
            self._make(devices / node, number, 0o666)
        if has_node:
            self._make(devices / f"video{NUMBER}", NULL_DEVICE, mode)
        if sound_mode is not None:
            (devices / "snd").mkdir()
            self._make(devices / "snd" / "pcmC0D0c", NULL_DEVICE, sound_mode)
        if holder:
            program = folder / holder
            shutil.copy("/bin/sleep", program)
            self._holder = str(program)

    @staticmethod
    def _make(path: Path, number: int, mode: int) -> None:
        os.mknod(path, stat.S_IFCHR | mode, number)
        path.chmod(mode)

    def prefix(self, *, as_nobody: bool = False) -> list[str]:
        """Return what comes before a command that shall see this camera."""
        start = ["unshare", "-m", "sh", "-c", _INSIDE, "sh", str(self._folder), self._holder]
        return [*start, *(NOBODY if as_nobody else ())]
