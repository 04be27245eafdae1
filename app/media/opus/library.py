# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds and loads the libopus that PyAV brings along, and declares the functions that we call.

Source: ``opus.h`` of libopus 1.6; all names and numbers have been the same since 1.1.
"""

import ctypes
import functools
import logging
from collections.abc import Iterator
from ctypes import POINTER, c_char_p, c_int, c_int16, c_int32, c_ubyte, c_void_p
from pathlib import Path

import av

log = logging.getLogger(__name__)

FUNCTIONS: dict[str, tuple[object, tuple[object, ...]]] = {
    "opus_get_version_string": (c_char_p, ()),
    "opus_strerror": (c_char_p, (c_int,)),
    "opus_decoder_create": (c_void_p, (c_int32, c_int, POINTER(c_int))),
    "opus_decoder_destroy": (None, (c_void_p,)),
    "opus_decode": (c_int, (c_void_p, c_char_p, c_int32, POINTER(c_int16), c_int, c_int)),
    "opus_packet_has_lbrr": (c_int, (c_char_p, c_int32)),
    "opus_encoder_create": (c_void_p, (c_int32, c_int, c_int, POINTER(c_int))),
    "opus_encoder_destroy": (None, (c_void_p,)),
    "opus_encode": (c_int32, (c_void_p, POINTER(c_int16), c_int, POINTER(c_ubyte), c_int32)),
    # Only the fixed arguments are declared: ctypes then passes the rest as Apple's ARM systems want it.
    "opus_encoder_ctl": (c_int, (c_void_p, c_int)),
    "opus_decoder_ctl": (c_int, (c_void_p, c_int)),
}


class OpusError(Exception):
    """libopus refused; the message is its own."""


def candidates(package: Path) -> Iterator[Path]:
    """Yield files that may be libopus, given the folder of the installed ``av`` package.

    The wheels keep their libraries beside the package in ``av.libs`` (Linux, Windows) or inside it in
    ``.dylibs`` (macOS); a hash stands in each name.
    """
    for folder in (package.parent / "av.libs", package / ".dylibs", package):
        if folder.is_dir():
            yield from sorted(
                p for p in folder.glob("*opus*") if ".so" in p.name or p.suffix in (".dll", ".dylib")
            )


@functools.cache
def load() -> ctypes.CDLL | None:
    """Return libopus with its functions declared, or None where PyAV has none that we can call.

    PyAV has loaded the same file already, so that this costs no memory.
    """
    for path in candidates(Path(av.__file__).parent):
        try:
            library = ctypes.CDLL(str(path))
            for name, (result, arguments) in FUNCTIONS.items():
                function = getattr(library, name)
                function.restype, function.argtypes = result, arguments
        except (OSError, AttributeError) as error:
            log.warning("%s cannot be used: %s", path.name, type(error).__name__)
            continue
        log.info("sound is coded by %s", library.opus_get_version_string().decode())
        return library
    log.info("no libopus of its own was found beside PyAV: lost sound is hidden less well")
    return None


def check(library: ctypes.CDLL, result: int) -> int:
    """Return what a function of libopus returned.

    Raises:
        OpusError: If it is an error code (below 0).
    """
    if result < 0:
        raise OpusError(library.opus_strerror(result).decode())
    return result
