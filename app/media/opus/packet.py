# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the first bytes of an Opus packet tell. Source: RFC 6716 section 3."""

from app.media.sound import SAMPLE_RATE_HZ

SILK_ONLY_CONFIGURATIONS = 12
HYBRID_CONFIGURATIONS = 16
LONGEST_SAMPLES = SAMPLE_RATE_HZ * 120 // 1000
DTX_BYTES = 2
"""An encoder that falls silent sends packets of one or two bytes: go on with background noise."""


def duration_samples(packet: bytes) -> int:
    """Return how much sound a packet holds, in samples at 48 kHz; 0 for one that no encoder makes."""
    if not packet:
        return 0
    count = _frame_count(packet)
    samples = count * _frame_samples(packet[0] >> 3)
    return samples if samples <= LONGEST_SAMPLES else 0


def is_silence(packet: bytes) -> bool:
    """Whether the sender has fallen silent with this packet (discontinuous transmission)."""
    return len(packet) <= DTX_BYTES


def _frame_count(packet: bytes) -> int:
    code = packet[0] & 0b11
    if code < 3:
        return (1, 2, 2)[code]
    return packet[1] & 0b111111 if len(packet) > 1 else 0


def _frame_samples(configuration: int) -> int:
    if configuration < SILK_ONLY_CONFIGURATIONS:
        return (480, 960, 1920, 2880)[configuration % 4]
    if configuration < HYBRID_CONFIGURATIONS:
        return (480, 960)[configuration % 2]
    return (120, 240, 480, 960)[configuration % 4]
