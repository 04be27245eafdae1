# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conducts the journey: takes events in, performs effects, tells the window what to show."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.core import effects as fx
from app.core import events as ev
from app.core.advice.shape import Setting
from app.core.events.engine import EngineRole
from app.core.journey import IllegalStep, step
from app.core.meeting import Invitation
from app.core.phone import dialled
from app.core.receipt import Receipt
from app.core.state import Journey
from app.core.views import View, project
from app.runtime.elsewhere import hand_word_over, open_link
from app.runtime.sides import MeetingSide, Memory
from app.runtime.supervisor import Supervisor
from app.runtime.system_settings import open_setting
from app.runtime.translation import to_command, to_event, to_meters
from app.wire import commands, events

TICK_MS = 1000
CLOCK_DRIFT_S = 30

log = logging.getLogger("moedeklar.conductor")


class Conductor(QObject):
    """Holds the one journey. Lives in the Qt thread; nothing here blocks.

    Signals: ``view_changed(View)`` after each step that changed something, ``level_measured(rms, peak)``
    in dBFS, ``call_measured(dict)`` and ``sound_measured(SoundMeters)`` for support,
    ``stepped(Event, Journey)`` for tests and the practice walk, ``receipt_copied(bool)`` after the person
    asked for the receipt's file, ``update_wanted(Effect)`` for whoever brings newer versions,
    ``reminder_due(Remind)`` when the desktop shall say that a meeting is coming, ``calendar_saved(str)`` with
    the calendar file's path, or "" where none could be written.
    """

    view_changed = Signal(object)
    level_measured = Signal(float, float)
    call_measured = Signal(object)
    sound_measured = Signal(object)
    stepped = Signal(object, object)
    receipt_copied = Signal(bool)
    update_wanted = Signal(object)
    reminder_due = Signal(object)
    calendar_saved = Signal(str)
    _traces_deleted = Signal(bool)  # comes from the memory's thread

    def __init__(
        self,
        journey: Journey,
        supervisor: Supervisor,
        memory: Memory,
        *,
        strict: bool = False,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__()
        self.journey = journey
        self._supervisor = supervisor
        self._memory = memory
        self._meeting: MeetingSide | None = None
        self._strict = strict
        self._clock = clock or (lambda: datetime.now(UTC))
        self._offset = timedelta()
        self._queue: deque[ev.Event] = deque()
        self._busy = False
        self._view: View | None = None
        self._remote: commands.RemoteDescription | None = None
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(lambda: self.handle(ev.Tick(self.now())))
        supervisor.became_ready.connect(lambda role: self.handle(ev.EngineReady(EngineRole(role))))
        supervisor.fell_silent.connect(lambda silent_s: self.handle(ev.EngineSilent(silent_s)))
        supervisor.exited.connect(lambda outcome: self.handle(ev.EngineExited(outcome)))
        supervisor.gave_up.connect(lambda: self.handle(ev.EngineGaveUp()))
        supervisor.released.connect(lambda: self.handle(ev.DevicesReleased()))
        supervisor.said.connect(self._on_engine_said)
        self._traces_deleted.connect(self._on_traces_deleted)

    def start(self, meeting: MeetingSide) -> None:
        """Begin to tick, with the way to the service in place."""
        self._meeting = meeting
        self.handle(ev.Tick(self.now()))
        self._ticks.start()

    def stop(self) -> None:
        """Stop ticking; the program ends."""
        self._ticks.stop()
        self._supervisor.close()

    def now(self) -> datetime:
        """Return the time by the service's clock, as far as it is known."""
        return self._clock() + self._offset

    def set_service_time(self, service_time: datetime) -> None:
        """Correct the PC's clock by the service's: a wrong clock shall make nobody late."""
        self._offset = service_time - self._clock()
        self.settle_clock()

    def settle_clock(self) -> None:
        """Take the time for what it is: the service has told it, or was waited for long enough."""
        off_s = round(self._offset.total_seconds())
        if not self.journey.clock.settled or abs(off_s - self.journey.clock.off_s) > CLOCK_DRIFT_S:
            self.handle(ev.ClockSeen(float(off_s)))

    def invitation(self) -> Invitation | None:
        """Return the meeting that the journey is about."""
        return self.journey.invitation

    def handle(self, event: ev.Event) -> None:
        """Take one event; events that its effects cause are taken after it, in order."""
        self._queue.append(event)
        if self._busy:
            return
        self._busy = True
        try:
            while self._queue:
                self._take(self._queue.popleft())
        finally:
            self._busy = False
        self.show()

    def show(self) -> None:
        """Tell the window what to show, if it changed."""
        view = project(self.journey)
        if view != self._view:
            self._view = view
            self.view_changed.emit(view)

    def remote_description(self, gen: int, kind: str, sdp: str) -> None:
        """Pass the other side's description on; kept for an engine that is not ready for it yet."""
        self._remote = commands.RemoteDescription(gen, kind, sdp)
        if self.journey.call.started_gen == gen:
            self._supervisor.send(self._remote)

    def _take(self, event: ev.Event) -> None:
        before = self.journey.state
        timed = replace(
            self.journey, now=self.now()
        )  # a receipt's line is as exact as the clock, not the tick
        try:
            self.journey, todo = step(timed, event)
        except IllegalStep as problem:
            if self._strict:
                raise
            log.error("ignored: %s", problem)
            return
        if self.journey.state is not before:
            log.info("%s: %s -> %s", type(event).__name__, before.value, self.journey.state.value)
        for effect in todo:
            self._perform_guarded(effect)
        self.stepped.emit(event, self.journey)

    def _perform_guarded(self, effect: fx.Effect) -> None:
        """One effect that fails must not keep the others, and plan B, from happening."""
        try:
            self._perform(effect)
        except Exception:
            if self._strict:
                raise
            log.exception("could not perform %s", type(effect).__name__)

    def _perform(self, effect: fx.Effect) -> None:
        invitation = self.journey.invitation
        # The token of a meeting in another program is its link: nothing that an engine could use.
        ours = invitation if invitation is not None and invitation.foreign is None else None
        service_url, token = (ours.service_url, ours.token) if ours else ("", "")
        command = to_command(effect, service_url, token)
        if command is not None:
            self._supervisor.send(command)
            self._follow_up(effect)
        elif isinstance(effect, fx.StartEngine):
            self._supervisor.start(effect.role)
        elif isinstance(effect, fx.StopEngine):
            self._supervisor.stop()
        elif isinstance(effect, fx.ForgetEverything):
            self._forget_everything()
        elif not (self._tell_desktop(effect) or self._remember(effect) or self._go_elsewhere(effect)):
            self._tell_service(effect)

    def _tell_desktop(self, effect: fx.Effect) -> bool:
        """Perform what the rest of the desktop does; False if the effect is another's."""
        if isinstance(effect, fx.CopyNumber):
            QGuiApplication.clipboard().setText(effect.phone)
        elif isinstance(effect, fx.DialNumber):
            self._dial(effect.phone)
        elif isinstance(effect, fx.OpenSetting):
            self._open_setting(effect.setting)
        elif isinstance(effect, fx.FetchUpdate | fx.StartInstaller):
            self.update_wanted.emit(effect)
        elif isinstance(effect, fx.Remind):
            self.reminder_due.emit(effect)
        elif isinstance(effect, fx.SaveCalendar):
            self._save_calendar(effect)
        else:
            return False
        return True

    def _go_elsewhere(self, effect: fx.Effect) -> bool:
        """Perform what a meeting in another program needs; False if the effect is another's."""
        if isinstance(effect, fx.ReleaseDevices):
            self._supervisor.release()
        elif isinstance(effect, fx.OpenElsewhere):
            opened = open_link(effect.url)
            self.handle(ev.OpenedElsewhere() if opened else ev.NotOpenedElsewhere())
        elif isinstance(effect, fx.CopyLink):
            QGuiApplication.clipboard().setText(effect.url)
        elif isinstance(effect, fx.HandWordOver):
            worked = hand_word_over(effect.way, effect.phone, effect.subject, effect.text)
            self.handle(ev.WordHandedOver(effect.message, effect.way, worked))
        else:
            return False
        return True

    def _follow_up(self, effect: fx.Effect) -> None:
        """What an engine's command brings with it elsewhere."""
        if isinstance(effect, fx.StartCall) and self._remote and self._remote.gen == effect.plan.gen:
            self._supervisor.send(self._remote)
        if isinstance(effect, fx.SetMedia | fx.StartCall) and self._meeting:
            self._meeting.tell_media(effect.microphone_on, effect.camera_on, effect.paused, effect.by_phone)

    def _remember(self, effect: fx.Effect) -> bool:
        """Perform what stays on this PC; False if the effect is another's."""
        if isinstance(effect, fx.StoreInvitation):
            self._memory.keep_invitation(effect.invitation)
        elif isinstance(effect, fx.ForgetInvitation):
            self._memory.forget_invitation()
        elif isinstance(effect, fx.StoreDevices):
            self._memory.keep_devices(effect.choice)
        elif isinstance(effect, fx.StoreCheck):
            self._memory.keep_check(effect.check)
        elif isinstance(effect, fx.StoreReceipt):
            self._keep_receipt(effect.receipt)
        elif isinstance(effect, fx.RecallReceipt):
            self._recall_receipt(effect.invitation)
        elif isinstance(effect, fx.CopyReceipt):
            self._copy_receipt(effect.path)
        elif isinstance(effect, fx.StorePhone):
            self._memory.keep_phone(effect.phone)
        elif isinstance(effect, fx.StoreReminders):
            self._memory.keep_reminders(effect.facts)
        else:
            return False
        return True

    def _dial(self, phone: str) -> None:
        if not QDesktopServices.openUrl(QUrl(f"tel:{dialled(phone)}")):
            self.handle(ev.DialerSeen(False))

    def _open_setting(self, setting: Setting) -> None:
        """A page that does not open has no button from then on."""
        if not open_setting(setting):
            self.handle(ev.SettingsSeen(self.journey.settings - {setting}))

    def _save_calendar(self, effect: fx.SaveCalendar) -> None:
        """Write the file where people find it; the calendar that opens it asks the person."""
        from app.runtime.calendar_file import save_calendar  # the library behind it takes 50 ms to load

        invitation = self.journey.invitation
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = None
        if invitation is not None:
            path = save_calendar(invitation, effect.words, self.now(), Path(folder))
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.calendar_saved.emit(str(path) if path is not None else "")

    def _forget_everything(self) -> None:
        self._remote = None
        if self._meeting is not None:
            self._meeting.forget()
        self._memory.forget_everything(self._traces_deleted.emit)

    def _on_traces_deleted(self, complete: bool) -> None:
        self.handle(ev.TracesDeleted(complete))

    def _keep_receipt(self, receipt: Receipt) -> None:
        invitation = self.journey.invitation
        if invitation is None:
            return
        self._memory.keep_receipt(receipt, invitation)
        if self._meeting is not None and invitation.foreign is None:
            self._meeting.receipt_changed(receipt, invitation)

    def _recall_receipt(self, invitation: Invitation) -> None:
        self.handle(ev.ReceiptRecalled(self._memory.recall_receipt(invitation).lines))
        signed = self._memory.signed_facts(invitation)
        if signed is not None:
            self.handle(ev.ReceiptSigned(signed.head, signed.at))

    def _copy_receipt(self, path: str) -> None:
        invitation = self.journey.invitation
        if invitation is not None:
            written = self._memory.copy_receipt(self.journey.receipt, invitation, Path(path))
            self.receipt_copied.emit(written)

    def _tell_service(self, effect: fx.Effect) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        if isinstance(effect, fx.OpenMeeting):
            meeting.open(effect.text)
        elif isinstance(effect, fx.JoinWaitingRoom):
            meeting.join(effect.invitation, effect.verdict)
        elif isinstance(effect, fx.LeaveMeeting):
            self._remote = None
            meeting.leave()
        elif isinstance(effect, fx.AskRebuild):
            meeting.ask_rebuild(effect.gen, effect.why)
        elif isinstance(effect, fx.RequestCallback):
            meeting.request_callback(effect.phone, effect.reason, effect.verdict)
        elif isinstance(effect, fx.SendMessage):
            meeting.send_message(effect.message.value)
        elif isinstance(effect, fx.SendWish):
            meeting.send_wish(effect.form)

    def _on_engine_said(self, message: events.EngineEvent) -> None:
        if isinstance(message, events.LevelMeasured):
            self.level_measured.emit(message.rms_dbfs, message.peak_dbfs)
        elif isinstance(message, events.CallMeasured):
            self.call_measured.emit(message.values)
        elif isinstance(message, events.SoundMeasured):
            self.sound_measured.emit(to_meters(message))
        elif isinstance(message, events.LocalDescription):
            if self._meeting and message.gen == self.journey.call.started_gen:
                self._meeting.send_description(message.gen, message.kind, message.sdp)
        else:
            self._on_engine_fact(message)

    def _on_engine_fact(self, message: events.EngineEvent) -> None:
        try:
            event = to_event(message)
        except ValueError:
            log.exception("the engine speaks of something unknown")
            return
        if event is not None:
            self.handle(event)
