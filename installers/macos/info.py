# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What macOS reads before it runs the program: Info.plist, the words of its questions, permissions."""

import plistlib
import sys
from pathlib import Path

from installers.payload.targets import MACOS_FLOOR
from installers.version import product_version

BUNDLE_ID = "dk.moedeklar.Moedeklar"
SCHEME = "moedeklar"
CAMERA_DA = "Så din sagsbehandler kan se dig. Du kan altid slukke kameraet, og intet bliver optaget."
MICROPHONE_DA = "Så din sagsbehandler kan høre dig. Intet bliver optaget."
CAMERA_EN = (
    "So that your caseworker can see you. You can turn the camera off at any time; nothing is recorded."
)
MICROPHONE_EN = "So that your caseworker can hear you. Nothing is recorded."


def info_plist() -> dict[str, object]:
    """Return what is added to the Info.plist that PyInstaller makes."""
    version = product_version()
    return {
        "CFBundleIdentifier": BUNDLE_ID,
        "CFBundleName": "Mødeklar",
        "CFBundleDisplayName": "Mødeklar",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "da",
        "CFBundleLocalizations": ["da", "en"],
        "CFBundleURLTypes": [
            {"CFBundleURLName": BUNDLE_ID, "CFBundleURLSchemes": [SCHEME], "CFBundleTypeRole": "Viewer"}
        ],
        "LSApplicationCategoryType": "public.app-category.video",
        "LSMinimumSystemVersion": f"{MACOS_FLOOR}.0",
        "NSCameraUsageDescription": CAMERA_DA,
        "NSMicrophoneUsageDescription": MICROPHONE_DA,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # light and dark are both drawn
    }


def entitlements() -> dict[str, bool]:
    """Return what the hardened runtime must allow."""
    return {
        "com.apple.security.device.camera": True,
        "com.apple.security.device.audio-input": True,
        # libffi writes the callbacks of PortAudio at run time.
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
    }


def write_all(folder: Path) -> None:
    """Write ``entitlements.plist`` and the words of the questions in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "entitlements.plist").write_bytes(plistlib.dumps(entitlements()))
    for language, camera, microphone in (
        ("da", CAMERA_DA, MICROPHONE_DA),
        ("en", CAMERA_EN, MICROPHONE_EN),
    ):
        own = folder / f"{language}.lproj"
        own.mkdir(exist_ok=True)
        text = f'NSCameraUsageDescription = "{camera}";\nNSMicrophoneUsageDescription = "{microphone}";\n'
        (own / "InfoPlist.strings").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
