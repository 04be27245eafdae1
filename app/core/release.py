# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Newer versions of this program: what is on offer, and for whom. Pure.

A release is offered to a growing share of all computers, so that a mistake in it meets few people first.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


def parsed_version(text: str) -> tuple[int, ...]:
    """Return a version of one to four numbers so that it can be compared; ``1.2`` equals ``1.2.0``.

    Raises:
        ValueError: It is no such version.
    """
    if not _VERSION.fullmatch(text):
        raise ValueError("a version is one to four numbers with dots between them")
    numbers = [int(part) for part in text.split(".")]
    return tuple(numbers + [0] * (4 - len(numbers)))


def is_older(version: str, than: str) -> bool:
    """Tell whether one version comes before another; what is no version comes before none."""
    try:
        return parsed_version(version) < parsed_version(than)
    except ValueError:
        return False


@dataclass(frozen=True)
class Package:
    """One installer.

    Attributes:
        platform: ``windows-x86_64``, ``debian-x86_64``, ``macos-arm64`` and so on.
        name: Its file's name, without a folder.
        size_bytes: Of the whole file.
        sha256: In hexadecimal, lower case.
    """

    platform: str
    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Release:
    """What a signed manifest says.

    Attributes:
        version: The newest version.
        minimum: Versions before this one are asked to change before their next meeting; "" asks none.
        share_percent: How many of a hundred computers are offered it, 0 to 100.
        packages: One for each system.
    """

    version: str
    minimum: str
    share_percent: int
    packages: tuple[Package, ...]


class UpdateState(StrEnum):
    """How far this computer is with a newer version."""

    NONE = "none"
    OFFERED = "offered"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class UpdateFacts:
    """What the person is told about a newer version.

    Attributes:
        state: How far it is.
        version: The newer version.
        is_needed: The jobcentre asks for it before the next meeting; the telephone always works.
        loaded_percent: While it is fetched.
        put_off: The person said "not now"; asked again at the next start.
    """

    state: UpdateState = UpdateState.NONE
    version: str = ""
    is_needed: bool = False
    loaded_percent: int = 0
    put_off: bool = False


def offer(release: Release, own_version: str, platform: str, place_percent: int) -> UpdateFacts:
    """Return what this computer is offered.

    Args:
        release: From a manifest whose signature held.
        own_version: What runs.
        platform: What this computer takes.
        place_percent: This computer's own place in the roll-out, 0 to 99, drawn once by lot.
    """
    has_package = any(package.platform == platform for package in release.packages)
    if not has_package or not is_older(own_version, release.version):
        return UpdateFacts()
    needed = is_older(own_version, release.minimum)
    if not needed and place_percent >= release.share_percent:
        return UpdateFacts()
    return UpdateFacts(UpdateState.OFFERED, release.version, is_needed=needed)
