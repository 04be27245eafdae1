# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the command line for the window."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.core.devices import DeviceChoice
from app.core.policy import Policy
from app.runtime.policies import load_policy

FIRST_LOOK_AFTER_S = 20.0
"""The start belongs to the meeting."""


@dataclass(frozen=True)
class Options:
    """How this start of the window differs from any other.

    Attributes:
        link: A link or spoken code to open, or an empty string.
        service: The service that knows spoken codes, or an empty string.
        folder: Where this person's files lie.
        log_level: For stderr.
        devices: Given on the command line for this start only; None for the stored choice.
        language: For this start only; None for the stored one.
        text_size_percent: For this start only; None for the stored one.
        theme: For this start only; None for the stored one.
        size_px: Width and height of the window, or None for the usual one.
        policy: What the municipality has set on this computer.
        updates_after_s: When newer versions are asked for the first time.
        quietly: True for a start with the computer: no window until something is to be said.
        alone: True for a window that takes no part in "one window a person" (practice, tests).
    """

    link: str = ""
    service: str = ""
    folder: Path = Path()
    log_level: str = "warning"
    devices: DeviceChoice | None = None
    language: str | None = None
    text_size_percent: int | None = None
    theme: str | None = None
    size_px: tuple[int, int] | None = None
    alone: bool = False
    policy: Policy = Policy()
    updates_after_s: float = FIRST_LOOK_AFTER_S
    quietly: bool = False


def data_folder() -> Path:
    """Return the folder for this person's files."""
    return Path(platformdirs.user_data_path("moedeklar", appauthor=False))


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def add_window_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that the window and the practice meeting share."""
    parser.add_argument("--camera", metavar="SPEC", help="name, number, file:PATH or none")
    parser.add_argument("--microphone", metavar="SPEC", help="name, number, file:PATH or none")
    parser.add_argument("--speaker", metavar="SPEC", help="name, number or none")
    parser.add_argument("--language", choices=("da", "en"))
    parser.add_argument("--text-size", type=int, choices=(100, 125, 150, 200), metavar="PERCENT")
    parser.add_argument("--theme", choices=("light", "dark", "system"))
    parser.add_argument("--size", type=_size, metavar="WxH", help="of the window, in pixels")
    parser.add_argument("--log-level", default=os.environ.get("MOEDEKLAR_LOG", "warning"))


def chosen_devices(parsed: argparse.Namespace) -> DeviceChoice | None:
    """Return the devices of the command line, or None if none was named."""
    named = {k: getattr(parsed, k) for k in ("camera", "microphone", "speaker") if getattr(parsed, k)}
    return DeviceChoice(**named) if named else None


def parse(argv: Sequence[str]) -> Options:
    """Return the options of ``moedeklar [LINK]``."""
    parser = argparse.ArgumentParser("moedeklar", description="Open the window of Mødeklar.")
    parser.add_argument("link", nargs="?", default="", help="a meeting's link or spoken code")
    parser.add_argument(
        "--service",
        default=os.environ.get("MOEDEKLAR_SERVICE", ""),
        help="address of the jobcentre's service, for spoken codes",
    )
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="where your files lie")
    parser.add_argument("--quietly", action="store_true", help="without a window, for reminders")
    add_window_options(parser)
    parsed = parser.parse_args(list(argv))
    policy = load_policy()
    return Options(
        link=parsed.link,
        service=parsed.service or policy.service,
        folder=parsed.data or data_folder(),
        log_level=parsed.log_level,
        devices=chosen_devices(parsed),
        language=parsed.language,
        text_size_percent=parsed.text_size,
        theme=parsed.theme,
        size_px=parsed.size,
        policy=policy,
        updates_after_s=float(os.environ.get("MOEDEKLAR_UPDATES_AFTER_S", FIRST_LOOK_AFTER_S)),
        quietly=parsed.quietly,
    )
