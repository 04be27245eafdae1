# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the municipality writes down holds; a slip in it keeps nobody from a meeting."""

import logging
import sys
from pathlib import Path

import pytest

from app.core.policy import Policy, UpdateMode
from app.runtime import policies, policy_command
from app.runtime.policies import load_policy, with_values
from tests.rig.log_watch import ExpectedWarnings

KEY = "ab" * 32


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Give the program's folder and the system's."""
    program, system = tmp_path / "program" / "bin", tmp_path / "etc"
    program.mkdir(parents=True)
    system.mkdir()
    monkeypatch.setattr(sys, "executable", str(program / "python"))
    monkeypatch.setattr(policies, "system_folder", lambda: system)
    return program.parent, system


def test_without_any_file_the_usual_holds(folders: tuple[Path, Path]) -> None:
    assert load_policy() == Policy()
    assert not load_policy().looks_for_updates


def test_the_systems_folder_wins_over_what_came_with_the_installer(folders: tuple[Path, Path]) -> None:
    program, system = folders
    (program / "moedeklar.toml").write_text(
        f'service = "https://video.example.dk/"\nupdates = "fetch"\nupdate_keys = ["{KEY}"]\n'
    )
    assert load_policy() == Policy("https://video.example.dk", updates=UpdateMode.FETCH, update_keys=(KEY,))
    assert load_policy().looks_for_updates
    (system / "moedeklar.toml").write_text('updates = "off"\nlanguage = "en"\n')
    policy = load_policy()
    assert (policy.service, policy.updates, policy.language) == (
        "https://video.example.dk",
        UpdateMode.OFF,
        "en",
    )
    assert not policy.looks_for_updates


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("updates", "now"),
        ("update_keys", ["short"]),
        ("update_keys", 12345),
        ("language", "xx"),
        ("service", "http://video.example.dk"),
        ("service", "https://"),
        ("update_url", "ftp://x"),
        ("colour", "red"),
        ("service", 5),
    ],
)
def test_what_cannot_be_understood_is_left_out_and_named(
    name: str, value: object, caplog: pytest.LogCaptureFixture, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("moedeklar.policies", name)
    with caplog.at_level(logging.WARNING):
        policy = with_values(Policy(), {name: value, "updates": "off"} | {name: value}, "moedeklar.toml")
    assert policy.service == ""
    assert policy.update_keys == ()
    assert policy.update_url == ""
    assert repr(value) not in caplog.text


def test_group_policy_writes_one_key_as_text_and_several_as_a_list() -> None:
    assert with_values(Policy(), {"update_keys": KEY}, "group policy").update_keys == (KEY,)
    assert with_values(Policy(), {"update_keys": [KEY, KEY]}, "group policy").update_keys == (KEY, KEY)


def test_a_damaged_file_is_as_good_as_none(
    folders: tuple[Path, Path], expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("moedeklar.policies", "moedeklar.toml could not be read")
    folders[1].joinpath("moedeklar.toml").write_bytes(b"updates = \xff")
    assert load_policy() == Policy()


def test_the_command_shows_what_holds_and_where_it_could_be_written(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folders[1].joinpath("moedeklar.toml").write_text('updates = "off"\n')
    assert policy_command.main([]) == 0
    said = capsys.readouterr().out
    assert "updates      off" in said
    assert str(folders[1] / "moedeklar.toml") in said
