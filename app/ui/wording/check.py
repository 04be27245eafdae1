# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the check."""

from app.core.devices import DeviceKind
from app.core.verdicts import CheckId, Verdict
from app.ui.wording.phrase import Phrase, translate

BACK = translate("check", "Til forsiden")
NEXT = translate("check", "Næste")
SEE_RESULT = translate("check", "Se svaret")
SKIP = translate("check", "Spring over")
AGAIN = translate("check", "Test igen")
STEP = translate("check", "Trin {number} af {total}: {name}")

STEPS: dict[CheckId, Phrase] = {
    CheckId.CAMERA: translate("check", "Kamera"),
    CheckId.MICROPHONE: translate("check", "Mikrofon"),
    CheckId.SPEAKER: translate("check", "Lyd"),
    CheckId.LINE: translate("check", "Net"),
    CheckId.COMPUTER: translate("check", "Computer"),
}

QUESTIONS: dict[CheckId, Phrase] = {
    CheckId.CAMERA: translate("check", "Kan du se dig selv?"),
    CheckId.MICROPHONE: translate("check", "Kan vi høre dig?"),
    CheckId.SPEAKER: translate("check", "Kan du høre lyden?"),
    CheckId.LINE: translate("check", "Er dit net godt nok?"),
    CheckId.COMPUTER: translate("check", "Kan din computer følge med?"),
}

LEADS: dict[CheckId, Phrase] = {
    CheckId.CAMERA: translate("check", "Kun du kan se billedet. Sid, så dit hoved er midt i billedet."),
    CheckId.MICROPHONE: translate("check", "Tal, som du plejer. Så siger vi, om vi kan høre dig."),
    CheckId.SPEAKER: translate("check", "Tryk på knappen, og lyt. Skru op, hvis lyden er lav."),
    CheckId.LINE: translate("check", "Vi prøver vejen til mødet. Du skal ikke gøre noget."),
    CheckId.COMPUTER: translate("check", "Vi ser, om din computer har kræfter nok. Du skal ikke gøre noget."),
}

MEASURING: dict[CheckId, Phrase] = {
    CheckId.CAMERA: translate("check", "Vi ser på billedet …"),
    CheckId.MICROPHONE: translate("check", "Vi lytter …"),
    CheckId.SPEAKER: translate("check", "Vi afspiller lyden …"),
    CheckId.LINE: translate("check", "Vi prøver nettet. Det tager op til ti sekunder …"),
    CheckId.COMPUTER: translate("check", "Vi prøver computeren. Det tager et par sekunder …"),
}

GOOD: dict[CheckId, tuple[Phrase, Phrase]] = {
    CheckId.CAMERA: (
        translate("check", "Dit kamera virker."),
        translate("check", "Billedet er fint."),
    ),
    CheckId.MICROPHONE: (
        translate("check", "Vi kan høre dig."),
        translate("check", "Din stemme er klar og tydelig."),
    ),
    CheckId.SPEAKER: (
        translate("check", "Du kan høre lyden."),
        translate("check", "Så kan du også høre din sagsbehandler."),
    ),
    CheckId.LINE: (
        translate("check", "Dit net er godt nok."),
        translate("check", "Både lyd og billede kan komme igennem."),
    ),
    CheckId.COMPUTER: (
        translate("check", "Din computer kan følge med."),
        translate("check", "Den har kræfter nok til mødet."),
    ),
}

SKIPPED: dict[CheckId, Phrase] = {
    CheckId.CAMERA: translate("check", "Kameraet er ikke testet."),
    CheckId.MICROPHONE: translate("check", "Mikrofonen er ikke testet."),
    CheckId.SPEAKER: translate("check", "Lyden er ikke testet."),
    CheckId.LINE: translate("check", "Nettet er ikke testet."),
    CheckId.COMPUTER: translate("check", "Computeren er ikke testet."),
}
SKIPPED_BODY = translate("check", "Det gør ikke noget. Du kan gøre det senere.")

# Camera
STARTING = translate("check", "Vi tænder for kamera og lyd …")
CAMERA_STARTING = translate("check", "Vi tænder for kameraet …")
TURN = translate("check", "Drej billedet")
NO_PICTURE = translate("check", "Her kommer dit billede")

# Microphone
LEVEL = translate("check", "Din stemme")
LEVEL_QUIET = translate("check", "Her er stille")
LEVEL_HEARD = translate("check", "Vi kan høre dig")
RECORD = translate("check", "Begynd")
RECORD_AGAIN = translate("check", "Prøv igen")
RECORD_HINT = translate(
    "check", "Først er du stille i to sekunder. Så læser du en sætning højt, og vi spiller den for dig."
)
NOTHING_KEPT = translate("check", "Intet bliver gemt.")
BE_QUIET = translate("check", "Vær stille et øjeblik …")
BE_QUIET_WHY = translate("check", "Vi lytter til rummet.")
READ_ALOUD = translate("check", "Læs højt:")
SENTENCE = translate("check", "Hej. Jeg sidder ved min computer, og jeg er klar til mit møde.")
OTHERS = translate("check", "Vi lytter nu i dine andre mikrofoner. Læs sætningen en gang til:")
PLAYING = translate("check", "Nu hører du dig selv …")
HEARD_YOURSELF = translate("check", "Kunne du høre dig selv?")
OTHER_HEARS = translate("check", "{other} kan høre dig.")
OTHER_HEARS_ASK = translate("check", "{chosen} hørte dig ikke. Vil du bruge {other}?")
THIS_MICROPHONE = translate("check", "Din mikrofon")
OTHER_SPEAKER = translate("check", "Du har også {other}.")
OTHER_SPEAKER_ASK = translate("check", "Måske kommer lyden ud der. Vil du prøve?")
NEW_FOUND = translate("check", "Vi har fundet {other}.")
NEW_FOUND_ASK = translate("check", "Vil du bruge den? Du kan også vælge den på listen senere.")
NEW_FOUND_AFTER = translate("check", "Vil du bruge den? Tryk på Test igen, og vælg den på listen.")
USE_OTHER = translate("check", "Brug {other}")

# Speaker
PLAY = translate("check", "Afspil lyd")
PLAY_AGAIN = translate("check", "Afspil igen")
SOUND_SOON = translate("check", "Lyden kommer om et øjeblik")
RECORD_SOON = translate("check", "Optagelsen begynder om et øjeblik")
PLAYING_TONE = translate("check", "Lyden spiller nu …")
HEARD_IT = translate("check", "Kunne du høre det?")
PROVEN = translate("check", "Lyden kommer ud.")
PROVEN_BODY = translate("check", "Vi kunne høre den i din mikrofon. Kun du ved, om du også hørte den.")
YES = translate("check", "Ja")
NO = translate("check", "Nej")
DONT_KNOW = translate("check", "Ved ikke")

DEVICES: dict[DeviceKind, Phrase] = {
    DeviceKind.CAMERA: translate("check", "Kamera"),
    DeviceKind.MICROPHONE: translate("check", "Mikrofon"),
    DeviceKind.SPEAKER: translate("check", "Højttaler"),
}
DEVICE_DEFAULT = translate("check", "Computerens eget valg")
DEVICE_VIRTUAL = translate("check", "{name} (et program)")
DEVICE_LOOKING = translate("check", "Vi leder …")
DEVICE_NONE: dict[DeviceKind, Phrase] = {
    DeviceKind.CAMERA: translate("check", "Uden kamera"),
    DeviceKind.MICROPHONE: translate("check", "Uden mikrofon"),
    DeviceKind.SPEAKER: translate("check", "Uden højttaler"),
}
ON_WITHOUT: dict[DeviceKind, Phrase] = {
    DeviceKind.CAMERA: translate("check", "Videre uden kamera"),
    DeviceKind.MICROPHONE: translate("check", "Videre uden mikrofon"),
    DeviceKind.SPEAKER: translate("check", "Videre uden højttaler"),
}

# Result
RESULTS: dict[Verdict, tuple[Phrase, Phrase]] = {
    Verdict.READY: (
        translate("check", "Du er klar"),
        translate("check", "Kamera, lyd og net virker. Du skal ikke gøre mere."),
    ),
    Verdict.REMARK: (
        translate("check", "Du er klar"),
        translate("check", "Du kan holde mødet. Herunder kan du se, hvad der kan blive endnu bedre."),
    ),
    Verdict.SOUND_ONLY: (
        translate("check", "Du er klar med lyd"),
        translate("check", "I kan tale sammen. Billedet kan mangle, og det gør ikke noget."),
    ),
    Verdict.CALL_INSTEAD: (
        translate("check", "Lad os ringe i stedet"),
        translate("check", "I kan tage mødet i telefonen. Det er lige så godt, og du mister intet."),
    ),
    Verdict.NOT_MEASURED: (
        translate("check", "Du sprang testen over"),
        translate("check", "Det gør ikke noget. Du kan gå til mødet, eller teste senere."),
    ),
}
MISSING = translate("check", "{name}, som du brugte {day}, er ikke sat til.")
MISSING_BODY = translate("check", "Da virkede det hele. Sæt den til, hvis du vil bruge den igen.")
SKIPPED_LIST = translate("check", "Det er ikke testet endnu")
RESULT_LIST = translate("check", "Det så vi")
ENTER = translate("check", "Gå til venteværelset")
TO_PHONE = translate("check", "Se nummeret")
TO_HOME = translate("check", "Til forsiden")
ENTER_ANYWAY = translate("check", "Prøv med video alligevel")
