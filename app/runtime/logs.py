# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Structured log lines on stderr: one JSON object a line, no names, tokens, addresses or SDP."""

import json
import logging
import sys
from datetime import UTC, datetime
from types import TracebackType

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """Formats a record as one JSON line; extra fields become keys."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "t": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "log": record.name,
            "says": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def start_log(level: str) -> None:
    """Write everything from ``level`` up to stderr, and what nobody caught too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.getLogger("asyncio").setLevel(logging.WARNING)
    sys.excepthook = _excepthook


def _excepthook(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
    """The last of the three broad catches: a slip in a slot is logged, and the window stays."""
    logging.getLogger("moedeklar").critical("not caught", exc_info=(kind, value, trace))
