# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a Windows program or library says of itself: its machine, and which libraries it needs."""

import struct
from dataclasses import dataclass
from pathlib import Path

AMD64 = 0x8664
_PE32_PLUS = 0x20B
_IMPORTS, _DELAYED_IMPORTS = 1, 13


@dataclass(frozen=True)
class Header:
    """The part of a header that the tests ask for.

    Attributes:
        machine: ``AMD64`` for 64 bits.
        needs: Libraries without which it does not load, in small letters.
        may_need: Libraries that it loads when it first uses them.
    """

    machine: int
    needs: frozenset[str]
    may_need: frozenset[str]


def read(path: Path) -> Header:
    """Read a header.

    Source: Microsoft, PE Format.
    """
    data = path.read_bytes()
    (start,) = struct.unpack_from("<I", data, 0x3C)
    if data[:2] != b"MZ" or data[start : start + 4] != b"PE\0\0":
        raise ValueError(f"{path.name} is not a Windows program")
    machine, sections, _, _, _, optional_size = struct.unpack_from("<HHIIIH", data, start + 4)
    optional = start + 24
    (magic,) = struct.unpack_from("<H", data, optional)
    directories = optional + (112 if magic == _PE32_PLUS else 96)
    table = [struct.unpack_from("<8xIIII", data, optional + optional_size + 40 * n) for n in range(sections)]

    def place(address: int) -> int:
        return next(
            raw + address - virtual
            for size, virtual, raw_size, raw in table
            if virtual <= address < virtual + max(size, raw_size)
        )

    def names(directory: int, entry_bytes: int, name_at: int) -> frozenset[str]:
        (address,) = struct.unpack_from("<I", data, directories + 8 * directory)
        found: set[str] = set()
        while address:
            (name,) = struct.unpack_from("<I", data, place(address) + name_at)
            if not name:
                break
            text = place(name)
            found.add(data[text : data.index(b"\0", text)].decode("ascii").lower())
            address += entry_bytes
        return frozenset(found)

    return Header(machine, names(_IMPORTS, 20, 12), names(_DELAYED_IMPORTS, 32, 4))
