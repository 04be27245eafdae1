# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: our sender inside aiortc's."""

import threading
import time
from collections.abc import Callable
from copy import copy
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from aiortc import RTCRtpSender
from aiortc.rtcrtpparameters import RTCRtpCodecParameters, RTCRtpSendParameters
from aiortc.rtp import (
    RtcpReceiverInfo,
    RtcpRrPacket,
    RtcpSenderInfo,
    RtcpSrPacket,
    compute_audio_level_dbov,
)

from app.media.opus.packet import duration_samples
from app.media.rtc import install
from app.media.rtc.codecs import GuardedEncoder
from app.media.rtc.opus import SpeechOpusEncoder
from app.media.rtc.sender import STOCK, Sender
from app.media.rtc.vp8 import ThinLineVp8Encoder
from app.media.sound import Samples
from app.media.tracks import MicrophoneTrack
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.rtp import OPUS, RED, FakeTransport


class Noise:
    """A microphone that always has 20 ms ready."""

    def __init__(self) -> None:
        self._rng = np.random.default_rng(1)

    def take(self) -> Samples:
        return self._rng.integers(-8000, 8000, 960).astype(np.int16)

    def on_ready(self, wake: Callable[[], None]) -> None:
        """It never has to call."""

    def clear(self) -> None:
        """Nothing waits."""


@pytest.mark.parametrize("name", ["encoder", "rtp_history", "rtt", "lsr", "rtp_header_extensions_map"])
async def test_aiortc_still_has_the_private_names_that_we_use(name: str) -> None:
    stock = RTCRtpSender("video", FakeTransport())  # type: ignore[arg-type]
    assert hasattr(stock, STOCK + name)


async def test_the_encoder_at_work_can_be_seen() -> None:
    sender = Sender("video", FakeTransport())  # type: ignore[arg-type]
    assert getattr(sender, STOCK + "encoder") is None
    assert sender.video_encoder is None
    guarded = GuardedEncoder("vp8", ThinLineVp8Encoder)
    setattr(sender, STOCK + "encoder", guarded)
    assert sender.video_encoder is guarded.inner


async def test_a_report_that_cannot_be_handled_does_not_end_the_call(
    expected_warnings: ExpectedWarnings,
) -> None:
    expected_warnings.expect("app.media.rtc.guard", "reports about our audio")
    sender = Sender("audio", FakeTransport())  # type: ignore[arg-type]
    report = RtcpRrPacket(ssrc=1, reports=["nonsense"])  # type: ignore[list-item]
    await sender._handle_rtcp_packet(report)


class ThinLine(FakeTransport):
    """A line as our transport knows it."""

    def __init__(self, bitrate: float) -> None:
        super().__init__()
        self.policy = SimpleNamespace(line_bitrate=bitrate, loss_share=0.0, sound_is_alone=False)

    def _register_rtp_sender(self, sender: object, parameters: object) -> None:
        """Nothing is sent by itself here."""


async def sent_packets(sender: Sender, frames: int) -> list[bytes]:
    """What a sender makes of so many frames of 20 ms of noise."""
    sent = [await sender._next_encoded_frame(OPUS) for _ in range(frames)]
    return [payload for frame in sent if frame is not None for payload in frame.payloads]


async def test_sound_over_a_thin_line_goes_in_long_packets(monkeypatch: pytest.MonkeyPatch) -> None:
    line = ThinLine(60_000)
    monkeypatch.setattr("app.media.rtc.sender.line_of", lambda transport: transport)
    install()
    sender = Sender(MicrophoneTrack(Noise()), line)  # type: ignore[arg-type]
    await sent_packets(sender, 3)  # the first one is encoded before the encoder is known
    assert {duration_samples(packet) for packet in await sent_packets(sender, 9)} == {2880}
    line.policy.line_bitrate = 500_000
    await sent_packets(sender, 3)
    assert {duration_samples(packet) for packet in await sent_packets(sender, 5)} == {960}
    sender.track.stop()


async def test_sound_is_encoded_without_another_thread_and_tells_how_loud_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads, encode = [], SpeechOpusEncoder.encode

    def noted(encoder: SpeechOpusEncoder, *words: Any) -> tuple[list[bytes], int]:
        threads.append(threading.current_thread())
        return encode(encoder, *words)

    monkeypatch.setattr(SpeechOpusEncoder, "encode", noted)
    install()
    track = MicrophoneTrack(Noise())
    sender = Sender(track, FakeTransport())  # type: ignore[arg-type]
    frames = [await sender._next_encoded_frame(OPUS) for _ in range(3)]
    assert set(threads) == {threading.current_thread()}
    assert [frame.audio_level for frame in frames if frame] == [
        compute_audio_level_dbov(await track.recv())
    ] * 3
    track.is_on = False
    silent = await sender._next_encoded_frame(OPUS)
    assert silent is not None
    assert silent.audio_level == -127
    sender.track.stop()


async def test_a_sender_that_is_switched_off_reads_on_and_sends_nothing() -> None:
    install()
    sender = Sender(MicrophoneTrack(Noise()), FakeTransport())  # type: ignore[arg-type]
    sender._enabled = False
    assert await sender._next_encoded_frame(OPUS) is None
    sender.track.stop()


@pytest.mark.parametrize(("known", "is_doubled"), [((OPUS, RED), True), ((OPUS,), False)])
async def test_sound_goes_twice_while_the_line_loses_packets_and_the_other_side_knows_how(
    monkeypatch: pytest.MonkeyPatch, known: tuple[RTCRtpCodecParameters, ...], is_doubled: bool
) -> None:
    monkeypatch.setattr("app.media.rtc.sender.line_of", lambda transport: transport)
    monkeypatch.setattr(RTCRtpSender, "send", _no_loop)
    install()
    line = ThinLine(500_000)
    sender = Sender(MicrophoneTrack(Noise()), line)  # type: ignore[arg-type]
    await sender.send(RTCRtpSendParameters(codecs=list(known)))
    codec = copy(OPUS)

    async def types_of(frames: int) -> list[int | None]:
        types = []
        for _ in range(frames):
            await sender._next_encoded_frame(codec)
            types.append(codec.payloadType)
        return types

    assert await types_of(3) == [96] * 3
    line.policy.loss_share = 0.02
    twice = RED.payloadType if is_doubled else 96
    assert await types_of(3) == [twice] * 3
    line.policy.line_bitrate = 120_000
    assert await types_of(3) == [96] * 3
    sender.track.stop()


async def _no_loop(sender: RTCRtpSender, parameters: RTCRtpSendParameters) -> None:
    """Packets are asked for one by one here."""


async def test_reported_loss_of_sound_is_told_to_the_encoder() -> None:
    install()
    sender = Sender(MicrophoneTrack(Noise()), FakeTransport())  # type: ignore[arg-type]
    await sent_packets(sender, 1)
    told: list[int] = []
    encoder = getattr(sender, STOCK + "encoder").inner
    assert isinstance(encoder, SpeechOpusEncoder)
    encoder.use = lambda rate, percent: told.append(percent)  # type: ignore[method-assign]
    lost = RtcpReceiverInfo(
        ssrc=sender._ssrc, fraction_lost=38, packets_lost=9, highest_sequence=99, jitter=0, lsr=0, dlsr=0
    )
    await sender._handle_rtcp_packet(RtcpRrPacket(ssrc=1, reports=[lost]))
    await sent_packets(sender, 1)
    assert told == [15]
    sender.track.stop()


async def test_no_round_trip_is_told_by_the_answer_to_a_report_that_was_repeated() -> None:
    """A picture every other second: two reports bear the time of the same one, the first is answered late."""
    install()
    sender = Sender(MicrophoneTrack(Noise()), FakeTransport())  # type: ignore[arg-type]

    async def report(ntp: int) -> None:
        """Do what the stock sender's loop does."""
        setattr(sender, STOCK + "lsr", ntp >> 16 & 0xFFFFFFFF)
        setattr(sender, STOCK + "lsr_time", time.time() - 0.5)
        await sender._send_rtcp([RtcpSrPacket(sender._ssrc, RtcpSenderInfo(ntp, 0, 1, 1))])

    async def answer(ntp: int, waited_s: float) -> None:
        info = RtcpReceiverInfo(sender._ssrc, 0, 0, 9, 0, ntp >> 16 & 0xFFFFFFFF, int(waited_s * 65536))
        await sender._handle_rtcp_packet(RtcpRrPacket(ssrc=1, reports=[info]))

    first, second = 7 << 32, 9 << 32
    await report(first)
    await report(first)
    await answer(first, 1.0)
    assert getattr(sender, STOCK + "rtt") is None
    await report(second)
    await answer(second, 0.25)
    assert getattr(sender, STOCK + "rtt") >= 0.2
    sender.track.stop()


async def test_the_sender_still_knows_what_it_sends() -> None:
    assert Sender("audio", FakeTransport()).kind == "audio"  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Sender()  # type: ignore[call-arg]


async def test_sound_from_elsewhere_and_without_libopus_goes_through_ffmpegs_frames(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.media.rtc.codecs.is_available", lambda: False)
    install()
    sender = Sender(MicrophoneTrack(Noise()), FakeTransport())  # type: ignore[arg-type]
    frames = [await sender._next_encoded_frame(OPUS) for _ in range(3)]
    levels = {frame.audio_level for frame in frames if frame}
    assert levels == {compute_audio_level_dbov(await sender.track.recv())}
    sender.track.stop()
