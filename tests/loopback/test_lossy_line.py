# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two of the app's own participants over a line that loses packets."""

import asyncio
from pathlib import Path

import pytest

from tests.rig.network import ImpairedNetwork
from tests.rig.robot import Robot, until
from tests.rig.serving import Serving
from tests.rig.tones import make_tone, share_of_silence

LOSS_PERCENT = 3
LISTEN_S = 20.0
ADDED_SHARE = 0.01


@pytest.mark.skipif(not ImpairedNetwork.available(), reason=ImpairedNetwork.missing())
async def test_a_lost_packet_costs_no_more_sound_than_it_carried(tmp_path: Path) -> None:
    """With 3 % of the packets lost, at most 4 % of the sound is missing, before any concealment."""
    line = f"delay=20,loss={LOSS_PERCENT}"
    tone = make_tone(tmp_path / "tone.wav", 440.0, 60.0)
    with ImpairedNetwork(line, line) as network:
        plain = ("--plain-http", network.address_b, "--camera", "none")
        with Serving(tmp_path, "--host", network.address_b, on_host=network.run_b) as service:
            words = ("--microphone", f"file:{tone}", "--admit", *plain)
            seat, guest = await service.link("caseworker"), await service.link("citizen")
            with (
                Robot(seat, tmp_path / "office", *words, on_host=network.run_b),
                Robot(guest, tmp_path / "home", *plain, on_host=network.run_a) as home,
            ):
                await home.tells("first_sound")
                wav = tmp_path / "home" / "speaker.wav"
                enough = LISTEN_S * 48_000 * 2
                await until("sound", lambda: wav.stat().st_size > enough, within_s=2 * LISTEN_S)
                lost_share = _audio_lost_share(network)
                summary = await asyncio.to_thread(home.leave)

    sound = summary["sound"]
    samples, rate_hz = home.heard()
    silent_share = share_of_silence(samples[rate_hz // 2 : round(LISTEN_S * rate_hz)], rate_hz)
    print(
        f"\n{LOSS_PERCENT} % loss over {sound['played_s']} s: the line lost {lost_share:.2%} of the packets, "
        f"missing {sound['missing_share']:.2%} (lost {sound['lost_share']:.2%}, "
        f"starved {sound['starved_share']:.2%}), silent in speaker.wav {silent_share:.2%}"
    )
    assert lost_share > 0.01, "the line did not lose anything"
    # A line that loses 3 % on average loses a little more or less in 20 s: judged by what it really lost.
    assert sound["missing_share"] <= lost_share + ADDED_SHARE
    assert silent_share <= sound["missing_share"] + ADDED_SHARE


def _audio_lost_share(network: ImpairedNetwork) -> float:
    """Return what the line itself lost of the busiest stream from B to A: sound, as there is no picture."""
    streams = network.totals()["ba"]["rtp"]
    sent, _, lost = max(streams.values(), key=lambda stream: stream[0])
    return float(lost / sent)
