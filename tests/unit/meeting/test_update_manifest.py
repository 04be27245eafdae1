# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Only what was signed by a believed key, and is not out of date, is ever offered."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.meeting.updates import command
from app.meeting.updates.manifest import (
    MAX_MANIFEST_BYTES,
    ManifestBody,
    ManifestRefused,
    PackageInfo,
    SignedManifest,
    read,
    signed,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
TRUSTED = (KEY.public_key().public_bytes_raw().hex(),)
BODY = ManifestBody(
    format="moedeklar-update-1",
    version="1.4.0",
    minimum="1.2.0",
    share_percent=25,
    valid_until=NOW + timedelta(days=30),
    packages=[PackageInfo(platform="debian-x86_64", name="m.deb", size_bytes=3, sha256="a" * 64)],
)
PLAIN_PACKAGE = {"platform": "debian-x86_64", "name": "m.deb", "size_bytes": 3, "sha256": "a" * 64}


def refused(raw: bytes, keys: tuple[str, ...] = TRUSTED, now: datetime = NOW) -> str:
    with pytest.raises(ManifestRefused) as told:
        read(raw, keys, now)
    return str(told.value)


def test_what_was_signed_is_read_back() -> None:
    release = read(signed(BODY, KEY), TRUSTED, NOW)
    assert (release.version, release.minimum, release.share_percent) == ("1.4.0", "1.2.0", 25)
    assert release.packages[0].name == "m.deb"


def test_every_flipped_byte_is_noticed() -> None:
    raw = signed(BODY, KEY)
    for place in range(len(raw)):
        flipped = bytearray(raw)
        flipped[place] ^= 1
        refused(bytes(flipped))


def test_another_key_an_old_manifest_and_none_at_all_are_refused() -> None:
    raw = signed(BODY, KEY)
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()
    assert "not signed" in refused(raw, (other,))
    assert "not signed" in refused(raw, ())
    assert "not signed" in refused(raw, ("nonsense",))
    assert "out of date" in refused(raw, now=NOW + timedelta(days=31))
    for nonsense in (b"", b"{}", b"[[[", b"\xff", b'{"manifest": 1, "signature": "x"}', b"[" * 5000):
        refused(nonsense)
    assert "too large" in refused(b" " * (MAX_MANIFEST_BYTES + 1))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "latest"},
        {"minimum": "x"},
        {"share_percent": 101},
        {"format": "moedeklar-receipt-1"},
        {
            "packages": [
                {"platform": "debian-x86_64", "name": "../m.deb", "size_bytes": 3, "sha256": "a" * 64}
            ]
        },
        {"packages": [{"platform": "debian-x86_64", "name": "m.deb", "size_bytes": 0, "sha256": "a" * 64}]},
        {"surprise": 1},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_even_when_it_is_signed(changes: dict[str, object]) -> None:
    text = msgspec.json.encode({**msgspec.to_builtins(BODY), **changes}).decode()
    signature = KEY.sign(b"moedeklar-update-1\n" + text.encode()).hex()
    refused(msgspec.json.encode(SignedManifest(manifest=text, signature=signature)))


def test_the_release_desk_makes_a_key_signs_and_looks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "m.deb").write_bytes(b"installer")
    key = tmp_path / "key"
    assert command.main(["keygen", str(key)]) == 0
    public = capsys.readouterr().out.strip()
    assert key.stat().st_mode & 0o777 == 0o600
    assert command.main(["keygen", str(key)]) == 1  # never over another key
    sign = ["sign", str(tmp_path), "--key", str(key), "--version", "1.4.0"]
    assert command.main([*sign, "--package", "debian-x86_64=m.deb", "--share", "10"]) == 0
    capsys.readouterr()
    assert command.main(["show", str(tmp_path), "--trust", public]) == 0
    assert "version 1.4.0, for 10 % of computers\ndebian-x86_64  m.deb  fits" in capsys.readouterr().out
    (tmp_path / "m.deb").write_bytes(b"INSTALLER")
    assert command.main(["show", str(tmp_path), "--trust", public]) == 1
    assert command.main([*sign[:-1], "soon"]) == 1
    assert command.main([*sign, "--package", "debian-x86_64=../m.deb"]) == 1
