# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engine as a real child: it answers, refuses politely, and never outlives its window."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import psutil
import pytest

from app.wire.commands import Hello, ListDevices, OpenCamera, Ping, Quit, RecordSample, SetMedia
from app.wire.events import DevicesListed, Faulted, Pong, Ready
from app.wire.line import MAX_LINE_BYTES
from tests.rig.children import await_condition
from tests.rig.engine import EngineChild, without_sound

NEARLY_FULL_BYTES = 60_000
"""Of 64 KiB; a line that does not fit into the rest of a page begins a new one."""


@pytest.mark.parametrize("role", ["checks", "call"])
async def test_it_is_ready_after_hello_and_answers_each_ping_by_its_number(role: str, tmp_path: Path) -> None:
    async with EngineChild(role, tmp_path) as engine:
        assert engine.seen == [Ready(role, engine.process.pid)]
        for number in (7, 8, 9):
            engine.send(Ping(number))
        assert [(await engine.expect(Pong)).n for _ in range(3)] == [7, 8, 9]
        engine.send(Quit())
        assert await engine.exit_code() == 0


async def test_another_version_is_refused_with_a_complaint(tmp_path: Path) -> None:
    engine = await EngineChild("checks", tmp_path).start()
    engine.send(Hello(role="checks", own_ring="", other_ring="", v=99))
    assert (await engine.expect(Faulted)).code == "engine_protocol"
    assert await engine.exit_code() == 3
    await engine.close()


async def test_another_role_than_it_was_started_for_is_refused(tmp_path: Path) -> None:
    engine = await EngineChild("checks", tmp_path).start()
    engine.send(Hello(role="call", own_ring="", other_ring=""))
    assert (await engine.expect(Faulted)).code == "engine_protocol"
    assert await engine.exit_code() == 3
    await engine.close()


async def test_rings_that_are_not_there_are_refused(tmp_path: Path) -> None:
    engine = await EngineChild("checks", tmp_path).start()
    engine.send(Hello(role="checks", own_ring=str(tmp_path / "nothing"), other_ring=""))
    assert (await engine.expect(Faulted)).action == "open the frame rings"
    assert await engine.exit_code() == 3
    await engine.close()


async def test_lines_that_make_no_sense_are_complained_about_and_work_goes_on(tmp_path: Path) -> None:
    nonsense = [
        b"garbage",
        b"{}",
        b'{"type":"ping"}',
        b'{"type":"open_camera","spec":"x","more":1}',
        b"\xff\x00",
    ]
    async with EngineChild("checks", tmp_path) as engine:
        for line in nonsense:
            engine.send_bytes(line + b"\n")
            assert (await engine.expect(Faulted)).code == "engine_protocol"
        engine.send(Ping(1))
        assert (await engine.expect(Pong)).n == 1


async def test_a_line_without_end_is_not_our_protocol(tmp_path: Path) -> None:
    async with EngineChild("checks", tmp_path) as engine:
        engine.send_bytes(b"x" * (MAX_LINE_BYTES + 1))
        assert (await engine.expect(Faulted)).code == "engine_protocol"
        assert await engine.exit_code() == 3


async def test_commands_before_the_greeting_and_of_the_other_role_are_refused(tmp_path: Path) -> None:
    engine = await EngineChild("checks", tmp_path).start()
    engine.send(ListDevices())
    assert (await engine.expect(Faulted)).action == "do anything before the greeting"
    engine.send(Hello(role="checks", own_ring="", other_ring=""))
    await engine.expect(Ready)
    engine.send(Hello(role="checks", own_ring="", other_ring=""))
    assert (await engine.expect(Faulted)).action == "be greeted twice"
    engine.send(SetMedia(microphone_on=True, camera_on=True, paused=False))
    assert "SetMedia" in (await engine.expect(Faulted)).action
    await engine.close()


async def test_a_call_engine_leaves_the_checks_to_the_other_one(tmp_path: Path) -> None:
    async with EngineChild("call", tmp_path) as engine:
        engine.send(RecordSample("none", "none", 1.0))
        assert "RecordSample" in (await engine.expect(Faulted)).action


async def test_it_leaves_within_two_seconds_when_the_window_closes_the_pipe(tmp_path: Path) -> None:
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenCamera("none"))
        assert engine.process.stdin is not None
        engine.process.stdin.close()
        assert await engine.exit_code(limit_s=2.0) == 0


def test_it_leaves_when_the_window_does_not_read_any_more_and_goes() -> None:
    """A window that has died with its pipe full must not keep the engine in a write."""
    read_end, write_end = os.pipe()
    engine = subprocess.Popen(
        [sys.executable, "-m", "app", "engine", "--role", "checks"],
        stdin=subprocess.PIPE,
        stdout=write_end,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    assert engine.stdin is not None
    engine.stdin.write(b"garbage\n" * 3000)  # each costs a complaint: more than a pipe holds
    engine.stdin.flush()
    await_condition("the pipe is full", lambda: waiting_bytes(read_end) >= NEARLY_FULL_BYTES)
    engine.stdin.close()
    assert engine.wait(10) == 0
    os.close(read_end)


def waiting_bytes(descriptor: int) -> int:
    answer = bytearray(4)
    fcntl.ioctl(descriptor, termios.FIONREAD, answer)
    return int.from_bytes(answer, sys.byteorder)


PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-m", "app", "engine", "--role", "checks"],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdin.write(b'{"type":"hello","role":"checks","own_ring":"","other_ring":"","v":1}\\n')
child.stdin.flush()
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("freeze_first", [False, True], ids=["running", "frozen"])
def test_a_window_that_is_killed_takes_its_engine_along(freeze_first: bool) -> None:
    """Also one that is stopped and could not notice the end of its input: the kernel ends it."""
    if freeze_first and not sys.platform.startswith("linux"):
        pytest.skip("the death signal is Linux's")
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    engine = psutil.Process(int(parent.stdout.readline()))
    if freeze_first:
        engine.send_signal(signal.SIGSTOP)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    began = time.monotonic()
    await_condition("the engine is gone", lambda: is_gone(engine), limit_s=5)
    print(f"engine gone {1000 * (time.monotonic() - began):.0f} ms after its window")


def is_gone(process: psutil.Process) -> bool:
    """An orphan that has ended stays in the list until the system's first process looks after it."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


NOISY = """
import ctypes, sys
import app.engine.parts as parts
quiet = parts.EngineParts.__init__
def noisy(self, *arguments):
    print("a library prints")
    ctypes.CDLL(None).puts(b"so does its C part")
    ctypes.CDLL(None).fflush(None)
    sys.stdout.write("and writes")
    quiet(self, *arguments)
parts.EngineParts.__init__ = noisy
from app.engine.main import main
main(sys.argv[2:])
"""


async def test_what_libraries_print_stays_out_of_the_protocol(tmp_path: Path) -> None:
    async with EngineChild("checks", tmp_path, code=NOISY) as engine:
        engine.send(Ping(1))
        await engine.expect(Pong)
        engine.send(Quit())
        await engine.exit_code()
        kinds = [json.loads(line)["type"] for line in engine.raw.splitlines()]
        assert kinds == ["ready", "pong"]
    log = engine.stderr.decode()
    assert "a library prints" in log
    assert "so does its C part" in log


async def test_a_bug_in_one_command_costs_that_command_alone(tmp_path: Path) -> None:
    bug = (
        "import sys; import app.engine.listing as listing\n"
        "def fail(self, command): raise KeyError('secret')\n"
        "listing.Listing.list_devices = fail\n"
        "from app.engine.main import main; main(sys.argv[2:])"
    )
    async with EngineChild("checks", tmp_path, code=bug) as engine:
        engine.send(ListDevices())
        assert await engine.expect(Faulted) == Faulted("engine_internal", action="ListDevices")
        engine.send(Ping(2))
        await engine.expect(Pong)
    log = engine.stderr.decode()
    assert "KeyError" in log
    assert "secret" not in log  # what an exception says may be about the person


async def test_a_pc_without_any_sound_system_or_camera_lists_nothing(tmp_path: Path) -> None:
    async with EngineChild("checks", tmp_path, env=without_sound(tmp_path)) as engine:
        engine.send(ListDevices())
        listed = await engine.expect(DevicesListed)
        assert (listed.microphones, listed.speakers) == ((), ())


async def test_a_call_that_never_began_is_ended_without_a_word(tmp_path: Path) -> None:
    async with EngineChild("call", tmp_path) as engine:
        engine.send(SetMedia(microphone_on=False, camera_on=False, paused=False))
        engine.send(Ping(3))
        await engine.expect(Pong)
        assert not any(isinstance(event, Faulted) for event in engine.seen)
