# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: a picture is complete with its last packet."""

from aiortc.rtp import RtpPacket

from app.media.rtc.whole_pictures import WholePictures


def packet(number: int, picture: int, marker: bool = False, data: bytes | None = None) -> RtpPacket:
    made = RtpPacket(sequence_number=number & 0xFFFF, timestamp=3000 * picture, marker=int(marker))
    made._data = b"%d " % number if data is None else data  # type: ignore[attr-defined]
    return made


def data_after(buffer: WholePictures, *packets: RtpPacket) -> list[bytes | None]:
    frames = [buffer.add(one)[1] for one in packets]
    return [frame.data if frame else None for frame in frames]


def test_the_marker_completes_a_picture_without_waiting_for_the_next() -> None:
    buffer = WholePictures()
    assert data_after(buffer, packet(65_535, 1), packet(65_536, 1, marker=True)) == [None, b"65535 65536 "]


def test_a_repaired_loss_frees_all_pictures_that_waited() -> None:
    buffer = WholePictures()
    late = packet(2, 1, marker=True)
    assert data_after(buffer, packet(1, 1), packet(3, 2, True), packet(4, 3, True), late) == [
        None, None, None, b"1 2 ",
    ]  # fmt: skip
    further = [buffer.next_complete(), buffer.next_complete(), buffer.next_complete()]
    assert [frame.data if frame else None for frame in further] == [b"3 ", b"4 ", None]


def test_a_sender_without_markers_is_understood_too() -> None:
    buffer = WholePictures()
    assert data_after(buffer, packet(1, 1), packet(2, 1), packet(3, 2)) == [None, None, b"1 2 "]


def test_padding_after_a_picture_is_no_picture() -> None:
    """Browsers fill unused time with empty packets; an empty picture would end the decoder."""
    buffer = WholePictures()
    padding = [packet(2, 1, data=b""), packet(3, 1, data=b"")]
    assert data_after(buffer, packet(1, 1, True), *padding, packet(4, 2, True)) == [b"1 ", None, None, b"4 "]
