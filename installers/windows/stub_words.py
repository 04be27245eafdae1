# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the setup program says when it did not arrive whole; setup.nsi runs this (``!packhdr``).

NSIS says it before it can read its own texts, so the words are in its stub, in English, as UTF-16. Ours take
their place, no longer than they are; the checksum over the whole file is made afterwards.
"""

import sys
from pathlib import Path

_TITLE = ("NSIS Error", "Mødeklar")
_NOT_WHOLE = (
    "Installer integrity check has failed. Common causes include\nincomplete download and damaged media."
    " Contact the\ninstaller's author to obtain a new copy.\n\nMore information at:\n"
    "http://nsis.sf.net/NSIS_Error",
    "Filen kom ikke helt med over.\nHent Mødeklar igen, og åbn den nye fil.\n\n"
    "The file did not arrive whole.\nDownload Mødeklar again, and open the new file.",
)


def with_our_words(stub: bytes) -> bytes:
    """Return the stub with our words.

    Raises:
        ValueError: If this NSIS has other words, or has them twice.
    """
    for theirs, ours in (_TITLE, _NOT_WHOLE):
        old = (theirs + "\0").encode("utf-16-le")
        if stub.count(old) != 1:
            raise ValueError(f"{stub.count(old)} times in NSIS's stub: {theirs[:30]!r}")
        new = (ours + "\0").encode("utf-16-le")
        stub = stub.replace(old, new + bytes(len(old) - len(new)))
    return stub


if __name__ == "__main__":
    header = Path(sys.argv[1])
    header.write_bytes(with_our_words(header.read_bytes()))
