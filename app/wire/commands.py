# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the UI process tells the engine: imperatives, one JSON line each."""

from app.wire.line import WIRE_VERSION, WireMessage

OFFER_OR_ANSWER = ("offer", "answer")


class Hello(WireMessage, tag="hello", frozen=True):
    """First line to every engine; another version is refused with a complaint, politely."""

    role: str
    own_ring: str
    other_ring: str
    v: int = WIRE_VERSION


class Ping(WireMessage, tag="ping", frozen=True):
    """Asks for a sign of life; a one-way heartbeat would hide a deaf engine."""

    n: int


class Quit(WireMessage, tag="quit", frozen=True):
    """Close everything and exit with code 0."""


class ListDevices(WireMessage, tag="list_devices", frozen=True):
    """Asks for :class:`app.wire.events.DevicesListed`; with ``only_news`` if they have changed."""

    only_news: bool = False


class OpenCamera(WireMessage, tag="open_camera", frozen=True):
    """Start the camera and put its pictures, unmirrored, into the own ring."""

    spec: str


class TurnCamera(WireMessage, tag="turn_camera", frozen=True):
    """Turn the pictures of every camera from now on clockwise by 0, 90, 180 or 270 degrees."""

    turn_deg: int


class CloseCamera(WireMessage, tag="close_camera", frozen=True):
    """Stop the camera for real: its light goes out."""


class OpenMicrophone(WireMessage, tag="open_microphone", frozen=True):
    """Listen and report the level 20 times a second."""

    spec: str


class CloseMicrophone(WireMessage, tag="close_microphone", frozen=True):
    """Stop listening."""


class RecordSample(WireMessage, tag="record_sample", frozen=True):
    """Record ``duration_s`` of the microphone, judge it, and play it back on the speaker.

    With ``quiet_s`` the person is asked to be quiet for so long first; ``speak_now`` tells when that is over.
    """

    microphone: str
    speaker: str
    duration_s: float
    quiet_s: float = 0.0


class PlayTone(WireMessage, tag="play_tone", frozen=True):
    """Play the test sound on the speaker; with a ``microphone`` a chirp after it, and listen for that."""

    speaker: str
    microphone: str = ""


class RunCheck(WireMessage, tag="run_check", frozen=True):
    """Measure and judge one check; ``service_url`` may be empty when no meeting is known.

    ``token`` is the invitation's: with it the line's check learns the TURN servers and measures the speed.
    """

    check: str
    camera: str
    microphone: str
    speaker: str
    service_url: str
    token: str = ""


class Ice(WireMessage, tag="ice", frozen=True):
    """One STUN or TURN server of a call."""

    urls: tuple[str, ...]
    username: str = ""
    credential: str = ""


class StartCall(WireMessage, tag="start_call", frozen=True):
    """Build the connection ``gen``; an older one is closed, open devices are kept."""

    gen: int
    peer: str
    offers: bool
    ice: tuple[Ice, ...]
    camera: str
    microphone: str
    speaker: str
    microphone_on: bool
    camera_on: bool
    paused: bool
    cleans_sound: bool = True
    """Whether echo, noise and level of the microphone are taken care of."""
    sound_by_phone: bool = False
    """Whether a telephone carries the sound: microphone and speaker are mute here, so that nothing howls."""
    turn_index: int = 0
    """The TURN server to begin with, among those that can be used."""
    picture_height_px: int = 0
    """Of the first pictures; 0 lets the bit rate decide."""
    picture_kbit: int = 0
    """Of the first pictures, kbit/s; 0 where the line was not measured: a careful start."""
    most_height_px: int = 0
    """What this computer encodes in time; 0 for no limit."""
    has_headset: bool = False
    """No echo comes back that would have to be taken out."""


class RemoteDescription(WireMessage, tag="remote_description", frozen=True):
    """The other side's offer or answer for ``gen``; late ones are dropped by the engine."""

    gen: int
    kind: str
    sdp: str


class SetMedia(WireMessage, tag="set_media", frozen=True):
    """What of mine goes out; paused and ``sound_by_phone`` also silence what comes in."""

    microphone_on: bool
    camera_on: bool
    paused: bool
    sound_by_phone: bool = False
    cleans_sound: bool = True


class UseDevice(WireMessage, tag="use_device", frozen=True):
    """Change a device in what runs just now."""

    kind: str
    spec: str


class EndCall(WireMessage, tag="end_call", frozen=True):
    """Close the connection and the microphone; the own picture goes on."""


Command = (
    Hello
    | Ping
    | Quit
    | ListDevices
    | OpenCamera
    | TurnCamera
    | CloseCamera
    | OpenMicrophone
    | CloseMicrophone
    | RecordSample
    | PlayTone
    | RunCheck
    | StartCall
    | RemoteDescription
    | SetMedia
    | UseDevice
    | EndCall
)
