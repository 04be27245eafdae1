# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar receipt verify FILE``: is a receipt genuine? Without a window, without an account."""

import argparse
import asyncio
import json
import locale
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from app.core.danish_time import danish_time
from app.core.receipt import Line, stamp
from app.core.receipt_log import LOG_FORMAT, LogRead, read_log
from app.meeting.receipts.keys_source import KeysUnavailable, keys_in_file, keys_of_service
from app.meeting.receipts.signed import Finding, Verification, lines_of, verify
from app.meeting.receipts.words import (
    FINDINGS,
    LABELS,
    PROVES,
    Language,
    said_clock,
    said_fact,
    said_time,
)
from app.meeting.schema.receipt import MAX_RECEIPT_BYTES, PublishedKeys

GENUINE, NOT_GENUINE, USAGE, NO_KEYS = 0, 1, 2, 3
_WORDS: dict[Language, dict[str, str]] = {
    "da": {
        "no_file": "Vi kan ikke læse filen.",
        "no_keys": "Vi kan ikke få fat i nøglerne ({why}). Prøv igen med net, eller giv dem med --keys.",
        "asked": "Nøglerne er hentet hos {issuer}. Se efter, at det er dit jobcenters adresse.",
        "log": "Det her er computerens egen liste. Den er ikke underskrevet af mødetjenesten.",
        "whole": "Listen hænger sammen: ingen linje mangler, og ingen er ændret ved et uheld.",
        "broken": "Listen hænger ikke sammen ved linje {n}. Den, eller den næste, er ændret.",
    },
    "en": {
        "no_file": "We cannot read the file.",
        "no_keys": "We cannot get the keys ({why}). Try again with a network, or give them with --keys.",
        "asked": "The keys were fetched from {issuer}. Make sure that this is your jobcentre's address.",
        "log": "This is the computer's own list. The meeting service has not signed it.",
        "whole": "The list holds together: no line is missing, and none was changed by accident.",
        "broken": "The list does not hold together at line {n}. It, or the next, was changed.",
    },
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``moedeklar receipt`` and return its exit code.

    0: genuine (or a computer's own list that holds together). 1: not. 2: not understood, or no such file.
    3: the keys could not be had, so nothing is known.
    """
    options = _parser().parse_args(argv)
    language: Language = options.language or _system_language()
    try:
        raw = _read(options.file)
    except OSError:
        sys.stderr.write(_WORDS[language]["no_file"] + "\n")
        return USAGE
    if raw.startswith(b'{"format":"' + LOG_FORMAT.encode()):
        return _show_log(read_log(raw), language, as_json=options.json)
    try:
        keys = asyncio.run(_keys(raw, options.keys))
    except KeysUnavailable as problem:
        sys.stderr.write(_WORDS[language]["no_keys"].format(why=problem) + "\n")
        return NO_KEYS
    result = verify(raw, keys)
    if options.json:
        _write_json({"verdict": result.finding.value, **_plain_of(result)})
    else:
        _show(result, language, fetched=options.keys is None)
    return GENUINE if result.is_genuine else NOT_GENUINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("moedeklar receipt", description="Look at receipts of meetings.")
    words = parser.add_subparsers(dest="word", required=True)
    looking = words.add_parser("verify", help="is a receipt genuine?")
    looking.add_argument("file", help="the receipt's JSON file, a computer's own list (.log), or - for stdin")
    looking.add_argument(
        "--keys", metavar="FILE|URL", help="keys to trust; else those of the service that the receipt names"
    )
    looking.add_argument("--language", choices=("da", "en"))
    looking.add_argument("--json", action="store_true", help="one JSON line")
    return parser


def _system_language() -> Language:
    name = locale.setlocale(locale.LC_MESSAGES) if hasattr(locale, "LC_MESSAGES") else ""
    return "en" if name.lower().startswith("en") else "da"


def _read(name: str) -> bytes:
    """Return the file, or as much of it as tells that it is too large."""
    if name == "-":
        return sys.stdin.buffer.read(MAX_RECEIPT_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_RECEIPT_BYTES + 1)


async def _keys(raw: bytes, given: str | None) -> PublishedKeys:
    """Return the keys to trust; without any named, those of the service that the receipt says it is from."""
    if given is not None and "://" not in given:
        return keys_in_file(Path(given))
    address = given
    if address is None:
        unknown = PublishedKeys(format="moedeklar-receipt-keys-1", issuer="", keys=[])
        signed = verify(raw, unknown).signed
        if signed is None:
            return unknown  # not a receipt whatever the keys are
        address = signed.receipt.issuer
    return await keys_of_service(address)


def _show(result: Verification, language: Language, *, fetched: bool) -> None:
    out, labels, zone = sys.stdout, LABELS[language], danish_time()
    title, body = FINDINGS[language][result.finding]
    out.write(f"{title}. {body}\n")
    if result.signed is None:
        return
    receipt = result.signed.receipt
    if result.finding in (Finding.GENUINE, Finding.KEY_NOT_VALID):
        who = labels["with"].format(name=receipt.meeting.caseworker)
        when = said_time(receipt.meeting.starts_at, language, zone)
        out.write(f"\n{labels['for']} {receipt.person.name}\n")
        out.write(
            f"{labels['meeting']} {when}, {who}, {receipt.meeting.municipality}\n".replace(", \n", "\n")
        )
        out.write(f"{labels['issued']} {said_time(receipt.issued_at, language, zone)}\n\n")
        _show_lines(lines_of(result.signed), language, out)
        out.write(f"\n{labels['zone']}\n")
    if fetched:
        out.write(_WORDS[language]["asked"].format(issuer=receipt.issuer) + "\n")
    does, does_not = PROVES[language]
    out.write(f"\n{labels['proves']}: {does}\n{labels['not']}: {does_not}\n")


def _show_log(log: LogRead, language: Language, *, as_json: bool) -> int:
    whole = log.is_whole
    if as_json:
        _write_json({"verdict": "whole" if whole else "broken", "signed": False, "lines": _plain(log.lines)})
        return GENUINE if whole else NOT_GENUINE
    words = _WORDS[language]
    sys.stdout.write(words["log"] + "\n")
    sys.stdout.write((words["whole"] if whole else words["broken"].format(n=len(log.lines))) + "\n\n")
    _show_lines(log.lines, language, sys.stdout)
    return GENUINE if whole else NOT_GENUINE


def _show_lines(lines: tuple[Line, ...], language: Language, out: TextIO) -> None:
    for line in sorted(lines, key=lambda one: one.at):
        at = said_time(line.at, language, danish_time())
        out.write(f"  {at}  {said_fact(line, language)} ({said_clock(line, language, danish_time())})\n")


def _plain_of(result: Verification) -> dict[str, object]:
    if result.signed is None:
        return {}
    receipt, signature = result.signed.receipt, result.signed.signature
    return {
        "key": signature.key,
        "issuer": receipt.issuer,
        "issued_at": stamp(receipt.issued_at),
        "lines": _plain(lines_of(result.signed)),
    }


def _plain(lines: tuple[Line, ...]) -> list[dict[str, object]]:
    return [
        {"at": stamp(line.at), "fact": line.fact.value, "clock": "service" if line.by_service else "pc"}
        for line in lines
    ]


def _write_json(plain: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(plain, ensure_ascii=False) + "\n")
