# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The summary of one robot: what monitoring and load tests read."""

from typing import Any

from app.engine.robot.equipment import Equipment
from app.engine.robot.timeline import (
    MOMENTS,
    SCHEMA_VERSION,
    LineTally,
    Timeline,
    meters_as_plain,
    sound_as_plain,
)


def summary(
    outcome: str, exit_code: int, timeline: Timeline, line: LineTally, equipment: Equipment | None
) -> dict[str, Any]:
    """Return the summary, schema 1 (docs/commands.md): numbers and codes, nothing that identifies anybody."""
    heard = equipment.heard if equipment is not None else None
    return {
        "schema": SCHEMA_VERSION,
        "outcome": outcome,
        "exit_code": exit_code,
        "times_s": {name: timeline.moments_s.get(name) for name in MOMENTS},
        "durations_s": {
            "waiting": timeline.between("registered", "admitted"),
            "call": timeline.between("connected", "left"),
            "link_to_registered": timeline.between("link_opened", "registered"),
            "admitted_to_connected": timeline.between("admitted", "connected"),
            "admitted_to_first_picture": timeline.between("admitted", "first_picture"),
            "admitted_to_first_sound": timeline.between("admitted", "first_sound"),
        },
        "gen": timeline.gens[-1] if timeline.gens else None,
        "rebuilt": max(0, len(timeline.gens) - 1),
        "service_lost": timeline.services_lost,
        "faults": timeline.faults,
        "sound": None if heard is None else sound_as_plain(heard),
        "meters": None if equipment is None else meters_as_plain(equipment.meters),
        "picture": None if equipment is None else equipment.tally.as_plain(),
        "line": line.as_plain(),
        "kept_up": timeline.kept_up.as_plain(),
    }
