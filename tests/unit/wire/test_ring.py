# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame ring: the newest whole picture, also when the writer dies in the middle."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.wire import ring
from app.wire.ring import RingReader, RingWriter


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[RingReader]:
    made = RingReader(tmp_path / "own.ring")
    yield made
    made.close()


def picture(value: int, width: int = 8, height: int = 4) -> bytes:
    return bytes([value]) * (width * height * 4)


def test_no_picture_before_the_first(reader: RingReader) -> None:
    assert reader.latest() is None


def test_the_newest_picture_is_read(reader: RingReader) -> None:
    writer = RingWriter(reader.path)
    for value in range(1, 8):
        writer.write(picture(value), 8, 4)
    frame = reader.latest()
    assert frame is not None
    assert (frame.sequence, frame.width_px, frame.height_px, frame.stride_bytes) == (7, 8, 4, 32)
    assert bytes(frame.pixels) == picture(7)
    assert reader.is_intact(frame)
    del frame
    writer.close()


def test_a_picture_that_was_overwritten_is_noticed(reader: RingReader) -> None:
    writer = RingWriter(reader.path)
    writer.write(picture(1), 8, 4)
    frame = reader.latest()
    assert frame is not None
    for value in range(2, 2 + ring.SLOTS):
        writer.write(picture(value), 8, 4)
    assert not reader.is_intact(frame)
    del frame
    writer.close()


def test_a_writer_that_dies_in_mid_write_leaves_the_last_whole_picture(
    reader: RingReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = RingWriter(reader.path)
    writer.write(picture(1), 8, 4)

    class Dies:
        def __len__(self) -> int:
            return 8 * 4 * 4

    with pytest.raises(TypeError):  # dies while the pixels are being copied
        writer.write(Dies(), 8, 4)  # type: ignore[arg-type]
    frame = reader.latest()
    assert frame is not None
    assert bytes(frame.pixels) == picture(1)
    del frame
    writer.close()


def test_a_new_engine_goes_on_counting(reader: RingReader) -> None:
    first = RingWriter(reader.path)
    first.write(picture(1), 8, 4)
    second = RingWriter(reader.path)
    assert second.write(picture(2), 8, 4) == 2
    first.close()
    second.close()


def test_reset_leaves_no_face_on_the_screen(reader: RingReader) -> None:
    writer = RingWriter(reader.path)
    writer.write(picture(1), 8, 4)
    reader.reset()
    assert reader.latest() is None
    writer.write(picture(2), 8, 4)
    frame = reader.latest()
    assert frame is not None
    del frame
    writer.close()


@pytest.mark.parametrize(("width", "height"), [(0, 4), (8, 0), (ring.MAX_WIDTH_PX + 1, 1), (8, 5)])
def test_a_size_that_does_not_fit_is_refused(reader: RingReader, width: int, height: int) -> None:
    writer = RingWriter(reader.path)
    with pytest.raises(ValueError, match="does not fit"):
        writer.write(picture(1), width, height)
    assert reader.latest() is None
    writer.close()


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other"
    path.write_bytes(b"x" * 4096)
    with pytest.raises(ValueError, match="not a frame ring"):
        RingWriter(path)


def test_nonsense_in_a_slot_is_not_shown(reader: RingReader) -> None:
    writer = RingWriter(reader.path)
    writer.write(picture(1), 8, 4)
    with reader.path.open("r+b") as file:
        file.seek(ring._slot_at(1) + 8)
        file.write(b"\xff" * 8)
    assert reader.latest() is None
    writer.close()
