# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rig.pulse import HEADSET_MICROPHONE, HEADSET_SPEAKER, MICROPHONE, SPEAKER, PulseRig
from tests.rig.tones import make_tone, read_wav, strongest_frequency

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="PulseAudio runs on Linux")

LIST_NAMES = "import json, sounddevice as sd; print(json.dumps([d['name'] for d in sd.query_devices()]))"


def device_names(rig: PulseRig) -> set[str]:
    done = subprocess.run([sys.executable, "-c", LIST_NAMES], env=rig.env, capture_output=True, check=True)
    return set(json.loads(done.stdout))


def record(rig: PulseRig, device: str, seconds: float) -> dict[str, float]:
    """Record from a device by PortAudio in a child process; returns its strongest frequency and silence."""
    code = (
        "import json, sys, sounddevice as sd\n"
        "from tests.rig.tones import strongest_frequency, share_of_silence\n"
        "seconds = float(sys.argv[2])\n"
        "x = sd.rec(int(seconds * 48000), 48000, 1, device=sys.argv[1], latency=0.04, blocking=True)\n"
        "x = x[len(x) // 2:]\n"
        "print(json.dumps({'hz': strongest_frequency(x, 48000), 'silence': share_of_silence(x, 48000)}))\n"
    )
    command = [sys.executable, "-c", code, device, str(seconds)]
    root = Path(__file__).parents[3]
    done = subprocess.run(command, env=rig.env, capture_output=True, cwd=root, check=False, text=True)
    assert done.returncode == 0, done.stderr
    result: dict[str, float] = json.loads(done.stdout)
    return result


def test_portaudio_sees_each_device_by_its_name_and_the_headset_only_when_it_is_plugged_in() -> None:
    with PulseRig() as rig:
        assert {MICROPHONE, SPEAKER, "default"} <= device_names(rig)
        assert HEADSET_MICROPHONE not in device_names(rig)
        rig.plug_in_headset()
        assert {HEADSET_MICROPHONE, HEADSET_SPEAKER} <= device_names(rig)
        rig.unplug_headset()
        assert HEADSET_MICROPHONE not in device_names(rig)


def test_what_is_played_to_the_microphone_is_heard_by_portaudio_and_a_muted_one_hears_nothing(
    tmp_path: Path,
) -> None:
    tone = make_tone(tmp_path / "a.wav", hz=660, seconds=30)
    with PulseRig() as rig:
        rig.play_to_microphone(tone)
        heard = record(rig, MICROPHONE, 1.2)
        assert heard["hz"] == pytest.approx(660, abs=3)
        assert heard["silence"] < 0.2
        rig.set_microphone_mute(True)
        assert record(rig, MICROPHONE, 0.6)["silence"] == 1.0


def test_what_portaudio_plays_is_recorded_from_the_speaker(tmp_path: Path) -> None:
    tone = make_tone(tmp_path / "a.wav", hz=523, seconds=30)
    code = (
        "import sys, sounddevice as sd; from tests.rig.tones import read_wav\n"
        "x, rate = read_wav(sys.argv[1])\n"
        "sd.play(x, rate, device=sys.argv[2]); print('playing', flush=True); sd.wait()\n"
    )
    with PulseRig() as rig:
        player = subprocess.Popen(
            [sys.executable, "-c", code, str(tone), SPEAKER],
            env=rig.env,
            cwd=Path(__file__).parents[3],
            stdout=subprocess.PIPE,
        )
        assert player.stdout is not None
        assert player.stdout.readline() == b"playing\n"
        samples, rate = read_wav(rig.record_speaker(tmp_path / "heard.wav", 1.0))
        player.kill()
        player.wait()
        player.stdout.close()
    assert len(samples) == rate == 48_000
    assert strongest_frequency(samples[rate // 2 :], rate) == pytest.approx(523, abs=3)


def test_two_rigs_do_not_hear_each_other(tmp_path: Path) -> None:
    with PulseRig() as one, PulseRig() as other:
        one.play_to_microphone(make_tone(tmp_path / "a.wav", hz=440, seconds=30))
        assert record(other, MICROPHONE, 0.5)["silence"] == 1.0
        assert record(one, "default", 1.0)["hz"] == pytest.approx(440, abs=3)


def test_a_pulled_plug_ends_the_stream_and_leaves_the_speaker_playing(tmp_path: Path) -> None:
    """The stream's end is a real event (finished_callback), not silence."""
    code = (
        "import sys, threading, sounddevice as sd\n"
        "ended = threading.Event(); first = threading.Event()\n"
        "s = sd.InputStream(48000, 480, sys.argv[1], 1, latency=0.04,\n"
        "    callback=lambda *a: first.set(), finished_callback=ended.set)\n"
        "s.start(); first.wait(20); print('hears', flush=True)\n"
        "print('ended' if ended.wait(20) else 'goes on', flush=True)\n"
    )
    with PulseRig() as rig:
        command = [sys.executable, "-c", code, MICROPHONE]
        listener = subprocess.Popen(command, env=rig.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert listener.stdout is not None
        assert listener.stdout.readline() == b"hears\n"
        rig.unplug_microphone()
        assert listener.stdout.readline() == b"ended\n"
        listener.kill()
        listener.wait()
        listener.stdout.close()
        samples, _ = read_wav(rig.record_speaker(tmp_path / "still.wav", 0.2))
        assert len(samples) == 9_600
        rig.plug_in_microphone()
        assert MICROPHONE in device_names(rig)


def test_the_microphone_hears_the_speaker_when_an_echo_is_asked_for(tmp_path: Path) -> None:
    with PulseRig(one_card=True) as rig:
        rig.echo()
        tone = make_tone(tmp_path / "a.wav", hz=880, seconds=30)
        env = rig.env
        player = subprocess.Popen(["paplay", "--device=speaker", str(tone)], env=env)
        try:
            assert record(rig, MICROPHONE, 2.0)["hz"] == pytest.approx(880, abs=3)
        finally:
            player.kill()
            player.wait()
