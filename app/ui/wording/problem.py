# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of a finding's own page."""

from app.core.advice.shape import Setting
from app.ui.wording.phrase import Phrase, translate

HOW = translate("check", "Gør sådan")
TRY_AGAIN = translate("check", "Prøv igen")
SHOW_HOW = translate("check", "Vis mig hvordan")
GO_BACK = translate("check", "Tilbage")
SEEN_NOW = translate("check", "Sådan ser kameraet dig lige nu:")
THE_PROGRAM = translate("check", "Det er {program}.")
USE_OTHER = translate("check", "Brug {name}")
DETAILS = translate("check", "Detaljer")
DETAILS_FOR = translate("check", "Her er tallene til den, der hjælper dig.")
COPY_DETAILS = translate("check", "Kopiér tallene")
DETAILS_COPIED = translate("check", "Tallene er kopieret")
NOT_MEASURED = translate("check", "ikke målt")
YES = translate("check", "ja")
NO = translate("check", "nej")

SETTINGS: dict[Setting, Phrase] = {
    Setting.CAMERA: translate("check", "Åbn siden om kameraet"),
    Setting.MICROPHONE: translate("check", "Åbn siden om mikrofonen"),
    Setting.SOUND: translate("check", "Åbn siden Lyd"),
    Setting.NETWORK: translate("check", "Åbn siden om nettet"),
    Setting.CLOCK: translate("check", "Åbn siden om dato og tid"),
    Setting.POWER: translate("check", "Åbn siden om strøm"),
    Setting.UPDATE: translate("check", "Åbn siden om opdatering"),
}
