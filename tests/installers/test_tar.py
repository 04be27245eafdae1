# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The portable folder: for somebody without administrator rights, wherever they put it."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from installers.linux.tar import write_flatpak_manifest
from installers.version import ROOT
from tests.installers.linux_installers import Installers, colours, photograph, window
from tests.rig.children import await_condition, stop
from tests.rig.debian_root import DebianRoot
from tests.rig.display import VirtualDisplay
from tests.rig.jobcentre import Jobcentre
from tests.rig.pulse import MICROPHONE, SPEAKER, PulseRig
from tests.rig.tones import make_tone

pytestmark = pytest.mark.installers
# What any desktop has; libportaudio2 and most of X11's helpers are not among them.
_DESKTOP = (
    "xdg-utils desktop-file-utils xz-utils libgl1 libegl1 libfontconfig1 libdbus-1-3 libglib2.0-0 libasound2"
    " libxkbcommon0 libx11-xcb1 libxcb-randr0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1"
    " libxcb-xfixes0 libxcb-xkb1 libgssapi-krb5-2 libbrotli1 libssl3 libsqlite3-0 libffi8 libexpat1"
    " fonts-dejavu-core libasound2-plugins"
)
_FOLDER = "Åses ting (nye) 100%"
_PROGRAM = f"'{_FOLDER}/moedeklar/moedeklar'"


@pytest.fixture(scope="module")
def desktop(
    clean: DebianRoot, installers: Installers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DebianRoot]:
    """A desktop on which ada has unpacked the tar in a folder of her own; root has done nothing for her."""
    root = clean.copy(tmp_path_factory.mktemp("desktop") / clean.suite)
    root.run(f"apt-get install -y -q --no-install-recommends {_DESKTOP}")
    home = root.folder / "home" / "ada"
    (home / installers.tar.name).write_bytes(installers.tar.read_bytes())
    root.run(f"mkdir '{_FOLDER}' && tar -xf {installers.tar.name} -C '{_FOLDER}'", "ada")
    yield root
    subprocess.run(["rm", "-rf", "--one-file-system", str(root.folder)], check=True)


def test_it_runs_where_nobody_may_install(desktop: DebianRoot, screen: VirtualDisplay) -> None:
    """Window and sound work with the libraries that came along, in a folder with æøå, spaces and signs."""
    absent = desktop.run("dpkg-query -W libportaudio2 libxcb-cursor0 libjack-jackd2-0", check=False)
    assert absent.returncode != 0
    assert "no packages found matching libportaudio2" in absent.stderr
    assert "none found" in desktop.run(f"{_PROGRAM} devices", "ada").stdout
    with window(desktop, screen, _PROGRAM) as seconds:
        assert colours(photograph(screen, f"tar-{desktop.suite}-first-window")) > 50
        print(f"\n{desktop.suite}: first window of the tar {seconds:.2f} s after the start")


def test_its_own_portaudio_reaches_the_sound_server(desktop: DebianRoot, pulse_rig: PulseRig) -> None:
    """Without a JACK on the computer, too: microphone and speaker are listed, and the microphone is heard."""
    folder = Path(pulse_rig.variables["ALSA_CONFIG_PATH"]).parent
    mounts = f'mkdir -p "$ROOT{folder}"; mount --bind "{folder}" "$ROOT{folder}"'
    program = f"/home/ada/{_PROGRAM}"
    listed = desktop.run(f"{program} devices", env=pulse_rig.variables, mounts=mounts).stdout
    assert MICROPHONE in listed
    assert SPEAKER in listed
    again = desktop.run(f"{program} sound-devices speaker", env=pulse_rig.variables, mounts=mounts).stdout
    assert SPEAKER in again  # the engine asks its own program so, when a headset comes back
    tone = pulse_rig.play_to_microphone(make_tone(folder / "tone.wav", 440.0, 20.0))
    checked = desktop.run(
        f"{program} check --only microphone --json -", env=pulse_rig.variables, mounts=mounts, check=False
    )
    stop(tone)
    assert checked.returncode <= 2, checked.stderr
    (microphone,) = json.loads(checked.stdout)["checks"]
    assert microphone["values"]["level_dbfs"] > -40.0


def test_the_link_opens_it_after_set_up_and_not_after_removal(
    desktop: DebianRoot, screen: VirtualDisplay, tmp_path: Path
) -> None:
    desktop.run(f"'{_FOLDER}/moedeklar/set-up.sh'", "ada")
    kept = desktop.folder / "home/ada/.local/share/moedeklar/invitation.json"
    with Jobcentre(tmp_path) as jobcentre:
        jobcentre.book()
        link = "moedeklar:" + jobcentre.people["citizen"]["link"]
        with window(desktop, screen, f"xdg-open '{link}'"):
            await_condition("the meeting is kept", kept.exists)
            photograph(screen, f"tar-{desktop.suite}-link")
    asking = "xdg-mime query default x-scheme-handler/moedeklar"
    assert desktop.run(asking, "bo").stdout.strip() == ""  # her choice, on her side of the computer
    desktop.run(f"'{_FOLDER}/moedeklar/set-up.sh' --remove", "ada")
    entries = desktop.folder / "home/ada/.local/share/applications"
    assert not list(entries.glob("*.desktop"))
    assert kept.exists()


def test_it_writes_nothing_into_its_own_folder(desktop: DebianRoot, screen: VirtualDisplay) -> None:
    """So it can lie on a read-only share, and the second start is no quicker than the first."""
    folder = desktop.folder / "home" / "ada" / _FOLDER
    before = {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}
    with window(desktop, screen, _PROGRAM):
        pass
    assert {path: path.lstat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize("trouble", ["full disk", "interrupted download"])
def test_half_an_archive_says_what_to_do_and_breaks_nothing(
    trouble: str, desktop: DebianRoot, installers: Installers
) -> None:
    """It stops with a reason; what it left says "unpack it again", and a second try works."""
    archive = installers.tar.name
    cut = f"head -c {installers.tar.stat().st_size * 2 // 3} {archive}"
    first = f"tar -xf {archive} -C /mnt" if trouble == "full disk" else f"{cut} | tar -xJ -C /mnt"
    more = "mount -o remount,size=900m /mnt" if trouble == "full disk" else "true"
    size = 150 if trouble == "full disk" else 900
    done = desktop.run(
        f"cd /home/ada; {first}; echo first=$?; /mnt/moedeklar/moedeklar --help; echo started=$?;"
        f" {more}; tar -xf {archive} -C /mnt; echo again=$?; /mnt/moedeklar/moedeklar --help",
        mounts=f'mount -t tmpfs -o size={size}m tmpfs "$ROOT/mnt"',
        check=False,
    )
    assert "first=0" not in done.stdout
    assert ("No space left on device" if trouble == "full disk" else "Unexpected end of input") in done.stderr
    assert "started=3" in done.stdout
    assert "igen" in done.stderr
    assert "again=0" in done.stdout
    assert "moedeklar practice" in done.stdout


def test_an_installed_start_is_no_slower_than_one_from_source(
    installers: Installers, screen: VirtualDisplay, tmp_path: Path
) -> None:
    """Turn by turn on the same screen, so that a busy moment of the computer falls on both."""
    commands = {"source": [sys.executable, "-m", "app"], "installed": [str(installers.bundle / "moedeklar")]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(9):
        for name, command in commands.items():
            times[name].append(
                _seconds_to_paint([*command, "--data", str(tmp_path / f"{name}{turn}")], screen)
            )
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    ratio = medians["installed"] / medians["source"]
    print(f"\nstart to painted window, medians: {medians}, ratio {ratio:.2f}")
    assert ratio < 1.1


def _seconds_to_paint(command: list[str], screen: VirtualDisplay) -> float:
    import time

    from tests.installers.linux_installers import painted_at

    began = time.time()
    env = screen.env | {"MOEDEKLAR_LOG": "info"}
    child = subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        return painted_at(child) - began
    finally:
        child.terminate()
        child.wait()
        if child.stderr:
            child.stderr.close()


def test_the_flatpak_manifest_is_understood_and_what_it_builds_starts(
    desktop: DebianRoot, installers: Installers, screen: VirtualDisplay, tmp_path: Path
) -> None:
    """Read by flatpak-builder, its commands run on the archive; the sandbox and its runtime are missing."""
    if desktop.suite != "bookworm":
        pytest.skip("read once, by the older flatpak-builder")
    root = desktop.copy(tmp_path / "flatpak")
    root.run("apt-get install -y -q --no-install-recommends flatpak-builder")
    manifest = write_flatpak_manifest(installers.tar)
    (root.folder / "root" / manifest.name).write_bytes(manifest.read_bytes())
    (root.folder / "root" / installers.tar.name).write_bytes(installers.tar.read_bytes())
    shown = json.loads(root.run(f"flatpak-builder --show-manifest {manifest.name}").stdout)
    assert shown["id"] == "dk.moedeklar.Moedeklar"
    assert {"--share=network", "--socket=pulseaudio", "--device=all"} <= set(shown["finish-args"])
    (module,) = shown["modules"]
    (archive,) = (source["path"] for source in module["sources"])
    steps = " && ".join(module["build-commands"])
    root.run(f"mkdir build && tar -xf {archive} --strip-components=1 -C build && cd build && {steps}")
    with window(root, screen, f"/app/bin/{shown['command']}"):
        assert colours(photograph(screen, "flatpak-without-its-sandbox")) > 50
    for name in (
        "applications/dk.moedeklar.Moedeklar.desktop",
        "metainfo/dk.moedeklar.Moedeklar.metainfo.xml",
    ):
        assert (root.folder / "app" / "share" / name).exists()
    subprocess.run(["rm", "-rf", "--one-file-system", str(root.folder)], check=True)
