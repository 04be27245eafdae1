# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Microphones and speakers on made sound: voices in rooms, and all that can be wrong with them."""

import numpy as np
import pytest

from app.checks import microphone, recording, speaker
from app.checks.chirp import find
from app.core.verdicts import CheckResult, Verdict
from tests.bench.checks.matrix import Matrix, rng_of, seeded
from tests.rig.voices import clipped_upstream, hum, pink, speech, to_samples, white
from tests.unit.checks.test_sound_depth import in_a_room

pytestmark = pytest.mark.bench
CALL, REMARK = Verdict.CALL_INSTEAD, Verdict.REMARK
Sound = np.ndarray


def heard(sound: Sound, quiet: Sound) -> CheckResult:
    """Return the verdict on 2 s of quiet and 5 s of speech."""
    return microphone.judge(recording.measure(to_samples(sound), to_samples(quiet)), asked_to_speak=True)


def squeezed(sound: Sound) -> Sound:
    """Return a voice that a program has made loud all through; its tops are not cut."""
    size = np.abs(sound) / np.abs(sound).max()
    return np.asarray(0.97 * np.sign(sound) * size**0.33)


def test_microphones_with_faults() -> None:
    matrix = Matrix("Microphone, faults on made sound")
    one, two, three = seeded(1), seeded(2), seeded(3)
    calm, room, still = pink(2.0, one, -60.0), pink(5.0, two, -60.0), np.zeros(96_000)
    fan, street = pink(7.0, two, -41), white(7.0, two, -40)
    hum50, hum60 = hum(7.0, 50, -42), hum(7.0, 60, -48)
    cases: list[tuple[str, Sound, Sound, str, Verdict]] = [
        ("muted: zeros", 0 * room, still, "silent", CALL),
        ("switch with hiss", white(5.0, three, -96.0), white(2.0, 4, -96.0), "silent", CALL),
        ("muted analogue headset", white(5.0, three, -74.0), white(2.0, 4, -74.0), "silent", CALL),
        (
            "far away",
            speech(seed=one, level_dbfs=-58) + pink(5.0, two, -75),
            pink(2.0, one, -75),
            "quiet",
            REMARK,
        ),
        ("turned up too far", speech(seed=one, level_dbfs=4.0), calm, "clipping", REMARK),
        ("clipped upstream", clipped_upstream(speech(seed=two)) / 32768, calm, "clipping", REMARK),
        (
            "less so, other voice",
            clipped_upstream(speech(seed=three), 10.0, 0.5) / 32768,
            calm,
            "clipping",
            REMARK,
        ),
        ("loud all through", squeezed(speech(seed=one)), calm, "loud", REMARK),
        ("nobody speaks", room, calm, "no_speech", REMARK),
        ("fan", speech(seed=one) + fan[96_000:], fan[:96_000], "noisy", REMARK),
        ("street", speech(seed=two, level_dbfs=-18) + street[96_000:], street[:96_000], "noisy", REMARK),
        ("hum of 50 Hz", speech(seed=one) + hum50[96_000:], hum50[:96_000] + calm, "hum", REMARK),
        ("hum of 60 Hz", speech(seed=two) + hum60[96_000:], hum60[:96_000] + calm, "hum", REMARK),
    ]
    for name, sound, quiet, code, verdict in cases:
        matrix.add(name, {f"microphone_{code}"}, heard(sound, quiet), verdict)
    matrix.close()


def test_healthy_microphones() -> None:
    matrix = Matrix("Microphone, healthy", is_healthy=True)
    for number in range(25):
        rng, seed = rng_of(number), seeded(number)
        floor, level = float(rng.uniform(-72, -50)), float(rng.uniform(-30, -19))
        noise = pink if number % 2 else white
        sound = speech(seed=seed, level_dbfs=level) + noise(5.0, seed, floor)
        matrix.well(f"voice {number}", heard(sound, noise(2.0, 50 + seed, floor)))
    matrix.close()


def test_healthy_speakers() -> None:
    matrix = Matrix("Speaker, healthy (the chirp through made rooms)", is_healthy=True)
    for number in range(10):
        seed = seeded(number)
        found = find(in_a_room(seed, 0.06 + 0.05 * number, -10.0 - 2 * number, pink(2.0, seed, -50.0)))
        measured = speaker.Measurement(played_s=2.0, chirp_score=found.score, echo_db=found.echo_db)
        matrix.well(f"room {number}", speaker.judge(measured))
    matrix.close()
