# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the system's settings that help: which can be opened here, and opening them.

Windows and macOS take an address (``ms-settings:``, ``x-apple.systempreferences:``); on Linux the desktop's
own program is started. Where there is none, there is no button.
"""

import shutil
from collections.abc import Callable

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from app.core.advice.shape import Setting
from app.core.system import System, this_system

# https://learn.microsoft.com/windows/apps/develop/launch/launch-settings
WINDOWS = {
    Setting.CAMERA: "ms-settings:privacy-webcam",
    Setting.MICROPHONE: "ms-settings:privacy-microphone",
    Setting.SOUND: "ms-settings:sound",
    Setting.NETWORK: "ms-settings:network",
    Setting.CLOCK: "ms-settings:dateandtime",
    Setting.POWER: "ms-settings:powersleep",
    Setting.UPDATE: "ms-settings:windowsupdate",
}
# Apple documents none of them; these have stood since macOS 10.14 and still open the right page in 15.
MAC = {
    Setting.CAMERA: "x-apple.systempreferences:com.apple.preference.security?Privacy_Camera",
    Setting.MICROPHONE: "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
    Setting.SOUND: "x-apple.systempreferences:com.apple.preference.sound",
    Setting.NETWORK: "x-apple.systempreferences:com.apple.preference.network",
    Setting.CLOCK: "x-apple.systempreferences:com.apple.preference.datetime",
    Setting.POWER: "x-apple.systempreferences:com.apple.preference.battery",
    Setting.UPDATE: "x-apple.systempreferences:com.apple.preferences.softwareupdate",
}
# GNOME before 46 has pages of their own for camera and microphone, later ones send both to "privacy".
GNOME = {
    Setting.CAMERA: ("camera",),
    Setting.MICROPHONE: ("microphone",),
    Setting.SOUND: ("sound",),
    Setting.NETWORK: ("wifi",),
    Setting.CLOCK: ("datetime",),
    Setting.POWER: ("power",),
}
KDE = {
    Setting.SOUND: ("kcm_pulseaudio",),
    Setting.NETWORK: ("kcm_networkmanagement",),
    Setting.CLOCK: ("kcm_clock",),
    Setting.POWER: ("kcm_powerdevilprofilesconfig",),
}
DESKTOPS = (("gnome-control-center", GNOME), ("systemsettings", KDE), ("systemsettings5", KDE))

Which = Callable[[str], str | None]


def address(setting: Setting, system: System) -> str | None:
    """Return what opens a page on Windows or macOS, or None on other systems."""
    if system in (System.WINDOWS_10, System.WINDOWS_11):
        return WINDOWS[setting]
    return MAC[setting] if system is System.MAC else None


def command(setting: Setting, which: Which = shutil.which) -> list[str] | None:
    """Return the program with its arguments that opens a page on a Linux desktop, or None."""
    for name, pages in DESKTOPS:
        program = which(name)
        if program is not None:
            return [program, *pages[setting]] if setting in pages else None
    return None


def openable(system: System | None = None, which: Which = shutil.which) -> frozenset[Setting]:
    """Return the pages that can be opened here."""
    system = system or this_system()
    if system is System.LINUX:
        return frozenset(setting for setting in Setting if command(setting, which))
    return frozenset(Setting)


def open_setting(setting: Setting) -> bool:
    """Open a page; False where that cannot be done."""
    place = address(setting, this_system())
    if place is not None:
        return QDesktopServices.openUrl(QUrl(place))
    words = command(setting)
    if words is None:
        return False
    started, _ = QProcess.startDetached(words[0], words[1:])
    return bool(started)
