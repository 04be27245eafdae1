# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar serve``: run the meeting service, or book a meeting into its database."""

import argparse
import asyncio
import json
import logging
import os
import signal
import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import platformdirs

from app.core.danish_time import danish_time
from app.core.meeting import Role
from app.meeting.schema.facts import now_utc
from app.meeting.schema.http import IssuedMeeting, NewMeeting
from app.service.booking import Booking
from app.service.config import ServiceConfig, TurnServer
from app.service.hub import receipt_keys_beside
from app.service.logs import log_event, logging_to
from app.service.plan_b_options import add_plan_b_options, jobcentre_of, plan_b_of
from app.service.receipts.signing_keys import KeysDamaged, SigningKeys
from app.service.refusals import Refusal
from app.service.server import RunningService, load_keys, start_service
from app.service.store import Store, StoreError

DEFAULT_PORT = 8080
_OK, _FAILED, _USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``moedeklar serve`` and return its exit code: 0 well, 1 could not, 2 not understood.

    Standard output carries JSON lines (``listening``, ``staff_key``, ``meeting``) and what
    ``--create-meeting`` prints; the log goes to standard error.
    """
    options = _parser().parse_args(argv)
    with logging_to(sys.stderr):
        return _run(options)


def _run(options: argparse.Namespace) -> int:
    try:
        config = _config(options)
        meeting = _new_meeting(options) if options.create_meeting else None
    except (ValueError, msgspec.ValidationError) as error:
        sys.stderr.write(f"moedeklar serve: {error}\n")
        return _USAGE
    try:
        if options.show_staff_key:
            _print_line({"event": "staff_key", "staff_key": load_keys(config)[0].staff_key()})
            return _OK
        if options.rotate_receipt_key:
            signing = SigningKeys(receipt_keys_beside(config.database), config.receipt_key_days)
            _print_line({"event": "receipt_key", "key": signing.rotate()})
            return _OK
        if meeting is not None and not options.serve:
            _show(_book(config, options.port, meeting), as_json=options.json)
            return _OK
        return asyncio.run(_serve(config, meeting, as_json=options.json))
    except (OSError, sqlite3.Error, StoreError, Refusal, KeysDamaged) as error:
        reason = error.next if isinstance(error, Refusal) else str(error)
        sys.stderr.write(f"moedeklar serve: {reason}\n")
        return _FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="moedeklar serve",
        description="Run the meeting service. With --create-meeting: book a meeting, and stop.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 takes a free one")
    parser.add_argument("--database", type=Path, default=default_database(), metavar="FILE")
    parser.add_argument(
        "--staff-key",
        default=os.environ.get("MOEDEKLAR_STAFF_KEY"),
        help="instead of the service's own; MOEDEKLAR_STAFF_KEY in the environment hides it better",
    )
    parser.add_argument("--public-url", metavar="URL", help="what links start with, when a proxy is in front")
    parser.add_argument("--behind-proxy", action="store_true", help="trust the last X-Forwarded-For entry")
    parser.add_argument("--offerer", choices=("caseworker", "citizen"), default="caseworker")
    parser.add_argument("--grace-s", type=float, default=60.0, help="how long a lost socket keeps its seat")
    parser.add_argument("--valid-h", type=float, default=24.0, help="how long after the start links are good")
    parser.add_argument("--keep-days", type=int, default=30, help="when meetings are deleted")
    parser.add_argument("--stun-url", action="append", default=[], metavar="URL")
    parser.add_argument("--turn-url", action="append", default=[], metavar="URL", help="may be repeated")
    parser.add_argument(
        "--turn-secret",
        default=os.environ.get("MOEDEKLAR_TURN_SECRET"),
        help="coturn's static-auth-secret; or MOEDEKLAR_TURN_SECRET in the environment",
    )
    parser.add_argument("--show-staff-key", action="store_true", help="print the service's own key and stop")
    parser.add_argument("--updates", type=Path, metavar="DIR", help="newer versions, with a signed manifest")
    parser.add_argument("--minimum-version", default="", metavar="X.Y.Z", help="older programs change first")
    add_plan_b_options(parser)
    booking = parser.add_argument_group("booking")
    booking.add_argument("--create-meeting", action="store_true")
    booking.add_argument("--serve", action="store_true", help="with --create-meeting: go on and serve")
    booking.add_argument("--json", action="store_true", help="print the booking as one JSON line")
    booking.add_argument("--title", default="Samtale i jobcenteret")
    booking.add_argument(
        "--starts-at", metavar="TIME", help="ISO 8601, Danish time unless it says; default: now"
    )
    booking.add_argument("--duration-min", type=int, default=30)
    booking.add_argument("--municipality", default="")
    booking.add_argument("--agenda", action="append", default=[], metavar="ITEM", help="may be repeated")
    booking.add_argument("--citizen-name", default="Borger")
    booking.add_argument("--person", action="append", default=[], metavar="ROLE:NAME", help="somebody more")
    booking.add_argument("--caseworker-name", default="Sagsbehandler")
    booking.add_argument("--caseworker-phone", default="")
    return parser


def default_database() -> Path:
    """Return where the service keeps its database when nobody says."""
    return platformdirs.user_data_path("moedeklar", appauthor=False) / "service.sqlite3"


def _config(options: argparse.Namespace) -> ServiceConfig:
    turn = None
    if options.turn_url:
        if not options.turn_secret:
            raise ValueError("--turn-url needs --turn-secret")
        turn = TurnServer(tuple(options.turn_url), options.turn_secret)
    if options.public_url and not options.public_url.startswith(("https://", "http://")):
        raise ValueError("--public-url starts with https:// (or http:// on this computer)")
    return ServiceConfig(
        database=options.database,
        host=options.host,
        port=options.port,
        staff_key=options.staff_key or None,
        public_url=options.public_url,
        offerer=options.offerer,
        grace_s=options.grace_s,
        valid_h=options.valid_h,
        keep_days=options.keep_days,
        keep_receipts_days=options.keep_receipts_days,
        receipt_key_days=options.receipt_key_days,
        jobcentre=jobcentre_of(options),
        plan_b=plan_b_of(options),
        stun_urls=tuple(options.stun_url),
        turn=turn,
        behind_proxy=options.behind_proxy,
        updates=options.updates,
        minimum_version=options.minimum_version,
    )


def _new_meeting(options: argparse.Namespace) -> NewMeeting:
    if not options.caseworker_phone:
        raise ValueError("--create-meeting needs --caseworker-phone: plan B shows the number")
    people = [{"role": Role.CITIZEN.value, "name": options.citizen_name}]
    for text in options.person:
        role, separator, name = text.partition(":")
        if not separator:
            raise ValueError("--person takes ROLE:NAME, for instance interpreter:Amina")
        people.append({"role": role, "name": name})
    return msgspec.convert(
        {
            "title": options.title,
            "starts_at": _starts_at(options.starts_at),
            "duration_min": options.duration_min,
            "municipality": options.municipality,
            "agenda": options.agenda,
            "people": people,
            "caseworker": {"name": options.caseworker_name, "phone": options.caseworker_phone},
        },
        NewMeeting,
    )


def _starts_at(text: str | None) -> datetime:
    if text is None:
        return now_utc().replace(second=0, microsecond=0) + timedelta(minutes=1)
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        zone = danish_time()
        at = at.astimezone() if zone is None else at.replace(tzinfo=zone)
    return at.astimezone(UTC)


def _book(config: ServiceConfig, port: int, meeting: NewMeeting) -> IssuedMeeting:
    store = Store(config.database)
    try:
        keys, _ = load_keys(config)
        public_url = (config.public_url or f"http://{config.host}:{port or DEFAULT_PORT}").rstrip("/")
        booking = Booking(store, keys, public_url, config.valid_h, config.jobcentre, config.plan_b)
        return booking.issued(booking.book(meeting))
    finally:
        store.close()


def _show(issued: IssuedMeeting, *, as_json: bool) -> None:
    if as_json:
        _print_line({"event": "meeting", **msgspec.to_builtins(issued)})
        return
    for person in issued.people:
        sys.stdout.write(f"{person.name} ({person.role.value})\n  {person.link}\n  {person.code}\n")
    sys.stdout.flush()


def _print_line(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


async def _serve(config: ServiceConfig, meeting: NewMeeting | None, *, as_json: bool) -> int:
    service = await start_service(config)
    try:
        _announce(service)
        if meeting is not None:
            _show(service.hub.booking.issued(service.hub.book(meeting)), as_json=as_json)
        await _stop_asked_for()
    finally:
        log_event("stopping")
        await service.stop()
    return _OK


def _announce(service: RunningService) -> None:
    _print_line({"event": "listening", "url": service.url, "port": service.port, "pid": os.getpid()})
    if service.is_new:
        _print_line({"event": "staff_key", "staff_key": service.staff_key})


async def _stop_asked_for() -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, asked.set)
        except NotImplementedError:  # Windows: Ctrl+C ends asyncio.run by KeyboardInterrupt
            logging.getLogger("app.service").debug("no signal handlers here")
    await asked.wait()


if __name__ == "__main__":
    sys.exit(main())
