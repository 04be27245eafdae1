# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of ``moedeklar check`` besides those of its findings."""

from app.core.verdicts import CheckId, Verdict
from app.engine.words import Words

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
SPOKEN_CODE = Words("Kode til at læse op", "Code to read aloud")
LISTENING = Words(
    "Lytter i 3 sekunder: sig gerne et par ord.", "Listening for 3 seconds: please say a few words."
)
BE_QUIET = Words("Vær stille i 2 sekunder.", "Please be quiet for 2 seconds.")
SPEAK = Words(
    "Sig nu: Jeg er klar til mødet, og jeg glæder mig til at tale med dig.",
    "Now say: I am ready for the meeting, and I look forward to talking with you.",
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
