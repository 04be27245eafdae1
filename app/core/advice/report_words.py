# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the report that a person may give away: page 1 for people, page 2 for technicians."""

from app.core.advice.shape import Words, translate
from app.core.verdicts import CheckId, Verdict

TITLE = translate("report", "Rapport om dit udstyr")
MADE = translate("report", "Lavet {time}")
PRIVACY = translate("report", "Her er ikke dit navn, din adresse eller dit nummer.")
SAW = translate("report", "Det så vi")
CODE = translate("report", "Koden til den, der hjælper dig")
CODE_LEAD = translate("report", "Læs koden højt, ét tegn ad gangen. Så kan vi hjælpe dig bedre.")
BY_PHONE = translate("report", "I kan altid tage mødet i telefonen. Det er lige så godt.")
TECHNICAL = translate("report", "Til teknikeren")
FOUND = translate("report", "fund")
NOTHING_FOUND = translate("report", "intet")
NOT_MEASURED = translate("report", "ikke målt")
YES = translate("report", "ja")
NO = translate("report", "nej")
WORKS = translate("report", "Det virker fint.")
NOT_TESTED = translate("report", "Det er ikke testet. Det gør ikke noget.")

CHECKS: dict[CheckId, Words] = {
    CheckId.CAMERA: translate("report", "Kamera"),
    CheckId.MICROPHONE: translate("report", "Mikrofon"),
    CheckId.SPEAKER: translate("report", "Højttaler"),
    CheckId.LINE: translate("report", "Net"),
    CheckId.COMPUTER: translate("report", "Computer"),
}
VERDICTS: dict[Verdict, Words] = {
    Verdict.READY: translate("report", "Du er klar"),
    Verdict.REMARK: translate("report", "Du er klar"),
    Verdict.SOUND_ONLY: translate("report", "Du er klar med lyd"),
    Verdict.CALL_INSTEAD: translate("report", "Lad os ringe i stedet"),
    Verdict.NOT_MEASURED: translate("report", "Udstyret er ikke testet"),
}
EACH: dict[Verdict, Words] = {
    Verdict.READY: translate("report", "Klar"),
    Verdict.REMARK: translate("report", "Klar, kan blive bedre"),
    Verdict.SOUND_ONLY: translate("report", "Klar med lyd"),
    Verdict.CALL_INSTEAD: translate("report", "Virker ikke endnu"),
    Verdict.NOT_MEASURED: translate("report", "Ikke testet"),
}
EVERY = (
    TITLE,
    MADE,
    PRIVACY,
    SAW,
    CODE,
    CODE_LEAD,
    BY_PHONE,
    TECHNICAL,
    FOUND,
    NOTHING_FOUND,
    NOT_MEASURED,
    YES,
    NO,
    WORKS,
    NOT_TESTED,
    *CHECKS.values(),
    *VERDICTS.values(),
    *EACH.values(),
)
