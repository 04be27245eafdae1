# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The watch over a sound stream: opened, watched, opened again, and another device meanwhile."""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.core.faults import Fault
from app.media.sound_stream import CLOSE_TIMEOUT_S, OpenStream

LOST_AFTER_S = 1.0
"""Above the 0.28 s worst gap that a healthy but busy machine showed (docs: measured on PulseAudio)."""
RETRY_AFTER_S = 2.0
AGAIN_AFTER_S = 0.2
"""A stream that ran and ended is tried again so soon: a driver's hiccup should cost half a word."""
LOOK_BACK_EVERY_S = 5.0
"""While another device stands in: how often the chosen one is tried."""
WATCH_EVERY_S = 0.1


@dataclass(frozen=True)
class Told:
    """Who is told what; all run in the keeper's thread.

    Attributes:
        on_fault: Once per loss, or once for an opening that fails.
        on_back: The device runs again after that.
        on_stand_in: Another device, of this name, does its work meanwhile. None: none ever does.
    """

    on_fault: Callable[[Fault], None] = lambda fault: None
    on_back: Callable[[], None] = lambda: None
    on_stand_in: Callable[[str], None] | None = None


@dataclass(frozen=True)
class Source:
    """How the keeper opens what it keeps.

    Attributes:
        open: Opens the chosen device; True for another try. Raises Fault.
        lost: Makes the fault of a device that fell silent.
        open_stand_in: Opens the next best device and says its name, or returns None. Raises Fault.
        list_anew: Lists the devices anew if the chosen one has come back since they were listed.
        wants_anew: Asked ten times a second: whether a running device is to be closed and opened again.
    """

    open: Callable[[bool], OpenStream]
    lost: Callable[[str], Fault]
    open_stand_in: Callable[[], tuple[OpenStream, str] | None] = lambda: None
    wants_anew: Callable[[], bool] = lambda: False
    list_anew: Callable[[], object] = lambda: None


class StreamKeeper:
    """Keeps a stream running: opens it, notices its death or silence, tells once, and tries again.

    A device that cannot be had is stood in for by the next best (``Told.on_stand_in``), tried again every
    5 s beside it, and taken back without a gap. ``current`` is the stream whose sound counts; any thread
    may read it.
    """

    def __init__(self, name: str, source: Source, told: Told) -> None:
        self._source = source
        self._told = told
        self._stopping = threading.Event()
        self._is_broken = False
        self._found: OpenStream | None = None
        self.current: OpenStream | None = None
        self._thread = threading.Thread(target=self._keep, name=name, daemon=True)

    def start(self) -> None:
        """Open the stream in the background; returns at once."""
        self._thread.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Close the stream; returns False when the driver hangs and the thread had to be left behind."""
        self._stopping.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            wait_s = RETRY_AFTER_S
            try:
                if self._run_chosen():
                    wait_s = 0.0
            except Fault as fault:
                if not self._is_broken and not self._stopping.is_set():
                    self._is_broken = True
                    self._told.on_fault(fault)
                    wait_s = AGAIN_AFTER_S
                elif self._stand_in():
                    wait_s = 0.0
            self._stopping.wait(wait_s)
        if self._found is not None:  # stopped just as it was found: nobody would give it back
            _close_or_leave(self._found)

    def _run_chosen(self) -> bool:
        """Run until it has to be opened anew (True) or the keeper stops; raises the fault that ends it."""
        stream, self._found = self._found or self._source.open(self._is_broken), None
        opened_s = time.monotonic()
        self.current = stream
        try:
            while not self._stopping.wait(WATCH_EVERY_S):
                if stream.is_stale or self._source.wants_anew():
                    return True
                if stream.has_finished:
                    raise self._source.lost("the stream ended by itself")
                if time.monotonic() - max(stream.last_callback_s, opened_s) > LOST_AFTER_S:
                    raise self._source.lost("the sound card fell silent")
                if self._is_broken and stream.last_callback_s > opened_s:
                    self._is_broken = False
                    self._told.on_back()
        finally:
            self.current = None
            _close_or_leave(stream)
        return False

    def _stand_in(self) -> bool:
        """Let another device do the work until the chosen one can be had again (True) or this one ends."""
        if self._told.on_stand_in is None or self._stopping.is_set():
            return False
        try:
            opened = self._source.open_stand_in()
        except Fault:
            return False
        if opened is None:
            return False
        stream, name = opened
        self.current = stream
        try:
            return self._watch_stand_in(stream, name)
        finally:
            self.current = None
            _close_or_leave(stream)

    def _watch_stand_in(self, stream: OpenStream, name: str) -> bool:
        opened_s = looked_s = time.monotonic()
        has_told = False
        while not self._stopping.wait(WATCH_EVERY_S):
            now = time.monotonic()
            if stream.is_stale:
                return True
            if stream.has_finished or now - max(stream.last_callback_s, opened_s) > LOST_AFTER_S:
                return False
            if not has_told and stream.last_callback_s > 0 and self._told.on_stand_in is not None:
                has_told = True
                self._told.on_stand_in(name)
            if now - looked_s >= LOOK_BACK_EVERY_S:
                self._found = self._look_back()
                if self._found is not None:
                    return True
                looked_s = time.monotonic()
        return False

    def _look_back(self) -> OpenStream | None:
        """Return the chosen device, opened and delivering, or None.

        One that only a new list of devices knows makes this stream stale, as all others.
        """
        try:
            stream = self._source.open(True)
        except Fault:
            with contextlib.suppress(Fault):  # tried again at the next look; the stand-in's own end is seen
                self._source.list_anew()
            return None
        until_s = time.monotonic() + LOST_AFTER_S
        while time.monotonic() < until_s and not stream.has_finished:
            if stream.last_callback_s > 0:
                return stream
            if self._stopping.wait(WATCH_EVERY_S / 2):
                break
        _close_or_leave(stream)
        return None


def _close_or_leave(stream: OpenStream) -> None:
    """Close in a helper thread: a frozen sound server must not take this one with it."""
    helper = threading.Thread(target=stream.close, name="sound-close", daemon=True)
    helper.start()
    helper.join(CLOSE_TIMEOUT_S)
