# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The app's sound cleaning beside Chromium's, on the same virtual devices in the same rooms."""

from pathlib import Path

import numpy as np
import pytest

from app.media import sound_cards
from app.media.processing.canceller import Cleaning, WebRtcCanceller
from app.media.sound import Samples
from tests.bench import echo_app, echo_chromium
from tests.bench.echo_score import LENGTH_S, Score, Talk, make_talk, score, stumbles
from tests.rig.live_room import LiveRoom
from tests.rig.pulse import PulseRig, look_again
from tests.rig.room import Room, blocks
from tests.rig.tones import write_wav

SECONDS = LENGTH_S + 1.0
SEED = 1
TRIES = 3
APP, CHROMIUM = "app", "Chromium"
# The devices add some 80 ms of their own.
ROOMS = {
    "laptop, 200 ms tail": Room(delay_ms=20),
    "small, 120 ms tail": Room(tail_ms=120, delay_ms=20, noise_dbfs=-65, drift_ppm=0, bend=0),
    "hall, loud, 100 ppm, bent": Room(300, 60, 0, -50, 100, 0.4),
}
HEAD = (
    "| room | canceller | ERLE dB | loudest 50 ms of echo, dBFS | STOI of both talking, 0 dB | +6 dB "
    "| near alone |\n|---|---|---|---|---|---|---|"
)


def row(room: str, kind: str, got: Score) -> str:
    """Return a row of the table."""
    numbers = (got.stoi[0], got.stoi[6], got.stoi_alone)
    stoi = " | ".join(f"{number:.3f}" for number in numbers)
    return f"| {room} | {kind} | {got.erle_db:.1f} | {got.loudest_dbfs:.0f} | {stoi} |"


def in_the_room(rig: PulseRig, folder: Path, room: Room, talk: Talk, end: str) -> Score:
    """Let one end talk in the room, until the computer has kept up with it.

    What Chromium's microphone heard goes through the app's canceller, too ("app, same sound").
    """
    far = write_wav(folder / f"far-{end}.wav", talk.far.astype(np.float32) / 32767)
    for turn in range(TRIES):
        live = LiveRoom(rig, folder / f"{end}-{turn}", room, talk.near, SEED)
        with live:
            out = (
                echo_chromium.talk(rig, far, SECONDS)
                if end == CHROMIUM
                else echo_app.talk(talk.far, SECONDS)[0]
            )
        played, heard = live.result()
        if not stumbles(talk, out):
            if end == CHROMIUM:
                print(row("", "app, same sound", score(talk, heard, cleaned(played, heard))))
            return score(talk, heard, out)
    pytest.skip("the computer is too busy: sound was lost on the way")


def cleaned(played: Samples, heard: Samples) -> Samples:
    """Return what the app's canceller makes of a recording."""
    canceller = WebRtcCanceller(Cleaning(level=False))
    pairs = zip(blocks(heard), blocks(played), strict=True)
    return np.concatenate([canceller.process(near, far) for near, far in pairs])


@pytest.mark.bench
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", ROOMS)
def test_beside_chromium(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In no room does the app do clearly worse than Chromium. Wants a computer that does nothing else."""
    room = ROOMS[name]
    talk = make_talk(tmp_path, room, SEED)
    monkeypatch.setattr(sound_cards, "LATENCY_S", 0.2)  # as large a cushion as Chromium has here
    print(f"\n{HEAD}")
    with PulseRig(one_card=True) as rig:
        for variable, value in rig.variables.items():
            monkeypatch.setenv(variable, value)
        look_again()
        app, chromium = (in_the_room(rig, tmp_path, room, talk, end) for end in (APP, CHROMIUM))
    for end, got in ((APP, app), (CHROMIUM, chromium)):
        print(row(name, end, got))
    assert app.erle_db > chromium.erle_db - 5
