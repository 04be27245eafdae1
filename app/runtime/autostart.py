# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starting with the computer, quietly: only with the person's yes, and gone with their no.

Linux: a desktop entry (freedesktop.org, Desktop Application Autostart Specification). Windows: the person's
own ``Run`` key. macOS: a LaunchAgent. Nothing of it needs an administrator.
"""

import os
import sys
from pathlib import Path

from app.runtime.own_command import own_command

QUIETLY = "--quietly"
NAME = "dk.moedeklar.Moedeklar"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")


def set_autostart(wanted: bool, folder: Path) -> bool:
    """Start with the computer from now on, or no more; False if the system does not let us.

    Args:
        wanted: Whether the person has said yes.
        folder: Where this person's files lie; the program that is started uses them.
    """
    program, words = own_command(QUIETLY, "--data", str(folder))
    try:
        if sys.platform == "win32":
            _on_windows([program, *words] if wanted else None)
        else:
            is_mac = sys.platform == "darwin"
            text = (_mac_text if is_mac else _linux_text)([program, *words])
            _put(_mac_path() if is_mac else _linux_path(), text if wanted else None)
    except OSError:
        return False
    return True


def _put(path: Path, text: bytes | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)


def _linux_path() -> Path:
    config = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(config).expanduser() / "autostart" / f"{NAME}.desktop"


def _linux_text(command: list[str]) -> bytes:
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=Mødeklar",
        f"Exec={' '.join(_quoted(word) for word in command)}",
        f"TryExec={command[0]}",  # an entry that outlives an uninstalled program is passed over
        "Icon=dk.moedeklar.Moedeklar",
        "X-GNOME-Autostart-enabled=true",
    )
    return ("\n".join(lines) + "\n").encode()


def _quoted(word: str) -> str:
    """Quote as the Desktop Entry Specification says (The Exec key); a percent sign is doubled."""
    word = word.replace("%", "%%")
    if not any(char in _RESERVED for char in word):
        return word
    inside = "".join(f"\\{char}" if char in '"`$\\' else char for char in word)
    return f'"{inside}"'.replace("\\", "\\\\")


def _mac_path() -> Path:
    return Path("~/Library/LaunchAgents").expanduser() / f"{NAME}.plist"


def _mac_text(command: list[str]) -> bytes:
    import plistlib

    return plistlib.dumps({"Label": NAME, "ProgramArguments": command, "RunAtLoad": True})


def _on_windows(command: list[str] | None) -> None:
    if sys.platform != "win32":
        return
    import subprocess
    import winreg

    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
        if command is not None:
            winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, subprocess.list2cmdline(command))
            return
        try:
            winreg.DeleteValue(key, NAME)
        except FileNotFoundError:
            return
