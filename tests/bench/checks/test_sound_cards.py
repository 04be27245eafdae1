# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Real PortAudio on PulseAudio's devices: mixers, plugs, daemons that die or freeze, drivers that refuse."""

import asyncio
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.checks import microphone, run, sound_probe, speaker
from app.checks.run import Means
from app.core.devices import DeviceChoice
from app.core.verdicts import CheckId, CheckResult, Verdict
from tests.bench.checks.matrix import Matrix, run_check, seeded, values
from tests.rig.pulse import HEADSET_MICROPHONE, MICROPHONE, SPEAKER, PulseRig, look_again
from tests.rig.tones import write_wav
from tests.rig.voices import pink, speech

pytestmark = pytest.mark.bench
CALL, REMARK, READY = Verdict.CALL_INSTEAD, Verdict.REMARK, Verdict.READY
PHASES = sound_probe.Phases(0.0, 3.0)
HANDS_FREE = "bluez_source.88_C9_E8_11_22_33.handsfree_head_unit"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "talk.wav", speech(90.0, seed=seeded(1)) + pink(90.0, seeded(2), -62.0))


@pytest.fixture
def one_card(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseRig]:
    with PulseRig(one_card=True) as rig:
        for name, value in rig.variables.items():
            monkeypatch.setenv(name, value)
        look_again()
        yield rig


async def listen(spec: str = MICROPHONE) -> CheckResult:
    """Listen to somebody who was asked to speak, and to the others when this one hears nothing."""
    means = Means(phases=PHASES)
    return await run.run_check(CheckId.MICROPHONE, DeviceChoice(microphone=spec), means=means)


async def play(spec: str = SPEAKER) -> CheckResult:
    return speaker.judge(await sound_probe.play_and_listen(spec, MICROPHONE))


async def test_microphones_with_faults(talk: Path, one_card: PulseRig) -> None:
    matrix = Matrix("Microphone, system's mixer and plugs")
    one_card.play_to_microphone(talk)
    one_card.set_mute("microphone", True)
    matrix.add("muted, not the system's choice", {"microphone_silent"}, await listen(), CALL)
    matrix.add("muted by the system", {"microphone_muted"}, await listen("default"), CALL)
    one_card.set_mute("microphone", False)
    one_card.set_volume("microphone", 20)
    matrix.add("at 20 %", {"microphone_quiet"}, await listen(), REMARK)
    one_card.set_volume("microphone", 400)
    matrix.add("at 400 %", {"microphone_clipping"}, await listen(), REMARK)
    one_card.set_volume("microphone", 100)
    result = microphone.judge(await sound_probe.listen("no such microphone"), asked_to_speak=True)
    matrix.add("not there", {"microphone_none"}, result, CALL)
    source = ("load-module", "module-remap-source", f"source_name={HANDS_FREE}", "master=micfeed.monitor")
    one_card.microphone_card.control(*source)
    one_card.microphone_card.control("set-default-source", HANDS_FREE)
    matrix.add("Bluetooth headset, hands-free", {"microphone_hands_free"}, await listen("default"), REMARK)
    one_card.microphone_card.control("set-default-source", "mic")
    one_card.set_mute("microphone", True)
    one_card.plug_in_headset()
    one_card.play_to_microphone(talk, headset=True)
    look_again()
    result = await listen()
    expected = {"microphone_silent", "microphone_other_hears_you"}
    matrix.add("silent, and the headset hears", expected, result, CALL)
    assert result.findings[1].values["other_name"] == HEADSET_MICROPHONE
    matrix.close()


async def test_speakers_with_faults(one_card: PulseRig) -> None:
    matrix = Matrix("Speaker, system's mixer and rooms")
    one_card.set_mute("speaker", True)
    matrix.add("muted", {"speaker_muted"}, await play("default"), CALL)
    one_card.set_mute("speaker", False)
    one_card.set_volume("speaker", 4)
    matrix.add("at 4 %", {"speaker_muted"}, speaker.judge(await sound_probe.play("default")), CALL)
    one_card.set_volume("speaker", 100)
    silent = await sound_probe.play_and_listen(SPEAKER, MICROPHONE)
    matrix.add("headphones: no chirp", {"speaker_not_confirmed"}, speaker.judge(silent), REMARK)
    one_card.plug_in_headset()
    look_again()
    asked = replace(await sound_probe.play(SPEAKER), was_heard=False)
    matrix.add("the person heard nothing", {"speaker_not_heard"}, speaker.judge(asked), CALL)
    assert asked.other_name
    one_card.echo(60)
    matrix.add("loud echo", {"speaker_echo_strong"}, await play(), REMARK)
    matrix.add("no speaker", {"speaker_none"}, await play("none"), CALL)
    matrix.close()


async def test_daemons_that_die_or_freeze(talk: Path, pulse_rig: PulseRig) -> None:
    """Each card has its own daemon: killing one pulls its plug, stopping it is a driver that hangs."""
    matrix = Matrix("Sound, plugs pulled and drivers that hang")
    look_again()
    pulse_rig.play_to_microphone(talk)
    listening = asyncio.create_task(listen())
    await asyncio.sleep(1.5)
    pulse_rig.unplug_microphone()
    result = await listening
    matrix.add("microphone pulled out while listening", {"microphone_lost"}, result, CALL)
    pulse_rig.plug_in_microphone()
    look_again()
    playing = asyncio.create_task(play())
    await asyncio.sleep(1.0)
    pulse_rig.unplug_speaker()
    matrix.add("speaker pulled out while playing", {"speaker_lost"}, await playing, CALL)
    pulse_rig.plug_in_speaker()
    look_again()
    pulse_rig.freeze_microphone(True)
    frozen = run_check("microphone", "--microphone", MICROPHONE, env=pulse_rig.env)
    pulse_rig.freeze_microphone(False)
    matrix.add("microphone's driver hangs", {"microphone_hung"}, frozen, CALL)
    assert frozen["duration_s"] < 30.0
    pulse_rig.speaker_card.freeze(True)
    frozen = run_check("speaker", "--speaker", SPEAKER, "--microphone", "none", env=pulse_rig.env)
    pulse_rig.speaker_card.freeze(False)
    matrix.add("speaker's driver hangs", {"speaker_hung"}, frozen, CALL)
    assert frozen["duration_s"] < 30.0
    matrix.close()


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = Path(__file__).parents[2] / "rig" / "alsa_fault.c"
    made = tmp_path_factory.mktemp("shim") / "alsa_fault.so"
    subprocess.run(["gcc", "-Wall", "-shared", "-fPIC", "-o", made, source, "-ldl"], check=True)
    return made


def test_drivers_that_refuse(talk: Path, pulse_rig: PulseRig, shim: Path) -> None:
    """ALSA itself says busy, gone, denied or 44.1 kHz only: as it would without a sound server between."""
    matrix = Matrix("Sound, drivers that refuse")
    pulse_rig.play_to_microphone(talk)

    def with_fault(kind: str, check: str, device: str) -> CheckResult | dict[str, object]:
        env = pulse_rig.env | {"LD_PRELOAD": str(shim), "ALSA_FAULT": f"{kind}:{device}"}
        other = ("--speaker", "none") if check == "microphone" else ("--microphone", "none")
        return run_check(check, f"--{check}", device, *other, env=env)

    for check, device in (("microphone", MICROPHONE), ("speaker", SPEAKER)):
        matrix.add(f"{check} busy", {f"{check}_busy"}, with_fault("busy", check, device), CALL)
        matrix.add(f"{check} gone", {f"{check}_none"}, with_fault("gone", check, device), CALL)
        denied = with_fault("denied", check, device)
        also = frozenset({f"{check}_none", f"{check}_denied", f"{check}_busy"})
        matrix.add(f"{check} refused", set(), denied, CALL, also)
    heard = with_fault("rate44100", "microphone", MICROPHONE)
    matrix.add("44.1 kHz only is no fault", set(), heard, READY)
    assert values(heard)["level_dbfs"] > -40.0
    played = with_fault("rate44100", "speaker", SPEAKER)
    matrix.add("44.1 kHz speaker plays", {"speaker_not_confirmed"}, played, REMARK)
    matrix.close()


@pytest.mark.parametrize("text", [None, "pcm.mine { type"], ids=["missing", "not understood"])
def test_sound_settings_that_cannot_be_read(tmp_path: Path, pulse_rig: PulseRig, text: str | None) -> None:
    matrix = Matrix("Sound, no settings of ALSA")
    settings = tmp_path / "alsa.conf"
    if text is not None:
        settings.write_text(text)
    env = pulse_rig.env | {"ALSA_CONFIG_PATH": str(settings)}
    for check in ("microphone", "speaker"):
        matrix.add(check, {f"{check}_none"}, run_check(check, env=env), CALL)
    matrix.close()


async def test_healthy_sound_cards(talk: Path, one_card: PulseRig) -> None:
    matrix = Matrix("Microphone, healthy cards", is_healthy=True)
    one_card.play_to_microphone(talk)
    matrix.well("a person speaks", await listen())
    matrix.well("the system's choice", await listen("default"))
    for percent in (80, 120):
        one_card.set_volume("microphone", percent)
        matrix.well(f"mixer at {percent} %", await listen())
    matrix.close()
