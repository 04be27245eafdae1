# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""aiortc as it comes, for ends that are not ours, whatever this process plugged into it before."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiortc.codecs

from app.media.rtc.plugs import PLUGS

# Read when the tests are collected: before any of them makes a call.
_STOCK = [(module, name, getattr(module, name)) for module, name, _ in PLUGS]
_TABLES: tuple[dict[str, Any], ...] = (aiortc.codecs.CODECS, aiortc.codecs.HEADER_EXTENSIONS)
_STOCK_TABLES = copy.deepcopy(_TABLES)


@contextmanager
def stock_aiortc() -> Iterator[None]:
    """Take our plug-ins out of aiortc while this is open, and put back afterwards what was there."""
    found = [(module, name, getattr(module, name)) for module, name, _ in _STOCK]
    tables = copy.deepcopy(_TABLES)
    _set(_STOCK, _STOCK_TABLES)
    try:
        yield
    finally:
        _set(found, tables)


def _set(names: list[tuple[Any, str, Any]], tables: tuple[dict[str, Any], ...]) -> None:
    for module, name, value in names:
        setattr(module, name, value)
    for table, values in zip(_TABLES, tables, strict=True):
        table.clear()
        table.update(copy.deepcopy(values))
