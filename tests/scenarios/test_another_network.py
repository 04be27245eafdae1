# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The network card goes down in a call and another comes up: the talk goes on by itself, and both know."""

import time
from pathlib import Path

import pytest

from tests.rig.children import await_condition
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.pulse import PulseRig
from tests.rig.talk import talk
from tests.rig.two_networks import TwoNetworks

BACK_WITHIN_S = 25.0
"""8 s are asked of a quiet computer (``make bench`` prints what it took); a starved one may take longer."""


@pytest.mark.skipif(bool(TwoNetworks.missing()), reason=TwoNetworks.missing())
def test_from_wifi_to_a_telephones_hotspot(
    tmp_path: Path, pulse_rig: PulseRig, expected_warnings: ExpectedWarnings
) -> None:
    """Words at once, plan B forward while nothing comes, then sound both ways, and plan B steps back."""
    expected_warnings.allow("asyncio")
    with talk(tmp_path, pulse_rig.env, "--plan-b-silent-s", "5") as both:
        window, networks = both.window, both.networks
        gen = window.now["gen"]
        networks.pull_out("phone0")
        networks.pull_out("wifi0")
        window.until(lambda now: now["line"] == "lost")
        await_condition("words at the caseworker", lambda: both.caseworker()["state"] == "silent")
        window.until(lambda now: now["forward"] == "no_media")
        assert window.now["state"] == "call"
        networks.plug_in("phone0")
        there_s = time.monotonic()
        now = window.until(lambda now: now["gen"] > gen and now["has_sound"] and now["line"] == "good")
        heard_s = now["t"] - there_s
        await_condition("sound at the caseworker", lambda: both.heard_over_later(gen))
        took_s = time.monotonic() - there_s
        window.until(lambda now: now["forward"] == "none" and now["has_picture"])
        await_condition("the words go", lambda: both.caseworker()["state"] == "connected")
    print(f"\nheard {heard_s:.1f} s after the other network was there, by both after {took_s:.1f} s")
    assert took_s < BACK_WITHIN_S
    assert window.now["facts"].count("line_interrupted") == 1
