# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the municipality's IT writes its decisions: a file beside the program, /etc, group policy.

Later sources win: ``moedeklar.toml`` beside the program (it came with the installer), the system's folder,
the file that ``MOEDEKLAR_POLICY`` names,
Windows' policy keys of the computer and then of the person. What cannot be understood is left out and said
in the log, by the setting's name alone: a slip in a file keeps nobody from a meeting.
"""

import logging
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from app.core.policy import Policy, UpdateMode

FILE_NAME = "moedeklar.toml"
FILE_VARIABLE = "MOEDEKLAR_POLICY"
"""Names one more file: to try a policy before it is rolled out."""
REGISTRY_KEY = r"SOFTWARE\Policies\Moedeklar"
_KEY = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"https://[^\s/?#]+(/[^\s?#]*)?|http://(127\.0\.0\.1|localhost)(:\d+)?")

log = logging.getLogger("moedeklar.policies")


def load_policy() -> Policy:
    """Return what holds on this computer; reads a few small files, without network."""
    policy = Policy()
    for source in policy_files():
        policy = with_values(policy, _from_file(source), source.name)
    for hive in ("computer", "person"):
        policy = with_values(policy, _from_registry(hive), f"group policy of the {hive}")
    return policy


def policy_files() -> tuple[Path, ...]:
    """Return the files that are looked for, the weakest first; most do not exist."""
    program = Path(sys.executable).parent
    beside = [folder / FILE_NAME for folder in (program.parent.parent, program.parent, program)]
    given = os.environ.get(FILE_VARIABLE)
    return (*beside, system_folder() / FILE_NAME, *([Path(given)] if given else []))


def system_folder() -> Path:
    """Return the folder for all people of this computer."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Moedeklar"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Moedeklar")
    return Path("/etc/moedeklar")


def with_values(policy: Policy, values: Mapping[str, Any], source: str) -> Policy:
    """Return a policy changed by what one source says, as far as it can be understood."""
    known = {field.name for field in fields(Policy)}
    for name, value in values.items():
        try:
            if name not in known:
                raise ValueError("unknown setting")
            changed: dict[str, Any] = {name: _understood(name, value)}
            policy = replace(policy, **changed)
        except ValueError as error:
            log.warning("%s: %s left out: %s", source, name, error)
    return policy


def _understood(name: str, value: object) -> object:
    if name == "update_keys":
        keys = [value] if isinstance(value, str) else value
        if not isinstance(keys, list) or not all(isinstance(k, str) and _KEY.fullmatch(k) for k in keys):
            raise ValueError("a list of keys of 64 hexadecimal digits is expected")
        return tuple(keys)
    if not isinstance(value, str):
        raise ValueError("a text is expected")
    if name == "updates":
        if value not in list(UpdateMode):
            raise ValueError("ask, fetch or off is expected")
        return UpdateMode(value)
    if name == "language" and value not in ("", "da", "en"):
        raise ValueError("da or en is expected")
    if name in ("service", "update_url") and value and not _ADDRESS.fullmatch(value):
        raise ValueError("an address that begins with https:// is expected")
    return value.rstrip("/")


def _from_file(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("%s could not be read: %s", path.name, type(error).__name__)
        return {}


def _from_registry(hive: str) -> Mapping[str, Any]:
    """Return Windows' group policy; texts, and lists of texts (REG_MULTI_SZ)."""
    if sys.platform != "win32":
        return {}
    import winreg

    values: dict[str, Any] = {}
    root = winreg.HKEY_LOCAL_MACHINE if hive == "computer" else winreg.HKEY_CURRENT_USER
    try:
        with winreg.OpenKey(root, REGISTRY_KEY) as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                name, value, _ = winreg.EnumValue(key, number)
                values[name] = value
    except OSError:
        pass  # no policy
    return values
