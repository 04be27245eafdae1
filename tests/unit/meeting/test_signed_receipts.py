# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is changed in a signed receipt, it is noticed."""

import copy
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.canonical import canonical
from app.core.meeting import Role
from app.core.receipt import Fact, Line, stamp
from app.core.receipt_log import hash_of, line_to_plain, start_of_chain
from app.meeting.receipts.signed import Finding, read_keys, verify
from app.meeting.schema.facts import now_utc
from app.meeting.schema.receipt import PublishedKeys
from app.service.receipts.signing_keys import SigningKeys

AT = datetime(2026, 8, 31, 10, 56, tzinfo=UTC)
LINES = (
    Line(AT - timedelta(minutes=3), Fact.LINK_OPENED, by_service=True),
    Line(AT, Fact.REGISTERED, by_service=True),
    Line(AT + timedelta(minutes=9), Fact.SERVICE_INTERRUPTED, handed_in_at=AT + timedelta(hours=1)),
    Line(AT + timedelta(minutes=12), Fact.CHECK_FINISHED, by_service=True, detail="sound_only"),
    Line(AT + timedelta(minutes=40), Fact.ENDED, by_service=True),
)


def body_of(lines: tuple[Line, ...], issued_at: datetime) -> dict[str, Any]:
    """Return a receipt's body, as the service writes it."""
    prev, links = start_of_chain("m1", "p1"), []
    for number, line in enumerate(lines, start=1):
        links.append(line_to_plain(line, number, prev))
        prev = hash_of(canonical(links[-1]))
    return {
        "format": "moedeklar-receipt-1",
        "issuer": "https://video.example.dk",
        "issued_at": stamp(issued_at),
        "meeting": {
            "id": "m1",
            "starts_at": stamp(AT),
            "municipality": "Solrød",
            "caseworker": 'Mette "M" Holm',
        },
        "person": {"pid": "p1", "role": Role.CITIZEN.value, "name": "Pia Sørensen"},
        "lines": links,
        "head": prev,
    }


@pytest.fixture
def signing(tmp_path: Path) -> SigningKeys:
    """Give keys that begin now."""
    return SigningKeys(tmp_path / "keys", lasts_days=365)


@pytest.fixture
def keys(signing: SigningKeys) -> PublishedKeys:
    """Give what the service publishes."""
    return signing.published("https://video.example.dk")


def signed(signing: SigningKeys, body: dict[str, Any]) -> bytes:
    return canonical({"receipt": body, "signature": signing.sign(body)})


@pytest.fixture
def sample(signing: SigningKeys) -> bytes:
    """Give a genuine receipt with a line of each kind."""
    return signed(signing, body_of(LINES, now_utc()))


def test_a_genuine_receipt_is_found_genuine_however_it_is_laid_out(
    sample: bytes, keys: PublishedKeys
) -> None:
    assert verify(sample, keys).is_genuine
    assert verify(b"\n " + sample + b"\r\n", keys).is_genuine
    assert verify(b"\xef\xbb\xbf" + json.dumps(json.loads(sample), indent=2).encode(), keys).is_genuine


def test_every_byte_that_is_flipped_is_noticed(sample: bytes, keys: PublishedKeys) -> None:
    """Each of the eight bits of each byte in turn, and each byte against a digit, a letter and a space."""
    for place, byte in enumerate(sample):
        for other in {*(byte ^ 1 << bit for bit in range(8)), 0x20, 0x30, 0x41} - {byte}:
            changed = bytearray(sample)
            changed[place] = other
            assert not verify(bytes(changed), keys).is_genuine, (place, chr(byte), chr(other))


def test_every_byte_that_is_missing_or_doubled_is_noticed(sample: bytes, keys: PublishedKeys) -> None:
    for place in range(len(sample)):
        assert not verify(sample[:place] + sample[place + 1 :], keys).is_genuine
        assert not verify(sample[: place + 1] + sample[place:], keys).is_genuine, place


def _drop(body: dict[str, Any]) -> None:
    del body["lines"][1]


def _drop_last(body: dict[str, Any]) -> None:
    body["head"] = body["lines"].pop()["prev"]


def _swap(body: dict[str, Any]) -> None:
    body["lines"][1], body["lines"][2] = body["lines"][2], body["lines"][1]


def _redate(body: dict[str, Any]) -> None:
    body["lines"][1]["at"] = stamp(AT - timedelta(minutes=20))


def _chain_anew(body: dict[str, Any]) -> None:
    fresh = tuple(line for line in LINES if line.fact is not Fact.SERVICE_INTERRUPTED)
    body.update(lines=body_of(fresh, AT)["lines"], head=body_of(fresh, AT)["head"])


def _rename(body: dict[str, Any]) -> None:
    body["person"]["name"] = "Pia Sørensen "


def _whose_clock(body: dict[str, Any]) -> None:
    body["lines"][2].update(clock="service", handed_in_at=None)


def _later(body: dict[str, Any]) -> None:
    body["issued_at"] = stamp(now_utc() + timedelta(seconds=1))


CHANGES: tuple[Callable[[dict[str, Any]], None], ...] = (
    _drop,
    _drop_last,
    _swap,
    _redate,
    _chain_anew,
    _rename,
    _whose_clock,
    _later,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__.strip("_"))
def test_lines_dropped_swapped_or_re_dated_are_noticed(
    change: Callable[[dict[str, Any]], None], sample: bytes, keys: PublishedKeys
) -> None:
    plain = json.loads(sample)
    change(plain["receipt"])
    assert verify(canonical(plain), keys).finding is Finding.ALTERED


@pytest.mark.parametrize("change", [_drop, _swap, _drop_last], ids=lambda one: one.__name__.strip("_"))
def test_a_chain_with_a_hole_is_noticed_even_if_the_service_signed_it(
    change: Callable[[dict[str, Any]], None], signing: SigningKeys, keys: PublishedKeys
) -> None:
    body = body_of(LINES, now_utc())
    if change is _drop_last:
        body["lines"].pop()
    else:
        change(body)
    assert verify(signed(signing, body), keys).finding is Finding.ALTERED


def test_another_services_signature_is_not_ours(sample: bytes, tmp_path: Path) -> None:
    other = SigningKeys(tmp_path / "other", lasts_days=365).published("https://elsewhere.example.dk")
    assert verify(sample, other).finding is Finding.UNKNOWN_KEY


def test_another_key_under_the_same_name_is_refused(
    sample: bytes, keys: PublishedKeys, tmp_path: Path
) -> None:
    other = SigningKeys(tmp_path / "other", lasts_days=365).published("").keys[0]
    plain = json.loads(json.dumps({"format": keys.format, "issuer": "", "keys": []}))
    plain["keys"] = [
        {
            "id": keys.keys[0].id,
            "algorithm": "Ed25519",
            "public_key": other.public_key,
            "valid_from": stamp(other.valid_from),
            "valid_until": None,
        }
    ]
    with pytest.raises(ValueError, match="another's name"):
        read_keys(json.dumps(plain).encode())
    assert json.loads(sample)["signature"]["key"] == keys.keys[0].id


def test_a_signature_outside_the_keys_time_is_said_to_be_that(
    signing: SigningKeys, keys: PublishedKeys
) -> None:
    early = signed(signing, body_of(LINES, now_utc() - timedelta(days=1)))
    assert verify(early, keys).finding is Finding.KEY_NOT_VALID


def test_a_key_that_was_changed_goes_on_vouching_for_what_it_signed(
    signing: SigningKeys, sample: bytes, tmp_path: Path
) -> None:
    first = json.loads(sample)["signature"]["key"]
    second = signing.rotate()
    keys = signing.published("https://video.example.dk")
    assert [key.id for key in keys.keys] == [first, second]
    assert keys.keys[0].valid_until is not None
    assert keys.keys[1].valid_until is None
    assert verify(sample, keys).is_genuine
    fresh = signed(signing, body_of(LINES, signing.moment()))
    assert json.loads(fresh)["signature"]["key"] == second
    assert verify(fresh, keys).is_genuine
    private = [entry["private"] for entry in json.loads((tmp_path / "keys").read_text())["keys"]]
    assert private[0] is None
    # What the old key is made to sign after its time is not believed.
    late = json.loads(fresh)
    late["signature"]["key"] = first
    assert verify(canonical(late), keys).finding is Finding.ALTERED


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"null",
        b"x" * 300_000,
        b'{"receipt":{},"signature":{}}',
        '{"receipt":"æ"}'.encode("latin-1"),
        b"[" * 5000,
    ],
)
def test_what_is_no_receipt_is_said_to_be_none(raw: bytes, keys: PublishedKeys) -> None:
    assert verify(raw, keys).finding is Finding.NOT_A_RECEIPT


def test_a_field_more_or_twice_is_no_receipt(sample: bytes, keys: PublishedKeys) -> None:
    more = copy.deepcopy(json.loads(sample))
    more["remark"] = "but it is true"
    assert verify(canonical(more), keys).finding is Finding.NOT_A_RECEIPT
    twice = sample.replace(b'{"receipt":', b'{"receipt":{},"receipt":', 1)
    assert verify(twice, keys).finding is Finding.NOT_A_RECEIPT
