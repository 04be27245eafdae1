# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar robot LINK``: take part in a meeting without a window."""

import asyncio
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.core.faults import Fault, FaultCode
from app.engine.logs import log_to_stderr
from app.engine.robot import words
from app.engine.robot.call_log import CallLog
from app.engine.robot.options import RobotOptions, parse
from app.engine.robot.timeline import LineTally, Timeline
from app.media.leftovers import keep_what_is_loaded, use_few_heaps

Tell = Callable[[str, dict[str, Any]], None]
_OK, _NOT_OPENED, _USAGE = 0, 1, 2


def main(argv: Sequence[str]) -> int:
    """Run the robot and return its exit code (see ``options.EXIT_CODES``)."""
    began_s = time.monotonic()
    use_few_heaps()
    options = parse(argv)
    log_to_stderr(logging.WARNING)
    tell = _as_json if options.tells_events else _in_words
    try:
        if options.record is None:
            return asyncio.run(_run(options, Timeline(began_s, tell)))
        with CallLog(options.record) as call_log:
            return asyncio.run(_run(options, Timeline(began_s, _both(tell, call_log.note))))
    except OSError as error:
        _complain(f"The recording cannot be written: {error.strerror or 'the folder is no folder'}.")
        return _USAGE


async def _run(options: RobotOptions, timeline: Timeline) -> int:
    plain = await _take_part(options, timeline)
    # While the loop still answers signals: a second one must not cost the summary.
    if options.json is not None and not _write(options.json, plain):
        return _USAGE
    return int(plain["exit_code"])


async def _take_part(options: RobotOptions, timeline: Timeline) -> dict[str, Any]:
    # aiortc, av and cv2 cost a second: a slip in the command line is answered before.
    from app.engine.robot.doorman import Doorman  # noqa: PLC0415
    from app.engine.robot.host import PracticeHost  # noqa: PLC0415
    from app.engine.robot.participant import NotACaseworker, Participant, Reports  # noqa: PLC0415
    from app.engine.robot.summary import summary  # noqa: PLC0415
    from app.media.one_thread import use_one_thread  # noqa: PLC0415

    use_one_thread()
    keep_what_is_loaded()
    line = LineTally()
    robot: Participant | None = None
    try:
        part = PracticeHost(options.language) if options.is_host else Doorman() if options.admits else None
        robot = Participant(options, Reports(timeline, line), part)
        outcome = await robot.run()
        name, code = outcome.name.lower(), outcome.value
    except Fault as fault:
        timeline.fault(fault, "link")
        name, code = "not_opened", _NOT_OPENED
    except NotACaseworker:
        _complain(words.NOT_A_CASEWORKER)
        name, code = "not_opened", _NOT_OPENED
    return summary(name, code, timeline, line, getattr(robot, "equipment", None))


def _both(first: Tell, second: Tell) -> Tell:
    def tell(name: str, values: dict[str, Any]) -> None:
        first(name, values)
        second(name, values)

    return tell


def _in_words(name: str, values: dict[str, Any]) -> None:
    if name == "fault":
        _complain(words.of_fault(FaultCode(values["code"])))
    elif (line := words.of_happening(name)) is not None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _as_json(name: str, values: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps({"event": name, **values}) + "\n")
    sys.stdout.flush()


def _complain(text: str) -> None:
    sys.stderr.write(f"moedeklar robot: {text}\n")
    sys.stderr.flush()


def _write(path: Path, plain: dict[str, Any]) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        _complain(f"The summary cannot be written: {error.strerror}.")
        return False
    return True
