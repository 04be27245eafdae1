# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words for who is in the meeting, and where."""

from app.core.meeting import CaseworkerStatus, Presence, Role
from app.ui.wording.phrase import Phrase, translate

ROLES: dict[Role, Phrase] = {
    Role.CITIZEN: translate("people", "Borger"),
    Role.CASEWORKER: translate("people", "Sagsbehandler"),
    Role.INTERPRETER: translate("people", "Tolk"),
    Role.RELATIVE: translate("people", "Pårørende"),
    Role.MENTOR: translate("people", "Mentor"),
    Role.COMPANY: translate("people", "Virksomhed"),
    Role.UNEMPLOYMENT_FUND: translate("people", "A-kasse"),
    Role.DOCTOR: translate("people", "Læge"),
    Role.OTHER: translate("people", "Med i mødet"),
}

PRESENCES: dict[Presence, Phrase] = {
    Presence.ABSENT: translate("people", "Ikke kommet endnu"),
    Presence.WAITING: translate("people", "Er her"),
    Presence.IN_CALL: translate("people", "Er i mødet"),
    Presence.RECONNECTING: translate("people", "Er på vej ind igen"),
    Presence.LEFT: translate("people", "Er gået"),
}

STATUSES: dict[CaseworkerStatus, Phrase | None] = {
    CaseworkerStatus.NONE: None,
    CaseworkerStatus.TAKING_NOTES: translate("people", "{name} skriver noter"),
    CaseworkerStatus.BACK_IN_TWO_MINUTES: translate("people", "{name} er tilbage om to minutter"),
}

YOU = translate("people", "Dig")
