# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the frame: bars, settings, help."""

from app.core.facts import Forgetting
from app.ui.wording.phrase import Phrase, translate

PLAN_B = translate("frame", "Ring til min sagsbehandler")
PLAN_B_KEY = translate("frame", "Du kan også trykke på F2. Det virker altid.")
MEETING = translate("frame", "{day} kl. {time} · {name}")
WINDOW_TITLE = translate("frame", "Mødeklar")
NO_MUNICIPALITY = translate("frame", "Mødeklar")
SWITCH_LANGUAGE = translate("frame", "English")
SWITCH_LANGUAGE_HINT = translate("frame", "Skift sproget til engelsk")
DISPLAY = translate("frame", "Tekst og farver")
HELP = translate("frame", "Hjælp")
CLOSE = translate("frame", "Luk")

TEXT_SIZE = translate("frame", "Hvor stor skal teksten være?")
TEXT_SIZE_CHOICE = translate("frame", "{percent} %")
THEME = translate("frame", "Hvilke farver vil du have?")
THEME_LIGHT = translate("frame", "Lyse")
THEME_DARK = translate("frame", "Mørke")
THEME_SYSTEM = translate("frame", "Som min computer")
LANGUAGE = translate("frame", "Sprog")

VERSION = translate("frame", "Mødeklar, udgave {version}")
HELP_TITLE = translate("frame", "Hjælp")
HELP_PHONE_TITLE = translate("frame", "Du kan altid ringe")
HELP_PHONE = translate(
    "frame",
    "Tryk på den mørkeblå knap nederst til venstre, eller tryk på F2. Så ser du nummeret til din "
    "sagsbehandler. Det virker også uden net.",
)
HELP_KEYS_TITLE = translate("frame", "Du kan bruge tasterne")
HELP_KEYS = translate(
    "frame",
    "Tab går til det næste felt. Enter er det samme som den store blå knap. Escape går tilbage.",
)
HELP_CALM_TITLE = translate("frame", "Du kan ikke ødelægge noget")
HELP_CALM = translate(
    "frame",
    "Din plads i mødet er gemt, også hvis nettet eller billedet falder ud. Vi prøver igen af os selv.",
)

FORGET = translate("frame", "Slet alt om mig på denne computer")
FORGET_TITLE = translate("frame", "Det, computeren husker om dig")
FORGET_BODY = translate(
    "frame", "Vi gemmer dit møde, dit nummer, dine valg og dine kvitteringer her. Kun du kan se det."
)
FORGET_LATER = translate("frame", "Du kan slette det, når du har forladt mødet.")
FORGET_ASK = translate("frame", "Vil du slette det hele?")
FORGET_ASK_BODY = translate(
    "frame",
    "Også dine kvitteringer bliver slettet her, så gem dem først, hvis du vil have dem. "
    "Du kan åbne dit link igen. Det, jobcenteret har, bliver der.",
)
FORGET_NO = translate("frame", "Nej, behold det")
FORGET_YES = translate("frame", "Ja, slet det hele")
FORGETTING: dict[Forgetting, Phrase | None] = {
    Forgetting.NONE: None,
    Forgetting.GOING: translate("frame", "Vi sletter nu …"),
    Forgetting.DONE: translate("frame", "Alt om dig er slettet på denne computer."),
    Forgetting.PARTLY: translate(
        "frame", "Vi kunne ikke slette det hele. Genstart computeren, og prøv igen."
    ),
}
