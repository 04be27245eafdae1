# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the registry of Windows; nothing is ever written."""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

CONSENT_STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"

Registry = Callable[[str], tuple[dict[str, object], list[str]]]
"""From a key to its values and the names of its subkeys; empty for a missing key."""


def of_the_person(key: str) -> tuple[dict[str, object], list[str]]:
    """Return a key under HKEY_CURRENT_USER; empty where there is no registry."""
    winreg = _winreg()
    return read(winreg, winreg.HKEY_CURRENT_USER, key) if winreg is not None else ({}, [])


def of_the_computer(key: str) -> tuple[dict[str, object], list[str]]:
    """Return a key under HKEY_LOCAL_MACHINE; empty where there is no registry."""
    winreg = _winreg()
    return read(winreg, winreg.HKEY_LOCAL_MACHINE, key) if winreg is not None else ({}, [])


def read(winreg: Any, root: Any, key: str) -> tuple[dict[str, object], list[str]]:
    """Return a key's values by name and the names of its subkeys, with the module that reads registries."""
    try:
        with winreg.OpenKey(root, key) as opened:
            subkeys, count, _ = winreg.QueryInfoKey(opened)
            values = dict(winreg.EnumValue(opened, index)[:2] for index in range(count))
            return values, [winreg.EnumKey(opened, index) for index in range(subkeys)]
    except OSError:
        return {}, []


def _winreg() -> ModuleType | None:
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415 - exists on Windows alone

    return winreg
