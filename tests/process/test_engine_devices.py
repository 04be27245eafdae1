# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Camera, microphone and speaker in the real child, healthy and not."""

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.wire.commands import (
    CloseCamera,
    CloseMicrophone,
    ListDevices,
    OpenCamera,
    OpenMicrophone,
    Ping,
    PlayTone,
    RecordSample,
    RunCheck,
    UseDevice,
)
from app.wire.events import (
    CameraOpened,
    CameraStalled,
    CheckFinished,
    CheckStarted,
    DevicesListed,
    Faulted,
    LevelMeasured,
    Pong,
    SamplePlayed,
    SampleRecorded,
    SoundHeard,
    TonePlayed,
)
from tests.rig.engine import EngineChild, without_sound
from tests.rig.pictures import read_counter, write_moving_counter
from tests.rig.pulse import PulseRig
from tests.rig.scenes import Scene, write_film
from tests.rig.tones import level, make_sentence, read_wav


def check(name: str, *, camera: str = "none", microphone: str = "none", speaker: str = "none") -> RunCheck:
    return RunCheck(name, camera, microphone, speaker, "")


def solid(path: Path, bgr: tuple[int, int, int]) -> str:
    """Write a film of one colour that still changes a little, as a camera's sensor noise does."""
    import cv2

    noise = np.random.default_rng(1)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, (320, 240))
    for _ in range(30):
        picture = np.full((240, 320, 3), bgr, np.int16) + noise.integers(-8, 9, (240, 320, 3), np.int16)
        writer.write(np.clip(picture, 0, 255).astype(np.uint8))
    writer.release()
    return f"file:{path}"


def is_near(bgra: NDArray[np.uint8], bgr: tuple[int, int, int]) -> bool:
    return bool(np.all(np.abs(bgra[..., :3].mean(axis=(0, 1)) - bgr) < 12))


async def test_the_own_picture_arrives_in_the_right_colours_and_goes_when_the_camera_is_closed(
    tmp_path: Path,
) -> None:
    blue, red = solid(tmp_path / "blue.avi", (200, 60, 30)), solid(tmp_path / "red.avi", (30, 60, 200))
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenCamera(blue))
        opened = await engine.expect(CameraOpened)
        assert (opened.width_px, opened.height_px) == (320, 240)
        picture = await engine.picture(engine.own, lambda p: is_near(p, (200, 60, 30)))
        assert (picture[..., 3] == 255).all()  # opaque
        engine.send(UseDevice("camera", red))
        await engine.picture(engine.own, lambda p: is_near(p, (30, 60, 200)))
        engine.send(CloseCamera())
        engine.send(OpenCamera("none"))
        engine.send(Ping(1))
        await engine.expect(Pong)


async def test_the_own_picture_is_neither_mirrored_nor_larger_than_it_is_shown(tmp_path: Path) -> None:
    film = write_moving_counter(tmp_path / "count.avi", frames=60, size=(1280, 720))
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenCamera(f"file:{film}"))
        picture = await engine.picture(engine.own, lambda p: read_counter(p) is not None)
        assert picture.shape == (360, 640, 4)


async def test_opening_an_open_camera_again_goes_on_without_a_break(tmp_path: Path) -> None:
    film = write_moving_counter(tmp_path / "count.avi", frames=60)
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenCamera(f"file:{film}"))
        await engine.expect(CameraOpened)
        before = await engine.picture(engine.own, lambda p: (read_counter(p) or 0) > 5)
        engine.send(OpenCamera(f"file:{film}"))
        await engine.expect(CameraOpened)
        now = await engine.picture(engine.own, lambda p: read_counter(p) is not None)
        assert (read_counter(now) or 0) >= (read_counter(before) or 0)  # a reopened film begins at 1


async def test_a_camera_that_works_is_ready(tmp_path: Path) -> None:
    spec = write_film(tmp_path / "person.avi", Scene())
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenCamera(spec))
        engine.send(check("camera", camera=spec))
        assert (await engine.expect(CheckStarted)).check == "camera"
        finished = await engine.expect(CheckFinished)
        assert (finished.verdict, finished.findings) == ("ready", ())
        assert finished.values["width_px"] == 640
        assert finished.duration_s >= 2.0


async def test_a_camera_that_shows_black_leaves_the_sound(tmp_path: Path) -> None:
    spec = solid(tmp_path / "black.avi", (2, 2, 2))
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(check("camera", camera=spec))
        finished = await engine.expect(CheckFinished)
        assert finished.verdict == "sound_only"
        assert [finding.code for finding in finished.findings] == ["camera_black"]


async def test_sound_settings_that_nobody_can_read_cost_the_sound_and_not_the_engine(tmp_path: Path) -> None:
    """PortAudio would end the process; the camera goes on, and the microphone is said to be missing."""
    spec = write_film(tmp_path / "person.avi", Scene())
    env = dict(os.environ) | {"ALSA_CONFIG_PATH": str(tmp_path / "missing.conf")}
    async with EngineChild("checks", tmp_path, env=env) as engine:
        engine.send(OpenCamera(spec))
        await engine.expect(CameraOpened)
        engine.send(check("microphone", microphone="default"))
        finished = await engine.expect(CheckFinished)
        assert [finding.code for finding in finished.findings] == ["microphone_none"]
        engine.send(Ping(1))
        await engine.expect(Pong)


async def test_a_file_that_is_no_film_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear camera")
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenCamera(f"file:{tmp_path}/letter.txt"))
        fault = await engine.expect(Faulted)
        assert (fault.code, fault.kind) == ("camera_file", "camera")


HANGING = """
import os, sys
import app.media.capture as capture, app.media.camera as camera
class Hanging:
    width_px, height_px, rate_fps = 320, 240, 30.0
    def __init__(self, spec, size_px, rate_fps):
        import numpy
        self.left, self.picture = 20, numpy.full((240, 320, 3), 99, numpy.uint8)
    def read(self):
        self.left -= 1
        if self.left < 0:
            os.read(FIFO, 1)  # for ever, as a driver does whose cable was pulled
        return self.picture
    def close(self):
        pass
FIFO = os.open(os.environ["TEST_FIFO"], os.O_RDWR)
camera.Camera.__init__.__defaults__ = (*camera.Camera.__init__.__defaults__[:-1], Hanging)
from app.engine.main import main
main(sys.argv[2:])
"""


async def test_a_camera_driver_that_hangs_costs_the_picture_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    env = dict(os.environ) | {"TEST_FIFO": str(tmp_path / "fifo")}
    async with EngineChild("checks", tmp_path, env=env, code=HANGING) as engine:
        engine.send(OpenCamera("0"))
        engine.send(check("camera", camera="0"))
        await engine.expect(CameraOpened)
        stalled = await engine.expect(CameraStalled)
        assert stalled.silent_s >= 2.0
        engine.send(Ping(5))
        await engine.expect(Pong, limit_s=2.0)
        engine.send(CloseCamera())  # the driver does not come back: it is left behind
        engine.send(OpenMicrophone("none"))
        await engine.expect(LevelMeasured)
        engine.send(Ping(6))
        await engine.expect(Pong, limit_s=2.0)


async def test_a_camera_that_cannot_even_be_opened_is_called_hung(tmp_path: Path) -> None:
    """Reading a pipe that nobody fills blocks inside the driver for ever."""
    stuck = HANGING.replace("self.left, self.picture = 20", "os.read(FIFO, 1); self.left, self.picture = 20")
    stuck = stuck.replace("FIFO =", "camera.OPENING_AFTER_S = 1.5  # 8 s outside of tests\nFIFO =")
    os.mkfifo(tmp_path / "fifo")
    env = dict(os.environ) | {"TEST_FIFO": str(tmp_path / "fifo")}
    async with EngineChild("checks", tmp_path, env=env, code=stuck) as engine:
        engine.send(check("camera", camera="0"))
        finished = await engine.expect(CheckFinished)
        assert finished.verdict == "sound_only"
        assert [finding.code for finding in finished.findings] == ["camera_hung"]


async def test_a_person_who_speaks_is_heard_recorded_judged_and_played_back(
    tmp_path: Path, pulse_rig: PulseRig
) -> None:
    sentence = make_sentence(tmp_path / "say.wav", "Jeg hedder Anna, og jeg er klar til mødet nu. " * 4)
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenMicrophone("builtin_microphone"))
        await engine.expect(LevelMeasured)
        speaking = pulse_rig.play_to_microphone(sentence)
        await engine.expect(SoundHeard)
        engine.send(RecordSample("builtin_microphone", "builtin_speaker", 2.0))
        assert (await engine.expect(SampleRecorded)).duration_s == 2.0
        finished = await engine.expect(CheckFinished)
        assert (finished.check, finished.verdict, finished.findings) == ("microphone", "ready", ())
        heard = read_wav(pulse_rig.record_speaker(tmp_path / "played.wav", 1.0))[0]
        await engine.expect(SamplePlayed)
        engine.send(CloseMicrophone())
        speaking.terminate()
        speaking.wait()
    assert level(heard) > -45.0


async def test_a_microphone_that_the_system_has_muted_is_silent(tmp_path: Path, pulse_rig: PulseRig) -> None:
    pulse_rig.set_microphone_mute(True)
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenMicrophone("builtin_microphone"))
        assert (await engine.expect(LevelMeasured)).rms_dbfs == -120.0
        engine.send(RecordSample("builtin_microphone", "none", 1.0))
        finished = await engine.expect(CheckFinished)
        assert finished.verdict == "call_instead"
        assert [finding.code for finding in finished.findings] == ["microphone_silent"]
        assert not any(isinstance(event, SoundHeard) for event in engine.seen)


async def test_a_microphone_that_is_pulled_out_is_said_once_and_heard_again_when_it_is_back(
    tmp_path: Path, pulse_rig: PulseRig
) -> None:
    sentence = make_sentence(tmp_path / "say.wav", "Kan du høre mig nu? " * 12)
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenMicrophone("builtin_microphone"))
        await engine.expect(LevelMeasured)
        pulse_rig.unplug_microphone()
        fault = await engine.expect(Faulted)
        assert (fault.code, fault.kind) == ("microphone_lost", "microphone")
        pulse_rig.plug_in_microphone()
        await engine.expect(LevelMeasured)
        speaking = pulse_rig.play_to_microphone(sentence)
        await engine.expect(SoundHeard)
        assert sum(isinstance(event, Faulted) for event in engine.seen) == 1
        speaking.terminate()
        speaking.wait()


async def test_the_test_sound_is_really_played(tmp_path: Path, pulse_rig: PulseRig) -> None:
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(PlayTone("builtin_speaker"))
        heard = read_wav(pulse_rig.record_speaker(tmp_path / "played.wav", 2.0))[0]
        await engine.expect(TonePlayed)
        finished = await engine.expect(CheckFinished)
        assert (finished.check, finished.verdict) == ("speaker", "remark")
        assert [finding.code for finding in finished.findings] == ["speaker_not_confirmed"]
    assert level(heard) > -45.0


async def test_going_on_breaks_a_recording_off(tmp_path: Path, pulse_rig: PulseRig) -> None:
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(OpenMicrophone("builtin_microphone"))
        await engine.expect(LevelMeasured)
        engine.send(RecordSample("builtin_microphone", "builtin_speaker", 1.0))
        engine.send(CloseMicrophone())
        engine.send(check("microphone", microphone="builtin_microphone"))  # takes longer than the recording
        assert (await engine.expect(CheckFinished)).duration_s > 2.0
        assert not any(isinstance(event, SampleRecorded) for event in engine.seen)


async def test_a_pc_without_sound_says_so_and_offers_the_telephone(tmp_path: Path) -> None:
    async with EngineChild("checks", tmp_path, env=without_sound(tmp_path)) as engine:
        engine.send(OpenMicrophone("default"))
        fault = await engine.expect(Faulted)
        assert (fault.code, fault.kind) == ("sound_system_none", "microphone")
        result = await engine.expect(CheckFinished)
        assert (result.check, result.verdict) == ("microphone", "call_instead")
        engine.send(PlayTone("default"))
        fault = await engine.expect(Faulted, lambda f: f.kind == "speaker")
        assert fault.code == "sound_system_none"
        result = await engine.expect(CheckFinished)
        assert (result.check, result.verdict) == ("speaker", "call_instead")


async def test_a_frozen_sound_server_does_not_keep_the_camera_from_working(
    tmp_path: Path, pulse_rig: PulseRig
) -> None:
    """PortAudio asks each server while it is loaded, and waits for the answer for ever."""
    film = f"file:{write_moving_counter(tmp_path / 'count.avi', frames=30)}"
    pulse_rig.microphone_card.freeze(True)
    try:
        async with EngineChild("checks", tmp_path) as engine:
            engine.send(OpenCamera(film))
            await engine.expect(CameraOpened)
            engine.send(OpenMicrophone("builtin_microphone"))
            fault = await engine.expect(Faulted)
            assert fault.kind == "microphone"
            engine.send(Ping(1))
            await engine.expect(Pong, limit_s=2.0)
    finally:
        pulse_rig.microphone_card.freeze(False)


async def test_a_headset_that_is_plugged_in_under_an_open_microphone_is_listed_and_can_be_used(
    tmp_path: Path, pulse_rig: PulseRig
) -> None:
    """PortAudio's own list is as old as its start while the level meter runs."""
    sentence = make_sentence(tmp_path / "say.wav", "Jeg hedder Anna, og jeg er klar. " * 8)
    async with EngineChild("checks", tmp_path) as engine:
        engine.send(ListDevices())
        listed = await engine.expect(DevicesListed)
        assert "headset_microphone" not in [one.name for one in listed.microphones]
        engine.send(OpenMicrophone("builtin_microphone"))
        await engine.expect(LevelMeasured)
        pulse_rig.plug_in_headset()
        engine.send(ListDevices(only_news=True))
        listed = await engine.expect(DevicesListed)
        assert {"builtin_microphone", "headset_microphone"} <= {one.name for one in listed.microphones}
        assert "headset_speaker" in [one.name for one in listed.speakers]
        pulse_rig.play_to_microphone(sentence, headset=True)
        engine.send(UseDevice("microphone", "headset_microphone"))
        await engine.expect(SoundHeard)
        assert not [one for one in engine.seen if isinstance(one, Faulted)]
