# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt on paper: the friendly page's words, and a code that opens the verification page."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from app.core.foreign_links import Program
from app.core.receipt import Fact, Line
from app.core.receipt_sheet import ReceiptSheet
from app.ui.application import FAMILY
from app.ui.wording import receipt as words
from app.ui.wording.elsewhere import NAMES, program_name
from app.ui.wording.times import capital, clock, full_day

_MARGIN_MM = 4  # print_() adds two centimetres of its own
_QR_PX = 132
_QR_NAME = "qr.png"
_QUIET_ZONE = 4
_STYLE = """
h1 { font-size: 22pt; margin: 0; }
p { margin: 4px 0 8px 0; }
p.lead { font-size: 14pt; }
p.small, td.small { font-size: 9pt; color: #454545; }
td { padding: 4px 14px 4px 0; }
td.time { font-weight: bold; }
"""


def write_receipt_pdf(path: Path, sheet: ReceiptSheet) -> bool:
    """Write the receipt as a PDF, in the language of the moment; False if nothing can be written there.

    Qt thread; takes some 100 ms.
    """
    try:
        path.write_bytes(receipt_pdf(sheet))
    except OSError:
        return False
    return True


def receipt_pdf(sheet: ReceiptSheet) -> bytes:
    """Return the receipt as a PDF on A4."""
    paper = QByteArray()
    buffer = QBuffer(paper)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(words.TITLE())
    writer.setCreator("Mødeklar")
    receipt_document(sheet).print_(writer)
    buffer.close()
    return bytes(paper.data())


def receipt_document(sheet: ReceiptSheet) -> QTextDocument:
    """Return the receipt as a document; for the PDF, a printer or a preview."""
    document = QTextDocument()
    font = QFont(FAMILY)
    font.setPointSizeF(11)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    if sheet.verify_url:
        document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(_QR_NAME), qr_image(sheet.verify_url)
        )
    document.setHtml(_html(sheet))
    return document


def qr_image(text: str) -> QImage:
    """Return the code for a text, black on white, one pixel a module."""
    # Imported when the first code is drawn: not needed for the first paint of the window.
    import segno

    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
    side = len(rows) + 2 * _QUIET_ZONE
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.setPixel(x + _QUIET_ZONE, y + _QUIET_ZONE, 0)
    return image


def said_clock(line: Line) -> str:
    """Return whose clock a line goes by, and when it was handed in."""
    if line.by_service:
        return words.CLOCK_SERVICE()
    if line.handed_in_at is None:
        return words.CLOCK_COMPUTER()
    return words.CLOCK_HANDED_IN(time=clock(line.handed_in_at))


def said_fact(line: Line) -> str:
    """Return what a line says, with its detail."""
    program = NAMES.get(Program(line.detail)) if line.fact is Fact.OPENED_ELSEWHERE and line.detail else None
    if program:
        return words.OPENED_IN(program=program)
    detail = words.DETAILS.get(line.detail)
    return f"{words.FACTS[line.fact]()} {detail()}" if detail else words.FACTS[line.fact]()


def headline(sheet: ReceiptSheet) -> str:
    """Return the one sentence that matters: when they came."""
    return words.CAME(time=clock(sheet.arrived_at)) if sheet.arrived_at else words.CAME_NOT()


def _html(sheet: ReceiptSheet) -> str:
    meeting = sheet.meeting
    day = full_day(meeting.starts_at)
    about = _about(sheet, day)
    rows = "".join(
        f'<tr><td class="time">{escape(clock(line.at))}</td><td>{escape(said_fact(line))}</td>'
        f'<td class="small">{escape(said_clock(line))}</td></tr>'
        for line in sheet.lines
    )
    parts = [
        f'<p class="small">{escape(meeting.municipality)}</p>' if meeting.municipality else "",
        f"<h1>{escape(words.TITLE())}</h1>",
        f'<p class="lead">{escape(headline(sheet))}</p>',
        f"<p>{escape(words.FOR(name=sheet.name))}<br>{escape(capital(about))}</p>" if sheet.name else "",
        f"<p>{escape(capital(about))}</p>" if sheet.foreign is not None else "",
        f"<p><b>{escape(words.WHAT())}</b></p><table width='100%'>{rows}</table><p></p>",
        _signature(sheet),
        f'<p class="small">{escape(proves_words(sheet))}</p>',
    ]
    return "".join(parts)


def _about(sheet: ReceiptSheet, day: str) -> str:
    """Return which meeting it was; of one elsewhere the time may be unknown."""
    meeting, foreign = sheet.meeting, sheet.foreign
    name = meeting.caseworker.name
    if foreign is None or (foreign.time_known and name):
        return words.MEETING(day=day, time=clock(meeting.starts_at), name=name)
    return words.MEETING_ELSEWHERE(program=program_name(foreign.program, foreign.host), day=day)


def proves_words(sheet: ReceiptSheet) -> str:
    """Return what a receipt proves and what it doesn't."""
    if sheet.foreign is not None:
        return words.OWN_PROVES(program=program_name(sheet.foreign.program, sheet.foreign.host))
    return f"{words.PROVES()} {words.PROVES_NOT()}"


def _signature(sheet: ReceiptSheet) -> str:
    if sheet.foreign is not None:
        program = program_name(sheet.foreign.program, sheet.foreign.host)
        return f"<p>{escape(words.OWN_TITLE())} {escape(words.OWN(program=program))}</p>"
    owed = f"<p>{escape(words.OWED(sheet.owed))}</p>" if sheet.owed else ""
    if sheet.signed_at is None or not sheet.verify_url:
        return f"<p>{escape(words.UNSIGNED())}</p>{owed}"
    signed = words.SIGNED(day=full_day(sheet.signed_at), time=clock(sheet.signed_at))
    check = words.SIGNED_CHECK(address=sheet.verify_url)
    image = f'<img src="{_QR_NAME}" width="{_QR_PX}" height="{_QR_PX}">'
    beside = f'<p>{escape(signed)}</p><p class="small">{escape(check)}</p>'
    return f"<table><tr><td>{image}</td><td>{beside}</td></tr></table>{owed}"
