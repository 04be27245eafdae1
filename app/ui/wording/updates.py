# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is said about a newer version."""

from app.core.release import UpdateState
from app.ui.wording.phrase import Phrase, translate

OFFERED = (
    translate("updates", "Der er en ny udgave af Mødeklar."),
    translate("updates", "Den gamle virker stadig. Du kan hente den nye nu eller en anden dag."),
)
NEEDED = (
    translate("updates", "Jobcenteret beder om den nye udgave af Mødeklar."),
    translate("updates", "Hent den før dit møde. Går det ikke, tager vi mødet i telefonen."),
)
LOADING = (
    translate("updates", "Den nye udgave hentes: {percent} %."),
    translate("updates", "Du kan roligt bruge Mødeklar imens."),
)
READY = (
    translate("updates", "Den nye udgave er hentet."),
    translate(
        "updates", "Installationen tager et par minutter. Mødeklar lukker imens, og dine møder bliver gemt."
    ),
)
FAILED = (
    translate("updates", "Den nye udgave kom ikke helt frem."),
    translate("updates", "Det er ikke noget, du har gjort. Prøv igen, eller bliv ved den, du har."),
)
FETCH = translate("updates", "Hent den nye udgave")
TRY_AGAIN = translate("updates", "Prøv igen")
INSTALL = translate("updates", "Installer nu")
LATER = translate("updates", "Ikke nu")

WORDS: dict[UpdateState, tuple[Phrase, Phrase] | None] = {
    UpdateState.NONE: None,
    UpdateState.OFFERED: OFFERED,
    UpdateState.LOADING: LOADING,
    UpdateState.READY: READY,
    UpdateState.FAILED: FAILED,
}
BUTTONS: dict[UpdateState, Phrase | None] = {
    UpdateState.NONE: None,
    UpdateState.OFFERED: FETCH,
    UpdateState.LOADING: None,
    UpdateState.READY: INSTALL,
    UpdateState.FAILED: TRY_AGAIN,
}
