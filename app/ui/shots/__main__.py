# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Render every scene into PNG files."""

import argparse
import os
import sys
import time
from pathlib import Path

from app.ui.preferences import LANGUAGES, TEXT_SIZES_PERCENT, THEME_CHOICES, Preferences


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m app.ui.shots", description=__doc__)
    parser.add_argument("folder", nargs="?", default="out/shots", type=Path)
    parser.add_argument("--size", default="1366x768", help="of the window, for instance 1024x600")
    parser.add_argument("--language", default="da", choices=LANGUAGES)
    parser.add_argument("--text-size", default=100, type=int, choices=TEXT_SIZES_PERCENT)
    parser.add_argument("--theme", default="light", choices=THEME_CHOICES)
    parser.add_argument("--only", default="", help="scenes whose name begins like this")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Save one picture a scene; the meeting's clock is Danish whatever the machine's is."""
    options = _arguments(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TZ"] = "Europe/Copenhagen"
    if hasattr(time, "tzset"):
        time.tzset()
    from app.ui.shots.camera import take

    width, height = (int(part) for part in options.size.split("x"))
    preferences = Preferences(options.language, options.text_size, options.theme)
    saved = take(options.folder, preferences, (width, height), options.only)
    print(f"{len(saved)} pictures in {options.folder}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
