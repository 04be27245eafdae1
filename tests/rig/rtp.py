# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""RTP packets and a transport for tests of one receiver or sender, without any network."""

import asyncio
from collections.abc import Callable
from fractions import Fraction

import numpy as np
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.codecs.vpx import Vp8Encoder
from aiortc.rtcrtpparameters import RTCRtpCodecParameters, RTCRtpReceiveParameters
from aiortc.rtp import RtpPacket
from aiortc.stats import RTCStatsReport
from av import AudioFrame, VideoFrame

from app.media.rtc import addresses, install
from app.media.rtc.opus import SpeechOpusEncoder
from app.media.rtc.sound_copies import offered

OPUS = RTCRtpCodecParameters(mimeType="audio/opus", clockRate=48_000, channels=2, payloadType=96)
RED = offered(96)
VP8 = RTCRtpCodecParameters(mimeType="video/VP8", clockRate=90_000, payloadType=97)
SSRC = 1234


def parameters(*codecs: RTCRtpCodecParameters) -> RTCRtpReceiveParameters:
    """What a receiver is told after the descriptions were exchanged."""
    return RTCRtpReceiveParameters(codecs=list(codecs), muxId="0")


async def described(kind: str, on_the_way: Callable[[str], str] = lambda offer: offer) -> tuple[str, str]:
    """Return the offer and the answer of two of our connections; ``on_the_way`` may change the offer."""
    install()
    offerer, answerer = RTCPeerConnection(), RTCPeerConnection()
    offerer.addTransceiver(kind)
    with_addresses = addresses.only_these.set(("127.0.0.1",))
    try:
        await offerer.setLocalDescription(await offerer.createOffer())
        offer = offerer.localDescription.sdp
        await answerer.setRemoteDescription(RTCSessionDescription(on_the_way(offer), "offer"))
        return offer, (await answerer.createAnswer()).sdp
    finally:
        addresses.only_these.reset(with_addresses)
        await offerer.close()
        await answerer.close()


async def until(condition: Callable[[], bool], limit_s: float = 10.0) -> None:
    """Wait for something that another thread brings about."""
    async with asyncio.timeout(limit_s):
        while not condition():  # noqa: ASYNC110 - threads cannot set an asyncio.Event
            await asyncio.sleep(0.001)


class FakeTransport:
    """Stands where the DTLS transport stands: keeps what is sent."""

    state = "connected"
    _stats_id = "transport_fake"

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    async def _send_rtp(self, data: bytes) -> None:
        self.sent.append(data)

    def _get_stats(self) -> RTCStatsReport:
        return RTCStatsReport()

    def _register_rtp_receiver(self, receiver: object, parameters: object) -> None:
        """Nothing arrives by itself here."""

    def _unregister_rtp_receiver(self, receiver: object) -> None:
        """See above."""


def sound_packets(count: int, hz: float = 440.0, first_sequence: int = 65_500) -> list[RtpPacket]:
    """Real Opus packets of a tone, 20 ms each; sequence numbers and time stamps wrap on the way."""
    encoder = SpeechOpusEncoder()
    packets: list[RtpPacket] = []
    number = 0
    while len(packets) < count:
        at = np.arange(number * 960, (number + 1) * 960)
        samples = (8000 * np.sin(2 * np.pi * hz * at / 48_000)).astype(np.int16)
        frame = AudioFrame.from_ndarray(samples[np.newaxis, :], "s16", "mono")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, number * 960, Fraction(1, 48_000)
        for payload in encoder.encode(frame)[0]:
            packet = RtpPacket(
                payload_type=96,
                sequence_number=(first_sequence + len(packets)) & 0xFFFF,
                timestamp=(0xFFFFFFFF - 96_000 + 960 * len(packets)) & 0xFFFFFFFF,
                ssrc=SSRC,
                payload=payload,
            )
            packets.append(packet)
        number += 1
    return packets[:count]


def picture_packets(pictures: int, size_px: tuple[int, int] = (640, 480)) -> list[list[RtpPacket]]:
    """Real VP8 packets of noise, one list for each picture, the last packet of each with the marker bit."""
    encoder = Vp8Encoder()
    rng = np.random.default_rng(5)
    sequence = 10
    out: list[list[RtpPacket]] = []
    for number in range(pictures):
        width, height = size_px
        frame = VideoFrame.from_ndarray(rng.integers(0, 255, (height * 3 // 2, width), np.uint8), "yuv420p")
        frame.pts, frame.time_base = number * 3000, Fraction(1, 90_000)
        out.append([])
        for payload in encoder.encode(frame)[0]:
            packet = RtpPacket(97, 0, sequence, number * 3000, SSRC, payload)
            out[-1].append(packet)
            sequence += 1
        out[-1][-1].marker = 1
    return out
