# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mute and volume of the system's own choice of microphone and speaker, where the system tells."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ANSWER_LIMIT_S = 2.0

Ask = Callable[[Sequence[str]], str]


@dataclass(frozen=True)
class Setting:
    """What the mixer says; None where it does not."""

    is_muted: bool | None = None
    volume_percent: int | None = None


def ask_program(words: Sequence[str]) -> str:
    """Return what a program of the system prints, empty when it is missing, fails or hangs. Blocks."""
    program = shutil.which(words[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, no shell
            [program, *words[1:]], capture_output=True, text=True, timeout=ANSWER_LIMIT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def speaker_setting(ask: Ask = ask_program, platform: str = sys.platform) -> Setting:
    """Return the setting of the default speaker. Blocks for some 10 ms."""
    if platform == "darwin":
        return _mac_setting(ask, "output")
    return _pulse_setting(ask, "sink") if platform.startswith("linux") else Setting()


def microphone_setting(ask: Ask = ask_program, platform: str = sys.platform) -> Setting:
    """Return the setting of the default microphone. Blocks for some 10 ms."""
    if platform == "darwin":
        return _mac_setting(ask, "input")
    return _pulse_setting(ask, "source") if platform.startswith("linux") else Setting()


def microphone_name(ask: Ask = ask_program, platform: str = sys.platform) -> str:
    """Return what Linux' sound server calls its choice of microphone, the alias "default"; empty elsewhere.

    Blocks for some 10 ms.
    """
    return (
        ask(("env", "LC_ALL=C", "pactl", "get-default-source")).strip()
        if platform.startswith("linux")
        else ""
    )


def _pulse_setting(ask: Ask, kind: str) -> Setting:
    """PulseAudio and PipeWire both answer ``pactl``; its words are English in the C locale alone."""
    name = f"@DEFAULT_{kind.upper()}@"
    tool = ("env", "LC_ALL=C", "pactl")
    muted = re.search(r"Mute:\s*(yes|no)", ask((*tool, f"get-{kind}-mute", name)))
    volumes = re.findall(r"(\d+)%", ask((*tool, f"get-{kind}-volume", name)))
    return Setting(muted.group(1) == "yes" if muted else None, max(map(int, volumes)) if volumes else None)


def _mac_setting(ask: Ask, kind: str) -> Setting:
    """AppleScript's ``get volume settings``; a device without a volume of its own says "missing value"."""
    said = ask(("osascript", "-e", "get volume settings"))
    volume = re.search(rf"{kind} volume:(\d+)", said)
    muted = re.search(r"output muted:(true|false)", said) if kind == "output" else None
    percent = int(volume.group(1)) if volume else None
    if muted is not None:
        return Setting(muted.group(1) == "true", percent)
    return Setting(percent == 0 if percent is not None else None, percent)
