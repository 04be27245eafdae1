# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What nothing can reach is freed when it is asked for, and pages go back to the system."""

import asyncio
import gc
import json
import subprocess
import sys
import weakref
from collections.abc import Iterator

import pytest

from app.media import leftovers
from app.media.leftovers import HEAPS, collect, collect_again_and_again

_PROGRAM = """
import gc, json, os, app.media.call
from app.media.leftovers import collect, keep_what_is_loaded

def resident_mb():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

keep_what_is_loaded()
kept, looked_at = gc.get_freeze_count(), len(gc.get_objects())
blocks = [bytes(60_000) for _ in range(2000)]
last = bytes(60_000)  # keeps the heap from shrinking at its end
del blocks
before_mb = resident_mb()
collect()
print(json.dumps([kept, looked_at, before_mb - resident_mb()]))
"""

_MANY_THREADS = """
import ctypes, re, sys, threading
from app.media.leftovers import use_few_heaps

if sys.argv[1] == "few":
    use_few_heaps()
gate = threading.Barrier(9)

def work():
    gate.wait()
    blocks = [bytes(60_000) for _ in range(200)]
    gate.wait()

threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
gate.wait()
gate.wait()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, out)
libc.fflush(out)
"""


class Ring:
    """Refers to itself, as a closed connection's listeners do."""

    def __init__(self) -> None:
        self.listener = self


@pytest.fixture
def _no_collections() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collections")
def test_a_ring_is_freed() -> None:
    ring = weakref.ref(Ring())
    assert ring() is not None
    collect()
    assert ring() is None


@pytest.mark.skipif(sys.platform != "linux", reason="how glibc gives memory back")
def test_collections_leave_the_libraries_alone_and_pages_go_back() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    kept, looked_at, given_back_mb = json.loads(done.stdout)
    assert kept > 20 * looked_at
    assert given_back_mb > 50


@pytest.mark.usefixtures("_no_collections")
async def test_it_goes_on_until_it_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "COLLECT_FIRST_S", 0.01)
    monkeypatch.setattr(leftovers, "COLLECT_EVERY_S", 0.01)
    task = asyncio.create_task(collect_again_and_again())
    for _ in range(2):
        ring = weakref.ref(Ring())
        async with asyncio.timeout(10):
            while ring() is not None:  # noqa: ASYNC110 - the collector sets no event
                await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's heaps")
def test_many_threads_share_few_heaps() -> None:
    def heaps(how: str) -> int:
        command = [sys.executable, "-c", _MANY_THREADS, how]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.count("<heap")

    assert heaps("as they come") > HEAPS
    assert heaps("few") <= HEAPS
