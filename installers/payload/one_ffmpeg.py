# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets OpenCV use PyAV's FFmpeg on Linux, so that it is shipped and loaded once."""

import re
from pathlib import Path

_OPENCV, _PYAV = "opencv_python_headless.libs", "av.libs"
_SHARED = ("avcodec", "avformat", "avutil", "swscale", "swresample")
# What only OpenCV's own FFmpeg needed.
_ONLY_FOR_FFMPEG = ("libvpx-*", "libssl-*", "libcrypto-*", "libdrm-*")


def _major(path: Path) -> int:
    found = re.search(r"\.so\.(\d+)", path.name)
    return int(found.group(1)) if found else -1


def share(folder: Path) -> bool:
    """Replace OpenCV's FFmpeg by links to PyAV's; False, and nothing is changed, where they differ.

    FFmpeg keeps its interface within a major number, which its symbols carry as their version; the loader
    takes a link and its aim for the same library, so memory holds it once too.
    """
    opencv, pyav = folder / _OPENCV, folder / _PYAV
    pairs: list[tuple[Path, Path]] = []
    for name in _SHARED:
        ours, theirs = list(opencv.glob(f"lib{name}-*")), list(pyav.glob(f"lib{name}-*"))
        if len(ours) != 1 or len(theirs) != 1 or _major(ours[0]) != _major(theirs[0]):
            return False
        pairs.append((ours[0], theirs[0]))
    for link, aim in pairs:
        link.unlink()
        link.symlink_to(Path("..") / _PYAV / aim.name)
    for pattern in _ONLY_FOR_FFMPEG:
        for path in opencv.glob(pattern):
            path.unlink()
    # A library looks for what it needs beside the name by which it was opened, not beside the link's aim.
    for path in sorted(pyav.iterdir()):
        beside = opencv / path.name
        if not beside.exists():
            beside.symlink_to(Path("..") / _PYAV / path.name)
    return True
