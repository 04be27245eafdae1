# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The systems that installers are made for, as pip and as the markers of a requirement name them."""

from dataclasses import dataclass

PYTHON = "3.11"  # what the installers carry; bytecode is compiled by the same version
MACOS_FLOOR = 14  # PyAV 18; Qt 6.11 alone would run on 13
# The oldest glibc that the wheels of Qt 6.11 run on: Ubuntu 22.04 has 2.35, Debian 13 has 2.41.
_GLIBC_FLOOR = {"x86_64": 34, "aarch64": 39}


@dataclass(frozen=True)
class Target:
    """One system.

    Attributes:
        name: As on the command line.
        sys_platform: ``sys.platform`` there.
        os_name: ``os.name`` there.
        platform_system: ``platform.system()`` there.
        machine: ``platform.machine()`` there.
        tags: Platform tags of the wheels that run there, for ``pip --platform``.
        uv_platform: The same for ``uv pip compile --python-platform``.
    """

    name: str
    sys_platform: str
    os_name: str
    platform_system: str
    machine: str
    tags: tuple[str, ...]
    uv_platform: str

    def markers(self, python: str = PYTHON) -> dict[str, str]:
        """Return the environment in which markers of requirements are judged."""
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{python}.0",
            "os_name": self.os_name,
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": self.platform_system,
            "platform_version": "",
            "python_full_version": f"{python}.0",
            "python_version": python,
            "sys_platform": self.sys_platform,
        }


def _linux(machine: str) -> Target:
    floor = _GLIBC_FLOOR[machine]
    tags = [f"manylinux_2_{minor}_{machine}" for minor in range(floor, 4, -1)]
    old = ["manylinux2014", "manylinux2010", "manylinux1"] if machine == "x86_64" else ["manylinux2014"]
    tags += [f"{name}_{machine}" for name in old]
    uv_platform = f"{machine}-manylinux_2_{floor}"
    return Target(f"linux-{machine}", "linux", "posix", "Linux", machine, tuple(tags), uv_platform)


def _windows(machine: str, tag: str, uv_platform: str) -> Target:
    return Target(
        f"windows-{machine.lower()}", "win32", "nt", "Windows", machine, (f"win_{tag}",), uv_platform
    )


def _macos(machine: str, uv_platform: str) -> Target:
    tag = f"macosx_{MACOS_FLOOR}_0_{machine}"  # pip takes this as "and older, and universal"
    return Target(f"macos-{machine}", "darwin", "posix", "Darwin", machine, (tag,), uv_platform)


_ALL = (
    _linux("x86_64"),
    _linux("aarch64"),
    _windows("AMD64", "amd64", "x86_64-pc-windows-msvc"),
    _windows("ARM64", "arm64", "aarch64-pc-windows-msvc"),
    _macos("arm64", "aarch64-apple-darwin"),
    _macos("x86_64", "x86_64-apple-darwin"),
)
TARGETS = {target.name: target for target in _ALL}
