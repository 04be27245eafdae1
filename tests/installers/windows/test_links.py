# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A ``moedeklar:`` link on Windows (Wine 10): it opens the program, which gets one link and nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import one_link
from app.compose.options import parse
from tests.installers.windows import wine
from tests.installers.windows.conftest import PICTURES, SmallSetups
from tests.rig.jobcentre import Jobcentre

pytestmark = pytest.mark.installers

# Stands in for the program: what it was started with, and what Mødeklar makes of that.
TELLS = """
import json, os, sys
with open("C:/started.new", "w", encoding="utf-8") as file:
    json.dump(sys.argv[1:], file)
os.replace("C:/started.new", "C:/started.json")
"""
OPEN = "import json, os, sys; os.startfile({link!r}); print('true')"
LINKS = {
    "plain": "moedeklar:https://video.example.dk/m/abc_-123",
    "letters and a space": "moedeklar:https://video.example.dk/m/Åse Ærøs møde",
    "per cent": "moedeklar:https://video.example.dk/m/%22%20--data%20C:%5Cx%25PATH%25",
    "a command line": "moedeklar:x&calc.exe|more>C:/out.txt",
}
_OURS = r"Software\Classes\moedeklar"
INJECTED = r'moedeklar:x" --data C:\elsewhere --quietly "y'


def merge_classes(pc: wine.Pc) -> None:
    """Show the person's link schemes under HKEY_CLASSES_ROOT, as Windows does and Wine 10 does not.

    Source: Microsoft, "Merged View of HKEY_CLASSES_ROOT".
    """
    assert pc.wine("reg", "copy", rf"HKCU\{_OURS}", rf"HKLM\{_OURS}", "/s", "/f").returncode == 0


@pytest.fixture(scope="module")
def telling(screen: wine.Screen, small_setups: SmallSetups) -> Iterator[wine.Pc]:
    """Give a PC whose Mødeklar writes down what it was started with."""
    pc = wine.Pc("telling").make()
    assert pc.install(small_setups.make("1.0.0")) == 0
    package = pc.default_place / "app" / "lib" / "app"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(TELLS, encoding="utf-8")
    merge_classes(pc)
    yield pc
    pc.remove()


def link_of(jobcentre: Jobcentre) -> str:
    """Return the link of a meeting as the page behind the letter's link hands it to the program."""
    jobcentre.book()
    return "moedeklar:" + jobcentre.people["citizen"]["link"]


def opened(pc: wine.Pc, link: str) -> list[str]:
    """Open a link as programs on Windows do (ShellExecute) and return what Mødeklar was started with."""
    told = pc.drive / "started.json"
    told.unlink(missing_ok=True)
    assert pc.python(pc.default_place, OPEN.format(link=link)) is True
    wine.until(told.exists, "the program that the link opens", 30)
    words: list[str] = json.loads(told.read_text(encoding="utf-8"))
    return words


@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
def test_a_link_arrives_as_one_argument(telling: wine.Pc, link: str) -> None:
    assert opened(telling, link) == ["open", link]


def test_a_quote_in_a_link_ends_the_argument_but_makes_no_option(telling: wine.Pc) -> None:
    """Windows itself protects nobody from it; so the program takes all that follows "open" as the link."""
    words = opened(telling, INJECTED)
    assert words[:3] == ["open", "moedeklar:x", "--data"]  # so it is worth the trouble
    options = parse(one_link(words[1:]))
    assert options.link.startswith("moedeklar:x")
    assert "--data" in options.link
    assert options.folder == parse([]).folder
    assert not options.quietly


def test_a_link_opens_its_meeting(installed: wine.Pc, screen: wine.Screen, tmp_path: Path) -> None:
    """From the link to the page with the meeting: the real program, the real service."""
    merge_classes(installed)
    kept = installed.local / "moedeklar" / "invitation.json"
    with Jobcentre(tmp_path) as jobcentre:
        link = link_of(jobcentre)
        assert installed.python(installed.default_place, OPEN.format(link=link)) is True
        wine.until(kept.exists, "the meeting")
        wine.until(lambda: any("Mødeklar" in title for title in screen.windows()), "the window")
        screen.picture(PICTURES / "windows-link.png")
    meeting = json.loads(kept.read_text(encoding="utf-8"))["meeting"]
    assert meeting["caseworker"]["name"] == "Mette Holm"
    installed.switch_off()
