# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The HTTP calls about receipts."""

from aiohttp import web

from app.meeting.receipts.signed import Verification, verify
from app.meeting.schema.facts import ErrorCode
from app.meeting.schema.receipt import (
    KEYS_PATH,
    MAX_RECEIPT_BYTES,
    OfflineLines,
    PublishedKeys,
    ReceiptVerdict,
    SignedReceipt,
)
from app.service.api import Endpoint
from app.service.http_answers import json_answer, read_body, remote_address
from app.service.hub import Hub
from app.service.keys import token_hash
from app.service.refusals import Refusal

_KEYS_HEADERS = {
    "Cache-Control": "public, max-age=300",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'",
}
_BAD_LINK = (ErrorCode.LINK_UNKNOWN, ErrorCode.TOO_MANY_TRIES, ErrorCode.NOT_FOUND)


class ReceiptApi:
    """Answers from one hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def endpoints(self) -> list[Endpoint]:
        """Return every documented call."""
        return [
            Endpoint(
                "GET",
                "/api/invitations/{token}/receipt",
                "getReceipt",
                "The signed receipt, as long as it is kept; also when the link opens no meeting any more",
                self._receipt,
                SignedReceipt,
                refuses=_BAD_LINK,
            ),
            Endpoint(
                "POST",
                "/api/invitations/{token}/receipt/lines",
                "handInLines",
                "What a PC wrote down while the service could not be reached; the signed receipt comes back",
                self._hand_in,
                SignedReceipt,
                OfflineLines,
                status=201,
                refuses=(*_BAD_LINK, ErrorCode.NOT_UNDERSTOOD, ErrorCode.TOO_LARGE),
            ),
            Endpoint(
                "POST",
                "/api/receipts/verify",
                "verifyReceipt",
                "Is this receipt what this service signed?",
                self._verify,
                ReceiptVerdict,
                SignedReceipt,
                refuses=(ErrorCode.TOO_LARGE,),
            ),
            Endpoint(
                "GET",
                KEYS_PATH,
                "receiptKeys",
                "The public keys of all receipts, old ones included",
                self._keys,
                PublishedKeys,
            ),
        ]

    async def _receipt(self, request: web.Request) -> web.StreamResponse:
        digest = token_hash(request.match_info["token"])
        if self._hub.store.find_token(digest) is None:
            head = self._hub.ledger.head_of_token(digest)
            if head is not None:  # the meeting is deleted, the receipt is kept
                return _signed(self._hub.ledger.signed_of(head))
        room, seat = self._hub.seat(request.match_info["token"], self._address(request))
        return _signed(room.witness.signed(seat))

    async def _hand_in(self, request: web.Request) -> web.StreamResponse:
        room, seat = self._hub.seat(request.match_info["token"], self._address(request))
        offered = await read_body(request, OfflineLines)
        room.witness.hand_in(seat, offered.lines)
        return _signed(room.witness.signed(seat), status=201)

    async def _verify(self, request: web.Request) -> web.StreamResponse:
        raw = await read_receipt(request)
        return json_answer(_verdict(verify(raw, self._hub.ledger.keys.published(self._hub.public_url))))

    async def _keys(self, _: web.Request) -> web.StreamResponse:
        answer = json_answer(self._hub.ledger.keys.published(self._hub.public_url))
        answer.headers.update(_KEYS_HEADERS)
        return answer

    def _address(self, request: web.Request) -> str:
        return remote_address(request, self._hub.config)


async def read_receipt(request: web.Request) -> bytes:
    """Return a body that may be larger than other calls' bodies.

    Raises:
        Refusal: TOO_LARGE.
    """
    raw = b""
    async for chunk in request.content.iter_chunked(MAX_RECEIPT_BYTES):
        raw += chunk
        if len(raw) > MAX_RECEIPT_BYTES:
            raise Refusal(ErrorCode.TOO_LARGE)
    return raw


def _signed(raw: bytes, status: int = 200) -> web.Response:
    return web.Response(body=raw, status=status, content_type="application/json")


def _verdict(result: Verification) -> ReceiptVerdict:
    if result.signed is None:
        return ReceiptVerdict(verdict=result.finding.value)
    signed = result.signed
    return ReceiptVerdict(
        verdict=result.finding.value, key=signed.signature.key, issued_at=signed.receipt.issued_at
    )
