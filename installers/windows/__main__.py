# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the setup program for Windows: ``python -m installers.windows [--python-zip FILE]``."""

import argparse
import shutil
import sys
import time
from pathlib import Path

from installers.payload import TARGETS, build
from installers.payload.sizes import part_sizes, table
from installers.version import ROOT, product_version
from installers.windows import icon, lean, python_files, setup_exe

OUT = ROOT / "out" / "installers"
_COMMAND = '@"%~dp0python.exe" -m app %*\r\n'


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def lay_out(folder: Path, python_zip: Path | None) -> str:
    """Make the folder that is installed; return a table of its parts."""
    payload = build(TARGETS["windows-amd64"], folder / "lib")
    lean.trim(payload.folder)
    signed = python_files.lay_out(folder, python_zip)
    _say(
        f"Python {python_files.VERSION}: {signed} signed files are their makers' "
        "(the two of Microsoft's by hash and digest: no chain here)"
    )
    (folder / "moedeklar.cmd").write_text(_COMMAND, encoding="ascii", newline="")
    (folder / "version.txt").write_text(product_version() + "\n", encoding="ascii")
    icon.write_icon(folder / "moedeklar.ico")
    python = sum((folder / name).stat().st_size for name in python_files.pins())
    return table(payload.before | {"Python": python}, part_sizes(payload.folder) | {"Python": python})


def main() -> int:
    """Return 0 when the setup program is there."""
    parser = argparse.ArgumentParser("installers.windows", description=__doc__)
    parser.add_argument(
        "--python-zip", type=Path, help=f"the embeddable Python {python_files.VERSION} for 64 bits, as a zip"
    )
    parser.add_argument("--out", type=Path, default=OUT, help="the folder to make it in")
    parser.add_argument("--compressor", choices=("lzma", "zlib"), default="lzma")
    parsed = parser.parse_args()
    out: Path = parsed.out.resolve()
    folder, art = out / "windows" / "app", out / "windows" / "art"
    shutil.rmtree(folder, ignore_errors=True)
    art.mkdir(parents=True, exist_ok=True)
    _say(lay_out(folder, parsed.python_zip))
    icon.write_icon(art / "moedeklar.ico")
    icon.write_side_picture(art / "side.bmp")
    version = product_version()
    setup = out / f"moedeklar-{version}-setup.exe"
    began = time.monotonic()
    setup_exe.make(folder, version, art, setup, parsed.compressor)
    _say(
        f"{setup.name}: download {setup.stat().st_size / 1e6:.1f} MB, installed "
        f"{setup_exe.folder_kib(folder) * 1024 / 1e6:.1f} MB; packed in {time.monotonic() - began:.0f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
