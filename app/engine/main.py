# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engine process: ``python -m app engine --role checks|call``.

Everything is imported before the first byte of stdin is read (a read that waits during imports goes deaf on
Windows), and the process always ends by ``os._exit``: a driver that hangs must not keep it alive.
"""

import argparse
import asyncio
import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

from app.core.events.engine import EngineRole
from app.core.faults import Fault
from app.engine.dispatch import EXIT_OK, Dispatch
from app.engine.logs import log_to_stderr
from app.engine.parent import die_with_parent
from app.engine.parts import EngineParts
from app.engine.stdio import Inbox, Outbox, take_stdout
from app.media import port_audio
from app.media.leftovers import keep_what_is_loaded, use_few_heaps
from app.media.one_thread import use_one_thread
from app.streams import take_stdin
from app.wire.commands import Hello

SOUND_SYSTEM_PATIENCE_S = 3.0
"""PortAudio asks every sound server while it starts: a frozen one must not keep the camera from working."""
ORPHAN_LEAVES_AFTER_S = 1.0
LEAVES_AFTER_S = 3.0


def main(argv: Sequence[str] | None = None) -> int:
    """Run the engine until the window says quit or is gone; never returns to the caller."""
    parent_pid = os.getppid()
    parser = argparse.ArgumentParser(prog="moedeklar engine")
    parser.add_argument("--role", choices=[role.value for role in EngineRole], required=True)
    role = EngineRole(parser.parse_args(argv).role)
    if not die_with_parent(parent_pid):
        _leave(EXIT_OK)
    use_few_heaps()
    commands, protocol = take_stdin(), take_stdout()
    log_to_stderr()
    faulthandler.enable(sys.stderr)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is the window's to answer
    if role is EngineRole.CALL:
        import app.engine.call_session  # noqa: F401, PLC0415 - aiortc costs 0.3 s that the checks don't need

        use_one_thread()
    else:
        import app.engine.check_runner  # noqa: F401, PLC0415 - 9 MB that the call doesn't need
        import app.engine.sound_check  # noqa: F401, PLC0415
    _start_sound_system()
    keep_what_is_loaded()
    # Not asyncio.run: it waits for look-ups that hang.
    _leave(asyncio.new_event_loop().run_until_complete(_serve(role, commands, protocol)))


def _leave(code: int) -> NoReturn:
    sys.stderr.flush()
    os._exit(code)


def _leave_after(seconds: float, code: int) -> None:
    """Leave even when the loop does not come to it."""
    timer = threading.Timer(seconds, os._exit, (code,))
    timer.daemon = True
    timer.start()


def _start_sound_system() -> None:
    """Load PortAudio, in a thread that may be left behind."""
    thread = threading.Thread(target=_load_sound, name="sound-start", daemon=True)
    thread.start()
    thread.join(SOUND_SYSTEM_PATIENCE_S)


def _load_sound() -> None:
    try:
        with port_audio.exclusive():
            pass
    except Fault:  # no sound system: said in words when a microphone or speaker is wanted
        return


async def _serve(role: EngineRole, commands: int, protocol: int) -> int:
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()

    def leave(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    def parent_gone() -> None:
        _leave_after(ORPHAN_LEAVES_AFTER_S, EXIT_OK)
        loop.call_soon_threadsafe(leave, EXIT_OK)

    outbox = Outbox(protocol, parent_gone)

    def build(hello: Hello) -> EngineParts:
        return EngineParts(role, hello, outbox.send)

    dispatch = Dispatch(role.value, os.getpid(), build, outbox.send, leave)
    Inbox(commands, lambda data: loop.call_soon_threadsafe(dispatch.feed, data), parent_gone).start()
    code = await ended
    _leave_after(LEAVES_AFTER_S, code)
    await dispatch.close()
    outbox.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
