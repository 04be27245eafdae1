# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines: two namespaces, a real service and TURN server, and everything that can be in between."""

import asyncio
import ipaddress
import os
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.checks import line, line_probe, link_probe
from app.core.verdicts import Verdict
from tests.bench.checks.matrix import Matrix, codes, rng_of, run_check, seeded
from tests.rig import line_lab
from tests.rig.health import HealthServer
from tests.rig.line_lab import LineLab

pytestmark = pytest.mark.bench
needs_lab = pytest.mark.skipif(bool(line_lab.missing()), reason=line_lab.missing())
CALL, REMARK, SOUND_ONLY, READY = (
    Verdict.CALL_INSTEAD,
    Verdict.REMARK,
    Verdict.SOUND_ONLY,
    Verdict.READY,
)
FRESH = "rate=0,loss=0,jitter=0,jtau=100,reorder=0,delay=20,queue=300"
Change = Callable[[LineLab], None]


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[LineLab]:
    with LineLab(tmp_path, seed=seeded(1)) as made:
        yield made


def goes(up: str, down: str = "") -> Change:
    def change(lab: LineLab) -> None:
        lab.open_all()
        lab.network.set("ab", ",".join(filter(None, (FRESH, up))))
        lab.network.set("ba", ",".join(filter(None, (FRESH, down))))

    return change


def closed(*rules: tuple[str, ...]) -> Change:
    def change(lab: LineLab) -> None:
        goes("")(lab)
        for rule in rules:
            lab.block(*rule)

    return change


UDP, TURN_TCP, TLS = ("-p", "udp"), ("-p", "tcp", "--dport", "3478"), ("-p", "tcp", "--dport", "443")
SERVICE = ("-p", "tcp", "--dport", "8080")
BLOAT = frozenset({"line_bufferbloat"})
"""A slow line with a long queue makes answers wait too: true, and not what the row is about."""
NOTHING = frozenset[str]()
LINES: list[tuple[str, Change, set[str], Verdict, frozenset[str]]] = [
    ("120 kbit/s up", goes("rate=120k"), {"line_slow_up"}, SOUND_ONLY, BLOAT),
    ("250 kbit/s up", goes("rate=250k"), {"line_slow_up"}, REMARK, BLOAT),
    ("250 kbit/s down", goes("", "rate=250k"), {"line_slow_down"}, REMARK, BLOAT),
    (
        "120 kbit/s both ways",
        goes("rate=120k", "rate=120k"),
        {"line_slow_up", "line_slow_down"},
        SOUND_ONLY,
        BLOAT,
    ),
    ("3 % loss", goes("loss=3"), {"line_loss"}, REMARK, NOTHING),
    ("10 % loss", goes("loss=10"), {"line_loss"}, SOUND_ONLY, frozenset({"line_slow_up"})),
    ("200 ms jitter", goes("jitter=200"), {"line_jitter"}, REMARK, frozenset({"line_slow_up"})),
    ("350 ms there and back", goes("delay=330"), {"line_delay"}, REMARK, NOTHING),
    ("700 ms there and back", goes("delay=680"), {"line_delay"}, SOUND_ONLY, NOTHING),
    ("UDP blocked", closed(UDP), {"line_tcp_only"}, REMARK, NOTHING),
    ("only 443 and the web open", closed(UDP, TURN_TCP), {"line_tls_only"}, REMARK, NOTHING),
    ("no way for media", closed(UDP, TURN_TCP, TLS), {"line_udp_blocked"}, CALL, NOTHING),
    ("service not answering", closed(SERVICE), {"line_service_down"}, CALL, NOTHING),
]


@needs_lab
def test_lines_with_faults(lab: LineLab) -> None:
    matrix = Matrix("Line, faults")
    for name, change, expected, verdict, also in LINES:
        change(lab)
        matrix.add(name, expected, lab.check(), verdict, also)
    goes("rate=400k,queue=1500", "rate=400k,queue=1500")(lab)
    expected = {"line_bufferbloat", "line_slow_up", "line_slow_down"}
    matrix.add("1 s of bufferbloat", expected, lab.check(), REMARK)
    matrix.close()


PORTAL = """
import http.server, ssl, sys, threading
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(302)
        self.send_header("Location", "http://login.hotel.example/")
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *_): pass
plain = http.server.ThreadingHTTPServer((sys.argv[1], 8090), Page)
tls = http.server.ThreadingHTTPServer((sys.argv[1], 8091), Page)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[2])
tls.socket = context.wrap_socket(tls.socket, server_side=True)
threading.Thread(target=tls.serve_forever, daemon=True).start()
print("listening", flush=True)
plain.serve_forever()
"""


@needs_lab
def test_networks_that_want_something_first(lab: LineLab, tmp_path: Path) -> None:
    """A hotel's login page takes every connection; a firewall lets only its proxy out; no names; a tunnel."""
    matrix = Matrix("Line, networks")
    goes("")(lab)
    matrix.add("dead name server", {"line_dns"}, lab.check("--service", "http://nowhere.example:8080"), CALL)
    pem = make_certificate(tmp_path, "10.9.9.9", timedelta(days=-1), timedelta(days=300))
    with lab.running([sys.executable, "-c", PORTAL, lab.address, str(pem)]):
        lab.redirect(80, 8090)
        lab.redirect(8080, 8090)
        lab.redirect(443, 8091)
        matrix.add("login page, plain web", {"line_portal"}, lab.check(), CALL)
        secure = ("--service", f"https://{lab.address}")
        matrix.add("login page before TLS", {"line_portal"}, lab.check(*secure), CALL)
        lab.open_all()
    closed(SERVICE)(lab)
    proxy = {"http_proxy": "http://10.77.0.99:3128"}
    result = lab.check(env=proxy)
    matrix.add("only the proxy may out", {"line_service_down"}, result, CALL)
    assert result["findings"][0]["values"]["uses_proxy"] is True
    goes("")(lab)
    lab.rename_link("tun7")
    matrix.add("through a tunnel", {"line_vpn"}, lab.check(), REMARK)
    subprocess.run(lab.network.run_a(["ip", "link", "set", "tun7", "down"]), check=True)
    matrix.add("no network at all", {"line_offline"}, lab.check(), CALL)
    matrix.close()


def make_certificate(folder: Path, address: str, begins: timedelta, ends: timedelta) -> Path:
    """Write a certificate with its key, valid from and until so long after now; it is its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now + begins).not_valid_after(now + ends)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
    made = builder.add_extension(names, critical=False).sign(key, hashes.SHA256())
    path = folder / f"{address}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return path


async def test_what_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = Matrix("Line, what answers")
    wrong = {"ok": True, "v": 1, "time": (datetime.now(UTC) + timedelta(hours=3)).isoformat()}
    right = wrong | {"time": datetime.now(UTC).isoformat()}
    redirect: dict[str, str] = {"Location": "http://login"}
    cases: list[tuple[str, Callable[[], Any], str, Verdict]] = [
        ("hotel's login page", lambda: (200, b"<html>Welcome</html>", {}), "line_portal", CALL),
        ("login page by redirect", lambda: (302, b"", redirect), "line_portal", CALL),
        ("service's own trouble", lambda: (503, b"busy", {}), "line_service_down", CALL),
        ("clock three hours wrong", lambda: wrong, "line_clock_wrong", REMARK),
    ]
    for name, answer, code, verdict in cases:
        with HealthServer(answer) as server:
            matrix.add(name, {code}, line.judge(await line_probe.probe(server.url)), verdict)
    pem = make_certificate(tmp_path, "127.0.0.1", timedelta(days=5), timedelta(days=90))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    trusting = os.environ | {"SSL_CERT_FILE": str(pem)}
    with HealthServer(lambda: right, context) as server:
        result = await asyncio.to_thread(run_check, "line", "--service", server.url, env=trusting)
    matrix.add("clock a week wrong: no TLS", {"line_tls", "line_clock_wrong"}, result, CALL)
    wireless = tmp_path / "wireless"
    wireless.write_text("Inter-| sta\n face |\n    lo: 0000   20.  -84.  -256   0 0 0 0 0 0\n")
    monkeypatch.setattr(link_probe, "WIRELESS", wireless)
    with HealthServer(lambda: right) as server:
        weak = line.judge(await line_probe.probe(server.url))
    matrix.add("Wi-Fi at -84 dBm", {"line_weak_wifi"}, weak, REMARK)
    matrix.close()


HEALTHY = [
    ("rate=2M", "rate=8M"),
    ("rate=500k", ""),
    ("rate=2000k", ""),
    ("rate=1M,delay=40", "rate=4M"),
    ("delay=60,jitter=8", "delay=60"),
    ("rate=10M,loss=0.2", "rate=50M"),
    ("delay=5", "delay=5"),
    ("delay=110", "delay=100"),
]


@needs_lab
def test_healthy_lines(lab: LineLab) -> None:
    matrix = Matrix("Line, healthy", is_healthy=True)
    for number, (up, down) in enumerate(HEALTHY):
        more = f"delay={rng_of(number).uniform(2, 30):.0f}"
        up, down = (one if "delay" in one else ",".join(filter(None, (one, more))) for one in (up, down))
        goes(up, down)(lab)
        result = lab.check()
        assert codes(result) or result["values"]["throughput_measured"]
        matrix.well(f"up {up}, down {down}", result)
    matrix.close()
