# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Certificates of a made-up authority: a good one, one that has lapsed, one that nobody vouches for."""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAMES = ("127.0.0.1", "10.77.0.2", "jobcentre.test")


class Authority:
    """Signs certificates; ``path`` is what a client trusts by ``SSL_CERT_FILE``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
        now = datetime.now(UTC)
        certificate = (
            _builder(self._name, self._name, self._key, now - timedelta(days=30), now + timedelta(days=30))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.path = folder / "authority.pem"
        self.path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def good(self) -> ssl.SSLContext:
        """Return what a service shows on a good day."""
        return self._context("good", -1, 1, NAMES, self._key)

    def lapsed(self) -> ssl.SSLContext:
        """Return what a service shows whose operator forgot to renew."""
        return self._context("lapsed", -9, -2, NAMES, self._key)

    def stranger(self) -> ssl.SSLContext:
        """Return what somebody in between shows."""
        return self._context("stranger", -1, 1, NAMES, None)

    def other_name(self) -> ssl.SSLContext:
        """Return what a hotel's gateway shows."""
        return self._context("other", -1, 1, ("hotel.test",), self._key)

    def _context(
        self,
        name: str,
        from_days: int,
        to_days: int,
        names: tuple[str, ...],
        signer: ec.EllipticCurvePrivateKey | None,
    ) -> ssl.SSLContext:
        key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        issuer = self._name if signer is not None else subject
        begins, ends = now + timedelta(days=from_days), now + timedelta(days=to_days)
        certificate = (
            _builder(subject, issuer, key, begins, ends)
            .add_extension(x509.SubjectAlternativeName([_alternative(one) for one in names]), critical=False)
            .sign(signer or key, hashes.SHA256())
        )
        path = self._folder / f"{name}.pem"
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    begins: datetime,
    ends: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
    )


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
