# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be known of the installer for macOS without a Mac."""

import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from installers.macos.info import BUNDLE_ID, entitlements, info_plist, write_all
from installers.payload.trim import is_kept
from installers.version import ROOT, product_version

HERE = ROOT / "installers" / "macos"


def test_the_mac_asks_for_camera_and_microphone_in_words_and_opens_links() -> None:
    """Without these texts macOS ends a program that opens the camera."""
    info = plistlib.loads(plistlib.dumps(info_plist()))
    assert "sagsbehandler" in info["NSCameraUsageDescription"]
    assert "sagsbehandler" in info["NSMicrophoneUsageDescription"]
    assert info["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["moedeklar"]
    assert (info["CFBundleIdentifier"], info["CFBundleVersion"]) == (BUNDLE_ID, product_version())


def test_the_hardened_runtime_allows_what_the_call_needs() -> None:
    assert {
        "com.apple.security.device.camera",
        "com.apple.security.device.audio-input",
    } <= {name for name, allowed in entitlements().items() if allowed}


def test_words_and_permissions_are_written(tmp_path: Path) -> None:
    write_all(tmp_path)
    assert plistlib.loads((tmp_path / "entitlements.plist").read_bytes()) == entitlements()
    for language, word in (("da", "sagsbehandler"), ("en", "caseworker")):
        lines = (tmp_path / f"{language}.lproj/InfoPlist.strings").read_text(encoding="utf-8").splitlines()
        assert len(lines) == 2
        assert all(word in line and line.endswith('";') for line in lines)


def test_the_recipe_is_well_formed() -> None:
    spec = HERE / "moedeklar.spec"
    compile(spec.read_text(encoding="utf-8"), str(spec), "exec")
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("no bash")
    subprocess.run([shell, "-n", str(HERE / "build.sh")], check=True)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/styles/libqmacstyle.dylib", True),
        ("PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml", False),
        ("PySide6/Assistant.app/Contents/Info.plist", False),
        ("cv2/cv2.abi3.so", True),
        ("app/resources/icons/moedeklar.svg", True),
    ],
)
def test_macs_get_the_same_cut(name: str, kept: bool) -> None:
    assert is_kept(name, {"QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg"}) is kept
