# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Clean Debians in folders, each as a computer of its own, for trying installers."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.rig.children import RigError

SUITES = ("bookworm", "trixie")
PEOPLE = ("ada", "bo")
_CACHE = Path(__file__).resolve().parents[2] / "build" / "roots"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# Mounts live in a mount namespace of each call, so nothing has to be taken away afterwards.
_ENTER = """
set -e
mount --bind "$ROOT" "$ROOT"
mount -t proc proc "$ROOT/proc"
mount --rbind /sys "$ROOT/sys"
mount --rbind /dev "$ROOT/dev"
eval "$MOUNTS"
exec chroot --userspec="$USER_NAME" "$ROOT" env -i {variables} bash -c {command}
"""


def unavailable() -> str:
    """Return why there can be no clean Debian here, or an empty string."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "clean Debians are made by root"
    missing = [tool for tool in ("debootstrap", "unshare", "chroot") if shutil.which(tool) is None]
    return f"not installed: {', '.join(missing)}" if missing else ""


def _apt_sources() -> dict[str, str]:
    """Return this computer's own addresses of Debian and of its security updates."""
    found: dict[str, str] = {}
    texts = [path.read_text() for path in Path("/etc/apt").rglob("*.sources")]
    texts += [path.read_text() for path in Path("/etc/apt").rglob("*.list")]
    for address in re.findall(r"(?m)^(?:URIs:|deb(?: \[[^]]*\])?)\s+(\S+)", "\n".join(texts)):
        found.setdefault("security" if "security" in address else "main", address)
    if "main" not in found:
        raise RigError("no address of Debian in /etc/apt")
    return found


def sources_list(suite: str) -> str:
    """Return where apt finds a Debian's packages, by this computer's own addresses."""
    sources = _apt_sources()
    lines = [f"deb {sources['main']} {suite} main", f"deb {sources['main']} {suite}-updates main"]
    if "security" in sources:
        lines.append(f"deb {sources['security']} {suite}-security main")
    return "\n".join(lines) + "\n"


def _configure_apt(root: Path, suite: str) -> None:
    """Let the clean Debian fetch packages as this computer does."""
    (root / "etc/apt/sources.list").write_text(sources_list(suite))
    for path in Path("/etc/apt/apt.conf.d").iterdir():
        if "Acquire" in path.read_text(errors="replace") and not path.name.startswith("docker"):
            shutil.copy2(path, root / "etc/apt/apt.conf.d" / path.name)
    certificates = Path("/etc/ssl/certs/ca-certificates.crt")
    if certificates.exists():
        shutil.copy2(certificates, root / "etc/ssl/certs/ca-certificates.crt")


class DebianRoot:
    """One Debian in a folder, with two people on it; programs inside share loopback and screens."""

    def __init__(self, folder: Path, suite: str) -> None:
        self.folder = folder
        self.suite = suite

    @classmethod
    def fresh(cls, suite: str, folder: Path) -> "DebianRoot":
        """Return a copy of the smallest Debian; it is made once and kept in ``build/roots``."""
        kept = _CACHE / suite
        if not kept.exists():
            making = _CACHE / f"{suite}.new"
            shutil.rmtree(making, ignore_errors=True)
            making.parent.mkdir(parents=True, exist_ok=True)
            command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", suite, str(making)]
            done = subprocess.run(
                [*command, _apt_sources()["main"]], capture_output=True, text=True, check=False
            )
            if done.returncode != 0:
                raise RigError(f"debootstrap {suite}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
            making.rename(kept)
        root = cls(folder, suite)
        root._copy_from(kept)
        _configure_apt(folder, suite)
        for person in PEOPLE:
            root.run(f"useradd -m -s /bin/bash {person} && chmod 700 /home/{person}")
        root.run("apt-get -qq update")
        return root

    def copy(self, folder: Path) -> "DebianRoot":
        """Return another computer that is as this one is now."""
        other = DebianRoot(folder, self.suite)
        other._copy_from(self.folder)
        return other

    def _copy_from(self, source: Path) -> None:
        subprocess.run(["cp", "-a", "--reflink=auto", str(source), str(self.folder)], check=True)

    def command(
        self, command: str, user: str = "root", env: Mapping[str, str] | None = None, mounts: str = ""
    ) -> list[str]:
        """Return the words that run a shell command inside; ``mounts`` is shell, run as root before."""
        for name in ("resolv.conf", "hosts"):
            aim = self.folder / "etc" / name
            aim.unlink(missing_ok=True)
            aim.write_bytes(Path("/etc", name).read_bytes())
        home = "/root" if user == "root" else f"/home/{user}"
        variables = {"HOME": home, "USER": user, "PATH": _PATH, "LANG": "C.UTF-8", "TERM": "dumb"}
        variables |= {"DEBIAN_FRONTEND": "noninteractive"} | dict(env or {})
        words = " ".join(shlex.quote(f"{name}={value}") for name, value in variables.items())
        script = _ENTER.format(variables=words, command=shlex.quote(f"cd; {command}"))
        given = {"ROOT": str(self.folder), "USER_NAME": user, "MOUNTS": mounts}
        settings = [f"{name}={value}" for name, value in given.items()]
        enter = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"]
        return ["env", *settings, *enter, "bash", "-c", script]

    def run(
        self,
        command: str,
        user: str = "root",
        env: Mapping[str, str] | None = None,
        *,
        mounts: str = "",
        check: bool = True,
        limit_s: float = 900.0,
    ) -> subprocess.CompletedProcess[str]:
        """Run a shell command inside and return what it printed.

        Raises:
            RigError: If it fails and ``check`` is set.
        """
        done = subprocess.run(
            self.command(command, user, env, mounts),
            capture_output=True,
            text=True,
            check=False,
            timeout=limit_s,
            stdin=subprocess.DEVNULL,
        )
        if check and done.returncode != 0:
            raise RigError(f"{self.suite}: {command}: {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done

    def start(self, command: str, user: str, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start a shell command inside; its standard error is the caller's to read."""
        return subprocess.Popen(
            self.command(command, user, env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def files(self) -> set[str]:
        """Return every path of the system: no homes, nothing that apt and dpkg keep for themselves."""
        skipped = ("home", "root", "proc", "sys", "dev", "tmp", "run", "var/cache", "var/log", "var/lib/apt",
                   "var/lib/dpkg", "var/tmp")  # fmt: skip
        found: set[str] = set()
        for folder, folders, names in os.walk(self.folder):
            here = os.path.relpath(folder, self.folder)
            folders[:] = [one for one in folders if os.path.normpath(os.path.join(here, one)) not in skipped]
            found.update(os.path.normpath(os.path.join(here, one)) for one in [*names, *folders])
        return found
