# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each finding means, for ``moedeklar check``: what we saw, and what to do; nobody is blamed."""

from app.engine.words import Words

FINDINGS = {
    "camera_backlit": Words(
        "Lyset kommer bagfra, så dit ansigt er mørkt. Vend dig mod vinduet eller lampen.",
        "The light comes from behind, so your face is dark. Turn towards the window or lamp.",
    ),
    "camera_black": Words(
        "Billedet er sort. Se, om der sidder et låg foran kameraet.",
        "The picture is black. See whether something covers the lens.",
    ),
    "camera_blurred": Words(
        "Billedet er uskarpt. Tør linsen af med en blød klud.",
        "The picture is not sharp. Wipe the lens with a soft cloth.",
    ),
    "camera_bright": Words(
        "Billedet er meget lyst. Sid, så lyset kommer forfra.",
        "The picture is very bright. Sit so that the light comes from the front.",
    ),
    "camera_busy": Words(
        "Et andet program bruger kameraet. Luk det, og prøv igen.",
        "Another program uses the camera. Close it and try again.",
    ),
    "camera_covered": Words(
        "Kameraet ser ud til at være dækket til. Se, om der sidder et låg foran det.",
        "Something seems to cover the camera. See whether its shutter is closed.",
    ),
    "camera_dark": Words(
        "Billedet er mørkt. Tænd en lampe foran dig.", "The picture is dark. Light a lamp before you."
    ),
    "camera_denied": Words(
        "Computeren lader ikke programmet bruge kameraet. Giv lov under Privatliv.",
        "The system does not let the program use the camera. Allow it under Privacy.",
    ),
    "camera_face_far": Words(
        "Du er langt fra kameraet. Ryk lidt tættere på.", "You are far from the camera. Move a little closer."
    ),
    "camera_face_high": Words(
        "Du sidder højt i billedet. Vip skærmen lidt op.",
        "You are high in the picture. Tilt the screen up a little.",
    ),
    "camera_face_low": Words(
        "Du sidder lavt i billedet. Vip skærmen lidt ned.",
        "You are low in the picture. Tilt the screen down a little.",
    ),
    "camera_face_off_centre": Words(
        "Du sidder ude i siden af billedet. Ryk lidt ind mod midten.",
        "You are at the side of the picture. Move towards the middle.",
    ),
    "camera_file": Words("Filen er ikke en video, der kan vises.", "The file is no video that can be shown."),
    "camera_frozen": Words(
        "Billedet står stille. Tag stikket ud og ind, eller vælg et andet kamera.",
        "The picture stands still. Plug the camera out and in, or choose another.",
    ),
    "camera_hung": Words(
        "Kameraet svarer ikke. Tag stikket ud og ind, eller genstart computeren.",
        "The camera does not answer. Plug it out and in, or restart the computer.",
    ),
    "camera_no_face": Words(
        "Vi kan ikke se dit ansigt endnu. Det gør ikke noget.", "We cannot see your face yet. No harm done."
    ),
    "camera_none": Words(
        "Vi kan ikke se noget kamera. Mødet kan holdes med lyd.",
        "We see no camera. The meeting works with sound.",
    ),
    "camera_slow": Words(
        "Billedet hakker lidt. Mere lys kan hjælpe.", "The picture is jerky. More light may help."
    ),
    "camera_virtual": Words(
        "Kameraet er lavet af et program. Vælg et andet, hvis du har et.",
        "The camera is made by a program. Choose another if you have one.",
    ),
    "microphone_busy": Words(
        "Et andet program bruger mikrofonen. Luk det, og prøv igen.",
        "Another program uses the microphone. Close it and try again.",
    ),
    "microphone_clipping": Words(
        "Lyden er så kraftig, at den skratter. Sid lidt længere væk.",
        "The sound is so strong that it distorts. Sit a little further away.",
    ),
    "microphone_denied": Words(
        "Computeren lader ikke programmet bruge mikrofonen. Giv lov under Privatliv.",
        "The system does not let the program use the microphone. Allow it under Privacy.",
    ),
    "microphone_file": Words(
        "Filen er ikke en lydfil, der kan læses.", "The file is no sound that can be read."
    ),
    "microphone_hands_free": Words(
        "Dit trådløse headset lyder som en telefon. Det går fint, men et med ledning lyder bedre.",
        "Your wireless headset sounds like a telephone. That works, but one with a wire sounds better.",
    ),
    "microphone_hum": Words(
        "Vi kan høre en brummen. Prøv at tage strømstikket ud af computeren, eller flyt ledningen.",
        "We hear a hum. Try with the power plug out, or move the cable.",
    ),
    "microphone_hung": Words(
        "Mikrofonen svarer ikke. Tag stikket ud og ind, eller vælg en anden.",
        "The microphone does not answer. Plug it out and in, or choose another.",
    ),
    "microphone_lost": Words(
        "Mikrofonen forsvandt undervejs. Sæt stikket i igen.", "The microphone went away. Plug it in again."
    ),
    "microphone_loud": Words(
        "Lyden er meget kraftig. Skru lidt ned.", "The sound is very strong. Turn it down a little."
    ),
    "microphone_muted": Words(
        "Mikrofonen er slået fra i computeren. Slå den til under Lyd.",
        "The microphone is switched off in the system. Switch it on under Sound.",
    ),
    "microphone_no_speech": Words(
        "Vi hørte ingen stemme. Prøv igen, og sig et par ord imens.",
        "We heard no voice. Try again and say a few words meanwhile.",
    ),
    "microphone_noisy": Words(
        "Der er en del støj. Luk vinduet, eller brug et headset.",
        "It is noisy. Close the window or use a headset.",
    ),
    "microphone_none": Words(
        "Vi kan ikke finde nogen mikrofon. Sæt et headset i, eller tag mødet i telefonen.",
        "We find no microphone. Plug in a headset, or meet by telephone.",
    ),
    "microphone_other_hears_you": Words(
        "En anden mikrofon kan høre dig. Vælg den i stedet.",
        "Another microphone hears you. Choose that one instead.",
    ),
    "microphone_quiet": Words(
        "Stemmen er lav. Kom lidt tættere på.", "The voice is low. Come a little closer."
    ),
    "microphone_silent": Words(
        "Der kommer ingen lyd fra mikrofonen. Se, om den er slået fra.",
        "No sound comes from the microphone. See whether it is switched off.",
    ),
    "speaker_busy": Words(
        "Et andet program bruger højttaleren. Luk det, og prøv igen.",
        "Another program uses the speaker. Close it and try again.",
    ),
    "speaker_echo_strong": Words(
        "Mikrofonen hører højttaleren meget tydeligt. Brug et headset, hvis du har et.",
        "The microphone hears the speaker very clearly. Use a headset if you have one.",
    ),
    "speaker_hung": Words(
        "Højttaleren svarer ikke. Vælg en anden, eller genstart computeren.",
        "The speaker does not answer. Choose another, or restart the computer.",
    ),
    "speaker_lost": Words(
        "Højttaleren forsvandt undervejs. Sæt stikket i igen.", "The speaker went away. Plug it in again."
    ),
    "speaker_muted": Words(
        "Lyden er slået fra eller skruet helt ned i computeren. Skru op.",
        "The sound is off or turned all the way down in the system. Turn it up.",
    ),
    "speaker_none": Words(
        "Vi kan ikke finde nogen højttaler. Sæt et headset i, eller tag mødet i telefonen.",
        "We find no speaker. Plug in a headset, or meet by telephone.",
    ),
    "speaker_not_confirmed": Words(
        "Lyden blev spillet. Kun du kan sige, om den kunne høres.",
        "The sound was played. Only you can say whether it was heard.",
    ),
    "speaker_not_heard": Words(
        "Lyden kunne ikke høres. Skru op, eller vælg en anden højttaler.",
        "The sound was not heard. Turn it up, or choose another speaker.",
    ),
    "line_bufferbloat": Words(
        "Nettet bliver langsomt, når det har travlt. Sæt andre film og hentninger på pause under mødet.",
        "The line slows down when busy. Pause other films and downloads during the meeting.",
    ),
    "line_clock_wrong": Words(
        "Computerens ur går ikke rigtigt. Stil det i indstillingerne.",
        "This computer's clock is not right. Set it in the settings.",
    ),
    "line_delay": Words(
        "Nettet svarer langsomt. Lyden går forud for billedet.", "The line answers slowly. Sound goes first."
    ),
    "line_dns": Words(
        "Mødetjenestens navn kan ikke slås op. Se, om adressen er rigtig, eller prøv igen om lidt.",
        "The service's name is not found. See whether the address is right, or try again soon.",
    ),
    "line_jitter": Words(
        "Nettet er ujævnt. Sid tættere på din router, hvis du kan.",
        "The line is uneven. Sit closer to your router if you can.",
    ),
    "line_loss": Words(
        "Lidt af lyden kan falde ud. Sid tættere på din router, hvis du kan.",
        "Some of the sound may drop out. Sit closer to your router if you can.",
    ),
    "line_offline": Words(
        "Computeren er ikke på nettet. Se, om den er på dit trådløse net.",
        "This computer is offline. See whether it is on your wireless network.",
    ),
    "line_portal": Words(
        "Nettet svarer med en anden side end mødet. Åbn browseren, og log på nettet først.",
        "Another page than the meeting answers. Open the browser and log in to the network first.",
    ),
    "line_service_down": Words(
        "Nettet virker, men mødetjenesten svarer ikke. Prøv igen om lidt, eller tag mødet i telefonen.",
        "The network works, but the service does not answer. Try again soon, or meet by telephone.",
    ),
    "line_slow_down": Words(
        "Nettet henter langsomt. Lyden går forud for billedet.", "The line receives slowly. Sound goes first."
    ),
    "line_slow_up": Words(
        "Nettet sender langsomt. Lyden går forud for billedet.", "The line sends slowly. Sound goes first."
    ),
    "line_tcp_only": Words(
        "Nettet her er lidt lukket. Mødet finder en anden vej, og billedet kan hakke.",
        "The network here is rather closed. The meeting finds another way, and the picture may stutter.",
    ),
    "line_tls": Words(
        "Forbindelsen kan ikke sikres herfra. Se, om computerens ur går rigtigt.",
        "The connection cannot be secured from here. See whether this computer's clock is right.",
    ),
    "line_tls_only": Words(
        "Nettet her er meget lukket. Mødet finder en anden vej, og billedet kan hakke.",
        "The network here is very closed. The meeting finds another way, and the picture may stutter.",
    ),
    "line_udp_blocked": Words(
        "Nettet her lader ikke video komme igennem. Prøv et andet net, eller tag mødet i telefonen.",
        "The network here lets no video through. Try another network, or meet by telephone.",
    ),
    "line_vpn": Words(
        "En VPN er slået til. Slå den fra under mødet, hvis billedet hakker.",
        "A VPN is on. Switch it off during the meeting if the picture stutters.",
    ),
    "line_weak_wifi": Words(
        "Det trådløse net er svagt. Sid tættere på din router, eller brug et kabel.",
        "The wireless network is weak. Sit closer to your router, or use a cable.",
    ),
    "computer_battery": Words(
        "Computeren kører på batteri eller sparer på strømmen. Sæt strømstikket i.",
        "This computer runs on battery or saves power. Plug it in.",
    ),
    "computer_busy": Words(
        "Et andet program bruger meget af computeren. Luk det før mødet, hvis du kan.",
        "Another program uses much of this computer. Close it before the meeting if you can.",
    ),
    "computer_memory_low": Words(
        "Der er ikke meget hukommelse fri. Luk programmer, som du ikke bruger.",
        "Little memory is free. Close programs that you don't use.",
    ),
    "computer_slow": Words(
        "Computeren har travlt. Luk andre programmer før mødet.",
        "This computer is busy. Close other programs before the meeting.",
    ),
    "computer_system_old": Words(
        "Computerens system er gammelt. Mødet virker, men spørg en, du stoler på, om det kan opdateres.",
        "This computer's system is old. The meeting works, but ask somebody you trust about an update.",
    ),
}
