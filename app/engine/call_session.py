# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call in the engine (role ``call``): devices, rings and numbered connections put together."""

import asyncio
import logging
from collections.abc import Callable

from msgspec.structs import replace

from app.core.devices import DeviceKind
from app.core.meeting import CallPlan, IceServer
from app.core.sound_meters import rounded
from app.engine.attempt import Attempt, AttemptStart
from app.engine.background import Background, Emit
from app.engine.earpiece import Earpiece
from app.engine.listening import Listening
from app.engine.picture_ring import PictureRing
from app.engine.self_view import SelfView
from app.media.call import CallSources
from app.media.processing.cleaner import SoundCleaner
from app.media.rtc.first_picture import PictureStart
from app.media.sound_feed import SoundFeed
from app.wire.commands import RemoteDescription, SetMedia, StartCall, UseDevice
from app.wire.events import SoundMeasured

log = logging.getLogger(__name__)

METERS_EVERY_S = 0.5


class CallSession:
    """Builds one connection after the other on the same open devices. Lives on the event loop.

    A device that fails costs its own part of the talk alone: a camera the picture, a microphone or speaker
    one direction of the sound; each complains by itself and is tried again.
    """

    def __init__(
        self,
        background: Background,
        self_view: SelfView,
        listening: Listening,
        ring: PictureRing,
        emit: Emit,
    ) -> None:
        self._background = background
        self._self_view = self_view
        self._listening = listening
        self._ring = ring
        self._emit = emit
        self._feed = SoundFeed()
        self._cleaner = SoundCleaner(self._feed.push)
        self._earpiece = Earpiece(background, emit, self._cleaner.played)
        # Another microphone or speaker is another room for the echo canceller.
        self._earpiece.on_change = listening.on_change = self._cleaner.forget_room
        self._let_microphone_go: Callable[[], None] = lambda: None
        self._wanted: StartCall | None = None
        self._attempt: Attempt | None = None
        self._before: Attempt | None = None
        self._turn_index = 0
        self._is_first = True
        self._metering: asyncio.Task[None] | None = None

    def start(self, command: StartCall) -> None:
        """Build the connection of this number; an older one that stood goes on until this one does."""
        if self._attempt is not None and self._attempt.path_is_dead:
            self._turn_index += 1  # perhaps the next TURN server is one that this network lets through
        self._set_aside()
        self._wanted = command
        self._show_or_hide_camera()
        self._cleaner.is_on = command.cleans_sound
        if self._is_first:
            self._cleaner.expect_echo(not command.has_headset)
        self._cleaner.start()
        if self._metering is None:
            self._metering = self._background.start(self._meter(), "measure the call's sound")
        self._hold_microphone()
        self._earpiece.open(command.speaker)
        servers = tuple(IceServer(ice.urls, ice.username, ice.credential) for ice in command.ice)
        plan = CallPlan(command.gen, command.peer, command.offers, servers)
        sources = CallSources(self._self_view)
        self._attempt = Attempt(plan, self._start_of(command), sources, self._ring, self._emit)
        self._is_first = False
        self._attempt.on_connected = self._take_over
        if self._before is None:
            self._take_over(self._attempt)
        self._apply_switches()
        self._background.start(self._attempt.run(), "connect")

    def remote_description(self, command: RemoteDescription) -> None:
        """Pass the other side's description to its connection; one for an older connection is dropped."""
        if self._attempt is not None and self._attempt.gen == command.gen:
            self._attempt.take(command.kind, command.sdp)
        else:
            log.info("a late description was dropped")

    def set_media(self, command: SetMedia) -> None:
        """Switch what goes out; a camera that is switched off is closed for real: its light goes out."""
        if self._wanted is None:
            return
        self._wanted = replace(
            self._wanted,
            microphone_on=command.microphone_on,
            camera_on=command.camera_on,
            paused=command.paused,
            sound_by_phone=command.sound_by_phone,
            cleans_sound=command.cleans_sound,
        )
        self._cleaner.is_on = command.cleans_sound
        self._show_or_hide_camera()
        self._apply_switches()

    def use_device(self, command: UseDevice) -> None:
        """Change a device without touching the connection."""
        if self._wanted is None:
            return
        match DeviceKind(command.kind):
            case DeviceKind.CAMERA:
                self._wanted = replace(self._wanted, camera=command.spec)
                self._show_or_hide_camera()
            case DeviceKind.MICROPHONE:
                self._wanted = replace(self._wanted, microphone=command.spec)
                self._hold_microphone()
                self._cleaner.forget_room()
            case DeviceKind.SPEAKER:
                self._wanted = replace(self._wanted, speaker=command.spec)
                self._cleaner.forget_room()
                self._earpiece.open(command.spec)

    def end(self) -> None:
        """Close the connection, the microphone and the speaker; the own picture goes on."""
        self._wanted = None
        if self._metering is not None:
            self._metering.cancel()
            self._metering = None
        self._close_attempt()
        self._let_microphone_go()
        self._let_microphone_go = lambda: None
        self._cleaner.stop()
        self._earpiece.close()

    async def shut_down(self) -> None:
        """Say goodbye to the other side and give the speaker back."""
        attempts = (self._before, self._attempt)
        self._before = self._attempt = None
        self.end()
        await asyncio.gather(*(attempt.close() for attempt in attempts if attempt is not None))
        await self._earpiece.shut_down()
        await asyncio.to_thread(self._cleaner.wait_for_end)

    async def _meter(self) -> None:
        """Tell how the sound fares, for whoever helps."""
        while True:
            await asyncio.sleep(METERS_EVERY_S)
            self._emit(SoundMeasured(**rounded(self._cleaner.meters)))

    def _start_of(self, command: StartCall) -> AttemptStart:
        """Return how an attempt begins: only the first takes the check's word for what the line takes."""
        pictures = PictureStart(most_height_px=command.most_height_px)
        if self._is_first:
            pictures = PictureStart(
                command.picture_height_px, 1000 * command.picture_kbit, command.most_height_px
            )
        return AttemptStart(command.turn_index + self._turn_index, pictures)

    def _set_aside(self) -> None:
        """Keep a connection that has carried the talk: it may come back before its successor stands."""
        attempt = self._attempt
        if attempt is not None and attempt.has_connected:
            self._close(self._before)
            attempt.fade()
            self._before, self._attempt = attempt, None
        else:
            self._close(attempt)

    def _take_over(self, attempt: Attempt) -> None:
        """Microphone and speaker belong to this connection from now on."""
        before, self._before = self._before, None
        if before is not None:
            before.use_microphone(None)
        if not attempt.has_taken_over:
            attempt.has_taken_over = True
            attempt.use_microphone(self._feed)
            self._earpiece.play(attempt.playout, attempt.gen)
        self._close(before)

    def _close_attempt(self) -> None:
        before, self._before = self._before, None
        attempt, self._attempt = self._attempt, None
        self._close(before)
        self._close(attempt)

    def _close(self, attempt: Attempt | None) -> None:
        if attempt is not None:
            attempt.silence()
            self._background.start(attempt.close(), "close the connection")

    def _show_or_hide_camera(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        if not wanted.camera_on:
            self._self_view.close()
        elif self._self_view.wanted != wanted.camera:
            self._self_view.open(wanted.camera)

    def _hold_microphone(self) -> None:
        if self._wanted is not None:
            let_old_go = self._let_microphone_go
            self._let_microphone_go = self._listening.hold(self._wanted.microphone, self._cleaner.push)
            let_old_go()

    def _apply_switches(self) -> None:
        wanted = self._wanted
        if wanted is None or self._attempt is None:
            return
        heard = wanted.microphone_on and not wanted.sound_by_phone
        for attempt in (self._before, self._attempt):
            if attempt is not None:
                attempt.switch(microphone=heard, camera=wanted.camera_on, paused=wanted.paused)
        self._earpiece.is_paused = wanted.paused or wanted.sound_by_phone
