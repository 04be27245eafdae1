# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Installing on Windows (Wine 10): the old program works until the new one is whole, whatever happens.

Mostly with a small setup program that holds the signed Python alone; it is made by the same recipe.
"""

import hashlib
import shlex
from pathlib import Path

import pytest

from tests.installers.windows import wine
from tests.installers.windows.conftest import PICTURES, SmallSetups

pytestmark = pytest.mark.installers

EXIT_WRITE_FAILED, EXIT_OLD_WINDOWS, EXIT_RUNNING, EXIT_NO_ROOM = 2, 10, 11, 12
LAST_PAGE_BYTES = 8_000  # it has the mark beside its words; the page with the progress takes less than 6 000
KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Moedeklar"
SCHEME = r"Software\Classes\moedeklar"
READ_KEYS = """
import json, winreg
def read(path):
    try:
        key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, path)
    except OSError:
        return None
    values, n = {}, 0
    while True:
        try:
            name, value, _ = winreg.EnumValue(key, n)
        except OSError:
            return values
        values[name], n = value, n + 1
print(json.dumps([read(p) for p in %s]))
"""


def files(folder: Path) -> dict[str, str]:
    """Return every file's content, as a digest, by its path."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def version(place: Path) -> str:
    return (place / "app" / "version.txt").read_text()


def runs(pc: wine.Pc, place: Path) -> bool:
    return pc.python(place, "import sys; print(list(sys.version_info[:2]))") == [3, 11]


def titled(screen: wine.Screen, title: str) -> int:
    """Return how many windows have that title."""
    return [one.strip() for one in screen.windows()].count(title)


def uninstall(pc: wine.Pc, place: Path, *options: str) -> None:
    pc.wine(pc.unix(place / "app" / "uninstall.exe"), "/S", *options)
    wine.until(lambda: not place.exists(), "the folder to go")


@pytest.fixture
def old_version(pc: wine.Pc, small_setups: SmallSetups) -> Path:
    """Give the place where version 1 was installed."""
    assert pc.install(small_setups.make("1.0.0")) == 0
    return pc.default_place


def test_a_person_without_rights_gets_a_whole_program_in_their_own_folder(
    pc: wine.Pc, small_setups: SmallSetups
) -> None:
    """Nothing outside this person's profile: so a second user of the PC has nothing to meet either."""
    outside = [pc.drive / "windows", pc.drive / "Program Files", pc.drive / "ProgramData"]
    before = [files(folder) for folder in outside]
    machine = (pc.folder / "system.reg").read_text(errors="replace").count("oedeklar")
    assert pc.install(small_setups.make("1.0.0")) == 0
    place = pc.default_place
    assert runs(pc, place)
    assert [files(folder) for folder in outside] == before
    pc.switch_off()
    assert (pc.folder / "system.reg").read_text(errors="replace").count("oedeklar") == machine == 0
    assert not (place / "app.new").exists()


def test_windows_lists_it_and_opens_links_with_it(pc: wine.Pc, old_version: Path) -> None:
    listed, command = pc.python(old_version, READ_KEYS % [KEY, SCHEME + r"\shell\open\command"])
    folder = rf"C:\users\{wine.USER}\AppData\Local\Programs\Moedeklar"
    assert listed["DisplayName"] == "Mødeklar"
    assert listed["DisplayVersion"] == "1.0.0"
    assert listed["Publisher"] == "Mødeklar contributors"
    assert listed["InstallLocation"] == folder
    assert 20_000 < listed["EstimatedSize"] < 30_000
    assert command[""] == rf'"{folder}\app\pythonw.exe" -m app open "%1"'
    shortcut = pc.profile / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Mødeklar.lnk"
    assert "-m app".encode("utf-16-le") in shortcut.read_bytes()


def test_a_newer_one_takes_its_place_and_a_persons_files_stay(
    pc: wine.Pc, old_version: Path, small_setups: SmallSetups
) -> None:
    mine = pc.local / "moedeklar" / "choices.json"
    mine.parent.mkdir()
    mine.write_text('{"language": "en"}')
    assert pc.install(small_setups.make("2.0.0")) == 0
    assert version(old_version) == "2.0.0"
    assert runs(pc, old_version)
    assert sorted(path.name for path in old_version.iterdir()) == ["app"]
    assert mine.read_text() == '{"language": "en"}'


def test_it_installs_into_a_folder_with_danish_letters_and_spaces_and_finds_it_again(
    pc: wine.Pc, small_setups: SmallSetups
) -> None:
    place = pc.drive / "Åse Ærøs mappe" / "Møde klar"
    setup = pc.take_in(small_setups.make("1.0.0"), "setup.exe")
    line = rf"{setup} /S /D=C:\Åse Ærøs mappe\Møde klar"  # NSIS wants it last, and without quotes
    assert pc.wine("cmd", "/c", line).returncode == 0
    assert runs(pc, place)
    assert pc.install(small_setups.make("2.0.0")) == 0
    assert version(place) == "2.0.0"
    assert not pc.default_place.exists()
    uninstall(pc, place)


def test_while_it_runs_nothing_is_touched(pc: wine.Pc, old_version: Path, small_setups: SmallSetups) -> None:
    before = files(old_version)
    program = pc.unix(old_version / "app" / "pythonw.exe")
    pc.start("/unix", program, "-c", "import time; open('C:/up', 'w').close(); time.sleep(600)")
    wine.until((pc.drive / "up").exists, "the program to run")
    assert pc.install(small_setups.make("2.0.0"), "/WAIT=2") == EXIT_RUNNING
    assert files(old_version) == before
    pc.wine(pc.unix(old_version / "app" / "uninstall.exe"), "/S", "/WAIT=2")
    assert files(old_version) == before


def test_it_waits_until_the_program_is_closed(
    pc: wine.Pc, old_version: Path, small_setups: SmallSetups
) -> None:
    program = pc.unix(old_version / "app" / "pythonw.exe")
    pc.start("/unix", program, "-c", "import time; open('C:/up', 'w').close(); time.sleep(4)")
    wine.until((pc.drive / "up").exists, "the program to run")
    assert pc.install(small_setups.make("2.0.0")) == 0
    assert version(old_version) == "2.0.0"


def test_a_power_cut_while_it_unpacks_leaves_the_old_one_working(
    pc: wine.Pc, old_version: Path, windows_setup: Path, small_setups: SmallSetups
) -> None:
    before = files(old_version / "app")
    pc.start("/unix", pc.unix(pc.drive / "setup.exe"), "/S")  # the old one, to have something in the way
    pc.take_in(windows_setup, "large.exe")
    pc.start(r"C:\large.exe", "/S")
    wine.until((old_version / "app.new" / "lib").exists, "the unpacking")
    pc.switch_off()
    assert (old_version / "app.new").exists()
    assert files(old_version / "app") == before
    assert runs(pc, old_version)
    assert pc.install(small_setups.make("2.0.0")) == 0
    assert version(old_version) == "2.0.0"
    assert sorted(path.name for path in old_version.iterdir()) == ["app"]


def test_a_power_cut_between_the_two_renames_is_put_right_by_the_next_start(
    pc: wine.Pc, old_version: Path, small_setups: SmallSetups
) -> None:
    before = files(old_version / "app")
    (old_version / "app").rename(old_version / "app.old")
    assert pc.install(small_setups.make("2.0.0", room_mib=999_999_999)) == EXIT_NO_ROOM
    assert files(old_version / "app") == before
    assert not (old_version / "app.old").exists()


@pytest.fixture
def small_disk(pc: wine.Pc, small_setups: SmallSetups) -> dict[str, str]:
    """Give what happens on a disk of 45 MB that holds version 1 (22 MB) and gets version 2 too."""
    names = {"one": ("1.0.0", 1), "asks": ("2.0.0", None), "tries": ("2.0.0", 1)}
    for name, (number, room) in names.items():
        pc.take_in(small_setups.make(number, room), f"{name}.exe")
    pc.switch_off()
    place = "/mnt/small/Moedeklar"
    fill = "fallocate -l 12M /mnt/small/somebody"
    look = f"cd {place} && find . -type f | sort | xargs -d '\\n' sha256sum | sha256sum; cd /; ls {place}"
    steps = [
        f"ln -sfn /mnt/small {shlex.quote(pc.inside_path)}/dosdevices/d:",
        "wine 'C:\\one.exe' /S '/D=D:\\Moedeklar' >/dev/null 2>&1; echo first=$?",
        f"{look} > /tmp/before; {fill}",
        "wine 'C:\\asks.exe' /S '/D=D:\\Moedeklar' >/dev/null 2>&1; echo asks=$?",
        f"{look} > /tmp/after; cmp /tmp/before /tmp/after && echo asks_kept=yes",
        "wine 'C:\\tries.exe' /S '/D=D:\\Moedeklar' >/dev/null 2>&1; echo tries=$?",
        f"{look} > /tmp/after; cmp /tmp/before /tmp/after && echo tries_kept=yes",
        "cat /tmp/after >&2",
        f"wine {place}/app/python.exe -c 'print(1)' </dev/null 2>/dev/null | grep -q 1 && echo runs=yes",
        f"rm -r {place}; fallocate -l 20M /mnt/small/more",
        "wine 'C:\\tries.exe' /S '/D=D:\\Moedeklar' >/dev/null 2>&1; echo fresh=$?",
        f"[ -e {place} ] || echo fresh_left=nothing",
        "wineserver -k; wineserver -w",
    ]
    done = pc.shell("\n".join(steps), SMALL_DISK_MB="45")
    return dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)


def test_a_full_disk_leaves_the_old_one_working(small_disk: dict[str, str]) -> None:
    """Found before it begins, or met in the middle because somebody else filled the disk meanwhile."""
    assert small_disk["first"] == "0"
    assert (small_disk["asks"], small_disk["asks_kept"]) == (str(EXIT_NO_ROOM), "yes")
    assert (small_disk["tries"], small_disk["tries_kept"]) == (str(EXIT_WRITE_FAILED), "yes")
    assert small_disk["runs"] == "yes"
    assert (small_disk["fresh"], small_disk["fresh_left"]) == (str(EXIT_WRITE_FAILED), "nothing")


def test_an_older_windows_is_told_what_to_do_instead(
    pc: wine.Pc, screen: wine.Screen, small_setups: SmallSetups
) -> None:
    setup = small_setups.make("1.0.0")
    pc.wine("winecfg", "-v", "win81")
    assert pc.install(setup) == EXIT_OLD_WINDOWS
    assert not pc.default_place.exists()
    pc.start(pc.take_in(setup, "setup.exe"))
    wine.until(lambda: any("Mødeklar" in title for title in screen.windows()), "the message")
    screen.picture(PICTURES / "windows-old.png")


def test_a_windows_of_32_bits_is_told_too(screen: wine.Screen, small_setups: SmallSetups) -> None:
    pc = wine.Pc("old", arch="win32").make()
    try:
        assert pc.install(small_setups.make("1.0.0")) == EXIT_OLD_WINDOWS
        assert not pc.default_place.exists()
    finally:
        pc.remove()


def test_the_first_page_is_in_danish_and_one_press_installs(
    pc: wine.Pc, screen: wine.Screen, small_setups: SmallSetups
) -> None:
    pc.start(pc.take_in(small_setups.make("1.0.0"), "setup.exe"))
    wine.until(lambda: titled(screen, "Mødeklar Installation"), "the first page in Danish")
    screen.picture(PICTURES / "windows-first-page.png")
    screen.press("Return")
    wine.until((pc.default_place / "app" / "version.txt").exists, "the program")
    last = PICTURES / "windows-last-page.png"
    wine.until(lambda: screen.picture(last).stat().st_size > LAST_PAGE_BYTES, "the last page")
    assert list((pc.profile / "AppData/Roaming").rglob("Mødeklar.lnk"))


def test_the_first_page_is_in_english_on_an_english_windows(
    pc: wine.Pc, screen: wine.Screen, small_setups: SmallSetups
) -> None:
    pc.start(pc.take_in(small_setups.make("1.0.0"), "setup.exe"), locale="C.UTF-8")  # Wine's American English
    wine.until(lambda: titled(screen, "Mødeklar Setup"), "the first page in English")
    screen.picture(PICTURES / "windows-first-page-en.png")


def test_whoever_only_presses_enter_keeps_their_files(
    pc: wine.Pc, screen: wine.Screen, old_version: Path
) -> None:
    """The uninstaller's question stands on No."""
    mine = pc.local / "moedeklar" / "choices.json"
    mine.parent.mkdir()
    mine.write_text("{}")
    pc.start("/unix", pc.unix(old_version / "app" / "uninstall.exe"))
    wine.until(lambda: titled(screen, "Mødeklar Afinstallation") == 1, "the uninstaller")
    screen.press("Return")
    wine.until(lambda: titled(screen, "Mødeklar Afinstallation") == 2, "its question")
    screen.picture(PICTURES / "windows-uninstall-question.png")
    assert old_version.exists()
    screen.press("Return")
    wine.until(lambda: not (old_version / "app" / "pythonw.exe").exists(), "the program to go")
    assert mine.exists()


def test_uninstalling_leaves_nothing_but_the_persons_files(pc: wine.Pc, old_version: Path) -> None:
    mine = pc.local / "moedeklar" / "choices.json"
    mine.parent.mkdir()
    mine.write_text("{}")
    pc.take_in(old_version / "app" / "python311.dll", "unused.dll")
    uninstall(pc, old_version)
    assert mine.exists()
    assert not list(pc.profile.rglob("Mødeklar.lnk"))
    pc.switch_off()
    registry = (pc.folder / "user.reg").read_text(errors="replace").lower()
    assert "software\\\\classes\\\\moedeklar" not in registry
    assert "uninstall\\\\moedeklar" not in registry
