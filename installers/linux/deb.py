# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the package for Debian 12 and 13 and for Ubuntu from 22.04 on."""

import os
import shutil
import subprocess
from pathlib import Path

from installers.linux.bundle import ARCHITECTURES
from installers.linux.desktop_files import HERE, commit_time, write_share
from installers.payload.sizes import folder_bytes
from installers.version import product_version

_GLIBC = {"x86_64": "2.35", "aarch64": "2.39"}  # of Debian 12's Python, and of Qt's wheels for ARM
_ALSO = {"aarch64": ("libsm6", "libice6")}  # Qt's wheels for ARM link to them
# What Python, Qt and PortAudio link to; the names of Debian 12, which Debian 13 and Ubuntu provide too.
_DEPENDS = (
    "libstdc++6", "libgcc-s1", "zlib1g", "libexpat1", "libssl3", "libffi8", "libbz2-1.0",
    "liblzma5", "libsqlite3-0", "libuuid1", "libzstd1", "libbrotli1", "libgssapi-krb5-2", "libglib2.0-0",
    "libgl1", "libegl1", "libfontconfig1", "libfreetype6", "libdbus-1-3", "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-sync1", "libxcb-util1", "libxcb-xfixes0", "libxcb-xkb1",
    "libwayland-client0", "libwayland-cursor0", "libportaudio2",
    "fonts-dejavu-core | fonts-noto-core", "xdg-utils", "desktop-file-utils", "ca-certificates", "tzdata",
)  # fmt: skip
_CONTROL = """\
Package: moedeklar
Version: {version}
Architecture: {architecture}
Maintainer: Mødeklar contributors <moedeklar@localhost>
Section: net
Priority: optional
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: libasound2-plugins | pipewire-alsa, gnome-keyring | kwalletmanager
Description: ready for the video meeting with the jobcentre
 Mødeklar is the citizen's side of a video meeting with a caseworker at a Danish
 jobcentre. It tests camera, microphone, loudspeaker and line beforehand, puts
 sound before picture, comes back by itself when the line breaks, and has a
 plan B one click away: the caseworker's number in large digits.
 .
 Settings for everybody on the computer are read from /etc/moedeklar.
"""
_COPYRIGHT = """\
Mødeklar: Copyright Mødeklar contributors, EUPL-1.2 (/opt/moedeklar/LICENCE).

The packages that come along keep their licences beside their files:
/opt/moedeklar/packages/*.dist-info and /opt/moedeklar/python/licences.
"""


def make_deb(bundle: Path, out: Path, machine: str = "x86_64", compression: str = "xz") -> Path:
    """Pack the folder as ``moedeklar_VERSION_ARCH.deb``; return the file."""
    version, architecture = product_version(), ARCHITECTURES[machine]
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "opt" / "moedeklar", symlinks=True)
    write_share(tree / "usr" / "share")
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "moedeklar").symlink_to("../../opt/moedeklar/moedeklar")
    (tree / "etc" / "moedeklar").mkdir(parents=True)
    about = tree / "usr" / "share" / "doc" / "moedeklar"
    about.mkdir(parents=True)
    (about / "copyright").write_text(_COPYRIGHT, encoding="utf-8")
    debian = tree / "DEBIAN"
    debian.mkdir()
    kilobytes = folder_bytes(tree) // 1024
    words = {"version": version, "architecture": architecture, "kilobytes": kilobytes}
    depends = ", ".join((f"libc6 (>= {_GLIBC[machine]})", *_DEPENDS, *_ALSO.get(machine, ())))
    (debian / "control").write_text(_CONTROL.format(depends=depends, **words), encoding="utf-8")
    shutil.copy2(HERE / "postrm.sh", debian / "postrm")
    (debian / "postrm").chmod(0o755)
    _plain_modes(tree)
    file = out / f"moedeklar_{version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", str(tree), str(file)],
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(commit_time())},
    )
    shutil.rmtree(tree)
    return file


def _plain_modes(tree: Path) -> None:
    """Give every file one of two modes, whatever the builder's umask was."""
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    tree.chmod(0o755)
