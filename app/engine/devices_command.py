# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar devices``: which cameras, microphones and speakers there are; nothing is opened."""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.checks.deadline import call_within
from app.checks.language import Language, language
from app.core.devices import Device
from app.core.faults import Fault
from app.engine.command_line import EXIT_COULD_NOT_RUN, Parser, UsageError, end_with, quiet_libraries, say
from app.engine.words import Words
from app.media import devices

LISTING_LIMIT_S = 8.0
HEADS = (
    ("cameras", Words("Kameraer", "Cameras")),
    ("microphones", Words("Mikrofoner", "Microphones")),
    ("speakers", Words("Højttalere", "Speakers")),
)
NONE_FOUND = Words("ingen fundet", "none found")
NO_ANSWER = Words("systemet svarer ikke", "the system does not answer")
DEFAULT = Words("systemets valg", "the system's choice")
VIRTUAL = Words("lavet af et program", "made by a program")
SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Listed:
    """One list; ``answered`` is False when the system gave none, which is not the same as an empty one."""

    found: tuple[Device, ...] = ()
    answered: bool = True


def main(argv: Sequence[str] | None = None) -> int:
    """List the devices; returns the exit code: 0, or 3 when the command line is not understood."""
    parser = Parser(prog="moedeklar devices", description=__doc__)
    parser.add_argument("--json", action="store_true", help="write JSON to standard output")
    try:
        given = parser.parse_args(argv)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_COULD_NOT_RUN
    with quiet_libraries():
        found = asyncio.run(_all())
    if given.json:
        say(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        for line in lines(found, language()):
            say(line)
    return end_with(0)


def as_json(found: Sequence[Listed]) -> dict[str, object]:
    """Return the lists as plain values."""
    lists = {
        name: [
            {
                "spec": device.spec,
                "name": device.name,
                "is_default": device.is_default,
                "is_virtual": device.is_virtual,
            }
            for device in listed.found
        ]
        for (name, _), listed in zip(HEADS, found, strict=True)
    }
    answered = {name: listed.answered for (name, _), listed in zip(HEADS, found, strict=True)}
    return {"schema": SCHEMA_VERSION, **lists, "answered": answered}


def lines(found: Sequence[Listed], spoken: Language) -> list[str]:
    """Return the lines for people."""
    text = []
    for (_, head), listed in zip(HEADS, found, strict=True):
        text.append(f"{head[spoken]}:")
        text += [f"  {_line(device, spoken)}" for device in listed.found]
        if not listed.found:
            text.append(f"  {(NONE_FOUND if listed.answered else NO_ANSWER)[spoken]}")
    return text


def _line(device: Device, spoken: Language) -> str:
    name = device.name if device.spec in ("", device.name) else f"{device.spec}  {device.name}"
    marks = [DEFAULT[spoken]] * device.is_default + [VIRTUAL[spoken]] * device.is_virtual
    return f"{name} ({', '.join(marks)})" if marks else name


async def _all() -> tuple[Listed, ...]:
    listers = (devices.list_cameras, devices.list_microphones, devices.list_speakers)
    return tuple([await _listed(lister) for lister in listers])


async def _listed(lister: Callable[[], tuple[Device, ...]]) -> Listed:
    try:
        return Listed(await call_within(LISTING_LIMIT_S, lister))
    except (Fault, TimeoutError):
        return Listed(answered=False)


if __name__ == "__main__":
    sys.exit(main())
