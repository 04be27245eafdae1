# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sound packets pass aiortc's decoding thread by; everything else goes through it."""

from typing import Any

import pytest
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtcrtpparameters import RTCRtpCodecParameters

from app.media.rtc.later_opus import OpusPacket
from app.media.rtc.straight import StraightQueue
from tests.rig.rtp import OPUS

PCMU = RTCRtpCodecParameters(mimeType="audio/PCMU", clockRate=8000, channels=1, payloadType=0)
PACKET = JitterFrame(b"\x08sound", 960)


def test_opus_is_delivered_at_once() -> None:
    delivered: list[Any] = []
    queue = StraightQueue(delivered.append)
    queue.put((OPUS, PACKET))
    assert delivered == [OpusPacket(b"\x08sound", 960)]
    assert queue.empty()


def test_the_end_and_what_must_be_decoded_go_to_the_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    delivered: list[Any] = []
    queue = StraightQueue(delivered.append)
    for item in ((PCMU, PACKET), None):
        queue.put(item)
        assert queue.get_nowait() == item
    monkeypatch.setattr("app.media.rtc.codecs.is_available", lambda: False)  # no libopus to be called later
    without_libopus = StraightQueue(delivered.append)
    without_libopus.put((OPUS, PACKET))
    assert without_libopus.get_nowait() == (OPUS, PACKET)
    assert delivered == []
