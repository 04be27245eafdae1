# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The jobcentre's TURN server (coturn) on host B of an impaired network: UDP, TCP and TLS."""

import shutil
import subprocess
from pathlib import Path

from tests.rig.children import RigError, await_condition
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
    with (folder / "turn.log").open("wb") as log:
        child = subprocess.Popen(network.hurry_b(command), stdout=log, stderr=log)
    await_condition("TURN server", lambda: _listens(network) or child.poll() is not None)
    if child.poll() is not None:
        raise RigError(f"turnserver ended: {(folder / 'turn.log').read_text()[-2000:]}")
    return child


def _listens(network: ImpairedNetwork) -> bool:
    listing = network.run_b(["ss", "-Hltn", f"sport = :{TURN_PORT}"])
    return bool(subprocess.run(listing, capture_output=True, text=True, check=False).stdout.strip())
