# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is changed, in a file, on paper or in the service's own database: the service tells."""

import asyncio
import html
import json
import re
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from app.core.canonical import canonical
from app.core.receipt import Fact
from app.meeting.schema.http import IssuedInvitation
from app.meeting.schema.receipt import OfflineLine
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.meeting import CITIZEN_NAME, Rig, meeting_rig
from tests.rig.receipts import come, fetch, hand_in, verified

AT_ONCE = 8


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """Give a real service."""
    async with meeting_rig(tmp_path / "service.sqlite3") as running:
        yield running


@pytest.fixture
async def citizen(rig: Rig) -> IssuedInvitation:
    """Give somebody whose receipt has lines of both clocks."""
    invited, _ = (await rig.book()).people
    await (await come(rig, invited, "sound_only")).close()
    for minute, fact in ((5, Fact.SERVICE_INTERRUPTED), (6, Fact.LINE_INTERRUPTED)):
        at = datetime(2026, 8, 31, 11, minute, tzinfo=UTC)
        await hand_in(rig, invited, OfflineLine(at=at, fact=fact))
    return invited


async def verdict(rig: Rig, raw: bytes) -> str:
    async with rig.session.post(f"{rig.service.url}/api/receipts/verify", data=raw) as answer:
        assert answer.status == 200
        return str((await answer.json())["verdict"])


async def page(rig: Rig, *, pasted: bytes = b"", head: str = "") -> tuple[int, str]:
    """Return status and text of the verification page, as somebody without the app reads it."""
    url = f"{rig.service.url}/receipt?lang=en" + (f"&id={head}" if head else "")
    form = aiohttp.FormData({"text": pasted.decode()}, default_to_multipart=True)
    request = rig.session.get(url) if head else rig.session.post(url, data=form)
    async with request as answer:
        text = re.sub(r"<[^>]+>", " ", await answer.text())
        return answer.status, html.unescape(" ".join(text.split()))


async def test_every_byte_that_is_flipped_is_noticed_by_the_service(
    rig: Rig, citizen: IssuedInvitation
) -> None:
    """One bit of each byte, over HTTP; every bit of each byte is tried below the service's own door."""
    raw = await fetch(rig, citizen)
    assert await verdict(rig, raw) == "genuine"
    gate = asyncio.Semaphore(AT_ONCE)

    async def flipped(place: int) -> str:
        changed = bytearray(raw)
        changed[place] ^= 1 << place % 7
        async with gate:
            return await verdict(rig, bytes(changed))

    verdicts = await asyncio.gather(*(flipped(place) for place in range(len(raw))))
    assert len(verdicts) == len(raw)
    assert "genuine" not in verdicts


def _dropped(lines: list[dict[str, Any]]) -> None:
    del lines[1]


def _swapped(lines: list[dict[str, Any]]) -> None:
    lines[0], lines[1] = lines[1], lines[0]


def _re_dated(lines: list[dict[str, Any]]) -> None:
    lines[1]["at"] = "2026-08-31T10:50:00.000Z"


def _whitewashed(lines: list[dict[str, Any]]) -> None:
    """The PC's line is made to look like the service's."""
    line = next(one for one in lines if one["clock"] == "pc")
    line.update(clock="service", handed_in_at=None)


CHANGES = (_dropped, _swapped, _re_dated, _whitewashed)


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__.strip("_"))
async def test_lines_dropped_swapped_or_re_dated_are_noticed_by_the_page(
    change: Callable[[list[dict[str, Any]]], None], rig: Rig, citizen: IssuedInvitation
) -> None:
    raw = await fetch(rig, citizen)
    status, text = await page(rig, pasted=raw)
    assert (status, "The receipt is genuine" in text) == (200, True)
    plain = json.loads(raw)
    change(plain["receipt"]["lines"])
    forged = canonical(plain)
    assert await verdict(rig, forged) == "altered"
    _, text = await page(rig, pasted=forged)
    assert "The receipt does not fit its signature" in text
    assert CITIZEN_NAME not in text


async def test_the_code_on_paper_opens_one_receipt_and_no_other(rig: Rig, citizen: IssuedInvitation) -> None:
    """Every digit of the code in turn; whoever changes the lines on the paper is contradicted by the page."""
    head = json.loads(await fetch(rig, citizen))["receipt"]["head"]
    status, text = await page(rig, head=head)
    assert (status, CITIZEN_NAME in text) == (200, True)
    for place, digit in enumerate(head):
        other = head[:place] + ("0" if digit != "0" else "1") + head[place + 1 :]
        status, text = await page(rig, head=other)
        assert (status, CITIZEN_NAME in text) == (404, False)


TAMPERING = {
    "dated anew": "UPDATE receipt_lines SET at = at - 1200000 WHERE n = 2",
    "another fact": "UPDATE receipt_lines SET fact = 'left' WHERE n = 2",
    "made the service's own": "UPDATE receipt_lines SET by_service = 1 WHERE by_service = 0",
    "dropped in the middle": "DELETE FROM receipt_lines WHERE n = 2",
    "another detail": "UPDATE receipt_lines SET detail = 'ready' WHERE detail = 'sound_only'",
    "another hash": "UPDATE receipt_lines SET hash = prev WHERE n = 3",
}


@pytest.mark.parametrize("what", sorted(TAMPERING))
async def test_lines_changed_in_the_services_own_database_are_not_signed_any_more(
    what: str, rig: Rig, citizen: IssuedInvitation, expected_warnings: ExpectedWarnings
) -> None:
    """Whoever changes a row without the whole chain after it gets no signature for it, nor the page."""
    expected_warnings.allow("app.service")
    assert (await verified(rig, citizen)).is_genuine
    kept = await fetch(rig, citizen)
    head = json.loads(kept)["receipt"]["head"]
    changed = rig.service.hub.store._db.execute(TAMPERING[what]).rowcount
    assert changed
    path = f"/api/invitations/{citizen.token}/receipt"
    assert await rig.refused("GET", path) == (500, "internal")
    status, text = await page(rig, head=head)
    assert (status, CITIZEN_NAME in text) == (409, False)
    assert "were changed" in text
    assert await verdict(rig, kept) == "genuine"


async def test_a_line_cut_off_at_the_end_is_missed_by_who_holds_the_receipt(
    rig: Rig, citizen: IssuedInvitation
) -> None:
    """The rest of the chain is whole: the copy that is out is the witness, and its code is not found."""
    kept = await fetch(rig, citizen)
    head = json.loads(kept)["receipt"]["head"]
    last = "DELETE FROM receipt_lines WHERE n = (SELECT MAX(n) FROM receipt_lines)"
    assert rig.service.hub.store._db.execute(last).rowcount == 1
    assert (await page(rig, head=head))[0] == 404
    assert await verdict(rig, kept) == "genuine"
