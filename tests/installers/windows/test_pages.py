# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The setup program as a person meets it (Wine 10): the file that is shipped, its pages, and its bad days."""

from pathlib import Path

import pytest

from tests.installers.windows import wine
from tests.installers.windows.conftest import PICTURES
from tests.installers.windows.test_app import PAINTED_BYTES
from tests.installers.windows.test_install import EXIT_WRITE_FAILED, LAST_PAGE_BYTES, files, titled

pytestmark = pytest.mark.installers
SETUP, WINDOW = "Mødeklar Installation", "Mødeklar"
PAGE = SETUP + " ?"  # its own pages have a space after it, messages have none


def test_a_person_installs_opens_and_installs_again_while_it_is_open(
    pc: wine.Pc, screen: wine.Screen, windows_setup: Path
) -> None:
    """Install, Finish, the window; once more, "Mødeklar er åbent", close, Retry: only Enter is pressed."""
    setup = pc.take_in(windows_setup, "setup.exe")
    place = pc.default_place
    pc.start(setup)
    wine.until(lambda: titled(screen, SETUP) == 1, "the first page")
    screen.picture(PICTURES / "windows-setup-1-first-page.png")
    screen.press("Return", PAGE)
    wine.until((place / "app.new" / "lib").exists, "the unpacking")
    screen.picture(PICTURES / "windows-setup-2-unpacking.png")
    wine.until((place / "app" / "version.txt").exists, "the program")
    last = PICTURES / "windows-setup-3-last-page.png"
    wine.until(lambda: screen.picture(last).stat().st_size > LAST_PAGE_BYTES, "the last page")
    wine.let_numpy_load(place)
    screen.press("Return", PAGE)
    wine.until(lambda: titled(screen, SETUP) == 0 and titled(screen, WINDOW) == 1, "the window")
    window = PICTURES / "windows-setup-4-window.png"
    wine.until(lambda: screen.picture(window).stat().st_size > PAINTED_BYTES, "a painted window")

    before = files(place / "app")
    pc.start(setup)
    wine.until(lambda: titled(screen, SETUP) == 1, "the first page again")
    screen.press("Return", PAGE)
    wine.until(lambda: titled(screen, SETUP) == 2, "that Mødeklar is open")
    screen.picture(PICTURES / "windows-setup-5-is-open.png")
    assert files(place / "app") == before
    pc.wine("taskkill", "/IM", "pythonw.exe")  # asks the window to close, as its cross does
    wine.until(lambda: titled(screen, WINDOW) == 0, "the window to close")

    def tried_again() -> bool:
        """As a person does: the engine needs some seconds more than the window to be gone."""
        if titled(screen, SETUP) == 2:
            screen.press("Return", SETUP)
        return (place / "app.new" / "lib").exists()

    wine.until(tried_again, "the unpacking")
    wine.until(lambda: not (place / "app.new").exists(), "the fresh program")
    fresh = files(place / "app")
    replaced = {name for name in before if before[name] != fresh.get(name)}
    assert replaced  # what the rig had changed is as it was shipped
    assert all(name.startswith("lib/numpy/") for name in replaced)


@pytest.mark.parametrize("trouble", ["interrupted", "damaged"])
def test_a_setup_program_that_came_by_half_does_nothing_and_says_so(
    trouble: str, pc: wine.Pc, screen: wine.Screen, windows_setup: Path, tmp_path: Path
) -> None:
    """An interrupted download, or one flipped bit: nothing is installed."""
    content = bytearray(windows_setup.read_bytes())
    if trouble == "interrupted":
        del content[len(content) * 2 // 3 :]
    else:
        content[len(content) // 2] ^= 1
    half = tmp_path / "half.exe"
    half.write_bytes(content)
    assert pc.install(half) == EXIT_WRITE_FAILED
    assert not pc.default_place.exists()
    pc.start(pc.take_in(half, "half.exe"))
    wine.until(lambda: [one for one in screen.windows() if one.strip()], "the message")
    screen.picture(PICTURES / f"windows-setup-{trouble}.png")
    assert not pc.default_place.exists()
