# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Linux installers' small parts, decided without building one."""

import configparser
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from installers.linux.desktop_files import APP_ID, HERE, draw_icons, metainfo
from installers.version import product_version

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Linux desktop's files")


def test_the_entry_opens_links_and_names_icon_and_program() -> None:
    entry = configparser.RawConfigParser()
    entry.read(HERE / f"{APP_ID}.desktop", encoding="utf-8")
    section = entry["Desktop Entry"]
    assert section["Exec"] == "moedeklar %u"
    assert section["Icon"] == APP_ID
    assert "x-scheme-handler/moedeklar" in section["MimeType"].split(";")


def test_the_shops_description_carries_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    release = ET.fromstring(metainfo()).find("releases/release")  # noqa: S314 - our own file
    assert release is not None
    assert (release.get("version"), release.get("date")) == (product_version(), "2026-01-01")


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    draw_icons(tmp_path)
    drawn = sorted(path.parts[-3] for path in tmp_path.rglob("*.png") if path.stat().st_size > 100)
    assert drawn == sorted(f"{n}x{n}" for n in (16, 24, 32, 48, 64, 128, 256, 512))
    assert (tmp_path / "icons/hicolor/scalable/apps" / f"{APP_ID}.svg").exists()


def _unpacked(folder: Path) -> Path:
    """Lay what set_up.py needs of the unpacked tar into a folder."""
    (folder / "share" / "applications").mkdir(parents=True)
    entry = (HERE / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    (folder / "share" / "applications" / f"{APP_ID}.desktop").write_text(entry, encoding="utf-8")
    (folder / "set_up.py").write_text((HERE / "set_up.py").read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def _set_up(folder: Path, home: Path, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-IS", str(folder / "set_up.py"), *words],
        env={"HOME": str(home), "PATH": "/nowhere", "PYTHONUTF8": "1"},
        check=True,
        stdout=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("name", ["plain", "Åses ting og sager", 'odd "$HOME" `x` 100% \\'])
def test_the_portable_folder_enters_the_menu_wherever_it_lies(tmp_path: Path, name: str) -> None:
    """A path with æøå, spaces or worse is quoted so that the desktop starts the right program."""
    folder, home = _unpacked(tmp_path / name), tmp_path / f"home {name}"
    (folder / "moedeklar").touch()
    home.mkdir()
    _set_up(folder, home)
    entry = home / ".local/share/applications" / f"{APP_ID}.desktop"
    (line,) = [one for one in entry.read_text(encoding="utf-8").splitlines() if one.startswith("Exec=")]
    link = home / ".local/bin/moedeklar"
    assert _as_the_desktop_reads_it(line.removeprefix("Exec=")) == [str(link), "%u"]
    assert link.resolve() == folder / "moedeklar"
    _set_up(folder, home, "--remove")
    assert not entry.exists()
    assert not link.is_symlink()


def test_another_program_of_that_name_is_left_alone(tmp_path: Path) -> None:
    """The entry then names the folder itself; nothing of the person's own is replaced."""
    folder, home = _unpacked(tmp_path / "folder"), tmp_path / "home"
    own = home / ".local/bin/moedeklar"
    own.parent.mkdir(parents=True)
    own.write_text("hers")
    _set_up(folder, home)
    entry = (home / ".local/share/applications" / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert f"Exec={folder}/moedeklar %u" in entry.splitlines()  # nothing to quote: nothing is quoted
    _set_up(folder, home, "--remove")
    assert own.read_text() == "hers"


def _as_the_desktop_reads_it(value: str) -> list[str]:
    """Split an Exec value: string escapes, then quoting, then field codes."""
    text = value.replace("\\\\", "\0").replace("\0", "\\")
    quoted, _, rest = text[1:].rpartition('"')
    program = ""
    characters = iter(quoted)
    for character in characters:
        program += next(characters) if character == "\\" else character
    return [program.replace("%%", "%"), *rest.split()]


def test_the_launcher_finds_its_folder_through_links(tmp_path: Path) -> None:
    """``/usr/bin/moedeklar`` is a link, links may be relative, and folders may have spaces."""
    folder = tmp_path / "op t" / "moedeklår"
    python = folder / "python" / "bin" / "python3.11"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    python.chmod(0o755)
    (folder / "moedeklar").write_bytes((HERE / "moedeklar.sh").read_bytes())
    (folder / "moedeklar").chmod(0o755)
    (folder / "start.py").write_text("pass")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "moedeklar").symlink_to("../op t/moedeklår/moedeklar")
    (tmp_path / "again").symlink_to(tmp_path / "bin" / "moedeklar")
    done = subprocess.run(
        [tmp_path / "again", "moedeklar:a b"],
        check=True,
        capture_output=True,
        text=True,
        env={"PATH": os.defpath},
    )
    flags, start, link = done.stdout.splitlines()
    assert flags == "-IBS"
    assert Path(start).resolve() == folder / "start.py"
    assert link == "moedeklar:a b"


@pytest.mark.parametrize("trouble", ["interrupted download", "full disk"])
def test_half_an_archive_says_what_to_do(trouble: str, tmp_path: Path) -> None:
    """The archive's last file is not there; or tar has made it, with nothing in it, and gone on."""
    if trouble == "full disk":
        (tmp_path / "start.py").touch()
    launcher = tmp_path / "moedeklar"
    launcher.write_bytes((HERE / "moedeklar.sh").read_bytes())
    launcher.chmod(0o755)
    done = subprocess.run([launcher], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "pak den ud igen" in done.stderr
    assert "unpack it again" in done.stderr
