# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cameras whose driver hangs for real: a film that goes on in a pipe which nobody ever writes to."""

import os
from pathlib import Path

from tests.rig.pictures import write_moving_counter


def camera_that_hangs(folder: Path, *, after_pictures: int) -> Path:
    """Return a film whose ``read()`` never returns after so many pictures; with 0 ``open()`` never does."""
    folder.mkdir()
    os.mkfifo(folder / "pipe.avi")
    parts = ["file 'pipe.avi'"]
    if after_pictures:
        write_moving_counter(folder / "first.avi", frames=after_pictures)
        parts.insert(0, "file 'first.avi'")
    film = folder / "film.ffconcat"
    film.write_text("\n".join(["ffconcat version 1.0", *parts, ""]), encoding="utf-8")
    return film
