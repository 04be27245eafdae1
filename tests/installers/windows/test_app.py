# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The installed program on Windows (Wine 10): it paints, checks, meets, is supervised, and goes."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from tests.installers.windows import wine
from tests.installers.windows.conftest import OUT, PICTURES

pytestmark = pytest.mark.installers

HERE = Path(__file__).parent
PAINTED_BYTES = 20_000  # a screen with nothing on it takes some hundred
SHORTCUT = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Mødeklar.lnk"


def console(pc: wine.Pc, *arguments: str) -> str:
    """Run the installed program from a command line and return what it wrote."""
    done = pc.wine(pc.unix(pc.default_place / "app" / "python.exe"), "-m", "app", *arguments)
    return done.stdout


def test_the_start_menus_entry_opens_the_window(installed: wine.Pc, screen: wine.Screen) -> None:
    """A program without a console, from a shortcut: no streams, another folder, another process's engine."""
    began = time.monotonic()
    installed.start("/unix", installed.unix(installed.profile / SHORTCUT))
    picture = PICTURES / "windows-window.png"
    wine.until(lambda: screen.picture(picture).stat().st_size > PAINTED_BYTES, "a painted window")
    print(f"window after {time.monotonic() - began:.1f} s, Wine's own start included")
    assert any("Mødeklar" in title for title in screen.windows())
    installed.switch_off()


def test_the_check_runs_and_its_report_is_read_by_others(installed: wine.Pc) -> None:
    """No camera and no sound card here: it says so, and measures the computer."""
    report = json.loads(console(installed, "check", "--json", "-"))
    results = {check["id"]: check for check in report["checks"]}
    assert results["computer"]["verdict"] == "ready"
    assert results["computer"]["values"]["system"] == "windows"
    assert results["computer"]["values"]["encode_360p_ms"] > 0
    assert [finding["code"] for finding in results["camera"]["findings"]] == ["camera_none"]


def test_group_policy_holds_for_the_computer_and_then_for_the_person(installed: wine.Pc) -> None:
    """What IT writes there is what the installed program goes by."""
    write = r"""
import winreg
SAID = {
    winreg.HKEY_LOCAL_MACHINE: {"service": "https://machine.example.dk", "updates": "off"},
    winreg.HKEY_CURRENT_USER: {"service": "https://person.example.dk"},
}
for hive, values in SAID.items():
    with winreg.CreateKey(hive, r"SOFTWARE\Policies\Moedeklar") as key:
        for name, text in values.items():
            winreg.SetValueEx(key, name, 0, winreg.REG_SZ, text)
print("true")
"""
    assert installed.python(installed.default_place, write) is True
    told = dict(line.split(None, 1) for line in console(installed, "policy").splitlines()[:5])
    assert told["service"].strip() == "https://person.example.dk"
    assert told["updates"].strip() == "off"
    for hive in ("HKLM", "HKCU"):
        installed.wine("reg", "delete", rf"{hive}\SOFTWARE\Policies\Moedeklar", "/f")
    assert "person.example.dk" not in console(installed, "policy")


def test_the_whole_practice_meeting_is_walked(installed: wine.Pc, screen: wine.Screen) -> None:
    """Service, robot, engine and window by the signed ``pythonw.exe``, with a real call between them."""
    program = installed.unix(installed.default_place / "app" / "pythonw.exe")
    installed.wine("start", "/wait", "/unix", program, "-m", "app", "practice", "--walk", r"C:\walk")
    walk = installed.drive / "walk"
    told = json.loads((walk / "walk.json").read_text(encoding="utf-8"))
    shutil.copytree(walk, OUT / "windows-walk", dirs_exist_ok=True)
    print(told)
    assert told["reached_the_end"] is True
    receipt = json.loads((walk / "receipt.json").read_text(encoding="utf-8"))
    assert {"link_opened", "registered", "admitted"} <= {line["fact"] for line in receipt["lines"]}


def test_an_engine_that_dies_or_freezes_is_replaced(installed: wine.Pc) -> None:
    told = installed.python(installed.default_place, (HERE / "supervision.py").read_text(encoding="utf-8"))
    print(told)
    assert len(told["ready_after_s"]) == 3, "first start, after the kill, after the freeze"
    assert len(told["exited"]) == 2
    assert len(told["silent_s"]) == 1
    assert told["last_pid_gone"] is True


def test_no_engine_outlives_a_window_that_is_killed(installed: wine.Pc) -> None:
    code = (HERE / "supervision.py").read_text(encoding="utf-8")
    code = code.replace('blows = ["kill", "freeze"]', 'blows = ["self"]').replace(
        "    child = psutil",
        "    open('C:/engine.pid', 'w').write(str(supervisor.pid)); os._exit(9)\n    child = psutil",
    )
    installed.wine(installed.unix(installed.default_place / "app" / "python.exe"), "-c", code)
    pid = int((installed.drive / "engine.pid").read_text())
    ask = f"import psutil; print('true' if psutil.pid_exists({pid}) else 'false')"
    wine.until(lambda: installed.python(installed.default_place, ask) is False, "the engine to leave", 30)


def test_uninstalling_with_the_persons_files_leaves_nothing(installed: wine.Pc) -> None:
    """Last: it takes the program away, and by choice what the person has kept, in Windows' own store too."""
    place = installed.default_place
    keep = (
        "import json, pathlib, platformdirs; from app.runtime.secrets import Secrets; "
        "from app.runtime.store import Store; "
        "folder = pathlib.Path(platformdirs.user_data_path('moedeklar', appauthor=False)); "
        "Store(folder).save_choices(language='en'); Secrets(folder).put('token', 'geheim'); "
        "import keyring; print(json.dumps([str(folder), type(keyring.get_keyring()).__name__, "
        "keyring.get_password('moedeklar', 'token')]))"
    )
    folder, backend, token = installed.python(place, keep)
    print(folder, backend)
    assert (backend, token) == ("WinVaultKeyring", "geheim")
    assert (installed.local / "moedeklar" / "choices.json").exists()
    before = os.listdir(place)
    assert before == ["app"]
    installed.wine(installed.unix(place / "app" / "uninstall.exe"), "/S", "/DELETEDATA")
    wine.until(lambda: not place.exists(), "the folder to go")
    assert not (installed.local / "moedeklar").exists()
    assert not (installed.profile / SHORTCUT).exists()
    installed.switch_off()
    registry = (installed.folder / "user.reg").read_text(errors="replace").lower()
    assert "moedeklar" not in registry
