# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar report decode CODE``: what the ten characters say that somebody read aloud."""

import json
import sys
from collections.abc import Sequence

from app.checks.language import Language, language
from app.core.spoken_report import SpokenReport, decode
from app.engine import check_words as words
from app.engine.command_line import EXIT_COULD_NOT_RUN, Parser, UsageError, say
from app.engine.finding_words import finding_line
from app.engine.words import Words

MISHEARD = Words(
    "Koden passer ikke. Bed om at få den læst op igen, ét tegn ad gangen.",
    "The code does not fit. Ask to have it read again, one character at a time.",
)
WAYS = {
    "udp": Words("Vejen til mødet: direkte eller via UDP.", "The way to the meeting: direct or by UDP."),
    "tcp": Words("Vejen til mødet: kun via TCP.", "The way to the meeting: by TCP alone."),
    "tls": Words(
        "Vejen til mødet: kun via TLS på port 443.", "The way to the meeting: by TLS on port 443 alone."
    ),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Decode a code; returns 0, or 3 when it cannot be understood."""
    spoken = language()
    parser = Parser(prog="moedeklar report", description=__doc__)
    parser.add_argument("action", choices=["decode"])
    parser.add_argument("code", nargs="+", help="ten characters; spaces and hyphens do not matter")
    parser.add_argument("--json", action="store_true", help="as JSON, schema 1")
    try:
        given = parser.parse_args(argv)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_COULD_NOT_RUN
    report = decode("".join(given.code))
    if report is None:
        sys.stderr.write(MISHEARD[spoken] + "\n")
        return EXIT_COULD_NOT_RUN
    for line in [json.dumps(plain(report))] if given.json else lines(report, spoken):
        say(line)
    return 0


def lines(report: SpokenReport, spoken: Language) -> list[str]:
    """Return the lines for people."""
    found = []
    for check in report.checks:
        found.append(f"{words.NAMES[check.id][spoken]}: {words.VERDICTS[check.verdict][spoken]}")
        if check.finding:
            found.append(f"  {finding_line(check.finding, spoken)}")
    if report.way:
        found.append(WAYS[report.way][spoken])
    return found


def plain(report: SpokenReport) -> dict[str, object]:
    """Return the report as plain values for JSON, schema 1."""
    checks = [
        {"id": c.id.value, "verdict": c.verdict.value, "finding": c.finding or None} for c in report.checks
    ]
    return {"schema": 1, "checks": checks, "turn_transport": report.way or None}


if __name__ == "__main__":
    sys.exit(main())
