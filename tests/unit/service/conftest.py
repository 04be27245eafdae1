# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A running service for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.rig.meeting import Rig, meeting_rig


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """Give a real service with its defaults."""
    async with meeting_rig(tmp_path / "service.sqlite3") as running:
        yield running
