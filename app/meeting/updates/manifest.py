# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The signed manifest: what the newest version is. Pure: bytes and keys in, a release or a refusal out.

A manifest is signed where releases are made, never by the service that carries it: a service that is
broken into cannot hand out programs. It ends by itself, so that an old one cannot be shown for ever.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from app.core.release import Package, Release, parsed_version
from app.meeting.schema.facts import Time, Wire
from app.meeting.schema.receipt import Hash

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MANIFEST_FORMAT = "moedeklar-update-1"
MANIFEST_NAME = "manifest.json"
MANIFEST_PATH = "/api/updates/manifest"
FILES_PATH = "/api/updates/files/"
MAX_MANIFEST_BYTES = 64 * 1024
FILE_NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"
_Version = Annotated[str, Meta(max_length=31)]


class PackageInfo(Wire, frozen=True, kw_only=True):
    """One installer, named by its system: ``windows-x86_64``, ``debian-x86_64`` and so on."""

    platform: Annotated[str, Meta(pattern=r"^[a-z]+-[a-z0-9_]+$")]
    name: Annotated[str, Meta(pattern=FILE_NAME)]
    size_bytes: Annotated[int, Meta(ge=1, le=4 * 1024**3)]
    sha256: Hash


class ManifestBody(Wire, frozen=True, kw_only=True):
    """What is signed."""

    format: Literal["moedeklar-update-1"]
    version: _Version
    minimum: _Version = ""
    share_percent: Annotated[int, Meta(ge=0, le=100)] = 100
    valid_until: Time
    packages: Annotated[list[PackageInfo], Meta(max_length=20)]


class SignedManifest(Wire, frozen=True, kw_only=True):
    """``manifest``: the JSON text of a ``ManifestBody``. ``signature``: Ed25519 (RFC 8032), hexadecimal."""

    manifest: str
    signature: Annotated[str, Meta(pattern=r"^[0-9a-f]{128}$")]


class ManifestRefused(ValueError):
    """No manifest, not ours, out of date, or changed on the way."""


def signed(body: ManifestBody, key: "Ed25519PrivateKey") -> bytes:
    """Return a manifest ready to be carried by any service."""
    text = msgspec.json.encode(body).decode()
    return msgspec.json.encode(SignedManifest(manifest=text, signature=key.sign(_input(text)).hex()))


def read(raw: bytes, keys: tuple[str, ...], now: datetime) -> Release:
    """Return what a manifest says.

    Args:
        raw: As it came.
        keys: Public keys that are believed, 64 hexadecimal digits each.
        now: The time, with a zone; best the service's, for a PC's clock may be wrong.

    Raises:
        ManifestRefused: For every other input; the text says why.
    """
    if len(raw) > MAX_MANIFEST_BYTES:
        raise ManifestRefused("too large")
    try:
        envelope = msgspec.json.decode(raw, type=SignedManifest)
        if not any(_is_signed(envelope, key) for key in keys):
            raise ManifestRefused("not signed by a key that this computer believes")
        body = msgspec.json.decode(envelope.manifest, type=ManifestBody)
        parsed_version(body.version)
        if body.minimum:
            parsed_version(body.minimum)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ManifestRefused(f"not a manifest: {error}") from None
    except ManifestRefused:
        raise
    except ValueError as error:
        raise ManifestRefused(str(error)) from None
    if body.valid_until < now:
        raise ManifestRefused("out of date")
    packages = tuple(Package(p.platform, p.name, p.size_bytes, p.sha256) for p in body.packages)
    return Release(body.version, body.minimum, body.share_percent, packages)


def _input(text: str) -> bytes:
    """What is signed: the format's name keeps the signature from meaning anything else."""
    return MANIFEST_FORMAT.encode() + b"\n" + text.encode()


def _is_signed(envelope: SignedManifest, key: str) -> bool:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - 6 MB, only where there is a manifest
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(envelope.signature), _input(envelope.manifest))
    except (InvalidSignature, ValueError):
        return False
    return True
