# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cheap sign changes when a sound card comes or goes, and says nothing where it cannot know."""

from pathlib import Path

import pytest

from app.media.sound_mark import of_linux

ONE = " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n"
TWO = ONE + " 1 [Jabra          ]: USB-Audio - Jabra Evolve 20\n"


def test_the_sign_changes_with_the_kernels_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALSA_CONFIG_PATH", raising=False)
    cards, none = tmp_path / "cards", tmp_path / ".asoundrc"
    cards.write_text(ONE)
    before = of_linux(cards, none)
    assert before is not None
    assert of_linux(cards, none) == before
    cards.write_text(TWO)
    assert of_linux(cards, none) not in (None, before)


def test_devices_of_a_sound_server_have_no_card_so_nothing_is_concluded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards, own = tmp_path / "cards", tmp_path / ".asoundrc"
    monkeypatch.delenv("ALSA_CONFIG_PATH", raising=False)
    assert of_linux(cards, own) is None, "no such list"
    cards.write_text(ONE)
    own.write_text("pcm.headset { type pulse }\n")
    assert of_linux(cards, own) is None
    own.unlink()
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "alsa.conf"))
    assert of_linux(cards, own) is None
