# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Log lines as JSON, made of events and chosen fields: no names, tokens, addresses or SDP."""

import contextlib
import json
import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TextIO

_SAFE_FIELDS = "_safe_fields"
logger = logging.getLogger("app.service")


def log_event(event: str, **fields: str | int | float | bool) -> None:
    """Write one line. Give only fields that say nothing about a person."""
    logger.info(event, extra={_SAFE_FIELDS: fields})


class JsonLines(logging.Formatter):
    """One JSON object a line. Of an exception only its type and place are kept: its text may quote data."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for one record."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        fields = getattr(record, _SAFE_FIELDS, None)
        # Other libraries' messages may quote what they got; their template says enough.
        line["event"] = str(record.msg).partition("\n")[0][:200]
        if fields is not None:
            line.update(fields)
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__name__
            line["at"] = [
                f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])[-6:]
            ]
        return json.dumps(line, ensure_ascii=False)


@contextlib.contextmanager
def logging_to(stream: TextIO) -> Iterator[None]:
    """Send everybody's log records from INFO up to a stream as JSON lines, for a while."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
