# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``/receipt``: is this receipt genuine? For anybody; needs neither Mødeklar nor JavaScript."""

from html import escape

from aiohttp import BodyPartReader, web

from app.core.danish_time import danish_time
from app.core.receipt import Line
from app.meeting.receipts.signed import Finding, Verification, lines_of, verify
from app.meeting.receipts.words import (
    FINDINGS,
    LABELS,
    PROVES,
    Language,
    said_clock,
    said_fact,
    said_time,
)
from app.meeting.schema.facts import ErrorCode
from app.meeting.schema.receipt import MAX_RECEIPT_BYTES, ReceiptMeeting, ReceiptPerson
from app.service.hub import Hub
from app.service.landing import STYLE, language_of, page_policy, plain_page
from app.service.receipts.ledger import ChainBroken
from app.service.receipts.rows import ReceiptHead
from app.service.refusals import Refusal

_STYLE = (
    STYLE
    + """
main{max-width:52rem;overflow-wrap:anywhere;hyphens:auto}
a{display:inline-block;min-width:44px;padding:.65rem 0}
input{min-height:44px;font:inherit;max-width:100%;width:auto}
textarea{box-sizing:border-box;width:100%;min-height:8rem;font:.9rem/1.4 monospace;padding:.5rem}
label{display:block;font-weight:bold;margin:1rem 0 .25rem}
button{background:#0059b3;color:#fff;border:0;border-radius:4px;font:inherit;font-size:1.25rem;
padding:.8rem 1.5rem;margin-top:1.5rem}
button:hover{background:#004993}
button:focus,textarea:focus,input:focus{outline:3px solid #1a1a1a;outline-offset:1px}
table{border-collapse:collapse;width:100%}
@media (max-width:40rem){main{margin:0;padding:1rem;border:0}}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid #8e8e8e}
.good,.other{padding:1rem;border-radius:4px;color:#1a1a1a}
.good{background:#ddf7ce;border-left:8px solid #358000}
.other{background:#ffeecc;border-left:8px solid #febb30}
@media (prefers-color-scheme:dark){button:focus,textarea:focus,input:focus{outline-color:#fff}}
"""
)
_POLICY = page_policy(_STYLE, form_action="'self'")
_WORDS: dict[Language, dict[str, str]] = {
    "da": {
        "title": "Er kvitteringen ægte?",
        "lead": "Her kan du se, om en kvittering fra et møde er underskrevet af mødetjenesten, "
        "og om noget er ændret. Vi gemmer ikke det, du sender.",
        "file": "Vælg filen (den ender på .json)",
        "paste": "Eller indsæt teksten her",
        "go": "Se efter",
        "again": "Se efter en til",
        "printed": "Det står hos mødetjenesten",
        "printed.lead": "Sammenlign med papiret: navn, møde og hver linje skal være ens.",
        "changed": "Linjerne hos mødetjenesten er ændret",
        "changed.lead": "De passer ikke sammen, så vi viser dem ikke. Din egen fil med kvitteringen gælder.",
        "unknown": "Den kvittering er her ikke (mere)",
        "unknown.lead": "Kvitteringer bliver slettet efter en tid. Har du filen, så vælg den her under.",
        "other": "In English",
    },
    "en": {
        "title": "Is the receipt genuine?",
        "lead": "See here whether a meeting's receipt was signed by the meeting service, "
        "and whether anything was changed. We do not keep what you send.",
        "file": "Choose the file (it ends in .json)",
        "paste": "Or paste its text here",
        "go": "Look",
        "again": "Look at another",
        "printed": "The meeting service holds this",
        "printed.lead": "Compare it with the paper: name, meeting and every line have to be the same.",
        "changed": "The lines at the meeting service were changed",
        "changed.lead": "They do not hold together, so we do not show them. Your own receipt file counts.",
        "unknown": "That receipt is not here (any more)",
        "unknown.lead": "Receipts are deleted after a time. If you have the file, you can look at it below.",
        "other": "På dansk",
    },
}


class ReceiptPage:
    """Serves the page from one hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def routes(self) -> list[web.RouteDef]:
        """Return the page's routes."""
        return [web.get("/receipt", self._show), web.post("/receipt", self._look)]

    async def _show(self, request: web.Request) -> web.StreamResponse:
        language = _language(request)
        asked = request.query.get("id", "")
        words = _WORDS[language]
        body = f"<p>{words['lead']}</p>\n" + _form(language)
        if not asked:
            return _answer(words["title"], body, language)
        try:
            found = self._hub.ledger.up_to(asked)
        except ChainBroken:
            changed, what = words["changed"], words["changed.lead"]
            return _answer(changed, f'<p class="other" role="status">{what}</p>\n' + body, language, 409)
        if found is None:
            return _answer(words["unknown"], f"<p>{words['unknown.lead']}</p>\n" + body, language, 404)
        head, lines = found
        shown = (
            f"<p>{words['printed.lead']}</p>\n" + _facts(*_parts(head), lines, language) + _proves(language)
        )
        return _answer(words["printed"], shown, language)

    async def _look(self, request: web.Request) -> web.StreamResponse:
        language = _language(request)
        raw = await _sent(request)
        result = verify(raw, self._hub.ledger.keys.published(self._hub.public_url))
        return _answer(FINDINGS[language][result.finding][0], _result(result, language), language)


def _language(request: web.Request) -> Language:
    return language_of(request.query.get("lang"), request.headers.get("Accept-Language", ""))


async def _sent(request: web.Request) -> bytes:
    """Return what was pasted, else the chosen file.

    Raises:
        Refusal: TOO_LARGE, or NOT_UNDERSTOOD for what is no form.
    """
    if not request.content_type.startswith("multipart/"):
        raise Refusal(ErrorCode.NOT_UNDERSTOOD, "send the form")
    found = {"text": b"", "file": b""}
    try:
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name in found:
                found[part.name] = await _whole(part)
    except (ValueError, RuntimeError):
        raise Refusal(ErrorCode.NOT_UNDERSTOOD, "a broken form") from None
    return found["text"].strip() or found["file"]


async def _whole(part: BodyPartReader) -> bytes:
    raw = b""
    while chunk := await part.read_chunk():
        raw += chunk
        if len(raw) > MAX_RECEIPT_BYTES:
            raise Refusal(ErrorCode.TOO_LARGE)
    return raw


def _form(language: Language) -> str:
    words = _WORDS[language]
    other = "en" if language == "da" else "da"
    return (
        f'<form method="post" action="/receipt?lang={language}" enctype="multipart/form-data">\n'
        f'<label for="file">{words["file"]}</label>\n'
        '<input id="file" name="file" type="file" accept=".json,application/json">\n'
        f'<label for="text">{words["paste"]}</label>\n'
        '<textarea id="text" name="text" spellcheck="false" autocomplete="off"></textarea>\n'
        f"<p><button>{words['go']}</button></p>\n</form>\n<hr>\n{_proves(language)}"
        f'<p><a hreflang="{other}" lang="{other}" href="/receipt?lang={other}">{words["other"]}</a></p>\n'
    )


def _result(result: Verification, language: Language) -> str:
    kind = "good" if result.finding is Finding.GENUINE else "other"
    parts = [f'<p class="{kind}" role="status">{escape(FINDINGS[language][result.finding][1])}</p>\n']
    if result.signed is not None and result.finding in (Finding.GENUINE, Finding.KEY_NOT_VALID):
        receipt = result.signed.receipt
        labels = LABELS[language]
        issued = said_time(receipt.issued_at, language, danish_time())
        parts.append(_facts(receipt.meeting, receipt.person, list(lines_of(result.signed)), language))
        parts.append(
            f"<p>{labels['issuer']} {escape(receipt.issuer)}<br>{labels['issued']} {escape(issued)}</p>\n"
        )
    parts.append(_proves(language))
    parts.append(f'<p><a href="/receipt?lang={language}">{_WORDS[language]["again"]}</a></p>\n')
    return "".join(parts)


def _facts(meeting: ReceiptMeeting, person: ReceiptPerson, lines: list[Line], language: Language) -> str:
    labels, zone = LABELS[language], danish_time()
    rows = "".join(
        f"<tr><td>{escape(said_time(line.at, language, zone))}</td>"
        f"<td>{escape(said_fact(line, language))}</td>"
        f"<td>{escape(said_clock(line, language, zone))}</td></tr>\n"
        for line in sorted(lines, key=lambda one: one.at)
    )
    when = said_time(meeting.starts_at, language, zone)
    who = escape(labels["with"].replace("{name}", meeting.caseworker))
    return (
        f"<p>{labels['for']} <strong>{escape(person.name)}</strong><br>\n"
        f"{labels['meeting']} {escape(when)}, {who}{', ' if meeting.municipality else ''}"
        f"{escape(meeting.municipality)}</p>\n<table>\n<thead><tr><th>{labels['time']}</th><th>{labels['fact']}</th>"
        f"<th>{labels['clock']}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n<p>{labels['zone']}</p>\n"
    )


def _proves(language: Language) -> str:
    does, does_not = PROVES[language]
    labels = LABELS[language]
    return (
        f"<h2>{labels['proves']}</h2>\n<p>{escape(does)}</p>\n"
        f"<h2>{labels['not']}</h2>\n<p>{escape(does_not)}</p>\n"
    )


def _parts(head: ReceiptHead) -> tuple[ReceiptMeeting, ReceiptPerson]:
    meeting = ReceiptMeeting(
        id=head.meeting_id,
        starts_at=head.starts_at,
        municipality=head.municipality,
        caseworker=head.caseworker,
    )
    return meeting, ReceiptPerson(pid=head.pid, role=head.role, name=head.name)


def _answer(heading: str, body: str, language: Language, status: int = 200) -> web.Response:
    return web.Response(
        text=plain_page(heading, body, language, _STYLE),
        status=status,
        content_type="text/html",
        headers={"Content-Security-Policy": _POLICY, "Cache-Control": "no-store", "X-Robots-Tag": "noindex"},
    )
