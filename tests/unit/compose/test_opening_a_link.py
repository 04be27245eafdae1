# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a browser hands over is one link: nothing in it becomes an option or another command."""

import pytest

from app.__main__ import ROLES, one_link
from app.compose.options import parse


@pytest.mark.parametrize(
    "words",
    [
        ["moedeklar:https://video.example.dk/m/abc"],
        ["moedeklar:Åse Ærø"],
        ["moedeklar:x", "--data", r"\\elsewhere\share", "--camera", "none"],  # a quote ended the argument
        ["--quietly"],
        ["serve"],
        [""],
        [],
    ],
)
def test_nothing_in_a_link_is_an_option(words: list[str]) -> None:
    plain, options = parse([]), parse(one_link(words))
    assert options.link == " ".join(words)
    assert (options.folder, options.devices, options.quietly) == (plain.folder, plain.devices, plain.quietly)


def test_browsers_have_a_command_of_their_own() -> None:
    assert "open" in ROLES
