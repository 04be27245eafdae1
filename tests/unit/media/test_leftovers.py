# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What nothing can reach is freed when it is asked for, and pages go back to the system."""

import gc
import json
import subprocess
import sys
import weakref
from collections.abc import Iterator

import pytest

from app.media.leftovers import collect

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
