# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the call."""

from app.ui.wording.phrase import translate

MICROPHONE_ON = translate("call", "Mikrofon til")
MICROPHONE_OFF = translate("call", "Mikrofon fra")
MICROPHONE_HINT_ON = translate("call", "{name} kan høre dig. Tryk for at slukke.")
MICROPHONE_HINT_OFF = translate("call", "{name} kan ikke høre dig. Tryk for at tænde.")
CAMERA_ON = translate("call", "Kamera til")
CAMERA_OFF = translate("call", "Kamera fra")
CAMERA_HINT_ON = translate("call", "{name} kan se dig. Tryk for at slukke.")
CAMERA_HINT_OFF = translate("call", "{name} kan ikke se dig. Tryk for at tænde.")
PAUSE = translate("call", "Hold pause")
RESUME = translate("call", "Fortsæt mødet")
PAUSE_HINT = translate("call", "Billede og lyd holder pause for jer begge.")
DEVICES = translate("call", "Udstyr")
LEAVE = translate("call", "Forlad mødet")

CONNECTING = translate("call", "Vi forbinder dig til {name} …")
CONNECTING_LEAD = translate("call", "Det tager et øjeblik. Du skal ikke gøre noget.")
SOUND_FIRST = translate("call", "Du kan høre {name}. Billedet er på vej.")
PICTURE_RESTS = translate("call", "Du kan høre {name}. Billedet holder pause lige nu.")
LOST = translate("call", "Forbindelsen er væk lige nu")
LOST_LEAD = translate("call", "Vi prøver igen af os selv. {name} kan se, at du er her.")
LOST_LEAD_ALONE = translate("call", "Vi prøver igen af os selv. Din plads er gemt.")
WEAK = translate("call", "Forbindelsen er svag. Lyden går forud for billedet.")
SERVICE_AWAY = translate("call", "Vi har mistet forbindelsen til mødets tjeneste. Jeres samtale går videre.")
PAUSED = translate("call", "Du holder pause")
PAUSED_LEAD = translate("call", "{name} kan se det. I kan hverken se eller høre hinanden nu.")

CURRENT_ITEM = translate("call", "Det taler I om nu")
AGENDA = translate("call", "Dagsorden")
SELF = translate("call", "Dig")
SELF_OFF = translate("call", "Dit kamera er slukket")
SELF_SOUND_FIRST = translate("call", "I begynder med lyd. Du kan tænde kameraet, når du vil.")
SELF_PAUSED = translate("call", "Pause")
BY_PHONE = translate("call", "I taler i telefon")
BY_PHONE_LEAD = translate("call", "Lyden er slukket her, så intet hyler.")
BY_PHONE_FIRST = translate("call", "I taler i telefon. Billedet er på vej.")
BY_PHONE_MICROPHONE = translate("call", "Lyd i telefonen")
BY_PHONE_BACK = translate("call", "Lyd her igen")
MUTED = translate("call", "Din mikrofon er slukket. {name} kan ikke høre dig.")
