# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much of everything is alive in the engine: what a long call must not let grow."""

import asyncio
import sys
import threading

from app.media.call import connections_alive


def census() -> dict[str, int]:
    """Return the numbers of this moment; on the event loop, in well under a millisecond.

    ``tasks_alive`` and ``threads_alive`` (those that Python knows), ``connections_alive``: peer connections
    that still take memory, closed or not; ``blocks_alive``: objects on Python's heap.
    """
    return {
        "tasks_alive": len(asyncio.all_tasks()),
        "threads_alive": threading.active_count(),
        "connections_alive": connections_alive(),
        "blocks_alive": sys.getallocatedblocks(),
    }
