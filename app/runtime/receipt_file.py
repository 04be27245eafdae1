# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One meeting's receipt on this PC: a chain of lines that outlives kills, power cuts and full disks."""

import logging
import os
from pathlib import Path

from app.core.canonical import Json
from app.core.receipt import Line, Receipt
from app.core.receipt_log import LogRead, hash_of, log_head, log_lines, read_log

log = logging.getLogger("moedeklar.receipt_file")


class ReceiptFile:
    """A file of whole lines; what cannot be read in it is set aside, never thrown away.

    Args:
        path: The file; made with the first line.
        about: Facts about the meeting, for its head.
    """

    def __init__(self, path: Path, about: dict[str, Json]) -> None:
        self._path = path
        self._about = about
        self._known: LogRead | None = None
        self.was_mended = False

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    def read(self) -> Receipt:
        """Return what is written down, what can be saved from a damaged file included."""
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError:
            return Receipt()
        return read_log(raw).receipt

    def keep(self, receipt: Receipt) -> None:
        """Write the lines that are not there yet; they are on the disk when this returns.

        Raises:
            OSError: They are not, and the file is as it was. Call again: nothing is written twice.
        """
        found = self._whole()
        fresh = tuple(line for line in receipt.lines if line not in found.lines)
        if not fresh:
            return
        text = log_lines(fresh, len(found.lines), found.last_hash)
        self._append(text, found.good_bytes)
        last = hash_of(text.rstrip(b"\n").rsplit(b"\n", 1)[-1])
        self._known = LogRead(
            found.head, (*found.lines, *fresh), last, found.good_bytes + len(text), is_whole=True
        )

    def _whole(self) -> LogRead:
        """Return the file's content, after making it whole if it is not."""
        size = self._path.stat().st_size if self._path.exists() else -1
        if self._known is not None and self._known.good_bytes == size:
            return self._known
        raw = self._path.read_bytes() if size > 0 else b""
        found = read_log(raw)
        if not found.is_whole:
            if raw:
                self._set_aside(raw)
            head = raw[: found.good_bytes] if found.head is not None else log_head(self._about)
            found = self._write_anew(head, found.salvaged)
        self._known = found
        return found

    def _write_anew(self, good: bytes, salvaged: tuple[Line, ...]) -> LogRead:
        """Put a whole file in a damaged one's place: the good lines, then the saved ones in a new chain."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        start = read_log(good)
        fresh = tuple(line for line in salvaged if line not in start.lines)
        text = good + log_lines(fresh, len(start.lines), start.last_hash)
        _write(self._path.with_name(self._path.name + ".new"), text)
        self._path.with_name(self._path.name + ".new").replace(self._path)
        _sync_folder(self._path.parent)
        return read_log(text)

    def _set_aside(self, raw: bytes) -> None:
        """Keep the damaged file beside the mended one; the same damage once."""
        aside = self._path.with_name(f"{self._path.name}.damaged-{hash_of(raw)[:8]}")
        log.warning("a receipt's file was damaged: set aside, and mended")
        self.was_mended = True
        if not aside.exists():
            _write(aside, raw)

    def _append(self, text: bytes, size: int) -> None:
        handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        try:
            try:
                _write_all(handle, text)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, size)  # takes no room, so it works on a full disk too
                raise
        finally:
            os.close(handle)


def _write(path: Path, text: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        _write_all(handle, text)
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, text: bytes) -> None:
    while text:
        text = text[os.write(handle, text) :]


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder last through a power cut, where the system can be told to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
