# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Enters the unpacked folder in one person's menu, with no other rights; ``--remove`` undoes it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
APP_ID = "dk.moedeklar.Moedeklar"
SCHEME = "x-scheme-handler/moedeklar"


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")


def quoted(program: Path) -> str:
    r"""Return a path as ``Exec=`` wants it.

    Source: Desktop Entry Specification, "The Exec key": within double quotes \ " $ and ` get a backslash,
    a literal % is doubled, and the string as a whole has its backslashes doubled once more.
    """
    text = str(program)
    if set(text) <= _PLAIN:  # xdg-open by itself, without a desktop, understands no quotes
        return text
    for character in '\\"$`':
        text = text.replace(character, "\\" + character)
    return '"' + text.replace("%", "%%").replace("\\", "\\\\") + '"'


def own_share() -> Path:
    """Return this person's folder for menus and icons."""
    given = os.environ.get("XDG_DATA_HOME", "")
    return Path(given) if os.path.isabs(given) else Path.home() / ".local" / "share"


def own_link() -> Path:
    """Return where this person's link to the launcher lies: on the path, and mostly free of spaces."""
    return Path.home() / ".local" / "bin" / "moedeklar"


def _is_ours_or_free(link: Path) -> bool:
    return not os.path.lexists(link) or (link.is_symlink() and link.name == Path(os.readlink(link)).name)


def _files() -> list[Path]:
    return sorted(
        path for path in (HERE / "share").rglob("*") if path.is_file() and "metainfo" not in path.parts
    )


def _tell_the_desktop(share: Path) -> None:
    for command in (
        ["update-desktop-database", str(share / "applications")],
        ["gtk-update-icon-cache", "-q", "-t", "-f", str(share / "icons" / "hicolor")],
    ):
        if shutil.which(command[0]):
            subprocess.run(command, check=False, stderr=subprocess.DEVNULL)


def enter() -> None:
    """Copy entry and icons, with this folder's launcher in the entry, and take the link scheme."""
    share, program = own_share(), HERE / "moedeklar"
    if _is_ours_or_free(own_link()):
        own_link().parent.mkdir(parents=True, exist_ok=True)
        own_link().unlink(missing_ok=True)
        own_link().symlink_to(program)
        program = own_link()
    for path in _files():
        aim = share / path.relative_to(HERE / "share")
        aim.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".desktop":
            text = path.read_text(encoding="utf-8")
            text = text.replace("Exec=moedeklar", f"Exec={quoted(program)}")
            aim.write_text(text, encoding="utf-8")
        else:
            shutil.copyfile(path, aim)
    _tell_the_desktop(share)
    if shutil.which("xdg-mime"):
        subprocess.run(["xdg-mime", "default", f"{APP_ID}.desktop", SCHEME], check=False)


def remove() -> None:
    """Take away what ``enter`` put there; the person's own files stay."""
    share = own_share()
    for path in _files():
        (share / path.relative_to(HERE / "share")).unlink(missing_ok=True)
    if own_link().is_symlink() and Path(os.readlink(own_link())) == HERE / "moedeklar":
        own_link().unlink()
    _tell_the_desktop(share)


def main() -> int:
    """Enter, or remove."""
    if sys.argv[1:] == ["--remove"]:
        remove()
        print("Mødeklar er fjernet fra menuen. Mappen her kan du nu slette.")
        print("Mødeklar is no longer in the menu. You can delete this folder now.")
    else:
        enter()
        print("Mødeklar er nu i din menu, og linket i dit brev åbner det.")
        print("Mødeklar is in your menu now, and the link in your letter opens it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
