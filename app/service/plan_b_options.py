# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of ``moedeklar serve`` about plan B and receipts."""

import argparse
import re

import msgspec

from app.meeting.schema.facts import JobcentreInfo, PlanBInfo

_HOURS = re.compile(r"\s*([1-7])(?:-([1-7]))?\s+(\d\d:\d\d)-(\d\d:\d\d)\s*")


def add_plan_b_options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("plan B and receipts")
    group.add_argument("--jobcentre-phone", default="", metavar="NUMBER", help="the jobcentre's main number")
    group.add_argument(
        "--jobcentre-hours",
        default="",
        metavar="HOURS",
        help="when it is answered, weekdays from 1 for Monday: '1-4 09:00-15:00, 5 09:00-13:00'",
    )
    group.add_argument(
        "--plan-b-after-min",
        type=int,
        default=PlanBInfo().after_hour_min,
        metavar="MINUTES",
        help="after the hour without a caseworker: offer the telephone",
    )
    group.add_argument(
        "--plan-b-silent-s",
        type=int,
        default=PlanBInfo().silent_s,
        metavar="SECONDS",
        help="without sound and picture in a call: offer the telephone",
    )
    group.add_argument("--keep-receipts-days", type=int, default=30, help="when receipts are deleted")
    group.add_argument("--receipt-key-days", type=int, default=365, help="how long one key signs receipts")
    group.add_argument(
        "--rotate-receipt-key", action="store_true", help="let another key sign from now on, and stop"
    )


def jobcentre_of(options: argparse.Namespace) -> JobcentreInfo | None:
    """Return the main number with its hours.

    Raises:
        ValueError: They are not written as described.
    """
    if not options.jobcentre_phone:
        if options.jobcentre_hours:
            raise ValueError("--jobcentre-hours needs --jobcentre-phone")
        return None
    hours = [_hours(part) for part in options.jobcentre_hours.split(",") if part.strip()]
    return msgspec.convert({"phone": options.jobcentre_phone, "hours": hours}, JobcentreInfo)


def plan_b_of(options: argparse.Namespace) -> PlanBInfo:
    """Return when plan B comes forward by itself.

    Raises:
        ValueError: Not a sensible time.
    """
    times = {"after_hour_min": options.plan_b_after_min, "silent_s": options.plan_b_silent_s}
    return msgspec.convert(times, PlanBInfo)


def _hours(text: str) -> dict[str, object]:
    found = _HOURS.fullmatch(text)
    if found is None or found[3] >= found[4] or int(found[2] or found[1]) < int(found[1]):
        raise ValueError("--jobcentre-hours: write it like '1-4 09:00-15:00, 5 09:00-13:00'")
    days = list(range(int(found[1]), int(found[2] or found[1]) + 1))
    return {"days": days, "opens": found[3], "closes": found[4]}
