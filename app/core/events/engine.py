# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the engine process reported, or what the supervisor saw of it."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.devices import Device, DeviceKind
from app.core.events.event import Event
from app.core.faults import FaultCode
from app.core.verdicts import CheckId, CheckResult


class EngineRole(StrEnum):
    """The two lives of an engine."""

    CHECKS = "checks"
    CALL = "call"


class LineState(StrEnum):
    """How the line to the other person is, judged by received packets."""

    CONNECTING = "connecting"
    GOOD = "good"
    WEAK = "weak"
    LOST = "lost"


@dataclass(frozen=True)
class EngineReady(Event):
    """An engine process is up and answers."""

    role: EngineRole


@dataclass(frozen=True)
class EngineSilent(Event):
    """The engine does not answer pings; the supervisor ends it and starts another."""

    silent_s: float


@dataclass(frozen=True)
class EngineExited(Event):
    """The engine process is gone without being asked."""

    outcome: str


@dataclass(frozen=True)
class EngineGaveUp(Event):
    """The restart budget is spent: the third death inside 60 s."""


@dataclass(frozen=True)
class EngineFaulted(Event):
    """The engine complains about itself, not about a device."""

    code: FaultCode


@dataclass(frozen=True)
class DevicesListed(Event):
    """The devices that the system shows."""

    cameras: tuple[Device, ...] = ()
    microphones: tuple[Device, ...] = ()
    speakers: tuple[Device, ...] = ()


@dataclass(frozen=True)
class DeviceFaulted(Event):
    """A camera, microphone or speaker does not do its work."""

    kind: DeviceKind
    code: FaultCode


@dataclass(frozen=True)
class DeviceRunning(Event):
    """A microphone or speaker of the call works again; ``stand_in`` names another one used meanwhile."""

    kind: DeviceKind
    stand_in: str = ""


@dataclass(frozen=True)
class CameraOpened(Event):
    """The camera delivers pictures."""

    width_px: int
    height_px: int


@dataclass(frozen=True)
class CameraStalled(Event):
    """The camera has stopped delivering; sound goes on."""


@dataclass(frozen=True)
class CameraResumed(Event):
    """The camera delivers again."""


@dataclass(frozen=True)
class SpeakNow(Event):
    """The quiet moment of a recording is over: now the person speaks."""


@dataclass(frozen=True)
class OthersTried(Event):
    """The chosen microphone hears nothing: the other ones are listened to."""


@dataclass(frozen=True)
class SampleRecorded(Event):
    """The sentence is recorded."""

    duration_s: float


@dataclass(frozen=True)
class SamplePlayed(Event):
    """The recording has been played back to its end."""


@dataclass(frozen=True)
class TonePlayed(Event):
    """The test sound has been played to its end."""


@dataclass(frozen=True)
class SoundHeard(Event):
    """The microphone heard a voice for the first time on this step."""


@dataclass(frozen=True)
class CheckStarted(Event):
    """A check has begun to measure."""

    id: CheckId


@dataclass(frozen=True)
class CheckFinished(Event):
    """A check has been measured and judged."""

    result: CheckResult


@dataclass(frozen=True)
class CallConnected(Event):
    """The connection of attempt ``gen`` stands."""

    gen: int


@dataclass(frozen=True)
class CallNotConnected(Event):
    """Attempt ``gen`` failed before or after it stood; the next one starts by itself."""

    gen: int
    code: FaultCode


@dataclass(frozen=True)
class PictureArrived(Event):
    """The first picture of the other person."""

    gen: int


@dataclass(frozen=True)
class PictureRested(Event):
    """The other person's picture stands still while the sound goes on, or moves again."""

    gen: int
    rests: bool


@dataclass(frozen=True)
class SoundArrived(Event):
    """The first sound of the other person."""

    gen: int


@dataclass(frozen=True)
class LineChanged(Event):
    """Received packets say that the line is good, weak or lost; ``silent_s`` without any packet."""

    gen: int
    state: LineState
    silent_s: float = 0.0
