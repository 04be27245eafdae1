# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A connection that is built anew: the old one carries the talk until the new one stands."""

from pathlib import Path

from app.wire.commands import RemoteDescription, StartCall
from app.wire.events import (
    CallConnected,
    CallFailed,
    CallMeasured,
    LocalDescription,
    PictureArrived,
    SoundArrived,
)
from tests.rig.engine import EngineChild
from tests.rig.pictures import read_counter, write_moving_counter
from tests.rig.tones import make_tone


def start(gen: int, film: str, sound: str, *, offers: bool) -> StartCall:
    return StartCall(gen, "p2", offers, (), film, sound, "none", True, True, False)


async def introduce(offerer: EngineChild, answerer: EngineChild, gen: int) -> None:
    """Carry offer and answer from one to the other."""
    offer = await offerer.expect(LocalDescription)
    answerer.send(RemoteDescription(gen, "offer", offer.sdp))
    answer = await answerer.expect(LocalDescription)
    offerer.send(RemoteDescription(gen, "answer", answer.sdp))


async def flows(engine: EngineChild) -> None:
    """The other side's film runs."""
    shown = read_counter(await engine.picture(engine.other, lambda p: read_counter(p) is not None))
    await engine.picture(engine.other, lambda p: read_counter(p) not in (None, shown))


async def test_the_old_connection_carries_the_talk_until_the_new_one_stands(tmp_path: Path) -> None:
    """The other side takes its time to answer the new offer: pictures never stop meanwhile."""
    film = f"file:{write_moving_counter(tmp_path / 'count.avi', frames=150)}"
    sound = f"file:{make_tone(tmp_path / 'tone.wav', 440, 5.0)}"
    async with (
        EngineChild("call", tmp_path / "a") as citizen,
        EngineChild("call", tmp_path / "b") as caseworker,
    ):
        citizen.send(start(1, film, sound, offers=True))
        caseworker.send(start(1, film, sound, offers=False))
        await introduce(citizen, caseworker, 1)
        await citizen.expect(SoundArrived)
        await flows(citizen)

        citizen.send(start(2, film, sound, offers=True))
        offer = await citizen.expect(LocalDescription)
        for _ in range(3):
            await flows(citizen)
            await flows(caseworker)
        assert not any(isinstance(event, CallFailed) for event in (*citizen.seen, *caseworker.seen))

        caseworker.send(start(2, film, sound, offers=False))
        caseworker.send(RemoteDescription(2, "offer", offer.sdp))
        answer = await caseworker.expect(LocalDescription)
        citizen.send(RemoteDescription(2, "answer", answer.sdp))
        for engine in (citizen, caseworker):
            assert [e.gen for e in engine.seen if isinstance(e, CallConnected)][:1] == [1]
            await engine.expect(PictureArrived)
            assert (await engine.expect(SoundArrived)).gen == 2
            await flows(engine)
            # An hour's talk on a bad line has dozens: none may wait for Python to collect it some day.
            await engine.expect(CallMeasured, lambda event: event.values["connections_alive"] == 1)
