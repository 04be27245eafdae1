# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of plan B: the telephone."""

from app.core.events.person import Message
from app.core.events.service import CallbackState
from app.core.facts import State
from app.core.meeting import ByPhone, MeetingForm
from app.core.phone import Doubt
from app.ui.wording.phrase import Phrase, translate

TITLE = translate("plan_b", "Ring til {name}")
TITLE_NOBODY = translate("plan_b", "Ring til dit jobcenter")
LEAD = translate("plan_b", "Du kan altid tage mødet i telefonen. Det er lige så godt.")
LEAD_KEPT = translate("plan_b", "Du kan altid tage mødet i telefonen. Din plads i mødet er gemt.")
NOBODY = translate(
    "plan_b", "Nummeret står i dit brev fra kommunen. Når du har åbnet et møde, står det også her."
)
NOBODY_TOLD = translate(
    "plan_b", "Nummeret står i dit brev. Skriv det på siden med dit møde, så står det også her."
)
NUMBER = translate("plan_b", "Nummeret til {name}")
NUMBER_NOBODY = translate("plan_b", "Nummeret, du kan ringe til")
COPY = translate("plan_b", "Kopiér nummeret")
COPIED = translate("plan_b", "Nummeret er kopieret")
QR = translate("plan_b", "Peg med din telefons kamera, så ringer den op.")
QR_NAME = translate("plan_b", "Kode, som får en telefon til at ringe til {number}")

CALLBACK_TITLE = translate("plan_b", "Bed {name} om at ringe til dig")
PHONE_LABEL = translate("plan_b", "Dit telefonnummer")
PHONE_HINT = translate("plan_b", "Skriv otte tal. Er nummeret fra et andet land, så begynd med +.")
PHONE_DOUBTS: dict[Doubt, Phrase | None] = {
    Doubt.NONE: None,
    Doubt.UNFINISHED: PHONE_HINT,
    Doubt.EMERGENCY: translate(
        "plan_b", "{number} er til akut hjælp. Er du i nød, så ring dertil nu. Ellers skriv dit eget nummer."
    ),
    Doubt.SHORT: translate("plan_b", "{number} kan ikke ringes op herfra. Skriv dit eget nummer."),
    Doubt.COSTLY: translate("plan_b", "Det nummer er dyrt at ringe til. Skriv dit eget nummer."),
    Doubt.UNUSUAL: translate("plan_b", "Vi kender ikke den slags nummer. Passer det, så brug det bare."),
}
PHONE_KEPT = translate("plan_b", "Vi husker nummeret her på computeren til næste gang.")
CALLBACK = translate("plan_b", "Bed {name} om at ringe til mig")
CALLBACK_AGAIN = translate("plan_b", "Bed om det igen")
CALLBACK_STATES: dict[CallbackState, Phrase | None] = {
    CallbackState.NONE: None,
    CallbackState.SENDING: translate("plan_b", "Vi sender din besked …"),
    CallbackState.QUEUED: translate("plan_b", "Din besked er gemt. Vi sender den, så snart der er net igen."),
    CallbackState.ASKED: translate("plan_b", "{name} har fået din besked. Hold øje med din telefon."),
    CallbackState.CALLING: translate("plan_b", "{name} ringer til dig nu."),
    CallbackState.CALLED: translate("plan_b", "{name} har ringet til dig."),
}
CALLBACK_STEPS: dict[CallbackState, Phrase | None] = {
    CallbackState.NONE: None,
    CallbackState.SENDING: None,
    CallbackState.QUEUED: None,
    CallbackState.ASKED: translate("plan_b", "Du bad om at blive ringet op."),
    CallbackState.CALLING: translate("plan_b", "{name} begyndte at ringe."),
    CallbackState.CALLED: translate("plan_b", "{name} har ringet til dig."),
}
AT = translate("plan_b", "Kl. {time}")
DIAL = translate("plan_b", "Ring med denne computer")
MAIN_NUMBER = translate("plan_b", "Eller ring til jobcenteret på {number}.")
MAIN_HOURS = translate("plan_b", "De tager telefonen {hours}.")
MAIN_OPEN = translate("plan_b", "Der er åbent nu.")
MAIN_CLOSED = translate("plan_b", "Der er lukket lige nu.")

WISH_TITLE = translate("plan_b", "Vil du mødes på en anden måde næste gang?")
WISHES: dict[MeetingForm, Phrase] = {
    MeetingForm.VIDEO: translate("plan_b", "Video er fint alligevel"),
    MeetingForm.PHONE: translate("plan_b", "Hellere telefon næste gang"),
    MeetingForm.IN_PERSON: translate("plan_b", "Hellere fremmøde næste gang"),
}
WISH_SENDING = translate("plan_b", "Vi sender dit ønske, så snart der er net.")
WISH_ASKED: dict[MeetingForm, Phrase] = {
    MeetingForm.VIDEO: translate("plan_b", "Kl. {time} fik {name} at vide, at video er fint."),
    MeetingForm.PHONE: translate("plan_b", "Kl. {time} fik {name} dit ønske om telefon. Du får svar her."),
    MeetingForm.IN_PERSON: translate(
        "plan_b", "Kl. {time} fik {name} dit ønske om fremmøde. Du får svar her."
    ),
}
WISH_CONFIRMED: dict[MeetingForm, Phrase] = {
    MeetingForm.VIDEO: translate("plan_b", "Kl. {time} sagde {name} ja: I mødes på video næste gang."),
    MeetingForm.PHONE: translate("plan_b", "Kl. {time} sagde {name} ja: I taler i telefon næste gang."),
    MeetingForm.IN_PERSON: translate(
        "plan_b", "Kl. {time} sagde {name} ja: I mødes på jobcenteret næste gang."
    ),
}

MESSAGES_TITLE = translate("plan_b", "Send en kort besked")
MESSAGES: dict[Message, Phrase] = {
    Message.EQUIPMENT_FAILING: translate("plan_b", "Jeg er her, men mit udstyr driller"),
    Message.TEN_MINUTES_LATE: translate("plan_b", "Jeg kommer ti minutter senere"),
}
MESSAGE_SENDING = translate("plan_b", "Vi sender beskeden …")
MESSAGE_SENT = translate("plan_b", "{name} fik beskeden kl. {time}.")

CALL_GOES_ON = translate("plan_b", "Mødet er stadig i gang")
CALL_GOES_ON_BOTH = translate("plan_b", "{name} kan både se og høre dig.")
CALL_GOES_ON_SOUND = translate("plan_b", "{name} kan høre dig, men ikke se dig.")
CALL_GOES_ON_PICTURE = translate("plan_b", "{name} kan se dig, men ikke høre dig.")
CALL_GOES_ON_NEITHER = translate("plan_b", "{name} kan hverken se eller høre dig.")
CALL_GOES_ON_RESTS = translate("plan_b", "Videoen er slukket. Din plads i mødet er gemt.")
CALL_GOES_ON_PHONE_SEEN = translate("plan_b", "Lyden er i telefonen. {name} kan se dig her.")
CALL_GOES_ON_PHONE = translate("plan_b", "Lyden er i telefonen. {name} kan ikke se dig.")
VIDEO_BACK = translate("plan_b", "Videoen virker. Vil du tilbage til video?")
VIDEO_BACK_BODY = translate("plan_b", "I kan også blive ved telefonen. Det bestemmer du.")
VIDEO_BACK_ALL = translate("plan_b", "Tilbage til video")
VIDEO_BACK_PICTURE = translate("plan_b", "Kun billedet, lyd i telefonen")
MEANWHILE = translate("plan_b", "Mens I taler i telefon")
MEANWHILE_CHOICES: dict[ByPhone, Phrase] = {
    ByPhone.NONE: translate("plan_b", "Billede og lyd her"),
    ByPhone.SOUND: translate("plan_b", "Kun billede her"),
    ByPhone.ALL: translate("plan_b", "Sluk videoen"),
}
MEANWHILE_SAYS: dict[ByPhone, Phrase] = {
    ByPhone.NONE: translate("plan_b", "Når telefonen ringer, slukker vi lyden her, så intet hyler."),
    ByPhone.SOUND: translate(
        "plan_b", "Mikrofon og højttaler er slukket her, så intet hyler. Vi prøver videoen i baggrunden."
    ),
    ByPhone.ALL: translate("plan_b", "Kameraet er slukket. Du kan få videoen igen, når du vil."),
}
ADMITTED = translate("plan_b", "{name} er klar til dig på video")
ADMITTED_BODY = translate("plan_b", "Du kan gå ind nu, eller blive ved telefonen.")

BACK: dict[State, Phrase] = {
    State.HOME: translate("plan_b", "Tilbage til forsiden"),
    State.CHECK: translate("plan_b", "Tilbage til testen"),
    State.WAITING: translate("plan_b", "Tilbage til venteværelset"),
    State.CALL: translate("plan_b", "Tilbage til mødet"),
    State.AFTER: translate("plan_b", "Tilbage"),
    State.LOBBY: translate("plan_b", "Tilbage til ventesiden"),
    State.ELSEWHERE: translate("plan_b", "Tilbage"),
    State.PLAN_B: translate("plan_b", "Tilbage"),
}
ENTER = translate("plan_b", "Gå ind til {name}")
ENTER_BY_PHONE = translate("plan_b", "Gå ind, men lyd i telefonen")
