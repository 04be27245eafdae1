# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hum, clipping upstream, headsets, other microphones and the chirp: on made sound with seeds."""

from collections.abc import Sequence

import numpy as np
import pytest

from app.checks import microphone, sound_probe, speaker
from app.checks.chirp import CHIRP_S, chirp, find
from app.checks.device_names import hardware_of, is_hands_free, others
from app.checks.hum import find_hum
from app.checks.mixer import Setting, ask_program, microphone_name, microphone_setting, speaker_setting
from app.checks.recording import flat_share, measure
from app.core.devices import Device, DeviceKind, DeviceSpec
from app.core.faults import Fault, FaultCode
from app.core.verdicts import CheckResult, Verdict
from app.media.sound import SAMPLE_RATE_HZ, Samples, silence
from tests.rig.voices import clipped_upstream, hum, pink, speech, to_samples, white


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.findings]


def judged(sound: Samples, quiet: Samples | None = None) -> CheckResult:
    return microphone.judge(measure(sound, quiet), asked_to_speak=True)


@pytest.mark.parametrize("mains_hz", [50, 60])
@pytest.mark.parametrize("level_dbfs", [-35.0, -45.0, -55.0])
def test_a_hum_in_the_quiet_phase_is_named(mains_hz: int, level_dbfs: float) -> None:
    quiet = to_samples(hum(2.0, mains_hz * 1.001, level_dbfs) + pink(2.0, 4, -58.0))
    found = find_hum(quiet)
    assert found is not None
    assert found.mains_hz == mains_hz
    assert found.level_dbfs == pytest.approx(level_dbfs, abs=1.5)
    assert codes(judged(to_samples(speech() + pink(5.0, 9, -58.0)), quiet)) == ["microphone_hum"]


def test_a_hum_of_a_single_tone_is_found_too() -> None:
    found = find_hum(to_samples(hum(2.0, 50, -30.0, harmonics=1) + white(2.0, 3, -60.0)))
    assert found is not None
    assert found.mains_hz == 50


@pytest.mark.parametrize("seed", range(12))
def test_no_noise_is_taken_for_hum(seed: int) -> None:
    level = -60.0 + 3 * seed
    for sound in (pink(2.0, seed, level), white(2.0, seed, level)):
        assert find_hum(to_samples(sound)) is None
    assert find_hum(silence(SAMPLE_RATE_HZ // 2)) is None
    assert find_hum(silence(SAMPLE_RATE_HZ * 2)) is None


def test_a_hum_far_below_the_noise_is_not_what_disturbs() -> None:
    assert find_hum(to_samples(hum(2.0, 50, -58.0) + pink(2.0, 2, -35.0))) is None


def test_a_voice_in_a_quiet_room_is_ready() -> None:
    quiet = to_samples(pink(2.0, 1, -60.0))
    result = judged(to_samples(speech() + pink(5.0, 2, -60.0)), quiet)
    assert (result.verdict, codes(result)) == (Verdict.READY, [])
    assert result.values["noise_dbfs"] == pytest.approx(-60.0, abs=2.0)


def test_a_noisy_room_is_heard_in_the_quiet_phase_although_the_voice_is_louder() -> None:
    result = judged(
        to_samples(speech(level_dbfs=-18.0) + pink(5.0, 2, -40.0)), to_samples(pink(2.0, 1, -40.0))
    )
    assert codes(result) == ["microphone_noisy"]


@pytest.mark.parametrize("seed", range(6))
def test_sound_that_was_clipped_before_it_was_turned_down_is_found(seed: int) -> None:
    voice = speech(seed=seed)
    assert codes(judged(clipped_upstream(voice))) == ["microphone_clipping"]
    assert flat_share(to_samples(voice)) < microphone.FLAT_SHARE
    assert flat_share(silence(100)) == 0.0


def test_a_microphone_that_the_system_has_muted_is_called_muted() -> None:
    muted = microphone.Measurement(duration_s=5.0, zero_share=1.0, is_muted=True)
    assert codes(microphone.judge(muted, asked_to_speak=True)) == ["microphone_muted"]
    hiss = microphone.Measurement(duration_s=5.0, zero_share=0.1, peak_dbfs=-62.0, is_muted=True)
    assert codes(microphone.judge(hiss, asked_to_speak=False)) == ["microphone_muted"]


def test_a_telephone_grade_headset_is_a_remark() -> None:
    well = measure(to_samples(speech() + pink(5.0, 2, -60.0)))
    from dataclasses import replace

    result = microphone.judge(replace(well, is_hands_free=True), asked_to_speak=True)
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["microphone_hands_free"])


def test_another_microphone_that_hears_is_named_beside_the_silent_one() -> None:
    silent = microphone.Measurement(duration_s=5.0, other_name="Headset", other_spec="headset")
    result = microphone.judge(silent, asked_to_speak=True)
    assert codes(result) == ["microphone_silent", "microphone_other_hears_you"]
    assert result.findings[1].values == {"other_name": "Headset", "other_spec": "headset"}
    assert microphone.is_silent(silent)
    assert not microphone.is_silent(microphone.Measurement())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Headset (WH-1000XM4 Hands-Free AG Audio)", True),
        ("bluez_input.00_11.headset_head_unit", True),
        ("bluez_source.88_C9_E8_11_22_33.handsfree_head_unit", True),
        ("bluez_input.88:C9:E8:11:22:33", True),
        ("bluez_source.88_C9_E8_11_22_33.a2dp_source", False),
        ("alsa_input.pci-0000_00_1f.3.analog-stereo", False),
        ("Jabra HFP", True),
        ("Headset Microphone (Plantronics)", False),
        ("Built-in Microphone", False),
    ],
)
def test_the_hands_free_profile_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_hands_free(name) is expected


def device(name: str, *, virtual: bool = False) -> Device:
    return Device(DeviceKind.MICROPHONE, name, name, is_virtual=virtual)


def test_each_hardware_is_tried_once_and_software_never() -> None:
    chosen = device("Microphone (Realtek Audio)")
    listed = (
        chosen,
        device("default"),
        device("Line In (Realtek Audio)"),
        device("Headset (2- Jabra)"),
        device("Headset (Jabra)"),
        device("CABLE Output", virtual=True),
        device("USB PnP: Audio (hw:2,0)"),
    )
    assert [found.name for found in others(listed, chosen)] == [
        "Headset (2- Jabra)",
        "USB PnP: Audio (hw:2,0)",
    ]
    assert hardware_of("USB PnP: Audio (hw:2,0)") == "usb pnp: audio"
    assert others((), None) == ()


async def test_the_microphone_that_hears_best_is_offered() -> None:
    listed = tuple(map(device, ("A", "B", "C", "D")))
    heard: list[str] = []

    async def record(spec: DeviceSpec, seconds: float) -> Samples:
        heard.append(spec.text)
        if spec.text == "B":
            raise Fault(FaultCode.MICROPHONE_BUSY, "open")
        if spec.text == "C":
            return to_samples(pink(seconds, 1, -50.0))
        return to_samples(speech(seconds) + pink(seconds, 1, -60.0))

    best = await sound_probe.who_hears("A", record, lambda: listed)
    assert best is not None
    assert best[0].name == "D"
    assert heard == ["B", "C", "D"]


async def test_nobody_is_offered_when_nobody_hears() -> None:
    async def record(spec: DeviceSpec, seconds: float) -> Samples:
        return to_samples(pink(seconds, 1, -70.0))

    def broken() -> tuple[Device, ...]:
        raise Fault(FaultCode.SOUND_SYSTEM_NONE, "list")

    assert await sound_probe.who_hears("A", record, lambda: (device("A"), device("B"))) is None
    assert await sound_probe.who_hears("A", record, broken) is None


def in_a_room(seed: int, lag_s: float, echo_db: float, noise: np.ndarray) -> Samples:
    """Return the chirp as a microphone hears it: late, with the room's reverberation, under noise."""
    rng = np.random.default_rng(seed)
    response = np.zeros(SAMPLE_RATE_HZ // 5)
    response[0] = 0.8
    response[1:] += rng.normal(size=len(response) - 1) * np.exp(-np.arange(1, len(response)) / 1500) * 0.02
    played = chirp().astype(np.float64) / 32768
    heard = np.convolve(played, response)
    heard *= 10 ** (echo_db / 20) * np.sqrt(np.sum(played**2) / np.sum(heard**2))
    out = noise.copy()
    start = int(lag_s * SAMPLE_RATE_HZ)
    out[start : start + len(heard)] += heard[: len(out) - start]
    return to_samples(out)


@pytest.mark.parametrize("seed", range(8))
def test_the_chirp_is_found_with_its_lag_and_strength(seed: int) -> None:
    lag_s = 0.08 + 0.1 * seed
    found = find(in_a_room(seed, lag_s, -20.0, pink(2.0, seed, -45.0)))
    assert found.score > 30.0
    assert found.lag_s == pytest.approx(lag_s, abs=0.001)
    assert found.echo_db == pytest.approx(-20.0, abs=2.0)


@pytest.mark.parametrize("seed", range(8))
def test_neither_speech_nor_noise_nor_silence_is_taken_for_the_chirp(seed: int) -> None:
    for sound in (speech(2.0, seed), pink(2.0, seed, -20.0), white(2.0, seed, -30.0), np.zeros(96_000)):
        assert find(to_samples(sound)).score < 30.0
    assert find(silence(int(CHIRP_S * SAMPLE_RATE_HZ) - 1)).score == 0.0


def test_a_chirp_that_the_microphone_heard_proves_the_speaker() -> None:
    result = speaker.judge(
        speaker.Measurement(played_s=2.0, chirp_score=60.0, round_trip_ms=120, echo_db=-25.0)
    )
    assert (result.verdict, codes(result)) == (Verdict.READY, [])
    assert (result.values["round_trip_ms"], result.values["echo_db"]) == (120, -25.0)


def test_a_strong_echo_means_a_headset() -> None:
    result = speaker.judge(speaker.Measurement(played_s=2.0, chirp_score=60.0, echo_db=0.0))
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["speaker_echo_strong"])


def test_the_persons_word_counts_more_than_the_chirp() -> None:
    result = speaker.judge(speaker.Measurement(played_s=2.0, chirp_score=60.0, was_heard=False))
    assert codes(result) == ["speaker_not_heard"]


@pytest.mark.parametrize(
    "setting", [{"is_muted": True, "volume_percent": 80}, {"volume_percent": 5}, {"is_muted": True}]
)
def test_a_speaker_that_the_system_has_turned_off_is_said_so(setting: dict[str, int]) -> None:
    off = speaker.Measurement(played_s=2.0, **setting)  # type: ignore[arg-type]
    assert codes(speaker.judge(off)) == ["speaker_muted"]
    heard = speaker.Measurement(played_s=2.0, was_heard=True, **setting)  # type: ignore[arg-type]
    assert speaker.judge(heard).verdict is Verdict.READY


def test_another_speaker_is_offered_when_nothing_was_heard() -> None:
    unheard = speaker.Measurement(played_s=2.0, was_heard=False, other_name="HDMI", other_spec="HDMI")
    assert speaker.judge(unheard).findings[0].values == {"other_name": "HDMI", "other_spec": "HDMI"}


def answers(**texts: str):  # type: ignore[no-untyped-def] # noqa: ANN201
    def ask(words: Sequence[str]) -> str:
        return next((text for key, text in texts.items() if any(key in word for word in words)), "")

    return ask


def test_the_mixer_is_read_on_each_system() -> None:
    linux = answers(mute="Mute: yes\n", volume="Volume: front-left: 3277 /   5% / -78.06 dB")
    assert speaker_setting(linux, "linux") == Setting(True, 5)
    assert microphone_setting(answers(mute="Mute: no"), "linux") == Setting(False, None)
    mac = answers(osascript="output volume:31, input volume:0, alert volume:100, output muted:false")
    assert speaker_setting(mac, "darwin") == Setting(False, 31)
    assert microphone_setting(mac, "darwin") == Setting(True, 0)
    assert microphone_setting(answers(), "darwin") == Setting()
    assert speaker_setting(linux, "win32") == microphone_setting(linux, "win32") == Setting()


def test_the_sound_servers_own_name_of_its_microphone_is_asked_on_linux_alone() -> None:
    said = {"get-default-source": "bluez_input.88:C9:E8:11:22:33\n"}
    assert microphone_name(answers(**said), "linux") == "bluez_input.88:C9:E8:11:22:33"
    assert microphone_name(answers(**said), "darwin") == microphone_name(answers(), "linux") == ""


def test_a_mixer_program_that_is_missing_or_fails_says_nothing() -> None:
    assert ask_program(("no-such-program-here",)) == ""
    assert ask_program(("false",)) == ""
    assert ask_program(("echo", "5%")) == "5%\n"
