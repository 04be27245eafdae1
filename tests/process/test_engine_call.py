# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two real engines talk with each other over loopback: what one shows and says, the other sees and hears."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.engine.attempt import CONNECT_LIMIT_S
from app.wire.commands import (
    EndCall,
    Ice,
    Ping,
    RemoteDescription,
    SetMedia,
    StartCall,
    TurnCamera,
    UseDevice,
)
from app.wire.events import (
    CallConnected,
    CallFailed,
    CallMeasured,
    CameraOpened,
    DeviceRunning,
    Faulted,
    LineMeasured,
    LocalDescription,
    PictureArrived,
    Pong,
    SoundArrived,
    SoundMeasured,
)
from tests.rig.engine import EngineChild
from tests.rig.pictures import read_counter, write_moving_counter
from tests.rig.pulse import PulseRig
from tests.rig.tones import level, make_tone, read_wav, share_of_power_at

CITIZEN_HZ, CASEWORKER_HZ = 440.0, 880.0


def start(gen: int = 1, *, offers: bool = False, **changes: object) -> StartCall:
    values: dict[str, object] = {
        "camera": "none",
        "microphone": "none",
        "speaker": "none",
        "microphone_on": True,
        "camera_on": True,
        "paused": False,
    }
    return StartCall(gen=gen, peer="p2", offers=offers, ice=(), **(values | changes))  # type: ignore[arg-type]


async def introduce(offerer: EngineChild, answerer: EngineChild, gen: int = 1) -> None:
    """Carry offer and answer from one to the other, as windows and service do."""
    offer = await offerer.expect(LocalDescription)
    assert (offer.gen, offer.kind) == (gen, "offer")
    answerer.send(RemoteDescription(gen, "offer", offer.sdp))
    answer = await answerer.expect(LocalDescription)
    assert (answer.gen, answer.kind) == (gen, "answer")
    offerer.send(RemoteDescription(gen, "answer", answer.sdp))


@asynccontextmanager
async def two_engines(folder: Path) -> AsyncIterator[tuple[EngineChild, EngineChild]]:
    async with EngineChild("call", folder / "a") as one, EngineChild("call", folder / "b") as other:
        yield one, other


async def clearest_share(rig: PulseRig, path: Path, tone_hz: float, tries: int = 4) -> float:
    """Return the best share of a tone's power in a few recordings: a starved machine leaves holes in some."""
    best = 0.0
    for _ in range(tries):
        heard, rate_hz = read_wav(await asyncio.to_thread(rig.record_speaker, path, 1.5))
        best = max(best, share_of_power_at(heard, rate_hz, tone_hz))
        if best > 0.8:
            break
    return best


@pytest.mark.parametrize("citizen_offers", [True, False], ids=["citizen offers", "caseworker offers"])
async def test_two_people_see_and_hear_each_other(
    citizen_offers: bool, tmp_path: Path, pulse_rig: PulseRig
) -> None:
    film = f"file:{write_moving_counter(tmp_path / 'count.avi', frames=150)}"
    tones = [f"file:{make_tone(tmp_path / f'{hz:.0f}.wav', hz, 5.0)}" for hz in (CITIZEN_HZ, CASEWORKER_HZ)]
    async with two_engines(tmp_path) as (citizen, caseworker):
        citizen.send(
            start(offers=citizen_offers, camera=film, microphone=tones[0], speaker="builtin_speaker")
        )
        caseworker.send(start(offers=not citizen_offers, camera=film, microphone=tones[1]))
        offerer, answerer = (citizen, caseworker) if citizen_offers else (caseworker, citizen)
        await introduce(offerer, answerer)
        for engine in (citizen, caseworker):
            await engine.expect(CallConnected)
            first = await engine.picture(engine.other, lambda p: read_counter(p) is not None)
            shown = read_counter(first)
            await engine.picture(engine.other, lambda p, seen=shown: read_counter(p) not in (None, seen))
            await engine.picture(engine.own, lambda p: read_counter(p) is not None)
        first_two = [await citizen.expect(PictureArrived | SoundArrived) for _ in range(2)]  # in either order
        (arrived,) = [event for event in first_two if isinstance(event, PictureArrived)]
        assert (arrived.width_px, arrived.height_px) in ((480, 360), (640, 480))  # by what the line takes
        assert SoundArrived in {type(event) for event in first_two}
        await caseworker.expect(SoundArrived)
        assert await clearest_share(pulse_rig, tmp_path / "heard.wav", CASEWORKER_HZ) > 0.8
        measured = await citizen.expect(CallMeasured)
        assert measured.values["packets_in"] > 0  # type: ignore[operator]
        citizen.send(SetMedia(True, True, False, cleans_sound=False))
        # Sent as it is heard, from now on.
        meters = await citizen.expect(
            SoundMeasured, lambda now: not now.cleans and abs(now.heard_dbfs - now.sent_dbfs) < 0.2
        )
        assert meters.heard_dbfs > -60.0


async def test_while_a_telephone_carries_the_sound_the_picture_goes_on_and_nothing_is_heard(
    tmp_path: Path, pulse_rig: PulseRig
) -> None:
    """Neither what this PC's microphone hears goes out, nor does its speaker play: nothing can howl."""
    film = f"file:{write_moving_counter(tmp_path / 'count.avi', frames=150)}"
    hum = f"file:{make_tone(tmp_path / 'hum.wav', CITIZEN_HZ, 5.0)}"
    async with two_engines(tmp_path) as (citizen, caseworker):
        citizen.send(start(offers=True, camera=film, microphone=hum))
        caseworker.send(start(speaker="builtin_speaker"))
        await introduce(citizen, caseworker)
        await caseworker.expect(SoundArrived)
        assert await clearest_share(pulse_rig, tmp_path / "heard.wav", CITIZEN_HZ) > 0.8
        citizen.send(SetMedia(True, True, False, sound_by_phone=True))
        citizen.send(Ping(1))
        await citizen.expect(Pong)
        shown = read_counter(
            await caseworker.picture(caseworker.other, lambda p: read_counter(p) is not None)
        )
        await caseworker.picture(caseworker.other, lambda p: read_counter(p) not in (None, shown))
        silent, _ = read_wav(await asyncio.to_thread(pulse_rig.record_speaker, tmp_path / "mute.wav", 1.5))
        assert level(silent[len(silent) // 2 :]) < -70.0
        citizen.send(SetMedia(True, True, False))
        assert await clearest_share(pulse_rig, tmp_path / "again.wav", CITIZEN_HZ) > 0.8


async def test_muted_paused_and_switched_off_is_what_the_other_side_gets(tmp_path: Path) -> None:
    film = f"file:{write_moving_counter(tmp_path / 'count.avi', frames=150)}"
    async with two_engines(tmp_path) as (citizen, caseworker):
        citizen.send(start(offers=True, camera=film))
        caseworker.send(start())
        await introduce(citizen, caseworker)
        await caseworker.picture(caseworker.other, lambda p: read_counter(p) is not None)
        citizen.send(SetMedia(microphone_on=True, camera_on=True, paused=True))
        await caseworker.picture(caseworker.other, lambda p: p[..., :3].max() < 40)
        citizen.send(SetMedia(microphone_on=True, camera_on=True, paused=False))
        await caseworker.picture(caseworker.other, lambda p: read_counter(p) is not None)
        citizen.send(SetMedia(microphone_on=True, camera_on=False, paused=False))
        await caseworker.picture(caseworker.other, lambda p: p[..., :3].max() < 40)
        citizen.own.reset()
        citizen.send(SetMedia(microphone_on=True, camera_on=True, paused=False))
        await citizen.expect(CameraOpened)  # it had been closed for real
        await caseworker.picture(caseworker.other, lambda p: read_counter(p) is not None)


async def test_a_call_is_built_anew_without_touching_the_camera_and_late_messages_are_dropped(
    tmp_path: Path,
) -> None:
    film = f"file:{write_moving_counter(tmp_path / 'count.avi', frames=150)}"
    async with two_engines(tmp_path) as (citizen, caseworker):
        for gen in (1, 2):
            citizen.send(start(gen, offers=True, camera=film))
            caseworker.send(start(gen))
            citizen.send(RemoteDescription(gen - 1, "answer", "late"))
            await introduce(citizen, caseworker, gen)
            assert (await citizen.expect(CallConnected)).gen == gen
            assert (await caseworker.expect(PictureArrived)).gen == gen
        assert sum(isinstance(event, CameraOpened) for event in citizen.seen) == 1
        assert not any(isinstance(event, CallFailed) for event in citizen.seen)
        citizen.send(EndCall())
        sequence = citizen.own.latest()
        assert sequence is not None
        await citizen.picture(citizen.own, lambda p: read_counter(p) is not None)  # the own picture goes on
        failed = await caseworker.expect(CallFailed)
        assert (failed.gen, failed.code) == (2, "call_not_connected")


async def test_changing_the_camera_in_a_call_needs_no_new_connection(tmp_path: Path) -> None:
    films = [
        f"file:{write_moving_counter(tmp_path / f'{first}.avi', first=first, frames=90)}"
        for first in (1, 1000)
    ]
    async with two_engines(tmp_path) as (citizen, caseworker):
        citizen.send(start(offers=True, camera=films[0]))
        caseworker.send(start())
        await introduce(citizen, caseworker)
        await caseworker.picture(caseworker.other, lambda p: (read_counter(p) or 0) > 0)
        citizen.send(UseDevice("camera", films[1]))
        await caseworker.picture(caseworker.other, lambda p: (read_counter(p) or 0) >= 1000)
        assert sum(isinstance(event, LocalDescription) for event in citizen.seen) == 1


async def test_devices_that_fail_are_named_and_the_call_goes_on(tmp_path: Path) -> None:
    film = f"file:{write_moving_counter(tmp_path / 'count.avi', frames=150)}"
    async with two_engines(tmp_path) as (citizen, caseworker):
        citizen.send(
            start(
                offers=True, camera=f"file:{tmp_path}/gone", microphone=f"file:{tmp_path}/gone", speaker="x"
            )
        )
        caseworker.send(start(camera=film))
        await introduce(citizen, caseworker)
        await citizen.expect(CallConnected)
        await citizen.picture(citizen.other, lambda p: read_counter(p) is not None)
        faults = {event.kind for event in citizen.seen if isinstance(event, Faulted)}
        while faults != {"camera", "microphone", "speaker"}:
            faults.add((await citizen.expect(Faulted)).kind)


async def test_a_headset_that_goes_is_stood_in_for_and_taken_back_when_it_comes_again(
    tmp_path: Path, pulse_rig: PulseRig
) -> None:
    """Both are heard all the time but for a moment, and nobody has to choose a device."""
    pulse_rig.plug_in_headset()
    tone = make_tone(tmp_path / "caseworker.wav", CASEWORKER_HZ, seconds=2.0)
    async with two_engines(tmp_path) as (citizen, caseworker):
        citizen.send(start(offers=True, microphone="headset_microphone", speaker="headset_speaker"))
        caseworker.send(start(microphone=f"file:{tone}"))
        await introduce(citizen, caseworker)
        await citizen.expect(SoundArrived)
        pulse_rig.unplug_headset()
        names = {"microphone": "", "speaker": ""}
        while not all(names.values()):
            running = await citizen.expect(DeviceRunning)
            names[running.kind] = running.stand_in
        assert await clearest_share(pulse_rig, tmp_path / "heard.wav", CASEWORKER_HZ) > 0.8
        lost = {event.code for event in citizen.seen if isinstance(event, Faulted)}
        assert lost == {"microphone_lost", "speaker_lost"}
        pulse_rig.plug_in_headset()
        while any(names.values()):
            running = await citizen.expect(DeviceRunning)
            names[running.kind] = running.stand_in
        heard = await asyncio.to_thread(pulse_rig.record_speaker, tmp_path / "again.wav", 1.0, headset=True)
        assert share_of_power_at(*read_wav(heard), CASEWORKER_HZ) > 0.5


async def test_a_microphone_with_its_mute_key_on_is_told_in_the_call(
    tmp_path: Path, pulse_rig: PulseRig
) -> None:
    pulse_rig.set_microphone_mute(True)
    async with EngineChild("call", tmp_path) as citizen:
        citizen.send(start(offers=True, microphone="builtin_microphone"))
        fault = await citizen.expect(Faulted, limit_s=20.0)
        assert (fault.code, fault.kind) == ("microphone_silent", "microphone")
        pulse_rig.set_microphone_mute(False)
        pulse_rig.play_to_microphone(make_tone(tmp_path / "voice.wav", CITIZEN_HZ, seconds=5.0))
        running = await citizen.expect(DeviceRunning)
        assert (running.kind, running.stand_in) == ("microphone", "")


async def test_a_line_that_falls_silent_is_weak_then_lost(tmp_path: Path) -> None:
    async with two_engines(tmp_path) as (citizen, caseworker):
        citizen.send(start(offers=True))
        caseworker.send(start())
        await introduce(citizen, caseworker)
        await citizen.expect(CallConnected)
        await citizen.expect(CallMeasured)
        caseworker.process.kill()
        assert (await citizen.expect(LineMeasured)).state == "weak"
        lost = await citizen.expect(LineMeasured, lambda line: line.state == "lost")
        assert lost.silent_s >= 3.0
        citizen.send(Ping(1))
        await citizen.expect(Pong)


async def test_a_description_that_makes_no_sense_fails_its_attempt_alone(tmp_path: Path) -> None:
    async with EngineChild("call", tmp_path) as engine:
        engine.send(start(4))
        engine.send(RemoteDescription(4, "offer", "v=0 nonsense"))
        failed = await engine.expect(CallFailed)
        assert (failed.gen, failed.code) == (4, "call_description")
        engine.send(start(5, offers=True))
        assert (await engine.expect(LocalDescription)).gen == 5


IMPATIENT = """
import sys
from app.engine import attempt
attempt.CONNECT_LIMIT_S = 1.5
from app.engine.main import main
main(sys.argv[2:])
"""


async def test_nobody_at_the_other_end_fails_in_time(tmp_path: Path) -> None:
    """Ten seconds outside of tests."""
    assert CONNECT_LIMIT_S <= 10.0
    async with (
        EngineChild("call", tmp_path / "a", code=IMPATIENT) as citizen,
        EngineChild("call", tmp_path / "b") as caseworker,
    ):
        caseworker.send(start(offers=True))
        offer = await caseworker.expect(LocalDescription)
        citizen.send(start(9))
        citizen.send(RemoteDescription(9, "offer", offer.sdp))
        await citizen.expect(LocalDescription)  # never carried over
        caseworker.process.kill()
        failed = await citizen.expect(CallFailed)
        assert (failed.gen, failed.code) == (9, "call_not_connected")


async def test_a_call_begins_with_the_picture_that_the_check_found_good(tmp_path: Path) -> None:
    """Upstream 250 kbit/s: the first picture is small, and the caseworker sees it at once."""
    film = f"file:{write_moving_counter(tmp_path / 'count.avi', frames=150)}"
    async with two_engines(tmp_path) as (citizen, caseworker):
        citizen.send(start(offers=True, camera=film, picture_height_px=180, picture_kbit=150))
        caseworker.send(start(camera=film, most_height_px=240))
        await introduce(citizen, caseworker)
        assert (await caseworker.expect(PictureArrived)).height_px == 180
        assert (await citizen.expect(PictureArrived)).height_px == 240


async def test_the_turn_server_that_worked_in_the_check_is_the_first_to_be_asked(tmp_path: Path) -> None:
    """Where only TCP gets through nobody waits for UDP to fail."""
    asked: asyncio.Queue[bytes] = asyncio.Queue()

    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.put_nowait(await reader.read(64))
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    urls = ("turn:127.0.0.1:9?transport=udp", f"turn:127.0.0.1:{port}?transport=tcp")
    async with server, EngineChild("call", tmp_path) as engine:
        command = start(offers=True, turn_index=1)
        engine.send(replace(command, ice=(Ice(urls, "u", "c"),)))
        async with asyncio.timeout(20):
            first = await asked.get()
    assert first[:2] == b"\x00\x03", "a TURN allocation, RFC 8656"


async def test_a_turned_picture_is_turned_for_both(tmp_path: Path) -> None:
    film = f"file:{write_moving_counter(tmp_path / 'count.avi', frames=150)}"
    async with two_engines(tmp_path) as (citizen, caseworker):
        citizen.send(TurnCamera(90))
        citizen.send(start(offers=True, camera=film))
        caseworker.send(start())
        await introduce(citizen, caseworker)
        arrived = await caseworker.expect(PictureArrived)
        assert (arrived.width_px, arrived.height_px) in ((360, 480), (480, 640))
        await citizen.picture(citizen.own, lambda p: p.shape[0] > p.shape[1])
        citizen.send(TurnCamera(0))
        await caseworker.picture(caseworker.other, lambda p: read_counter(p) is not None)
        await citizen.picture(citizen.own, lambda p: p.shape[0] < p.shape[1])
