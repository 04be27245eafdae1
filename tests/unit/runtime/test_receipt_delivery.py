# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Offline lines are handed in by themselves, and the signed receipt comes home, on a real service."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.core import events as ev
from app.core.journey import step
from app.core.links import ServiceLink
from app.core.meeting import Invitation
from app.core.receipt import Fact, Receipt
from app.core.state import Journey
from app.meeting.client import open_meeting
from app.meeting.receipts.signed import verify
from app.meeting.schema.facts import now_utc
from app.runtime.memory import StoredMemory
from app.runtime.receipt_delivery import ReceiptDelivery
from app.runtime.store import Store
from app.service.server import start_service
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.meeting import Rig, meeting_rig
from tests.rig.receipts import keys

WITHIN_S = 20.0


class Person:
    """A journey with its memory and its delivery, as the conductor wires them."""

    def __init__(self, folder: Path) -> None:
        self.journey = Journey(now=now_utc())
        self.memory = StoredMemory(Store(folder))
        self.delivery = ReceiptDelivery(self, self.memory, settle_s=0.0)
        self._moved = asyncio.Event()

    def handle(self, event: ev.Event) -> None:
        before = self.journey.receipt
        self.journey, _ = step(replace(self.journey, now=now_utc()), event)
        if self.journey.receipt != before and self.journey.invitation is not None:
            self.memory.keep_receipt(self.journey.receipt, self.journey.invitation)
            self.delivery.changed(self.journey.receipt, self.journey.invitation)
        self._moved.set()

    def invitation(self) -> Invitation | None:
        return self.journey.invitation

    def add(self, fact: Fact, ago_min: float = 0) -> None:
        """Write something down by this PC's clock, so long ago."""
        receipt = self.journey.receipt.add(now_utc() - timedelta(minutes=ago_min), fact)
        self.journey = replace(self.journey, receipt=receipt)
        assert self.journey.invitation is not None
        self.memory.keep_receipt(receipt, self.journey.invitation)
        self.delivery.changed(receipt, self.journey.invitation)

    async def until(self, reached: Callable[[], object]) -> None:
        async with asyncio.timeout(WITHIN_S):
            while not reached():
                self._moved.clear()
                await self._moved.wait()

    @property
    def is_done(self) -> bool:
        """Whether everything is handed in and a signed receipt says so."""
        signed = self.journey.signed
        return not self.journey.receipt.owed and signed is not None

    async def close(self) -> None:
        await self.delivery.close()
        self.memory.close()


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """Give a real service."""
    async with meeting_rig(tmp_path / "service.sqlite3") as running:
        yield running


@pytest.fixture
async def person(tmp_path: Path) -> AsyncIterator[Person]:
    """Give somebody without a meeting yet."""
    one = Person(tmp_path / "pc")
    yield one
    await one.close()


async def opened(rig: Rig, person: Person) -> Invitation:
    citizen, _ = (await rig.book()).people
    invitation = await open_meeting(ServiceLink(rig.service.url, citizen.token))
    person.handle(ev.MeetingOpened(invitation))
    return invitation


async def test_what_only_this_pc_knows_is_handed_in_and_comes_home_signed(rig: Rig, person: Person) -> None:
    invitation = await opened(rig, person)
    await person.until(lambda: person.is_done)
    person.journey = replace(person.journey, signed=None)
    person.add(Fact.SERVICE_INTERRUPTED, ago_min=30)
    person.add(Fact.EQUIPMENT_INTERRUPTED, ago_min=20)
    await person.until(lambda: person.is_done)
    lines = person.journey.receipt.lines
    assert [line.fact for line in lines] == [
        Fact.SERVICE_INTERRUPTED,
        Fact.EQUIPMENT_INTERRUPTED,
        Fact.LINK_OPENED,
    ]
    assert [line.by_service for line in lines] == [False, False, True]
    assert all(line.handed_in_at for line in lines[:2])
    raw = Store(person.memory._store.folder).receipts.signed(invitation)
    assert raw is not None
    result = verify(raw, await keys(rig))
    assert result.is_genuine
    assert result.signed is not None
    assert person.journey.signed is not None
    assert result.signed.receipt.head == person.journey.signed.head
    assert Store(person.memory._store.folder).receipts.recall(invitation) == person.journey.receipt


async def test_what_could_not_be_handed_in_waits_for_the_service(
    rig: Rig, person: Person, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.allow("moedeklar.receipt_delivery")
    await opened(rig, person)
    await person.until(lambda: person.is_done)
    port = rig.service.port
    await rig.service.stop()
    person.journey = replace(person.journey, signed=None)
    person.add(Fact.SERVICE_INTERRUPTED)
    assert person.journey.receipt.owed
    rig.service = await start_service(replace(rig.config, port=port))
    person.delivery.wake()
    await person.until(lambda: person.is_done)


async def test_what_the_last_start_wrote_down_is_handed_in_by_the_next(
    rig: Rig, person: Person, tmp_path: Path
) -> None:
    invitation = await opened(rig, person)
    await person.until(lambda: person.is_done)
    await person.delivery.close()
    receipt = person.journey.receipt.add(now_utc(), Fact.EQUIPMENT_INTERRUPTED)
    person.memory.keep_receipt(receipt, invitation)
    again = Person(tmp_path / "pc")
    again.journey = replace(
        again.journey, invitation=invitation, receipt=again.memory.recall_receipt(invitation)
    )
    assert again.journey.receipt == receipt
    again.delivery.changed(again.journey.receipt, invitation)
    await again.until(lambda: again.is_done)
    await again.close()


async def test_an_earlier_meetings_lines_are_handed_in_when_another_link_was_opened(
    rig: Rig, person: Person
) -> None:
    first = await opened(rig, person)
    await person.until(lambda: person.is_done)
    person.add(Fact.LINE_INTERRUPTED)
    second = await opened(rig, person)
    await person.until(lambda: person.is_done)

    await asyncio.gather(*person.delivery._errands.values())
    lines = rig.service.hub.store.receipts.lines(first.meeting.id, first.my_pid)
    assert Fact.LINE_INTERRUPTED in [line.fact for line in lines]
    assert not person.memory.recall_receipt(first).owed
    assert not person.journey.receipt.has(Fact.LINE_INTERRUPTED)
    assert second.meeting.id != first.meeting.id


async def test_a_receipt_that_its_own_keys_do_not_vouch_for_does_not_replace_a_good_one(
    rig: Rig, person: Person, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("moedeklar.receipt_delivery", "does not fit")
    invitation = await opened(rig, person)
    await person.until(lambda: person.is_done)
    good = person.memory._store.receipts.signed(invitation)
    real = rig.service.hub.ledger.keys.sign
    rig.service.hub.ledger.keys.sign = lambda body: real({"another": "body"})  # type: ignore[method-assign]
    person.add(Fact.EQUIPMENT_INTERRUPTED)
    await asyncio.gather(*person.delivery._errands.values())
    assert not person.journey.receipt.owed
    assert person.memory._store.receipts.signed(invitation) == good


async def test_without_a_token_nothing_is_tried(person: Person) -> None:
    person.delivery.changed(Receipt().add(now_utc(), Fact.LEFT), Invitation("https://s.test", "", None, "p1"))  # type: ignore[arg-type]
    assert not person.delivery._errands
