# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The service of the fault table outlives its rows, and some of them start it anew: counted once for all."""

from collections.abc import Iterator

import pytest

from tests.rig.leaks import Census


@pytest.fixture(scope="module", autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Fail when a thread or a child process outlives the table."""
    before = Census.take()
    yield
    if left := before.what_is_new():
        pytest.fail("left behind: " + "; ".join(left))
