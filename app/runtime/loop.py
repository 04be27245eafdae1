# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The event loop of the UI process: asyncio on Qt. The only place that imports qasync."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import qasync
from PySide6.QtWidgets import QApplication


def run(application: QApplication, main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run ``main`` to its end on the Qt event loop and return its result."""
    loop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        result = loop.run_until_complete(main())
    return int(result)
