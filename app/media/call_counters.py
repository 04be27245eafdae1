# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a connection's counters: ours where we count ourselves, aiortc's statistics for the rest."""

import time

from aiortc import RTCPeerConnection
from aiortc.stats import RTCRemoteInboundRtpStreamStats, RTCStatsReport, RTCTransportStats

from app.media.playout import PlayoutBuffer
from app.media.rtc.path import path_of
from app.media.rtc.receiver import Receiver
from app.media.rtc.sender import Sender
from app.media.stats import Counters, RemoteView, Sending


async def read_counters(connection: RTCPeerConnection, playout: PlayoutBuffer, pictures_in: int) -> Counters:
    """Return the totals at this moment; on the event loop."""
    transport = _transport(await connection.getStats())
    arrived = {kind: _arrived(connection, kind) for kind in ("audio", "video")}
    return Counters(
        at_s=time.monotonic(),
        packets_in=transport.packetsReceived if transport else 0,
        packets_out=transport.packetsSent if transport else 0,
        bytes_in=transport.bytesReceived if transport else 0,
        bytes_out=transport.bytesSent if transport else 0,
        audio_packets_in=arrived["audio"][0],
        audio_packets_lost=arrived["audio"][1],
        audio_packets_late=sum(receiver.late_packets for receiver in receivers(connection)),
        audio_packets_duplicate=sum(receiver.duplicate_packets for receiver in receivers(connection)),
        video_packets_in=arrived["video"][0],
        video_packets_lost=arrived["video"][1],
        pictures_in=pictures_in,
        pictures_out=sum(e.pictures for s in _senders(connection) if (e := s.video_encoder)),
        playout=playout.stats,
    )


async def read_view(connection: RTCPeerConnection, video_size_px: tuple[int, int]) -> RemoteView:
    """Return what the other side reported last about what we send (RTCP receiver reports, RFC 3550)."""
    report = await connection.getStats()
    told = [entry for entry in report.values() if isinstance(entry, RTCRemoteInboundRtpStreamStats)]
    trips = [entry.roundTripTime for entry in told if entry.roundTripTime is not None]
    encoders = [encoder for sender in _senders(connection) if (encoder := sender.video_encoder)]
    return RemoteView(
        round_trip_s=min(trips) if trips else None,
        loss_out_share=max(entry.fractionLost for entry in told) / 256 if told else None,
        video_size_px=video_size_px,
        video_bitrate=encoders[0].target_bitrate if encoders else None,
        path=path_of(connection),
        sent=_sending(_senders(connection)),
    )


def receivers(connection: RTCPeerConnection) -> tuple[Receiver, ...]:
    """Return our receivers."""
    return tuple(r for r in connection.getReceivers() if isinstance(r, Receiver))


def last_packet_s(connection: RTCPeerConnection) -> float | None:
    """Return when the last packet of the other side arrived, monotonic seconds; None before the first."""
    times = [r.last_packet_s for r in receivers(connection) if r.last_packet_s is not None]
    return max(times) if times else None


def _senders(connection: RTCPeerConnection) -> tuple[Sender, ...]:
    return tuple(s for s in connection.getSenders() if isinstance(s, Sender))


def _sending(senders: tuple[Sender, ...]) -> Sending:
    pictures = next((encoder for sender in senders if (encoder := sender.video_encoder)), None)
    sound = next((sender.sound_settings.rate for sender in senders if sender.kind == "audio"), None)
    width, height = pictures.sent_size_px if pictures else (0, 0)
    return Sending(
        sent_width_px=width,
        sent_height_px=height,
        sent_most_fps=float(pictures.rung.rate_fps) if pictures and pictures.rung else 0.0,
        sent_sound_kbit=sound.bitrate / 1000 if sound else 0.0,
        sent_packet_ms=sound.packet_ms if sound else 0,
        sent_may_rest=sound.may_rest if sound else False,
        sent_twice=sound.is_doubled if sound else False,
    )


def _arrived(connection: RTCPeerConnection, kind: str) -> tuple[int, int]:
    """Return (received, lost) over all streams of a kind, retransmissions included."""
    both = [r.received_and_lost() for r in receivers(connection) if r.media_kind == kind]
    return sum(received for received, _ in both), sum(lost for _, lost in both)


def _transport(report: RTCStatsReport) -> RTCTransportStats | None:
    return next((entry for entry in report.values() if isinstance(entry, RTCTransportStats)), None)
