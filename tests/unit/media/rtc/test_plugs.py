# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: the names of aiortc and aioice that we replace are still there and still used."""

import inspect

import aioice.ice
import aiortc.rtcpeerconnection
import aiortc.rtcrtpreceiver
import aiortc.rtcrtpsender
import pytest
from aiortc import RTCPeerConnection
from aiortc.codecs import vpx

from app.media.rtc import install
from app.media.rtc.plugs import PLUGS
from app.media.rtc.receiver import Receiver
from app.media.rtc.sender import Sender


def test_installing_twice_is_installing_once() -> None:
    install()
    install()
    assert [getattr(module, name) for module, name, _ in PLUGS] == [plug for _, _, plug in PLUGS]


async def test_a_connection_made_afterwards_has_our_receivers_and_senders() -> None:
    install()
    connection = RTCPeerConnection()
    for kind in ("audio", "video"):
        connection.addTransceiver(kind)
    assert all(isinstance(receiver, Receiver) for receiver in connection.getReceivers())
    assert all(isinstance(sender, Sender) for sender in connection.getSenders())
    await connection.close()


@pytest.mark.parametrize(
    ("user", "name"),
    [
        (aiortc.rtcpeerconnection.RTCPeerConnection, "RTCRtpReceiver("),
        (aiortc.rtcpeerconnection.RTCPeerConnection, "RTCRtpSender("),
        (aiortc.rtcpeerconnection.RTCPeerConnection, "RTCDtlsTransport("),
        (aiortc.rtcrtpsender.RTCRtpSender, "get_encoder(codec)"),
        (aiortc.rtcrtpreceiver.decoder_worker, "get_decoder(codec)"),
        (vpx.Vp8Encoder, "MIN_BITRATE"),
        (vpx.Vp8Encoder, "DEFAULT_BITRATE"),
        (vpx.Vp8Encoder, "MAX_BITRATE"),
        (aioice.ice.Connection, "get_host_addresses("),
        (aioice.ice.Connection, "get_or_create_mdns_protocol("),
    ],
)
def test_the_library_reads_each_replaced_name_at_run_time(user: object, name: str) -> None:
    assert name in inspect.getsource(user)  # type: ignore[arg-type]
