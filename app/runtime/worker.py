# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A thread that does one thing after the other, and that nobody has to wait for when it hangs."""

import asyncio
import contextlib
import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

T = TypeVar("T")

log = logging.getLogger("moedeklar.worker")


class Worker:
    """Runs jobs in order in a daemon thread: a keyring that asks for a password keeps no program open."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._began = False

    def submit(self, job: Callable[..., object], *arguments: Any) -> None:
        """Do it when all that came before is done."""
        self._jobs.put(lambda: job(*arguments))
        if not self._began:
            self._began = True
            self._thread.start()

    def close(self, limit_s: float | None = None) -> bool:
        """Wait until everything is done, at most so long; False if it is not."""
        if not self._began:
            return True
        self._jobs.put(None)
        self._thread.join(limit_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except OSError as problem:  # what may fail for good reasons; the rest is our mistake and shows
                log.warning("%s: a job could not be done: %s", self._thread.name, problem.strerror)


async def in_daemon(job: Callable[[], T]) -> T:
    """Return what a job returns, done in a thread that does not keep the program from ending."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, problem: OSError | None) -> None:
        if answer.done():  # nobody waits any more
            return
        if problem is not None:
            answer.set_exception(problem)
        else:
            answer.set_result(cast(T, result))

    def run() -> None:
        result, problem = None, None
        try:
            result = job()
        except OSError as error:
            problem = error
        with contextlib.suppress(RuntimeError):  # the loop is closed: the program has ended meanwhile
            loop.call_soon_threadsafe(settle, result, problem)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    return await answer
