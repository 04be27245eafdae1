# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice about the microphone."""

from app.core.advice.shape import Act, Advice, Setting, on_windows, translate
from app.core.system import System

MICROPHONE: dict[str, Advice] = {
    "microphone_busy": Advice(
        translate("findings", "Et andet program bruger mikrofonen."),
        translate("findings", "Det er ofte et andet program til samtaler."),
        Act(translate("findings", "Luk det andet program, og prøv igen."), "program_microphone"),
    ),
    "microphone_clipping": Advice(
        translate("findings", "Din stemme er så kraftig, at den skratter."),
        translate("findings", "Mikrofonen er nok skruet højt op, eller den sidder tæt på munden."),
        Act(translate("findings", "Flyt mikrofonen lidt længere væk fra munden."), "microphone_away"),
        Setting.SOUND,
    ),
    "microphone_denied": Advice(
        translate("findings", "Din computer lader ikke programmet bruge mikrofonen."),
        translate("findings", "Sådan er mange computere sat op fra starten."),
        Act(
            translate("findings", "Slå mikrofonen til i Indstillinger under Privatliv."),
            "privacy_linux_microphone",
        ),
        Setting.MICROPHONE,
        {
            System.WINDOWS_10: Act(
                translate("findings", "Åbn siden om mikrofonen. Slå alle tre knapper til, der nævner apps."),
                "privacy_windows_microphone",
            ),
            System.WINDOWS_11: Act(
                translate("findings", "Åbn siden om mikrofonen. Slå adgang til, også for skrivebordsapps."),
                "privacy_windows_microphone",
            ),
            System.MAC: Act(
                translate(
                    "findings",
                    "Åbn siden om mikrofonen. Slå Mødeklar til på listen, og åbn så Mødeklar igen.",
                ),
                "privacy_mac_microphone",
            ),
        },
    ),
    "microphone_file": Advice(
        translate("findings", "Vi kan ikke afspille filen i stedet for mikrofonen."),
        translate("findings", "Filen er nok flyttet, eller den har ingen lyd."),
        Act(translate("findings", "Vælg en anden mikrofon på listen."), "choose_microphone"),
    ),
    "microphone_hands_free": Advice(
        translate("findings", "Dit trådløse headset giver lidt ringere lyd."),
        translate("findings", "Når mikrofonen er tændt, lyder det som en gammel telefon. Det går nok."),
        Act(translate("findings", "Brug et headset med ledning, hvis du har et."), "headset"),
    ),
    "microphone_hum": Advice(
        translate("findings", "Der er en brummen i lyden."),
        translate("findings", "Den kommer ofte fra en strømledning tæt på mikrofonen."),
        Act(translate("findings", "Flyt mikrofonen lidt væk fra ledninger og lamper."), "hum"),
    ),
    "microphone_hung": Advice(
        translate("findings", "Mikrofonen svarer ikke lige nu."),
        translate("findings", "Den er nok gået i stå. Det sker for mange."),
        Act(translate("findings", "Tag stikket ud, og sæt det i igen."), "replug_headset"),
    ),
    "microphone_lost": Advice(
        translate("findings", "Mikrofonen er ikke tændt mere."),
        translate("findings", "Stikket sidder nok lidt løst, eller headsettet gik ud."),
        Act(translate("findings", "Tryk stikket helt ind."), "plug_headset"),
    ),
    "microphone_loud": Advice(
        translate("findings", "Din stemme er lidt kraftig."),
        translate("findings", "Mikrofonen sidder nok tæt på munden. Det går nok."),
        Act(translate("findings", "Flyt mikrofonen lidt længere væk fra munden."), "microphone_away"),
    ),
    "microphone_muted": Advice(
        translate("findings", "Mikrofonen er slået fra på computeren."),
        translate("findings", "Nogle tastaturer har en tast, som slår mikrofonen fra."),
        Act(translate("findings", "Åbn Lyd i Indstillinger, og slå mikrofonen til."), "microphone_slider"),
        Setting.SOUND,
        {
            **on_windows(
                Act(
                    translate("findings", "Åbn siden Lyd. Find mikrofonen under Input, og slå den til."),
                    "microphone_slider",
                )
            ),
            System.MAC: Act(
                translate("findings", "Åbn siden Lyd. Vælg Input, og træk lydstyrken op."),
                "microphone_slider",
            ),
        },
    ),
    "microphone_no_speech": Advice(
        translate("findings", "Vi hørte ingen stemme."),
        translate("findings", "Måske var du ikke nået til at sige noget. Det gør ikke noget."),
        Act(translate("findings", "Prøv igen, og sig et par ord imens."), "speak"),
    ),
    "microphone_noisy": Advice(
        translate("findings", "Vi kan høre en del støj."),
        translate("findings", "Den kommer ofte fra et åbent vindue, en radio eller en emhætte."),
        Act(translate("findings", "Luk vinduet, og sluk for det, der larmer."), "noise"),
    ),
    "microphone_none": Advice(
        translate("findings", "Vi kan ikke finde nogen mikrofon."),
        translate("findings", "Mange computere har ingen mikrofon selv."),
        Act(translate("findings", "Sæt et headset i, hvis du har et."), "plug_headset"),
    ),
    "microphone_not_heard_back": Advice(
        translate("findings", "Du kunne ikke høre dig selv."),
        translate("findings", "Måske er det højttaleren, der er stille. Den tester vi på næste side."),
        Act(translate("findings", "Skru lidt op for lyden, og prøv igen."), "volume"),
    ),
    "microphone_other_hears_you": Advice(
        translate("findings", "En anden mikrofon kan høre dig."),
        translate("findings", "Computeren har flere mikrofoner og har valgt en, der er stille."),
        Act(translate("findings", "Vælg den anden mikrofon."), "choose_microphone"),
    ),
    "microphone_quiet": Advice(
        translate("findings", "Vi kan høre dig, men lavt."),
        translate("findings", "Mikrofonen er nok lidt langt væk fra dig."),
        Act(translate("findings", "Kom lidt tættere på mikrofonen."), "microphone_close"),
        Setting.SOUND,
    ),
    "microphone_silent": Advice(
        translate("findings", "Der kommer ingen lyd fra mikrofonen."),
        translate("findings", "Den er ofte slukket på en lille knap på ledningen eller på tastaturet."),
        Act(translate("findings", "Find knappen med en mikrofon på, og tryk på den."), "mute_key"),
        Setting.SOUND,
    ),
    "microphone_unsure": Advice(
        translate("findings", "Du er i tvivl, om du hørte dig selv."),
        translate("findings", "Det er helt i orden. Måske var lyden lav."),
        Act(translate("findings", "Skru lidt op for lyden, og prøv igen."), "volume"),
    ),
}
