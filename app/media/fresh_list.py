# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asks a process of its own which sound devices there are now.

PortAudio lists devices only when it starts, and cannot be started anew under a running stream.
"""

import json
import subprocess
import sys
from collections.abc import Sequence

from app.core.devices import Device, DeviceKind

TIME_LIMIT_S = 8.0
ROLE = "sound-devices"


def fresh_list(kind: DeviceKind) -> tuple[Device, ...]:
    """Return the microphones or speakers of this moment, in about 0.5 s; none if they cannot be listed."""
    own_words = [] if getattr(sys, "frozen", False) else ["-m", "app"]
    command = [sys.executable, *own_words, ROLE, kind.value]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would flash a black window
    try:
        answer = subprocess.run(  # noqa: S603 - ourselves
            command, capture_output=True, timeout=TIME_LIMIT_S, check=True, text=True, creationflags=flags
        )
    except (subprocess.SubprocessError, OSError):
        return ()
    return tuple(Device(kind, spec, name) for spec, name in json.loads(answer.stdout))


def main(argv: Sequence[str]) -> int:
    """Print the list as JSON: what the process that :func:`fresh_list` starts does."""
    from app.media import port_audio  # noqa: PLC0415 - not needed by the one who asks

    found = [port.device for port in port_audio.ports(DeviceKind(argv[0]))]
    sys.stdout.write(json.dumps([(device.spec, device.name) for device in found]) + "\n")
    return 0
