# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice about the speaker."""

from app.core.advice.shape import Act, Advice, Setting, on_windows, translate
from app.core.system import System

SPEAKER: dict[str, Advice] = {
    "speaker_busy": Advice(
        translate("findings", "Et andet program bruger højttaleren."),
        translate("findings", "Det er ofte et andet program til samtaler."),
        Act(translate("findings", "Luk det andet program, og prøv igen."), "program_speaker"),
    ),
    "speaker_echo_strong": Advice(
        translate("findings", "Din egen stemme kan komme tilbage som ekko."),
        translate("findings", "Mikrofonen hører højttaleren meget tydeligt."),
        Act(translate("findings", "Brug et headset, hvis du har et."), "headset"),
    ),
    "speaker_hung": Advice(
        translate("findings", "Højttaleren svarer ikke lige nu."),
        translate("findings", "Den er nok gået i stå. Det sker for mange."),
        Act(translate("findings", "Vælg en anden højttaler på listen."), "choose_speaker"),
        Setting.SOUND,
    ),
    "speaker_lost": Advice(
        translate("findings", "Højttaleren er ikke tændt mere."),
        translate("findings", "Stikket sidder nok lidt løst, eller headsettet gik ud."),
        Act(translate("findings", "Tryk stikket helt ind."), "plug_headset"),
    ),
    "speaker_muted": Advice(
        translate("findings", "Lyden er slået fra på computeren."),
        translate("findings", "Lyden er skruet helt ned, eller den er slået fra med en tast."),
        Act(translate("findings", "Tryk på højttaleren i hjørnet af skærmen, og skru op."), "volume"),
        Setting.SOUND,
        {
            **on_windows(
                Act(
                    translate("findings", "Tryk på højttaleren nederst til højre på skærmen, og skru op."),
                    "volume_windows",
                )
            ),
            System.MAC: Act(
                translate("findings", "Tryk på højttaleren øverst til højre på skærmen, og skru op."),
                "volume_mac",
            ),
        },
    ),
    "speaker_none": Advice(
        translate("findings", "Vi kan ikke finde nogen højttaler."),
        translate("findings", "Computeren har nok ingen højttaler selv."),
        Act(translate("findings", "Sæt et headset i, hvis du har et."), "plug_headset"),
    ),
    "speaker_not_confirmed": Advice(
        translate("findings", "Lyden blev spillet for dig."),
        translate("findings", "Vi kan ikke selv høre, om lyden nåede dig."),
        Act(translate("findings", "Kun du ved, om du kunne høre den. Lyt igen, når du vil."), "listen"),
    ),
    "speaker_not_heard": Advice(
        translate("findings", "Du kunne ikke høre lyden."),
        translate("findings", "Lyden er nok skruet ned, eller den kommer ud et andet sted."),
        Act(translate("findings", "Skru op for lyden, og prøv igen."), "volume"),
        Setting.SOUND,
        {
            **on_windows(
                Act(
                    translate("findings", "Tryk på højttaleren nederst til højre på skærmen, og skru op."),
                    "volume_windows",
                )
            ),
            System.MAC: Act(
                translate("findings", "Tryk på højttaleren øverst til højre på skærmen, og skru op."),
                "volume_mac",
            ),
        },
    ),
    "speaker_unsure": Advice(
        translate("findings", "Du er i tvivl, om du hørte lyden."),
        translate("findings", "Det er helt i orden. Måske var lyden lav."),
        Act(translate("findings", "Skru lidt op for lyden, og lyt igen."), "volume"),
    ),
}
