# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is given to other programs of this PC: a meeting's link, and word for the caseworker. Qt thread.

The system is asked directly where that is possible: ``QDesktopServices`` writes escapes anew (``%7b`` as
``%7B``), and a link shall leave as it came, byte by byte. On Linux the system takes whatever it has a
program to ask for, and says yes before that one has answered: a yes means "handed over" and no more, here
as on the page.
"""

import os
import shutil
import sys
from urllib.parse import quote

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.core.events.foreign import WordWay
from app.core.phone import dialled

_SCHEMES = ("https:", "http:", "zoommtg:", "zoomus:", "skype:")


def open_link(url: str) -> bool:
    """Open a meeting's link in its own program or in the browser; False if nothing takes it.

    Whatever was let through before: nothing but a web address, or another meeting program's own scheme,
    leaves this function.
    """
    is_one = url.lower().startswith(_SCHEMES) and not any(char.isspace() for char in url)
    return is_one and _give(url)


def hand_word_over(way: WordWay, phone: str, subject: str, text: str) -> bool:
    """Give word to the clipboard, the mail program or the text message program; False if none takes it."""
    if way is WordWay.COPY:
        QGuiApplication.clipboard().setText(text)
        return True
    if way is WordWay.MAIL:
        return _give(f"mailto:?subject={quote(subject)}&body={quote(text)}")  # RFC 6068
    return _give(f"sms:{dialled(phone)}?body={quote(text)}")  # RFC 5724


def _give(address: str) -> bool:
    """Give an address to whatever program the person has chosen for its scheme."""
    if sys.platform == "win32":
        try:
            os.startfile(address)  # noqa: S606 - the caller lets no other scheme through
        except OSError:
            return False
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is not None:
        started, _ = QProcess.startDetached(opener, [address])
        return bool(started)
    return QDesktopServices.openUrl(QUrl(address))
