# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A newer version on the way from the release desk to the window, all processes real."""

import subprocess
import sys
from pathlib import Path

from app.runtime.updates import platform_name
from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre

NO_DEVICES = ("--camera", "none", "--microphone", "none", "--speaker", "none")


def desk(*words: str) -> str:
    command = [sys.executable, "-m", "app", "updates", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout


def test_a_signed_version_is_offered_fetched_on_a_click_and_checked(tmp_path: Path) -> None:
    """The municipality's file names the key, the service carries the folder, the person presses once."""
    releases = tmp_path / "releases"
    releases.mkdir()
    (releases / "moedeklar.bin").write_bytes(b"installer" * 10_000)
    public = desk("keygen", str(tmp_path / "key")).strip()
    package = f"{platform_name()}=moedeklar.bin"
    desk("sign", str(releases), "--key", str(tmp_path / "key"), "--version", "99.0", "--package", package)
    with Jobcentre(tmp_path, "--updates", str(releases)) as jobcentre:
        (tmp_path / "moedeklar.toml").write_text(
            f'update_keys = ["{public}"]\nservice = "{jobcentre.url}"\nlanguage = "en"\n'
        )
        env = {"MOEDEKLAR_POLICY": str(tmp_path / "moedeklar.toml"), "MOEDEKLAR_UPDATES_AFTER_S": "0"}
        with DrivenWindow(tmp_path / "person", *NO_DEVICES, "--one-window", env=env) as window:
            window.until(lambda now: now["event"] == "UpdateSeen")
            window.act("UpdateAsked")
            window.until(lambda now: now["event"] == "UpdateLoaded")
        fetched = tmp_path / "person" / "updates" / "moedeklar.bin"
        assert fetched.read_bytes() == b"installer" * 10_000
