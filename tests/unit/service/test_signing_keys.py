# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys that sign receipts: made once, changed in time, and never lost over a damaged file."""

import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.receipt import stamp
from app.meeting.schema.facts import now_utc
from app.meeting.schema.receipt import KEYS_PATH
from app.service.config import ServiceConfig
from app.service.receipts.signing_keys import KeysDamaged, SigningKeys
from app.service.server import start_service
from app.service.store import StoreError
from tests.rig.meeting import Rig
from tests.rig.receipts import come, fetch, keys, verified


def test_the_file_is_its_owners_alone_and_used_again(tmp_path: Path) -> None:
    first = SigningKeys(tmp_path / "k", 365).published("")
    assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600
    assert SigningKeys(tmp_path / "k", 365).published("") == first


def test_a_key_is_changed_when_it_has_signed_for_long_enough(tmp_path: Path) -> None:
    signing = SigningKeys(tmp_path / "k", 365)
    assert not signing.rotate_if_due()
    plain = json.loads((tmp_path / "k").read_text())
    plain["keys"][0]["valid_from"] = stamp(now_utc() - timedelta(days=366))
    (tmp_path / "k").write_text(json.dumps(plain))
    os.utime(tmp_path / "k", ns=(1, 1))
    assert signing.rotate_if_due()
    assert [key.valid_until is None for key in signing.published("").keys] == [False, True]
    assert not signing.rotate_if_due()


def test_a_key_that_another_process_changed_is_used_at_once(tmp_path: Path) -> None:
    running = SigningKeys(tmp_path / "k", 365)
    second = SigningKeys(tmp_path / "k", 365).rotate()
    assert running.sign({})["key"] == second


@pytest.mark.parametrize(
    "content", ["", "{}", '{"keys": []}', '{"keys": [{"private": "zz", "public_key": "00"}]}']
)
async def test_a_damaged_file_stops_the_service_and_is_left_alone(tmp_path: Path, content: str) -> None:
    """Making other keys in its place would make every receipt that is out worthless."""
    path = tmp_path / "service.sqlite3.receipt-keys"
    path.write_text(content)
    with pytest.raises(KeysDamaged):
        SigningKeys(path, 365)
    with pytest.raises(StoreError, match="receipt key file"):
        await start_service(ServiceConfig(database=tmp_path / "service.sqlite3"))
    assert path.read_text() == content


async def test_receipts_of_before_and_after_a_change_are_both_genuine(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    await come(rig, citizen)
    before = await fetch(rig, citizen)
    rig.service.hub.ledger.keys.rotate()
    assert len((await keys(rig)).keys) == 2
    assert (await verified(rig, citizen)).is_genuine
    url = f"{rig.service.url}/api/receipts/verify"
    for raw, verdict in (
        (before, "genuine"),
        (before.replace(b"registered", b"link_opened"), "altered"),
        (b"{", "not_a_receipt"),
    ):
        async with rig.session.post(url, data=raw) as answer:
            assert answer.status == 200
            assert (await answer.json())["verdict"] == verdict


async def test_anybody_may_read_the_keys_and_too_large_is_refused(rig: Rig) -> None:
    async with rig.session.get(rig.service.url + KEYS_PATH) as answer:
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert b"private" not in await answer.read()
    assert (await rig.refused("POST", "/api/receipts/verify", b" " * 300_000)) == (413, "too_large")
