# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The last checks on this PC, and what has changed since the last good one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.core.devices import Device, DeviceKind
from app.core.verdicts import Verdict

KEPT = 10
GOOD = frozenset({Verdict.READY, Verdict.REMARK})


@dataclass(frozen=True)
class KeptCheck:
    """One check that was carried through.

    Attributes:
        at: When it ended, with its time zone.
        verdict: How it came out.
        devices: Names of all devices that were there, by kind.
        used: Names of the devices that were used, by kind; none for a kind that was done without.
        findings: Codes of what was found.
    """

    at: datetime
    verdict: Verdict
    devices: dict[DeviceKind, tuple[str, ...]]
    used: dict[DeviceKind, str]
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class MissingDevice:
    """A device of the last good check that is not there now, and when that check was."""

    kind: DeviceKind
    name: str
    seen_at: datetime


def kept_with(history: Iterable[KeptCheck], check: KeptCheck) -> tuple[KeptCheck, ...]:
    """Return the history with a check added: the last ten, the newest first.

    A check of the same time is the same check, known better now.
    """
    others = (one for one in history if one.at != check.at)
    return tuple(sorted((check, *others), key=lambda one: one.at, reverse=True)[:KEPT])


def last_good(history: Iterable[KeptCheck]) -> KeptCheck | None:
    """Return the newest check that ended well, or None."""
    return max((one for one in history if one.verdict in GOOD), key=lambda one: one.at, default=None)


def missing_devices(history: Iterable[KeptCheck], now: Iterable[Device]) -> tuple[MissingDevice, ...]:
    """Return what was used in the last good check and is not there now: "the headset from Tuesday".

    A headset is a microphone and a speaker of one name: it is named once.
    """
    good = last_good(history)
    if good is None:
        return ()
    there = {(device.kind, device.name) for device in now}
    found: dict[str, MissingDevice] = {}
    for kind, name in good.used.items():
        if (kind, name) not in there and name not in found:
            found[name] = MissingDevice(kind, name, good.at)
    return tuple(found.values())


def new_findings(history: Iterable[KeptCheck], findings: Iterable[str]) -> tuple[str, ...]:
    """Return the findings that the last good check did not have; all of them without such a check."""
    good = last_good(history)
    before = frozenset(good.findings) if good is not None else frozenset()
    return tuple(code for code in findings if code not in before)
