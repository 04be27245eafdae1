# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Programs by the names that people know them by."""

_NAMES = {
    "chrome": "Google Chrome",
    "chromium": "Chromium",
    "msedge": "Microsoft Edge",
    "msedgewebview2": "Microsoft Edge",
    "firefox": "Firefox",
    "safari": "Safari",
    "teams": "Microsoft Teams",
    "ms-teams": "Microsoft Teams",
    "zoom": "Zoom",
    "zoom.us": "Zoom",
    "skype": "Skype",
    "discord": "Discord",
    "webex": "Webex",
    "obs": "OBS Studio",
    "obs64": "OBS Studio",
    "vlc": "VLC",
    "spotify": "Spotify",
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "msmpeng": "Windows' virusbeskyttelse",
    "searchindexer": "Windows' søgning",
    "tiworker": "Windows Update",
    "trustedinstaller": "Windows Update",
    "winword": "Word",
    "excel": "Excel",
    "outlook": "Outlook",
    "soffice.bin": "LibreOffice",
    "steam": "Steam",
    "cheese": "Cheese",
    "windowscamera": "Kamera",
}
_TAILS = (".exe", ".app", "-bin")


def plain_name(program: str) -> str:
    """Return the name that people know; an unknown program keeps its own without the technical tail."""
    name = program.strip()
    for tail in _TAILS:
        if name.casefold().endswith(tail):
            name = name[: -len(tail)]
    found = _NAMES.get(name.casefold().removeprefix("microsoft."))
    return found if found is not None else name
