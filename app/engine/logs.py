# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engine's log on stderr: one JSON object a line, and nothing about the person in it."""

import json
import logging
import traceback


class SafeFormatter(logging.Formatter):
    """Our own records in full; of a library's record only where it came from.

    aiortc and aioice put addresses and session descriptions into their texts, and tracebacks of files may
    carry a person's name in a path: both stay out.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        ours = record.name == "app" or record.name.startswith("app.")
        entry: dict[str, object] = {
            "t": round(record.created, 3),
            "level": record.levelname,
            "logger": record.name,
            "text": record.getMessage() if ours else f"{record.module}:{record.lineno}",
        }
        if record.exc_info and record.exc_info[0] is not None:
            entry["error"] = record.exc_info[0].__name__
            entry["at"] = [
                f"{frame.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(entry, ensure_ascii=False)


def log_to_stderr(level: int = logging.INFO) -> None:
    """Send all records to stderr; libraries from WARNING on."""
    handler = logging.StreamHandler()
    handler.setFormatter(SafeFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("app").setLevel(level)
