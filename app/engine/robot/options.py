# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the robot can be asked for on the command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.core.verdicts import Verdict

LANGUAGES = ("da", "en")
EXIT_CODES = """\
exit codes:
  0  took part in the call, and left as asked: --duration, a signal, or the meeting's end
  1  the link does not open a meeting, or the service cannot be reached
  2  the command line was not understood
  3  no call came about: nobody let the robot in, or no connection was found
  4  another program took the seat over, or the caseworker took it away
"""


@dataclass(frozen=True)
class RobotOptions:
    """One robot.

    Attributes:
        link: The invitation's link; a secret.
        camera: SPEC, or None for the drawn robot.
        microphone: SPEC, or None for synthesised speech.
        is_host: Host a practice meeting, from a caseworker's seat.
        admits: Let everybody in who waits, from a caseworker's seat.
        plain_http: Hosts that may be met without TLS, besides this computer.
        language: Of what is spoken and written in the picture.
        record: Folder for ``speaker.wav`` and ``frames.jsonl``, or None.
        record_pictures: How many pictures to keep as PNG, one a second.
        duration_s: Leave after so long, counted from the start; None stays.
        json: Where the summary goes, or None.
        tells_events: JSON lines instead of words on standard output.
    """

    link: str = field(repr=False)
    camera: str | None = None
    microphone: str | None = None
    is_host: bool = False
    admits: bool = False
    plain_http: tuple[str, ...] = ()
    language: str = "da"
    record: Path | None = None
    record_pictures: int = 0
    duration_s: float | None = None
    json: Path | None = None
    tells_events: bool = False

    @property
    def verdict(self) -> Verdict:
        """What the robot says of its own equipment."""
        if self.microphone == "none":
            return Verdict.CALL_INSTEAD
        return Verdict.SOUND_ONLY if self.camera == "none" else Verdict.READY


def parse(argv: Sequence[str]) -> RobotOptions:
    """Return the options, or end the program with code 2."""
    parser = argparse.ArgumentParser(
        prog="moedeklar robot",
        description="Take part in a meeting without a window, on the same media code as the app.",
        epilog=f"SPEC: a device's name or number, file:PATH (in a loop), none, default.\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("link", metavar="LINK", help="the invitation's link")
    parser.add_argument("--camera", metavar="SPEC", help="without: a drawn, moving robot")
    parser.add_argument("--microphone", metavar="SPEC", help="without: synthesised Danish speech")
    parser.add_argument("--host", action="store_true", help="host a practice meeting (a caseworker's link)")
    parser.add_argument("--admit", action="store_true", help="let in whoever waits (a caseworker's link)")
    parser.add_argument(
        "--plain-http",
        action="append",
        default=[],
        metavar="HOST",
        help="meet HOST without TLS: test networks",
    )
    parser.add_argument("--language", choices=LANGUAGES, default="da", help="what the host speaks")
    parser.add_argument("--record", type=Path, metavar="DIR", help="write speaker.wav and frames.jsonl here")
    parser.add_argument(
        "--record-pictures", type=_count, default=0, metavar="N", help="and N pictures as PNG, one a second"
    )
    parser.add_argument("--duration", type=_seconds, metavar="S", help="leave S seconds after the start")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write a summary when it is over")
    parser.add_argument("--events", action="store_true", help="say what happens as JSON lines, not in words")
    given = parser.parse_args(argv)
    if given.record_pictures and given.record is None:
        parser.error("--record-pictures needs --record")
    return RobotOptions(
        link=given.link,
        camera=given.camera,
        microphone=given.microphone,
        is_host=given.host,
        admits=given.admit,
        plain_http=tuple(given.plain_http),
        language=given.language,
        record=given.record,
        record_pictures=given.record_pictures,
        duration_s=given.duration,
        json=given.json,
        tells_events=given.events,
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 10**7:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > 5:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 99999")
    return int(text)
