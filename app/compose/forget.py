# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar forget --everything``: what "Delete everything" in the window does, for an uninstaller."""

import argparse
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from app.compose.options import data_folder
from app.runtime.autostart import set_autostart
from app.runtime.secrets import PHONE, TOKEN, Secrets
from app.runtime.store import Store

EXIT_SOMETHING_IS_LEFT = 1


def main(argv: Sequence[str]) -> int:
    """Delete this person's meetings, receipts, choices and secrets; 0 if nothing is left."""
    parser = argparse.ArgumentParser(
        "moedeklar forget", description="Delete your meetings, receipts and choices from this computer."
    )
    parser.add_argument("--everything", action="store_true", required=True, help="yes, all of it")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="where your files lie")
    folder: Path = parser.parse_args(list(argv)).data or data_folder()
    try:
        secrets = Secrets(folder)
        gone = [secrets.forget_surely(name) for name in (TOKEN, PHONE)]
        gone.append(set_autostart(False, folder))
        gone.append(Store(folder).forget_everything())
    except OSError as problem:
        sys.stderr.write(f"moedeklar forget: {problem.strerror}\n")
        return EXIT_SOMETHING_IS_LEFT
    with contextlib.suppress(OSError):  # somebody else's file is in it, or it never was there
        folder.rmdir()
    return 0 if all(gone) else EXIT_SOMETHING_IS_LEFT
