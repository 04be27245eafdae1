# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The jobcentre's TURN server (coturn) on host B of an impaired network: UDP, TCP and TLS."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.rig.children import RigError, await_condition, stop
from tests.rig.network import ImpairedNetwork

TURN_PORT, TLS_PORT = 3478, 443
SECRET = "a-secret-of-the-test-lab"


def missing() -> str:
    """Say why this machine has no such server; empty when it has."""
    if shutil.which("turnserver") is None:
        return "turnserver is not installed (Debian package coturn)"
    return ImpairedNetwork.missing()


def service_options(address: str) -> list[str]:
    """Return the words that tell ``moedeklar serve`` of it: UDP first, then TCP, then TLS on port 443."""
    urls = (
        f"turn:{address}:{TURN_PORT}?transport=udp",
        f"turn:{address}:{TURN_PORT}?transport=tcp",
        f"turns:{address}:{TLS_PORT}?transport=tcp",
    )
    return [word for url in urls for word in ("--turn-url", url)] + ["--turn-secret", SECRET]


def start_turn(
    network: ImpairedNetwork, folder: Path, certificate: Path, key: Path
) -> subprocess.Popen[bytes]:
    """Start it and return when it listens; whoever starts it stops it."""
    address = network.address_b
    command = ["turnserver", "-n", "--no-cli", "--no-multicast-peers", "--use-auth-secret"]
    command += [f"--static-auth-secret={SECRET}", "--realm=lab", f"--listening-ip={address}"]
    command += [f"--relay-ip={address}", f"--listening-port={TURN_PORT}"]
    command += [f"--tls-listening-port={TLS_PORT}", f"--cert={certificate}", f"--pkey={key}"]
    command += ["--no-dtls", "--log-file=stdout", f"--pidfile={folder / 'turn.pid'}"]
    command += [f"--userdb={folder / 'turn.db'}"]
    return _started(network, folder, command, TURN_PORT)


@contextmanager
def plain_turn(network: ImpairedNetwork, folder: Path, port: int = TURN_PORT) -> Iterator[None]:
    """Run one without certificates: UDP and TCP on the same port."""
    command = ["turnserver", "-n", "--no-tls", "--no-dtls", "--no-cli", "--realm=lab", "--use-auth-secret"]
    command += [f"--static-auth-secret={SECRET}", f"--listening-port={port}"]
    command += [f"--listening-ip={network.address_b}", f"--relay-ip={network.address_b}"]
    command += ["--log-file=stdout", f"--pidfile={folder / 'turn.pid'}", f"--userdb={folder / 'turn.db'}"]
    child = _started(network, folder, command, port)
    try:
        yield
    finally:
        stop(child, 10.0)


def _started(
    network: ImpairedNetwork, folder: Path, command: list[str], port: int
) -> subprocess.Popen[bytes]:
    with (folder / "turn.log").open("wb") as log:
        child = subprocess.Popen(network.hurry_b(command), stdout=log, stderr=log)
    await_condition("TURN server", lambda: _listens(network, port) or child.poll() is not None)
    if child.poll() is not None:
        raise RigError(f"turnserver ended: {(folder / 'turn.log').read_text()[-2000:]}")
    return child


def _listens(network: ImpairedNetwork, port: int) -> bool:
    listing = network.run_b(["ss", "-Hltn", f"sport = :{port}"])
    return bool(subprocess.run(listing, capture_output=True, text=True, check=False).stdout.strip())
