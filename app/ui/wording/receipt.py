# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each line of the receipt says, and whose clock its time is."""

from app.core.receipt import Fact
from app.ui.wording.phrase import Phrase, translate

FACTS: dict[Fact, Phrase] = {
    Fact.LINK_OPENED: translate("receipt", "Du åbnede dit møde."),
    Fact.CHECK_FINISHED: translate("receipt", "Du testede dit udstyr."),
    Fact.REGISTERED: translate("receipt", "Du kom til mødet."),
    Fact.MESSAGE_SENT: translate("receipt", "Du sendte en besked."),
    Fact.ADMITTED: translate("receipt", "Du blev lukket ind."),
    Fact.CALL_BEGAN: translate("receipt", "Samtalen begyndte."),
    Fact.LINE_INTERRUPTED: translate("receipt", "Forbindelsen faldt ud."),
    Fact.SERVICE_INTERRUPTED: translate("receipt", "Forbindelsen til mødet faldt ud."),
    Fact.EQUIPMENT_INTERRUPTED: translate("receipt", "Kamera og lyd måtte starte igen."),
    Fact.CALLBACK_ASKED: translate("receipt", "Du bad om at blive ringet op."),
    Fact.CASEWORKER_CALLING: translate("receipt", "Din sagsbehandler begyndte at ringe."),
    Fact.CALLED_BY_CASEWORKER: translate("receipt", "Din sagsbehandler ringede."),
    Fact.OTHER_FORM_ASKED: translate("receipt", "Du bad om at mødes på en anden måde."),
    Fact.OTHER_FORM_CONFIRMED: translate(
        "receipt", "Din sagsbehandler sagde ja til at mødes på en anden måde."
    ),
    Fact.LEFT: translate("receipt", "Du forlod mødet."),
    Fact.ENDED: translate("receipt", "Mødet sluttede."),
    Fact.CAME_HERE: translate("receipt", "Du var klar på ventesiden."),
    Fact.OPENED_ELSEWHERE: translate("receipt", "Du åbnede mødet i et andet program."),
    Fact.NOT_OPENED_ELSEWHERE: translate("receipt", "Computeren kunne ikke åbne mødet."),
    Fact.WORD_PREPARED: translate("receipt", "Du gjorde en besked klar."),
}
CLOCK_SERVICE = translate("receipt", "Tid fra mødet")
CLOCK_COMPUTER = translate("receipt", "Tid fra din computer")
CLOCK_HANDED_IN = translate("receipt", "Tid fra din computer. Jobcenteret fik den kl. {time}.")
DETAILS: dict[str, Phrase] = {
    "ready": translate("receipt", "Klar"),
    "remark": translate("receipt", "Klar, med en bemærkning"),
    "sound_only": translate("receipt", "Klar med lyd"),
    "call_instead": translate("receipt", "Bedst i telefonen"),
    "equipment_failing": translate("receipt", "„Jeg er her, men mit udstyr driller“"),
    "ten_minutes_late": translate("receipt", "„Jeg kommer ti minutter senere“"),
    "video": translate("receipt", "Video"),
    "phone": translate("receipt", "Telefon"),
    "in_person": translate("receipt", "Fremmøde"),
    "seat_closed": translate("receipt", "Din sagsbehandler afsluttede din del af mødet."),
}

OPENED_IN = translate("receipt", "Du åbnede mødet i {program}.")

TITLE = translate("receipt", "Kvittering for dit møde")
CAME = translate("receipt", "Du var her kl. {time}. Det tæller.")
CAME_NOT = translate("receipt", "Her står, hvad du gjorde, og hvad der skete.")
FOR = translate("receipt", "For {name}")
MEETING = translate("receipt", "Møde {day} kl. {time} med {name}")
WHAT = translate("receipt", "Det skete der")
SIGNED_TITLE = translate("receipt", "Kvitteringen er underskrevet.")
UNSIGNED_TITLE = translate("receipt", "Underskriften er på vej.")
SIGNED = translate("receipt", "Jobcenterets system har underskrevet kvitteringen {day} kl. {time}.")
SIGNED_CHECK = translate(
    "receipt", "Peg på koden med en telefon. Så kan alle se, om jobcenteret har det samme stående: {address}"
)
UNSIGNED = translate(
    "receipt", "Jobcenteret har ikke underskrevet den endnu. Det sker af sig selv, når der er forbindelse."
)
OWED = translate("receipt", "%n linjer venter på at blive sendt til jobcenteret.", "", 1)
PROVES = translate(
    "receipt",
    "Kvitteringen viser, hvad jobcenterets system så, og hvornår. Den siger ikke, at noget var din skyld.",
)
OWN_TITLE = translate("receipt", "Kvitteringen er din egen.")
OWN = translate(
    "receipt",
    "Mødet var i {program}. Derfor har jobcenteret ikke underskrevet den. Tiderne er fra din computer.",
)
OWN_PROVES = translate(
    "receipt",
    "Kvitteringen viser, hvad du gjorde her, og hvornår. Den viser ikke, hvad der skete i {program}.",
)
MEETING_ELSEWHERE = translate("receipt", "Møde i {program} {day}")
PROVES_NOT = translate("receipt", "Den viser ikke, hvad I talte om.")
QR_NAME = translate("receipt", "Kode, som åbner siden, hvor kvitteringen kan ses efter")

SAVE = translate("receipt", "Gem som PDF")
SAVE_TITLE = translate("receipt", "Hvor vil du gemme kvitteringen?")
SAVE_NAME = translate("receipt", "Kvittering {day}")
SAVE_PDF = translate("receipt", "PDF til at læse og printe (*.pdf)")
SAVE_DATA = translate("receipt", "Fil, som jobcenteret kan se efter (*.json)")
SAVED = translate("receipt", "Kvitteringen er gemt som {name}.")
SAVED_NOT = translate("receipt", "Der kan vi ikke gemme noget. Vælg en anden mappe.")
