# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asks a process of its own which sound devices there are now.

PortAudio lists devices only when it starts, and cannot be started anew under a running stream.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence

from app.core.devices import Device, DeviceKind

TIME_LIMIT_S = 8.0
ROLE = "sound-devices"
SOUND_KINDS = (DeviceKind.MICROPHONE, DeviceKind.SPEAKER)

Lists = Mapping[DeviceKind, tuple[Device, ...]]


def fresh_list(kind: DeviceKind) -> tuple[Device, ...]:
    """Return the microphones or speakers of this moment, in about 0.5 s; none if they cannot be listed."""
    found = fresh_lists((kind,))
    return found[kind] if found is not None else ()


def fresh_lists(kinds: Sequence[DeviceKind] = SOUND_KINDS) -> Lists | None:
    """Return the devices of some kinds as they are now, in about 0.5 s; None if they cannot be listed."""
    own_words = [] if getattr(sys, "frozen", False) else ["-m", "app"]
    command = [sys.executable, *own_words, ROLE, *(kind.value for kind in kinds)]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would flash a black window
    try:
        answer = subprocess.run(  # noqa: S603 - ourselves
            command, capture_output=True, timeout=TIME_LIMIT_S, check=True, text=True, creationflags=flags
        )
        listed = json.loads(answer.stdout)
        return {kind: tuple(Device(kind, *entry) for entry in listed[kind.value]) for kind in kinds}
    except (subprocess.SubprocessError, OSError):
        return None
    except (ValueError, TypeError, KeyError):  # a driver may write anything to our standard output
        return None


def main(argv: Sequence[str]) -> int:
    """Print the lists as JSON: what the process that :func:`fresh_lists` starts does."""
    from app.media import port_audio  # noqa: PLC0415 - not needed by the one who asks

    listed = {
        word: [
            (one.spec, one.name, one.is_default, one.is_virtual)
            for one in (port.device for port in port_audio.ports(DeviceKind(word)))
        ]
        for word in argv
    }
    sys.stdout.write(json.dumps(listed) + "\n")
    return 0
