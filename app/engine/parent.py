# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The belt beside the braces: on Linux the kernel ends the engine when its parent dies.

The braces are end-of-file on stdin (see ``stdio``). On Windows the parent puts the engine into a Job Object
that ends with it; macOS has the braces alone.
"""

import ctypes
import logging
import os
import signal
import sys

log = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1
"""Source: Linux, include/uapi/linux/prctl.h; prctl(2)."""


def die_with_parent(parent_pid: int) -> bool:
    """Ask the kernel for SIGKILL when the parent is gone; main thread, as early as possible.

    Args:
        parent_pid: ``os.getppid()`` taken before: a parent that died in between sends no signal any more.

    Returns:
        False when the parent is already gone: leave at once.
    """
    if not sys.platform.startswith("linux"):
        return True
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) != 0:
        log.warning("the kernel takes no death signal: errno %d", ctypes.get_errno())
    return os.getppid() == parent_pid
