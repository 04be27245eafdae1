# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Blocking calls into drivers and name servers, each in a thread that may be left behind."""

import asyncio
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from app.core.faults import Fault

P = ParamSpec("P")
T = TypeVar("T")


async def call_within(deadline_s: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what ``function`` returns; it runs in a daemon thread of its own.

    asyncio's own pool is not fit for this: a few calls that hang would use it up, and the process waits for
    it at its end.

    Raises:
        TimeoutError: When it takes longer; the thread is left behind.
        Fault: What ``function`` raised.
        OSError: What ``function`` raised.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: Exception | None) -> None:
        if done.done():
            return
        if error is None:
            done.set_result(result)  # type: ignore[arg-type] # None is a T when the function returns None
        else:
            done.set_exception(error)

    def tell(result: T | None, error: Exception | None) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, result, error)

    def run() -> None:
        try:
            result = function(*args, **kwargs)
        except (Fault, OSError) as error:
            tell(None, error)
        else:
            tell(result, None)

    name = getattr(function, "__name__", "call")
    threading.Thread(target=run, name=f"within-{name}", daemon=True).start()
    async with asyncio.timeout(deadline_s):
        return await done
