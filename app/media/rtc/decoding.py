# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: aiortc's decoding thread, with one turn of the event loop for each picture instead of three.

aiortc hands each picture over by a coroutine: a task, a future of each kind, and their callbacks.
"""

import asyncio
import logging
import queue
import threading
from typing import Any

import av
from aiortc.codecs.base import Decoder

from app.media.rtc.codecs import get_decoder

log = logging.getLogger(__name__)


def decoder_worker(
    loop: asyncio.AbstractEventLoop,
    input_q: "queue.Queue[Any]",
    output_q: "asyncio.Queue[Any]",
    decode_error: threading.Event,
) -> None:
    """Decode until None comes; runs in a thread of its own. The arguments are aiortc's."""
    name: str | None = None
    decoder: Decoder | None = None
    while (item := input_q.get()) is not None:
        codec, encoded = item
        if decoder is None or codec.name != name:
            decoder, name = get_decoder(codec), codec.name
        try:
            frames = decoder.decode(encoded)
        except av.FFmpegError as error:
            # The decoder stays as it is: a new one would refuse everything up to the next key frame.
            log.info("a picture could not be decoded (%s)", type(error).__name__)
            decode_error.set()
            continue
        if not _handed_over(loop, output_q, *frames):
            return
    _handed_over(loop, output_q, None)


def _handed_over(loop: asyncio.AbstractEventLoop, output_q: "asyncio.Queue[Any]", *items: Any) -> bool:
    """Put something into the loop's queue; False once the loop has ended: nobody waits any more."""
    try:
        for item in items:
            loop.call_soon_threadsafe(output_q.put_nowait, item)
    except RuntimeError:
        return False
    return True
