# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hands in what was written down offline, and brings the signed receipt home; by itself, until it is done."""

import asyncio
import logging
from typing import Protocol

from app.core import events as ev
from app.core.faults import Fault, FaultCode
from app.core.links import ServiceLink
from app.core.meeting import Invitation
from app.core.receipt import Line, Receipt
from app.meeting.client.receipts import fetch_receipt, hand_in_lines
from app.meeting.schema.receipt import PublishedKeys

SETTLE_S = 2.0  # facts come in bunches
WAITS_S = (2.0, 5.0, 15.0, 60.0, 300.0)

log = logging.getLogger("moedeklar.receipt_delivery")


class Journeying(Protocol):
    """The conductor, as this side sees it."""

    def handle(self, event: ev.Event) -> None:
        """Take an event."""

    def invitation(self) -> Invitation | None:
        """Return the meeting that the journey is about."""


class Keeping(Protocol):
    """The memory, as this side sees it."""

    def keep_receipt(self, receipt: Receipt, invitation: Invitation) -> None:
        """Write a receipt's new lines down."""

    def keep_signed(self, raw: bytes, invitation: Invitation) -> None:
        """Keep a signed receipt."""


class ReceiptDelivery:
    """One errand a meeting; an earlier meeting's goes on when another link is opened. Qt thread (asyncio)."""

    def __init__(self, conductor: Journeying, memory: Keeping, settle_s: float = SETTLE_S) -> None:
        self._conductor = conductor
        self._memory = memory
        self._settle_s = settle_s
        self._latest: dict[str, tuple[Receipt, Invitation]] = {}
        self._errands: dict[str, asyncio.Task[None]] = {}
        self._due: set[str] = set()
        self._keys: dict[str, PublishedKeys] = {}
        self._woken = asyncio.Event()

    def changed(self, receipt: Receipt, invitation: Invitation) -> None:
        """The receipt has new lines: go, once things have settled."""
        token = invitation.token
        if not token:
            return
        self._latest[token] = receipt, invitation
        self._due.add(token)
        errand = self._errands.get(token)
        if errand is None or errand.done():
            run = self._run(token)
            self._errands[token] = asyncio.get_running_loop().create_task(run, name="receipt delivery")

    def wake(self) -> None:
        """The service can be reached (again): do not wait any longer."""
        self._woken.set()

    async def close(self) -> None:
        """Stop; what is still owed is handed in at the next start."""
        errands = tuple(self._errands.values())
        for errand in errands:
            errand.cancel()
        await asyncio.gather(*errands, return_exceptions=True)

    async def _run(self, token: str) -> None:
        waits = iter(WAITS_S)
        while token in self._due:
            await asyncio.sleep(self._settle_s)
            self._due.discard(token)
            try:
                await self._deliver(token)
                waits = iter(WAITS_S)
            except Fault as fault:
                if fault.code is FaultCode.LINK_UNKNOWN:
                    log.warning("the service does not know this receipt any more")
                    return
                log.info("the receipt waits: %s", fault.code.value)
                self._due.add(token)
                await self._pause(next(waits, WAITS_S[-1]))

    async def _pause(self, wait_s: float) -> None:
        self._woken.clear()
        try:
            async with asyncio.timeout(wait_s):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _deliver(self, token: str) -> None:
        invitation = self._latest[token][1]
        link = ServiceLink(invitation.service_url, token)
        raw = await fetch_receipt(link)
        await self._take(raw, token)
        while owed := self._latest[token][0].owed:
            raw = await hand_in_lines(link, owed)
            await self._take(raw, token)
            if self._latest[token][0].owed == owed:
                raise Fault(FaultCode.SERVICE_NONSENSE, "hand in lines", "taken, and not there")
        await self._keep(raw, invitation)

    async def _take(self, raw: bytes, token: str) -> None:
        """Take in what the service holds; that is no reason to go again."""
        lines, was_due = await asyncio.to_thread(_lines, raw), token in self._due
        receipt, invitation = self._latest[token]
        current = self._conductor.invitation()
        if current is not None and current.token == token:
            self._conductor.handle(ev.ReceiptTold(lines))
        else:
            for line in lines:
                receipt = receipt.told(line)
            self._memory.keep_receipt(receipt, invitation)
            self._latest[token] = receipt, invitation
        if not was_due:
            self._due.discard(token)

    async def _keep(self, raw: bytes, invitation: Invitation) -> None:
        """Keep the signed receipt if it is what the service's own keys say it is."""
        from app.meeting.receipts.keys_source import KeysUnavailable, keys_of_service

        service = invitation.service_url
        try:
            known = self._keys.get(service)
            if known is None or not await asyncio.to_thread(_is_genuine, raw, known):
                self._keys[service] = await keys_of_service(service)
                if not await asyncio.to_thread(_is_genuine, raw, self._keys[service]):
                    log.warning("the service's receipt does not fit its own keys; the older one is kept")
                    return
        except KeysUnavailable as problem:
            raise Fault(FaultCode.SERVICE_DOWN, "fetch the receipt's keys", str(problem)) from None
        self._memory.keep_signed(raw, invitation)
        current = self._conductor.invitation()
        if current is not None and current.token == invitation.token:
            self._conductor.handle(await asyncio.to_thread(_signed_event, raw))


# In a worker thread, with the import: cryptography takes its time, and the window shall not feel it.


def _lines(raw: bytes) -> tuple[Line, ...]:
    import msgspec

    from app.meeting.receipts.signed import lines_of
    from app.meeting.schema.receipt import SignedReceipt

    return lines_of(msgspec.json.decode(raw, type=SignedReceipt))


def _is_genuine(raw: bytes, keys: PublishedKeys) -> bool:
    from app.meeting.receipts.signed import verify

    return verify(raw, keys).is_genuine


def _signed_event(raw: bytes) -> ev.ReceiptSigned:
    import msgspec

    from app.meeting.schema.receipt import SignedReceipt

    receipt = msgspec.json.decode(raw, type=SignedReceipt).receipt
    return ev.ReceiptSigned(receipt.head, receipt.issued_at)
