# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Memory of what is over: given back at once, not whenever Python or the allocator come round to it.

A closed aiortc connection is a ring of listeners that refer to each other. Only a full collection frees
it, and Python makes one when what is new has grown to a quarter of what is old: with all the libraries of
a call among the old, that is hours away. See docs/decisions/035.
"""

import asyncio
import ctypes
import gc
import sys
from collections.abc import Callable

COLLECT_AFTER_S = 2.0
"""Until the last task of a closed connection has ended."""
COLLECT_FIRST_S = 20.0
"""A start takes 25 MB that the call never needs again."""
COLLECT_EVERY_S = 30.0
"""Often enough that a call holds little more than it needs; malloc_trim keeps the heaps locked meanwhile."""
HEAPS = 2
_M_ARENA_MAX = -8


def use_few_heaps() -> None:
    """Let all threads share two heaps of the allocator; before the first thread starts.

    glibc gives each of a call's twenty-odd threads its own, up to eight a core, and each keeps the most that
    it ever held: the call's memory creeps up for as long as it lasts. Source: mallopt(3).
    """
    if sys.platform.startswith("linux") and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_M_ARENA_MAX, HEAPS)


def keep_what_is_loaded() -> None:
    """Take everything there is out of all later collections: they look at a call's objects alone.

    Call it once, when everything is imported.
    """
    gc.freeze()
    gc.collect()  # counts the old anew: from now on a quarter of them is not much


def collect_soon() -> None:
    """Collect what a closed connection leaves, in a moment. On the event loop."""
    asyncio.get_running_loop().call_later(COLLECT_AFTER_S, collect)


def collect() -> None:
    """Free what nothing can reach, and give free pages back to the system; some milliseconds."""
    gc.collect()
    _trim()


async def collect_again_and_again() -> None:
    """Collect twice a minute, until cancelled: memory of a burst is given back, not kept for another."""
    wait_s = COLLECT_FIRST_S
    while True:
        await asyncio.sleep(wait_s)
        wait_s = COLLECT_EVERY_S
        gc.collect()  # here and not in the thread: what is freed belongs to this loop
        await asyncio.to_thread(_trim)


def _nothing() -> None:
    """Do nothing: elsewhere the system's own allocator gives pages back."""


def _found_trim() -> Callable[[], object]:
    """Return glibc's way to give free pages of every arena back (malloc_trim(3))."""
    if not sys.platform.startswith("linux"):
        return _nothing
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    return _nothing if trim is None else lambda: trim(ctypes.c_size_t(0))


_trim = _found_trim()
