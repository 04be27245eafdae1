# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The watch over a picture that stands still while the sound goes on."""

from app.media.picture_watch import PictureWatch


def run(
    watch: PictureWatch, pictures_at_s: list[float], until_s: float, *, silent_from_s: float = 1e9
) -> list[tuple[float, bool]]:
    """Look four times a second, as the call does; returns what was told and when."""
    told = []
    for quarter in range(int(until_s * 4) + 1):
        now_s = quarter / 4
        pictures = sum(at_s <= now_s for at_s in pictures_at_s)
        rests = watch.judge(pictures, min(now_s, silent_from_s), now_s)
        if rests is not None:
            told.append((now_s, rests))
    return told


def test_a_picture_that_stops_while_sound_comes_rests_after_3_s_and_moves_with_the_second_new_one() -> None:
    pictures = [0.1 * n for n in range(20)] + [10.0, 10.1, 10.2, 10.3]
    told = run(PictureWatch(), pictures, 12.0)
    assert told == [(5.0, True), (10.25, False)]


def test_a_silent_line_is_not_a_resting_picture() -> None:
    assert run(PictureWatch(), [0.0, 0.5, 1.0], 9.0, silent_from_s=1.0) == []


def test_a_call_that_never_had_a_picture_says_nothing_of_it() -> None:
    assert run(PictureWatch(), [], 9.0) == []


def test_one_late_picture_alone_does_not_take_the_words_away() -> None:
    assert run(PictureWatch(), [0.0, 6.0], 12.0) == [(3.0, True)]


def test_a_slow_picture_goes_on() -> None:
    assert run(PictureWatch(), [0.5 * n for n in range(30)], 14.0) == []
