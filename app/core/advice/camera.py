# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice about the camera."""

from app.core.advice.shape import Act, Advice, Setting, translate
from app.core.system import System

CAMERA: dict[str, Advice] = {
    "camera_backlit": Advice(
        translate("findings", "Lyset kommer bagfra."),
        translate("findings", "Der er nok et vindue eller en lampe bag dig. Så bliver ansigtet mørkt."),
        Act(translate("findings", "Vend dig, så vinduet er foran dig."), "light_in_front"),
    ),
    "camera_black": Advice(
        translate("findings", "Billedet er sort."),
        translate("findings", "Der sidder nok et lille låg foran kameraet."),
        Act(translate("findings", "Skub låget til side. Det sidder lige over skærmen."), "shutter"),
    ),
    "camera_blurred": Advice(
        translate("findings", "Billedet er lidt uskarpt."),
        translate("findings", "Der er nok lidt støv eller fedt på kameraet."),
        Act(translate("findings", "Tør kameraet af med en blød klud."), "cloth"),
    ),
    "camera_bright": Advice(
        translate("findings", "Billedet er meget lyst."),
        translate("findings", "Der kommer nok stærkt lys lige ind i kameraet."),
        Act(translate("findings", "Vend dig, så lyset ikke rammer kameraet."), "light_away"),
    ),
    "camera_busy": Advice(
        translate("findings", "Et andet program bruger kameraet."),
        translate("findings", "Kun ét program kan bruge kameraet ad gangen."),
        Act(translate("findings", "Luk det andet program, og prøv igen."), "program_camera"),
    ),
    "camera_covered": Advice(
        translate("findings", "Der er måske noget foran kameraet."),
        translate("findings", "Det er som regel et låg eller et stykke tape."),
        Act(translate("findings", "Skub låget til side. Det sidder lige over skærmen."), "shutter"),
    ),
    "camera_dark": Advice(
        translate("findings", "Billedet er lidt mørkt."),
        translate("findings", "Der er nok ikke lys nok på dit ansigt."),
        Act(translate("findings", "Tænd en lampe foran dig."), "lamp"),
    ),
    "camera_denied": Advice(
        translate("findings", "Din computer lader ikke programmet bruge kameraet."),
        translate("findings", "Sådan er mange computere sat op fra starten."),
        Act(
            translate("findings", "Slå kameraet til i Indstillinger under Privatliv."), "privacy_linux_camera"
        ),
        Setting.CAMERA,
        {
            System.WINDOWS_10: Act(
                translate("findings", "Åbn siden om kameraet. Slå alle tre knapper til, der nævner apps."),
                "privacy_windows_camera",
            ),
            System.WINDOWS_11: Act(
                translate("findings", "Åbn siden om kameraet. Slå adgang til, også for skrivebordsapps."),
                "privacy_windows_camera",
            ),
            System.MAC: Act(
                translate(
                    "findings", "Åbn siden om kameraet. Slå Mødeklar til på listen, og åbn så Mødeklar igen."
                ),
                "privacy_mac_camera",
            ),
        },
    ),
    "camera_face_far": Advice(
        translate("findings", "Du sidder lidt langt væk."),
        translate("findings", "Kameraet er for dem, der sidder tæt på skærmen."),
        Act(translate("findings", "Ryk tættere på, så kan I se hinanden bedre."), "closer"),
    ),
    "camera_face_high": Advice(
        translate("findings", "Dit hoved er højt oppe i billedet."),
        translate("findings", "Kameraet sidder nok lavere end dine øjne."),
        Act(
            translate("findings", "Sæt computeren på et par bøger, så kameraet er ud for dine øjne."),
            "eye_level",
        ),
    ),
    "camera_face_low": Advice(
        translate("findings", "Dit hoved er langt nede i billedet."),
        translate("findings", "Kameraet peger nok lidt opad."),
        Act(translate("findings", "Vip skærmen lidt frem mod dig selv."), "tilt_forward"),
    ),
    "camera_face_near": Advice(
        translate("findings", "Du sidder meget tæt på kameraet."),
        translate("findings", "Så er der ikke plads til hele dit hoved i billedet."),
        Act(translate("findings", "Ryk lidt tilbage, så hele dit hoved er med."), "further"),
    ),
    "camera_face_off_centre": Advice(
        translate("findings", "Du sidder lidt ude i siden."),
        translate("findings", "Kameraet peger nok lidt ved siden af dig."),
        Act(translate("findings", "Ryk ind mod midten af billedet."), "centre"),
    ),
    "camera_file": Advice(
        translate("findings", "Vi kan ikke vise filmen i stedet for kameraet."),
        translate("findings", "Filen er nok flyttet, eller den er ikke en film."),
        Act(translate("findings", "Vælg et andet kamera på listen."), "choose_camera"),
    ),
    "camera_frozen": Advice(
        translate("findings", "Billedet står stille."),
        translate("findings", "Kameraet er nok gået i stå."),
        Act(translate("findings", "Tag stikket til kameraet ud, og sæt det i igen."), "replug_camera"),
    ),
    "camera_hung": Advice(
        translate("findings", "Kameraet svarer ikke lige nu."),
        translate("findings", "Det er nok gået i stå. Det sker for mange kameraer."),
        Act(translate("findings", "Tag stikket til kameraet ud, og sæt det i igen."), "replug_camera"),
    ),
    "camera_no_face": Advice(
        translate("findings", "Vi kan ikke se noget ansigt i billedet."),
        translate("findings", "Du sidder nok ikke foran kameraet endnu. Det gør ikke noget."),
        Act(translate("findings", "Sæt dig foran kameraet, når du er klar."), "in_front"),
    ),
    "camera_none": Advice(
        translate("findings", "Vi kan ikke se noget kamera."),
        translate("findings", "Mange computere har ikke noget kamera. Du kan holde mødet med lyd."),
        Act(translate("findings", "Sæt et kamera i, hvis du har et."), "plug_camera"),
    ),
    "camera_slow": Advice(
        translate("findings", "Billedet hakker lidt."),
        translate("findings", "Mange kameraer bliver langsomme, når der ikke er lys nok."),
        Act(translate("findings", "Tænd en lampe foran dig."), "lamp"),
    ),
    "camera_virtual": Advice(
        translate("findings", "Kameraet på listen er et program."),
        translate("findings", "Et program på din computer laver et billede i stedet for kameraet."),
        Act(translate("findings", "Vælg et andet kamera, hvis billedet ikke er dig."), "choose_camera"),
    ),
}
