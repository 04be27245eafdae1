# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A program that is started again in mid-meeting goes on with the receipt it had."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.core import events as e
from app.core.devices import DeviceChoice
from app.core.effects import StoreReceipt
from app.core.journey import step
from app.core.meeting import Contact, Invitation, Meeting
from app.core.receipt import Fact, Receipt
from app.runtime.start import first_journey
from app.runtime.store import Store

AT = datetime(2026, 3, 2, 12, 50, tzinfo=UTC)
MEETING = Meeting("Samtale", AT + timedelta(minutes=10), 30, Contact("Mette Holm", "+4511223344"))
INVITATION = Invitation("https://s.test", "token", MEETING, "p1")
CAME = Receipt().add(AT, Fact.LINK_OPENED).arrived(AT)


def test_the_first_arrival_outlives_a_restart(tmp_path: Path) -> None:
    Store(tmp_path).receipts.keep(CAME, INVITATION)
    receipt = Store(tmp_path).receipts.recall(INVITATION)
    assert receipt == CAME
    journey = first_journey(INVITATION, DeviceChoice(), receipt)
    saved = []
    later = AT + timedelta(minutes=20)
    for event in (e.Tick(later), e.MeetingOpened(INVITATION), e.WaitingRoomAsked(), e.Registered(later)):
        journey, effects = step(journey, event)
        saved += [effect for effect in effects if isinstance(effect, StoreReceipt)]
    assert journey.seat.registered_at == AT
    assert saved == []
    assert journey.receipt == CAME


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"lines": 3}', '{"lines": [{"at": "now", "fact": "left", "clock": "pc"}]}']
)
def test_nonsense_in_the_file_is_an_empty_receipt(tmp_path: Path, content: str) -> None:
    path = Store(tmp_path).receipts.keep(CAME, INVITATION)
    path.write_text(content)
    assert Store(tmp_path).receipts.recall(INVITATION) == Receipt()


def test_a_meeting_without_a_file_begins_with_an_empty_receipt(tmp_path: Path) -> None:
    assert Store(tmp_path).receipts.recall(INVITATION) == Receipt()
