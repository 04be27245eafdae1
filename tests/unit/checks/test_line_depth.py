# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line's judge by the citizen's situation, and the pure parts of its probes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks import emodel
from app.checks.ice_uris import stun_addresses, turn_addresses
from app.checks.line import judge
from app.checks.line_facts import Link, Measurement, MediaPath, Reach, Speed, Transport, TurnWay, Ways
from app.checks.link_probe import interface_to, is_vpn, link_of, linux_link
from app.checks.media_probe import measure
from app.checks.portal_probe import is_portal, stands_before
from app.checks.speed_rate import (
    each_s,
    first_window_bytes,
    is_enough,
    lead_s,
    queue_s,
    rate_kbit,
    window_bytes,
)
from app.core.finding_codes import FINDING_CODES
from app.core.meeting import IceServer
from app.core.verdicts import CheckResult, Verdict
from app.media.ice_servers import usable_turns

WELL = Measurement(Reach.OK, (40.0, 41.0, 40.0), 90.0, 0.1)
GOOD_MEDIA = MediaPath(400, 400, 41.0, 1.0, 4.0)
GOOD_SPEED = Speed(3000, 3000, 41.0, 60.0, 1.2)


def ways(udp: bool | None, *works: bool) -> Ways:
    return Ways(udp, tuple(TurnWay(i, t, w) for i, (t, w) in enumerate(zip(Transport, works, strict=False))))


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.findings]


def outcome(**parts: Any) -> tuple[Verdict, list[str]]:
    result = judge(replace(WELL, **parts))
    return result.verdict, codes(result)


def test_a_good_line_is_ready_and_keeps_its_numbers() -> None:
    parts = {
        "ways": ways(True, True, True, True),
        "media": GOOD_MEDIA,
        "speed": GOOD_SPEED,
        "link": Link("wifi", -50),
    }
    result = judge(replace(WELL, **parts))  # type: ignore[arg-type]
    assert (result.verdict, codes(result)) == (Verdict.READY, [])
    assert result.values["mos"] == pytest.approx(4.41, abs=0.02)
    assert (result.values["turn_index"], result.values["turn_transport"]) == (0, "udp")
    assert (result.values["link"], result.values["signal_dbm"]) == ("wifi", -50)


@pytest.mark.parametrize(
    ("found", "verdict", "expected"),
    [
        (ways(False, False, True, True), Verdict.REMARK, ["line_tcp_only"]),
        (ways(False, False, False, True), Verdict.REMARK, ["line_tls_only"]),
        (ways(False, False, False, False), Verdict.CALL_INSTEAD, ["line_udp_blocked"]),
        (ways(False), Verdict.CALL_INSTEAD, ["line_udp_blocked"]),
        (ways(True, False, False, False), Verdict.READY, []),
        (ways(False, True), Verdict.READY, []),
        (ways(None), Verdict.READY, []),
    ],
)
def test_the_ways_through_a_firewall(found: Ways, verdict: Verdict, expected: list[str]) -> None:
    assert outcome(ways=found) == (verdict, expected)


def test_the_best_way_is_udp_then_tcp_then_tls_then_the_services_order() -> None:
    tried = (
        TurnWay(0, Transport.TLS, True),
        TurnWay(1, Transport.TCP, True),
        TurnWay(2, Transport.TCP, True),
    )
    assert Ways(False, tried).best == tried[1]
    assert Ways(False, ()).best is None


@pytest.mark.parametrize(
    ("lost", "expected"),
    [(0, Verdict.READY), (12, Verdict.REMARK), (40, Verdict.SOUND_ONLY), (100, Verdict.CALL_INSTEAD)],
)
def test_lost_packets(lost: int, expected: Verdict) -> None:
    assert outcome(media=replace(GOOD_MEDIA, received=400 - lost))[0] is expected


@pytest.mark.parametrize(
    ("jitter_ms", "spread_ms", "expected"),
    [
        (5, 40, Verdict.READY),
        (35, 90, Verdict.REMARK),
        (5, 180, Verdict.REMARK),
        (160, 400, Verdict.SOUND_ONLY),
    ],
)
def test_uneven_packets(jitter_ms: float, spread_ms: float, expected: Verdict) -> None:
    found = outcome(media=replace(GOOD_MEDIA, jitter_ms=jitter_ms, spread_ms=spread_ms))
    assert found == (expected, [] if expected is Verdict.READY else ["line_jitter"])


@pytest.mark.parametrize(
    ("delay_ms", "expected"),
    [(240, Verdict.READY), (300, Verdict.REMARK), (700, Verdict.SOUND_ONLY), (1200, Verdict.CALL_INSTEAD)],
)
def test_a_slow_answer_by_packets_counts_before_that_of_requests(delay_ms: float, expected: Verdict) -> None:
    assert outcome(media=replace(GOOD_MEDIA, round_trip_ms=delay_ms))[0] is expected


@pytest.mark.parametrize(
    ("kbit", "expected"),
    [(500, Verdict.READY), (250, Verdict.REMARK), (120, Verdict.SOUND_ONLY), (30, Verdict.CALL_INSTEAD)],
)
def test_a_slow_line_each_way(kbit: float, expected: Verdict) -> None:
    found = [] if expected is Verdict.READY else ["line_slow_up"]
    assert outcome(speed=replace(GOOD_SPEED, up_kbit=kbit)) == (expected, found)
    assert outcome(speed=replace(GOOD_SPEED, down_kbit=kbit))[0] is expected


def test_a_line_that_makes_answers_wait_when_it_is_busy() -> None:
    assert outcome(speed=replace(GOOD_SPEED, loaded_ms=900.0)) == (Verdict.REMARK, ["line_bufferbloat"])


def test_the_computers_own_end_of_the_line() -> None:
    assert outcome(link=Link("wifi", -80)) == (Verdict.REMARK, ["line_weak_wifi"])
    assert outcome(link=Link("vpn")) == (Verdict.REMARK, ["line_vpn"])
    assert outcome(link=Link("wifi")) == (Verdict.READY, [])


def test_without_any_packet_back_the_requests_count() -> None:
    nothing = MediaPath(400, 0, 0.0, 0.0, 0.0)
    result = judge(replace(WELL, media=nothing))
    assert codes(result) == ["line_loss"]
    assert result.values["round_trip_ms"] == 40.0
    assert MediaPath(0, 0, 0.0, 0.0, 0.0).loss_percent == 0.0


@given(
    st.builds(
        Measurement,
        reach=st.sampled_from([*Reach, None]),
        media=st.none() | st.builds(MediaPath, st.just(400), st.integers(0, 400), *[st.floats(0, 3000)] * 3),
        speed=st.none() | st.builds(Speed, *[st.floats(0, 3000)] * 5),
        link=st.builds(Link, st.sampled_from(["", "wifi", "vpn", "wired"]), st.none() | st.integers(-100, 0)),
        clock_ahead_s=st.none() | st.floats(-1e5, 1e5),
        certificate_dates_wrong=st.booleans(),
    )
)
def test_every_finding_has_a_known_name(measured: Measurement) -> None:
    assert set(codes(judge(measured))) <= set(FINDING_CODES)


@pytest.mark.parametrize(
    ("r", "mos"), [(90, 4.34), (80, 4.03), (70, 3.60), (60, 3.10), (50, 2.58), (93.2, 4.41)]
)
def test_the_opinion_of_a_rating_is_that_of_g107_annex_b(r: float, mos: float) -> None:
    assert emodel.mean_opinion(r) == pytest.approx(mos, abs=0.01)


def test_the_ends_of_the_scale() -> None:
    assert emodel.mean_opinion(-5) == 1.0
    assert emodel.mean_opinion(101) == 4.5
    assert emodel.mean_opinion(3) == 1.0


@pytest.mark.parametrize(
    ("loss", "impairment"), [(0, 0), (1, 4), (2, 7), (3, 10), (5, 15), (7, 20), (10, 25)]
)
def test_loss_impairs_as_g113_says_of_g711_with_concealment(loss: float, impairment: float) -> None:
    """G.113 (Table I.2): 0, 4, 7, 10, 15, 20, 25; the formula of G.107 smooths that table."""
    assert emodel.loss_impairment(loss) == pytest.approx(impairment, abs=2.5)


def test_delay_impairs_from_100_ms_on_and_ever_more() -> None:
    assert emodel.delay_impairment(100) == 0.0
    values = [emodel.delay_impairment(ms) for ms in (150, 200, 300, 400, 600, 1000)]
    assert values == sorted(values)
    assert emodel.delay_impairment(200) == pytest.approx(3.0, abs=0.2)  # 25·(2^(1/6) − 3·(1+3^-6)^(1/6) + 2)
    assert emodel.rating(1e6, 100) == 0.0


def test_addresses_are_counted_as_the_call_counts_them() -> None:
    servers = [
        IceServer(("stun:a.example", "stun:b.example:19302", "stuns:c.example", "nonsense")),
        IceServer(("turns:t.example:443?transport=tcp", "turn:t.example?transport=udp"), "u", "p"),
        IceServer(
            (
                "turns:t.example?transport=udp",
                "turn:[2001:db8::1]:80?transport=tcp",
                "turn:u.example:80?transport=tcp",
                "turn:t.example",
            ),
            "u",
            "p",
        ),
    ]
    found = turn_addresses(servers)
    assert [(a.host, a.port, str(a.transport)) for a in found] == [
        ("t.example", 443, "tls"),
        ("t.example", 3478, "udp"),
        ("u.example", 80, "tcp"),
        ("t.example", 3478, "udp"),
    ]
    assert [a.index for a in found] == list(range(4))
    usable = [url for one in usable_turns(servers) for url in one.urls]
    assert usable == [
        "turns:t.example:443?transport=tcp",
        "turn:t.example?transport=udp",
        "turn:u.example:80?transport=tcp",
        "turn:t.example",
    ]
    assert [(a.host, a.port) for a in stun_addresses(servers)] == [("a.example", 3478), ("b.example", 19302)]


def test_packets_are_counted_once_and_timed() -> None:
    found = measure(5, [(0, 0.040), (1, 0.050), (1, 0.090), (3, 0.040), (2, 0.060)])
    assert (found.sent, found.received, found.loss_percent) == (5, 4, pytest.approx(20.0))
    assert found.round_trip_ms == pytest.approx(45.0)
    assert found.jitter_ms == pytest.approx(40 / 3)
    assert measure(5, []) == MediaPath(5, 0, 0.0, 0.0, 0.0)
    assert measure(9, [(4, 0.01)]).jitter_ms == 0.0


def arrivals(kbit: float, seconds: float = 2.0, frame: int = 1400) -> list[tuple[float, int]]:
    step_s = frame * 8 / 1000 / (kbit / (1456 / 1400))
    return [(n * step_s, (n + 1) * frame) for n in range(int(seconds / step_s))]


@pytest.mark.parametrize("kbit", [100, 250, 500, 1000, 2900])
def test_a_steady_line_is_measured_to_the_percent(kbit: float) -> None:
    assert rate_kbit(arrivals(kbit)) == pytest.approx(kbit + 8, rel=0.02)


def test_a_gap_and_the_jump_after_it_do_not_change_the_rate_much() -> None:
    held = [(t if not 0.6 < t < 1.0 else 1.0, n) for t, n in arrivals(1000)]
    assert rate_kbit(held) == pytest.approx(1000, rel=0.1)


def test_more_than_a_call_needs_is_not_measured() -> None:
    assert rate_kbit(arrivals(9000)) == 3000.0
    assert is_enough(arrivals(9000))
    assert not is_enough(arrivals(2000))
    assert not is_enough(arrivals(9000)[:50])
    assert not is_enough([])


def test_a_line_that_hardly_carries_anything_is_measured_all_the_same() -> None:
    assert rate_kbit([]) == rate_kbit([(0.0, 1400)]) == 0.0
    assert rate_kbit([(0.0, 1400), (0.5, 2800)]) == pytest.approx(31.3, abs=0.5)
    assert rate_kbit([(0.0, 1400), (0.0, 2800)]) == 0.0


def test_the_window_follows_the_line() -> None:
    assert window_bytes([], 0.04) < window_bytes(arrivals(1000), 0.04) < window_bytes(arrivals(3000), 0.04)
    assert window_bytes(arrivals(1000), 0.04) < window_bytes(arrivals(1000), 0.04, 1.0)


def test_what_comes_at_once_behind_a_gap_does_not_look_like_a_fast_line() -> None:
    """A lost packet held seven frames back for a third of a second: the line is as slow as before."""
    held = [(t if not 0.6 < t < 0.95 else 0.95, n) for t, n in arrivals(250) if t < 0.95]
    steady = [(t, n) for t, n in arrivals(250) if t < 0.95]
    assert window_bytes(held, 0.04) < 1.1 * window_bytes(steady, 0.04)
    assert window_bytes(steady, 0.04) < 250 * 125 * (0.04 + 0.3)  # the queue of a small router


@pytest.mark.parametrize(("idle_s", "longer"), [(0.04, False), (0.1, False), (0.35, True), (0.7, True)])
def test_a_long_way_gets_more_time_and_a_larger_start(idle_s: float, longer: bool) -> None:
    assert (each_s(idle_s) > each_s(0.0)) is longer
    assert (lead_s(idle_s) > lead_s(0.0)) is longer
    assert (first_window_bytes(idle_s) > first_window_bytes(0.0)) is longer
    assert each_s(idle_s) - lead_s(idle_s) >= 1.1
    assert queue_s(idle_s) <= 0.17


WIRELESS_TABLE = """\
Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE
 face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22
 wlp3s0: 0000   38.  -72.  -256        0      0      0      0     81        0
 wlan9: 0000   38.  58.  -256        0      0      0      0     81        0
"""


def test_linux_tells_wifi_and_its_signal(tmp_path: Path) -> None:
    (tmp_path / "wireless").write_text(WIRELESS_TABLE)
    for name in ("eth0", "wlx1/wireless"):
        (tmp_path / name).mkdir(parents=True)
    of = lambda name: linux_link(name, tmp_path / "wireless", tmp_path)  # noqa: E731
    assert of("wlp3s0") == Link("wifi", -72)
    assert of("wlan9") == Link("wifi", None)
    assert of("wlx1") == Link("wifi", None)
    assert of("eth0") == Link("wired")
    assert of("gone") == Link()
    assert linux_link("eth0", tmp_path / "none", tmp_path) == Link("wired")


def test_a_vpn_is_known_by_its_name_or_by_the_kernel(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "uevent").write_text("DEVTYPE=wireguard\nINTERFACE=office\n")
    assert is_vpn("office", tmp_path)
    for name in (
        "tun0",
        "wg0",
        "ppp0",
        "utun4",
        "NordLynx",
        "Cisco AnyConnect",
        "tailscale0",
        "OpenVPN TAP-Windows6",
    ):
        assert is_vpn(name, tmp_path), name
    for name in ("eth0", "wlp3s0", "Ethernet", "Wi-Fi", "en0", "Trådløst netværk"):
        assert not is_vpn(name, tmp_path), name


def says(text: str):  # type: ignore[no-untyped-def] # noqa: ANN201
    def ask(words: Sequence[str]) -> str:
        del words
        return text

    return ask


def test_windows_and_macos_are_asked_by_their_own_tools() -> None:
    assert link_of("Wi-Fi", says("    Signal                 : 54% \n"), "win32") == Link("wifi", -73)
    assert link_of("Wi-Fi", says(""), "win32") == Link("wifi", None)
    assert link_of("Ethernet", says(""), "win32") == Link("wired")
    mac = "Hardware Port: Wi-Fi\nDevice: en0\n\nHardware Port: Ethernet\nDevice: en1\n"
    mac += "Signal / Noise: -61 dBm / -92 dBm"
    assert link_of("en0", says(mac), "darwin") == Link("wifi", -61)
    assert link_of("en1", says(mac), "darwin") == Link("wired")
    assert link_of("en7", says(mac), "darwin") == Link()
    assert link_of("", says(mac), "darwin") == Link()
    assert link_of("tun0", says(""), "linux") == Link("vpn")
    assert link_of("no-such-interface", says(""), "linux") == Link()


def test_the_way_out_is_found_by_its_own_address() -> None:
    assert interface_to("127.0.0.1", 9, lambda: {"lo": ["127.0.0.1"]}) == "lo"
    assert interface_to("127.0.0.1", 9, lambda: {"eth0": ["192.0.2.7"]}) == ""
    assert interface_to("127.0.0.1", 9)


LOGIN = "http://login.hotel.example/?next=x"


@pytest.mark.parametrize(
    ("status", "location", "reach", "expected"),
    [
        (302, LOGIN, Reach.TLS, True),
        (307, LOGIN, Reach.SERVICE_DOWN, True),
        (301, "https://meet.example/", Reach.SERVICE_DOWN, False),
        (302, "/elsewhere", Reach.SERVICE_DOWN, False),
        (511, "", Reach.SERVICE_DOWN, True),
        (200, "", Reach.TLS, True),
        (200, "", Reach.SERVICE_DOWN, False),
        (404, "", Reach.TLS, False),
    ],
)
def test_a_login_page_is_told_from_a_service_that_is_down(
    status: int, location: str, reach: Reach, expected: bool
) -> None:
    assert is_portal("meet.example", status, location, reach) is expected


@pytest.mark.parametrize(
    "measured", [Measurement(Reach.OK), Measurement(Reach.TLS, certificate_dates_wrong=True)]
)
async def test_who_was_reached_or_has_a_wrong_clock_is_not_asked_for_a_login_page(
    measured: Measurement,
) -> None:
    assert not await stands_before("127.0.0.1", measured)


async def test_nobody_on_the_open_web_is_no_login_page() -> None:
    assert not await stands_before("::1", Measurement(Reach.TLS))
