# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tech check's result as ten characters to be read aloud: support knows it without any upload.

Nine characters carry the verdict and the weightiest finding of each check and the way through the firewall;
the tenth finds slips (ISO 7064's hybrid system, here MOD 19,18: every single slip, nearly every swap).

Of the letters whose Danish names rhyme (B C D E G P T V; F L M N R S X; H K Å; I Y; U O Q) one each stays; 1
is left out for "en" and M, and 6 stays instead of X.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict

ALPHABET = "023456789ABIJKLUWZ"
CODE_CHARACTERS = 10
VERSION = 1
_VERSIONS = 4
_BASE = len(ALPHABET)
_READ_AS = {
    "O": "0",
    "Ø": "0",
    "P": "B",
    "D": "B",
    "T": "B",
    "H": "K",
    "Y": "I",
    "Q": "U",
    "V": "W",
    "S": "Z",
}
"""What somebody may have heard instead of a letter that is in the alphabet."""
_SEPARATORS = frozenset(" \t\r\n\u00a0\u202f-\u2010\u2011\u2012\u2013\u2014.,/")
_VERDICTS = tuple(Verdict)
_WAYS = ("", "udp", "tcp", "tls")
_WORDS = {
    CheckId.CAMERA: (
        "backlit black blurred bright busy covered dark denied face_far face_high face_low "
        "face_off_centre file frozen hung no_face none slow virtual face_near "
    ),
    CheckId.MICROPHONE: (
        "busy clipping denied file hands_free hum hung lost loud muted no_speech noisy none "
        "other_hears_you quiet silent not_heard_back unsure "
    ),
    CheckId.SPEAKER: ("busy echo_strong hung lost muted none not_confirmed not_heard unsure "),
    CheckId.LINE: (
        "bufferbloat clock_wrong delay dns jitter loss offline portal service_down slow_down slow_up "
        "tcp_only tls tls_only udp_blocked vpn weak_wifi "
    ),
    CheckId.COMPUTER: ("battery busy memory_low slow system_old "),
}
"""What a finding is called after its check's name. The place is what is spoken: add at the end only."""
_PLACES = {
    CheckId.CAMERA: 26,
    CheckId.MICROPHONE: 24,
    CheckId.SPEAKER: 16,
    CheckId.LINE: 30,
    CheckId.COMPUTER: 12,
}
_CODES = {check: ("", *(f"{check}_{word}" for word in words.split())) for check, words in _WORDS.items()}
_OTHER = "other"


@dataclass(frozen=True)
class SpokenCheck:
    """One check as the code carries it; ``finding`` is a code, empty, or "other" for a newer one."""

    id: CheckId
    verdict: Verdict
    finding: str = ""


@dataclass(frozen=True)
class SpokenReport:
    """What a code says: five checks in their order, and the way by TURN ("udp", "tcp", "tls" or empty)."""

    checks: tuple[SpokenCheck, ...]
    way: str = ""


def spoken_report(results: Iterable[CheckResult]) -> SpokenReport:
    """Return what the code will carry of a check's results; a check without one was not measured."""
    by_id = {result.id: result for result in results}
    line = by_id.get(CheckId.LINE)
    way = str(line.values.get("turn_transport", "")) if line is not None else ""
    checks = tuple(_heaviest(check, by_id.get(check)) for check in CheckId)
    return SpokenReport(checks, way if way in _WAYS else "")


def encode(report: SpokenReport) -> str:
    """Return the ten characters in two groups: ``A2K7B-90LWZ``."""
    number = _WAYS.index(report.way)
    for check in report.checks:
        codes = _CODES[check.id]
        place = codes.index(check.finding) if check.finding in codes else _PLACES[check.id] - 1
        number = (number * len(_VERDICTS) + _VERDICTS.index(check.verdict)) * _PLACES[check.id] + place
    number = number * _VERSIONS + VERSION
    digits = []
    for _ in range(CODE_CHARACTERS - 1):
        number, digit = divmod(number, _BASE)
        digits.append(digit)
    digits = digits[::-1]
    text = "".join(ALPHABET[digit] for digit in (*digits, _check_digit(digits)))
    return f"{text[:5]}-{text[5:]}"


def decode(text: str) -> SpokenReport | None:
    """Return what a code says, or None when it was misheard, mistyped, or is of another version."""
    digits = _digits_of(text)
    if digits is None or _check_digit(digits[:-1]) != digits[-1]:
        return None
    number = 0
    for digit in digits[:-1]:
        number = number * _BASE + digit
    number, version = divmod(number, _VERSIONS)
    if version != VERSION:
        return None
    checks = []
    for check in reversed(CheckId):
        number, place = divmod(number, _PLACES[check])
        number, verdict = divmod(number, len(_VERDICTS))
        codes = _CODES[check]
        finding = codes[place] if place < len(codes) else _OTHER
        checks.append(SpokenCheck(check, _VERDICTS[verdict], finding))
    return SpokenReport(tuple(reversed(checks)), _WAYS[number]) if number < len(_WAYS) else None


def _heaviest(check: CheckId, result: CheckResult | None) -> SpokenCheck:
    if result is None:
        return SpokenCheck(check, Verdict.NOT_MEASURED)
    findings: list[Finding] = sorted(result.findings, key=lambda one: one.severity is not Severity.PROBLEM)
    code = findings[0].code if findings else ""
    return SpokenCheck(check, result.verdict, code if code in _CODES[check] else _OTHER)


def _digits_of(text: str) -> list[int] | None:
    kept = [char.upper() for char in text if char not in _SEPARATORS]
    kept = [_READ_AS.get(char, char) for char in kept]
    if len(kept) != CODE_CHARACTERS or any(char not in ALPHABET for char in kept):
        return None
    return [ALPHABET.index(char) for char in kept]


def _check_digit(digits: list[int]) -> int:
    """Return the check digit after ISO 7064's hybrid system, MOD 19,18."""
    product = _BASE
    for digit in digits:
        total = (product + digit) % _BASE or _BASE
        product = total * 2 % (_BASE + 1)
    return (_BASE + 1 - product) % _BASE
