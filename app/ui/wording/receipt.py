# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each line of the receipt says, and whose clock its time is."""

from app.core.receipt import Fact
from app.ui.wording.phrase import Phrase, translate

FACTS: dict[Fact, Phrase] = {
    Fact.LINK_OPENED: translate("receipt", "Du åbnede dit møde."),
    Fact.CHECK_FINISHED: translate("receipt", "Du testede dit udstyr."),
    Fact.REGISTERED: translate("receipt", "Du kom til mødet."),
    Fact.MESSAGE_SENT: translate("receipt", "Du sendte en besked."),
    Fact.ADMITTED: translate("receipt", "Du blev lukket ind."),
    Fact.CALL_BEGAN: translate("receipt", "Samtalen begyndte."),
    Fact.LINE_INTERRUPTED: translate("receipt", "Forbindelsen faldt ud."),
    Fact.SERVICE_INTERRUPTED: translate("receipt", "Forbindelsen til mødet faldt ud."),
    Fact.EQUIPMENT_INTERRUPTED: translate("receipt", "Kamera og lyd måtte starte igen."),
    Fact.CALLBACK_ASKED: translate("receipt", "Du bad om at blive ringet op."),
    Fact.CALLED_BY_CASEWORKER: translate("receipt", "Din sagsbehandler ringede."),
    Fact.LEFT: translate("receipt", "Du forlod mødet."),
    Fact.ENDED: translate("receipt", "Mødet sluttede."),
}
CLOCK_SERVICE = translate("receipt", "Tid fra mødet")
CLOCK_COMPUTER = translate("receipt", "Tid fra din computer")
