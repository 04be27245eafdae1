# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Links leave this PC unchanged, and only as web addresses; a meeting elsewhere is kept like any other."""

import os
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.events.foreign import WordWay
from app.core.foreign_links import Program
from app.core.meeting import Contact, Foreign, Invitation, Meeting
from app.core.receipt import Fact, Receipt
from app.runtime.elsewhere import hand_word_over, open_link
from app.runtime.store import Store
from tests.unit.core.test_foreign_links import TABLE

OPENED_AT = datetime(2026, 3, 2, 12, 40, tzinfo=UTC)


class Opener:
    """Stands where the system's own opener stands, and writes down what it was given."""

    def __init__(self, folder: Path) -> None:
        self._given = folder / "given"
        script = folder / "xdg-open"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$1" >> "{self._given}"\n')
        script.chmod(0o755)

    def given(self) -> list[str]:
        """Return what was given so far; each time it was one address."""
        lines = self._given.read_text("utf-8").splitlines() if self._given.exists() else []
        assert set(lines[::2]) <= {"1"}
        return lines[1::2]


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return Opener(tmp_path)


def test_links_leave_as_they_came(opener: Opener, qtbot: QtBot) -> None:
    urls = list({program: url for program, url in reversed(TABLE)}.values())
    for number, url in enumerate(urls, start=1):
        assert open_link(url), url
        qtbot.waitUntil(lambda number=number: len(opener.given()) == number)
    assert opener.given() == urls


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x.example/", "", "hej"])
def test_nothing_but_a_web_address_leaves(url: str, opener: Opener) -> None:
    assert not open_link(url)
    assert opener.given() == []


def test_word_reaches_the_mail_and_text_message_programs_whole(opener: Opener, qtbot: QtBot) -> None:
    text = "Jeg er her & klar: 100 % – ring?\nPia"
    assert hand_word_over(WordWay.MAIL, "", "Vores møde", text)
    qtbot.waitUntil(lambda: len(opener.given()) == 1)
    assert hand_word_over(WordWay.SMS, "46 18 20 35", "Vores møde", text)
    qtbot.waitUntil(lambda: len(opener.given()) == 2)
    mail, sms = (urlsplit(address) for address in opener.given())
    assert parse_qs(mail.query) == {"subject": ["Vores møde"], "body": [text]}
    assert (mail.scheme, mail.path) == ("mailto", "")
    assert (sms.scheme, sms.path) == ("sms", "46182035")
    assert parse_qs(sms.query) == {"body": [text]}


def test_word_can_be_pasted_anywhere(qapp: QApplication) -> None:
    assert hand_word_over(WordWay.COPY, "", "", "Jeg er her")
    assert QGuiApplication.clipboard().text() == "Jeg er her"


def test_a_meeting_elsewhere_is_kept_without_its_link_and_comes_back_with_it(tmp_path: Path) -> None:
    link = "https://teams.live.com/meet/9312345678901?p=aBcDeFgHiJkLmNoP"
    meeting = Meeting("", OPENED_AT, 0, Contact("Mette", "12345678"), id="a1")
    foreign = Foreign(Program.TEAMS, "teams.live.com", OPENED_AT, time_known=True)
    invitation = Invitation("", link, meeting, foreign=foreign)
    store = Store(tmp_path)
    store.save_invitation(invitation)
    assert "9312345678901" not in (tmp_path / "invitation.json").read_text("utf-8")
    assert Store(tmp_path).load_invitation(link) == invitation
    receipt = (
        Receipt().add(OPENED_AT, Fact.CAME_HERE).add(OPENED_AT, Fact.WORD_PREPARED, detail="ten_minutes_late")
    )
    path = store.receipts.keep(receipt, invitation)
    assert Store(tmp_path).receipts.recall(invitation) == receipt
    assert store.forget_everything()
    assert not path.exists()
