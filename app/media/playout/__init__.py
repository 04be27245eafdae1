# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The playout buffer: turns packets that arrive unevenly into sound that never stops."""

from app.media.playout.buffer import PlayoutBuffer
from app.media.playout.counts import PlayoutStats
from app.media.playout.packets import SoundPacket

__all__ = ["PlayoutBuffer", "PlayoutStats", "SoundPacket"]
