# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of ``moedeklar check``: what we saw, and what to do; nobody is blamed."""

from dataclasses import dataclass

from app.checks.language import Language
from app.core.verdicts import CheckId, Verdict


@dataclass(frozen=True)
class Words:
    """The same in Danish and English."""

    da: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.da if language == "da" else self.en


NAMES = {
    CheckId.CAMERA: Words("Kamera", "Camera"),
    CheckId.MICROPHONE: Words("Mikrofon", "Microphone"),
    CheckId.SPEAKER: Words("Højttaler", "Speaker"),
    CheckId.LINE: Words("Net", "Line"),
    CheckId.COMPUTER: Words("Computer", "Computer"),
}
VERDICTS = {
    Verdict.READY: Words("Klar", "Ready"),
    Verdict.REMARK: Words("Klar, med en bemærkning", "Ready, with a remark"),
    Verdict.SOUND_ONLY: Words("Klar med lyd", "Ready with sound only"),
    Verdict.CALL_INSTEAD: Words("Lad os ringe i stedet", "Let us call instead"),
    Verdict.NOT_MEASURED: Words("Ikke målt", "Not measured"),
}
OVERALL = Words("I alt", "Overall")
LISTENING = Words(
    "Lytter i 3 sekunder: sig gerne et par ord.", "Listening for 3 seconds: please say a few words."
)
NOT_MEASURED = {
    CheckId.LINE: Words(
        "Skriv mødetjenestens adresse med --service URL.",
        "Give the meeting service's address by --service URL.",
    ),
    CheckId.COMPUTER: Words(
        "Billedet kunne ikke prøves her. Det gør ikke noget.",
        "Pictures could not be tried here. No harm done.",
    ),
}
FINDINGS = {
    "camera_black": Words(
        "Billedet er sort. Se, om der sidder et låg foran kameraet.",
        "The picture is black. See whether something covers the lens.",
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
    "camera_file": Words("Filen er ikke en video, der kan vises.", "The file is no video that can be shown."),
    "camera_frozen": Words(
        "Billedet står stille. Tag stikket ud og ind, eller vælg et andet kamera.",
        "The picture stands still. Plug the camera out and in, or choose another.",
    ),
    "camera_hung": Words(
        "Kameraet svarer ikke. Tag stikket ud og ind, eller genstart computeren.",
        "The camera does not answer. Plug it out and in, or restart the computer.",
    ),
    "camera_none": Words(
        "Vi kan ikke se noget kamera. Mødet kan holdes med lyd.",
        "We see no camera. The meeting works with sound.",
    ),
    "camera_slow": Words(
        "Billedet hakker lidt. Mere lys kan hjælpe.", "The picture is jerky. More light may help."
    ),
    "microphone_busy": Words(
        "Et andet program bruger mikrofonen. Luk det, og prøv igen.",
        "Another program uses the microphone. Close it and try again.",
    ),
    "microphone_clipping": Words(
        "Lyden er så kraftig, at den skratter. Sid lidt længere væk.",
        "The sound is so strong that it distorts. Sit a little further away.",
    ),
    "microphone_file": Words(
        "Filen er ikke en lydfil, der kan læses.", "The file is no sound that can be read."
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
    "speaker_hung": Words(
        "Højttaleren svarer ikke. Vælg en anden, eller genstart computeren.",
        "The speaker does not answer. Choose another, or restart the computer.",
    ),
    "speaker_lost": Words(
        "Højttaleren forsvandt undervejs. Sæt stikket i igen.", "The speaker went away. Plug it in again."
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
    "line_tls": Words(
        "Forbindelsen kan ikke sikres herfra. Se, om computerens ur går rigtigt.",
        "The connection cannot be secured from here. See whether this computer's clock is right.",
    ),
    "computer_memory_low": Words(
        "Der er ikke meget hukommelse fri. Luk programmer, som du ikke bruger.",
        "Little memory is free. Close programs that you don't use.",
    ),
    "computer_slow": Words(
        "Computeren har travlt. Luk andre programmer før mødet.",
        "This computer is busy. Close other programs before the meeting.",
    ),
}
