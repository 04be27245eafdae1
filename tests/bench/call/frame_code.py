# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A number at the upper edge of each picture of the clip: which picture left when, and arrived when.

Ten cells of a tenth of the width and a fifteenth of the height: nine bits of Gray code and their parity.
From one picture to the next one bit and the parity change: the code costs a thin line next to nothing. The
cells lie on whole blocks of the codec, and their middles survive scaling to a quarter of the width.
``page.js`` reads the same cells.
"""

import numpy as np
from numpy.typing import NDArray

CELLS = 10
HEIGHT_SHARE = 15
_DARK, _LIGHT = 40, 215


def draw_code(bgr: NDArray[np.uint8], number: int) -> None:
    """Draw a number from 0 to 511 into a picture, shape (height, width, 3), in place."""
    height, width = bgr.shape[0] // HEIGHT_SHARE, bgr.shape[1] // CELLS
    gray = number ^ number >> 1
    code = gray | (gray.bit_count() & 1) << (CELLS - 1)
    for cell in range(CELLS):
        bgr[:height, cell * width : (cell + 1) * width] = _LIGHT if code >> cell & 1 else _DARK


def read_code(picture: NDArray[np.uint8]) -> int | None:
    """Return the number in a picture, shape (height, width, 3 or 4), or None where it cannot be trusted."""
    height, width = picture.shape[0] // HEIGHT_SHARE, picture.shape[1] // CELLS
    rows = slice(height // 4, max(height // 4 + 1, height - height // 4))
    code = 0
    for cell in range(CELLS):
        left = cell * width
        middle = picture[rows, left + width // 4 : left + width - width // 4, 1]
        brightness = float(middle.mean())
        if 96 < brightness < 160:
            return None
        code |= (brightness > 128) << cell
    return number_of(code)


def number_of(code: int) -> int | None:
    """Return the number of the cells' bits, or None if the parity is wrong."""
    if code.bit_count() & 1:
        return None
    number = gray = code & (1 << (CELLS - 1)) - 1
    while gray := gray >> 1:
        number ^= gray
    return number
