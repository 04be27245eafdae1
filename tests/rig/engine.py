# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real engine process at the end of two pipes, as the window has it."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.wire.commands import Hello
from app.wire.events import EngineEvent, Ready
from app.wire.line import LineDecoder, WireMessage, encode
from app.wire.ring import RingReader

LIMIT_S = 30.0
E = TypeVar("E", bound=WireMessage)


def without_sound(folder: Path) -> dict[str, str]:
    """Return the environment of a PC on which PortAudio is missing: as the real module complains."""
    modules = folder / "modules"
    modules.mkdir(exist_ok=True)
    (modules / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    return dict(os.environ) | {"PYTHONPATH": str(modules)}


class EngineChild:
    """Starts ``python -m app engine``; use as ``async with EngineChild("checks", tmp_path) as engine``.

    Args:
        role: "checks" or "call".
        folder: Where the two rings live.
        env: Whole environment, or None for this process's own.
        code: Python to run in the child in place of ``-m app``: a seam for what a library might do.
    """

    def __init__(
        self, role: str, folder: Path, *, env: dict[str, str] | None = None, code: str | None = None
    ) -> None:
        self.role = role
        folder.mkdir(exist_ok=True)
        self.own = RingReader(folder / "own.ring")
        self.other = RingReader(folder / "other.ring")
        self.seen: list[WireMessage] = []
        self.raw = bytearray()
        self.stderr = bytearray()
        self._program = ["-c", code] if code else ["-m", "app"]
        self._env = env
        self._read_to = 0
        self._news = asyncio.Event()

    async def start(self) -> Self:
        """Start the process without greeting it."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            *self._program,
            "engine",
            "--role",
            self.role,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._env or dict(os.environ),
        )
        self._readers = asyncio.gather(self._read_events(), self._read_log())
        return self

    async def __aenter__(self) -> Self:
        await self.start()
        self.send(Hello(role=self.role, own_ring=str(self.own.path), other_ring=str(self.other.path)))
        try:
            await self.expect(Ready)
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End the process by its id and wait for it."""
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
        await self.process.wait()
        await self._readers
        assert self.process.stdin is not None
        self.process.stdin.close()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            await self.process.stdin.wait_closed()
        self.own.close()
        self.other.close()

    def send(self, message: WireMessage) -> None:
        """Send one command."""
        self.send_bytes(encode(message))

    def send_bytes(self, data: bytes) -> None:
        """Send whatever."""
        assert self.process.stdin is not None
        self.process.stdin.write(data)

    async def expect(
        self, kind: type[E], where: Callable[[E], bool] = lambda event: True, limit_s: float = LIMIT_S
    ) -> E:
        """Return the next event of this kind after the last one that was expected; others are passed over."""
        try:
            async with asyncio.timeout(limit_s):
                while True:
                    while self._read_to < len(self.seen):
                        event = self.seen[self._read_to]
                        self._read_to += 1
                        if isinstance(event, kind) and where(event):
                            return event
                    if self.process.stdout is None or self.process.stdout.at_eof():
                        raise AssertionError(f"the engine ended before {kind.__name__}: {self._account()}")
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"no {kind.__name__} in {limit_s} s: {self._account()}") from None

    async def exit_code(self, limit_s: float = LIMIT_S) -> int:
        """Wait for the end."""
        async with asyncio.timeout(limit_s):
            return await self.process.wait()

    async def picture(
        self, ring: RingReader, fits: Callable[[NDArray[np.uint8]], bool], limit_s: float = LIMIT_S
    ) -> NDArray[np.uint8]:
        """Return a picture in the ring that fits: BGRA, shape (height, width, 4)."""
        last = 0
        deadline = asyncio.get_running_loop().time() + limit_s
        while asyncio.get_running_loop().time() < deadline:
            frame = ring.latest()
            if frame is not None and frame.sequence != last:
                last = frame.sequence
                pixels = (
                    np.frombuffer(frame.pixels, np.uint8).reshape(frame.height_px, frame.width_px, 4).copy()
                )
                if ring.is_intact(frame) and fits(pixels):
                    return pixels
            await asyncio.sleep(0.005)
        raise AssertionError(f"no fitting picture in {limit_s} s, {last} came: {self._account()}")

    def _account(self) -> str:
        return f"{self.seen[-12:]}\n{self.stderr[-2000:].decode()}"

    async def _read_events(self) -> None:
        assert self.process.stdout is not None
        decoder: LineDecoder[WireMessage] = LineDecoder(EngineEvent)
        while data := await self.process.stdout.read(65536):
            self.raw += data
            for event in decoder.feed(data):
                assert event is not None, f"not protocol: {data!r}"
                self.seen.append(event)
            self._news.set()
        self._news.set()

    async def _read_log(self) -> None:
        assert self.process.stderr is not None
        while data := await self.process.stderr.read(65536):
            self.stderr += data
