# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""JSON lines between the window and the engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire import commands, events
from app.wire.line import MAX_LINE_BYTES, LineDecoder, LineTooLong, encode


def test_a_message_comes_back_as_it_went() -> None:
    ice = (commands.Ice(("turn:a.test",), "u", "c"),)
    sent = commands.StartCall(3, "p1", True, ice, "default", "none", "file:x", True, False, False)
    line = encode(sent)
    assert line.endswith(b"\n")
    assert LineDecoder[commands.Command](commands.Command).feed(line) == [sent]


def test_lines_may_come_in_any_pieces() -> None:
    data = encode(events.Pong(1)) + encode(events.TonePlayed()) + encode(events.Pong(2))
    decoder = LineDecoder[events.EngineEvent](events.EngineEvent)
    got = [message for byte in data for message in decoder.feed(bytes([byte]))]
    assert got == [events.Pong(1), events.TonePlayed(), events.Pong(2)]


@pytest.mark.parametrize(
    "line",
    [b"hello\n", b'{"type":"unknown"}\n', b'{"type":"pong"}\n', b'{"type":"pong","n":1,"x":2}\n', b"\xff\n"],
)
def test_a_line_not_understood_is_told_apart_and_the_next_is_read(line: bytes) -> None:
    decoder = LineDecoder[events.EngineEvent](events.EngineEvent)
    assert decoder.feed(line + encode(events.Pong(7))) == [None, events.Pong(7)]


def test_an_endless_line_is_refused() -> None:
    decoder = LineDecoder[events.EngineEvent](events.EngineEvent)
    with pytest.raises(LineTooLong):
        decoder.feed(b"x" * (MAX_LINE_BYTES + 1))


@given(st.binary(max_size=400))
def test_no_bytes_make_the_decoder_fall_over(data: bytes) -> None:
    LineDecoder[events.EngineEvent](events.EngineEvent).feed(data)


def test_every_kind_of_message_has_its_own_type() -> None:
    for family in (commands.Command, events.EngineEvent):
        tags = [kind.__struct_config__.tag for kind in family.__args__]
        assert len(tags) == len(set(tags))
