# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether this computer has a program that takes telephone numbers (``tel:``, RFC 3966)."""

import shutil
import subprocess
import sys

_LIMIT_S = 3.0


def has_dialer() -> bool:
    """Ask the system; may take seconds, so call it in a worker thread."""
    if sys.platform == "win32":
        return _on_windows()
    return sys.platform == "darwin" or _on_linux()  # on macOS FaceTime takes them


def _on_linux() -> bool:
    tool = shutil.which("xdg-mime")
    if tool is None:
        return False
    asking = [tool, "query", "default", "x-scheme-handler/tel"]
    try:
        answer = subprocess.run(asking, capture_output=True, timeout=_LIMIT_S, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and bool(answer.stdout.strip())


def _on_windows() -> bool:
    """Look for the person's own choice: the bare scheme is registered also where nothing takes it."""
    if sys.platform != "win32":
        return False
    import winreg

    chosen = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\tel\UserChoice"
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, chosen) as key:
            return bool(winreg.QueryValueEx(key, "ProgId")[0])
    except OSError:
        return False
