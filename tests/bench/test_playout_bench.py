# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The playout buffer on bad lines: fixed delay beside adapting, same packets, same losses."""

from pathlib import Path

import pytest

from app.media.playout import PlayoutBuffer
from tests.bench.sound_line import Heard, Line, at_random, encode, exponential, in_bursts, listen, wandering
from tests.bench.speech_quality import bench_speech, quality

LINES = {
    "clean": Line(),
    "jitter 15 ms (exponential)": Line(exponential(0.015)),
    "jitter 15 ms, overtaking": Line(exponential(0.015), keeps_order=False),
    "jitter 0-200 ms, correlated": Line(wandering(0.2)),
    "3 % loss": Line(losses=at_random(0.03)),
    "10 % loss": Line(losses=at_random(0.10)),
    "3 % loss in bursts of 5": Line(losses=in_bursts(0.03, 5)),
    "3 % loss, jitter 15 ms": Line(exponential(0.015), at_random(0.03)),
    "drift +200 ppm": Line(drift_ppm=200),
    "drift -200 ppm": Line(drift_ppm=-200),
    "drift +1000 ppm": Line(drift_ppm=1000),
    "drift -1000 ppm": Line(drift_ppm=-1000),
}


def row(name: str, kind: str, heard: Heard, score: float) -> str:
    stats = heard.stats
    share = {
        what: 100 * count / stats.played_samples
        for what, count in (("concealed", stats.concealed_samples), ("repaired", stats.repaired_samples))
    }
    return (
        f"| {name} | {kind} | {score:.2f} | {share['concealed']:.2f} | {share['repaired']:.2f} "
        f"| {heard.delay_ms:.0f} | {stats.shortened_samples / 48:.0f} | {stats.lengthened_samples / 48:.0f} "
        f"| {stats.underruns} | {stats.dropped_samples / 48:.0f} |"
    )


@pytest.mark.bench
def test_fixed_and_adapting_delay_side_by_side(tmp_path: Path) -> None:
    speech = bench_speech(tmp_path)
    packets = encode(speech)
    print("\n| line | buffer | PESQ | concealed % | repaired % | delay ms | shortened ms | lengthened ms "
          "| underruns | dropped ms |\n|---|---|---|---|---|---|---|---|---|---|")  # fmt: skip
    for name, line in LINES.items():
        for kind, adapts in (("fixed 100 ms", False), ("adapting", True)):
            heard = listen(packets, line, PlayoutBuffer(adapts=adapts))
            print(row(name, kind, heard, quality(speech, heard.samples)))
            assert heard.stats.played_samples > len(speech) - 48_000
