# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice about the line."""

from app.core.advice.shape import Act, Advice, Setting, on_windows, translate
from app.core.system import System

LINE: dict[str, Advice] = {
    "line_bufferbloat": Advice(
        translate("findings", "Dit net bliver langsomt, når det har travlt."),
        translate("findings", "Det sker, når andre ser film eller henter noget på samme tid."),
        Act(translate("findings", "Bed andre i huset vente med film og spil under mødet."), "pause_others"),
    ),
    "line_clock_wrong": Advice(
        translate("findings", "Uret på din computer går ikke helt rigtigt."),
        translate("findings", "Det sker, når en computer har været slukket længe."),
        Act(translate("findings", "Slå automatisk tid til i Indstillinger."), "clock"),
        Setting.CLOCK,
        {
            **on_windows(
                Act(translate("findings", "Åbn siden om dato og tid. Slå automatisk tid til."), "clock")
            ),
            System.MAC: Act(
                translate("findings", "Åbn siden om dato og tid. Slå automatisk tid til."), "clock"
            ),
        },
    ),
    "line_delay": Advice(
        translate("findings", "Dit net svarer lidt langsomt i dag."),
        translate("findings", "Det sker ofte med mobilt net. I kan godt tale sammen."),
        Act(translate("findings", "Brug et kabel fra din router, hvis du kan."), "cable"),
    ),
    "line_dns": Advice(
        translate("findings", "Vi kan ikke finde vej til mødet lige nu."),
        translate("findings", "Dit net kan nok ikke slå adressen op. Det går som regel over."),
        Act(translate("findings", "Vent et minut, og prøv igen."), "wait"),
        Setting.NETWORK,
    ),
    "line_jitter": Advice(
        translate("findings", "Dit net er lidt ujævnt i dag."),
        translate("findings", "Det trådløse net er nok svagt her. Lyden går forud for billedet."),
        Act(translate("findings", "Sæt dig tættere på din router."), "router_closer"),
    ),
    "line_loss": Advice(
        translate("findings", "Lidt af lyden kan falde ud."),
        translate("findings", "Det trådløse net er nok svagt her."),
        Act(translate("findings", "Sæt dig tættere på din router."), "router_closer"),
    ),
    "line_offline": Advice(
        translate("findings", "Din computer er ikke på nettet lige nu."),
        translate("findings", "Det trådløse net er nok slået fra, eller computeren er i flytilstand."),
        Act(translate("findings", "Tryk på ikonet for net øverst til højre, og vælg dit net."), "wifi_top"),
        Setting.NETWORK,
        {
            **on_windows(
                Act(
                    translate("findings", "Tryk på ikonet for net nederst til højre, og vælg dit net."),
                    "wifi_bottom",
                )
            ),
        },
    ),
    "line_portal": Advice(
        translate("findings", "Nettet her viser en anden side end mødet."),
        translate("findings", "Sådan gør nettet i toget og på biblioteket, til du er logget på."),
        Act(translate("findings", "Åbn din browser, og log på nettet der."), "portal"),
    ),
    "line_service_down": Advice(
        translate("findings", "Dit net virker, men mødet svarer ikke lige nu."),
        translate("findings", "Det ligger hos os og ikke hos dig."),
        Act(translate("findings", "Vent et minut, og prøv igen."), "wait"),
    ),
    "line_slow_down": Advice(
        translate("findings", "Dit net henter langsomt."),
        translate("findings", "Måske bruger andre nettet lige nu. Lyden vil være god."),
        Act(translate("findings", "Bed andre i huset vente med film og spil under mødet."), "pause_others"),
    ),
    "line_slow_up": Advice(
        translate("findings", "Dit net sender langsomt."),
        translate("findings", "Måske bruger andre nettet lige nu. Lyden vil være god."),
        Act(translate("findings", "Bed andre i huset vente med film og spil under mødet."), "pause_others"),
    ),
    "line_tcp_only": Advice(
        translate("findings", "Dit net lukker for den hurtige vej."),
        translate("findings", "Sådan er nettet sat op mange steder, for eksempel på biblioteket."),
        Act(translate("findings", "Du skal ikke gøre noget. Vi går en anden vej."), "detour"),
    ),
    "line_tls": Advice(
        translate("findings", "Vi kan ikke nå mødet på en sikker måde lige nu."),
        translate("findings", "Det sker, når dato og tid på computeren ikke passer."),
        Act(translate("findings", "Se, om dato og tid passer, og prøv igen."), "clock"),
        Setting.CLOCK,
    ),
    "line_tls_only": Advice(
        translate("findings", "Dit net lukker for den hurtige vej."),
        translate("findings", "Sådan er nettet sat op mange steder, for eksempel på biblioteket."),
        Act(translate("findings", "Du skal ikke gøre noget. Vi går en anden vej."), "detour"),
    ),
    "line_udp_blocked": Advice(
        translate("findings", "Dit net lukker for video."),
        translate("findings", "Sådan er nettet sat op nogle steder. Din computer er god nok."),
        Act(translate("findings", "Brug et andet net, for eksempel fra din telefon."), "other_network"),
        Setting.NETWORK,
    ),
    "line_vpn": Advice(
        translate("findings", "Du er på nettet gennem et andet netværk."),
        translate("findings", "Et program på din computer sender alt en omvej. Det hedder ofte VPN."),
        Act(translate("findings", "Slå det fra under mødet, hvis billedet hakker."), "vpn"),
        Setting.NETWORK,
    ),
    "line_weak_wifi": Advice(
        translate("findings", "Dit trådløse net er svagt her."),
        translate("findings", "Der er nok langt til din router, eller en tyk væg."),
        Act(translate("findings", "Sæt dig tættere på din router."), "router_closer"),
    ),
}
