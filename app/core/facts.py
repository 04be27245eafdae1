# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journey knows in each part: small frozen values, so that nothing is lost on the way."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.core.check_history import KeptCheck
from app.core.devices import Device, DeviceChoice, DeviceKind
from app.core.events.engine import EngineRole, LineState
from app.core.events.foreign import WordWay
from app.core.events.person import Answer, Message
from app.core.events.service import CallbackState
from app.core.faults import FaultCode
from app.core.meeting import ByPhone, CallPlan, CaseworkerStatus, Person
from app.core.verdicts import CheckId, CheckResult, Verdict, overall

STEPS = tuple(CheckId)


class State(StrEnum):
    """The pages of the journey.

    ``LOBBY`` is the waiting page before a meeting in another program; ``ELSEWHERE`` while it goes on there.
    """

    HOME = "home"
    CHECK = "check"
    WAITING = "waiting"
    CALL = "call"
    AFTER = "after"
    LOBBY = "lobby"
    ELSEWHERE = "elsewhere"
    PLAN_B = "plan_b"


class EngineCondition(StrEnum):
    """How the engine is, as far as the person is concerned."""

    ABSENT = "absent"
    STARTING = "starting"
    READY = "ready"
    RECOVERING = "recovering"
    GAVE_UP = "gave_up"


class SampleState(StrEnum):
    """Where the recording is: first quiet, then a sentence; where nothing is heard, the others are tried."""

    IDLE = "idle"
    QUIET = "quiet"
    RECORDING = "recording"
    OTHERS = "others"
    PLAYING = "playing"
    PLAYED = "played"


SAMPLE_UNDER_WAY = frozenset(
    {SampleState.QUIET, SampleState.RECORDING, SampleState.OTHERS, SampleState.PLAYING}
)


class Forward(StrEnum):
    """Why plan B comes forward by itself; always an offer, never a jump."""

    NONE = "none"
    NO_MEDIA = "no_media"
    UNHEARD = "unheard"
    CANNOT_HEAR = "cannot_hear"
    NOT_BEGUN = "not_begun"
    ENGINE = "engine"
    VERDICT = "verdict"


class Way(StrEnum):
    """The ways that plan B offers; in this order as a rule."""

    CALLBACK = "callback"
    NUMBER = "number"
    MESSAGE = "message"
    WISH = "wish"
    WORD = "word"


USUAL_WAYS = (Way.CALLBACK, Way.NUMBER, Way.MESSAGE, Way.WISH)


class Forgetting(StrEnum):
    """How far the deletion of everything about the person is."""

    NONE = "none"
    GOING = "going"
    DONE = "done"
    PARTLY = "partly"


@dataclass(frozen=True)
class DeviceFacts:
    """What there is and what is chosen.

    Attributes:
        microphone_stand_in: Does the microphone's work in the call while it cannot, by name; speaker_stand_in
            likewise.
        asked_at: When the list was asked for last.
        seen: Every device that was listed since the window was opened, by its name.
        new: What was plugged in while the check goes on, until it was told on its step.
    """

    cameras: tuple[Device, ...] = ()
    microphones: tuple[Device, ...] = ()
    speakers: tuple[Device, ...] = ()
    choice: DeviceChoice = DeviceChoice()
    listed: bool = False
    camera_fault: FaultCode | None = None
    microphone_fault: FaultCode | None = None
    speaker_fault: FaultCode | None = None
    microphone_stand_in: str = ""
    speaker_stand_in: str = ""
    camera_live: bool = False
    asked_at: datetime | None = None
    seen: frozenset[tuple[DeviceKind, str]] = frozenset()
    new: tuple[Device, ...] = ()

    def of_kind(self, kind: DeviceKind) -> tuple[Device, ...]:
        """Return the devices of one kind."""
        by_kind = {
            DeviceKind.CAMERA: self.cameras,
            DeviceKind.MICROPHONE: self.microphones,
            DeviceKind.SPEAKER: self.speakers,
        }
        return by_kind[kind]

    def new_of(self, kind: DeviceKind) -> Device | None:
        """Return what was plugged in of one kind and is not chosen, the latest first, or None."""
        chosen = getattr(self.choice, kind.value)
        others = [one for one in self.new if one.kind is kind and chosen not in (one.spec, one.name)]
        return others[-1] if others else None

    def fault_of(self, kind: DeviceKind) -> FaultCode | None:
        """Return why a device does not work, or None."""
        by_kind = {
            DeviceKind.CAMERA: self.camera_fault,
            DeviceKind.MICROPHONE: self.microphone_fault,
            DeviceKind.SPEAKER: self.speaker_fault,
        }
        return by_kind[kind]


@dataclass(frozen=True)
class CheckFacts:
    """How far the tech check is; ``step`` equal to ``len(STEPS)`` is the result page.

    Attributes:
        measuring: The current step waits for its measurement.
        before: The checks that were kept before this one began.
        ended_at: When the result page was reached, by which this check is kept.
        answer: What the person said about what was played on this step; None before.
        under_way: What the engine has been told to measure and has not answered yet.
        overruled: True once a call stood although the verdict may have been "call instead".
        advised: The code of the finding whose page was asked for, or "".
        reported_at: When the report was asked for that shows, or None.
        repeating: One check is done once more from the result page, which follows again.
        wished: The step whose sound or recording was asked for while no engine was ready; it comes then.
    """

    step: int = 0
    measuring: bool = False
    under_way: frozenset[CheckId] = frozenset()
    sample: SampleState = SampleState.IDLE
    tone_playing: bool = False
    tone_played: bool = False
    voice_heard: bool = False
    answer: Answer | None = None
    results: tuple[CheckResult, ...] = ()
    before: tuple[KeptCheck, ...] = ()
    ended_at: datetime | None = None
    overruled: bool = False
    advised: str = ""
    reported_at: datetime | None = None
    repeating: bool = False
    wished: CheckId | None = None

    @property
    def current(self) -> CheckId | None:
        """The check of this step, or None on the result page."""
        return STEPS[self.step] if self.step < len(STEPS) else None

    @property
    def verdict(self) -> Verdict:
        """The verdict of all that was measured."""
        return overall(self.results)

    def result_of(self, check: CheckId) -> CheckResult | None:
        """Return the result of one check, or None."""
        return next((result for result in self.results if result.id is check), None)


@dataclass(frozen=True)
class SeatFacts:
    """The place in the meeting, as the service confirmed it."""

    wanted: bool = False
    registered_at: datetime | None = None
    service_connected: bool = False
    people: tuple[Person, ...] = field(default=(), repr=False)
    status: CaseworkerStatus = CaseworkerStatus.NONE
    agenda_index: int = -1
    plan: CallPlan | None = None


@dataclass(frozen=True)
class CallFacts:
    """The call itself.

    Attributes:
        started_gen: The numbered attempt that the engine was last told to build; 0 before the first.
        asked_at: When a new attempt was asked for last, answered or not.
        ask_due_at: When it shall be asked for (again), or None when nothing is outstanding.
        asked_why: What it was asked for, for the service's log.
        line: As judged by received packets.
        silent_s: How long no packet has come.
        no_media_since: Since when nothing has come from the other side, over all attempts; None else.
        unheard_since: Since when the microphone does not work although it is switched on; None else.
        unhearing_since: Since when the speaker does not work; None else.
        connected_once: True from the first connection on.
        picture_rests: The other person's picture stands still while the sound goes on.
        sound_first: The call began with the camera off, because the check said that sound alone is safe.
    """

    started_gen: int = 0
    asked_at: datetime | None = None
    ask_due_at: datetime | None = None
    asked_why: str = ""
    line: LineState = LineState.CONNECTING
    silent_s: float = 0.0
    no_media_since: datetime | None = None
    unheard_since: datetime | None = None
    unhearing_since: datetime | None = None
    connected_once: bool = False
    has_picture: bool = False
    has_sound: bool = False
    picture_rests: bool = False
    began_at: datetime | None = None
    sound_first: bool = False


@dataclass(frozen=True)
class MediaFacts:
    """What of mine goes out. The waiting room has the mirror on, so that people see themselves first."""

    microphone_on: bool = True
    camera_on: bool = True
    paused: bool = False
    by_phone: ByPhone = ByPhone.NONE
    cleans_sound: bool = True
    """Off only for as long as somebody tries something out: each call begins with it on."""


@dataclass(frozen=True)
class EngineFacts:
    """The engine as the journey sees it.

    Attributes:
        is_stuck: A driver hangs in it. Libraries hold locks while they wait for a driver, so another device
            would hang with the first: the next one that is to be opened gets a fresh engine.
    """

    condition: EngineCondition = EngineCondition.ABSENT
    role: EngineRole | None = None
    is_stuck: bool = False


@dataclass(frozen=True)
class PlanBFacts:
    """What help was asked for.

    Attributes:
        forward: Why plan B is offered on the page.
        callback: How far the latest request is.
        callback_at: The time of that step.
        callback_steps: The steps of the latest request with the service's times, as far as they were seen.
        messages: What was sent, and when it arrived.
        number_copied: Whether the number lies on the clipboard.
        video_away: Whether the video was away at some moment while plan B is open in a call.
        ways: In the order that was best when plan B was opened; nothing moves under the pointer.
    """

    forward: Forward = Forward.NONE
    callback: CallbackState = CallbackState.NONE
    callback_at: datetime | None = None
    callback_steps: tuple[tuple[CallbackState, datetime], ...] = ()
    messages: tuple[tuple[Message, datetime | None], ...] = ()
    number_copied: bool = False
    video_away: bool = False
    ways: tuple[Way, ...] = USUAL_WAYS


@dataclass(frozen=True)
class SignedFacts:
    """The newest signed receipt on this PC: the name of its last line, and when it was signed."""

    head: str
    at: datetime


@dataclass(frozen=True)
class ElsewhereFacts:
    """A meeting in another program, as far as this PC sees it.

    Attributes:
        came_at: When the person came to the waiting page first.
        releasing: The camera and the microphone are being let go, so that the other program can have them.
        opened_at: When the system was asked to open the meeting last; None before.
        link_copied: Whether the link lies on the clipboard.
        words: What was handed on for the caseworker, by which way, and when; nobody knows if it arrived.
        no_way: The way for which this PC has no program, once that has shown.
    """

    came_at: datetime | None = None
    releasing: bool = False
    opened_at: datetime | None = None
    link_copied: bool = False
    words: tuple[tuple[Message, WordWay, datetime], ...] = ()
    no_way: WordWay | None = None
