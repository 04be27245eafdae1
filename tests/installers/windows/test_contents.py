# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is in the setup program for Windows: whole, signed, unpatched, for 64 bits, and nothing of the rig."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from installers.payload.targets import PYTHON, TARGETS
from installers.payload.wheels import choose, wanted
from installers.windows import python_files, signatures
from tests.installers.windows import pe
from tests.installers.windows.conftest import SmallSetups

pytestmark = pytest.mark.installers

OURS = frozenset({"moedeklar.cmd", "moedeklar.ico", "version.txt", "uninstall.exe", "python311._pth"})
# Of Windows 10 1809 and newer itself (and what Microsoft's API sets stand for there).
_WINDOWS = """
    advapi32 authz cabinet msi winhttp
    avicap32 avrt bcrypt bcryptprimitives cfgmgr32 combase comctl32 comdlg32 crypt32 d2d1
    d3d11 d3d12 d3d9 dcomp dnsapi dwmapi dwrite dxgi evr gdi32 icuuc imm32 iphlpapi kernel32 ksuser mf
    mfplat mfreadwrite mfuuid mpr msimg32 msvcrt mswsock ncrypt netapi32 normaliz ntdll ole32 oleaut32
    opengl32 pdh powrprof propsys psapi rpcrt4 secur32 setupapi shcore shell32 shlwapi strmiids ucrtbase
    uiautomationcore user32 userenv usp10 uxtheme version winmm wldap32 ws2_32 wtsapi32
"""
WINDOWS = frozenset(_WINDOWS.split())


def binaries(shipped: Path) -> list[Path]:
    return [path for path in shipped.rglob("*") if path.suffix.lower() in {".exe", ".dll", ".pyd"}]


def test_every_program_and_library_is_for_64_bits(shipped: Path) -> None:
    """The uninstaller alone is for 32 bits: it is NSIS's own, like the setup program."""
    found = binaries(shipped)
    assert len(found) > 100
    others = {path.name for path in found if pe.read(path).machine != pe.AMD64}
    assert others <= {"uninstall.exe"}


def test_python_carries_valid_signatures_of_its_makers(shipped: Path) -> None:
    assert python_files.check_signatures(shipped) == 31


def test_a_changed_python_is_noticed(shipped: Path, tmp_path: Path) -> None:
    content = bytearray((shipped / "pythonw.exe").read_bytes())
    content[5000] ^= 1
    changed = tmp_path / "pythonw.exe"
    changed.write_bytes(content)
    with pytest.raises(signatures.BadSignature):
        signatures.check_psf(changed)


def test_a_python_zip_with_another_file_is_refused(shipped: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "python.zip", "w") as archive:
        for name in python_files.pins():
            content = (shipped / name).read_bytes()
            archive.writestr(name, content + b"x" if name == "LICENSE.txt" else content)
    with pytest.raises(python_files.WrongPython, match="LICENSE.txt"):
        python_files.lay_out(tmp_path / "out", tmp_path / "python.zip")


def test_a_python_zip_of_the_makers_own_is_taken(shipped: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "python.zip", "w") as archive:
        for name in python_files.pins():
            archive.write(shipped / name, name)
    assert python_files.lay_out(tmp_path / "out", tmp_path / "python.zip") == 31


def test_no_file_differs_from_the_one_in_its_wheel(shipped: Path, tmp_path: Path) -> None:
    """Bytecode is made here; everything else is as its makers published it."""
    target = TARGETS["windows-amd64"]
    pip = [sys.executable, "-m", "pip", "download", "-q", "-d", str(tmp_path)]
    subprocess.run([*pip, *choose(target, PYTHON), *wanted(target, PYTHON)], check=True)
    in_wheels: dict[str, str] = {}
    for wheel in tmp_path.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                in_wheels[name] = hashlib.sha256(archive.read(name)).hexdigest()
    lib = shipped / "lib"
    compared, unknown, changed = 0, [], []
    for path in (path for path in lib.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        name = path.relative_to(lib).as_posix()
        if name.startswith(("app/", "moedeklar-")):
            continue
        compared += 1
        if name not in in_wheels:
            unknown.append(name)
        elif hashlib.sha256(path.read_bytes()).hexdigest() != in_wheels[name]:
            changed.append(name)
    assert compared > 200
    assert (unknown, changed) == ([], [])


def test_every_library_that_is_needed_is_shipped_or_windows_own(shipped: Path) -> None:
    """What was trimmed too far would show only on the citizen's computer."""
    found = binaries(shipped)
    there = {path.name.lower() for path in found}
    missing = {
        f"{path.name}: {name}"
        for path in found
        for name in pe.read(path).needs - there
        if not name.startswith(("api-ms-win-", "ext-ms-win-"))
        and name.removesuffix(".dll").removesuffix(".drv") not in WINDOWS
    }
    assert missing == set()


def test_nothing_of_the_test_rig_is_in_it(shipped: Path) -> None:
    names = {path.name.lower() for path in shipped.rglob("*")}
    assert not names & {"icuuc.dll", "mscms.dll", "npy-ms-win-crt-math-l1-1-0.dll"}
    assert {path.name for path in shipped.iterdir()} == OURS | {"lib"} | python_files.pins().keys()


def test_bytecode_is_of_the_python_beside_it(shipped: Path) -> None:
    """Else Windows would compile everything anew at each start."""
    with zipfile.ZipFile(shipped / "python311.zip") as archive:
        magic = archive.read("os.pyc")[:4]
    compiled = list((shipped / "lib").rglob("*.pyc"))
    assert len(compiled) > 1000
    assert {path.read_bytes()[:4] for path in compiled} == {magic}


def test_no_path_is_too_long_for_windows(shipped: Path) -> None:
    """260 characters in all, less a long name of a person's and of the folder's."""
    longest = max(len(str(path.relative_to(shipped))) for path in shipped.rglob("*"))
    assert longest < 150


def test_the_municipalitys_command_signs_the_setup_program_and_the_uninstaller(
    small_setups: SmallSetups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate, sign = tmp_path / "key.pem", tmp_path / "certificate.pem", tmp_path / "sign.sh"
    wish = ["-days", "2", "-subj", "/CN=Kommunen", "-addext", "extendedKeyUsage=codeSigning"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key)]
    subprocess.run([*made, "-out", str(certificate), *wish], check=True, capture_output=True)
    sign.write_text(
        f"#!/bin/sh\nset -e\nosslsigncode sign -certs {certificate} -key {key} "
        '-in "$1" -out "$1.signed" >/dev/null\nmv "$1.signed" "$1"\n'
    )
    sign.chmod(0o755)
    monkeypatch.setenv("SIGN_CMD", str(sign))
    setup = small_setups.make("9.0.0", compressor="lzma")  # which 7-Zip knows for sure
    subprocess.run(["7z", "x", "-y", f"-o{tmp_path / 'out'}", str(setup)], check=True, capture_output=True)
    (uninstaller,) = (tmp_path / "out").rglob("uninstall.exe")
    for signed in (setup, uninstaller):
        command = ["osslsigncode", "verify", "-CAfile", str(certificate), "-in", str(signed)]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0, signed.name
