# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One end of a bench call as a process of its own: the app's Call class, told what to do by JSON lines.

Devices are put together as ``app/engine/call_session.py`` does it, without the service and without a second
connection after 3 s: one Call, to see what it does by itself.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.devices import DeviceSpec
from app.core.meeting import CallPlan
from app.media.call import Call, CallSettings, CallSources
from app.media.call_counters import last_packet_s, read_counters
from app.media.call_events import CallEvent, Connected, Failed, Line
from app.media.camera import Camera
from app.media.leftovers import keep_what_is_loaded, use_few_heaps
from app.media.microphone import Microphone
from app.media.one_thread import use_one_thread
from app.media.processing.cleaner import SoundCleaner
from app.media.rtc.sender import Sender
from app.media.sound import Samples
from app.media.sound_feed import SoundFeed
from app.media.speaker import Speaker
from tests.bench.call.app_notes import Notes

WALL_S = time.time() - time.monotonic()
TRACE_EVERY_S = 0.5


class AppEnd:
    """Answers ``offer``, ``accept``, ``watch``, ``stats`` and ``harvest``; says ``connected`` by itself.

    Args:
        film: What the camera sees.
        sound: What the microphone hears.
        cleans: Echo canceller and noise suppression between microphone and call, as in the real engine.
    """

    def __init__(self, film: str, sound: str, *, cleans: bool) -> None:
        feed = SoundFeed()
        self.cleaner = SoundCleaner(feed.push) if cleans else None
        self._to_feed = self.cleaner.push if self.cleaner else feed.push
        self.shown_s: list[float] = []
        self.camera = Camera(DeviceSpec(f"file:{film}"))
        self.microphone = Microphone(DeviceSpec(f"file:{sound}"), self._say)
        self.sources = CallSources(self.camera, feed, on_picture=self._see)
        self.speaker = Speaker(DeviceSpec("none"), self.sources.playout.pull, on_played=self._hear)
        self.call = Call(CallPlan(1, "other", offers=True), self.sources, self._note, CallSettings())
        self.notes = Notes(self.camera, self.sources.playout)
        self._size = (0, 0)

    def start(self) -> None:
        """Start the devices."""
        if self.cleaner is not None:
            self.cleaner.start()
        for device in (self.camera, self.microphone, self.speaker):
            device.start()

    async def stop(self) -> None:
        """Hang up and give the devices back."""
        await self.call.close()
        for device in (self.camera, self.microphone, self.speaker):
            await asyncio.to_thread(device.stop)
        if self.cleaner is not None:
            self.cleaner.stop()
            await asyncio.to_thread(self.cleaner.wait_for_end)

    def _say(self, samples: Samples, now: float) -> None:
        self.notes.said(samples)
        self._to_feed(samples, now)

    def _hear(self, samples: Samples) -> None:
        self.notes.heard(samples)
        if self.cleaner is not None:
            self.cleaner.played(samples)

    def _see(self, bgra: NDArray[np.uint8], monotonic_s: float) -> None:
        self.notes.seen(bgra)
        self.shown_s.append(monotonic_s + WALL_S)
        self._size = (bgra.shape[1], bgra.shape[0])

    def _note(self, event: CallEvent) -> None:
        match event:
            case Connected():
                say(event="connected")
            case Failed(fault=fault):
                say(event="failed", code=fault.code.value)
            case Line(state=state, silent_s=silent_s):
                say(event="line", state=state.value, silent_s=silent_s, at_s=time.time())
            case _:
                return

    async def stats(self) -> dict[str, Any]:
        """Return everything since the start."""
        connection = self.call._connection
        senders = [s for s in connection.getSenders() if isinstance(s, Sender) and s.kind == "video"]
        encoder = senders[0].video_encoder if senders else None
        line = senders[0]._line if senders else None
        shown, self.shown_s = self.shown_s, self.shown_s[-1:]
        counters = await read_counters(connection, self.sources.playout, 0)
        return {
            "event": "stats",
            "at_s": time.time(),
            "shown_s": shown,
            "size": self._size,
            "playout": asdict(self.sources.playout.stats),
            "bytes_in": counters.bytes_in,
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
                self.start()
                say(event="description", sdp=await self.call.start())
            case "accept":
                await self.call.accept("answer", command["sdp"])
            case "watch":
                self.notes.begin(latency=command["latency"], trail=command["trail"])
                say(event="watching")
            case "stats":
                say(**await self.stats())
            case "harvest":
                say(event="harvest", **self.notes.harvest(Path(command["folder"])))
            case _:
                return False
        return True

    async def trace(self) -> None:
        """Note every half second what the line is thought to take and what is made of it."""
        started_s = time.monotonic()
        while True:
            await asyncio.sleep(TRACE_EVERY_S)
            for sender in self.call._connection.getSenders():
                if isinstance(sender, Sender) and sender.video_encoder and sender._line:
                    print(
                        f"{time.monotonic() - started_s:5.1f} s",
                        _trace_of(sender),
                        file=sys.stderr,
                        flush=True,
                    )


def _trace_of(sender: Sender) -> str:
    encoder, line = sender.video_encoder, sender._line
    assert encoder is not None
    assert line is not None
    estimate = line.policy.estimate
    return (
        f"line {estimate.bitrate / 1000:5.0f} arriving {(estimate.arriving_bitrate or 0.0) / 1000:5.0f} "
        f"picture {line.picture_bitrate / 1000:5.0f} kbit/s {estimate._gradient.usage.value:6} "
        f"trip {1000 * (line.round_trip_s or 0):4.0f} ms loss {estimate.loss_share:.3f} "
        f"waits {line.pacer.waits_s:.2f} s {encoder.rung} {encoder.pictures} "
        f"hard {encoder._ladder._hardness:.2f} "
        f"q {encoder._compressor.quantizer if encoder._compressor else None}"
    )


def say(**words: Any) -> None:
    """Tell the bench."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


async def main(argv: Sequence[str]) -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser("tests.bench.call.app_child")
    parser.add_argument("film")
    parser.add_argument("sound")
    parser.add_argument("--cleans", action="store_true")
    options = parser.parse_args(argv)
    use_few_heaps()
    use_one_thread()
    keep_what_is_loaded()
    end = AppEnd(options.film, options.sound, cleans=options.cleans)
    tracing = asyncio.create_task(end.trace()) if os.environ.get("BENCH_TRACE") else None
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        if not await end.answer(json.loads(line)):
            break
    if tracing is not None:
        tracing.cancel()
    end.notes.close()
    await end.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
