# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of the fault table: which faults strike where."""

from tests.bench.planb import faults as do
from tests.bench.planb.faults import Fault
from tests.rig.bad_gateway import Mood

EVERYWHERE = ("home", "check", "waiting", "plan_b", "after")
_LOCKED, _ABSENT = "tests.rig.keyrings.Locked", "keyring.backends.fail.Keyring"
_HANGING, _PASS = "tests.rig.keyrings.Hanging", do.mood(Mood.PASS)

ENGINE = (
    Fault("camera hangs", ("check", "waiting", "call"), prepare=do.hanging_camera),
    Fault("engine SIGKILL", ("check", "waiting", "call", "plan_b"), do.kill_engine),
    Fault("engine SIGSTOP", ("check", "waiting", "call"), do.stop_engine),
    Fault("engine dies three times", ("waiting",), do.kill_three_engines),
)
SERVICE = (
    Fault("service killed", (*EVERYWHERE, "call"), do.kill_service, do.start_service),
    Fault("service frozen", ("home", "waiting", "plan_b", "call"), do.freeze_service, do.thaw_service),
    Fault("service killed and restarted", ("waiting", "plan_b", "call"), do.restart_service),
    Fault("service answers 500", ("home", "waiting", "plan_b"), do.mood(Mood.ERROR_500), _PASS),
    Fault("service answers garbage", ("home", "waiting", "plan_b"), do.mood(Mood.GARBAGE), _PASS),
    Fault("service takes calls, is silent", ("home", "waiting", "plan_b"), do.mood(Mood.SILENT), _PASS),
    Fault(
        "service's database damaged", ("waiting",), do.damage_service_database, do.restore_service_database
    ),
)
CLOCK = (
    Fault("clock two days slow", ("home", "waiting", "plan_b"), prepare=do.clock_off(-2)),
    Fault("clock two days fast", ("home", "waiting", "plan_b"), prepare=do.clock_off(2)),
    Fault(
        "clock two days fast, service killed",
        ("waiting", "plan_b"),
        do.kill_service,
        do.start_service,
        prepare=do.clock_off(2),
    ),
)
DISK = (
    Fault("disk full", ("home", "waiting", "plan_b", "call"), do.fill_disk, do.empty_disk, do.small_disk),
    Fault("disk read-only", ("waiting", "plan_b"), do.read_only_disk, do.writable_disk, do.small_disk),
)
KEYRING = (
    Fault("keyring locked", ("home", "waiting", "plan_b"), prepare=do.keyring(_LOCKED)),
    Fault("keyring absent", ("home", "waiting", "plan_b"), prepare=do.keyring(_ABSENT)),
    Fault("keyring hangs", ("home", "waiting"), prepare=do.keyring(_HANGING)),
    Fault(
        "keyring locked at the next start", ("home",), do.lock_keyring_and_restart(_LOCKED), do.unlock_keyring
    ),
    Fault(
        "keyring hangs at the next start", ("home",), do.lock_keyring_and_restart(_HANGING), do.unlock_keyring
    ),
)
FILES = (
    Fault("meeting's file damaged", ("home", "waiting"), do.restart_with_damage("invitation.json")),
    Fault("receipt's file damaged", ("waiting",), do.restart_with_damage("receipts/*.log", at=200)),
    Fault("receipt's file damaged while in use", ("waiting",), do.damage_while_it_runs),
    Fault("signed receipt damaged", ("waiting",), do.damage_signed_and_restart),
    Fault("choices damaged", ("home",), do.restart_with_damage("choices.json"), prepare=do.with_choices),
    Fault("outbox damaged", ("home",), do.restart_with_damage("outbox.json"), prepare=do.with_other_words),
)
PROGRAM = (
    Fault("program killed, started again", EVERYWHERE, do.kill_app_and_restart),
    Fault("program killed in the call", ("call",), do.kill_app_and_restart),
    Fault("cried offline, program killed", ("waiting",), do.say_kill_and_restart, _PASS),
    Fault("second start of the program", ("home", "waiting"), do.second_start, prepare=do.one_window),
    Fault("hung program, and a second beside it", ("waiting",), do.second_program_on_the_same_files),
    Fault("same link on another PC", ("waiting",), do.other_computer),
)
NETWORK = (
    Fault("network card down", ("home", "waiting", "call", "plan_b", "after"), do.cut_cable, do.plug_cable),
    Fault("DNS dead", ("waiting", "plan_b"), do.kill_dns, do.revive_dns),
    Fault("DNS dead at the start", ("home",), do.and_restart(do.kill_dns), do.revive_dns),
)
TLS = (
    Fault("certificate lapsed", ("waiting", "plan_b"), do.show("lapsed"), do.show("good")),
    Fault("certificate lapsed at the start", ("home",), do.and_restart(do.show("lapsed")), do.show("good")),
    Fault("certificate of a stranger", ("waiting", "plan_b"), do.show("stranger"), do.show("good")),
    Fault("certificate of another name", ("home", "waiting"), do.show("other_name"), do.show("good")),
    Fault(
        "clock two days fast: TLS breaks", ("home",), do.wrong_clock_and_restart, do.right_clock_and_restart
    ),
)
PLAIN = (*ENGINE, *SERVICE, *CLOCK, *DISK, *KEYRING, *FILES, *PROGRAM)
