# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hollow libraries load, say no or stop, and never give a wrong result; ICU's data is cut where it may be."""

import ctypes
import platform
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from installers.payload import elf, icu
from installers.payload.elf import Answer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ELF libraries are Linux's")
MACHINE = platform.machine()


def test_a_hollow_library_loads_and_says_what_it_was_told_to_say(tmp_path: Path) -> None:
    path = tmp_path / "libhollow.so.3"
    elf.write(path, MACHINE, ["open_it", "close_it"], Answer.FAILURE, ("the_data", b"2026"))
    library = ctypes.CDLL(str(path))
    assert library.open_it() == -1
    assert library.close_it() == -1
    assert bytes((ctypes.c_char * 4).in_dll(library, "the_data")) == b"2026"
    with pytest.raises(AttributeError):
        _ = library.something_else


def test_it_can_answer_with_nothing(tmp_path: Path) -> None:
    path = tmp_path / "libhollow.so.4"
    elf.write(path, MACHINE, ["open_it"], Answer.NOTHING)
    assert ctypes.CDLL(str(path)).open_it() == 0


def test_arithmetic_that_is_not_there_ends_the_process_rather_than_be_wrong(tmp_path: Path) -> None:
    path = tmp_path / "libhollow.so.5"
    elf.write(path, MACHINE, ["multiply"], Answer.STOP)
    program = f"import ctypes; ctypes.CDLL({str(path)!r}).multiply()"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode < 0


def test_the_symbols_of_a_library_are_read(tmp_path: Path) -> None:
    import numpy as np

    (extension,) = Path(np.__path__[0]).glob("_core/_multiarray_umath.*.so")
    library = elf.read(extension)
    assert library is not None
    assert library.is_aligned()
    assert {one.name for one in library.symbols if one.is_defined} >= {"PyInit__multiarray_umath"}
    assert "PyErr_SetString" in {one.name for one in library.symbols if not one.is_defined}
    (tmp_path / "text").write_text("no library")
    assert elf.read(tmp_path / "text") is None


def _common_data(items: dict[str, bytes]) -> bytes:
    head = struct.pack("<HH", 32, 0x27DA) + bytes(8) + b"CmnD" + bytes(16)
    names, body = bytearray(), bytearray()
    first_name = 4 + 8 * len(items)
    first_item = first_name + sum(len(name) + 1 for name in items)
    table = struct.pack("<I", len(items))
    for name, item in items.items():
        table += struct.pack("<II", first_name + len(names), first_item + len(body))
        names += name.encode() + b"\0"
        body += item
    return head + table + bytes(names) + bytes(body)


def _items(data: bytes) -> dict[str, bytes]:
    head = struct.unpack_from("<H", data)[0]
    count = struct.unpack_from("<I", data, head)[0]
    rows = [struct.unpack_from("<II", data, head + 4 + 8 * n) for n in range(count)]
    ends = [row[1] for row in rows[1:]] + [len(data) - head]
    return {
        data[head + name : data.index(b"\0", head + name)].decode(): data[head + at : head + end].rstrip(
            b"\0"
        )
        for (name, at), end in zip(rows, ends, strict=True)
    }


def test_icu_keeps_our_languages_and_all_that_belongs_to_none() -> None:
    items = {
        "icudt73l/coll/da.res": b"danish order",
        "icudt73l/coll/fi.res": b"finnish order",
        "icudt73l/da_DK.res": b"danish",
        "icudt73l/ibm-37.cnv": b"an old encoding",
        "icudt73l/root.res": b"root",
        "icudt73l/unit/da.res": b"units",
        "icudt73l/zoneinfo64.res": b"zones",
    }
    cut = _items(icu.cut(_common_data(items)))
    kept = ["icudt73l/coll/da.res", "icudt73l/da_DK.res", "icudt73l/root.res", "icudt73l/zoneinfo64.res"]
    assert cut == {name: items[name] for name in kept}


def test_what_is_no_data_of_icu_is_refused() -> None:
    with pytest.raises(ValueError, match="ICU"):
        icu.cut(bytes(64))
