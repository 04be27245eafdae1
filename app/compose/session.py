# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One run of the window after its first paint: everything wired, until the window is closed."""

import asyncio
import contextlib
import logging

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from app.compose.companion import Companion, Stage
from app.compose.meeting_bar import bar_for
from app.compose.options import Options
from app.compose.reminding import Reminding
from app.core.events import (
    DialerSeen,
    LinkGiven,
    PhoneRecalled,
    PlanBAsked,
    SettingsSeen,
    StorageSeen,
    TokenRecalled,
)
from app.core.facts import State
from app.core.faults import FaultCode
from app.core.journey import step
from app.core.phone import doubt
from app.core.policy import Policy
from app.core.receipt import Receipt
from app.core.views import project
from app.meeting.own_version import own_version
from app.runtime.conductor import Conductor
from app.runtime.dialer import has_dialer
from app.runtime.instance import Doorbell
from app.runtime.job_object import join_own_job
from app.runtime.memory import StoredMemory
from app.runtime.receipt_delivery import ReceiptDelivery
from app.runtime.service_side import ServiceSide
from app.runtime.start import first_journey
from app.runtime.store import Store
from app.runtime.supervisor import Supervisor
from app.runtime.system_settings import openable
from app.runtime.updates import Updates, drop_old, place_of
from app.runtime.worker import in_daemon
from app.ui.window import MainWindow
from app.wire.ring import RingReader

RETRY_MS = 5000
LOOK_AROUND_WITHIN_S = 3.0

log = logging.getLogger("moedeklar")


class LinkEvents(QObject):
    """macOS hands a link that was clicked to the running program as an event of its own."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Take links; everything else goes on."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self._conductor.handle(LinkGiven(event.url().toString()))
            return True
        return super().eventFilter(watched, event)


class Session:
    """Builds what the window needs, runs until the last window is closed, and takes it down again."""

    def __init__(
        self,
        options: Options,
        window: MainWindow,
        store: Store,
        rings: tuple[RingReader, RingReader],
        companion: Companion | None,
    ) -> None:
        self._options = options
        self._window = window
        self._store = store
        self._rings = rings
        self._companion = companion
        self._memory = StoredMemory(store)
        self._told: FaultCode | None = None
        self._ended = asyncio.Event()
        self._code = 0

    async def run(self) -> int:
        """Run to the end and return the exit code."""
        join_own_job()
        QGuiApplication.setApplicationVersion(own_version())
        conductor = self._conductor()
        delivery = ReceiptDelivery(conductor, self._memory)
        side = ServiceSide(conductor, self._options.service, delivery, self._memory)
        self._wire(conductor)
        doorbell = self._doorbell(conductor)
        self._reminding = Reminding(
            self._window, conductor, lambda: self._come_forward(conductor, ""), self._ended.set
        )
        if self._options.quietly and not self._reminding.can_tell:
            self._ended.set()
        conductor.start(side)
        self._retries = QTimer(interval=RETRY_MS)
        self._retries.timeout.connect(lambda: self._look_after_files(conductor))
        self._retries.start()
        self._look_after_files(conductor)
        if self._options.link:
            conductor.handle(LinkGiven(self._options.link))
        self._warm(conductor)
        recalling = asyncio.create_task(self._recall(conductor, side))
        finding_out = [recalling, asyncio.create_task(self._look_around(conductor, recalling))]
        updates = self._updates(conductor)
        companion = asyncio.create_task(self._accompany(conductor, side)) if self._companion else None
        try:
            await self._ended.wait()
        finally:
            for task in finding_out:
                task.cancel()
            await asyncio.gather(*finding_out, return_exceptions=True)
            if companion is not None:
                companion.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await companion
            await updates.close()
            await self._close(conductor, side, doorbell)
        return self._code

    def _conductor(self) -> Conductor:
        """Build the journey without any secret: a keyring that asks for its password keeps nobody waiting."""
        choice = self._options.devices or self._store.devices()
        invitation = self._store.load_invitation(token="")
        receipt = self._memory.recall_receipt(invitation) if invitation else Receipt()
        signed = self._memory.signed_facts(invitation) if invitation else None
        kept = self._store.checks.load(), self._store.reminders()
        journey = first_journey(invitation, choice, receipt, signed, *kept)
        paths = self._rings[0].path, self._rings[1].path
        self._supervisor = Supervisor(paths, on_fresh=self._forget_pictures)
        self._supervisor.speak(self._window.preferences.language)
        return Conductor(journey, self._supervisor, self._memory)

    def _updates(self, conductor: Conductor) -> Updates:
        """Look for newer versions in a while; a window that stands alone (practice, tests) does not."""
        place, is_new = place_of(self._store.choices())
        policy = Policy() if self._options.alone else self._options.policy
        folder = self._options.folder / "updates"
        updates = Updates(conductor, policy, folder, place)
        if policy.looks_for_updates:
            if is_new:
                with contextlib.suppress(OSError):  # a full disk: drawn again the next time
                    self._store.save_choices(update_place=place)
            drop_old(folder)
        conductor.update_wanted.connect(updates.perform)
        updates.start(self._options.updates_after_s)
        return updates

    @staticmethod
    async def _look_around(conductor: Conductor, recalling: asyncio.Task[None]) -> None:
        """Plan B does not wait for this: the numbering plans, and who takes numbers on this computer.

        After the keyring, unless that hangs: two threads that load libraries make an old PC's window stutter.
        """
        conductor.handle(SettingsSeen(openable()))
        await asyncio.wait([recalling], timeout=LOOK_AROUND_WITHIN_S)
        await asyncio.to_thread(doubt, "")
        conductor.handle(DialerSeen(await asyncio.to_thread(has_dialer)))

    async def _recall(self, conductor: Conductor, side: ServiceSide) -> None:
        """Plan B does not wait for this: the token, a number that is filled in, and what is still owed."""
        token = await in_daemon(self._memory.token)
        if token:
            conductor.handle(TokenRecalled(token))
        phone = await in_daemon(self._memory.phone)
        if phone:
            conductor.handle(PhoneRecalled(phone))
        self._take_up(conductor, side, phone)

    def _take_up(self, conductor: Conductor, side: ServiceSide, phone: str) -> None:
        """Ask the service what became of the stored meeting, and tell it what the last run could not."""
        journey = conductor.journey
        stored = journey.invitation
        if stored is None or not stored.token or stored.foreign is not None:
            return
        if not self._options.link:
            conductor.handle(LinkGiven(f"{stored.service_url}/m/{stored.token}"))
        if journey.receipt.owed:
            side.receipt_changed(journey.receipt, stored)
        side.take_up(phone)

    def _warm(self, conductor: Conductor) -> None:
        """The first F2 shall be as quick as the second, on an old PC too."""
        opened, _ = step(conductor.journey, PlanBAsked())
        self._window.warm_plan_b(project(opened))

    def _look_after_files(self, conductor: Conductor) -> None:
        """A full disk may have room again; what the person should know is said outside the talk."""
        self._memory.retry()
        trouble = self._memory.trouble()
        if trouble is not self._told and conductor.journey.place is not State.CALL:
            self._told = trouble
            conductor.handle(StorageSeen(trouble))

    def _forget_pictures(self) -> None:
        for ring in self._rings:
            ring.reset()

    def _wire(self, conductor: Conductor) -> None:
        window = self._window
        window.acted.connect(conductor.handle)
        window.preference_changed.connect(self._keep_preference)
        conductor.view_changed.connect(window.show_view)
        self._bar = bar_for(window)
        conductor.view_changed.connect(self._bar.show_view)
        conductor.level_measured.connect(window.show_level)
        conductor.sound_measured.connect(window.show_sound)
        conductor.receipt_copied.connect(window.show_receipt_copied)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101
        application.lastWindowClosed.connect(self._ended.set)
        self._links = LinkEvents(conductor)
        application.installEventFilter(self._links)

    def _keep_preference(self, name: str, value: object) -> None:
        self._store.save_choices(**{name: value})
        if name == "language":
            self._supervisor.speak(str(value))

    def _doorbell(self, conductor: Conductor) -> Doorbell | None:
        if self._options.alone:
            return None
        doorbell = Doorbell(self._options.folder)
        doorbell.rang.connect(lambda link: self._come_forward(conductor, link))
        return doorbell

    def _come_forward(self, conductor: Conductor, link: str) -> None:
        self._window.come_forward()
        if link:
            conductor.handle(LinkGiven(link))

    async def _accompany(self, conductor: Conductor, side: ServiceSide) -> None:
        assert self._companion is not None  # noqa: S101
        stage = Stage(self._window, conductor, side)
        try:
            code = await self._companion.run(stage)
        except Exception:  # noqa: BLE001  (a companion that fails ends the program with a code, and says why)
            log.exception("the companion could not go on")
            code = 1
        if code is not None:
            self._code = code
            self._ended.set()

    async def _close(self, conductor: Conductor, side: ServiceSide, doorbell: Doorbell | None) -> None:
        if doorbell is not None:
            doorbell.close()
        self._reminding.close()
        self._retries.stop()
        conductor.stop()
        await side.close()
        if self._companion is not None:
            await self._companion.close()
        self._memory.close()
        self._bar.hide()
        self._bar.deleteLater()
        self._window.close()
