# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The speaker: a card, or a clock that listens as one would; watched and reopened by itself."""

from collections.abc import Callable

from app.core.devices import DeviceKind, DeviceSpec
from app.core.faults import Fault, FaultCode
from app.media import port_audio, stand_ins
from app.media.sound import BLOCK_SAMPLES, Samples, silence
from app.media.sound_cards import OutputCard
from app.media.sound_stream import OpenStream, PacedStream
from app.media.stream_keeper import Source, StreamKeeper, Told

Pull = Callable[[int], Samples]
OnPlayed = Callable[[Samples], None]


class Speaker:
    """Plays what ``pull(count)`` returns: mono int16 of shape (count,) at 48 kHz.

    ``pull`` runs in PortAudio's thread (``none``: in a pacing thread, every 10 ms, so that a meeting
    without a speaker drains its buffer all the same). ``on_played`` then gets exactly these samples,
    silence included, in the same thread: the seam for recording and for the echo canceller's reference.
    Both must return within a millisecond. Faults and stand-ins as in ``Microphone``.
    """

    def __init__(
        self,
        spec: DeviceSpec,
        pull: Pull,
        on_played: OnPlayed | None = None,
        on_fault: Callable[[Fault], None] = lambda fault: None,
        on_back: Callable[[], None] = lambda: None,
        on_stand_in: Callable[[str], None] | None = None,
    ) -> None:
        self._spec = spec
        self._pull = pull
        self._on_played = on_played
        source = Source(self._open, _lost, self._open_stand_in, list_anew=self._list_anew)
        self._keeper = StreamKeeper("speaker", source, Told(on_fault, on_back, on_stand_in))

    def start(self) -> None:
        """Open the speaker in the background; returns at once."""
        self._keeper.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Give the speaker back; returns False when its driver hangs and was left behind."""
        return self._keeper.stop(deadline_s)

    def _open(self, is_retry: bool) -> OpenStream:
        if self._spec.is_none:
            return PacedStream(self._play_block, "silent-speaker")
        if self._spec.path is not None:
            raise Fault(FaultCode.SPEAKER_NONE, "open the speaker", "a file cannot play sound")
        if is_retry:
            port_audio.refresh()  # it may have been plugged in again
        return self._open_card(self._spec)

    def _open_stand_in(self) -> tuple[OpenStream, str] | None:
        other = stand_ins.next_best(DeviceKind.SPEAKER, self._spec)
        return (self._open_card(DeviceSpec(other.spec)), other.name) if other else None

    def _list_anew(self) -> None:
        stand_ins.list_anew_for(DeviceKind.SPEAKER, self._spec)

    def _open_card(self, spec: DeviceSpec) -> OpenStream:
        """Open a card that plays only while the keeper says that it is its turn."""
        card: OutputCard | None = None

        def pull(count: int) -> Samples:
            is_its_turn = card is not None and self._keeper.current is card
            return self._next(count) if is_its_turn else silence(count)

        card = OutputCard(spec, pull)
        return card

    def _play_block(self) -> None:
        self._next(BLOCK_SAMPLES)

    def _next(self, count: int) -> Samples:
        samples = self._pull(count)
        if self._on_played is not None:
            self._on_played(samples)
        return samples


def _lost(detail: str) -> Fault:
    return Fault(FaultCode.SPEAKER_LOST, "play to the speaker", detail)
