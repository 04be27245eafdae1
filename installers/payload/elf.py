# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the symbols of a Linux library, and writes one that exports given symbols and next to nothing else.

Source: System V ABI, chapters "ELF" and "Dynamic Linking"; 64 bit, little endian only.
"""

import struct
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

X86_64, AARCH64 = 0x3E, 0xB7
_MACHINES = {X86_64: "x86_64", AARCH64: "aarch64"}
_PAGES = {"x86_64": 0x1000, "aarch64": 0x10000}  # the largest that a kernel may have
_SHT_DYNSYM = 11
_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_PROGRAM = struct.Struct("<IIQQQQQQ")
_SECTION = struct.Struct("<IIQQQQIIQQ")
_SYMBOL = struct.Struct("<IBBHQQ")
_PT_LOAD, _PT_DYNAMIC, _PT_GNU_STACK = 1, 2, 0x6474E551
_R, _W, _X = 4, 2, 1
_FUNC, _OBJECT, _GLOBAL = 2, 1, 1 << 4
_DT_HASH, _DT_STRTAB, _DT_SYMTAB, _DT_STRSZ, _DT_SYMENT, _DT_SONAME = 4, 5, 6, 10, 11, 14


class Answer(Enum):
    """What every function of a hollow library does."""

    NOTHING = "return 0"
    FAILURE = "return -1"
    STOP = "end the process"


_CODE = {
    ("x86_64", Answer.NOTHING): b"\x31\xc0\xc3",  # xor eax, eax; ret
    ("x86_64", Answer.FAILURE): b"\xb8\xff\xff\xff\xff\xc3",  # mov eax, -1; ret
    ("x86_64", Answer.STOP): b"\x0f\x0b",  # ud2
    ("aarch64", Answer.NOTHING): struct.pack("<II", 0x52800000, 0xD65F03C0),
    ("aarch64", Answer.FAILURE): struct.pack("<II", 0x12800000, 0xD65F03C0),
    ("aarch64", Answer.STOP): struct.pack("<I", 0xD4200000),
}


@dataclass(frozen=True)
class Symbol:
    """One name of a library's dynamic symbol table; ``address`` and ``size`` as linked."""

    name: str
    is_defined: bool
    address: int
    size: int


@dataclass
class Library:
    """A library that was read.

    Attributes:
        machine: ``x86_64`` or ``aarch64``.
        symbols: Its dynamic symbols.
        content: The whole file.
    """

    machine: str
    content: bytes
    symbols: list[Symbol] = field(default_factory=list)

    def at(self, address: int, size: int) -> bytes:
        """Return what lies at an address, as the program headers map the file."""
        for kind, offset, start, length in self._loads():
            if kind == _PT_LOAD and start <= address and address + size <= start + length:
                return self.content[offset + address - start :][:size]
        raise ValueError(f"nothing is mapped at {address:#x}")

    def is_aligned(self) -> bool:
        """Tell whether the loader would take it: stripping can leave it "not page-aligned"."""
        page = _PAGES[self.machine]
        return all(
            (offset - start) % page == 0 for kind, offset, start, _ in self._loads() if kind == _PT_LOAD
        )

    def _loads(self) -> list[tuple[int, int, int, int]]:
        header = _HEADER.unpack_from(self.content)
        rows = [_PROGRAM.unpack_from(self.content, header[5] + n * _PROGRAM.size) for n in range(header[10])]
        return [(row[0], row[2], row[3], row[5]) for row in rows]


def read(path: Path) -> Library | None:
    """Return a library's symbols, or None if this is no 64-bit ELF file of a machine known here."""
    content = path.read_bytes()
    if content[:6] != b"\x7fELF\x02\x01":
        return None
    header = _HEADER.unpack_from(content)
    machine = _MACHINES.get(header[2])
    if machine is None:
        return None
    library = Library(machine, content)
    sections = [_SECTION.unpack_from(content, header[6] + n * _SECTION.size) for n in range(header[12])]
    for section in sections:
        if section[1] == _SHT_DYNSYM:
            names = sections[section[6]][4]
            for at in range(section[4] + _SYMBOL.size, section[4] + section[5], _SYMBOL.size):
                name_at, _, _, index, address, size = _SYMBOL.unpack_from(content, at)
                end = content.index(b"\0", names + name_at)
                name = content[names + name_at : end].decode("ascii", "replace")
                library.symbols.append(Symbol(name, index != 0, address, size))
    return library


def write(
    path: Path, machine: str, names: list[str], answer: Answer, data: tuple[str, bytes] | None = None
) -> None:
    """Write a library whose functions all do the same, and which may hold one block of data with a name.

    It carries the file's own name as SONAME.
    """
    page = _PAGES[machine]
    strings, offsets = bytearray(b"\0"), {}
    for name in [path.name, *names, *([data[0]] if data else [])]:
        offsets[name] = len(strings)
        strings += name.encode() + b"\0"
    count = 1 + len(names) + (1 if data else 0)
    # One bucket: every look-up walks the chain, which is short.
    chain = [*range(2, count), 0] if count > 1 else []
    hash_table = struct.pack(f"<{4 + len(chain)}I", 1, count, 1 if count > 1 else 0, 0, *chain)
    parts: dict[str, int] = {}
    at = _HEADER.size + 4 * _PROGRAM.size
    blocks = {"hash": len(hash_table), "symbols": count * _SYMBOL.size, "strings": len(strings)}
    blocks |= {"code": 16, "data": len(data[1]) if data else 0}
    for name, length in blocks.items():
        at = (at + 15) // 16 * 16
        parts[name] = at
        at += length
    symbols = bytes(_SYMBOL.size)
    for name in names:
        symbols += _SYMBOL.pack(offsets[name], _GLOBAL | _FUNC, 0, 1, parts["code"], 1)
    if data:
        symbols += _SYMBOL.pack(offsets[data[0]], _GLOBAL | _OBJECT, 0, 1, parts["data"], len(data[1]))
    dynamic_at = (at + page - 1) // page * page
    dynamic = b"".join(
        struct.pack("<QQ", tag, value)
        for tag, value in (
            (_DT_SONAME, offsets[path.name]),
            (_DT_HASH, parts["hash"]),
            (_DT_STRTAB, parts["strings"]),
            (_DT_SYMTAB, parts["symbols"]),
            (_DT_STRSZ, len(strings)),
            (_DT_SYMENT, _SYMBOL.size),
            (0, 0),
        )
    )
    size = len(dynamic)
    programs = (
        _PROGRAM.pack(_PT_LOAD, _R | _X, 0, 0, 0, at, at, page)
        + _PROGRAM.pack(_PT_LOAD, _R | _W, dynamic_at, dynamic_at, dynamic_at, size, size, page)
        + _PROGRAM.pack(_PT_DYNAMIC, _R | _W, dynamic_at, dynamic_at, dynamic_at, size, size, 8)
        + _PROGRAM.pack(_PT_GNU_STACK, _R | _W, 0, 0, 0, 0, 0, 16)
    )
    number = next(number for number, name in _MACHINES.items() if name == machine)
    ident = b"\x7fELF\x02\x01\x01" + bytes(9)
    image = bytearray(dynamic_at + size)
    header = _HEADER.pack(ident, 3, number, 1, 0, _HEADER.size, 0, 0, _HEADER.size, _PROGRAM.size, 4, 0, 0, 0)
    content = {0: header + programs, parts["hash"]: hash_table, parts["symbols"]: symbols}
    content |= {parts["strings"]: bytes(strings), parts["code"]: _CODE[machine, answer], dynamic_at: dynamic}
    if data:
        content[parts["data"]] = data[1]
    for start, block in content.items():
        image[start : start + len(block)] = block
    path.unlink(missing_ok=True)
    path.write_bytes(image)
    path.chmod(0o755)
