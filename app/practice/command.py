# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar practice [--walk DIR]``."""

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.compose.application import run_window
from app.compose.companion import Companion, Stage
from app.compose.options import Options, add_window_options, chosen_devices
from app.practice.backstage import PracticeBackstage
from app.practice.walk import Walk


class Practice(Companion):
    """Opens a practice meeting in the window, and walks it by itself when asked."""

    def __init__(self, language: str, walk: Walk | None) -> None:
        self._backstage = PracticeBackstage(language)
        self._walk = walk

    async def run(self, stage: Stage) -> int | None:
        """Open the practice meeting; return the walk's exit code, or None to stay open."""
        links = await asyncio.to_thread(self._backstage.start)
        stage.open(links.citizen, links.service)
        return await self._walk.run(stage) if self._walk else None

    async def close(self) -> None:
        """End the service and the robot."""
        await asyncio.to_thread(self._backstage.stop)


def main(argv: Sequence[str]) -> int:
    """Run the practice meeting; with ``--walk`` return 0 if the whole journey was walked, else 1."""
    parser = argparse.ArgumentParser("moedeklar practice", description="A practice meeting with a robot.")
    parser.add_argument(
        "--walk",
        type=Path,
        metavar="DIR",
        help="walk the journey alone and leave pictures, report and receipt here",
    )
    add_window_options(parser)
    parsed = parser.parse_args(list(argv))
    language = parsed.language or "da"
    with tempfile.TemporaryDirectory(prefix="moedeklar-practice-", ignore_cleanup_errors=True) as folder:
        options = Options(
            folder=Path(folder),
            log_level=parsed.log_level,
            devices=chosen_devices(parsed),
            language=parsed.language,
            text_size_percent=parsed.text_size,
            theme=parsed.theme,
            size_px=parsed.size,
            alone=True,
        )
        walk = Walk(parsed.walk) if parsed.walk else None
        return run_window(options, Practice(language, walk))
