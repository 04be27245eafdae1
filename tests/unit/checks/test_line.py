# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line's judge by the citizen's situation, and its probe on servers of every kind."""

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.checks import line_probe
from app.checks.line import Measurement, Reach, judge
from app.core.faults import Fault, FaultCode
from app.core.verdicts import CheckResult, Verdict
from tests.rig.health import HealthServer

WELL = Measurement(Reach.OK, (20.0, 22.0, 21.0, 20.0, 90.0), 60.0, 0.2)


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.findings]


def test_a_good_line_is_ready_and_says_what_was_not_measured() -> None:
    result = judge(WELL)
    assert (result.verdict, codes(result)) == (Verdict.READY, [])
    assert result.values["round_trip_ms"] == 21.0
    assert result.values["throughput_measured"] is False
    assert result.values["loss_measured"] is False


def test_without_a_service_nothing_was_measured() -> None:
    assert judge(Measurement(reach=None)).verdict is Verdict.NOT_MEASURED


@pytest.mark.parametrize(
    ("reach", "code"),
    [
        (Reach.OFFLINE, "line_offline"),
        (Reach.DNS, "line_dns"),
        (Reach.SERVICE_DOWN, "line_service_down"),
        (Reach.TLS, "line_tls"),
        (Reach.PORTAL, "line_portal"),
    ],
)
def test_a_service_out_of_reach_means_the_telephone(reach: Reach, code: str) -> None:
    result = judge(Measurement(reach))
    assert (result.verdict, codes(result)) == (Verdict.CALL_INSTEAD, [code])


def test_a_wrong_clock_is_named_as_the_cause_of_a_refused_certificate() -> None:
    result = judge(Measurement(Reach.TLS, certificate_dates_wrong=True))
    assert codes(result) == ["line_tls", "line_clock_wrong"]


@pytest.mark.parametrize(
    ("round_trip_ms", "verdict"),
    [(249.0, Verdict.READY), (250.0, Verdict.REMARK), (599.0, Verdict.REMARK), (600.0, Verdict.SOUND_ONLY)],
)
def test_a_slow_line_costs_the_picture_before_the_sound(round_trip_ms: float, verdict: Verdict) -> None:
    result = judge(Measurement(Reach.OK, (round_trip_ms,) * 5))
    assert result.verdict is verdict
    assert codes(result) == ([] if verdict is Verdict.READY else ["line_delay"])


def test_an_uneven_line_is_a_remark() -> None:
    result = judge(Measurement(Reach.OK, (20.0, 180.0, 20.0, 180.0, 20.0)))
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["line_jitter"])


@pytest.mark.parametrize("ahead_s", [61.0, -61.0])
def test_a_clock_that_is_wrong_by_more_than_a_minute_is_a_remark(ahead_s: float) -> None:
    result = judge(Measurement(Reach.OK, (20.0,) * 5, 50.0, ahead_s))
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["line_clock_wrong"])
    assert result.values["clock_ahead_s"] == ahead_s


def test_a_clock_that_nobody_compared_is_not_called_right() -> None:
    assert "clock_ahead_s" not in judge(Measurement(Reach.OK, (20.0,) * 5)).values


@pytest.mark.parametrize(
    ("round_trips_ms", "median", "jitter"),
    [
        ((), 0.0, 0.0),
        ((9.0,), 9.0, 0.0),
        ((100.0, 9.0), 54.5, 91.0),
        ((9.0, 100.0, 20.0), 20.0, 85.5),  # sorted as text, 100 would stand first
    ],
)
def test_the_middle_of_the_round_trips_and_their_unevenness(
    round_trips_ms: tuple[float, ...], median: float, jitter: float
) -> None:
    measured = Measurement(Reach.OK, round_trips_ms)
    assert (measured.round_trip_ms, measured.jitter_ms) == (median, jitter)


def healthy(ahead: timedelta = timedelta()) -> dict[str, Any]:
    return {"ok": True, "v": 1, "time": (datetime.now(UTC) + ahead).isoformat()}


async def test_a_service_nearby_is_reached_with_the_right_times() -> None:
    with HealthServer(healthy) as server:
        began_s = time.monotonic()
        measured = await line_probe.probe(server.url)
        took_ms = 1000 * (time.monotonic() - began_s)
    assert measured.reach is Reach.OK
    assert len(measured.round_trips_ms) == 5
    assert min(measured.round_trips_ms) > 0.0
    assert sum(measured.round_trips_ms) < took_ms
    assert measured.clock_ahead_s == pytest.approx(0.0, abs=2.0)


async def test_the_round_trip_is_the_time_that_the_answer_really_takes() -> None:
    def slowly() -> dict[str, Any]:
        time.sleep(0.12)
        return healthy()

    with HealthServer(slowly) as server:
        measured = await line_probe.probe(server.url, round_trips=3)
    assert measured.round_trip_ms >= 120.0


async def test_a_clock_two_minutes_behind_the_service_is_seen() -> None:
    with HealthServer(lambda: healthy(timedelta(minutes=2))) as server:
        measured = await line_probe.probe(server.url, round_trips=2)
    assert measured.clock_ahead_s == pytest.approx(120.0, abs=2.0)
    assert codes(judge(measured)) == ["line_clock_wrong"]


@pytest.mark.parametrize("spoken", ["soon", "2030-01-01T10:00:00", None])
async def test_a_time_without_meaning_is_no_time(spoken: str | None) -> None:
    with HealthServer(lambda: {"ok": True, "time": spoken}) as server:
        measured = await line_probe.probe(server.url, round_trips=1)
    assert (measured.reach, measured.clock_ahead_s) == (Reach.OK, None)


@pytest.mark.parametrize(
    ("answer", "reach"),
    [
        (lambda: (200, b"<html>Welcome to the hotel</html>", {}), Reach.PORTAL),
        (lambda: (302, b"", {"Location": "http://login.example/"}), Reach.PORTAL),
        (lambda: (200, {"ok": False}, {}), Reach.PORTAL),
        (lambda: (404, {"error": "no"}, {}), Reach.PORTAL),
        (lambda: (503, b"later", {}), Reach.SERVICE_DOWN),
    ],
    ids=["a page to log in", "sent elsewhere", "not well", "another server", "under repair"],
)
async def test_what_answers_in_the_services_place_is_told_apart(
    answer: Callable[[], Any], reach: Reach
) -> None:
    with HealthServer(answer) as server:
        assert (await line_probe.probe(server.url)).reach is reach


async def test_a_service_that_is_down_is_not_a_network_that_is_down() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    assert (await line_probe.probe(f"http://127.0.0.1:{port}")).reach is Reach.SERVICE_DOWN


async def test_a_service_that_takes_the_call_and_says_nothing_is_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line_probe, "ANSWER_LIMIT_S", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}"
        assert (await line_probe.probe(url)).reach is Reach.SERVICE_DOWN


@pytest.mark.parametrize(("has_way", "reach"), [(True, Reach.DNS), (False, Reach.OFFLINE)])
async def test_an_unknown_name_is_told_apart_from_no_network(
    has_way: bool, reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_probe, "_has_way", lambda family, address: has_way)
    assert (await line_probe.probe("http://no-such-name.invalid")).reach is reach


async def test_a_known_name_without_any_way_to_it_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_probe, "_has_way", lambda family, address: False)
    assert (await line_probe.probe("http://127.0.0.1:1")).reach is Reach.OFFLINE


def test_a_way_to_this_very_computer_is_always_there() -> None:
    assert line_probe._has_way(socket.AF_INET, "127.0.0.1")
    assert not line_probe._has_way(socket.AF_INET6, "127.0.0.1")


@pytest.mark.parametrize("url", ["meeting", "ftp://service.example", "https://"])
async def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Fault) as refused:
        await line_probe.probe(url)
    assert refused.value.code is FaultCode.LINK_NOT_UNDERSTOOD


async def test_no_address_measures_nothing() -> None:
    assert (await line_probe.probe("")).reach is None


@pytest.fixture
def own_certificate(tmp_path: Path) -> ssl.SSLContext:
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
    ]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *names, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def test_a_certificate_that_nobody_vouches_for_is_refused_by_name(
    own_certificate: ssl.SSLContext,
) -> None:
    with HealthServer(healthy, own_certificate) as server:
        measured = await line_probe.probe(server.url)
    assert (measured.reach, measured.certificate_dates_wrong) == (Reach.TLS, False)


async def test_a_server_that_speaks_no_tls_is_told_apart() -> None:
    with HealthServer(healthy) as server:
        measured = await line_probe.probe(server.url.replace("http:", "https:"))
    assert measured.reach is Reach.TLS


def test_a_certificate_out_of_date_points_to_the_clock() -> None:
    error = ssl.SSLCertVerificationError(1, "certificate has expired")
    error.verify_code = 10
    assert line_probe._is_about_dates(error)
    error.verify_code = 18
    assert not line_probe._is_about_dates(error)
    assert not line_probe._is_about_dates(OSError())
