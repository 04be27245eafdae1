# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts our plug-ins into aiortc and aioice: module globals that these read when a connection is made."""

from types import ModuleType

import aioice.ice
import aiortc.codecs.vpx
import aiortc.rtcpeerconnection
import aiortc.rtcrtpreceiver
import aiortc.rtcrtpsender

from app.media.rtc import addresses, codecs, vp8
from app.media.rtc.receiver import Receiver
from app.media.rtc.sender import Sender

PLUGS: tuple[tuple[ModuleType, str, object], ...] = (
    (aiortc.rtcpeerconnection, "RTCRtpReceiver", Receiver),
    (aiortc.rtcpeerconnection, "RTCRtpSender", Sender),
    (aiortc.rtcrtpsender, "get_encoder", codecs.get_encoder),
    (aiortc.rtcrtpreceiver, "get_decoder", codecs.get_decoder),
    (aiortc.codecs.vpx, "MIN_BITRATE", vp8.LOWEST_BITRATE),
    (aiortc.codecs.vpx, "DEFAULT_BITRATE", vp8.FIRST_BITRATE),
    (aiortc.codecs.vpx, "MAX_BITRATE", vp8.HIGHEST_BITRATE),
    (aioice.ice, "get_host_addresses", addresses.get_host_addresses),
    (aioice.ice, "get_or_create_mdns_protocol", addresses.get_or_create_mdns_protocol),
)


def install() -> None:
    """Put all plug-ins in place; doing it again changes nothing. Before the first connection is made.

    Raises:
        AttributeError: If aiortc no longer has a name that we replace.
    """
    for module, name, plug in PLUGS:
        getattr(module, name)
        setattr(module, name, plug)
