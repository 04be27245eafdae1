# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our microphone and speaker on real PortAudio streams; the cards are private PulseAudio daemons."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.rig.children import stop
from tests.rig.pulse import MICROPHONE, SPEAKER, PulseRig
from tests.rig.tones import make_tone, read_wav, share_of_power_at, strongest_frequency

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="virtual cards are PulseAudio's")
WAIT_S = 20.0


class Child:
    """The process with the sound devices."""

    def __init__(self, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.loopback.sound_child"],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # ALSA speaks there
            text=True,
            bufsize=1,
        )
        self._facts: queue.Queue[dict[str, object]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._facts.put(json.loads(line))

    def say(self, command: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")

    def wait_for(self, wanted: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        """Return the next fact that fits; others are passed over."""
        deadline = time.monotonic() + WAIT_S
        while True:
            fact = self._facts.get(timeout=max(0.01, deadline - time.monotonic()))
            if wanted(fact):
                return fact

    def ask(self, command: str, key: str) -> dict[str, object]:
        self.say(command)
        return self.wait_for(lambda fact: key in fact or "fault" in fact)

    def hears(self, hz: float) -> None:
        """Wait until the microphone brings this tone."""
        deadline = time.monotonic() + WAIT_S
        while abs(float(self.ask("heard", "hz")["hz"]) - hz) > 3:  # type: ignore[arg-type]
            assert time.monotonic() < deadline, "the tone was never heard"
            time.sleep(0.05)

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        stop(self._process)
        self._reader.join(WAIT_S)
        self._process.stdout.close()


@contextmanager
def child(rig: PulseRig) -> Iterator[Child]:
    process = Child(rig.env)
    try:
        yield process
    finally:
        process.close()


@pytest.fixture
def rig() -> Iterator[PulseRig]:
    with PulseRig() as rig:
        yield rig


@pytest.fixture
def long_tone(tmp_path: Path) -> Path:
    return make_tone(tmp_path / "tone.wav", 1000, 60.0)


def heard_at_the_speaker(rig: PulseRig, folder: Path) -> tuple[float, float]:
    """Return the strongest frequency, and its share of the power, of half a second."""
    samples, rate_hz = read_wav(rig.record_speaker(folder / "heard.wav", 0.5))
    return strongest_frequency(samples, rate_hz), share_of_power_at(samples.mean(axis=1), rate_hz, 660)


def test_devices_are_listed_by_name_and_both_directions_carry_sound(
    rig: PulseRig, long_tone: Path, tmp_path: Path
) -> None:
    rig.play_to_microphone(long_tone)
    with child(rig) as process:
        listed = process.ask("list", "microphones")
        assert {MICROPHONE, SPEAKER, "default"} <= set(listed["microphones"])  # type: ignore[call-overload]
        assert listed["default"] == ["default"]
        process.say(f"listen {MICROPHONE}")
        process.say(f"speak {SPEAKER}")
        process.hears(1000)
        level = float(process.ask("heard", "hz")["level_dbfs"])  # type: ignore[arg-type]
        assert level == pytest.approx(-20, abs=2)
        hz, share = heard_at_the_speaker(rig, tmp_path)
        assert hz == pytest.approx(660, abs=2)
        assert share > 0.9
        assert process.ask("refresh", "refreshed") == {"refreshed": False}
        assert process.ask("stop", "stopped") == {"stopped": [True, True]}
        assert process.ask("refresh", "refreshed") == {"refreshed": True}


def test_a_microphone_that_is_pulled_out_is_told_while_the_speaker_plays_on_and_comes_back(
    rig: PulseRig, long_tone: Path, tmp_path: Path
) -> None:
    rig.play_to_microphone(long_tone)
    with child(rig) as process:
        process.say(f"listen {MICROPHONE}")
        process.say(f"speak {SPEAKER}")
        process.hears(1000)
        rig.unplug_microphone()
        assert process.wait_for(lambda fact: "microphone" in fact) == {"microphone": "microphone_lost"}
        hz, share = heard_at_the_speaker(rig, tmp_path)
        assert hz == pytest.approx(660, abs=2)
        assert share > 0.9
        rig.plug_in_microphone()
        rig.play_to_microphone(long_tone)
        assert process.wait_for(lambda fact: "microphone" in fact) == {"microphone": "back"}
        process.hears(1000)
        assert process.ask("stop", "stopped") == {"stopped": [True, True]}


def test_a_sound_server_that_freezes_is_noticed_by_its_silence(rig: PulseRig, long_tone: Path) -> None:
    rig.play_to_microphone(long_tone)
    with child(rig) as process:
        process.say(f"listen {MICROPHONE}")
        process.hears(1000)
        rig.microphone_card.freeze(True)
        assert process.wait_for(lambda fact: "microphone" in fact) == {"microphone": "microphone_lost"}
        rig.microphone_card.freeze(False)
        assert process.wait_for(lambda fact: "microphone" in fact) == {"microphone": "back"}
        process.hears(1000)


def test_a_microphone_that_does_not_exist_has_its_own_word(rig: PulseRig) -> None:
    with child(rig) as process:
        process.say("listen Snowball")
        assert process.wait_for(lambda fact: "microphone" in fact) == {"microphone": "microphone_none"}


def test_a_computer_whose_sound_is_all_pulled_out_has_empty_lists_and_its_own_word(rig: PulseRig) -> None:
    rig.unplug_microphone()
    rig.speaker_card.unplug()
    with child(rig) as process:
        assert process.ask("list", "microphones") == {"microphones": [], "speakers": [], "default": []}
        process.say("listen default")
        assert process.wait_for(lambda fact: "microphone" in fact) == {"microphone": "microphone_none"}
