# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words around the report: on the result page, and on the page that shows what is in it."""

from app.ui.wording.phrase import translate

CODE_TITLE = translate("check", "Ringer du efter hjælp?")
CODE_LEAD = translate("check", "Læs koden højt. Så ved den, der hjælper dig, hvad vi så.")
SEE_REPORT = translate("check", "Se rapporten")

TITLE = translate("check", "Rapport til den, der hjælper dig")
LEAD = translate("check", "Her er alt, hvad der står i den. Intet bliver sendt, før du selv gør det.")
GO_BACK = translate("check", "Tilbage")
SAVE = translate("check", "Gem rapporten")
COPY = translate("check", "Kopiér teksten")
COPIED = translate("check", "Teksten er kopieret")
COPIED_BODY = translate("check", "Du kan sætte den ind i en besked.")
DATA = translate("check", "De samme tal til et program")
SAVE_TITLE = translate("check", "Hvor skal rapporten ligge?")
SAVE_PAGE = translate("check", "Side til at læse (*.html)")
SAVE_DATA = translate("check", "Data (*.json)")
SAVE_NAME = translate("check", "udstyr-{day}")
SAVED = translate("check", "Rapporten er gemt.")
SAVED_NOT = translate("check", "Rapporten kunne ikke gemmes dér.")
SAVED_NOT_BODY = translate("check", "Vælg et andet sted, for eksempel Dokumenter.")
