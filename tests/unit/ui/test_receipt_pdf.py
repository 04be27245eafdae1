# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt on paper says what the page says, and its code opens the verification page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.core.meeting import Contact, Meeting
from app.core.receipt import Fact, Line
from app.core.receipt_sheet import ReceiptSheet
from app.ui.application import prepare
from app.ui.language import LanguageSwitch
from app.ui.receipt_pdf import qr_image, receipt_document, receipt_pdf, write_receipt_pdf
from app.ui.wording import receipt as words

AT = datetime(2026, 8, 31, 10, 56, tzinfo=UTC)
URL = f"https://video.greve.example.dk/receipt?id={'0123456789abcdef' * 4}"
LINES = (
    Line(AT - timedelta(minutes=16), Fact.CHECK_FINISHED, detail="sound_only", handed_in_at=AT),
    Line(AT, Fact.REGISTERED, by_service=True),
    Line(AT + timedelta(minutes=9), Fact.EQUIPMENT_INTERRUPTED),
    Line(AT + timedelta(minutes=12), Fact.CALLED_BY_CASEWORKER, by_service=True),
)
SHEET = ReceiptSheet(
    meeting=Meeting(
        "Samtale", AT + timedelta(minutes=4), 30, Contact("Mette <Holm>", "+4511223344"), municipality="Greve"
    ),
    name="Pia & Samir",
    lines=LINES,
    arrived_at=AT,
    signed_at=AT + timedelta(hours=1),
    verify_url=URL,
)


@pytest.fixture
def language(qapp: QApplication) -> Iterator[LanguageSwitch]:
    """Give the switch, set to Danish; nothing is left installed."""
    prepare(qapp)
    switch = LanguageSwitch()
    switch.choose("da")
    yield switch
    switch.forget()


def test_the_paper_says_when_they_came_and_whose_clock_each_line_is_by(language: LanguageSwitch) -> None:
    text = receipt_document(SHEET).toPlainText()
    assert "Du var her kl. 12.56. Det tæller." in text
    assert "For Pia & Samir" in text
    assert (
        "Mandag den 31. august kl. 13.00 med Mette <Holm>" in text
        or "mandag den 31. august kl. 13.00 med Mette <Holm>" in text
    )
    assert "Du testede dit udstyr. Klar med lyd" in text
    assert "Tid fra din computer. Jobcenteret fik den kl. 12.56." in text
    assert text.count("Tid fra mødet") == 2
    assert "underskrevet kvitteringen mandag den 31. august kl. 13.56" in text
    assert URL in text


def test_the_paper_is_in_the_language_of_the_moment(language: LanguageSwitch) -> None:
    language.choose("en")
    text = receipt_document(SHEET).toPlainText()
    assert "You were here at 12:56. That counts." in text
    assert "Du " not in text


def test_an_unsigned_receipt_says_so_and_has_no_code(language: LanguageSwitch) -> None:
    sheet = replace(SHEET, signed_at=None, verify_url="", owed=2, arrived_at=None)
    text = receipt_document(sheet).toPlainText()
    assert words.UNSIGNED() in text
    assert "2 linjer venter" in text
    assert words.CAME_NOT() in text
    assert "\ufffc" not in text  # no picture


def test_the_code_opens_the_verification_page(qapp: QApplication) -> None:
    image = qr_image(URL).scaledToWidth(400).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    found, _, _ = cv2.QRCodeDetector().detectAndDecode(np.ascontiguousarray(rows[:, : image.width()]))
    assert found == URL


def test_the_pdf_is_one_and_a_long_receipt_takes_more_pages(language: LanguageSwitch, tmp_path: Path) -> None:
    short = receipt_pdf(SHEET)
    assert short.startswith(b"%PDF-")
    assert short.count(b"/Type /Page\n") == 1
    long = replace(SHEET, lines=tuple(replace(LINES[2], at=AT + timedelta(seconds=n)) for n in range(120)))
    assert receipt_pdf(long).count(b"/Type /Page\n") > 2
    assert write_receipt_pdf(tmp_path / "kvittering.pdf", SHEET)
    assert (tmp_path / "kvittering.pdf").read_bytes().startswith(b"%PDF-")
    assert not write_receipt_pdf(tmp_path / "nowhere" / "kvittering.pdf", SHEET)


def test_every_fact_and_every_detail_has_words() -> None:
    assert set(words.FACTS) == set(Fact)
