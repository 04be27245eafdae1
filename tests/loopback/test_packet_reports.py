# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: our transport inside aiortc's connection: packets are numbered, reported, paced and repaired."""

import random
import struct
from pathlib import Path

import pytest
from aiortc import RTCPeerConnection
from aiortc.rtcrtpparameters import RTCRtpCodecParameters
from aiortc.rtcrtpreceiver import RemoteStreamTrack
from aiortc.rtp import RTCP_RTPFB, RtpPacket, is_rtcp

from app.media.call import Call
from app.media.rtc import transport_feedback
from app.media.rtc.receiver import STOCK, Receiver
from app.media.rtc.sender import Sender
from app.media.rtc.transport import Transport
from tests.loopback.participants import Participant, connected
from tests.rig.pictures import write_moving_counter
from tests.rig.rtp import VP8, FakeTransport, parameters, picture_packets
from tests.rig.tones import make_tone


@pytest.fixture
async def people(tmp_path: Path) -> tuple[Participant, Participant]:
    film = write_moving_counter(tmp_path / "film.avi", frames=60, fps=15, size=(320, 240))
    tone = make_tone(tmp_path / "tone.wav", 440, 5.0)
    return Participant(True, f"file:{film}", f"file:{tone}"), Participant(
        False, f"file:{film}", f"file:{tone}"
    )


def transport_of(call: Call) -> Transport:
    connection: RTCPeerConnection = call._connection
    transport = connection.getSenders()[0].transport
    assert isinstance(transport, Transport)
    return transport


async def test_both_sides_report_each_packet_and_the_picture_follows_the_line(
    people: tuple[Participant, Participant],
) -> None:
    one, other = people
    async with connected(one, other):
        lines = transport_of(one.call), transport_of(other.call)
        await one.until(lambda: all(line.policy.estimate.arriving_bitrate for line in lines))
        await one.until(lambda: len(one.numbers) >= 20)
        assert all(line.reports_packets for line in lines)
        assert all(line.policy.has_packet_reports for line in lines)
        assert all(0.0 < (line.round_trip_s or 0.0) < 2.0 for line in lines)
        assert all(line.policy.estimate.loss_share < 0.05 for line in lines)
        sender = next(s for s in one.call._connection.getSenders() if s.kind == "video")
        assert isinstance(sender, Sender)
        assert sender.video_encoder is not None
        receiver = next(r for r in one.call._connection.getReceivers() if isinstance(r, Receiver))
        assert getattr(receiver, STOCK + "remote_bitrate_estimator") is None, "a REMB would hold them down"
        lines[0].policy.estimate.bitrate = 100_000
        await one.until(
            lambda: sender.video_encoder is not None and sender.video_encoder.target_bitrate < 60_000
        )


async def test_with_the_camera_off_the_voice_gets_the_room(people: tuple[Participant, Participant]) -> None:
    """Nothing but sound tries the line then: by the estimate alone it would stay at 28 kbit/s."""
    one, other = people
    one.call.set_camera(False)
    async with connected(one, other):
        sender = next(s for s in one.call._connection.getSenders() if s.kind == "audio")
        assert isinstance(sender, Sender)
        await one.until(lambda: sender.sound_settings.rate.bitrate == 48_000)
        assert transport_of(one.call).policy.line_bitrate < 300_000


async def test_lost_pictures_are_repaired_and_the_film_runs_on(
    people: tuple[Participant, Participant], monkeypatch: pytest.MonkeyPatch
) -> None:
    """8 % of what is sent is lost, repairs and wishes included; pictures keep coming in order."""
    rng = random.Random(8)
    stock_send = Transport._send_rtp
    lost: list[int] = []

    async def send(self: Transport, data: bytes) -> None:
        if rng.random() < 0.08 and not is_rtcp(data):
            lost.append(len(data))
            return
        await stock_send(self, data)

    one, other = people
    async with connected(one, other):
        monkeypatch.setattr(Transport, "_send_rtp", send)
        await one.until(lambda: len(one.numbers) >= 60)
        monkeypatch.undo()
    assert lost
    steps = [later - earlier for earlier, later in zip(one.numbers, one.numbers[1:], strict=False)]
    assert sum(step in (0, 1, 2) for step in steps) >= 0.8 * len(steps)


def test_reports_are_taken_out_of_compound_packets_and_the_rest_is_left() -> None:
    body, padding = transport_feedback.build([transport_feedback.Arrival(3, 1.0)], 7)
    sender_report = struct.pack("!BBH", 0x80, 200, 1) + b"abcd"
    feedback = struct.pack("!BBHLL", 0x8F, RTCP_RTPFB, 2 + len(body) // 4, 1, 2) + body
    taken: list[bytes] = []

    class Taker(Transport):
        def __init__(self) -> None:
            """Without any connection."""

        def _use_report(self, report: bytes) -> None:
            taken.append(report)

    assert Taker()._take_reports(sender_report + feedback + sender_report) == 2 * sender_report
    assert taken == [body]
    assert padding < 4


async def test_repairs_find_their_stream_where_the_description_named_several() -> None:
    receiver = Receiver("video", FakeTransport())  # type: ignore[arg-type]
    receiver._track = RemoteStreamTrack("video")
    receiver._set_rtcp_ssrc(1)
    agreed = parameters(VP8)
    agreed.codecs.append(
        RTCRtpCodecParameters("video/rtx", 90_000, payloadType=98, parameters={"apt": VP8.payloadType})
    )
    await receiver.receive(agreed)
    first, second = picture_packets(2, (64, 48))
    for packet in first[:-1]:
        await receiver._handle_rtp_packet(packet, 0)
    repaired = first[-1]
    payload = struct.pack("!H", repaired.sequence_number) + repaired.payload
    await receiver._handle_rtp_packet(RtpPacket(98, 1, 900, repaired.timestamp, 4321, payload), 0)
    for packet in second:
        await receiver._handle_rtp_packet(packet, 0)
    assert [(await receiver.track.recv()).pts for _ in range(2)] == [0, 3000]
    await receiver.stop()
