# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sound cards that exist only for one test: private PulseAudio daemons that PortAudio sees through ALSA.

A card is one daemon, so that pulling its plug is a real event: the daemon is killed, the streams on it
die, and the other cards play on. ``null`` sinks need ``norewinds=1``: without it the first block is 2 s.
"""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import numpy as np

from tests.rig.children import RigError, await_condition, kill, private_folder, stop
from tests.rig.tones import write_wav
from tests.rig.within import WithinBlock

RATE_HZ = 48_000
MICROPHONE = "builtin_microphone"
SPEAKER = "builtin_speaker"
HEADSET_MICROPHONE = "headset_microphone"
HEADSET_SPEAKER = "headset_speaker"

_SPEAKER_MODULES = f"""\
load-module module-null-sink sink_name=speaker norewinds=1 rate={RATE_HZ} channels=2
set-default-sink speaker
"""
_MICROPHONE_MODULES = f"""\
load-module module-null-sink sink_name=micfeed norewinds=1 rate={RATE_HZ} channels=1
load-module module-remap-source source_name=mic master=micfeed.monitor
set-default-source mic
"""
_DAEMON = (
    "pulseaudio",
    "-n",
    "--daemonize=no",
    "--disallow-exit",
    "--exit-idle-time=-1",
    "--use-pid-file=no",
    "--high-priority=no",
    "--realtime=no",
    "--disable-shm=yes",
    "--log-target=stderr",
    "-F",
)


class SoundCard:
    """One PulseAudio daemon in its own folder."""

    def __init__(self, folder: Path, modules: str) -> None:
        self._folder = folder
        self._modules = modules
        self._daemon: subprocess.Popen[bytes] | None = None
        folder.mkdir(mode=0o700)
        (folder / "client.conf").write_text("autospawn = no\nenable-shm = no\n")

    @property
    def server(self) -> str:
        """The daemon's address for PULSE_SERVER and ALSA."""
        return f"unix:{self._folder}/native"

    @property
    def variables(self) -> dict[str, str]:
        """What a program needs to reach this daemon and no other."""
        return {
            "PULSE_SERVER": self.server,
            "PULSE_RUNTIME_PATH": str(self._folder),
            "PULSE_STATE_PATH": str(self._folder),
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "PULSE_CLIENTCONFIG": str(self._folder / "client.conf"),
        }

    @property
    def is_plugged_in(self) -> bool:
        """Whether the daemon lives."""
        return self._daemon is not None and self._daemon.poll() is None

    def plug_in(self) -> None:
        """Start the daemon and return when its devices answer.

        Raises:
            RigError: If PulseAudio is missing or ends at once; carries what it printed.
        """
        if self.is_plugged_in:
            return
        socket = self._folder / "native"
        socket.unlink(missing_ok=True)
        script = self._folder / "card.pa"
        protocol = f"load-module module-native-protocol-unix socket={socket} auth-anonymous=1\n"
        script.write_text(".fail\n" + protocol + self._modules)
        env = {k: v for k, v in os.environ.items() if k not in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY")}
        env |= {**self.variables, "HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._folder)}
        env |= {"XDG_CONFIG_HOME": str(self._folder)}
        env.pop("PULSE_SERVER")  # a daemon that finds one defers to it
        with (self._folder / "daemon.log").open("wb") as log:
            try:
                self._daemon = subprocess.Popen([*_DAEMON, str(script)], env=env, stderr=log, stdout=log)
            except FileNotFoundError as error:
                raise RigError("pulseaudio is not installed: run make setup") from error
        await_condition("sound card", self._answers_or_died)
        if not self.is_plugged_in:
            raise RigError(f"pulseaudio ended: {(self._folder / 'daemon.log').read_text()}")

    def _answers_or_died(self) -> bool:
        if not self.is_plugged_in:
            return True
        # The daemon answers only when its script has run, so one answer means that all devices are there.
        return (self._folder / "native").exists() and self.control("info", check=False).returncode == 0

    def unplug(self) -> None:
        """Kill the daemon: streams on the card die the way they do when a plug is pulled."""
        if self._daemon is not None:
            kill(self._daemon)
            self._daemon = None

    def stop(self) -> None:
        """End the daemon, also a frozen one."""
        if self._daemon is not None:
            if self.is_plugged_in:
                self._daemon.send_signal(signal.SIGCONT)
            stop(self._daemon)
            self._daemon = None

    def freeze(self, frozen: bool) -> None:
        """Stop or continue the daemon: its streams stall without any event."""
        if self._daemon is None:
            raise RigError("the card is not plugged in")
        self._daemon.send_signal(signal.SIGSTOP if frozen else signal.SIGCONT)

    def control(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run ``pactl`` on this card."""
        done = subprocess.run(
            ["pactl", *words],
            env={**os.environ, **self.variables},
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        if check and done.returncode:
            raise RigError(f"pactl {' '.join(words)}: {done.stderr.strip()}")
        return done


class PulseRig(WithinBlock):
    """A microphone, a speaker and (on demand) a headset that exist only inside the ``with`` block.

    PortAudio lists them as ``builtin_microphone``, ``builtin_speaker``, ``headset_microphone``,
    ``headset_speaker``, each with 32 inputs and 32 outputs (ALSA cannot tell), and as ``default``.
    Several rigs may be open at once. Works as root and as any user; Linux only.

    Args:
        one_card: Put microphone and speaker on the same daemon, as ``echo`` needs. Then
            ``unplug_microphone`` unloads the source: PulseAudio moves a running stream elsewhere in silence.
    """

    def __init__(self, *, one_card: bool = False) -> None:
        self._folder = private_folder("mk-sound-")
        self._one_card = one_card
        self._helpers: list[subprocess.Popen[bytes]] = []
        both = _SPEAKER_MODULES + _MICROPHONE_MODULES
        self.speaker_card = SoundCard(self._folder / "s", both if one_card else _SPEAKER_MODULES)
        self.microphone_card = (
            self.speaker_card if one_card else SoundCard(self._folder / "m", _MICROPHONE_MODULES)
        )
        self.headset_card = SoundCard(self._folder / "h", both)
        self._write_alsa_configuration()

    def _write_alsa_configuration(self) -> None:
        def pcm(name: str, card: SoundCard, device: str) -> str:
            return (
                f'pcm.{name} {{ type pulse server "{card.server}" device {device} '
                f'hint {{ show on description "{name}" }} }}\n'
            )

        # The hooks load the machine's and the user's own settings after ours, and theirs would win.
        text = Path("/usr/share/alsa/alsa.conf").read_text().replace("@hooks", "no_hooks") + "\n"
        text += pcm(MICROPHONE, self.microphone_card, "mic") + pcm(SPEAKER, self.speaker_card, "speaker")
        text += pcm(HEADSET_MICROPHONE, self.headset_card, "mic")
        text += pcm(HEADSET_SPEAKER, self.headset_card, "speaker")
        text += (
            f'pcm.!default {{ type asym playback.pcm "{SPEAKER}" capture.pcm "{MICROPHONE}" '
            'hint { show on description "Default" } }\n'
            f'ctl.!default {{ type pulse server "{self.speaker_card.server}" }}\n'
        )
        (self._folder / "asound.conf").write_text(text)

    def open(self) -> None:
        """Plug both cards in."""
        self.speaker_card.plug_in()
        self.microphone_card.plug_in()

    def close(self) -> None:
        """End every process of the rig by its id and remove its folder."""
        for helper in self._helpers:
            stop(helper)
        self._helpers.clear()
        for card in (self.microphone_card, self.speaker_card, self.headset_card):
            card.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def variables(self) -> dict[str, str]:
        """Only the variables that lead to this rig (for ``monkeypatch.setenv``)."""
        return {**self.speaker_card.variables, "ALSA_CONFIG_PATH": str(self._folder / "asound.conf")}

    @property
    def env(self) -> dict[str, str]:
        """A whole environment for a child process that shall hear and speak through this rig."""
        env = {k: v for k, v in os.environ.items() if k != "DBUS_SESSION_BUS_ADDRESS"}
        return env | self.variables

    # What reaches the microphone, and what the speaker plays

    def play_to_microphone(self, path: Path | str, *, headset: bool = False) -> subprocess.Popen[bytes]:
        """Speak a sound file into the microphone; returns at once, ``.wait()`` ends with the sound.

        Several files may play at once; they are mixed.
        """
        card = self.headset_card if headset else self.microphone_card
        return self._start(card, ["paplay", "--device=micfeed", str(path)])

    def record_speaker(self, path: Path | str, seconds: float, *, headset: bool = False) -> Path:
        """Write exactly ``seconds`` of what the speaker plays, from now, as a 48 kHz mono 16-bit WAV."""
        card = self.headset_card if headset else self.speaker_card
        command = ["parec", "--device=speaker.monitor", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1"]
        recorder = self._start(card, [*command, "--raw", "--latency-msec=20"], stdout=subprocess.PIPE)
        assert recorder.stdout is not None
        wanted = round(seconds * RATE_HZ) * 2
        heard = recorder.stdout.read(wanted)
        stop(recorder)
        self._helpers.remove(recorder)
        if len(heard) < wanted:
            raise RigError(f"the speaker's card went away after {len(heard) / 2 / RATE_HZ:.2f} s")
        return write_wav(path, np.frombuffer(heard, np.int16), RATE_HZ)

    def echo(self, delay_ms: int = 60) -> None:
        """Let the microphone hear the speaker, as in a room.

        Raises:
            RigError: If the two are on separate cards (``one_card=False``).
        """
        if not self._one_card:
            raise RigError("an echo needs PulseRig(one_card=True)")
        wires = ("source=speaker.monitor", "sink=micfeed", f"latency_msec={delay_ms}", "adjust_time=0")
        self.speaker_card.control("load-module", "module-loopback", *wires)

    def _start(
        self, card: SoundCard, command: list[str], stdout: int | None = None
    ) -> subprocess.Popen[bytes]:
        if not card.is_plugged_in:
            raise RigError("the card is not plugged in")
        self._helpers = [helper for helper in self._helpers if helper.poll() is None]
        helper = subprocess.Popen(command, env={**os.environ, **card.variables}, stdout=stdout)
        self._helpers.append(helper)
        return helper

    # Faults. "microphone" and "speaker" are the built-in ones unless the name says headset.

    def _device(self, name: str) -> tuple[SoundCard, str, str]:
        return {
            "microphone": (self.microphone_card, "source", "mic"),
            "speaker": (self.speaker_card, "sink", "speaker"),
            HEADSET_MICROPHONE: (self.headset_card, "source", "mic"),
            HEADSET_SPEAKER: (self.headset_card, "sink", "speaker"),
        }[name]

    def set_mute(self, device: str, muted: bool) -> None:
        """Mute "microphone", "speaker", "headset_microphone" or "headset_speaker" in the system's mixer."""
        card, kind, name = self._device(device)
        card.control(f"set-{kind}-mute", name, "1" if muted else "0")

    def set_volume(self, device: str, percent: int) -> None:
        """Set a device's volume in the system's mixer: 20 is far too quiet (-61 dBFS), 400 clips."""
        card, kind, name = self._device(device)
        card.control(f"set-{kind}-volume", name, f"{percent}%")

    def set_suspended(self, device: str, suspended: bool) -> None:
        """Stall a device without any event, as a sleeping driver does."""
        card, kind, name = self._device(device)
        card.control(f"suspend-{kind}", name, "1" if suspended else "0")

    def set_microphone_mute(self, muted: bool) -> None:
        """Mute the microphone in the system: streams go on with exact zeros."""
        self.set_mute("microphone", muted)

    def set_microphone_volume(self, percent: int) -> None:
        """Set the microphone's volume in the system's mixer."""
        self.set_volume("microphone", percent)

    def set_speaker_volume(self, percent: int) -> None:
        """Set the speaker's volume in the system's mixer."""
        self.set_volume("speaker", percent)

    def unplug_microphone(self) -> None:
        """Pull the microphone's plug: the stream ends and PortAudio's finished_callback comes."""
        if self._one_card:
            self._unload("module-remap-source")
        else:
            self.microphone_card.unplug()

    def plug_in_microphone(self) -> None:
        """Put the microphone's plug back."""
        if self._one_card:
            options = ("source_name=mic", "master=micfeed.monitor")
            self.speaker_card.control("load-module", "module-remap-source", *options)
            self.speaker_card.control("set-default-source", "mic")
        else:
            self.microphone_card.plug_in()

    def _unload(self, module: str) -> None:
        for line in self.speaker_card.control("list", "short", "modules").stdout.splitlines():
            number, name = line.split("\t")[:2]
            if name == module:
                self.speaker_card.control("unload-module", number)

    def unplug_speaker(self) -> None:
        """Pull the speaker's plug (with ``one_card`` the microphone goes too)."""
        self.speaker_card.unplug()

    def plug_in_speaker(self) -> None:
        """Put the speaker's plug back."""
        self.speaker_card.plug_in()

    def plug_in_headset(self) -> None:
        """Add a headset: a further microphone and speaker appear when PortAudio looks again."""
        self.headset_card.plug_in()

    def unplug_headset(self) -> None:
        """Pull the headset's plug."""
        self.headset_card.unplug()

    def freeze_microphone(self, frozen: bool) -> None:
        """Stop (or continue) the daemon behind the microphone: its stream stalls without any event."""
        self.microphone_card.freeze(frozen)


def look_again() -> None:
    """Make PortAudio in this process list the devices anew; every open stream dies."""
    import sounddevice

    sounddevice._terminate()
    sounddevice._initialize()
