# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the window says by itself: how the engine is, and when plan B is offered."""

from app.core.facts import EngineCondition, Forward
from app.ui.wording.phrase import Phrase, translate

ENGINE: dict[EngineCondition, tuple[Phrase, Phrase] | None] = {
    EngineCondition.ABSENT: None,
    EngineCondition.STARTING: None,
    EngineCondition.READY: None,
    EngineCondition.RECOVERING: (
        translate("notices", "Kamera og lyd starter igen."),
        translate("notices", "Det tager et øjeblik. Din plads er gemt, og du skal ikke gøre noget."),
    ),
    EngineCondition.GAVE_UP: (
        translate("notices", "Kamera og lyd vil ikke i gang på din computer i dag."),
        translate("notices", "Det er ikke din skyld, og din plads er gemt. Lad os tage mødet i telefonen."),
    ),
}

_PLUG = translate("notices", "Se efter stik og lydknap. Eller tag lyden i telefonen.")
FORWARD: dict[Forward, tuple[Phrase, Phrase] | None] = {
    Forward.NONE: None,
    Forward.NO_MEDIA: (
        translate("notices", "Vi har ikke haft forbindelse i et stykke tid."),
        translate("notices", "Vi prøver stadig. Vil du hellere tale i telefon?"),
    ),
    Forward.UNHEARD: (
        translate("notices", "De andre kan ikke høre dig."),
        _PLUG,
    ),
    Forward.CANNOT_HEAR: (
        translate("notices", "Din højttaler er gået i stå."),
        _PLUG,
    ),
    Forward.NOT_BEGUN: (
        translate("notices", "Mødet er ikke begyndt endnu."),
        translate("notices", "Du kan vente her, og din plads er gemt. Vil du hellere tale i telefon?"),
    ),
    Forward.ENGINE: (
        translate("notices", "Kamera og lyd vil ikke i gang på din computer i dag."),
        translate("notices", "Det er ikke din skyld, og din plads er gemt. Lad os tage mødet i telefonen."),
    ),
    Forward.VERDICT: (
        translate("notices", "Lad os tage mødet i telefonen."),
        translate("notices", "Det er lige så godt. Her er nummeret, så snart du vil bruge det."),
    ),
}

MICROPHONE_STAND_IN = (
    translate("notices", "Din mikrofon svarer ikke lige nu."),
    translate("notices", "De andre hører dig gennem »{microphone}«. Vi skifter selv tilbage."),
)
SPEAKER_STAND_IN = (
    translate("notices", "Din højttaler svarer ikke lige nu."),
    translate("notices", "Lyden kommer fra »{speaker}«. Vi skifter selv tilbage."),
)
BOTH_STAND_IN = (
    translate("notices", "Mikrofon og højttaler svarer ikke lige nu."),
    translate("notices", "Vi bruger »{microphone}« og »{speaker}« så længe, og skifter selv tilbage."),
)

CALL_BY_PHONE = translate("notices", "Tag mødet i telefonen")
CLOSE = translate("notices", "Det er set")
