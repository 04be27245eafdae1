# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: sound packets straight to the track, not through aiortc's decoding thread, where nothing is decoded.

Opus is decoded when it is played: through the thread each packet took two wake-ups, a future and a task.
"""

import queue
from collections.abc import Callable
from typing import Any

from aiortc.codecs.base import Decoder

from app.media.rtc.codecs import get_decoder
from app.media.rtc.later_opus import LaterOpusDecoder


class StraightQueue(queue.Queue[Any]):
    """Stands in for the queue in front of aiortc's decoding thread; ``put`` is called on the event loop.

    Args:
        deliver: Takes what the thread would have handed to the track.
    """

    def __init__(self, deliver: Callable[[Any], None]) -> None:
        super().__init__()
        self._deliver = deliver
        self._names: dict[str, Decoder | None] = {}

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        """Hand the packet on, or leave it (and the end) to the thread."""
        straight = None if item is None else self._straight(item[0])
        if straight is None:
            super().put(item, block, timeout)
            return
        for packet in straight.decode(item[1]):
            self._deliver(packet)

    def _straight(self, codec: Any) -> Decoder | None:
        if codec.name not in self._names:
            is_opus = codec.name.lower() == "opus"
            decoder = get_decoder(codec) if is_opus else None
            self._names[codec.name] = decoder if isinstance(decoder, LaterOpusDecoder) else None
        return self._names[codec.name]
