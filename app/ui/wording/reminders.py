# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of reminders, tray and calendar. What a locked screen may show names nobody, and no jobcentre."""

from app.core.reminders import ReminderKind
from app.ui.wording.phrase import Phrase, translate

TITLE = translate("reminders", "Husk mødet")
BODY_OFF = translate(
    "reminders",
    "Vi kan sige til dagen før og et kvarter før. Så starter programmet stille sammen med computeren.",
)
BODY_ON = translate(
    "reminders", "Vi siger til dagen før og et kvarter før. Programmet kører videre, når du lukker vinduet."
)
SWITCH_ON = translate("reminders", "Ja, sig til")
SWITCH_OFF = translate("reminders", "Sig ikke til")
CALENDAR = translate("reminders", "Gem i kalender")
CALENDAR_SAVED = translate("reminders", "Mødet ligger i mappen med dine dokumenter: {name}")
CALENDAR_NOT_SAVED = translate("reminders", "Vi kunne ikke gemme filen her. Skriv mødet i din kalender selv.")

NOTICE_TITLE = translate("reminders", "Mødeklar")
NOTICES: dict[ReminderKind, Phrase] = {
    ReminderKind.DAY_BEFORE: translate("reminders", "Du har en aftale i morgen kl. {time}."),
    ReminderKind.SOON: translate("reminders", "Din aftale begynder kl. {time}."),
}
NOTICE_BUTTON = translate("reminders", "Test mit udstyr nu")
STAYS = translate("reminders", "Mødeklar bliver her ved uret og siger til.")

TRAY_OPEN = translate("reminders", "Åbn Mødeklar")
TRAY_TEST = translate("reminders", "Test mit udstyr")
TRAY_PLAN_B = translate("reminders", "Ring til min sagsbehandler")
TRAY_QUIT = translate("reminders", "Luk helt")

ENTRY_TITLE = translate("reminders", "Videomøde med {name}")
ENTRY_TITLE_NOBODY = translate("reminders", "Videomøde")
ENTRY_TOLD_NOBODY = translate("reminders", "Åbn mødet her: {link}")
ENTRY_TOLD = translate("reminders", "Åbn mødet her: {link}\n\nDriller teknikken, så ring til {name}: {phone}")
ENTRY_DAY_BEFORE = translate("reminders", "Videomøde i morgen. Du kan teste dit udstyr nu.")
ENTRY_SOON = translate("reminders", "Videomøde om et kvarter.")

CLOCK = translate("reminders", "Uret på denne computer passer ikke.")
CLOCK_BODY = translate("reminders", "Det gør ikke noget. Tiderne her er mødets egne.")
