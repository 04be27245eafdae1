# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The package for Debian, from install to purge, in clean Debians 12 and 13."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from installers.version import product_version
from scripts.walk import make_voice
from tests.installers.linux_installers import OLDER, Installers, colours, photograph, window
from tests.rig.children import await_condition
from tests.rig.debian_root import DebianRoot
from tests.rig.display import VirtualDisplay
from tests.rig.jobcentre import Jobcentre
from tests.rig.portrait import write_person

pytestmark = pytest.mark.installers
Another = Callable[[DebianRoot], DebianRoot]
_DATA = "home/ada/.local/share/moedeklar"


def _version(root: DebianRoot) -> str:
    return root.run("dpkg-query -W -f '${Version} ${db:Status-Status}' moedeklar").stdout


def test_it_installs_with_apt_and_paints_its_window(installed: DebianRoot, screen: VirtualDisplay) -> None:
    """A clean Debian, one command, a window; no library is missing for any part."""
    assert _version(installed) == f"{product_version()} installed"
    assert "none found" in installed.run("moedeklar devices", "ada").stdout  # OpenCV and PortAudio load
    with window(installed, screen, "moedeklar") as seconds:
        picture = photograph(screen, f"deb-{installed.suite}-first-window")
        print(f"\n{installed.suite}: first window {seconds:.2f} s after the start")
    assert colours(picture) > 50


def test_the_link_of_the_letter_opens_the_meeting(
    installed: DebianRoot, screen: VirtualDisplay, tmp_path: Path
) -> None:
    """``xdg-open moedeklar:…`` starts the program, which fetches the meeting and keeps it for plan B."""
    with Jobcentre(tmp_path) as jobcentre:
        jobcentre.book()
        link = "moedeklar:" + jobcentre.people["citizen"]["link"]
        kept = installed.folder / _DATA / "invitation.json"
        asked = installed.run("xdg-mime query default x-scheme-handler/moedeklar", "ada").stdout
        assert asked.strip() == "dk.moedeklar.Moedeklar.desktop"
        with window(installed, screen, f"xdg-open '{link}'") as seconds:
            await_condition("the meeting is kept", kept.exists)
            picture = photograph(screen, f"deb-{installed.suite}-link")
            print(f"\n{installed.suite}: link to painted window {seconds:.2f} s")
        assert json.loads(kept.read_text())["meeting"]["caseworker"]["name"] == "Mette Holm"
        assert colours(picture) > 50
    installed.run("moedeklar forget --everything", "ada")
    assert not kept.exists()


def test_the_practice_meeting_is_walked_to_its_end(
    installed: DebianRoot, screen: VirtualDisplay, tmp_path: Path
) -> None:
    """Check, waiting room, call with picture and sound, plan B, receipt: all by what the package brought."""
    media = installed.folder / "home" / "ada" / "media"
    media.mkdir()
    write_person(media / "camera.avi")
    make_voice(media)
    installed.run("chown -R ada /home/ada/media")
    command = (
        "moedeklar practice --walk walk --camera file:media/camera.avi --microphone file:media/voice.wav"
    )
    done = installed.run(f"{command} --speaker none", "ada", screen.variables, check=False, limit_s=600)
    walk = installed.folder / "home" / "ada" / "walk"
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads((walk / "walk.json").read_text())["reached_the_end"]
    assert json.loads((walk / "receipt.json").read_text())["lines"]


def test_two_people_use_the_same_computer(installed: DebianRoot, screen: VirtualDisplay) -> None:
    """Each has a window and a folder of their own; neither can read the other's."""
    installed.run("mkdir -p $HOME/.local/share/moedeklar", "ada")
    with window(installed, screen, "moedeklar --size 600x700", "ada"), VirtualDisplay() as other:
        with window(installed, other, "moedeklar --size 600x700", "bo"):
            second = photograph(other, f"deb-{installed.suite}-second-person")
        assert colours(second) > 50
    assert installed.run("ls /home/ada", "bo", check=False).returncode != 0


def test_an_upgrade_keeps_settings_and_leaves_nothing_old(
    clean: DebianRoot, installers: Installers, another: Another, screen: VirtualDisplay
) -> None:
    """What ada chose and what the municipality set are there after the upgrade, byte for byte."""
    root = another(clean)
    installers.install(root, installers.older_deb)
    assert _version(root) == f"{OLDER} installed"
    policy = root.folder / "etc" / "moedeklar" / "moedeklar.toml"
    policy.write_text("# set by the municipality\n")
    choices = root.folder / _DATA / "choices.json"
    choices.parent.mkdir(parents=True)
    choices.write_text(json.dumps({"language": "en", "text_size": 150}))
    root.run("chown -R ada /home/ada/.local && chmod 700 /home/ada/.local/share/moedeklar")
    before = choices.read_bytes()
    installers.install(root, installers.deb)
    assert _version(root) == f"{product_version()} installed"
    assert policy.read_text() == "# set by the municipality\n"
    assert choices.read_bytes() == before
    assert not list((root.folder / "opt/moedeklar").rglob("only_in_the_older_one*"))
    with window(root, screen, "moedeklar"):
        assert colours(photograph(screen, f"deb-{root.suite}-after-upgrade-in-english")) > 50


def test_removal_leaves_data_and_purge_leaves_no_trace(
    installed: DebianRoot, clean: DebianRoot, installers: Installers, another: Another, screen: VirtualDisplay
) -> None:
    """``remove`` keeps what people and the municipality chose; ``forget`` and ``purge`` are how it goes."""
    root = another(installed)
    installers_files = root.folder / "opt" / "moedeklar"
    (root.folder / "etc/moedeklar/moedeklar.toml").write_text("# set by the municipality\n")
    with window(root, screen, "moedeklar"):
        pass
    data = root.folder / _DATA
    data.mkdir(parents=True, exist_ok=True)
    (data / "choices.json").write_text("{}")
    root.run("chown -R ada /home/ada/.local")
    root.run("moedeklar forget --everything", "bo")
    root.run("apt-get remove -y -q moedeklar")
    assert (data / "choices.json").exists()
    assert (root.folder / "etc/moedeklar/moedeklar.toml").exists()
    assert not installers_files.exists()
    root.run("apt-get purge -y -q moedeklar && apt-get autoremove --purge -y -q")
    assert (data / "choices.json").exists()
    left = root.files() - clean.files()
    ours = {path for path in left if "moedeklar" in path.lower()}
    assert not ours
    print(f"\n{root.suite}: left by packages that Mødeklar asked for: {sorted(left)[:20]}")


@pytest.mark.parametrize("kind", ["first install", "upgrade"])
def test_a_full_disk_in_mid_install_breaks_nothing(
    kind: str, installed: DebianRoot, installers: Installers, another: Another
) -> None:
    """Without room the install stops with a reason; the older program, if there was one, still starts."""
    root = another(installed)
    root.run("dpkg --purge moedeklar")
    mounts = 'mkdir -p "$ROOT/opt"; mount -t tmpfs -o size={size}m tmpfs "$ROOT/opt"'
    for file in (installers.deb, installers.older_deb):
        shutil.copy2(file, root.folder / "root" / file.name)
    new, old = installers.deb.name, installers.older_deb.name
    if kind == "first install":
        done = root.run(f"dpkg -i {new}", mounts=mounts.format(size=150), check=False)
        left = root.run(f"ls /opt/moedeklar 2>/dev/null; dpkg -i {new} && moedeklar --help").stdout
        assert "moedeklar practice" in left  # with room again the same command works
    else:
        done = root.run(
            f"dpkg -i {old} || exit 9; dpkg -i {new}; s=$?; dpkg-query -W -f '${{Version}}' moedeklar;"
            " moedeklar --help || exit 8; exit $s",
            mounts=mounts.format(size=420),
            check=False,
        )
        assert OLDER in done.stdout
        assert "moedeklar practice" in done.stdout
    assert done.returncode == 1
    assert "No space left on device" in done.stderr


def test_an_interrupted_download_is_refused_and_the_older_one_stays(
    installed: DebianRoot, installers: Installers, another: Another
) -> None:
    root = another(installed)
    before = {path: path.lstat().st_mtime_ns for path in (root.folder / "opt").rglob("*")}
    part = root.folder / "root" / installers.deb.name
    with installers.deb.open("rb") as file:
        part.write_bytes(file.read(installers.deb.stat().st_size * 2 // 3))
    done = root.run(f"apt-get install -y -q --reinstall ./{part.name}", check=False)
    assert done.returncode == 100
    assert _version(root) == f"{product_version()} installed"
    assert {path: path.lstat().st_mtime_ns for path in (root.folder / "opt").rglob("*")} == before
    assert "moedeklar practice" in root.run("moedeklar --help", "ada").stdout


def test_the_municipalitys_settings_are_read(installed: DebianRoot, another: Another) -> None:
    root = another(installed)
    (root.folder / "etc/moedeklar/moedeklar.toml").write_text('service = "https://video.example.dk"\n')
    assert "https://video.example.dk" in root.run("moedeklar policy", "ada").stdout


def test_bytecode_is_shipped_and_of_the_python_beside_it(installed: DebianRoot) -> None:
    """Else every start would compile everything anew: the folder is not the person's to write to."""
    asking = "import importlib.util, sys; sys.stdout.write(importlib.util.MAGIC_NUMBER.hex())"
    magic = installed.run(f'/opt/moedeklar/python/bin/python3.11 -IBS -c "{asking}"', "ada").stdout
    folder = installed.folder / "opt" / "moedeklar"
    compiled = list(folder.rglob("*.pyc"))
    assert len(compiled) > 1000
    assert {path.read_bytes()[:4].hex() for path in compiled} == {magic}
    sources = {path for path in (folder / "packages" / "app").rglob("*.py")}
    assert sources
    assert all((path.parent / "__pycache__" / f"{path.stem}.cpython-311.pyc").exists() for path in sources)


def test_the_description_for_shops_is_valid(installed: DebianRoot) -> None:
    import subprocess

    share = installed.folder / "usr" / "share"
    entry = share / "applications" / "dk.moedeklar.Moedeklar.desktop"
    metainfo = share / "metainfo" / "dk.moedeklar.Moedeklar.metainfo.xml"
    subprocess.run(["desktop-file-validate", str(entry)], check=True)
    subprocess.run(["appstreamcli", "validate", "--no-net", str(metainfo)], check=True)
    for path in (installed.folder / "opt" / "moedeklar").rglob("*"):
        if not path.is_symlink():
            assert not os.stat(path).st_mode & 0o022, f"others may write to {path}"
