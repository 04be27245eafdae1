# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Authenticode signatures, read by osslsigncode: who signed a file, and is it still the file they signed."""

import re
import subprocess
from pathlib import Path

PSF = "Python Software Foundation"
MICROSOFT = "Microsoft Corporation"
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
_DIGESTS = re.compile(r"^(Current|Calculated) message digest\s*: ([0-9A-F]+)\s*$", re.MULTILINE)
_SIGNER = re.compile(r"^Signer's certificate:\n.*\n.*Signer #0:\n\s*Subject: (.*)$", re.MULTILINE)


class BadSignature(Exception):
    """A file is not what its maker signed."""


def _report(path: Path) -> tuple[bool, str]:
    command = ["osslsigncode", "verify", "-ignore-crl", "-CAfile", str(AUTHORITIES), "-in", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout


def _signers(path: Path, report: str) -> list[str]:
    """Return who signed, after checking that the file's own digest is the signed one.

    A catalogue is the signed list itself: its digest is not apart from its signature.
    """
    digests = _DIGESTS.findall(report)
    if path.suffix != ".cat" and len({value for _, value in digests}) != 1:
        raise BadSignature(f"{path.name}: not the file that was signed")
    return [str(subject) for subject in _SIGNER.findall(report)]


def check_psf(path: Path) -> None:
    """Check that the Python Software Foundation signed this file, by a chain that this computer trusts.

    Raises:
        BadSignature: If not.
    """
    trusted, report = _report(path)
    signers = _signers(path, report)
    if not trusted or not signers or not all(PSF in signer for signer in signers):
        raise BadSignature(f"{path.name}: no valid signature of the {PSF}")


def check_microsoft(path: Path) -> None:
    """Check that the file is unchanged since a certificate in Microsoft's name signed it.

    Debian does not carry Microsoft's root certificates, so the chain is not proven here: the pinned hash is
    what holds these two files.

    Raises:
        BadSignature: If it was changed, or is signed by another.
    """
    _, report = _report(path)
    signers = _signers(path, report)
    if not signers or not all(MICROSOFT in signer for signer in signers):
        raise BadSignature(f"{path.name}: not signed by Microsoft")
