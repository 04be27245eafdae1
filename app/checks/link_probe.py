# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The computer's own end of the line: cable, Wi-Fi and how strong, or a VPN; where the system tells."""

import re
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil

from app.checks.line_facts import Link
from app.checks.mixer import Ask, ask_program

WIRELESS = Path("/proc/net/wireless")
NETWORK_CLASS = Path("/sys/class/net")
_VPN = re.compile(
    r"^(tun|tap|wg|ppp|utun|ipsec|nordlynx|proton|tailscale|zt|cscotun|gpd)\d*|vpn|wireguard|wintun|anyconnect"
    r"|forti|zscaler|globalprotect|tap-windows|cisco",
    re.IGNORECASE,
)
_WIFI_NAME = re.compile(r"wi-?fi|wireless|wlan|trådløs|^wl", re.IGNORECASE)

AddressesOf = Callable[[], Mapping[str, Sequence[str]]]


def interface_addresses() -> dict[str, list[str]]:
    """Return the addresses of each network interface by its name."""
    return {name: [one.address for one in found] for name, found in psutil.net_if_addrs().items()}


def interface_to(host: str, port: int, addresses: AddressesOf = interface_addresses) -> str:
    """Return the interface by which packets to ``host`` leave, or an empty text. Sends nothing."""
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as way:
                way.connect((host, port))
                own = str(way.getsockname()[0])
        except OSError:
            continue
        for name, found in addresses().items():
            if own in (address.partition("%")[0] for address in found):
                return name
    return ""


def link_of(interface: str, ask: Ask = ask_program, platform: str = sys.platform) -> Link:
    """Return what is known of an interface. May block for 2 s where another program has to be asked."""
    if not interface:
        return Link()
    if is_vpn(interface, NETWORK_CLASS):
        return Link("vpn")
    if platform.startswith("linux"):
        return linux_link(interface, WIRELESS, NETWORK_CLASS)
    if not _WIFI_NAME.search(interface) and platform == "win32":
        return Link("wired")
    return _windows_link(ask) if platform == "win32" else _mac_link(interface, ask)


def is_vpn(interface: str, network_class: Path) -> bool:
    """Tell by the name, and on Linux by what the kernel calls it, whether this is a private tunnel."""
    try:
        uevent = (network_class / interface / "uevent").read_text(encoding="ascii", errors="replace")
    except OSError:
        uevent = ""
    return "DEVTYPE=wireguard" in uevent or _VPN.search(interface) is not None


def linux_link(interface: str, wireless: Path, network_class: Path) -> Link:
    """Return what ``/proc/net/wireless`` says; an interface that is not in it has a cable.

    Source: the Linux kernel, net/wireless/wext-proc.c: status, quality, level (dBm when negative), noise.
    """
    try:
        lines = wireless.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        lines = []
    for line in lines:
        name, colon, rest = line.strip().partition(":")
        numbers = rest.split()
        if colon and name == interface and len(numbers) >= 3:
            level = numbers[2].rstrip(".")
            is_dbm = level.startswith("-") and level[1:].isdigit()
            return Link("wifi", int(level) if is_dbm else None)
    if (network_class / interface / "wireless").is_dir():
        return Link("wifi")
    return Link("wired") if (network_class / interface).exists() else Link()


def _windows_link(ask: Ask) -> Link:
    """``netsh`` gives percent, which Windows maps from -100 to -50 dBm; its words are translated."""
    said = ask(("netsh", "wlan", "show", "interfaces"))
    percent = re.search(r":\s*(\d{1,3})\s*%", said)
    return Link("wifi", int(percent.group(1)) // 2 - 100 if percent else None)


def _mac_link(interface: str, ask: Ask) -> Link:
    ports = ask(("networksetup", "-listallhardwareports"))
    match = re.search(rf"Hardware Port:\s*(.+)\nDevice:\s*{re.escape(interface)}\b", ports)
    if match is None:
        return Link()
    if not _WIFI_NAME.search(match.group(1)):
        return Link("wired")
    signal = re.search(r"Signal / Noise:\s*(-\d+) dBm", ask(("system_profiler", "SPAirPortDataType")))
    return Link("wifi", int(signal.group(1)) if signal else None)
