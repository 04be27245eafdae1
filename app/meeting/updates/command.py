# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar updates``: make a key, sign a folder of installers, look at what a folder says."""

import argparse
import hashlib
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.meeting.schema.facts import now_utc
from app.meeting.updates.manifest import (
    MANIFEST_NAME,
    ManifestBody,
    ManifestRefused,
    PackageInfo,
    read,
    signed,
)

_OK, _FAILED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``moedeklar updates`` and return its exit code: 0 well, 1 could not, 2 not understood."""
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"moedeklar updates: {error}\n")
        return _FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("moedeklar updates", description="Signed manifests of newer versions.")
    words = parser.add_subparsers(dest="word", required=True)
    making = words.add_parser("keygen", help="make a key pair; the private key never leaves the release desk")
    making.add_argument("file", type=Path, help="the private key's file; it must not exist yet")
    making.set_defaults(run=_keygen)
    signing = words.add_parser("sign", help=f"write {MANIFEST_NAME} beside the installers")
    signing.add_argument("folder", type=Path)
    signing.add_argument("--key", type=Path, required=True, metavar="FILE", help="the private key")
    signing.add_argument("--version", required=True, help="the newest version, for instance 1.4.0")
    signing.add_argument(
        "--package", action="append", default=[], metavar="PLATFORM=NAME", help="may be repeated"
    )
    signing.add_argument("--minimum", default="", metavar="VERSION", help="older ones shall change first")
    signing.add_argument("--share", type=int, default=100, metavar="PERCENT", help="of all computers")
    signing.add_argument("--valid-days", type=int, default=90, help="sign anew before that")
    signing.set_defaults(run=_sign)
    showing = words.add_parser("show", help="what a folder's manifest says, and whether its files fit")
    showing.add_argument("folder", type=Path)
    showing.add_argument("--trust", action="append", required=True, metavar="KEY", help="a public key")
    showing.set_defaults(run=_show)
    return parser


def _keygen(options: argparse.Namespace) -> int:
    key = Ed25519PrivateKey.generate()
    handle = os.open(options.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.private_bytes_raw().hex() + "\n")
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    sys.stdout.write(f"{public.hex()}\n")
    return _OK


def _sign(options: argparse.Namespace) -> int:
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(options.key.read_text("ascii").strip()))
    body = ManifestBody(
        format="moedeklar-update-1",
        version=options.version,
        minimum=options.minimum,
        share_percent=options.share,
        valid_until=now_utc() + timedelta(days=options.valid_days),
        packages=[_package(options.folder, text) for text in options.package],
    )
    raw = signed(body, key)
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw).hex()
    read(raw, (public,), now_utc())  # what no program would believe is not written
    fresh = options.folder / (MANIFEST_NAME + ".new")
    fresh.write_bytes(raw)
    fresh.replace(options.folder / MANIFEST_NAME)
    return _OK


def _package(folder: Path, text: str) -> PackageInfo:
    platform, _, name = text.partition("=")
    with (folder / name).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    info = PackageInfo(platform=platform, name=name, size_bytes=(folder / name).stat().st_size, sha256=digest)
    return msgspec.convert(msgspec.to_builtins(info), PackageInfo)  # checks the patterns too


def _show(options: argparse.Namespace) -> int:
    try:
        release = read((options.folder / MANIFEST_NAME).read_bytes(), tuple(options.trust), now_utc())
    except ManifestRefused as refused:
        sys.stdout.write(f"refused: {refused}\n")
        return _FAILED
    wanted = f", needed from {release.minimum}" if release.minimum else ""
    sys.stdout.write(f"version {release.version}{wanted}, for {release.share_percent} % of computers\n")
    code = _OK
    for package in release.packages:
        info = _package(options.folder, f"{package.platform}={package.name}")
        fits = (info.size_bytes, info.sha256) == (package.size_bytes, package.sha256)
        code = code if fits else _FAILED
        finding = "fits" if fits else "IS NOT WHAT WAS SIGNED"
        sys.stdout.write(f"{package.platform}  {package.name}  {finding}\n")
    return code
