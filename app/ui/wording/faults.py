# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each fault means to a person: what happened, and what to do. Blames nobody."""

from app.core.faults import FaultCode
from app.ui.wording.phrase import Phrase, translate

_F = FaultCode

FAULTS: dict[FaultCode, tuple[Phrase, Phrase]] = {
    _F.LINK_NOT_UNDERSTOOD: (
        translate("faults", "Vi kan ikke læse linket."),
        translate("faults", "Tag linket fra dit brev en gang til. Du kan også skrive koden på ni tal."),
    ),
    _F.LINK_UNKNOWN: (
        translate("faults", "Vi kan ikke finde mødet."),
        translate("faults", "Se efter, om hele linket kom med. Du kan også ringe, så hjælper vi dig ind."),
    ),
    _F.LINK_EXPIRED: (
        translate("faults", "Linket virker ikke længere."),
        translate("faults", "Ring til os, så får du et nyt. Det er ikke din skyld."),
    ),
    _F.LINK_USED: (
        translate("faults", "Linket er brugt på en anden computer."),
        translate("faults", "Ring til os, så får du et nyt. Det tager kun et øjeblik."),
    ),
    _F.LINK_FOREIGN: (
        translate("faults", "Linket hører til et andet program."),
        translate("faults", "Åbn linket i det program, som dit brev nævner. Du kan altid ringe til os."),
    ),
    _F.LINK_NOT_OPENED: (
        translate("faults", "Computeren kunne ikke åbne mødet."),
        translate("faults", "Kopiér linket, og sæt det ind i din browser. Du kan også ringe."),
    ),
    _F.LINK_UNSAFE: (
        translate("faults", "Det er ikke et link til et møde. Vi åbner det ikke."),
        translate("faults", "Kopiér linket i dit brev en gang til. Er du i tvivl, så ring til os."),
    ),
    _F.CODE_MISTYPED: (
        translate("faults", "Et af tallene ser ud til at være byttet om."),
        translate("faults", "Se på koden en gang til, og skriv den igen. Der er ni tal."),
    ),
    _F.CODE_UNKNOWN: (
        translate("faults", "Vi kan ikke finde et møde med den kode."),
        translate("faults", "Se på koden en gang til. Du kan også bruge linket i dit brev, eller ringe."),
    ),
    _F.CODE_EXPIRED: (
        translate("faults", "Koden virker ikke længere."),
        translate("faults", "Ring til os, så får du en ny. Det er ikke din skyld."),
    ),
    _F.TOO_MANY_TRIES: (
        translate("faults", "Vi holder en kort pause, før du kan prøve igen."),
        translate("faults", "Vent et par minutter. Du kan altid ringe til os i stedet."),
    ),
    _F.NETWORK_NONE: (
        translate("faults", "Din computer er ikke på nettet lige nu."),
        translate("faults", "Vi prøver igen af os selv. Du kan altid holde mødet i telefonen."),
    ),
    _F.SERVICE_DOWN: (
        translate("faults", "Vi kan ikke få fat i mødet lige nu."),
        translate("faults", "Det ligger hos os. Vi prøver igen, og du kan altid ringe."),
    ),
    _F.SERVICE_SLOW: (
        translate("faults", "Det tager længere tid, end det plejer."),
        translate("faults", "Vent lidt, eller prøv igen. Du kan altid ringe."),
    ),
    _F.SERVICE_NONSENSE: (
        translate("faults", "Vi fik et svar, som vi ikke kan bruge."),
        translate("faults", "Prøv igen om lidt. Bliver det ved, så ring til os."),
    ),
    _F.SERVICE_OLDER: (
        translate("faults", "Dit program er nyere end vores."),
        translate("faults", "Mødet kan ikke åbnes her i dag. Ring til os, så finder vi ud af det."),
    ),
    _F.PROGRAM_TOO_OLD: (
        translate("faults", "Mødet kræver en nyere udgave af Mødeklar."),
        translate("faults", "Hent den nye, eller tag mødet i telefonen. Det er lige så godt."),
    ),
    _F.SERVICE_NEWER: (
        translate("faults", "Der er kommet en ny udgave af programmet."),
        translate("faults", "Hent den nye udgave, når du har tid. I dag kan du ringe til os."),
    ),
    _F.SEAT_MOVED: (
        translate("faults", "Du er gået ind i mødet et andet sted."),
        translate("faults", "Dit møde er åbent på en anden skærm. Vil du holde det her, så gå ind igen."),
    ),
    _F.SEAT_REMOVED: (
        translate("faults", "Din del af mødet er slut."),
        translate("faults", "Har du brug for mere, så ring til din sagsbehandler."),
    ),
    _F.MEETING_FULL: (
        translate("faults", "Der er ikke plads til flere i mødet lige nu."),
        translate("faults", "Ring til os, så gør vi plads til dig."),
    ),
    _F.CAMERA_NONE: (
        translate("faults", "Vi kan ikke se noget kamera."),
        translate("faults", "Det gør ikke noget: du kan holde mødet med lyd."),
    ),
    _F.CAMERA_BUSY: (
        translate("faults", "Et andet program bruger kameraet."),
        translate("faults", "Luk det andet program, så prøver vi igen. Du kan også holde mødet med lyd."),
    ),
    _F.CAMERA_DENIED: (
        translate("faults", "Din computer lader ikke programmet bruge kameraet."),
        translate("faults", "Du kan give lov under Privatliv. Du kan også holde mødet med lyd."),
    ),
    _F.CAMERA_STALLED: (
        translate("faults", "Kameraet er gået i stå."),
        translate("faults", "Lyden går videre. Vi prøver at få billedet i gang igen."),
    ),
    _F.CAMERA_FILE: (
        translate("faults", "Vi kan ikke vise filmen i stedet for kameraet."),
        translate("faults", "Vælg et andet kamera på listen. Du kan også holde mødet med lyd."),
    ),
    _F.MICROPHONE_FILE: (
        translate("faults", "Vi kan ikke afspille filen i stedet for mikrofonen."),
        translate("faults", "Vælg en anden mikrofon på listen."),
    ),
    _F.MICROPHONE_NONE: (
        translate("faults", "Vi kan ikke finde nogen mikrofon."),
        translate("faults", "Sæt et headset i, hvis du har et. Ellers tager vi mødet i telefonen."),
    ),
    _F.MICROPHONE_BUSY: (
        translate("faults", "Et andet program bruger mikrofonen."),
        translate("faults", "Luk det andet program, så prøver vi igen."),
    ),
    _F.MICROPHONE_DENIED: (
        translate("faults", "Din computer lader ikke programmet bruge mikrofonen."),
        translate("faults", "Du kan give lov under Privatliv. Ellers tager vi mødet i telefonen."),
    ),
    _F.MICROPHONE_LOST: (
        translate("faults", "Mikrofonen er ikke tændt mere."),
        translate("faults", "Se, om stikket sidder fast, eller vælg en anden på listen."),
    ),
    _F.MICROPHONE_SILENT: (
        translate("faults", "Der kommer ingen lyd fra mikrofonen."),
        translate("faults", "Se efter en knap på headsettet eller ledningen, som slår lyden fra."),
    ),
    _F.SPEAKER_NONE: (
        translate("faults", "Vi kan ikke finde nogen højttaler."),
        translate("faults", "Sæt et headset i, hvis du har et. Ellers tager vi mødet i telefonen."),
    ),
    _F.SPEAKER_BUSY: (
        translate("faults", "Et andet program bruger højttaleren."),
        translate("faults", "Luk det andet program, så prøver vi igen."),
    ),
    _F.SPEAKER_LOST: (
        translate("faults", "Højttaleren er ikke tændt mere."),
        translate("faults", "Se, om stikket sidder fast, eller vælg en anden på listen."),
    ),
    _F.SOUND_SYSTEM_NONE: (
        translate("faults", "Din computer har ingen lyd lige nu."),
        translate("faults", "Det kan hjælpe at starte den igen. Ellers tager vi mødet i telefonen."),
    ),
    _F.SOUND_SYSTEM_HUNG: (
        translate("faults", "Computerens lyd svarer ikke lige nu."),
        translate("faults", "Det kan hjælpe at starte den igen. Ellers tager vi mødet i telefonen."),
    ),
    _F.ENGINE_SILENT: (
        translate("faults", "Kamera og lyd svarer ikke lige nu."),
        translate("faults", "Vi starter dem igen. Din plads er gemt."),
    ),
    _F.ENGINE_EXITED: (
        translate("faults", "Kamera og lyd gik ud."),
        translate("faults", "Vi starter dem igen. Din plads er gemt."),
    ),
    _F.ENGINE_GAVE_UP: (
        translate("faults", "Kamera og lyd vil ikke i gang på din computer i dag."),
        translate("faults", "Din plads er gemt. Lad os tage mødet i telefonen."),
    ),
    _F.ENGINE_PROTOCOL: (
        translate("faults", "To dele af programmet passer ikke sammen."),
        translate("faults", "Luk programmet, og åbn det igen. Du kan altid ringe."),
    ),
    _F.ENGINE_INTERNAL: (
        translate("faults", "Noget i programmet gik i stå."),
        translate("faults", "Det ligger hos os. Luk programmet og åbn det igen, eller ring."),
    ),
    _F.STORE_FULL: (
        translate("faults", "Der er ikke plads på computeren lige nu."),
        translate("faults", "Vi husker alt, så længe programmet er åbent, og gemmer det, når der er plads."),
    ),
    _F.STORE_MENDED: (
        translate("faults", "En af dine filer på computeren var gået i stykker."),
        translate("faults", "Vi har reddet det, der kunne læses. Du skal ikke gøre noget."),
    ),
    _F.CALL_NOT_CONNECTED: (
        translate("faults", "Vi fik ikke forbindelse endnu."),
        translate("faults", "Vi prøver igen af os selv. Din plads er gemt."),
    ),
    _F.CALL_DESCRIPTION: (
        translate("faults", "De to computere forstod ikke hinanden."),
        translate("faults", "Vi prøver igen af os selv. Bliver det ved, så ring."),
    ),
}

UNKNOWN = (
    translate("faults", "Der skete noget, som vi ikke kender."),
    translate("faults", "Din plads er gemt. Prøv igen, eller ring til os."),
)


def fault_words(code: FaultCode) -> tuple[str, str]:
    """Return what happened and what to do."""
    title, body = FAULTS.get(code, UNKNOWN)
    return title(), body()
