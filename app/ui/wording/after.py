# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the goodbye page."""

from app.ui.wording.phrase import translate

TITLE = translate("after", "Tak for i dag")
LEAD_ENDED = translate("after", "Dit møde er slut.")
LEAD_ENDED_NAME = translate("after", "Dit møde med {name} er slut.")
LEAD_LEFT = translate("after", "Du har forladt mødet.")
RETURN_TITLE = translate("after", "Vil du tilbage?")
RETURN_BODY = translate("after", "Mødet er stadig åbent, og din plads er gemt.")
RETURN = translate("after", "Tilbage til mødet")
NEXT = translate("after", "Hvad sker der nu?")
NEXT_BODY = translate(
    "after", "{name} skriver til dig i Digital Post, hvis I har aftalt noget. Du kan altid ringe."
)
NEXT_BODY_NOBODY = translate("after", "Din kommune skriver til dig i Digital Post. Du kan altid ringe.")
HOME = translate("after", "Til forsiden")
