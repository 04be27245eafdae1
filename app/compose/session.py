# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One run of the window after its first paint: everything wired, until the window is closed."""

import asyncio
import contextlib
import logging

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from app.compose.companion import Companion, Stage
from app.compose.options import Options
from app.core.events import DialerSeen, LinkGiven, PhoneRecalled
from app.core.phone import doubt
from app.core.receipt import Receipt
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
from app.ui.window import MainWindow
from app.wire.ring import RingReader

KEYRING_LIMIT_S = 3.0
RETRY_MS = 5000

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
        self._ended = asyncio.Event()
        self._code = 0

    async def run(self) -> int:
        """Run to the end and return the exit code."""
        join_own_job()
        conductor = await self._conductor()
        side = ServiceSide(conductor, self._options.service, ReceiptDelivery(conductor, self._memory))
        self._wire(conductor)
        doorbell = self._doorbell(conductor)
        conductor.start(side)
        self._retries = QTimer(interval=RETRY_MS)
        self._retries.timeout.connect(self._memory.retry)  # a full disk may have room again
        self._retries.start()
        self._open_first(conductor)
        self._hand_in_first(conductor, side)
        recalling = asyncio.create_task(self._recall(conductor))
        companion = asyncio.create_task(self._accompany(conductor, side)) if self._companion else None
        try:
            await self._ended.wait()
        finally:
            recalling.cancel()
            await asyncio.gather(recalling, return_exceptions=True)
            if companion is not None:
                companion.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await companion
            await self._close(conductor, side, doorbell)
        return self._code

    async def _conductor(self) -> Conductor:
        token = ""
        with contextlib.suppress(TimeoutError):  # a keyring that asks for its password: plan B works anyway
            async with asyncio.timeout(KEYRING_LIMIT_S):
                token = await asyncio.to_thread(self._memory.token)
        choice = self._options.devices or self._store.devices()
        invitation = self._store.load_invitation(token)
        receipt = self._memory.recall_receipt(invitation) if invitation else Receipt()
        signed = self._memory.signed_facts(invitation) if invitation else None
        journey = first_journey(invitation, choice, receipt, signed)
        paths = self._rings[0].path, self._rings[1].path
        self._supervisor = Supervisor(paths, on_fresh=self._forget_pictures)
        self._supervisor.speak(self._window.preferences.language)
        return Conductor(journey, self._supervisor, self._memory)

    async def _recall(self, conductor: Conductor) -> None:
        """Plan B does not wait for this: a number that is filled in, and whether this computer can call."""
        conductor.handle(DialerSeen(await asyncio.to_thread(has_dialer)))
        await asyncio.to_thread(doubt, "")  # loads the numbering plans, so that plan B opens at once
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(KEYRING_LIMIT_S):
                phone = await asyncio.to_thread(self._memory.phone)
                if phone:
                    conductor.handle(PhoneRecalled(phone))

    def _forget_pictures(self) -> None:
        for ring in self._rings:
            ring.reset()

    def _wire(self, conductor: Conductor) -> None:
        window = self._window
        window.acted.connect(conductor.handle)
        window.preference_changed.connect(self._keep_preference)
        conductor.view_changed.connect(window.show_view)
        conductor.level_measured.connect(window.show_level)
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
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if link:
            conductor.handle(LinkGiven(link))

    def _open_first(self, conductor: Conductor) -> None:
        """Open the link of this start; else ask the service what became of the stored meeting."""
        stored = conductor.journey.invitation
        if self._options.link:
            conductor.handle(LinkGiven(self._options.link))
        elif stored is not None and stored.token:
            conductor.handle(LinkGiven(f"{stored.service_url}/m/{stored.token}"))

    @staticmethod
    def _hand_in_first(conductor: Conductor, side: ServiceSide) -> None:
        """What the last start could not hand in, this one does."""
        journey = conductor.journey
        if journey.invitation is not None and journey.receipt.owed:
            side.receipt_changed(journey.receipt, journey.invitation)

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
        self._retries.stop()
        conductor.stop()
        await side.close()
        if self._companion is not None:
            await self._companion.close()
        self._memory.close()
        self._window.close()
