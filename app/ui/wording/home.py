# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the first page."""

from app.ui.wording.phrase import translate

# With a meeting
SOON = translate("home", "Dit møde er {until}")
NOW = translate("home", "Dit møde begynder nu")
LATER = translate("home", "Dit møde er {day} kl. {time}")
STARTED = translate("home", "Dit møde er begyndt")
STARTED_LEAD = translate("home", "Mødet begyndte kl. {time}. Du kan stadig gå ind til {name}.")
LEAD = translate("home", "{day} kl. {time} skal du tale med {name}.")
LEAD_MUNICIPALITY = translate("home", "{day} kl. {time} skal du tale med {name} fra {municipality}.")
DURATION = translate("home", "Mødet varer cirka %n minutter.", "", 1)
TODAY_LONG = translate("home", "I dag, {day},")
AGENDA = translate("home", "Det skal I tale om")
NO_AGENDA = translate("home", "{name} fortæller, hvad I skal tale om, når mødet begynder.")
PEOPLE = translate("home", "Med i mødet")
TEST_TITLE = translate("home", "Virker kamera og lyd?")
TEST_BODY = translate("home", "Tag et minut og prøv. Du kan gøre det lige så tit, du vil.")
TEST = translate("home", "Test mit udstyr")
ENTER = translate("home", "Gå til venteværelset")
OTHER_MEETING = translate("home", "Åbn et andet link")

# Beside a meeting
OTHER_LEAD = translate("home", "Dit møde med {name} bliver her, til du har åbnet et andet.")
OTHER_LEAD_NOBODY = translate("home", "Dit møde bliver her, til du har åbnet et andet.")
BACK_TO_MEETING = translate("home", "Tilbage til dit møde")

# Without a meeting
WELCOME = translate("home", "Velkommen til dit møde")
WELCOME_LEAD = translate("home", "Du skal bruge linket eller koden i brevet fra din kommune.")
LINK_TITLE = translate("home", "Har du et link?")
LINK_BODY = translate(
    "home", "Kopiér linket i dit brev, og sæt det ind her. Det må også være fra Teams, Zoom og andre."
)
LINK_LABEL = translate("home", "Linket fra dit brev")
PASTE = translate("home", "Sæt link ind fra udklipsholderen")
NOTHING_TO_PASTE = translate("home", "Der er ikke kopieret et link endnu. Kopiér det i dit brev først.")
CODE_TITLE = translate("home", "Har du en kode på ni tal?")
CODE_BODY = translate("home", "Koden står i dit brev. Du kan også få den i telefonen.")
CODE_LABEL = translate("home", "Koden, del {number} af 3")
OPEN = translate("home", "Åbn mødet")
TEST_FIRST = translate("home", "Du kan teste dit udstyr med det samme, også uden et møde.")
TEST_SHORT = translate("home", "Test mit udstyr nu")
OPENING = translate("home", "Vi henter dit møde …")
OPENING_LONG = translate("home", "Det tager lidt længere, end det plejer. Vent lidt endnu, eller ring.")

# What others ask
QUESTIONS = translate("home", "Det spørger andre om")
QUESTION_PAIRS = (
    (
        translate("home", "Hvad sker der, når jeg går ind i venteværelset?"),
        translate(
            "home",
            "Din sagsbehandler får besked om, at du er her. Du venter i ro, til du bliver lukket ind. "
            "Kun du selv kan se dit billede, mens du venter.",
        ),
    ),
    (
        translate("home", "Hvad nu, hvis det ikke virker?"),
        translate(
            "home",
            "Så tager I mødet i telefonen. Tryk på den mørkeblå knap nederst, så ser du nummeret. "
            "Vi skriver ned, hvornår du kom.",
        ),
    ),
    (
        translate("home", "Kan jeg holde mødet uden kamera?"),
        translate("home", "Ja. Du kan slukke kameraet, når du vil. Lyden er det vigtigste."),
    ),
    (
        translate("home", "Bliver mødet optaget?"),
        translate("home", "Nej. Programmet gemmer hverken billede eller lyd af mødet."),
    ),
    (
        translate("home", "Må jeg have en med?"),
        translate("home", "Ja. Ring til din sagsbehandler, så får den, du vil have med, også et link."),
    ),
)
