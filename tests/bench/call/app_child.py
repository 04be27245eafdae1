# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One end of a bench call as a process of its own: the app's Call class, told what to do by JSON lines."""

import asyncio
import json
import sys
import time
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.devices import DeviceSpec
from app.core.meeting import CallPlan
from app.media.call import Call, CallSettings, CallSources
from app.media.call_counters import last_packet_s
from app.media.call_events import CallEvent, Connected, Failed, Line
from app.media.camera import Camera
from app.media.microphone import Microphone
from app.media.rtc.sender import Sender
from app.media.sound_feed import SoundFeed
from app.media.speaker import Speaker


class AppEnd:
    """Answers ``offer``, ``accept`` and ``stats``; says ``connected`` by itself."""

    def __init__(self, film: str, sound: str) -> None:
        feed = SoundFeed()
        self.shown_s: list[float] = []
        self.heard_samples = 0
        self.camera = Camera(DeviceSpec(f"file:{film}"))
        self.microphone = Microphone(DeviceSpec(f"file:{sound}"), feed.push)
        self.sources = CallSources(self.camera, feed, on_picture=self._see)
        self.speaker = Speaker(DeviceSpec("none"), self.sources.playout.pull, on_played=lambda samples: None)
        self.call = Call(CallPlan(1, "other", offers=True), self.sources, self._note, CallSettings())
        self._size = (0, 0)

    def _see(self, bgra: NDArray[np.uint8], monotonic_s: float) -> None:
        self.shown_s.append(monotonic_s)
        self._size = (bgra.shape[1], bgra.shape[0])

    def _note(self, event: CallEvent) -> None:
        match event:
            case Connected():
                say(event="connected")
            case Failed(fault=fault):
                say(event="failed", code=fault.code.value)
            case Line(state=state, silent_s=silent_s):
                say(event="line", state=state.value, silent_s=silent_s, at_s=time.monotonic())
            case _:
                return

    async def trace(self) -> None:
        """Note every half second what the line is thought to take and what is made of it."""
        started_s = time.monotonic()
        while True:
            await asyncio.sleep(0.5)
            senders = [s for s in self.call._connection.getSenders() if isinstance(s, Sender)]
            for sender in senders:
                encoder, line = sender.video_encoder, sender._line
                if encoder is None or line is None:
                    continue
                estimate = line.policy.estimate
                arriving = estimate.arriving_bitrate or 0.0
                print(
                    f"{time.monotonic() - started_s:5.1f} s line {estimate.bitrate / 1000:5.0f} arriving "
                    f"{arriving / 1000:5.0f} picture {line.picture_bitrate / 1000:5.0f} kbit/s "
                    f"{estimate._gradient.usage.value:6} trip {1000 * (line.round_trip_s or 0):4.0f} ms "
                    f"loss {estimate.loss_share:.3f} waits {line.pacer.waits_s:.2f} s {encoder.rung} "
                    f"{encoder.pictures} hard {encoder._ladder._hardness:.2f} "
                    f"q {encoder._compressor.quantizer if encoder._compressor else None}",
                    file=sys.stderr,
                    flush=True,
                )

    async def stats(self) -> dict[str, Any]:
        """Return everything since the start."""
        connection = self.call._connection
        senders = [s for s in connection.getSenders() if isinstance(s, Sender) and s.kind == "video"]
        encoder = senders[0].video_encoder if senders else None
        line = senders[0]._line if senders else None
        shown, self.shown_s = self.shown_s, self.shown_s[-1:]
        return {
            "event": "stats",
            "at_s": time.monotonic(),
            "shown_s": shown,
            "size": self._size,
            "playout": asdict(self.sources.playout.stats),
            "cpu_s": time.process_time(),
            "sent_pictures": encoder.pictures if encoder else 0,
            "sent_size": encoder.sent_size_px if encoder else (0, 0),
            "picture_bitrate": line.picture_bitrate if line else None,
            "line_bitrate": line.policy.line_bitrate if line else None,
            "loss": line.policy.estimate.loss_share if line else None,
            "trip_s": line.round_trip_s if line else None,
            "last_packet_s": last_packet_s(connection),
            "given_up": sum(r.repair.given_up for r in connection.getReceivers() if hasattr(r, "repair")),
        }

    async def answer(self, command: dict[str, Any]) -> bool:
        """Do one command; False when it was the last."""
        match command["do"]:
            case "offer":
                for device in (self.camera, self.microphone, self.speaker):
                    device.start()
                say(event="description", sdp=await self.call.start())
            case "accept":
                await self.call.accept("answer", command["sdp"])
            case "stats":
                say(**await self.stats())
            case _:
                return False
        return True


def say(**words: Any) -> None:
    """Tell the bench."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


async def main(film: str, sound: str) -> None:
    """Serve until standard input ends."""
    end = AppEnd(film, sound)
    tracing = asyncio.create_task(end.trace())
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        if not await end.answer(json.loads(line)):
            break
    tracing.cancel()
    await end.call.close()
    for device in (end.camera, end.microphone, end.speaker):
        await asyncio.to_thread(device.stop)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:3]))
