# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the robot says on the command line, and in its picture."""

from app.core.faults import FaultCode

_ASK_AGAIN = "Ask the one who sent the link for a new one."
_LATER = "Try again in a moment."
_FAULTS = {
    FaultCode.LINK_NOT_UNDERSTOOD: f"This is not a link to a meeting. {_ASK_AGAIN}",
    FaultCode.LINK_UNKNOWN: f"The service does not know this link. {_ASK_AGAIN}",
    FaultCode.LINK_EXPIRED: f"The link's time is over. {_ASK_AGAIN}",
    FaultCode.LINK_USED: "The meeting behind this link has ended.",
    FaultCode.LINK_FOREIGN: "This link belongs to another program. Open it there.",
    FaultCode.LINK_UNSAFE: f"This is not a link to a meeting. {_ASK_AGAIN}",
    FaultCode.CODE_MISTYPED: "There is a slip in the code. Compare it once more.",
    FaultCode.CODE_UNKNOWN: "The service does not know this code. Compare it once more.",
    FaultCode.CODE_EXPIRED: f"The code's time is over. {_ASK_AGAIN}",
    FaultCode.TOO_MANY_TRIES: "The service asks for a break after many tries. Wait some minutes.",
    FaultCode.NETWORK_NONE: "There is no network. Check the connection of this computer.",
    FaultCode.SERVICE_DOWN: f"The meeting service does not answer. {_LATER}",
    FaultCode.SERVICE_SLOW: f"The meeting service answers too slowly. {_LATER}",
    FaultCode.SERVICE_NONSENSE: "Something else than a meeting service answers at this address.",
    FaultCode.SERVICE_OLDER: "The service speaks an older protocol than this program.",
    FaultCode.SERVICE_NEWER: "The service speaks a newer protocol. Update this program.",
    FaultCode.PROGRAM_TOO_OLD: "The service asks for a newer version of this program.",
    FaultCode.SEAT_MOVED: "Another program uses this link now.",
    FaultCode.SEAT_REMOVED: "The caseworker has ended this participation.",
    FaultCode.MEETING_FULL: "The meeting has no free place.",
    FaultCode.CAMERA_NONE: "The camera was not found. The call goes on without a picture.",
    FaultCode.CAMERA_BUSY: "The camera is used by another program. The call goes on without a picture.",
    FaultCode.CAMERA_DENIED: "The system does not let this program use the camera.",
    FaultCode.CAMERA_STALLED: "The camera gives no pictures just now. The sound goes on.",
    FaultCode.CAMERA_FILE: "The video file cannot be played. The call goes on without a picture.",
    FaultCode.MICROPHONE_NONE: "The microphone was not found. The call goes on in silence.",
    FaultCode.MICROPHONE_BUSY: "The microphone is used by another program.",
    FaultCode.MICROPHONE_DENIED: "The system does not let this program use the microphone.",
    FaultCode.MICROPHONE_LOST: "The microphone is gone. It is tried again.",
    FaultCode.MICROPHONE_SILENT: "The microphone gives nothing but silence: perhaps it is muted.",
    FaultCode.MICROPHONE_FILE: "The sound file cannot be played. The call goes on in silence.",
    FaultCode.SOUND_SYSTEM_NONE: "This computer has no sound system. The call goes on in silence.",
    FaultCode.SOUND_SYSTEM_HUNG: "The computer's sound does not answer now. The call goes on in silence.",
    FaultCode.CALL_NOT_CONNECTED: "No connection to the other side was found. It is tried again.",
    FaultCode.CALL_DESCRIPTION: "The other side's description of the call makes no sense here.",
}
NOT_A_CASEWORKER = "--host and --admit need the link of a caseworker's seat; this link is somebody else's."
SUBTITLES = {
    "da": {
        "note": "Øverobot – ikke et menneske",
        "guest_note": "Robot – ikke et menneske",
        "robot_greeting": "Hej. Jeg er en øverobot, ikke et menneske. Jeg kan se dig og høre dig. "
        "Sig en sætning, når du er klar.",
        "listening": "Jeg lytter. Sig en sætning.",
        "robot_heard": "Tak. Nu afspiller jeg det, du sagde.",
        "playing": "Det her sagde du:",
        "robot_quiet": "Jeg kan ikke høre dig endnu. Det gør ikke noget. Prøv at tale lidt højere.",
        "notes": "Jeg skriver lige et notat.",
        "robot_goodbye": "Tak for i dag. Du er klar til dit møde. Farvel.",
    },
    "en": {
        "note": "Practice robot – not a person",
        "guest_note": "Robot – not a person",
        "robot_greeting": "Hello. I am a practice robot, not a person. I can see you and hear you. "
        "Say a sentence when you are ready.",
        "listening": "I am listening. Say a sentence.",
        "robot_heard": "Thank you. Now I play back what you said.",
        "playing": "This is what you said:",
        "robot_quiet": "I cannot hear you yet. That is all right. Try to speak a little louder.",
        "notes": "I am writing a note.",
        "robot_goodbye": "Thank you for today. You are ready for your meeting. Goodbye.",
    },
}
_HAPPENED = {
    "link_opened": "The meeting is found.",
    "registered": "Registered in the waiting room.",
    "admitted": "Admitted.",
    "connected": "Connected.",
    "first_picture": "The other side's picture is here.",
    "first_sound": "The other side's sound is here.",
    "rebuild": "The line carries nothing; building it anew.",
    "service_lost": "The service is out of reach; trying again. A call goes on.",
    "service_back": "The service answers again.",
    "returned": "Back in the waiting room.",
    "host_greets": "Greeting.",
    "host_heard": "Heard a sentence.",
    "host_quiet": "Heard nothing.",
    "host_says_goodbye": "Saying goodbye.",
    "left": "Left.",
}


def of_fault(code: FaultCode) -> str:
    """Return what a failure means and what to do."""
    return _FAULTS.get(code, "Something in this program failed.")


def of_happening(name: str) -> str | None:
    """Return the line about something that happened, or None when it needs none."""
    return _HAPPENED.get(name)
