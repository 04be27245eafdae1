# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packs the folder as a tar for people who may not install: unpack it anywhere and start it."""

import lzma
import shutil
import tarfile
from pathlib import Path

from installers.linux.bundle import HERE, add_libraries
from installers.linux.desktop_files import APP_ID, commit_time, write_share
from installers.version import product_version


def make_tar(bundle: Path, out: Path, machine: str = "x86_64", preset: int = 6) -> Path:
    """Pack ``moedeklar-VERSION-linux-MACHINE.tar.xz``; return the file."""
    version = product_version()
    tree = out / "tar" / "moedeklar"
    shutil.rmtree(tree.parent, ignore_errors=True)
    shutil.copytree(bundle, tree, symlinks=True)
    add_libraries(tree, machine)
    write_share(tree / "share")
    shutil.copy2(HERE / "set_up.py", tree)
    shutil.copyfile(HERE / "set-up.sh", tree / "set-up.sh")
    (tree / "set-up.sh").chmod(0o755)
    shutil.copy2(HERE / "README.txt", tree)
    file = out / f"moedeklar-{version}-linux-{machine}.tar.xz"
    when = commit_time()

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        member.mtime = when
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        return member

    with lzma.open(file, "wb", preset=preset) as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        archive.add(tree, "moedeklar", filter=plain)
    shutil.rmtree(tree.parent)
    return file


def write_flatpak_manifest(tar: Path) -> Path:
    """Lay the manifest of a Flatpak that is made of this tar beside it; return the manifest."""
    manifest = tar.with_name(f"{APP_ID}.yaml")
    text = (HERE / "flatpak.yaml.in").read_text(encoding="utf-8").replace("@TAR@", tar.name)
    manifest.write_text(text, encoding="utf-8")
    return manifest
