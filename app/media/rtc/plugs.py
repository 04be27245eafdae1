# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts our plug-ins into aiortc and aioice: module globals that these read when a connection is made."""

from types import ModuleType

import aioice.ice
import aiortc.clock
import aiortc.codecs
import aiortc.codecs.vpx
import aiortc.rtcpeerconnection
import aiortc.rtcrtpreceiver
import aiortc.rtcrtpsender
from aiortc.rtcrtpparameters import RTCRtcpFeedback, RTCRtpHeaderExtensionParameters

from app.media.rtc import addresses, codecs, decoding, sender_clock, sound_copies, transport_feedback, vp8
from app.media.rtc.receiver import Receiver
from app.media.rtc.sender import Sender
from app.media.rtc.transport import Transport

EXTENSION_ID = 4
"""aiortc uses 1 to 3."""
FIRST_KBIT = 100
"""What a browser begins with; it finds a wide line within half a second all the same."""

PLUGS: tuple[tuple[ModuleType, str, object], ...] = (
    (aiortc.rtcpeerconnection, "RTCRtpReceiver", Receiver),
    (aiortc.rtcpeerconnection, "RTCRtpSender", Sender),
    (aiortc.rtcpeerconnection, "RTCDtlsTransport", Transport),
    (aiortc.rtcpeerconnection, "find_common_codecs", sound_copies.find_common_codecs),
    (aiortc.rtcrtpsender, "get_encoder", codecs.get_encoder),
    (aiortc.rtcrtpreceiver, "decoder_worker", decoding.decoder_worker),
    (aiortc.clock, "current_ntp_time", sender_clock.ntp_now),
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
    _offer_packet_reports()
    _ask_for_sound_repair()
    _offer_copies_of_sound()
    _ask_for_a_modest_start()


def _offer_packet_reports() -> None:
    """Offer reports about each packet for all media (aiortc itself knows their header extension)."""
    feedback = RTCRtcpFeedback(type="transport-cc")
    extension = RTCRtpHeaderExtensionParameters(id=EXTENSION_ID, uri=transport_feedback.URI)
    for extensions in aiortc.codecs.HEADER_EXTENSIONS.values():
        if extension not in extensions:
            extensions.append(extension)
    for kind in aiortc.codecs.CODECS.values():
        for codec in kind:
            if codec.name.lower() != "rtx" and feedback not in codec.rtcpFeedback:
                codec.rtcpFeedback.append(feedback)


def _ask_for_sound_repair() -> None:
    """Say that we use the copies in Opus packets (RFC 7587 section 6.1): a browser sends none unasked."""
    for codec in aiortc.codecs.CODECS["audio"]:
        if codec.name.lower() == "opus":
            codec.parameters |= {"minptime": 10, "useinbandfec": 1}


def _offer_copies_of_sound() -> None:
    """Offer to take and send each packet of sound twice (RFC 2198), after all others."""
    known = aiortc.codecs.CODECS["audio"]
    opus = sound_copies.payload_type_of(known, "opus")
    if opus is not None and sound_copies.payload_type_of(known, "red") is None:
        known.append(sound_copies.offered(opus))


def _ask_for_a_modest_start() -> None:
    """Let a Chromium begin with less than its 300 kbit/s, which fill the queue of a thin line at once."""
    for codec in aiortc.codecs.CODECS["video"]:
        if codec.name.lower() == "vp8":
            codec.parameters["x-google-start-bitrate"] = FIRST_KBIT
