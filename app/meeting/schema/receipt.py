# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The signed receipt, and what goes with it: handing in lines, verifying, the published keys."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.core.meeting import Role
from app.core.receipt import Fact
from app.meeting.schema.facts import FactDetail, MeetingId, Pid, Time, Wire

RECEIPT_FORMAT = "moedeklar-receipt-1"
KEYS_PATH = "/.well-known/moedeklar-receipt-keys.json"
MAX_RECEIPT_BYTES = 256 * 1024
MAX_LINES = 600
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
KeyId = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]


class ReceiptMeeting(Wire, frozen=True, kw_only=True):
    """Which meeting the receipt is about."""

    id: MeetingId
    starts_at: Time
    municipality: str
    caseworker: str


class ReceiptPerson(Wire, frozen=True, kw_only=True):
    """Whose receipt it is, as the jobcentre booked them."""

    pid: Pid
    role: Role
    name: str


class ReceiptLine(Wire, frozen=True, kw_only=True):
    """One fact. ``prev`` is the SHA-256 of the canonical line before it.

    ``clock`` is whose time ``at`` is; a ``pc`` line was handed in to the service at ``handed_in_at``.
    """

    n: Annotated[int, Meta(ge=1)]
    at: Time
    fact: Fact
    clock: Literal["service", "pc"]
    detail: FactDetail
    handed_in_at: Time | None
    prev: Hash


class ReceiptBody(Wire, frozen=True, kw_only=True):
    """What the service signs.

    ``head`` is the SHA-256 of the last line, or the chain's start without lines.
    """

    format: Literal["moedeklar-receipt-1"]
    issuer: str
    issued_at: Time
    meeting: ReceiptMeeting
    person: ReceiptPerson
    lines: Annotated[list[ReceiptLine], Meta(max_length=MAX_LINES)]
    head: Hash


class ReceiptSignature(Wire, frozen=True, kw_only=True):
    """Ed25519 (RFC 8032) over the format's name, a line break, and the canonical body."""

    algorithm: Literal["Ed25519"]
    key: KeyId
    value: Annotated[str, Meta(pattern=r"^[0-9a-f]{128}$")]


class SignedReceipt(Wire, frozen=True, kw_only=True):
    """The receipt as the citizen keeps it."""

    receipt: ReceiptBody
    signature: ReceiptSignature


class PublicKey(Wire, frozen=True, kw_only=True):
    """One of the service's keys; ``id`` begins its SHA-256, ``valid_until`` is null for the one in use."""

    id: KeyId
    algorithm: Literal["Ed25519"]
    public_key: Hash
    valid_from: Time
    valid_until: Time | None


class PublishedKeys(Wire, frozen=True, kw_only=True):
    """All keys with which the service ever signed."""

    format: Literal["moedeklar-receipt-keys-1"]
    issuer: str
    keys: list[PublicKey]


class OfflineLine(Wire, frozen=True, kw_only=True):
    """What a PC wrote down by its own clock while the service could not be reached."""

    at: Time
    fact: Fact
    detail: FactDetail = ""


class OfflineLines(Wire, frozen=True, kw_only=True):
    """Lines to hand in; one that the service has already is not stored twice."""

    lines: Annotated[list[OfflineLine], Meta(min_length=1, max_length=100)]


class ReceiptVerdict(Wire, frozen=True, kw_only=True):
    """What a receipt is worth.

    ``genuine``: signed by this service, and not a letter changed. ``altered``: changed, or not signed by
    the key it
    names. ``not_a_receipt``, ``unknown_key``, ``key_not_valid``: says itself.
    """

    verdict: Literal["genuine", "altered", "not_a_receipt", "unknown_key", "key_not_valid"]
    key: str = ""
    issued_at: datetime | None = None
