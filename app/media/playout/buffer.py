# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The buffer between the line and the sound card: packets in, sound out."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.media.opus.decoder import carries_previous
from app.media.opus.packet import duration_samples
from app.media.playout.counts import PlayoutStats
from app.media.playout.decoding import OpusSound, PlainSound, SoundDecoder
from app.media.playout.headroom import Headroom
from app.media.playout.packets import PacketShelf, SoundPacket
from app.media.playout.stretch import HISTORY_SAMPLES, Stretcher
from app.media.sound import BLOCK_SAMPLES, FRAME_SAMPLES, SAMPLE_RATE_HZ, Samples, silence

FURTHEST_AHEAD_SAMPLES = SAMPLE_RATE_HZ
HIGHEST_LEVEL_SAMPLES = SAMPLE_RATE_HZ * 400 // 1000
REBUFFER_SAMPLES = SAMPLE_RATE_HZ * 300 // 1000
OLDEST_LATE_SAMPLES = SAMPLE_RATE_HZ * 10
LATE_RUN_LIMIT = 50
CALM_SHRINK_FROM_SAMPLES = SAMPLE_RATE_HZ * 15 // 1000
SHRINK_FROM_SAMPLES = SAMPLE_RATE_HZ * 40 // 1000
SHRINK_IN_SPEECH_FROM_SAMPLES = SAMPLE_RATE_HZ * 60 // 1000
GROW_FROM_SAMPLES = SAMPLE_RATE_HZ * 10 // 1000
"""Between the two nothing is touched: stretched sound is never quite as good (docs/decisions/020)."""
REST_IN_SPEECH = 25
REST_IN_PAUSE = 4
"""After leaving a period out, that many times its length stays untouched: 4 % faster at most (pause: 25)."""


@dataclass
class _Counts:
    played: int = 0
    missing: int = 0
    starved: int = 0
    underruns: int = 0
    late: int = 0
    dropped: int = 0
    repaired: int = 0
    comfort: int = 0
    shortened: int = 0
    lengthened: int = 0
    duplicates: int = 0


class PlayoutBuffer:
    """Keeps packets in order and decodes each when its moment comes, so that late ones still count.

    Playing starts when ``prebuffer_ms`` of sound are waiting. A packet that is missing is repaired from the
    copy that the next one carries, else concealed; later sound keeps its time. When the buffer runs empty
    without a gap, the delay grows by what was missing. From then on the delay follows the line (``adapts``):
    it grows when packets come too close to their moment, shrinks slowly when they all come early, a pitch
    period at a time, which also makes up for a sound card that runs faster or slower than the sender's.
    Above 400 ms it is cut back.

    ``plain`` makes what fills the holes of sound that comes decoded. ``waits_samples`` is kept more than the
    line needs, for a picture that comes later (only where the delay adapts).

    ``push`` and ``push_opus`` run on the event loop, ``pull`` in the sound card's thread; all hold a short
    lock.
    """

    def __init__(
        self, prebuffer_ms: int = 100, adapts: bool = True, plain: Callable[[], SoundDecoder] = PlainSound
    ) -> None:
        self._prebuffer = SAMPLE_RATE_HZ * prebuffer_ms // 1000
        self._adapts = adapts
        self._lock = threading.Lock()
        self._shelf = PacketShelf()
        self._headroom = Headroom()
        self._stretcher = Stretcher()
        self._plain = plain
        self._decoder: SoundDecoder = plain()
        self._is_opus = False
        self._ready = silence(0)  # decoded and about to be played
        self._before = silence(HISTORY_SAMPLES)  # the end of what was decoded before
        self._has_begun = False
        self._next = 0  # time stamp of the first sample that is not decoded yet
        self._end = 0  # time stamp after the newest packet
        self._clock = 0  # samples pulled in all
        self._playing = False
        self._late_run = 0  # packets in a row that came too late: many mean that the sender began anew
        self._hidden = 0  # made up since the buffer last ran empty
        self._rest = 0  # samples to play before the next shortening
        self._counts = _Counts()
        self._handed: tuple[int, float] | None = None
        self.waits_samples = 0

    @property
    def stats(self) -> PlayoutStats:
        """The counts so far; any thread."""
        with self._lock:
            c = self._counts
            return PlayoutStats(
                level_ms=1000.0 * self._level() / SAMPLE_RATE_HZ,
                played_samples=c.played,
                missing_samples=c.missing,
                starved_samples=c.starved,
                underruns=c.underruns,
                late_samples=c.late,
                dropped_samples=c.dropped,
                repaired_samples=c.repaired,
                comfort_samples=c.comfort,
                shortened_samples=c.shortened,
                lengthened_samples=c.lengthened,
                duplicates=c.duplicates,
            )

    @property
    def playing(self) -> tuple[int, float] | None:
        """The time stamp that was handed to the sound card last, and when (monotonic seconds); any thread."""
        return self._handed

    def push(self, samples: Samples, pts_samples: int) -> None:
        """Put decoded sound where its time stamp says.

        Args:
            samples: Mono int16 at 48 kHz, at most one second.
            pts_samples: Time stamp of the first sample, in samples, already unwrapped.
        """
        if len(samples):
            self._put(SoundPacket(pts_samples, len(samples), samples))

    def push_opus(self, packet: bytes, pts_samples: int) -> None:
        """Put an Opus packet where its time stamp says; it is decoded when it is played.

        Needs libopus (``app.media.opus.decoder.is_available``).
        """
        if count := duration_samples(packet):
            self._put(SoundPacket(pts_samples, count, packet))

    def pull(self, count: int) -> Samples:
        """Return exactly ``count`` samples for the sound card, silence where there is nothing to play."""
        with self._lock:
            if not self._playing and self._has_begun and self._level() >= self._prebuffer:
                self._start_playing()
            out = self._play(count) if self._playing else self._wait(count)
            self._clock += count
            return out

    def reset(self) -> None:
        """Forget all waiting sound, as before the first packet; the counts go on."""
        with self._lock:
            self._begin_at(0)
            self._has_begun = False

    def _play(self, count: int) -> Samples:
        self._counts.played += count
        while len(self._ready) < count:
            self._produce(count - len(self._ready))
        out, self._ready = self._ready[:count], self._ready[count:]
        self._handed = self._next - len(self._ready) - count, time.monotonic()
        return out

    def _wait(self, count: int) -> Samples:
        if self._counts.played:  # refilling after an outage: the listener misses this too
            self._counts.played += count
            self._counts.starved += count
            self._hidden += count
        return silence(count)

    def _put(self, packet: SoundPacket) -> None:
        with self._lock:
            if self._begins_anew(packet):
                self._begin_at(packet.pts)
            self._forgive_gap(packet.pts)
            if packet.end <= self._next:
                self._counts.late += packet.count
            elif not self._shelf.put(packet):
                self._counts.duplicates += 1
                return
            if self._playing:
                self._note_arrival(packet)
            self._end = max(self._end, packet.end)
            self._cut_delay()

    def _note_arrival(self, packet: SoundPacket) -> None:
        """Learn from the time of a packet; the copy of a lost one in it is as good as the packet itself."""
        self._headroom.note(packet.pts, self._clock)
        if packet.pts > self._end and isinstance(packet.content, bytes) and carries_previous(packet.content):
            self._headroom.note(packet.pts - packet.count, self._clock)

    def _level(self) -> int:
        end = self._shelf.end
        return len(self._ready) + (end - self._next if end is not None else 0)

    def _begins_anew(self, packet: SoundPacket) -> bool:
        """Whether this packet opens a new stretch of sound instead of continuing the present one."""
        if not self._has_begun or packet.end > self._next + FURTHEST_AHEAD_SAMPLES:
            return True
        self._late_run = self._late_run + 1 if packet.end <= self._next else 0
        return self._late_run > LATE_RUN_LIMIT or packet.pts < self._next - OLDEST_LATE_SAMPLES

    def _begin_at(self, pts: int) -> None:
        self._has_begun = True
        self._late_run = 0
        self._next = self._end = pts
        self._playing = False
        self._hidden = 0
        self._ready = silence(0)
        self._shelf.clear()
        self._headroom.forget()

    def _start_playing(self) -> None:
        """Begin with exactly the prebuffer: what came in a burst before would be delay for the whole call."""
        self._playing = True
        self._hidden = 0
        self._skip(self._level() - self._prebuffer)

    def _forgive_gap(self, pts: int) -> None:
        """What was made up while starving stands for the gap that is now known: don't play it twice."""
        if self._hidden and not len(self._shelf) and pts > self._next:
            self._next += min(pts - self._next, self._hidden)
        self._hidden = 0

    def _cut_delay(self) -> None:
        level = self._level()
        if level > HIGHEST_LEVEL_SAMPLES:
            cut = level - self._prebuffer
            self._counts.dropped += cut if self._counts.played else 0  # nobody listened yet: nothing was lost
            self._skip(cut)

    def _skip(self, count: int) -> None:
        """Leave out the next samples; what was learned of the line's timing is void then."""
        if count <= 0:
            return
        from_ready = min(count, len(self._ready))
        self._ready = self._ready[from_ready:]
        self._next += count - from_ready
        self._shelf.forget_before(self._next)
        self._headroom.forget()

    def _produce(self, wanted: int) -> None:
        """Get more sound ready: decode, repair, or make it up."""
        self._shelf.forget_before(self._next)
        first = self._shelf.first
        if first is None:
            made = self._starve(max(wanted, BLOCK_SAMPLES))
        elif first.pts > self._next:
            made = self._bridge(first)
        else:
            made = self._adapt(self._decode())
        self._ready = np.concatenate([self._ready, made])
        self._before = np.concatenate([self._before, made])[-HISTORY_SAMPLES:]

    def _decode(self) -> Samples:
        """Return the sound of the next packet, without what should have been played already."""
        packet = self._shelf.pop()
        is_opus = isinstance(packet.content, bytes)
        if is_opus is not self._is_opus:
            self._is_opus = is_opus
            self._decoder = OpusSound() if is_opus else self._plain()
        samples = self._decoder.decode(packet)
        late = self._next - packet.pts
        self._counts.late += late
        self._next = packet.end
        self._stretcher.hear(samples)
        return samples[late:]

    def _bridge(self, following: SoundPacket) -> Samples:
        """Return sound for (a part of) the gap before the packet that comes next."""
        gap = following.pts - self._next
        if gap > following.count:
            count = min(gap - following.count, FRAME_SAMPLES)
            repaired = None
        else:
            count = gap
            repaired = None if self._decoder.is_resting else self._decoder.repair(following)
        self._next += count
        if repaired is not None:
            self._counts.repaired += count
            return repaired[-count:]
        if self._decoder.is_resting:
            self._counts.comfort += count
        else:
            self._counts.missing += count
        return self._decoder.conceal(count)

    def _starve(self, count: int) -> Samples:
        if self._decoder.is_resting:
            self._next += count
            self._counts.comfort += count
            return self._decoder.conceal(count)
        if not self._hidden:
            self._counts.underruns += 1
        self._hidden += count
        self._counts.starved += count
        if self._hidden >= REBUFFER_SAMPLES:
            self._playing = False
        return self._decoder.conceal(count)

    def _adapt(self, samples: Samples) -> Samples:
        """Return the samples, shorter or longer by a pitch period where the delay asks for it."""
        if not self._adapts:
            return samples
        self._rest -= len(samples)
        offset = self._clock - (self._next - len(samples) - len(self._ready))
        excess = self._headroom.excess(offset, self.waits_samples)
        if excess <= -GROW_FROM_SAMPLES:
            longer = self._stretcher.lengthen(samples, self._before)
            self._counts.lengthened += len(longer) - len(samples)
            return longer
        if self._rest > 0 or excess < self._shrink_from():
            return samples
        if excess < SHRINK_IN_SPEECH_FROM_SAMPLES and not self._stretcher.is_pause(samples):
            return samples
        return self._shorten(samples)

    def _shrink_from(self) -> int:
        """What is too much in a pause: on a calm line little, as the next packets will not need it."""
        return min(SHRINK_FROM_SAMPLES, max(CALM_SHRINK_FROM_SAMPLES, self._headroom.unrest))

    def _shorten(self, samples: Samples) -> Samples:
        first = self._shelf.first
        if first is not None and first.pts == self._next and len(samples) <= FRAME_SAMPLES:
            samples = np.concatenate([samples, self._decode()])  # deep voices need more than 20 ms to be seen
        shorter = self._stretcher.shorten(samples)
        cut = len(samples) - len(shorter)
        self._counts.shortened += cut
        self._rest = cut * (REST_IN_PAUSE if self._stretcher.is_pause(samples) else REST_IN_SPEECH)
        return shorter
