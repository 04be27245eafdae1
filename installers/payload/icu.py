# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cuts the data of ICU, which Qt brings along for 700 locales, to the languages that Mødeklar speaks.

Source: ICU's ``ucmndata.h`` ("Common data"): a header, then a table of offsets to names and items, sorted by
name. What is missing is answered by ICU as for a locale that it does not know: with its root.
"""

import re
import struct
from pathlib import Path

from installers.payload import elf

LANGUAGES = {"da", "en", "ar", "uk", "pl", "tr", "so", "fa"}
_OF_A_LOCALE = re.compile(r"([a-z]{2,3})(_[A-Za-z0-9_]+)?\.res")
_UNUSED_FOLDERS = ("unit", "rbnf", "translit", "lang", "region", "curr")  # Qt has names of its own
_UNUSED_ENDS = (".cnv", ".dict", ".lstm")  # old encodings; words of Thai and the like
_COUNT = struct.Struct("<I")
_ENTRY = struct.Struct("<II")


def is_kept(name: str) -> bool:
    """Tell whether an item stays, for instance ``icudt73l/coll/da.res``."""
    *folders, last = name.split("/")[1:]
    if folders and folders[0] in _UNUSED_FOLDERS:
        return last in ("root.res", "pool.res", "res_index.res")
    locale = _OF_A_LOCALE.fullmatch(last)
    return not last.endswith(_UNUSED_ENDS) and (locale is None or locale.group(1) in LANGUAGES)


def cut(data: bytes) -> bytes:
    """Return the same common data with the items that are kept.

    Raises:
        ValueError: If this is no common data of the kind known here.
    """
    head, magic = struct.unpack_from("<HH", data)
    if magic != 0x27DA or data[12:16] != b"CmnD":
        raise ValueError("no common data of ICU")
    count = _COUNT.unpack_from(data, head)[0]
    entries = [_ENTRY.unpack_from(data, head + 4 + n * _ENTRY.size) for n in range(count)]
    names = [data[head + at : data.index(b"\0", head + at)].decode() for at, _ in entries]
    ends = [start for _, start in entries[1:]] + [len(data) - head]
    kept = [
        (name, data[head + entry[1] : head + end])
        for name, entry, end in zip(names, entries, ends, strict=True)
        if is_kept(name)
    ]
    words = bytearray()
    name_at: list[int] = []
    first_name = 4 + len(kept) * _ENTRY.size
    for name, _ in kept:
        name_at.append(first_name + len(words))
        words += name.encode() + b"\0"
    items = bytearray()
    first_item = (head + first_name + len(words) + 15) // 16 * 16 - head
    table = bytearray(_COUNT.pack(len(kept)))
    for at, (_, item) in zip(name_at, kept, strict=True):
        table += _ENTRY.pack(at, first_item + len(items))
        items += item + bytes(-len(item) % 16)
    gap = first_item - len(table) - len(words)
    return data[:head] + bytes(table) + bytes(words) + bytes(gap) + bytes(items)


def cut_in(folder: Path) -> None:
    """Cut the data library beside Qt's libraries, if this payload has one."""
    for path in folder.glob("PySide6/Qt/lib/libicudata.so.*"):
        library = elf.read(path)
        if library is None:
            continue
        (block,) = (one for one in library.symbols if one.is_defined and one.name.endswith("_dat"))
        data = cut(library.at(block.address, block.size))
        elf.write(path, library.machine, [], elf.Answer.NOTHING, (block.name, data))
