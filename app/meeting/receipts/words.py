# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the verification page and of ``moedeklar receipt verify``: for whoever is shown a receipt."""

from datetime import datetime, tzinfo
from typing import Literal

from app.core.receipt import Fact, Line
from app.meeting.receipts.signed import Finding

Language = Literal["da", "en"]

FACTS: dict[Language, dict[Fact, str]] = {
    "da": {
        Fact.LINK_OPENED: "Mødets link blev åbnet",
        Fact.CHECK_FINISHED: "Udstyret blev testet",
        Fact.REGISTERED: "Kom til mødet",
        Fact.MESSAGE_SENT: "Sendte besked til sagsbehandleren",
        Fact.ADMITTED: "Blev lukket ind i mødet",
        Fact.CALL_BEGAN: "Samtalen begyndte",
        Fact.LINE_INTERRUPTED: "Forbindelsen faldt ud",
        Fact.SERVICE_INTERRUPTED: "Mødetjenesten kunne ikke nås",
        Fact.EQUIPMENT_INTERRUPTED: "Udstyret holdt op med at virke",
        Fact.CALLBACK_ASKED: "Bad om at blive ringet op",
        Fact.CASEWORKER_CALLING: "Sagsbehandleren sagde: Jeg ringer nu",
        Fact.CALLED_BY_CASEWORKER: "Sagsbehandleren sagde: Jeg har ringet",
        Fact.OTHER_FORM_ASKED: "Bad om en anden mødeform",
        Fact.OTHER_FORM_CONFIRMED: "Sagsbehandleren sagde ja til den anden mødeform",
        Fact.LEFT: "Forlod mødet",
        Fact.ENDED: "Mødet blev afsluttet",
        Fact.CAME_HERE: "Var klar på ventesiden til et møde i et andet program",
        Fact.OPENED_ELSEWHERE: "Åbnede mødet i et andet program",
        Fact.NOT_OPENED_ELSEWHERE: "Computeren kunne ikke åbne mødet i et andet program",
        Fact.WORD_PREPARED: "Gjorde en besked til sagsbehandleren klar",
    },
    "en": {
        Fact.LINK_OPENED: "The meeting's link was opened",
        Fact.CHECK_FINISHED: "The equipment was tested",
        Fact.REGISTERED: "Came to the meeting",
        Fact.MESSAGE_SENT: "Sent word to the caseworker",
        Fact.ADMITTED: "Was let into the meeting",
        Fact.CALL_BEGAN: "The talk began",
        Fact.LINE_INTERRUPTED: "The connection was lost",
        Fact.SERVICE_INTERRUPTED: "The meeting service could not be reached",
        Fact.EQUIPMENT_INTERRUPTED: "The equipment stopped working",
        Fact.CALLBACK_ASKED: "Asked to be telephoned",
        Fact.CASEWORKER_CALLING: "The caseworker said: I am calling now",
        Fact.CALLED_BY_CASEWORKER: "The caseworker said: I have called",
        Fact.OTHER_FORM_ASKED: "Asked for another form of meeting",
        Fact.OTHER_FORM_CONFIRMED: "The caseworker agreed to the other form",
        Fact.LEFT: "Left the meeting",
        Fact.ENDED: "The meeting was ended",
        Fact.CAME_HERE: "Was ready on the waiting page for a meeting in another program",
        Fact.OPENED_ELSEWHERE: "Opened the meeting in another program",
        Fact.NOT_OPENED_ELSEWHERE: "The computer could not open the meeting in another program",
        Fact.WORD_PREPARED: "Prepared word for the caseworker",
    },
}
DETAILS: dict[Language, dict[str, str]] = {
    "da": {
        "ready": "klar",
        "remark": "klar, med en bemærkning",
        "sound_only": "klar med lyd",
        "call_instead": "bedst i telefonen",
        "not_measured": "ikke målt",
        "equipment_failing": "„Jeg er her, men mit udstyr driller“",
        "ten_minutes_late": "„Jeg kommer ti minutter senere“",
        "video": "video",
        "phone": "telefon",
        "in_person": "fremmøde",
        "seat_closed": "sagsbehandleren lukkede pladsen",
    },
    "en": {
        "ready": "ready",
        "remark": "ready, with a remark",
        "sound_only": "ready with sound",
        "call_instead": "better by telephone",
        "not_measured": "not measured",
        "equipment_failing": "“I am here, but my equipment is not working”",
        "ten_minutes_late": "“I will be ten minutes late”",
        "video": "video",
        "phone": "telephone",
        "in_person": "in person",
        "seat_closed": "the caseworker closed the seat",
    },
}
FINDINGS: dict[Language, dict[Finding, tuple[str, str]]] = {
    "da": {
        Finding.GENUINE: ("Kvitteringen er ægte", "Mødetjenesten har underskrevet den, og intet er ændret."),
        Finding.ALTERED: (
            "Kvitteringen passer ikke med underskriften",
            "Noget er ændret bagefter. Hent den igen i Mødeklar, eller spørg jobcenteret.",
        ),
        Finding.NOT_A_RECEIPT: (
            "Det her er ikke en hel kvittering",
            "Vælg filen fra Mødeklar, eller kopiér hele teksten i den.",
        ),
        Finding.UNKNOWN_KEY: (
            "Vi kender ikke underskriften",
            "Kvitteringen er fra en anden mødetjeneste, eller den er ændret.",
        ),
        Finding.KEY_NOT_VALID: (
            "Underskriften er lavet uden for nøglens tid",
            "Spørg det jobcenter, der har udstedt kvitteringen.",
        ),
    },
    "en": {
        Finding.GENUINE: (
            "The receipt is genuine",
            "The meeting service signed it, and nothing was changed.",
        ),
        Finding.ALTERED: (
            "The receipt does not fit its signature",
            "Something was changed after it was signed. Fetch it again in Mødeklar, or ask the jobcentre.",
        ),
        Finding.NOT_A_RECEIPT: (
            "This is not a whole receipt",
            "Choose the file from Mødeklar, or copy all of the text in it.",
        ),
        Finding.UNKNOWN_KEY: (
            "We do not know the signature",
            "The receipt is another meeting service's, or it was changed.",
        ),
        Finding.KEY_NOT_VALID: (
            "It was signed outside the key's time",
            "Ask the jobcentre that issued the receipt.",
        ),
    },
}
PROVES: dict[Language, tuple[str, str]] = {
    "da": (
        "Den viser, hvad mødetjenesten så, og hvornår, efter mødetjenestens eget ur.",
        "Den viser ikke, hvem der sad ved computeren, og ikke, hvad der blev sagt. "
        "Linjer fra computerens eget ur er computerens ord. "
        "Dem har tjenesten først fået bagefter, på det tidspunkt der står ved dem. "
        "Den siger ikke, hvis skyld noget var.",
    ),
    "en": (
        "It shows what the meeting service saw, and when, by the meeting service's own clock.",
        "It does not show who sat at the computer, nor what was said. "
        "Lines by the computer's own clock are the computer's word. "
        "The service got them afterwards, at the time that stands with them. "
        "It does not say that anything was anybody's fault.",
    ),
}
LABELS: dict[Language, dict[str, str]] = {
    "da": {
        "for": "For",
        "meeting": "Møde",
        "with": "med {name}",
        "issuer": "Underskrevet af",
        "issued": "Underskrevet den",
        "time": "Tidspunkt",
        "fact": "Hvad der skete",
        "clock": "Hvis ur",
        "service": "mødetjenestens ur",
        "pc": "computerens ur",
        "handed_in": "computerens ur, modtaget {time}",
        "at": "{day:02d}.{month:02d}.{year} kl. {hour:02d}.{minute:02d}.{second:02d}",
        "proves": "Hvad kvitteringen viser",
        "not": "Hvad den ikke viser",
        "zone": "Alle tider er dansk tid.",
    },
    "en": {
        "for": "For",
        "meeting": "Meeting",
        "with": "with {name}",
        "issuer": "Signed by",
        "issued": "Signed at",
        "time": "Time",
        "fact": "What happened",
        "clock": "Whose clock",
        "service": "the meeting service's clock",
        "pc": "the computer's clock",
        "handed_in": "the computer's clock, received {time}",
        "at": "{year}-{month:02d}-{day:02d} {hour:02d}:{minute:02d}:{second:02d}",
        "proves": "What the receipt shows",
        "not": "What it does not show",
        "zone": "All times are Danish time.",
    },
}


def said_time(at: datetime, language: Language, zone: tzinfo | None) -> str:
    """Return a time as the page writes it, in Danish time."""
    local = at.astimezone(zone)
    return LABELS[language]["at"].format(
        day=local.day,
        month=local.month,
        year=local.year,
        hour=local.hour,
        minute=local.minute,
        second=local.second,
    )


def said_fact(line: Line, language: Language) -> str:
    """Return what a line says, with its detail in words."""
    words = FACTS[language][line.fact]
    detail = DETAILS[language].get(line.detail, line.detail)
    return f"{words}: {detail}" if detail else words


def said_clock(line: Line, language: Language, zone: tzinfo | None) -> str:
    """Return whose clock a line goes by."""
    labels = LABELS[language]
    if line.by_service:
        return labels["service"]
    if line.handed_in_at is None:
        return labels["pc"]
    return labels["handed_in"].format(time=said_time(line.handed_in_at, language, zone))
