# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The numbers of a call: counters of the moment, and the report over a stretch between two of them."""

from dataclasses import dataclass, field

from app.media.playout import PlayoutStats


@dataclass(frozen=True)
class Counters:
    """Totals since the call connected, read at one moment.

    Attributes:
        at_s: Monotonic seconds.
        packets_in: RTP and RTCP packets that arrived (bytes without IP and UDP headers).
        audio_packets_in: Of those: sound.
        audio_packets_lost: Sound packets that never arrived, by their sequence numbers.
        audio_packets_late: Sound packets that overtook each other.
        audio_packets_duplicate: Sound packets that came twice.
        pictures_in: Decoded pictures.
        pictures_out: Pictures encoded and sent.
    """

    at_s: float = 0.0
    packets_in: int = 0
    packets_out: int = 0
    bytes_in: int = 0
    bytes_out: int = 0
    audio_packets_in: int = 0
    audio_packets_lost: int = 0
    audio_packets_late: int = 0
    audio_packets_duplicate: int = 0
    video_packets_in: int = 0
    video_packets_lost: int = 0
    pictures_in: int = 0
    pictures_out: int = 0
    playout: PlayoutStats = field(default_factory=PlayoutStats)


@dataclass(frozen=True)
class Sending:
    """How picture and sound are sent at a moment; what thin lines change.

    Attributes:
        sent_width_px: Of the pictures, after the ladder; 0 before the first.
        sent_height_px: Likewise.
        sent_most_fps: Pictures a second at most on this step of the ladder; 0.2 is a still every 5 s.
        sent_sound_kbit: Opus with its FEC, without headers.
        sent_packet_ms: Sound in one packet: 20, 40 or 60.
        sent_may_rest: Whether silence is left out (DTX).
        sent_twice: Whether each packet of sound carries the one before it (RFC 2198).
    """

    sent_width_px: int = 0
    sent_height_px: int = 0
    sent_most_fps: float = 0.0
    sent_sound_kbit: float = 0.0
    sent_packet_ms: int = 0
    sent_may_rest: bool = False
    sent_twice: bool = False


@dataclass(frozen=True)
class CallStats:
    """How the call did since the last report (rates, shares) and since it connected (totals).

    Attributes:
        period_s: Length of the stretch that rates and shares are about.
        kbit_in: kbit/s received; ``kbit_out`` sent.
        audio_concealed_share: Share of the listening time for which sound was made up, 0 to 1, counted like
            a browser's ``concealedSamples``; ``_total``: whole call.
        audio_repaired_share: Share of the listening time played from copies in later packets (FEC).
        audio_loss_share: Share of sound packets lost on the way here, 0 to 1.
        round_trip_ms: Smoothed, None until the other side has reported.
        sound_later_ms: By how much the sound came later than the picture that belongs to it (below 0:
            earlier); None until the other side has told its clock, and while one of the two is missing.
        loss_out_share: Share of our packets that the other side lost lately, None until it has reported.
        playout_ms: Sound waiting to be played.
        video_fps: Pictures per second shown here.
        video_bitrate_kbit: What the picture we send may use, None before the first picture.
        path: Which way packets go (``rtc.path.path_of``); "" while there is none.
        sent: How picture and sound are sent just now.
    """

    period_s: float
    kbit_in: float
    kbit_out: float
    audio_concealed_share: float
    audio_concealed_share_total: float
    audio_repaired_share: float
    audio_loss_share: float
    video_loss_share: float
    round_trip_ms: float | None
    sound_later_ms: float | None
    loss_out_share: float | None
    playout_ms: float
    underruns: int
    video_fps: float
    video_fps_out: float
    video_width_px: int
    video_height_px: int
    video_bitrate_kbit: float | None
    totals: Counters
    path: str = ""
    sent: Sending = Sending()


@dataclass(frozen=True)
class RemoteView:
    """What is not counted but measured or told: by the other side, or at this moment."""

    round_trip_s: float | None = None
    loss_out_share: float | None = None
    video_size_px: tuple[int, int] = (0, 0)
    video_bitrate: int | None = None
    path: str = ""
    sent: Sending = Sending()
    sound_later_s: float | None = None


def report(before: Counters, after: Counters, view: RemoteView) -> CallStats:
    """Return the numbers of the stretch between two readings."""
    period = max(after.at_s - before.at_s, 1e-3)
    heard, heard_before = after.playout, before.playout
    played = heard.played_samples - heard_before.played_samples
    return CallStats(
        period_s=period,
        kbit_in=(after.bytes_in - before.bytes_in) * 8 / 1000 / period,
        kbit_out=(after.bytes_out - before.bytes_out) * 8 / 1000 / period,
        audio_concealed_share=_share(heard.concealed_samples - heard_before.concealed_samples, played),
        audio_concealed_share_total=heard.concealed_share,
        audio_repaired_share=_share(heard.repaired_samples - heard_before.repaired_samples, played),
        audio_loss_share=_loss(
            after.audio_packets_lost - before.audio_packets_lost,
            after.audio_packets_in - before.audio_packets_in,
        ),
        video_loss_share=_loss(
            after.video_packets_lost - before.video_packets_lost,
            after.video_packets_in - before.video_packets_in,
        ),
        round_trip_ms=None if view.round_trip_s is None else 1000.0 * view.round_trip_s,
        sound_later_ms=None if view.sound_later_s is None else 1000.0 * view.sound_later_s,
        loss_out_share=view.loss_out_share,
        playout_ms=heard.level_ms,
        underruns=heard.underruns,
        video_fps=(after.pictures_in - before.pictures_in) / period,
        video_fps_out=(after.pictures_out - before.pictures_out) / period,
        video_width_px=view.video_size_px[0],
        video_height_px=view.video_size_px[1],
        video_bitrate_kbit=None if view.video_bitrate is None else view.video_bitrate / 1000,
        totals=after,
        path=view.path,
        sent=view.sent,
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole > 0 else 0.0


def _loss(lost: int, received: int) -> float:
    return _share(max(0, lost), max(0, lost) + received)
