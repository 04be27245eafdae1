# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the waiting room."""

from app.ui.wording.phrase import translate

REGISTERED = translate("waiting", "Du er registreret som ankommet kl. {time}")
TOLD = translate("waiting", "{name} har fået besked. Du skal ikke gøre mere.")
REGISTERING = translate("waiting", "Vi giver besked om, at du er her …")
REGISTERING_LEAD = translate("waiting", "Det tager et øjeblik. Du skal ikke gøre noget.")
DISCONNECTED = translate("waiting", "Vi har ikke forbindelse til mødet lige nu. Vi prøver igen af os selv.")
DISCONNECTED_KEPT = translate("waiting", "Din plads er gemt: du kom kl. {time}.")
STARTS_SOON = translate("waiting", "Mødet begynder kl. {time}, altså {until}.")
STARTS = translate("waiting", "Mødet begynder kl. {time}.")
STARTS_NOW = translate("waiting", "Mødet begynder nu.")
LATE = translate("waiting", "Du er kommet til tiden. {name} er lidt forsinket.")
LATE_BOTH = translate("waiting", "{name} lukker dig ind så snart som muligt.")
CASEWORKER_HERE = translate("waiting", "{name} er på plads.")

NEXT = translate("waiting", "Sådan går det nu")
WAIT_UNTOLD = translate("waiting", "Du venter her. Vi giver {name} besked.")
NEXT_STEPS = (
    translate("waiting", "Du venter her. {name} kan se, at du er kommet."),
    translate("waiting", "{name} lukker dig ind. Det sker af sig selv her på siden."),
    translate("waiting", "Så kan I se og høre hinanden."),
)
PEOPLE = translate("waiting", "Hvem er med?")
AGENDA = translate("waiting", "Det skal I tale om")
MIRROR = translate("waiting", "Kun du kan se det her billede")
FRAMING = translate("waiting", "Sid, så dit hoved er midt i billedet, og lyset kommer forfra.")
CAMERA_OFF = translate("waiting", "Dit kamera er slukket")
CAMERA_STARTING = translate("waiting", "Vi tænder for kameraet …")
TURN_OFF = translate("waiting", "Sluk kamera")
TURN_ON = translate("waiting", "Tænd kamera")
DEVICES = translate("waiting", "Skift kamera eller lyd")
LEAVE = translate("waiting", "Forlad venteværelset")
