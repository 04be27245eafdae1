# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar check``: the tech check without a window, for helpers, tests and monitoring."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from app.checks import sound_probe
from app.checks.language import Language, language
from app.checks.run import Means, run_checks
from app.core.check_report import make_report
from app.core.devices import DeviceChoice, DeviceSpec
from app.core.faults import Fault
from app.core.links import ServiceLink, parse_link
from app.core.report_page import report_page
from app.core.spoken_report import encode, spoken_report
from app.core.system import this_system
from app.core.verdicts import CheckId, CheckResult, Verdict, overall, report
from app.core.version import program_version
from app.engine import check_words as words
from app.engine.command_line import (
    EXIT_COULD_NOT_RUN,
    SPEC_HELP,
    Parser,
    UsageError,
    end_with,
    quiet_libraries,
    say,
)
from app.engine.finding_words import finding_line, said

EXIT_CODES = {Verdict.READY: 0, Verdict.REMARK: 0, Verdict.SOUND_ONLY: 1, Verdict.CALL_INSTEAD: 2}
PLAIN_HTTP_HELP = "meet this host without TLS; for closed test networks only"
EXIT_HELP = "Exit code: 0 ready (with or without a remark), 1 sound only, 2 call instead, 3 could not run."


@dataclass(frozen=True)
class Options:
    """What the command line asked for; ``json_path`` is "-" for standard output."""

    choice: DeviceChoice
    service_url: str
    json_path: str | None
    token: str = field(default="", repr=False)
    speak: bool = False
    only: tuple[CheckId, ...] = tuple(CheckId)
    report_path: str | None = None


def main(argv: Sequence[str] | None = None) -> int:
    """Run all five checks; returns the exit code."""
    spoken = language()
    try:
        options = parse(argv)
        say_line = _to_stderr if options.json_path == "-" else say
        with quiet_libraries():
            results = asyncio.run(_run(options, spoken, say_line))
        verdict = overall(results)
        say_line(f"{words.OVERALL[spoken]}: {words.VERDICTS[verdict][spoken]}")
        code = encode(spoken_report(results))
        say_line(f"{words.SPOKEN_CODE[spoken]}: {code}")
        _write(options.json_path, json.dumps({**report(results), "spoken_code": code}, indent=2) + "\n")
        _write(options.report_path, _page(results, spoken))
    except UsageError as error:
        _to_stderr(str(error))
        return EXIT_COULD_NOT_RUN
    except KeyboardInterrupt:
        return end_with(EXIT_COULD_NOT_RUN)
    return end_with(EXIT_CODES.get(verdict, EXIT_COULD_NOT_RUN))


def parse(argv: Sequence[str] | None) -> Options:
    """Return the options.

    Raises:
        UsageError: With what to do next.
    """
    parser = Parser(prog="moedeklar check", description=__doc__, epilog=f"{SPEC_HELP} {EXIT_HELP}")
    for device in ("camera", "microphone", "speaker"):
        parser.add_argument(f"--{device}", metavar="SPEC", default="default")
    parser.add_argument("--service", metavar="URL", default="", help="the meeting service, https://…")
    parser.add_argument("--link", metavar="LINK", help="test all of the line, with a meeting's link")
    parser.add_argument("--plain-http", metavar="HOST", action="append", default=[], help=PLAIN_HTTP_HELP)
    parser.add_argument("--speak", action="store_true", help="ask for 2 s of quiet and 5 s of speech")
    parser.add_argument("--only", action="append", choices=[str(check) for check in CheckId], default=[])
    parser.add_argument("--json", metavar="FILE", help="write the result as JSON; - is standard output")
    parser.add_argument("--report", metavar="FILE", help="write a report to give away, as a page of HTML")
    given = parser.parse_args(argv)
    for spec in (given.camera, given.microphone):
        path = DeviceSpec(spec).path
        if path is not None and not Path(path).is_file():
            raise UsageError(f"no such file: {path}")
    url = urlsplit(given.service)
    if given.service and (url.scheme not in ("http", "https") or not url.hostname):
        raise UsageError("--service wants an address such as https://service.example")
    for path in (given.json, given.report):
        if path not in (None, "-"):
            _complain_if_unwritable(Path(path))
    service_url, token = _meeting(given)
    return Options(
        DeviceChoice(given.camera, given.microphone, given.speaker),
        service_url,
        given.json,
        token,
        given.speak,
        tuple(check for check in CheckId if check in given.only) or tuple(CheckId),
        given.report,
    )


def _meeting(given: argparse.Namespace) -> tuple[str, str]:
    """Return the service and the invitation's token, as far as they were given."""
    if not given.link:
        return given.service, ""
    try:
        link = parse_link(given.link, plain_http_hosts=frozenset(given.plain_http))
    except Fault as fault:
        raise UsageError("--link wants a meeting's whole link") from fault
    if not isinstance(link, ServiceLink):
        raise UsageError("--link wants a link to a meeting service")
    return link.service_url, link.token


def _complain_if_unwritable(path: Path) -> None:
    try:
        path.open("a").close()
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error


async def _run(
    options: Options, spoken: Language, say_line: Callable[[str], None]
) -> tuple[CheckResult, ...]:
    def on_result(result: CheckResult) -> None:
        for line in lines(result, spoken):
            say_line(line)

    phases = sound_probe.Phases(
        sound_probe.QUIET_S, sound_probe.SPEAK_S, lambda: say_line(words.SPEAK[spoken])
    )
    means = Means(phases=phases if options.speak else None, token=options.token)
    results: tuple[CheckResult, ...] = ()
    for check in options.only:
        if check is CheckId.MICROPHONE:
            say_line((words.BE_QUIET if options.speak else words.LISTENING)[spoken])
        results += await run_checks((check,), options.choice, options.service_url, on_result, means)
    return results


def lines(result: CheckResult, spoken: Language) -> list[str]:
    """Return the lines for people: the verdict, then what was seen and what to do."""
    name, verdict = words.NAMES[result.id][spoken], words.VERDICTS[result.verdict][spoken]
    found = [finding_line(finding.code, spoken) for finding in result.findings]
    if result.verdict is Verdict.NOT_MEASURED and result.id in words.NOT_MEASURED:
        found.append(words.NOT_MEASURED[result.id][spoken])
    return [f"{name}: {verdict}", *(f"  {line}" for line in found)]


def _to_stderr(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _page(results: tuple[CheckResult, ...], spoken: Language) -> str:
    """Return the report that can be given away."""
    made = make_report(results, datetime.now(UTC), this_system(), program_version())
    time = made.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return report_page(made, lambda one: said(one, spoken), spoken, time)


def _write(path: str | None, text: str) -> None:
    if path == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
    elif path is not None:
        try:
            Path(path).write_text(text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror}") from error


if __name__ == "__main__":
    sys.exit(main())
