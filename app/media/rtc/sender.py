# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: our sender in aiortc's place: what the other side tells us is handled under guard."""

from typing import Any

from aiortc import MediaStreamTrack
from aiortc.rtcdtlstransport import RTCDtlsTransport
from aiortc.rtcrtpsender import RTCRtpSender
from aiortc.rtp import AnyRtcpPacket

from app.media.rtc.guard import Guard
from app.media.rtc.vp8 import ThinLineVp8Encoder

STOCK = "_RTCRtpSender__"


class Sender(RTCRtpSender):
    """Sends one kind of media."""

    def __init__(self, trackOrKind: MediaStreamTrack | str, transport: RTCDtlsTransport) -> None:
        super().__init__(trackOrKind, transport)
        self._guard = Guard(f"reports about our {self.kind}")

    async def _handle_rtcp_packet(self, packet: AnyRtcpPacket) -> None:
        with self._guard.watch():
            await super()._handle_rtcp_packet(packet)

    @property
    def video_encoder(self) -> ThinLineVp8Encoder | None:
        """The encoder at work, if it is ours for VP8."""
        encoder: Any = getattr(self, STOCK + "encoder")
        inner = getattr(encoder, "inner", encoder)
        return inner if isinstance(inner, ThinLineVp8Encoder) else None
