# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rig.children import RigError
from tests.rig.network import ImpairedNetwork

pytestmark = pytest.mark.skipif(not ImpairedNetwork.available(), reason=ImpairedNetwork.missing())

ECHO = (
    "import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('10.77.0.2', 7)); "
    "print('ready', flush=True)\nwhile True:\n    data, sender = s.recvfrom(99); s.sendto(data, sender)"
)
ASK = """
import json, socket, sys, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(float(sys.argv[2]))
took_ms, lost = [], 0
for number in range(int(sys.argv[1])):
    start = time.monotonic()
    s.sendto(b"%d" % number, ("10.77.0.2", 7))
    try:
        while s.recv(99) != b"%d" % number:
            pass
        took_ms.append(1000 * (time.monotonic() - start))
    except TimeoutError:
        lost += 1
print(json.dumps({"fastest_ms": min(took_ms, default=0), "lost": lost}))
"""


def ask(network: ImpairedNetwork, times: int, patience_s: float = 10.0) -> dict[str, float]:
    command = network.run_a([sys.executable, "-c", ASK, str(times), str(patience_s)])
    done = subprocess.run(command, capture_output=True, check=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def test_two_hosts_meet_over_a_line_with_delay_then_loss_then_none_at_all() -> None:
    with ImpairedNetwork(ab="delay=20", ba="delay=20") as network:
        echo = subprocess.Popen(network.run_b([sys.executable, "-c", ECHO]), stdout=subprocess.PIPE)
        assert echo.stdout is not None
        assert echo.stdout.readline() == b"ready\n"
        slow = ask(network, 5)
        assert slow["fastest_ms"] >= 40
        assert slow["lost"] == 0
        network.set("both", "delay=0")
        network.set("ab", "loss=100")
        assert ask(network, 2, patience_s=0.5)["lost"] == 2
        network.set("ab", "loss=0")
        assert ask(network, 3)["lost"] == 0
        totals = network.totals()
        assert (totals["ab"]["drop_loss"], totals["ba"]["drop_loss"]) == (2, 0)
        echo.kill()
        echo.wait()
        echo.stdout.close()
        names = {network.namespace_a, network.namespace_b}
        assert {path.name for path in Path("/run/netns").iterdir()} >= names
    assert not {path.name for path in Path("/run/netns").iterdir()} & names


def test_a_setting_that_does_not_exist_is_told() -> None:
    with ImpairedNetwork() as network, pytest.raises(RigError, match="unknown setting"):
        network.set("ab", "rain=1")
    with pytest.raises(RigError, match="ended"), ImpairedNetwork(ab="rain=1"):
        pass
