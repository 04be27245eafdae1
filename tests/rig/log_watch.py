# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Catch warnings in the log that a test did not announce."""

import logging
import re
import types
from dataclasses import dataclass, field
from typing import Self


@dataclass
class _Announced:
    logger: str
    pattern: re.Pattern[str]
    must_come: bool
    came: bool = False

    def fits(self, record: logging.LogRecord) -> bool:
        under = record.name == self.logger or record.name.startswith(self.logger + ".")
        return under and self.pattern.search(record.getMessage()) is not None


@dataclass
class ExpectedWarnings:
    """What a test says about the warnings it will cause."""

    _announced: list[_Announced] = field(default_factory=list)

    def expect(self, logger: str, pattern: str = "") -> None:
        """Announce a record that must come: of this logger or one below it, its text found by ``pattern``."""
        self._announced.append(_Announced(logger, re.compile(pattern), must_come=True))

    def allow(self, logger: str, pattern: str = "") -> None:
        """Announce a record that may come."""
        self._announced.append(_Announced(logger, re.compile(pattern), must_come=False))

    def judge(self, records: list[logging.LogRecord]) -> None:
        """Compare what came with what was announced.

        Raises:
            AssertionError: If something came unannounced, or an expected record did not come.
        """
        surprises: list[str] = []
        for record in records:
            fitting = [one for one in self._announced if one.fits(record)]
            for one in fitting:
                one.came = True
            if not fitting:
                surprises.append(f"{record.levelname} {record.name}: {record.getMessage()}")
        missing = [one for one in self._announced if one.must_come and not one.came]
        assert not surprises, "unexpected in the log: " + "; ".join(surprises)
        assert not missing, "expected in the log but never came: " + "; ".join(
            f"{one.logger} /{one.pattern.pattern}/" for one in missing
        )


class LogWatch(logging.Handler):
    """Keeps every record at WARNING or above while the ``with`` block runs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected = ExpectedWarnings()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.records.append(record)

    def __enter__(self) -> Self:
        logging.getLogger().addHandler(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: types.TracebackType | None,
    ) -> None:
        logging.getLogger().removeHandler(self)
