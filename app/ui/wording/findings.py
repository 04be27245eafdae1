# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each finding of the check means: what we saw, and what to do."""

from app.core.verdicts import CheckId, CheckResult, Severity, Verdict
from app.ui.wording.check import GOOD, SKIPPED, SKIPPED_BODY
from app.ui.wording.phrase import Phrase, translate

FINDINGS: dict[str, tuple[Phrase, Phrase]] = {
    "camera_backlit": (
        translate("findings", "Lyset kommer bagfra."),
        translate("findings", "Vend dig, så vinduet er foran dig. Så kan man se dit ansigt."),
    ),
    "camera_black": (
        translate("findings", "Billedet er sort."),
        translate("findings", "Se, om der sidder et låg foran kameraet. Nogle har en lille skyder."),
    ),
    "camera_blurred": (
        translate("findings", "Billedet er lidt uskarpt."),
        translate("findings", "Tør kameraet af med en blød klud."),
    ),
    "camera_bright": (
        translate("findings", "Billedet er meget lyst."),
        translate("findings", "Sid, så lyset kommer forfra og ikke bagfra."),
    ),
    "camera_busy": (
        translate("findings", "Et andet program bruger kameraet."),
        translate("findings", "Luk det andet program, og test igen."),
    ),
    "camera_covered": (
        translate("findings", "Der er måske noget foran kameraet."),
        translate("findings", "Se, om der sidder et låg. Nogle kameraer har en lille skyder."),
    ),
    "camera_dark": (
        translate("findings", "Billedet er lidt mørkt."),
        translate("findings", "Tænd en lampe foran dig, eller vend dig mod vinduet."),
    ),
    "camera_denied": (
        translate("findings", "Din computer lader ikke programmet bruge kameraet."),
        translate("findings", "Du kan give lov under Privatliv. Du kan også holde mødet med lyd."),
    ),
    "camera_face_far": (
        translate("findings", "Du sidder lidt langt væk."),
        translate("findings", "Ryk tættere på, så kan I se hinanden bedre."),
    ),
    "camera_face_high": (
        translate("findings", "Dit hoved er højt oppe i billedet."),
        translate("findings", "Vip skærmen lidt op, så hele ansigtet er med."),
    ),
    "camera_face_low": (
        translate("findings", "Dit hoved er langt nede i billedet."),
        translate("findings", "Vip skærmen lidt ned, eller sæt den højere op."),
    ),
    "camera_face_off_centre": (
        translate("findings", "Du sidder lidt ude i siden."),
        translate("findings", "Ryk ind mod midten af billedet."),
    ),
    "camera_file": (
        translate("findings", "Vi kan ikke vise filmen i stedet for kameraet."),
        translate("findings", "Vælg et andet kamera på listen. Du kan også holde mødet med lyd."),
    ),
    "camera_frozen": (
        translate("findings", "Billedet står stille."),
        translate("findings", "Tag stikket til kameraet ud og ind, eller vælg et andet kamera."),
    ),
    "camera_hung": (
        translate("findings", "Kameraet svarer ikke lige nu."),
        translate("findings", "Tag stikket ud og ind, eller vælg et andet. Du kan også holde mødet med lyd."),
    ),
    "camera_no_face": (
        translate("findings", "Vi kan ikke se noget ansigt i billedet."),
        translate("findings", "Det gør ikke noget. Sid foran kameraet, når du er klar."),
    ),
    "camera_none": (
        translate("findings", "Vi kan ikke se noget kamera."),
        translate("findings", "Det gør ikke noget: du kan holde mødet med lyd."),
    ),
    "camera_slow": (
        translate("findings", "Billedet hakker lidt."),
        translate("findings", "Det går nok. Mere lys kan hjælpe, og lyden går altid forud."),
    ),
    "camera_virtual": (
        translate("findings", "Kameraet på listen er et program."),
        translate("findings", "Vælg et andet kamera, hvis billedet ikke er dig."),
    ),
    "computer_battery": (
        translate("findings", "Din computer kører på batteri."),
        translate("findings", "Sæt strøm til, hvis du kan."),
    ),
    "computer_busy": (
        translate("findings", "Din computer har travlt med andre programmer."),
        translate("findings", "Luk dem, du ikke bruger."),
    ),
    "computer_memory_low": (
        translate("findings", "Din computer har ikke meget plads at arbejde på."),
        translate("findings", "Luk de programmer, som du ikke bruger, før mødet begynder."),
    ),
    "computer_slow": (
        translate("findings", "Din computer er lidt langsom i dag."),
        translate("findings", "Luk andre programmer, før mødet begynder. Lyden går forud for billedet."),
    ),
    "computer_system_old": (
        translate("findings", "Din computer er af ældre dato."),
        translate("findings", "Det går nok. Ellers tager I mødet i telefonen."),
    ),
    "line_bufferbloat": (
        translate("findings", "Dit net bliver langsomt, når det har travlt."),
        translate("findings", "Bed andre i huset vente med film og spil under mødet."),
    ),
    "line_clock_wrong": (
        translate("findings", "Uret på din computer går ikke helt rigtigt."),
        translate("findings", "Det gør ikke noget. Vi bruger tiden fra mødet."),
    ),
    "line_delay": (
        translate("findings", "Dit net svarer lidt langsomt i dag."),
        translate("findings", "I kan godt tale sammen. Lyden går forud for billedet."),
    ),
    "line_dns": (
        translate("findings", "Vi kan ikke finde vej til mødet lige nu."),
        translate("findings", "Prøv igen om lidt. I kan altid tage mødet i telefonen."),
    ),
    "line_jitter": (
        translate("findings", "Dit net er lidt ujævnt i dag."),
        translate("findings", "Sid tættere på din router, hvis du kan. Lyden går forud for billedet."),
    ),
    "line_loss": (
        translate("findings", "Noget går tabt på vejen."),
        translate("findings", "Sid tættere på din router, eller brug et kabel."),
    ),
    "line_offline": (
        translate("findings", "Din computer er ikke på nettet lige nu."),
        translate("findings", "Se, om den er på dit trådløse net. I kan altid tage mødet i telefonen."),
    ),
    "line_portal": (
        translate("findings", "Nettet her viser en anden side end mødet."),
        translate("findings", "Åbn din browser, og log på nettet der. Så kan du teste igen."),
    ),
    "line_service_down": (
        translate("findings", "Dit net virker, men mødet svarer ikke lige nu."),
        translate("findings", "Det ligger hos os. Prøv igen om lidt. I kan altid tage mødet i telefonen."),
    ),
    "line_slow_down": (
        translate("findings", "Dit net henter langsomt."),
        translate("findings", "Lyden vil være god. Billedet kan blive uskarpt."),
    ),
    "line_slow_up": (
        translate("findings", "Dit net sender langsomt."),
        translate("findings", "Lyden vil være god. Billedet kan blive uskarpt."),
    ),
    "line_tcp_only": (
        translate("findings", "Dit net lukker for den hurtige vej."),
        translate("findings", "Vi går en anden vej. Det kan give lidt ventetid."),
    ),
    "line_tls": (
        translate("findings", "Vi kan ikke nå mødet på en sikker måde lige nu."),
        translate("findings", "Se, om tid og dato på din computer passer. Ellers tager I mødet i telefonen."),
    ),
    "line_tls_only": (
        translate("findings", "Dit net lukker for den hurtige vej."),
        translate("findings", "Vi går en anden vej. Det kan give lidt ventetid."),
    ),
    "line_udp_blocked": (
        translate("findings", "Dit net lukker for den hurtige vej."),
        translate("findings", "Vi prøver en anden vej. Ellers tager I mødet i telefonen."),
    ),
    "line_vpn": (
        translate("findings", "Du er på nettet gennem et andet netværk."),
        translate("findings", "Slå det fra under mødet, hvis billedet hakker."),
    ),
    "line_weak_wifi": (
        translate("findings", "Dit trådløse net er svagt her."),
        translate("findings", "Sid tættere på din router, eller brug et kabel."),
    ),
    "microphone_busy": (
        translate("findings", "Et andet program bruger mikrofonen."),
        translate("findings", "Luk det andet program, og test igen."),
    ),
    "microphone_clipping": (
        translate("findings", "Din stemme er meget kraftig."),
        translate("findings", "Sid lidt længere fra mikrofonen."),
    ),
    "microphone_denied": (
        translate("findings", "Din computer lader ikke programmet bruge mikrofonen."),
        translate("findings", "Du kan give lov under Privatliv. Ellers tager I mødet i telefonen."),
    ),
    "microphone_file": (
        translate("findings", "Vi kan ikke afspille filen i stedet for mikrofonen."),
        translate("findings", "Vælg en anden mikrofon på listen."),
    ),
    "microphone_hands_free": (
        translate("findings", "Dit trådløse headset giver lidt ringere lyd."),
        translate("findings", "Det går nok. Vælg en anden mikrofon, hvis du har en."),
    ),
    "microphone_hum": (
        translate("findings", "Der er en brummen i lyden."),
        translate("findings", "Flyt mikrofonen lidt væk fra ledninger og lamper."),
    ),
    "microphone_hung": (
        translate("findings", "Mikrofonen svarer ikke lige nu."),
        translate("findings", "Tag stikket ud og ind, eller vælg en anden på listen."),
    ),
    "microphone_lost": (
        translate("findings", "Mikrofonen er ikke tændt mere."),
        translate("findings", "Se, om stikket sidder fast, eller vælg en anden på listen."),
    ),
    "microphone_loud": (
        translate("findings", "Din stemme er lidt kraftig."),
        translate("findings", "Det går nok. Sid lidt længere fra mikrofonen, hvis du kan."),
    ),
    "microphone_muted": (
        translate("findings", "Mikrofonen er slået fra."),
        translate("findings", "Se efter en knap på headsettet, eller slå lyden til på computeren."),
    ),
    "microphone_no_speech": (
        translate("findings", "Vi hørte ingen stemme."),
        translate("findings", "Optag igen, og sig et par ord undervejs."),
    ),
    "microphone_noisy": (
        translate("findings", "Vi kan høre en del støj."),
        translate("findings", "Luk vinduet, eller sæt et headset i, hvis du har et."),
    ),
    "microphone_none": (
        translate("findings", "Vi kan ikke finde nogen mikrofon."),
        translate("findings", "Sæt et headset i, hvis du har et. Ellers tager I mødet i telefonen."),
    ),
    "microphone_not_heard_back": (
        translate("findings", "Du kunne ikke høre dig selv."),
        translate("findings", "Måske er det højttaleren, der er stille. Den tester vi på næste side."),
    ),
    "microphone_other_hears_you": (
        translate("findings", "En anden mikrofon kan høre dig."),
        translate("findings", "Vælg den på listen her under."),
    ),
    "microphone_quiet": (
        translate("findings", "Vi kan høre dig, men lavt."),
        translate("findings", "Kom lidt tættere på, eller tal lidt højere."),
    ),
    "microphone_silent": (
        translate("findings", "Der kommer ingen lyd fra mikrofonen."),
        translate("findings", "Se, om den er slukket på en knap, eller vælg en anden på listen."),
    ),
    "microphone_unsure": (
        translate("findings", "Du er i tvivl, om du hørte dig selv."),
        translate("findings", "Det er helt i orden. Du kan prøve igen, eller bare gå videre."),
    ),
    "speaker_busy": (
        translate("findings", "Et andet program bruger højttaleren."),
        translate("findings", "Luk det andet program, og test igen."),
    ),
    "speaker_echo_strong": (
        translate("findings", "Din egen stemme kan komme tilbage som ekko."),
        translate("findings", "Et headset hjælper. Du kan også skrue lidt ned."),
    ),
    "speaker_hung": (
        translate("findings", "Højttaleren svarer ikke lige nu."),
        translate("findings", "Vælg en anden på listen, eller sæt et headset i, hvis du har et."),
    ),
    "speaker_lost": (
        translate("findings", "Højttaleren er ikke tændt mere."),
        translate("findings", "Se, om stikket sidder fast, eller vælg en anden på listen."),
    ),
    "speaker_muted": (
        translate("findings", "Lyden er slået fra på computeren."),
        translate("findings", "Slå lyden til, og prøv igen."),
    ),
    "speaker_none": (
        translate("findings", "Vi kan ikke finde nogen højttaler."),
        translate("findings", "Sæt et headset i, hvis du har et. Ellers tager I mødet i telefonen."),
    ),
    "speaker_not_confirmed": (
        translate("findings", "Lyden blev spillet for dig."),
        translate("findings", "Kun du ved, om du kunne høre den. Du kan teste igen, når du vil."),
    ),
    "speaker_not_heard": (
        translate("findings", "Du kunne ikke høre lyden."),
        translate("findings", "Skru op, vælg en anden på listen, eller prøv et headset."),
    ),
    "speaker_unsure": (
        translate("findings", "Du er i tvivl, om du hørte lyden."),
        translate("findings", "Det er helt i orden. Skru lidt op, og prøv igen, hvis du vil."),
    ),
}

# For codes that a newer check may send: what it was about, and that the talk goes on.
GENERAL: dict[CheckId, Phrase] = {
    CheckId.CAMERA: translate("findings", "Vi så noget ved kameraet, som kan blive bedre."),
    CheckId.MICROPHONE: translate("findings", "Vi så noget ved mikrofonen, som kan blive bedre."),
    CheckId.SPEAKER: translate("findings", "Vi så noget ved lyden, som kan blive bedre."),
    CheckId.LINE: translate("findings", "Vi så noget ved nettet, som kan blive bedre."),
    CheckId.COMPUTER: translate("findings", "Vi så noget ved computeren, som kan blive bedre."),
}
GENERAL_BODY = translate("findings", "Du kan stadig holde mødet. Vi hjælper dig, hvis det driller.")


def finding_words(code: str, check: CheckId) -> tuple[str, str]:
    """Return what we saw and what to do."""
    known = FINDINGS.get(code)
    if known is None:
        return GENERAL[check](), GENERAL_BODY()
    return known[0](), known[1]()


def result_words(result: CheckResult) -> tuple[str, str]:
    """Return the words for one result: those of its weightiest finding, or that all is well."""
    if result.findings:
        problems = [f for f in result.findings if f.severity is Severity.PROBLEM]
        return finding_words((problems or list(result.findings))[0].code, result.id)
    if result.verdict is Verdict.NOT_MEASURED:
        return SKIPPED[result.id](), SKIPPED_BODY()
    if result.verdict is Verdict.READY:
        title, body = GOOD[result.id]
        return title(), body()
    return GENERAL[result.id](), GENERAL_BODY()
