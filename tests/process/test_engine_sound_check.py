# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sound checks' depth in the real child: quiet first, the others when silent, and the chirp."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.wire.commands import OpenMicrophone, PlayTone, RecordSample
from app.wire.events import CheckFinished, LevelMeasured, OthersTried, SamplePlayed, SpeakNow, TonePlayed
from tests.rig.engine import EngineChild
from tests.rig.pulse import PulseRig
from tests.rig.tones import make_sentence, write_wav
from tests.rig.voices import hum


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseRig]:
    """A laptop whose microphone hears its speaker."""
    with PulseRig(one_card=True) as rig:
        for name, value in rig.variables.items():
            monkeypatch.setenv(name, value)
        rig.echo(60)
        yield rig


async def test_a_hum_is_heard_while_the_person_is_quiet(tmp_path: Path, pulse_rig: PulseRig) -> None:
    humming = pulse_rig.play_to_microphone(write_wav(tmp_path / "hum.wav", hum(30.0, 50, -38.0)))
    sentence = make_sentence(tmp_path / "say.wav", "Jeg hedder Anna, og jeg er klar til mødet nu. " * 3)
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenMicrophone("builtin_microphone"))
        await engine.expect(LevelMeasured)
        engine.send(RecordSample("builtin_microphone", "none", 3.0, quiet_s=2.0))
        await engine.expect(SpeakNow)
        speaking = pulse_rig.play_to_microphone(sentence)
        finished = await engine.expect(CheckFinished)
        await engine.expect(SamplePlayed)
        for player in (speaking, humming):
            player.terminate()
            player.wait()
    assert [finding.code for finding in finished.findings] == ["microphone_hum"]
    assert finished.findings[0].values["hum_hz"] == 50


async def test_when_the_chosen_microphone_is_silent_the_one_that_hears_is_offered(
    tmp_path: Path, pulse_rig: PulseRig
) -> None:
    pulse_rig.set_microphone_mute(True)
    pulse_rig.plug_in_headset()
    sentence = make_sentence(tmp_path / "say.wav", "Jeg hedder Anna, og jeg er klar til mødet nu. " * 12)
    speaking = pulse_rig.play_to_microphone(sentence, headset=True)
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(RecordSample("builtin_microphone", "none", 1.0))
        silent = await engine.expect(CheckFinished)
        await engine.expect(OthersTried)
        offered = await engine.expect(CheckFinished)
        await engine.expect(SamplePlayed)
        speaking.terminate()
        speaking.wait()
    assert [finding.code for finding in silent.findings] == ["microphone_silent"]
    assert [f.code for f in offered.findings] == ["microphone_silent", "microphone_other_hears_you"]
    assert offered.findings[1].values["other_name"] == "headset_microphone"


async def test_the_chirp_proves_speaker_and_microphone_and_measures_the_echo(
    tmp_path: Path, room: PulseRig
) -> None:
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenMicrophone("builtin_microphone"))
        await engine.expect(LevelMeasured)
        engine.send(PlayTone("builtin_speaker", microphone="builtin_microphone"))
        await engine.expect(TonePlayed)
        finished = await engine.expect(CheckFinished)
    assert [finding.code for finding in finished.findings] == ["speaker_echo_strong"]
    assert finished.values["chirp_score"] > 30
    assert 60.0 <= finished.values["round_trip_ms"] <= 900.0  # the loopback alone takes 60 ms
    assert finished.values["echo_db"] == pytest.approx(0.0, abs=3.0)


async def test_a_speaker_that_is_muted_in_the_system_is_named(tmp_path: Path, room: PulseRig) -> None:
    room.set_mute("speaker", True)
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(PlayTone("default", microphone="builtin_microphone"))
        finished = await engine.expect(CheckFinished)
    assert [finding.code for finding in finished.findings] == ["speaker_muted"]
