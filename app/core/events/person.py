# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person did in the window."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.advice.shape import Setting
from app.core.devices import DeviceKind
from app.core.events.event import Event
from app.core.meeting import ByPhone, MeetingForm
from app.core.reminders import CalendarWords
from app.core.verdicts import CheckId


class Answer(StrEnum):
    """The answers to "did you hear it?"; not knowing is an answer."""

    YES = "yes"
    NO = "no"
    DONT_KNOW = "dont_know"


class Message(StrEnum):
    """What can be said to the caseworker with one press."""

    EQUIPMENT_FAILING = "equipment_failing"
    TEN_MINUTES_LATE = "ten_minutes_late"


@dataclass(frozen=True)
class LinkGiven(Event):
    """A link was opened or pasted, or a spoken code typed."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class OtherMeetingAsked(Event):
    """The person wants to open another link; the stored meeting stays until that has worked."""


@dataclass(frozen=True)
class OpeningLeft(Event):
    """Back to the stored meeting's page, without another link."""


@dataclass(frozen=True)
class MeetingForgotten(Event):
    """The person wants everything about the stored meeting to be deleted from this PC."""


@dataclass(frozen=True)
class EverythingForgotten(Event):
    """The person wants everything about them to be deleted from this PC, receipts and choices too."""


@dataclass(frozen=True)
class CheckAsked(Event):
    """The person wants to test the equipment."""


@dataclass(frozen=True)
class CheckLeft(Event):
    """Back to the meeting's page from the check."""


@dataclass(frozen=True)
class CheckRepeated(Event):
    """The current step of the check, or from the result page the whole of it, once more."""


@dataclass(frozen=True)
class AdviceAsked(Event):
    """What a finding means and what can be done about it; ``code`` is the finding's."""

    code: str


@dataclass(frozen=True)
class AdviceClosed(Event):
    """Back from a finding's page to where it was asked for."""


@dataclass(frozen=True)
class ReportAsked(Event):
    """The person wants to see the report that can be given away."""


@dataclass(frozen=True)
class ReportClosed(Event):
    """Back from the report to the result."""


@dataclass(frozen=True)
class StepRepeated(Event):
    """One check once more, from the result page; the result page follows again."""

    check: CheckId


@dataclass(frozen=True)
class SettingAsked(Event):
    """The person wants to see a page of the system's settings."""

    setting: Setting


@dataclass(frozen=True)
class StepDone(Event):
    """Next: the step is finished for the person."""


@dataclass(frozen=True)
class StepSkipped(Event):
    """Skip: the step counts as not measured."""


@dataclass(frozen=True)
class AnswerGiven(Event):
    """The answer to the question on the check's page."""

    answer: Answer


@dataclass(frozen=True)
class RecordingAsked(Event):
    """Listen to the room, then to a sentence, and play that back."""


@dataclass(frozen=True)
class SoundAsked(Event):
    """Play the speaker's test sound (again)."""


@dataclass(frozen=True)
class DeviceChosen(Event):
    """Another camera, microphone or speaker was picked; possible on the check, waiting and call pages."""

    kind: DeviceKind
    spec: str


@dataclass(frozen=True)
class CameraTurned(Event):
    """The own picture stands on its side or its head: a quarter further, clockwise; kept for the call."""


@dataclass(frozen=True)
class WaitingRoomAsked(Event):
    """The person goes to the waiting room."""


@dataclass(frozen=True)
class WaitingLeft(Event):
    """Out of the waiting room, back to the meeting's page."""


@dataclass(frozen=True)
class MicrophoneSwitched(Event):
    """My microphone on or off."""

    on: bool


@dataclass(frozen=True)
class CameraSwitched(Event):
    """My camera on or off (waiting room and call)."""

    on: bool


@dataclass(frozen=True)
class PauseSwitched(Event):
    """A break: picture and sound off both ways; the caseworker sees "pause"."""

    on: bool


@dataclass(frozen=True)
class SoundCleaningSwitched(Event):
    """Whoever helps tries the call without (or again with) the cleaning of the microphone's sound."""

    on: bool


@dataclass(frozen=True)
class ByPhoneChosen(Event):
    """How much of the meeting the telephone carries: nothing, the sound, or all of it (plan B, call)."""

    how: ByPhone


@dataclass(frozen=True)
class CallLeft(Event):
    """The person leaves the meeting."""


@dataclass(frozen=True)
class AfterClosed(Event):
    """The goodbye page is closed; back to Home."""


@dataclass(frozen=True)
class PlanBAsked(Event):
    """“Call my caseworker” was pressed, on any page."""


@dataclass(frozen=True)
class PlanBClosed(Event):
    """Back from plan B to where the person was."""


@dataclass(frozen=True)
class CallbackAsked(Event):
    """The caseworker shall call this number."""

    phone: str = field(repr=False)


@dataclass(frozen=True)
class MessageAsked(Event):
    """One-press word to the caseworker."""

    message: Message


@dataclass(frozen=True)
class WishAsked(Event):
    """Rather by telephone or in person the next time; ``VIDEO`` takes it back. Any page (N18)."""

    form: MeetingForm


@dataclass(frozen=True)
class ReceiptCopyAsked(Event):
    """The person wants the receipt's file at this path: signed where there is a signed one. Any page."""

    path: str


@dataclass(frozen=True)
class NumberCopied(Event):
    """The caseworker's number was copied."""


@dataclass(frozen=True)
class DialAsked(Event):
    """This computer shall call the caseworker's number."""


@dataclass(frozen=True)
class NoticeDismissed(Event):
    """The notice on the page was read and closed."""


@dataclass(frozen=True)
class RemindersSwitched(Event):
    """The person wants to be reminded of meetings, or no more."""

    on: bool


@dataclass(frozen=True)
class CalendarAsked(Event):
    """The person wants the meeting in their calendar."""

    words: CalendarWords
