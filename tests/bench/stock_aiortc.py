# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A participant on aiortc as it comes, for comparison.

``python -m tests.bench.stock_aiortc LINK SECONDS HOST`` prints one JSON line, as robots do: ``heard`` says
how much of the sound was missing.
"""

import asyncio
import json
import secrets
import sys
from typing import Any

import av
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, MediaStreamError, MediaStreamTrack

from app.core.links import ServiceLink, parse_link
from app.meeting import events
from app.meeting.client import MeetingClient

SAMPLE_RATE_HZ = 48_000


class StockParticipant:
    """Answers one offer, sends silence, and counts the sound that comes."""

    def __init__(self, link: ServiceLink) -> None:
        self._connection = RTCPeerConnection()
        self._connection.addTrack(AudioStreamTrack())
        self._connection.on("track", self._on_track)
        self._tasks: set[asyncio.Task[None]] = set()
        self.client = MeetingClient(link.service_url, link.token, secrets.token_hex(8), self._take)
        self.first_pts: int | None = None
        self.last_pts = 0
        self.samples = 0

    @property
    def span(self) -> int:
        """Samples from the first one heard to the last one, by their time stamps."""
        return 0 if self.first_pts is None else self.last_pts - self.first_pts

    async def close(self) -> None:
        """Leave."""
        self.client.leave()
        await self._connection.close()
        await self.client.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _take(self, event: events.ClientEvent) -> None:
        if isinstance(event, events.SdpReceived) and event.kind == "offer":
            self._spawn(self._answer(event))

    async def _answer(self, offer: events.SdpReceived) -> None:
        await self._connection.setRemoteDescription(RTCSessionDescription(sdp=offer.sdp, type="offer"))
        await self._connection.setLocalDescription(await self._connection.createAnswer())
        self.client.send_sdp(offer.gen, "answer", self._connection.localDescription.sdp)

    def _on_track(self, track: MediaStreamTrack) -> None:
        self._spawn(self._listen(track))

    async def _listen(self, track: MediaStreamTrack) -> None:
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if isinstance(frame, av.AudioFrame):
                if self.first_pts is None:
                    self.first_pts = frame.pts or 0
                self.samples += frame.samples
                self.last_pts = max(self.last_pts, (frame.pts or 0) + frame.samples)


async def main(text: str, seconds: float, host: str) -> None:
    """Listen for so many seconds of sound."""
    link = parse_link(text, plain_http_hosts=frozenset([host]))
    assert isinstance(link, ServiceLink)
    participant = StockParticipant(link)
    participant.client.connect()
    participant.client.knock()
    async with asyncio.timeout(3 * seconds):
        while participant.span < seconds * SAMPLE_RATE_HZ:  # noqa: ASYNC110 - a count, not an event
            await asyncio.sleep(0.1)
    share = 1 - participant.samples / participant.span
    print(json.dumps({"event": "heard", "missing_share": share}), flush=True)
    await participant.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2]), sys.argv[3]))
