# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves when: key frames spread out, repairs within a budget, and each packet with its number."""

from aiortc.rtcrtpparameters import RTCRtpHeaderExtensionParameters, RTCRtpParameters
from aiortc.rtp import HeaderExtensionsMap, RtpPacket

from app.media.rtc.line_estimate import Sent
from app.media.rtc.pacer import Pacer
from app.media.rtc.packet_numbers import NumberedExtensions, SentPackets, put_number
from app.media.rtc.repair_budget import RepairBudget
from app.media.rtc.traffic import Traffic
from app.media.rtc.transport_feedback import URI, Arrival

MID = "urn:ietf:params:rtp-hdrext:sdes:mid"


def test_a_key_frame_leaves_at_one_and_a_half_times_the_rate_of_a_thin_line() -> None:
    """15 kB at 100 kbit/s: within a second, not at once."""
    pacer = Pacer()
    pacer.use(100_000)
    for number in range(12):
        pacer.put(bytes([number]) * 1250, is_repair=False)
    assert 0.7 < pacer.waits_s < 0.9
    left: list[tuple[float, int]] = []
    now_s = 0.0
    while (wait_s := pacer.due_in_s(now_s)) is not None:
        now_s += wait_s
        while (packet := pacer.take(now_s)) is not None:
            left.append((now_s, packet[0]))
    assert [number for _, number in left] == list(range(12))
    assert 0.6 < left[-1][0] < 0.9
    assert sum(at_s < 0.1 for at_s, _ in left) <= 3


def test_repairs_overtake_pictures() -> None:
    pacer = Pacer()
    pacer.put(b"p", is_repair=False)
    pacer.put(b"r", is_repair=True)
    assert [pacer.take(0.0), pacer.take(0.0), pacer.take(0.0)] == [b"r", b"p", None]
    assert pacer.due_in_s(0.0) is None


def test_pictures_that_wait_can_be_dropped_and_repairs_stay() -> None:
    pacer = Pacer()
    pacer.use(40_000)
    for _ in range(10):
        pacer.put(bytes(1200), is_repair=False)
    pacer.put(b"r", is_repair=True)
    assert pacer.waits_s > 1.0
    pacer.drop_pictures()
    assert pacer.waits_s < 0.01
    assert pacer.take(0.0) == b"r"


def test_a_packet_is_not_repeated_twice_in_a_round_trip() -> None:
    budget = RepairBudget()
    assert budget.allows(7, 1000, 500_000, 0.2, 10.0)
    assert not budget.allows(7, 1000, 500_000, 0.2, 10.1)
    assert budget.allows(8, 1000, 500_000, 0.2, 10.1)
    assert budget.allows(7, 1000, 500_000, 0.2, 10.2)


def test_repairs_stay_a_share_of_the_picture() -> None:
    """Stock aiortc put 1.3 Mbit/s of them into a line of 250 kbit/s."""
    budget = RepairBudget()
    sent = sum(budget.allows(n & 0xFFFF, 1000, 150_000, 0.05, n * 0.005) for n in range(2000))
    assert sent * 8000 / 10.0 < 0.45 * 150_000
    assert budget.refused > 0


def test_the_number_is_put_where_the_packet_has_room_for_it_and_read_by_aiortc() -> None:
    parameters = RTCRtpParameters(
        headerExtensions=[RTCRtpHeaderExtensionParameters(1, MID), RTCRtpHeaderExtensionParameters(4, URI)]
    )
    for known in (NumberedExtensions(), HeaderExtensionsMap()):
        known.configure(parameters)
        packet = RtpPacket(97, 1, 5, 6, 7, b"payload")
        packet.extensions.mid = "0"
        data = put_number(packet.serialize(known), 4, 0xABCD)
        read = RtpPacket.parse(data, known)
        assert read.payload == b"payload"
        assert read.extensions.mid == "0"
        wants = 0xABCD if isinstance(known, NumberedExtensions) else None
        assert read.extensions.transport_sequence_number == wants
    plain = RtpPacket(97, 1, 5, 6, 7, b"payload").serialize()
    assert put_number(plain, 4, 1) == plain


def test_reports_are_matched_with_what_left_and_each_arrival_counts_once() -> None:
    sent = SentPackets()
    for number in range(3):
        assert sent.add(Sent(float(number), 100)) == number
    report = [Arrival(0, 5.0), Arrival(1, None), Arrival(2, 5.2), Arrival(9, 6.0)]
    assert [(s.at_s, at_s) for s, at_s in sent.match(report)] == [(0.0, 5.0), (1.0, None), (2.0, 5.2)]
    assert [(s.at_s, at_s) for s, at_s in sent.match([Arrival(0, 5.0), Arrival(1, 7.0)])] == [(1.0, 7.0)]


def test_traffic_is_counted_over_the_last_second() -> None:
    traffic = Traffic()
    for tick in range(300):
        traffic.sound(125, tick / 50)
        traffic.picture(1000, tick % 3 == 0, tick / 50)
    sound, pictures_per_s, repairs = traffic.rates(6.0)
    assert abs(sound - 50_000) < 2_000
    assert 31 <= pictures_per_s <= 35
    assert abs(repairs - 17 * 8000) < 9_000
    assert traffic.rates(60.0) == (0.0, 0.0, 0.0)
