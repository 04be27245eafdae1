# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``python -m installers.linux deb|tar [--machine aarch64] [--out DIR]``: make them, print their sizes."""

import argparse
import platform
import sys
import time
from pathlib import Path

from installers.linux.bundle import ARCHITECTURES, make_bundle
from installers.linux.deb import make_deb
from installers.linux.tar import make_tar, write_flatpak_manifest
from installers.version import ROOT

_MEGABYTE = 1_000_000


def main() -> int:
    """Return 0 when what was asked for has been made."""
    parser = argparse.ArgumentParser("installers.linux", description=__doc__)
    parser.add_argument("kinds", nargs="+", choices=("deb", "tar"))
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "installers")
    parser.add_argument("--machine", choices=ARCHITECTURES, default=platform.machine())
    parsed = parser.parse_args()
    bundle = make_bundle(parsed.out / f"linux-{parsed.machine}", parsed.machine)
    python = bundle.python_bytes / _MEGABYTE
    installed = sum(bundle.payload.after.values()) / _MEGABYTE + python
    sys.stdout.write(f"{bundle.payload.table}\n{'Python':<22}{'':>14}{python:>10.1f}\n")
    sys.stdout.write(f"{'installed':<22}{'':>14}{installed:>10.1f}\n")
    for kind in parsed.kinds:
        began = time.monotonic()
        file = (make_deb if kind == "deb" else make_tar)(bundle.folder, parsed.out, parsed.machine)
        took = time.monotonic() - began
        size = file.stat().st_size / _MEGABYTE
        if kind == "tar":
            write_flatpak_manifest(file)
        sys.stdout.write(f"{file}: {size:.1f} MB, packed in {took:.0f} s\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
