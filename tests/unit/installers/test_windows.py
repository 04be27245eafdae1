# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small parts of the setup program for Windows, decided without NSIS."""

import pytest

from installers.windows import stub_words


def _stub(*texts: str) -> bytes:
    return b"MZ" + b"\0\0".join(text.encode("utf-16-le") for text in texts) + b"\0\0"


THEIRS = [theirs for theirs, _ in (stub_words._TITLE, stub_words._NOT_WHOLE)]


def test_who_got_half_a_setup_program_is_told_what_to_do_in_danish_and_english() -> None:
    stub = _stub("before", *THEIRS, "after")
    ours = stub_words.with_our_words(stub)
    assert len(ours) == len(stub)
    said = ours.decode("utf-16-le", "replace")
    assert "Hent Mødeklar igen" in said
    assert "Download Mødeklar again" in said
    assert "NSIS" not in said
    assert ours.endswith(_stub("after")[2:])


@pytest.mark.parametrize("texts", [THEIRS[:1], [*THEIRS, THEIRS[0]], []])
def test_another_nsis_is_noticed_at_build_time(texts: list[str]) -> None:
    with pytest.raises(ValueError, match="NSIS"):
        stub_words.with_our_words(_stub("before", *texts))
