# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the conductor shall do after a step: values, performed outside the core."""

from dataclasses import dataclass, field
from datetime import datetime

from app.core.advice.shape import Setting
from app.core.call_setup import CallSetup
from app.core.check_history import KeptCheck
from app.core.devices import DeviceChoice, DeviceKind
from app.core.events.engine import EngineRole
from app.core.events.foreign import WordWay
from app.core.events.person import Message
from app.core.meeting import ByPhone, CallPlan, Invitation, MeetingForm
from app.core.receipt import Receipt
from app.core.reminders import CalendarWords, ReminderFacts, ReminderKind
from app.core.verdicts import CheckId, Verdict


@dataclass(frozen=True)
class Effect:
    """Something to do."""


@dataclass(frozen=True)
class OpenMeeting(Effect):
    """Fetch the meeting behind a link or a spoken code."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class StoreInvitation(Effect):
    """Keep the meeting on this PC so that plan B works without network."""

    invitation: Invitation = field(repr=False)


@dataclass(frozen=True)
class ForgetInvitation(Effect):
    """Drop the stored meeting."""


@dataclass(frozen=True)
class StartEngine(Effect):
    """Start a fresh engine in this role; one that runs in another role is ended first."""

    role: EngineRole


@dataclass(frozen=True)
class StopEngine(Effect):
    """End the engine, whatever it does."""


@dataclass(frozen=True)
class ListDevices(Effect):
    """Ask the engine which devices there are; with ``only_news`` it answers only if they have changed."""

    only_news: bool = False


@dataclass(frozen=True)
class OpenCamera(Effect):
    """Show the person's own picture."""

    spec: str


@dataclass(frozen=True)
class TurnCamera(Effect):
    """Turn the camera's pictures clockwise, for the person and for everybody else."""

    turn_deg: int


@dataclass(frozen=True)
class CloseCamera(Effect):
    """Turn the camera off for real."""


@dataclass(frozen=True)
class OpenMicrophone(Effect):
    """Listen and report the level."""

    spec: str


@dataclass(frozen=True)
class CloseMicrophone(Effect):
    """Stop listening."""


@dataclass(frozen=True)
class RecordSample(Effect):
    """Listen to the room for ``quiet_s``, record a sentence for ``duration_s``, then play that back."""

    choice: DeviceChoice
    duration_s: float = 5.0
    quiet_s: float = 2.0


@dataclass(frozen=True)
class PlayTone(Effect):
    """Play the test sound; a ``microphone`` listens for a chirp after it, none with an empty one."""

    spec: str
    microphone: str = ""


@dataclass(frozen=True)
class RunCheck(Effect):
    """Measure and judge one check."""

    id: CheckId
    choice: DeviceChoice


@dataclass(frozen=True)
class JoinWaitingRoom(Effect):
    """Connect to the service and knock."""

    invitation: Invitation = field(repr=False)
    verdict: Verdict


@dataclass(frozen=True)
class LeaveMeeting(Effect):
    """Give up the seat on purpose."""


@dataclass(frozen=True)
class StartCall(Effect):
    """Build the connection of this plan; an older one is closed."""

    plan: CallPlan
    choice: DeviceChoice
    microphone_on: bool
    camera_on: bool
    paused: bool
    by_phone: ByPhone = ByPhone.NONE
    setup: CallSetup = CallSetup()
    has_headset: bool = False
    cleans_sound: bool = True


@dataclass(frozen=True)
class EndCall(Effect):
    """Close the connection."""


@dataclass(frozen=True)
class AskRebuild(Effect):
    """Ask the service for a new numbered attempt."""

    gen: int
    why: str


@dataclass(frozen=True)
class SetMedia(Effect):
    """What of mine goes out; told to the engine and, as icons, to the others."""

    microphone_on: bool
    camera_on: bool
    paused: bool
    by_phone: ByPhone = ByPhone.NONE
    cleans_sound: bool = True


@dataclass(frozen=True)
class UseDevice(Effect):
    """Change one device in the running engine."""

    kind: DeviceKind
    spec: str


@dataclass(frozen=True)
class StoreDevices(Effect):
    """Remember the chosen devices."""

    choice: DeviceChoice


@dataclass(frozen=True)
class StoreCheck(Effect):
    """Keep a check that was carried through among the last ten."""

    check: KeptCheck


@dataclass(frozen=True)
class RequestCallback(Effect):
    """Ask the caseworker to telephone; kept and sent later when offline."""

    phone: str = field(repr=False)
    reason: str
    verdict: Verdict


@dataclass(frozen=True)
class SendMessage(Effect):
    """Send one-press word to the caseworker; kept and sent later when offline."""

    message: Message


@dataclass(frozen=True)
class CopyNumber(Effect):
    """Put the caseworker's number on the clipboard."""

    phone: str = field(repr=False)


@dataclass(frozen=True)
class StorePhone(Effect):
    """Remember the person's own number, so that it is typed once."""

    phone: str = field(repr=False)


@dataclass(frozen=True)
class DialNumber(Effect):
    """Hand a number to this computer's telephone program; the answer is ``DialerSeen`` if none takes it."""

    phone: str = field(repr=False)


@dataclass(frozen=True)
class OpenSetting(Effect):
    """Show a page of the system's settings."""

    setting: Setting


@dataclass(frozen=True)
class FetchUpdate(Effect):
    """Fetch the newer version's installer; ``UpdateLoaded`` or ``UpdateFailed`` answers."""


@dataclass(frozen=True)
class StartInstaller(Effect):
    """Open the installer that was fetched."""


@dataclass(frozen=True)
class ForgetEverything(Effect):
    """Delete all that was kept about the person on this PC; the answer is ``TracesDeleted``."""


@dataclass(frozen=True)
class StoreReceipt(Effect):
    """Save the receipt as it stands."""

    receipt: Receipt


@dataclass(frozen=True)
class RecallReceipt(Effect):
    """Look up what this PC wrote down about the meeting before; the answer is ``ReceiptRecalled``."""

    invitation: Invitation = field(repr=False)


@dataclass(frozen=True)
class CopyReceipt(Effect):
    """Put the receipt's file where the person wants it."""

    path: str


@dataclass(frozen=True)
class SendWish(Effect):
    """Ask for another form of meeting; kept and sent later when offline."""

    form: MeetingForm


@dataclass(frozen=True)
class ReleaseDevices(Effect):
    """End every engine; the answer is ``DevicesReleased`` when the last one is gone."""


@dataclass(frozen=True)
class OpenElsewhere(Effect):
    """Give a meeting's link to the system; the answer is ``OpenedElsewhere`` or ``NotOpenedElsewhere``."""

    url: str = field(repr=False)


@dataclass(frozen=True)
class CopyLink(Effect):
    """Put a meeting's link on the clipboard."""

    url: str = field(repr=False)


@dataclass(frozen=True)
class HandWordOver(Effect):
    """Give word for the caseworker to the clipboard, or to the system's mail or text message program.

    The answer is ``WordHandedOver``. Nothing is sent by us.
    """

    message: Message
    way: WordWay
    phone: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class StoreReminders(Effect):
    """Keep whether the person wants reminders, and which ones were given; start with the PC, or no more."""

    facts: ReminderFacts


@dataclass(frozen=True)
class Remind(Effect):
    """Say on the desktop that a meeting is coming."""

    kind: ReminderKind
    starts_at: datetime


@dataclass(frozen=True)
class SaveCalendar(Effect):
    """Write the meeting into a calendar file, and let the PC's calendar open it."""

    words: CalendarWords
