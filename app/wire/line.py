# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One message is one line of JSON with a ``type``; lines carry protocol only, logs go to stderr."""

from typing import Generic, TypeVar

import msgspec

WIRE_VERSION = 1
MAX_LINE_BYTES = 256 * 1024


class WireMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """What all messages share."""


class LineTooLong(ValueError):
    """More than ``MAX_LINE_BYTES`` came without a line break: this is not our protocol."""


M = TypeVar("M")


def encode(message: WireMessage) -> bytes:
    r"""Return the message as one UTF-8 JSON line, ``\n`` included."""
    return msgspec.json.encode(message) + b"\n"


class LineDecoder(Generic[M]):
    """Turns bytes, as they come, into messages of one direction.

    Not thread-safe: one decoder belongs to one reader.
    """

    def __init__(self, messages: type[M] | object) -> None:
        self._decoder: msgspec.json.Decoder[M] = msgspec.json.Decoder(messages)
        self._rest = bytearray()

    def feed(self, data: bytes) -> list[M | None]:
        """Return the messages that ``data`` completes, in order; None stands for a line not understood.

        Raises:
            LineTooLong: If no line ends within ``MAX_LINE_BYTES``.
        """
        self._rest += data
        *lines, rest = bytes(self._rest).split(b"\n")
        if len(rest) > MAX_LINE_BYTES or any(len(line) > MAX_LINE_BYTES for line in lines):
            raise LineTooLong(f"a line of more than {MAX_LINE_BYTES} bytes")
        self._rest = bytearray(rest)
        return [self._decode(line) for line in lines if line.strip()]

    def _decode(self, line: bytes) -> M | None:
        try:
            return self._decoder.decode(line)
        except msgspec.DecodeError:  # covers ValidationError: unknown type, wrong field
            return None
