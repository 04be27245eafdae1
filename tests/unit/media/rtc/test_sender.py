# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: our sender inside aiortc's."""

import pytest
from aiortc.rtp import RtcpRrPacket

from app.media.rtc.codecs import GuardedEncoder
from app.media.rtc.sender import STOCK, Sender
from app.media.rtc.vp8 import ThinLineVp8Encoder
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.rtp import FakeTransport


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


async def test_the_sender_still_knows_what_it_sends() -> None:
    assert Sender("audio", FakeTransport()).kind == "audio"  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Sender()  # type: ignore[call-arg]
