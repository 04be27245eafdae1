# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gives the wheel the same dependencies as ``requirements/app.txt``, so they are named once."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class PinnedDependencies(MetadataHookInterface):
    """Reads the pinned list at build time."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill ``dependencies`` from the pinned requirement file."""
        lines = (Path(self.root) / "requirements" / "app.txt").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]
