# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: the names of aiortc and aioice that we replace are still there and still used."""

import inspect
from typing import Any

import aioice.ice
import aiortc.rtcpeerconnection
import aiortc.rtcrtpreceiver
import aiortc.rtcrtpsender
import pytest
from aiortc import RTCPeerConnection
from aiortc.codecs import vpx

from app.media.rtc import install
from app.media.rtc.path import path_of
from app.media.rtc.plugs import PLUGS
from app.media.rtc.receiver import Receiver
from app.media.rtc.sender import Sender
from tests.rig.rtp import described


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


async def test_offer_and_answer_ask_for_copies_of_lost_sound() -> None:
    wish = "a=fmtp:96 minptime=10;useinbandfec=1"
    offer, answer = await described("audio", lambda offer: offer.replace(wish + "\r\n", ""))
    assert wish in offer
    assert wish in answer


async def test_a_browser_is_asked_to_begin_modestly() -> None:
    """In offer and answer: Chromium takes it from the other side's description, whichever it is."""
    for sdp in await described("video"):
        assert "a=fmtp:97 x-google-start-bitrate=100\r\n" in sdp


async def test_the_way_of_the_packets_is_still_found_where_we_look() -> None:
    """``path_of`` reads ``RTCIceTransport._connection`` and ``Connection._nominated``."""
    install()
    connection = RTCPeerConnection()
    connection.addTransceiver("audio")
    assert path_of(connection) == ""
    await connection.setLocalDescription(await connection.createOffer())
    [sender] = connection.getSenders()
    ice: Any = sender.transport.transport._connection
    assert (ice._nominated, ice.turn_transport, ice.turn_ssl) == ({}, "udp", False)
    await connection.close()


@pytest.mark.parametrize(
    ("user", "name"),
    [
        (aiortc.rtcpeerconnection.RTCPeerConnection, "RTCRtpReceiver("),
        (aiortc.rtcpeerconnection.RTCPeerConnection, "RTCRtpSender("),
        (aiortc.rtcpeerconnection.RTCPeerConnection, "RTCDtlsTransport("),
        (aiortc.rtcpeerconnection.RTCPeerConnection, "find_common_codecs("),
        (aiortc.rtcrtpsender.RTCRtpSender, "self._run_rtp("),
        (aiortc.rtcrtpsender.RTCRtpSender, "payload_type=codec.payloadType"),
        (aiortc.rtcrtpsender.RTCRtpSender, "get_encoder(codec)"),
        (aiortc.rtcrtpreceiver.RTCRtpReceiver, "target=decoder_worker"),
        (aiortc.rtcrtpsender.RTCRtpSender, "clock.current_ntp_time()"),
        (vpx.Vp8Encoder, "MIN_BITRATE"),
        (vpx.Vp8Encoder, "DEFAULT_BITRATE"),
        (vpx.Vp8Encoder, "MAX_BITRATE"),
        (aioice.ice.Connection, "get_host_addresses("),
        (aioice.ice.Connection, "get_or_create_mdns_protocol("),
    ],
)
def test_the_library_reads_each_replaced_name_at_run_time(user: object, name: str) -> None:
    assert name in inspect.getsource(user)  # type: ignore[arg-type]
