# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the commands without a window share: usage errors, quiet libraries, and leaving for certain."""

import argparse
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

EXIT_COULD_NOT_RUN = 3
SPEC_HELP = (
    "SPEC: a device's name or number (see: moedeklar devices), file:PATH (played in a loop), none, default."
)


class UsageError(Exception):
    """The command line is not understood; the text says what to do next."""


class Parser(argparse.ArgumentParser):
    """Complains by an exception: argparse's own exit code 2 means "call instead" here."""

    def error(self, message: str) -> NoReturn:
        """Raise the complaint.

        Raises:
            UsageError: Always.
        """
        raise UsageError(f"{message}\n{self.prog} --help")


@contextmanager
def quiet_libraries() -> Iterator[None]:
    """Keep what ALSA, OpenCV and FFmpeg print by themselves off the terminal; our own words still come."""
    logging.disable(logging.ERROR)
    try:
        kept = os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
    except OSError:  # stderr is closed: nothing to keep quiet
        yield
        return
    os.dup2(nowhere, 2)
    os.close(nowhere)
    python_stderr, sys.stderr = sys.stderr, os.fdopen(os.dup(kept), "w", encoding="utf-8", errors="replace")
    try:
        yield
    finally:
        sys.stderr.close()
        sys.stderr = python_stderr
        os.dup2(kept, 2)
        os.close(kept)
        logging.disable(logging.NOTSET)


def say(text: str) -> None:
    """Print one line; a terminal with a poor alphabet gets question marks, not an error."""
    stream = sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()


def end_with(code: int) -> int:
    """Return the exit code, or leave at once when a driver hangs and would keep the process."""
    if any(thread.daemon and thread.is_alive() for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code
