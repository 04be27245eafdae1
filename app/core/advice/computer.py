# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice about the computer."""

from app.core.advice.shape import Act, Advice, Setting, translate

COMPUTER: dict[str, Advice] = {
    "computer_battery": Advice(
        translate("findings", "Din computer kører på batteri."),
        translate("findings", "Så sparer den på kræfterne, og den kan gå ud midt i mødet."),
        Act(translate("findings", "Sæt strøm til, hvis du kan."), "power"),
        Setting.POWER,
    ),
    "computer_busy": Advice(
        translate("findings", "Din computer har travlt med andre programmer."),
        translate("findings", "Et andet program arbejder hårdt lige nu."),
        Act(translate("findings", "Luk de programmer, som du ikke bruger."), "close_programs"),
    ),
    "computer_memory_low": Advice(
        translate("findings", "Din computer har ikke meget plads at arbejde på."),
        translate("findings", "Der er nok mange programmer eller faner åbne."),
        Act(translate("findings", "Luk de programmer, som du ikke bruger."), "close_programs"),
    ),
    "computer_slow": Advice(
        translate("findings", "Din computer er lidt langsom i dag."),
        translate("findings", "Den har nok travlt, eller den har år på bagen. Lyden går forud."),
        Act(translate("findings", "Luk de programmer, som du ikke bruger."), "close_programs"),
    ),
    "computer_system_old": Advice(
        translate("findings", "Din computer er af ældre dato."),
        translate("findings", "Systemet får nok ikke opdateringer mere. Mødet virker alligevel."),
        Act(translate("findings", "Bed en, du stoler på, se på det. Det haster ikke."), "helper"),
        Setting.UPDATE,
    ),
}
