# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Start of the window: it paints first, everything else is loaded after."""

import logging
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.compose.options import Options, parse
from app.compose.pictures import RingFrames, ring_folder
from app.core.views import project
from app.runtime.logs import start_log
from app.runtime.store import Store
from app.ui.application import make_application
from app.ui.frames import FrameSources
from app.ui.preferences import LANGUAGES, TEXT_SIZES_PERCENT, THEME_CHOICES, Preferences
from app.ui.window import MainWindow
from app.wire.ring import RingReader

if TYPE_CHECKING:
    from app.compose.companion import Companion

log = logging.getLogger("moedeklar")


def preferences_of(store: Store, options: Options) -> Preferences:
    """Return language, text size and theme: of this start, else as stored, else the usual ones."""
    kept = store.choices()
    language = options.language or kept.get("language") or options.policy.language
    size = options.text_size_percent or kept.get("text_size")
    theme = options.theme or kept.get("theme")
    usual = Preferences()
    return Preferences(
        language=next((known for known in LANGUAGES if known == language), usual.language),
        text_size_percent=next((known for known in TEXT_SIZES_PERCENT if known == size), 100),
        theme=next((known for known in THEME_CHOICES if known == theme), usual.theme),
    )


def run_window(options: Options, companion: "Companion | None" = None) -> int:
    """Show the window and run until it is closed.

    Args:
        options: Of this start.
        companion: What runs beside the window (practice meeting, walk), or None.
    """
    start_log(options.log_level)
    if not options.alone and _another_window_took(options):
        return 0
    application = make_application(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    store = Store(options.folder)
    folder = ring_folder()
    rings = RingReader(folder / "own.ring"), RingReader(folder / "other.ring")
    frames = FrameSources(own=RingFrames(rings[0]), other=RingFrames(rings[1]))
    window = MainWindow(preferences_of(store, options), frames)
    if options.size_px is not None:
        window.resize(*options.size_px)
    _paint_first(application, window, store, quietly=options.quietly)
    from app.compose.session import Session  # asyncio, aiohttp, msgspec: after the first paint
    from app.runtime.loop import run

    session = Session(options, window, store, rings, companion)
    try:
        return run(application, session.run)
    finally:
        for ring in rings:
            ring.close()
        folder.rmdir()


def _another_window_took(options: Options) -> bool:
    from app.runtime.instance import hand_over

    return hand_over(options.folder, options.link)


def _paint_first(application: QApplication, window: MainWindow, store: Store, *, quietly: bool) -> None:
    """Show the page that needs nothing: the stored meeting, with plan B already working."""
    from app.runtime.start import first_journey

    journey = first_journey(store.load_invitation(token=""), store.devices())
    window.show_view(project(journey))
    if quietly:
        return
    window.show()
    application.processEvents()
    log.info("window painted")
    window.make_pages_ahead()


def main(argv: Sequence[str]) -> int:
    """Run ``moedeklar [LINK]``."""
    return run_window(parse(argv))
