# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The faults of the table: how each begins, how it ends, and where in the journey it strikes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.rig.bad_gateway import Mood
from tests.rig.driven_window import DrivenWindow
from tests.rig.troubled import Outcome, Scene
from tests.rig.wrong_clock import wrong_clock

Act = Callable[[Scene], None]


def nothing(_: Scene) -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Fault:
    """One way in which things go wrong.

    Attributes:
        name: What the table says.
        places: Where the person is when it strikes.
        begin: Makes it happen.
        end: Puts it right again, as time or an operator does.
        prepare: Before the window is opened, for what is wrong from the start.
        sound: True where the scene needs sound cards.
    """

    name: str
    places: tuple[str, ...]
    begin: Act = nothing
    end: Act = nothing
    prepare: Act = nothing
    sound: bool = False


def run(fault: Fault, place: str, scene: Scene) -> Outcome:
    """Reach the place, let it go wrong, press F2, cry for help, put it right, look at the receipt."""
    outcome = Outcome()
    fault.prepare(scene)
    scene.reach(place)
    fault.begin(scene)
    scene.press_f2(outcome)
    scene.cry_for_help(callback=place in ("plan_b", "after"), message=place != "after")
    before = scene.facts_now()
    if not before:
        outcome.wrong.append("nothing was written down")
    fault.end(scene)
    scene.judge(before, outcome)
    return outcome


# The engine


def _engine(scene: Scene, how: signal.Signals) -> None:
    window = scene.window
    pid = window.until(lambda now: now["engine_pid"] and now["engine"] == "ready")["engine_pid"]
    os.kill(pid, how)


def kill_engine(scene: Scene) -> None:
    _engine(scene, signal.SIGKILL)


def stop_engine(scene: Scene) -> None:
    _engine(scene, signal.SIGSTOP)


def kill_three_engines(scene: Scene) -> None:
    for _ in range(3):
        known = scene.window.now["engine_pid"]
        kill_engine(scene)
        scene.window.until(
            lambda now, known=known: (
                now["engine"] == "gave_up" or (now["engine"] == "ready" and now["engine_pid"] != known)
            )
        )
    scene.window.until(lambda now: now["engine"] == "gave_up")


def hanging_camera(scene: Scene) -> None:
    """A camera whose driver never answers: opening it blocks for ever."""
    fifo = scene.folder / "camera.avi"
    os.mkfifo(fifo)
    scene.camera = f"file:{fifo}"


# The service


def kill_service(scene: Scene) -> None:
    scene.jobcentre.kill()


def start_service(scene: Scene) -> None:
    scene.jobcentre.start()


def restart_service(scene: Scene) -> None:
    scene.jobcentre.kill()
    scene.jobcentre.start()


def freeze_service(scene: Scene) -> None:
    scene.jobcentre.freeze()


def thaw_service(scene: Scene) -> None:
    scene.jobcentre.thaw()


def mood(kind: Mood) -> Act:
    """Return what makes the gateway behave like this."""
    return lambda scene: scene.gateway.be(kind)


def damage_service_database(scene: Scene) -> None:
    """The disk of the service spoils its database; a copy of it was made in time."""
    scene.jobcentre.kill()
    path = scene.lab.folder / "jobcentre.sqlite3"
    for beside in path.parent.glob("jobcentre.sqlite3*"):
        (scene.folder / beside.name).write_bytes(beside.read_bytes())
    with path.open("r+b") as file:
        file.write(b"\x00" * 8192)


def restore_service_database(scene: Scene) -> None:
    for path in scene.lab.folder.glob("jobcentre.sqlite3*"):
        path.unlink()
    for kept in scene.folder.glob("jobcentre.sqlite3*"):
        (scene.lab.folder / kept.name).write_bytes(kept.read_bytes())
    scene.jobcentre.start()


# The PC's clock


def clock_off(days: int) -> Act:
    """Return what sets the PC's clock wrong from the start."""

    def prepare(scene: Scene) -> None:
        scene.env |= wrong_clock(scene.lab.folder, days * 24 * 3600)

    return prepare


def wrong_clock_and_restart(scene: Scene) -> None:
    """The battery of the clock is dead: every certificate seems to have lapsed, nobody tells the time."""
    scene.knows_the_time = False
    scene.close_window()
    clock_off(2)(scene)
    scene.again()


def right_clock_and_restart(scene: Scene) -> None:
    scene.kill_window()
    del scene.env["LD_PRELOAD"]
    scene.again()


# The disk


def small_disk(scene: Scene) -> None:
    """The person's folder lies on a disk of its own, of 256 KB."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "none", scene.person], check=True)
    scene._stack.callback(subprocess.run, ["umount", "-l", str(scene.person)], check=False)


def fill_disk(scene: Scene) -> None:
    filler = scene.person / "film.mov"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"\x00" * 4096):
                pass
        except OSError:
            pass


def empty_disk(scene: Scene) -> None:
    (scene.person / "film.mov").unlink()


def read_only_disk(scene: Scene) -> None:
    subprocess.run(["mount", "-o", "remount,ro", scene.person], check=True)


def writable_disk(scene: Scene) -> None:
    subprocess.run(["mount", "-o", "remount,rw", scene.person], check=True)


# The keyring


def keyring(kind: str) -> Act:
    """Return what gives the PC this keyring from the start."""

    def prepare(scene: Scene) -> None:
        scene.env["PYTHON_KEYRING_BACKEND"] = kind

    return prepare


def lock_keyring_and_restart(kind: str) -> Act:
    """Return what closes the keyring between two starts of the program."""

    def begin(scene: Scene) -> None:
        scene.close_window()
        scene.env["PYTHON_KEYRING_BACKEND"] = kind
        scene.again()

    return begin


def unlock_keyring(scene: Scene) -> None:
    """The person types the password, that is: the next start finds it open."""
    scene.kill_window()
    scene.env["PYTHON_KEYRING_BACKEND"] = "tests.rig.keyrings.Working"
    scene.again()


# The files


def restart_with_damage(*names: str, at: int = 0) -> Act:
    """Return what overwrites files while the program is not running."""

    def begin(scene: Scene) -> None:
        scene.kill_window()
        damage(scene, *names, at=at)
        scene.again()

    return begin


def damage(scene: Scene, *patterns: str, at: int = 0) -> None:
    found = [path for pattern in patterns for path in scene.person.glob(pattern)]
    assert found, patterns
    for path in found:
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(min(at, max(0, size - 64)))
            file.write(b"\xff\x00" * 32)


def with_choices(scene: Scene) -> None:
    (scene.person / "choices.json").write_text('{"language": "en"}')


def with_other_words(scene: Scene) -> None:
    """Something is owed from another meeting: the file is there, and holds nothing of this one."""
    (scene.person / "outbox.json").write_text('{"owed": [{"seat": "0123456789abcdef", "ref": "r"}]}')


def damage_while_it_runs(scene: Scene) -> None:
    damage(scene, "receipts/*.log", at=200)


# The program itself


def kill_app_and_restart(scene: Scene) -> None:
    scene.kill_window()
    scene.again()


def say_kill_and_restart(scene: Scene) -> None:
    """Cried for help with the service away, and killed before anybody heard it."""
    scene.gateway.be(Mood.REFUSE)
    scene.window.until(lambda now: not now["service_connected"])
    scene.cry_for_help(callback=True, message=True)
    scene.kill_window()
    scene.again()


def one_window(scene: Scene) -> None:
    """The window listens for second starts, as it does outside of tests."""
    scene.options = ("--one-window",)


def damage_signed_and_restart(scene: Scene) -> None:
    scene.window.until(lambda now: now["signed"])
    restart_with_damage("receipts/*.json", at=300)(scene)


def second_start(scene: Scene) -> None:
    """The icon is clicked again while the program runs."""
    command = [sys.executable, "-m", "app", "--data", str(scene.person)]
    assert subprocess.run(command, timeout=60, check=False, env=os.environ | scene.env).returncode == 0


def second_program_on_the_same_files(scene: Scene) -> None:
    """The first one hangs; a second starts beside it, writes in the same files; then the first goes on."""
    first = scene.window
    os.kill(first.child.pid, signal.SIGSTOP)
    second = DrivenWindow(scene.person, "--camera", "none", env=scene.env)
    with second:
        second.until(lambda now: now["event"] == "start" and now["meeting"])
        second.until(lambda now: now["event"] in ("TokenRecalled", "MeetingOpened"))
        second.act("WaitingRoomAsked")
        second.until(lambda now: now["registered_at"])
        second.act("MessageAsked", message="ten_minutes_late")
        second.until(lambda now: ["ten_minutes_late", True] in now["messages"])
        scene.said.add(("messages", "ten_minutes_late"))
    os.kill(first.child.pid, signal.SIGCONT)


def other_computer(scene: Scene) -> None:
    """The same link is opened on another PC, which takes the seat."""
    other = DrivenWindow(scene.folder / "other", scene.link, "--camera", "none", env=scene.env)
    scene._stack.enter_context(other)
    other.until(lambda now: now["meeting"])
    other.act("WaitingRoomAsked")
    other.until(lambda now: now["registered_at"])
    scene.window.until(lambda now: now["notice"] == "seat_moved")


# The network and its certificates


def cut_cable(scene: Scene) -> None:
    """The network card is down: no address answers, no route leads anywhere."""
    subprocess.run([*scene.within, "ip", "link", "set", "imp0", "down"], check=True)


def plug_cable(scene: Scene) -> None:
    subprocess.run([*scene.within, "ip", "link", "set", "imp0", "up"], check=True)


def names_file(scene: Scene) -> Path:
    """Return the file by which the window's host knows the service's name."""
    return Path("/etc/netns") / scene.within[3] / "hosts"


def kill_dns(scene: Scene) -> None:
    """The name is not known any more, who is asked for it does not answer, and the line breaks."""
    names_file(scene).write_text("127.0.0.1 localhost\n")
    scene.gateway.cut()


def revive_dns(scene: Scene) -> None:
    names_file(scene).write_text(f"127.0.0.1 localhost\n10.77.0.2 {scene.host}\n")


def show(kind: str) -> Act:
    """Return what makes the service show this certificate from now on."""

    def begin(scene: Scene) -> None:
        scene.gateway.tls = getattr(scene.authority(), kind)()
        scene.gateway.cut()

    return begin


def and_restart(act: Act) -> Act:
    """Return what does this, and opens the program anew: nothing of the line is left from before."""

    def begin(scene: Scene) -> None:
        scene.close_window()
        act(scene)
        scene.again()

    return begin
