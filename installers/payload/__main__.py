# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``python -m installers.payload TARGET FOLDER``: make a payload, try it, print its sizes."""

import argparse
import platform
import subprocess
import sys
from pathlib import Path

from installers.payload.build import build
from installers.payload.targets import TARGETS

SMOKE = Path(__file__).with_name("smoke.py")


def _runs_here(name: str) -> bool:
    target = TARGETS[name]
    return target.sys_platform == sys.platform and target.machine == platform.machine()


def main() -> int:
    """Return 0 when the payload is whole."""
    parser = argparse.ArgumentParser("installers.payload", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("folder", type=Path)
    parsed = parser.parse_args()
    payload = build(TARGETS[parsed.target], parsed.folder)
    sys.stdout.write(payload.table + "\n")
    sys.stdout.flush()
    if _runs_here(parsed.target):
        subprocess.run([sys.executable, "-IS", str(SMOKE), str(parsed.folder)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
