# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words around a meeting in another program."""

from app.core.events.foreign import WordWay
from app.core.events.person import Message
from app.core.foreign_links import Doubt, Program
from app.ui.wording.phrase import Phrase, translate

# Names are the same in every language; another program is named by its address.
NAMES: dict[Program, str] = {
    Program.TEAMS: "Teams",
    Program.SKYPE: "Skype",
    Program.WHEREBY: "Whereby",
    Program.ZOOM: "Zoom",
    Program.MEET: "Google Meet",
    Program.WEBEX: "Webex",
    Program.DOXY: "doxy.me",
    Program.VDX: "VDX",
    Program.JITSI: "Jitsi",
    Program.GOTO: "GoTo",
    Program.OTHER: "",
}

# The question about a link
DOUBTS: dict[Doubt, tuple[Phrase, Phrase] | None] = {
    Doubt.NONE: None,
    Doubt.CUT: (
        translate("elsewhere", "Linket mangler vist sin ende"),
        translate(
            "elsewhere",
            "Det fører til {program}, men ikke hele vejen til et møde. "
            "Kopiér hele linket i dit brev, og sæt det ind igen.",
        ),
    ),
    Doubt.LOOK_ALIKE: (
        translate("elsewhere", "Linket ligner {program}, men fører et andet sted hen"),
        translate(
            "elsewhere",
            "Vi åbner det ikke for dig nu. Ring til din sagsbehandler, og spørg, om det er det rigtige link.",
        ),
    ),
    Doubt.NO_MEETING: (
        translate("elsewhere", "Linket fører til {program}, men ikke til et møde"),
        translate("elsewhere", "Se efter i dit brev. Der er nok et andet link, som er til selve mødet."),
    ),
    Doubt.UNKNOWN: (
        translate("elsewhere", "Vi kender ikke adressen i linket"),
        translate(
            "elsewhere",
            "Det kan godt være dit møde. Står linket i et brev fra din kommune, kan du roligt gå videre.",
        ),
    ),
}
DOUBT_HOST = translate("elsewhere", "Linket fører til denne adresse:")
DOUBT_YES = translate("elsewhere", "Ja, det er mit møde")
DOUBT_NO = translate("elsewhere", "Nej, tilbage")

# The meeting's page
TITLE = translate("elsewhere", "Dit møde er i {program}")
LEAD = translate("elsewhere", "Vi følger dig derhen. Først kan du teste kamera og lyd her.")
WHEN = translate("elsewhere", "{day} kl. {time}")
WHEN_NAME = translate("elsewhere", "{day} kl. {time} skal du tale med {name}.")
WHEN_NOBODY = translate("elsewhere", "{day} kl. {time} begynder mødet.")
WITH_NAME = translate("elsewhere", "Du skal tale med {name}.")
SKYPE_CLOSED = translate("elsewhere", "Microsoft har lukket Skype")
SKYPE_CLOSED_BODY = translate(
    "elsewhere", "Linket åbner måske i Teams i stedet. Kommer mødet ikke frem, så ring til din sagsbehandler."
)
HOW = translate("elsewhere", "Sådan går det")
HOW_STEPS = (
    translate("elsewhere", "Du tester kamera og lyd her, hvis du vil."),
    translate("elsewhere", "Du venter i ro på ventesiden. Der er et ur."),
    translate("elsewhere", "Du åbner mødet i {program}. Knappen til at ringe bliver på skærmen."),
)
TO_LOBBY = translate("elsewhere", "Gå til ventesiden")
LINK_LOST = translate("elsewhere", "Sæt linket ind en gang til")
LINK_LOST_BODY = translate(
    "elsewhere", "Computeren kunne ikke huske linket til dit møde. Det står stadig i dit brev."
)

# What the person may tell
ASK_TITLE = translate("elsewhere", "Hvornår er mødet, og hvem skal du tale med?")
ASK_BODY = translate(
    "elsewhere",
    "Det står i dit brev. Skriv det, du har, så kan du ringe med ét tryk. "
    "Det bliver kun gemt på denne computer.",
)
ASK_DAY = translate("elsewhere", "Dag")
ASK_TIME = translate("elsewhere", "Klokken")
ASK_TIME_HINT = translate("elsewhere", "Skriv for eksempel 13.00.")
ASK_NAME = translate("elsewhere", "Din sagsbehandlers navn")
ASK_PHONE = translate("elsewhere", "Nummer, du kan ringe til")
ASK_PHONE_HINT = translate("elsewhere", "Det kan være sagsbehandlerens eller jobcenterets nummer.")
ASK_SAVE = translate("elsewhere", "Gem")
ASK_CHANGE = translate("elsewhere", "Ret")
TOLD_TITLE = translate("elsewhere", "Det har du fortalt os")
TOLD_NO_TIME = translate("elsewhere", "Vi ved ikke, hvornår mødet begynder.")
TOLD_NAME = translate("elsewhere", "Du skal tale med {name}.")
TOLD_PHONE = translate("elsewhere", "Du kan ringe til {phone}.")
TOLD_NO_PHONE = translate("elsewhere", "Vi har ikke noget nummer, du kan ringe til.")

# The waiting page
CLOCK = translate("elsewhere", "Klokken er {time}")
CAME = translate("elsewhere", "Du var her kl. {time}. Det står på din kvittering.")
STARTS_SOON = translate("elsewhere", "Mødet begynder kl. {time}, altså {until}.")
STARTS = translate("elsewhere", "Mødet begynder {day} kl. {time}.")
STARTED = translate("elsewhere", "Mødet begyndte kl. {time}. Åbn det nu.")
STARTS_NOW = translate("elsewhere", "Mødet begynder nu.")
STARTS_UNKNOWN = translate("elsewhere", "Åbn mødet, når tiden i dit brev er kommet.")
NOT_SEEN = translate("elsewhere", "Din sagsbehandler kan først se dig, når du har åbnet mødet i {program}.")
NEXT = translate("elsewhere", "Når du åbner mødet")
NEXT_STEPS = (
    translate("elsewhere", "Vi slipper kamera og mikrofon, så {program} kan bruge dem."),
    translate("elsewhere", "Mødet kommer frem i {program} eller i din browser."),
    translate("elsewhere", "En lille bjælke bliver på skærmen. Der kan du ringe med ét tryk."),
)
OPEN = translate("elsewhere", "Åbn mødet")
RELEASING = translate("elsewhere", "Vi slipper kamera og mikrofon …")
COPY_LINK = translate("elsewhere", "Kopiér linket")
LINK_COPIED = translate("elsewhere", "Linket er kopieret")
BACK = translate("elsewhere", "Tilbage")

# While it goes on
GOES_ON = translate("elsewhere", "Dit møde er åbnet i {program}")
GOES_ON_LEAD = translate("elsewhere", "Vi bad din computer om at åbne det kl. {time}. Det kan tage lidt tid.")
NOT_THERE = translate("elsewhere", "Kom mødet ikke frem?")
NOT_THERE_BODY = translate(
    "elsewhere", "Åbn det igen, eller kopiér linket og sæt det ind i din browser. Du kan altid ringe."
)
OPEN_AGAIN = translate("elsewhere", "Åbn mødet igen")
BAR_TITLE = translate("elsewhere", "Bjælken på skærmen")
BAR_BODY = translate(
    "elsewhere",
    "Den ligger over de andre programmer, når du er i dem. Træk i den, eller flyt den med piletasterne.",
)
OVER = translate("elsewhere", "Mødet er slut")
BAR_NAME = translate("elsewhere", "Mødeklar: ring til din sagsbehandler")
BAR_MOVE = translate("elsewhere", "Flyt bjælken")
BAR_MOVE_HINT = translate("elsewhere", "Træk med musen, eller brug piletasterne.")
BAR_WORD = translate("elsewhere", "Send besked")
BAR_BACK = translate("elsewhere", "Tilbage til Mødeklar")

# Afterwards
AFTER_LEAD = translate("elsewhere", "Du er færdig i {program}.")
RETURN_TITLE = translate("elsewhere", "Skal du ind til mødet igen?")
RETURN_BODY = translate("elsewhere", "Du kan åbne det i {program} en gang til.")
RETURN = translate("elsewhere", "Åbn mødet igen")

# Word to the caseworker
WORD_TITLE = translate("elsewhere", "Giv besked til {name}")
WORD_TITLE_NOBODY = translate("elsewhere", "Giv besked til din sagsbehandler")
WORD_BODY = translate(
    "elsewhere", "Vi skriver beskeden. Du sender den selv: i et svar på mailen, i en mail eller som sms."
)
WORD_SUBJECT = translate("elsewhere", "Vores møde")
WORDS: dict[Message, Phrase] = {
    Message.EQUIPMENT_FAILING: translate(
        "elsewhere", "Jeg er klar til vores møde, men mit udstyr driller. Vil du ringe til mig?"
    ),
    Message.TEN_MINUTES_LATE: translate("elsewhere", "Jeg kommer ti minutter senere til vores møde."),
}
WORD_WAYS: dict[WordWay, Phrase] = {
    WordWay.COPY: translate("elsewhere", "Kopiér"),
    WordWay.MAIL: translate("elsewhere", "Skriv en mail"),
    WordWay.SMS: translate("elsewhere", "Skriv en sms"),
}
WORD_DONE: dict[WordWay, Phrase] = {
    WordWay.COPY: translate(
        "elsewhere", "Beskeden er kopieret kl. {time}. Sæt den ind i en mail, og send den."
    ),
    WordWay.MAIL: translate(
        "elsewhere", "Kl. {time} bad vi om en ny mail. Beskeden er først sendt, når du trykker send i den."
    ),
    WordWay.SMS: translate(
        "elsewhere", "Kl. {time} bad vi om en ny sms. Beskeden er først sendt, når du trykker send i den."
    ),
}
WORD_NOT_SEEN = translate("elsewhere", "Vi kan ikke se, om den er kommet frem. Er du i tvivl, så ring.")
WORD_NO_WAY: dict[WordWay, Phrase] = {
    WordWay.COPY: translate("elsewhere", "Beskeden kunne ikke kopieres. Ring i stedet."),
    WordWay.MAIL: translate("elsewhere", "Der er ikke noget mailprogram her. Kopiér beskeden i stedet."),
    WordWay.SMS: translate("elsewhere", "Der er ikke noget program til sms her. Brug koden med din telefon."),
}
WORD_QR = translate("elsewhere", "Peg med din telefons kamera, så ligger den første besked klar som sms.")
WORD_QR_NAME = translate("elsewhere", "Kode, som gør en sms klar på en telefon")

# The top bar
IN_PROGRAM = translate("elsewhere", "Møde i {program}")


def program_name(program: Program, host: str) -> str:
    """Return what a program is called, or the address of one that we don't know."""
    return NAMES[program] or host
