# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Is a receipt what the service signed? Pure: bytes and keys in, a verdict out."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.core.canonical import Json, NotCanonical, canonical, parse
from app.core.receipt import Line
from app.core.receipt_log import hash_of, start_of_chain
from app.meeting.schema.receipt import (
    MAX_RECEIPT_BYTES,
    RECEIPT_FORMAT,
    PublicKey,
    PublishedKeys,
    ReceiptLine,
    SignedReceipt,
)


class Finding(StrEnum):
    """What a receipt turned out to be."""

    GENUINE = "genuine"
    ALTERED = "altered"
    NOT_A_RECEIPT = "not_a_receipt"
    UNKNOWN_KEY = "unknown_key"
    KEY_NOT_VALID = "key_not_valid"


@dataclass(frozen=True)
class Verification:
    """The finding; ``signed`` is there as soon as it can be read, which says nothing about its truth."""

    finding: Finding
    signed: SignedReceipt | None = None

    @property
    def is_genuine(self) -> bool:
        """Whether the service signed exactly this."""
        return self.finding is Finding.GENUINE


def key_id(public_key: bytes) -> str:
    """Return the short name of a key: the beginning of its SHA-256."""
    return hash_of(public_key)[:16]


def signing_input(body: Json) -> bytes:
    """Return what is signed: the format's name keeps the signature from meaning anything else."""
    return RECEIPT_FORMAT.encode() + b"\n" + canonical(body)


def verify(raw: bytes, keys: PublishedKeys) -> Verification:
    """Judge a receipt by the keys of the service that one trusts.

    Args:
        raw: The receipt as JSON, laid out in any way; white space around it does not matter.
        keys: The service's published keys, old ones included.
    """
    if len(raw) > MAX_RECEIPT_BYTES:
        return Verification(Finding.NOT_A_RECEIPT)
    try:
        plain = parse(raw.strip())
        signed = msgspec.convert(plain, SignedReceipt)
    except (NotCanonical, msgspec.ValidationError):
        return Verification(Finding.NOT_A_RECEIPT)
    assert isinstance(plain, dict)  # noqa: S101 - it was just converted
    key = next((one for one in keys.keys if one.id == signed.signature.key), None)
    if key is None:
        return Verification(Finding.UNKNOWN_KEY, signed)
    if not (_is_signed(plain["receipt"], signed, key) and _is_chained(plain["receipt"], signed)):
        return Verification(Finding.ALTERED, signed)
    return Verification(Finding.GENUINE if _was_valid(key, signed) else Finding.KEY_NOT_VALID, signed)


def read_keys(raw: bytes) -> PublishedKeys:
    """Return published keys.

    Raises:
        ValueError: It is no such list, or a key does not have the id that it is listed under.
    """
    try:
        keys = msgspec.convert(parse(raw.strip()), PublishedKeys)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
    for key in keys.keys:
        if key_id(bytes.fromhex(key.public_key)) != key.id:
            raise ValueError("a key under another's name")
    return keys


def lines_of(signed: SignedReceipt) -> tuple[Line, ...]:
    """Return a receipt's lines as the app holds them."""
    return tuple(line_of(line) for line in signed.receipt.lines)


def line_of(line: ReceiptLine) -> Line:
    """Return one line as the app holds it."""
    return Line(line.at, line.fact, line.clock == "service", line.detail, line.handed_in_at)


def _is_signed(body: Json, signed: SignedReceipt, key: PublicKey) -> bool:
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public_key))
    try:
        public.verify(bytes.fromhex(signed.signature.value), signing_input(body))
    except InvalidSignature:
        return False
    return True


def _is_chained(body: Json, signed: SignedReceipt) -> bool:
    """Tell whether no line is missing; a signed chain that is broken would be the service's own mistake."""
    assert isinstance(body, dict)  # noqa: S101
    links = body["lines"]
    assert isinstance(links, list)  # noqa: S101
    last = start_of_chain(signed.receipt.meeting.id, signed.receipt.person.pid)
    for number, (line, link) in enumerate(zip(signed.receipt.lines, links, strict=True), start=1):
        if line.n != number or line.prev != last:
            return False
        last = hash_of(canonical(link))
    return signed.receipt.head == last


def _was_valid(key: PublicKey, signed: SignedReceipt) -> bool:
    at = signed.receipt.issued_at
    return key.valid_from <= at and (key.valid_until is None or at <= key.valid_until)
