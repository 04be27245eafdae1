# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A citizen in the test's own process: a raw seat, and an aiortc peer with a coloured picture and a tone."""

import asyncio
import fractions
from collections.abc import Callable
from typing import Any, TypeVar

import av
import numpy as np
from aiortc import AudioStreamTrack, RTCPeerConnection, RTCSessionDescription, VideoStreamTrack
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack

from app.media.opus.decoder import OpusDecoder
from app.media.rtc.later_opus import OpusPacket
from app.meeting.schema import seat
from app.meeting.schema.facts import PlanInfo
from app.meeting.schema.http import IssuedInvitation
from tests.rig.meeting import Rig, Socket

T = TypeVar("T")
WITHIN_S = 30.0
TONE_HZ = 600.0
COLOUR = (200, 40, 40)
_RATE_HZ = 48_000
_BLOCK = 960


class Tone(AudioStreamTrack):
    """A steady tone, mono."""

    async def recv(self) -> av.AudioFrame:
        """Return the next 20 ms."""
        await super().recv()  # keeps time
        start = self._timestamp_of_tone
        self._timestamp_of_tone += _BLOCK
        at_s = (np.arange(_BLOCK) + start) / _RATE_HZ
        wave = (np.sin(2 * np.pi * TONE_HZ * at_s) * 8000).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(wave[None, :], format="s16", layout="mono")
        frame.sample_rate = _RATE_HZ
        frame.pts = start
        frame.time_base = fractions.Fraction(1, _RATE_HZ)
        return frame

    _timestamp_of_tone = 0


class Colour(VideoStreamTrack):
    """A picture of one colour, 320 x 240."""

    async def recv(self) -> av.VideoFrame:
        """Return the next picture."""
        pts, time_base = await self.next_timestamp()
        picture = np.empty((240, 320, 3), np.uint8)
        picture[:] = COLOUR
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = pts, time_base
        return frame


class Citizen:
    """Sits in one seat, knocks, and follows every plan, as the app does."""

    def __init__(self, rig: Rig, invitation: IssuedInvitation, *, connects: bool = True) -> None:
        self._rig = rig
        self._invitation = invitation
        self._connects = connects
        self._task: asyncio.Task[None] | None = None
        self._listeners: list[asyncio.Task[None]] = []
        self._heard = asyncio.Condition()
        self._socket: Socket | None = None
        self._last_seq = 0
        self.read: list[Any] = []
        self.gen = -1
        self.role = ""
        self.peer: RTCPeerConnection | None = None
        self.pictures = 0
        self.loudness = 0.0

    async def __aenter__(self) -> "Citizen":
        self._task = asyncio.create_task(self._live(), name="citizen")
        await self.got(seat.Registered)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self._hang_up()
        if self._socket is not None:
            await self._socket.close()

    async def say(self, message: Any) -> None:
        """Send a message to the service."""
        assert self._socket is not None
        await self._socket.say(message)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something that messages or media bring about."""
        async with asyncio.timeout(WITHIN_S), self._heard:
            await self._heard.wait_for(condition)

    async def got(self, kind: type[T], where: Callable[[T], bool] = lambda _: True) -> T:
        """Wait for a message of a kind, also one that came before."""
        fits = [m for m in self.read if isinstance(m, kind) and where(m)]
        if not fits:
            await self.until(lambda: any(isinstance(m, kind) and where(m) for m in self.read))
            fits = [m for m in self.read if isinstance(m, kind) and where(m)]
        return fits[-1]

    def stop_sending(self) -> None:
        """Fall silent without telling anybody, as a hung engine does."""
        assert self.peer is not None
        for sender in self.peer.getSenders():
            sender.replaceTrack(None)

    async def _live(self) -> None:
        while True:
            try:
                await self._sit()
            except (AssertionError, OSError):
                # The line was lost (service restart): the seat is ours, come back.
                await asyncio.sleep(0.05)

    async def _sit(self) -> None:
        self._socket = await self._rig.sit(self._invitation, instance="citizen", last_seq=self._last_seq)
        await self._socket.say(seat.Knock(verdict="sound_only"))
        while True:
            try:
                message = await self._socket.next(object)
            except TimeoutError:
                continue
            self._last_seq = message.seq
            await self._take(message)
            async with self._heard:
                self.read.append(message)
                self._heard.notify_all()

    async def _take(self, message: Any) -> None:
        if not self._connects:
            return
        if isinstance(message, seat.Plan | seat.Snapshot) and message.plan is not None:
            await self._follow(message.plan)
        elif isinstance(message, seat.SdpRelayed) and message.gen == self.gen and self.peer is not None:
            await self._describe(message)

    async def _follow(self, plan: PlanInfo) -> None:
        if plan.gen == self.gen:
            return
        await self._hang_up()
        self.gen = plan.gen
        self._pc = plan.pcs[0].pc
        self.role = plan.pcs[0].role
        self.peer = RTCPeerConnection()
        self.peer.on("track", self._listen)
        self.peer.addTrack(Tone())
        self.peer.addTrack(Colour())
        if self.role == "offer":
            await self.peer.setLocalDescription(await self.peer.createOffer())
            await self._tell("offer")

    async def _describe(self, message: seat.SdpRelayed) -> None:
        assert self.peer is not None
        if message.kind == "answer" and self.peer.signalingState != "have-local-offer":
            return
        await self.peer.setRemoteDescription(RTCSessionDescription(sdp=message.sdp, type=message.kind))
        if message.kind == "offer":
            await self.peer.setLocalDescription(await self.peer.createAnswer())
            await self._tell("answer")

    async def _tell(self, kind: str) -> None:
        assert self.peer is not None
        assert self._socket is not None
        sdp = self.peer.localDescription.sdp
        await self._socket.say(seat.SendSdp(pc=self._pc, kind=kind, sdp=sdp, gen=self.gen))

    def _listen(self, track: MediaStreamTrack) -> None:
        self._listeners.append(asyncio.create_task(self._count(track), name="citizen listens"))

    async def _count(self, track: MediaStreamTrack) -> None:
        opus = OpusDecoder()  # for a citizen with the app's own receiver, which hands on what came
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if isinstance(frame, av.AudioFrame | OpusPacket):
                sound = opus.decode(frame.data) if isinstance(frame, OpusPacket) else frame.to_ndarray()
                self.loudness = max(self.loudness, float(np.sqrt(np.mean(sound.astype(np.float64) ** 2))))
            else:
                self.pictures += 1
            async with self._heard:
                self._heard.notify_all()

    async def _hang_up(self) -> None:
        peer, self.peer = self.peer, None
        for task in self._listeners:
            task.cancel()
        await asyncio.gather(*self._listeners, return_exceptions=True)
        self._listeners.clear()
        if peer is not None:
            await peer.close()
