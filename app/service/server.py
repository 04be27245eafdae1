# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starts and stops the meeting service, alone or inside another program."""

import asyncio
import contextlib
from dataclasses import dataclass, field

import msgspec
from aiohttp import web

from app.meeting.schema.facts import MAX_MESSAGE_BYTES
from app.service.api import Api
from app.service.config import ServiceConfig
from app.service.http_answers import add_headers, must_be_new_enough, refuse_by_name
from app.service.hub import Hub
from app.service.keys import KeyRing
from app.service.openapi import openapi_document
from app.service.pages import Pages, default_web_folder
from app.service.receipts.api import ReceiptApi
from app.service.receipts.page import ReceiptPage
from app.service.receipts.signing_keys import KeysDamaged
from app.service.store import Store, StoreError
from app.service.updates import Updates

_SHUTDOWN_S = 3.0


@dataclass(frozen=True)
class RunningService:
    """A service that listens.

    Attributes:
        url: Its own address, without a path.
        port: The real port.
        staff_key: The key that opens the staff's part.
        is_new: Whether the secret was made just now: the first start.
        hub: Its meetings; for booking without HTTP.
    """

    url: str
    port: int
    staff_key: str = field(repr=False)
    is_new: bool
    hub: Hub = field(repr=False)
    _runner: web.AppRunner = field(repr=False)
    _watch: asyncio.Task[None] = field(repr=False)

    async def stop(self) -> None:
        """Close every connection with 1012, then the database; seats are kept for the next run."""
        self._watch.cancel()
        await asyncio.gather(self._watch, return_exceptions=True)
        await self.hub.close()
        await self._runner.cleanup()
        self.hub.store.close()


async def start_service(config: ServiceConfig) -> RunningService:
    """Start a service on the running loop.

    Raises:
        StoreError: The database, or its key file, cannot be used.
        OSError: The address is taken, or a file cannot be written.
    """
    store = Store(config.database)
    with contextlib.ExitStack() as undo:
        undo.callback(store.close)
        keys, is_new = load_keys(config)
        hub = _hub(config, store, keys)
        runner = web.AppRunner(
            make_app(hub), access_log=None, handle_signals=False, shutdown_timeout=_SHUTDOWN_S
        )
        await runner.setup()
        site = web.TCPSite(runner, config.host, config.port)
        try:
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        undo.pop_all()
    port: int = runner.addresses[0][1]
    host = f"[{config.host}]" if ":" in config.host else config.host
    url = f"http://{host}:{port}"
    hub.public_url = (config.public_url or url).rstrip("/")
    hub.wake_rooms()
    watch = asyncio.create_task(hub.watch(), name="service watch")
    return RunningService(url, port, config.staff_key or keys.staff_key(), is_new, hub, runner, watch)


def _hub(config: ServiceConfig, store: Store, keys: KeyRing) -> Hub:
    try:
        return Hub(config, store, keys)
    except KeysDamaged as error:
        raise StoreError(str(error)) from None


def load_keys(config: ServiceConfig) -> tuple[KeyRing, bool]:
    """Return the key ring beside the database; the flag tells that it is new.

    Raises:
        StoreError: The key file holds something else.
    """
    try:
        return KeyRing.beside(config.database)
    except ValueError:
        raise StoreError("the key file beside the database is damaged") from None


def make_app(hub: Hub) -> web.Application:
    """Return the application with all routes."""
    api = Api(hub)
    endpoints = [*api.endpoints(), *ReceiptApi(hub).endpoints()]
    document = msgspec.json.encode(openapi_document(endpoints))

    async def openapi(_: web.Request) -> web.StreamResponse:
        return web.Response(body=document, content_type="application/json")

    middlewares = [refuse_by_name, must_be_new_enough(hub.config.minimum_version)]
    application = web.Application(
        client_max_size=MAX_MESSAGE_BYTES,
        middlewares=middlewares,
    )
    application.on_response_prepare.append(add_headers)
    application.add_routes(
        [
            *(web.route(one.method, one.path, one.handler) for one in endpoints),
            web.get("/openapi.json", openapi),
            web.get("/api/ws", api.seat_socket),
            web.get("/api/desk", api.desk_socket),
            web.get("/api/invitations/{token}/line", api.line_socket),
            *Pages(hub, hub.config.web_folder or default_web_folder()).routes(),
            *ReceiptPage(hub).routes(),
            *Updates(hub.config.updates).routes(),
        ]
    )
    return application
