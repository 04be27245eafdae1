# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One attempt to talk with one other person: offer, answer, media both ways, and what the line does."""

import asyncio
import logging
import re
import time
import weakref
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from aiortc import MediaStreamTrack, RTCPeerConnection, RTCRtpSender, RTCRtpTransceiver, RTCSessionDescription
from aiortc.exceptions import InternalError, InvalidAccessError, InvalidStateError, OperationError

from app.core.faults import Fault, FaultCode
from app.core.meeting import CallPlan
from app.media.bundled_candidates import in_every_section
from app.media.call_counters import last_packet_s, read_counters, read_view, receivers
from app.media.call_events import (
    CallEvent,
    Connected,
    Connecting,
    Ended,
    Failed,
    FirstPicture,
    FirstSound,
    PictureRests,
    Stats,
)
from app.media.disturbances import Disturbances
from app.media.ice_servers import configuration
from app.media.leftovers import collect_again_and_again, collect_soon
from app.media.line_watch import LineWatch
from app.media.lip_sync import LipSync, keep_together
from app.media.picture_watch import PictureWatch
from app.media.playout import PlayoutBuffer
from app.media.remote_media import OnPicture, RemotePictures, RemoteSound, discard
from app.media.rtc import addresses, install
from app.media.rtc.first_picture import PictureStart
from app.media.rtc.guard import Guard
from app.media.rtc.path import path_of
from app.media.rtc.sender import Sender
from app.media.stats import report
from app.media.tracks import CameraTrack, MicrophoneTrack, PictureSource, SoundSource

log = logging.getLogger(__name__)

DESCRIBE_LIMIT_S = 10.0
"""Gathering takes up to 5 s when a STUN or TURN server keeps silent."""
CLOSE_LIMIT_S = 3.0
WATCH_EVERY_S = 0.25
_connections: weakref.WeakSet[RTCPeerConnection] = weakref.WeakSet()
# What aiortc and its SDP parser raise for descriptions that make no sense.
NOT_UNDERSTOOD = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError,
    InternalError, InvalidAccessError, InvalidStateError, OperationError,
)  # fmt: skip


@dataclass
class CallSources:
    """What goes into a call and where it comes out; outlives the call, which may be built anew.

    Attributes:
        camera: A ``Camera`` or anything drawn; None sends black.
        microphone: A ``SoundFeed`` or anything made; None sends silence.
        playout: Where the other side's sound goes; a ``Speaker`` pulls from it.
        on_picture: Gets the other side's pictures: BGRA (h, w, 4) uint8 and monotonic seconds, on the loop.
    """

    camera: PictureSource | None = None
    microphone: SoundSource | None = None
    playout: PlayoutBuffer = field(default_factory=PlayoutBuffer)
    on_picture: OnPicture = lambda bgra, monotonic_s: None


@dataclass(frozen=True)
class CallSettings:
    """How this attempt is made.

    Attributes:
        turn_index: Which TURN server of the plan (see ``ice_servers.configuration``).
        local_addresses: Offer only these addresses of this computer; None offers all.
        connect_limit_s: From the other side's description to the line, else ``Failed``.
        rate_fps: Pictures sent a second at most.
        stats_every_s: How often ``Stats`` is told.
        picture_start: What the check has found out about line and computer.
    """

    turn_index: int = 0
    local_addresses: tuple[str, ...] | None = None
    connect_limit_s: float = 20.0
    rate_fps: int = 30
    stats_every_s: float = 2.0
    picture_start: PictureStart = PictureStart()


class Call:
    """One connection to one person, for one numbered plan; lives on one event loop.

    ``on_event`` is called on the loop and should return at once; what it raises is logged and swallowed.
    There is no ICE restart in aiortc: when the line is lost, close this call and make a new one from a new
    plan with the same sources.
    """

    def __init__(
        self,
        plan: CallPlan,
        sources: CallSources,
        on_event: Callable[[CallEvent], None],
        settings: CallSettings | None = None,
    ) -> None:
        install()
        self._plan = plan
        self._sources = sources
        self._on_event = on_event
        self._settings = settings or CallSettings()
        self._guard = Guard("telling of the call")
        self._connection = RTCPeerConnection(configuration(plan.ice_servers, self._settings.turn_index))
        _connections.add(self._connection)
        self._camera = CameraTrack(sources.camera, self._settings.rate_fps)
        self._microphone = MicrophoneTrack(sources.microphone)
        self._sound = RemoteSound(sources.playout, lambda: self._tell(FirstSound()))
        self._pictures = RemotePictures(sources.on_picture, lambda w, h: self._tell(FirstPicture(w, h)))
        self._tasks: set[asyncio.Task[None]] = set()
        self._taken_kinds: set[str] = set()
        self._is_described = self._is_connected = self._is_over = False
        self._wants_microphone = self._wants_camera = True
        self._is_paused = False
        self._connection.on("track", self._on_track)
        self._connection.on("connectionstatechange", self._on_state)
        self._sent_kinds: set[str] = set()

    async def start(self) -> str | None:
        """Return the complete SDP offer if the plan says that this side offers, else None.

        Raises:
            Fault: CALL_NOT_CONNECTED if no offer could be made in 10 s.
        """
        if not self._plan.offers:
            return None
        self._send("audio", "video")
        return await self._describe(self._connection.createOffer)

    async def accept(self, kind: str, sdp: str) -> str | None:
        """Take the other side's description in; returns the answer to an offer, None after an answer.

        Raises:
            Fault: CALL_DESCRIPTION if it makes no sense here, CALL_NOT_CONNECTED after 10 s.
        """
        if kind not in ("offer", "answer"):
            raise Fault(FaultCode.CALL_DESCRIPTION, "take in a description", "neither offer nor answer")
        try:
            if kind == "offer":  # an answer must not hold more than the offer has places for
                self._send(*re.findall(r"^m=(audio|video) ", sdp, re.MULTILINE))
            async with asyncio.timeout(DESCRIBE_LIMIT_S):
                description = RTCSessionDescription(sdp=in_every_section(sdp), type=kind)
                await self._connection.setRemoteDescription(description)
        except TimeoutError as error:
            raise Fault(FaultCode.CALL_NOT_CONNECTED, "take in a description", "too slow") from error
        except NOT_UNDERSTOOD as error:
            raise Fault(
                FaultCode.CALL_DESCRIPTION, "take in a description", f"{kind}: {type(error).__name__}"
            ) from error
        answer = await self._describe(self._connection.createAnswer) if kind == "offer" else None
        if not self._is_described:
            self._is_described = True
            self._tell(Connecting())
            self._spawn(self._limit_connecting())
        return answer

    @property
    def silent_s(self) -> float:
        """For how long nothing has arrived, in seconds; 0 before anything did."""
        heard_s = last_packet_s(self._connection)
        return 0.0 if heard_s is None else time.monotonic() - heard_s

    def set_microphone(self, is_on: bool) -> None:
        """Send the microphone's sound, or silence."""
        self._wants_microphone = is_on
        self._apply_switches()

    def set_camera(self, is_on: bool) -> None:
        """Send the camera's pictures, or black."""
        self._wants_camera = is_on
        self._apply_switches()

    def set_paused(self, is_on: bool) -> None:
        """Pause: neither seen nor heard; afterwards microphone and camera are as they were switched."""
        self._is_paused = is_on
        self._apply_switches()

    def replace_camera(self, source: PictureSource | None) -> None:
        """Send pictures from another source, without any renegotiation."""
        self._camera.use(source)

    def replace_microphone(self, source: SoundSource | None) -> None:
        """Send sound from another source, without any renegotiation."""
        self._microphone.use(source)

    async def close(self) -> None:
        """Say goodbye to the other side and let go of everything; sources stay open. Again without effect."""
        self._is_over = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._camera.stop()
        self._microphone.stop()
        try:
            async with asyncio.timeout(CLOSE_LIMIT_S):
                await self._connection.close()
        except TimeoutError:
            log.warning("the connection did not close in %.0f s", CLOSE_LIMIT_S)
        collect_soon()

    async def _describe(self, create: Callable[[], Coroutine[Any, Any, RTCSessionDescription]]) -> str:
        token = addresses.only_these.set(self._settings.local_addresses)
        try:
            async with asyncio.timeout(DESCRIBE_LIMIT_S):
                await self._connection.setLocalDescription(await create())
        except (TimeoutError, OSError, *NOT_UNDERSTOOD) as error:
            raise Fault(FaultCode.CALL_NOT_CONNECTED, "describe this side", type(error).__name__) from error
        finally:
            addresses.only_these.reset(token)
        return str(self._connection.localDescription.sdp)

    def _send(self, *kinds: str) -> None:
        """Get ready to send sound or pictures, each once."""
        for track in (self._microphone, self._camera):
            if track.kind in kinds and track.kind not in self._sent_kinds:
                self._sent_kinds.add(track.kind)
                transceiver = self._connection.addTransceiver(track, direction="sendrecv")
                _prefer_codecs(transceiver)
                if isinstance(transceiver.sender, Sender):
                    transceiver.sender.picture_start = self._settings.picture_start

    def _apply_switches(self) -> None:
        self._microphone.is_on = self._wants_microphone and not self._is_paused
        self._camera.is_on = self._wants_camera and not self._is_paused

    def _tell(self, event: CallEvent) -> None:
        with self._guard.watch():
            self._on_event(event)

    def _finish(self, event: CallEvent) -> None:
        if not self._is_over:
            self._is_over = True
            self._tell(event)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _on_track(self, track: MediaStreamTrack) -> None:
        """Play the first sound and show the first pictures; what else is sent (a screen) has no place yet."""
        is_extra = track.kind in self._taken_kinds
        self._taken_kinds.add(track.kind)
        if is_extra:
            self._spawn(discard(track))
        else:
            self._spawn((self._sound if track.kind == "audio" else self._pictures).run(track))

    def _on_state(self) -> None:
        state = self._connection.connectionState
        if state == "connected" and not self._is_connected:
            self._is_connected = True
            self._tell(Connected(path_of(self._connection)))
            self._spawn(self._watch())
            self._spawn(collect_again_and_again())
        elif state == "failed":
            self._finish(Failed(Fault(FaultCode.CALL_NOT_CONNECTED, "keep the line", "ICE or DTLS failed")))
        elif state == "closed" and self._is_connected:
            self._finish(Ended())
        elif state == "closed":
            self._finish(Failed(Fault(FaultCode.CALL_NOT_CONNECTED, "connect", "closed before it stood")))

    async def _limit_connecting(self) -> None:
        await asyncio.sleep(self._settings.connect_limit_s)
        if not self._is_connected:
            self._finish(Failed(Fault(FaultCode.CALL_NOT_CONNECTED, "connect", "no way found in time")))

    async def _watch(self) -> None:
        watch = LineWatch(time.monotonic())
        picture_watch = PictureWatch()
        disturbances = Disturbances()
        lips = LipSync()
        before = await read_counters(self._connection, self._sources.playout, self._pictures.pictures)
        while not self._is_over:
            await asyncio.sleep(WATCH_EVERY_S)
            if disturbances.look():
                watch.disturbed(time.monotonic())
            if (heard_s := last_packet_s(self._connection)) is not None:
                watch.heard(heard_s)
            if (line := watch.judge(time.monotonic())) is not None:
                self._tell(line)
            rests = picture_watch.judge(self._pictures.pictures, heard_s, time.monotonic())
            if rests is not None:
                self._tell(PictureRests(rests))
            keep_together(lips, receivers(self._connection), self._sources.playout)
            if time.monotonic() - before.at_s >= self._settings.stats_every_s:
                after = await read_counters(self._connection, self._sources.playout, self._pictures.pictures)
                view = await read_view(self._connection, self._pictures.size_px)
                stats = report(before, after, replace(view, sound_later_s=lips.later_s))
                before = after
                watch.missing(stats.audio_concealed_share)
                self._tell(Stats(stats))


def connections_alive() -> int:
    """Return how many peer connections take memory in this process, closed ones included."""
    return len(_connections)


def _prefer_codecs(transceiver: RTCRtpTransceiver) -> None:
    """Prefer VP8: in aiortc H264 costs 2.2 times a browser, and its floor of 500 kbit/s breaks thin lines."""
    if transceiver.kind == "video":
        codecs = RTCRtpSender.getCapabilities("video").codecs
        transceiver.setCodecPreferences(sorted(codecs, key=lambda codec: codec.mimeType != "video/VP8"))
