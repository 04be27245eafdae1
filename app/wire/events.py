# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the engine tells the UI process: past-tense facts, one JSON line each."""

from app.wire.line import WIRE_VERSION, WireMessage

Value = float | int | str | bool


class Ready(WireMessage, tag="ready", frozen=True):
    """Everything is imported and commands are read."""

    role: str
    pid: int
    v: int = WIRE_VERSION


class Pong(WireMessage, tag="pong", frozen=True):
    """Answers a ping with its number."""

    n: int


class Faulted(WireMessage, tag="faulted", frozen=True):
    """A complaint: a device's when ``kind`` is camera, microphone or speaker, else the engine's own."""

    code: str
    kind: str = ""
    action: str = ""


class DeviceLine(WireMessage, tag="device", frozen=True):
    """One device of a list."""

    spec: str
    name: str
    is_default: bool = False
    is_virtual: bool = False


class DevicesListed(WireMessage, tag="devices_listed", frozen=True):
    """What the system shows."""

    cameras: tuple[DeviceLine, ...]
    microphones: tuple[DeviceLine, ...]
    speakers: tuple[DeviceLine, ...]


class CameraOpened(WireMessage, tag="camera_opened", frozen=True):
    """The camera delivers."""

    width_px: int
    height_px: int


class CameraStalled(WireMessage, tag="camera_stalled", frozen=True):
    """No picture for a while; sound goes on."""

    silent_s: float


class CameraResumed(WireMessage, tag="camera_resumed", frozen=True):
    """Pictures again."""


class LevelMeasured(WireMessage, tag="level", frozen=True):
    """The microphone's level, dBFS re full scale 1.0, at most 0; -120 is digital silence."""

    rms_dbfs: float
    peak_dbfs: float


class SampleRecorded(WireMessage, tag="sample_recorded", frozen=True):
    """The recording is done and starts to play."""

    duration_s: float


class SpeakNow(WireMessage, tag="speak_now", frozen=True):
    """The quiet phase of a recording is over: now the person speaks for ``duration_s``."""

    duration_s: float


class OthersTried(WireMessage, tag="others_tried", frozen=True):
    """The chosen microphone is silent: the others are listened to now, so please go on talking."""


class SamplePlayed(WireMessage, tag="sample_played", frozen=True):
    """The recording has been played."""


class TonePlayed(WireMessage, tag="tone_played", frozen=True):
    """The test sound has been played."""


class SoundHeard(WireMessage, tag="sound_heard", frozen=True):
    """A voice was heard for the first time since the microphone was opened."""


class DeviceRunning(WireMessage, tag="device_running", frozen=True):
    """A microphone or speaker of the call works again.

    ``stand_in`` names another one used meanwhile; "" means the chosen one. For the window, never for a log.
    """

    kind: str
    stand_in: str = ""


class CheckStarted(WireMessage, tag="check_started", frozen=True):
    """A check measures."""

    check: str


class FindingLine(WireMessage, tag="finding", frozen=True):
    """One finding of a check."""

    code: str
    severity: str
    values: dict[str, Value] = {}


class CheckFinished(WireMessage, tag="check_finished", frozen=True):
    """A check's result."""

    check: str
    verdict: str
    findings: tuple[FindingLine, ...]
    values: dict[str, Value]
    duration_s: float


class LocalDescription(WireMessage, tag="local_description", frozen=True):
    """Our offer or answer for ``gen``, complete with candidates."""

    gen: int
    kind: str
    sdp: str


class CallConnected(WireMessage, tag="call_connected", frozen=True):
    """The connection stands."""

    gen: int


class CallFailed(WireMessage, tag="call_failed", frozen=True):
    """The connection did not come about, or broke."""

    gen: int
    code: str


class PictureArrived(WireMessage, tag="picture_arrived", frozen=True):
    """The first picture of the other person is in the other ring."""

    gen: int
    width_px: int
    height_px: int


class PictureRested(WireMessage, tag="picture_rested", frozen=True):
    """The other person's picture stands still while the sound goes on, or (``rests`` false) moves again."""

    gen: int
    rests: bool


class SoundArrived(WireMessage, tag="sound_arrived", frozen=True):
    """The first sound of the other person was handed to the speaker."""

    gen: int


class LineMeasured(WireMessage, tag="line", frozen=True):
    """good, weak or lost, by received packets; repeated each second while not good."""

    gen: int
    state: str
    silent_s: float


class CallMeasured(WireMessage, tag="call_measured", frozen=True):
    """Numbers about the call for support and tests, every 2 s."""

    gen: int
    values: dict[str, Value]


class SoundMeasured(WireMessage, tag="sound", frozen=True):
    """The call's sound twice a second, for whoever helps. Levels in dBFS, at most 0; -120 is silence.

    Heard by the microphone, sent after cleaning, played by the speaker. ``starved_blocks`` (of 10 ms) and
    ``cuts`` tell how well the echo canceller's reference keeps step, ``dropped_blocks`` what the computer
    had no time to clean.
    """

    heard_dbfs: float
    sent_dbfs: float
    played_dbfs: float
    starved_blocks: int
    cuts: int
    dropped_blocks: int
    cleans: bool


EngineEvent = (
    Ready
    | Pong
    | Faulted
    | DevicesListed
    | CameraOpened
    | CameraStalled
    | CameraResumed
    | LevelMeasured
    | SampleRecorded
    | SpeakNow
    | OthersTried
    | SamplePlayed
    | TonePlayed
    | SoundHeard
    | DeviceRunning
    | CheckStarted
    | CheckFinished
    | LocalDescription
    | CallConnected
    | CallFailed
    | PictureArrived
    | PictureRested
    | SoundArrived
    | LineMeasured
    | CallMeasured
    | SoundMeasured
)
