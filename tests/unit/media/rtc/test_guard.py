# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bug in a plug-in costs one packet, never the call."""

import asyncio

import pytest

from app.media.rtc.guard import LOGGED_AT_MOST, Guard
from tests.rig.log_watch import ExpectedWarnings


def test_a_failure_is_swallowed_counted_and_logged_a_few_times(
    expected_warnings: ExpectedWarnings, caplog: pytest.LogCaptureFixture
) -> None:
    expected_warnings.expect("app.media.rtc.guard", "failed in the test")
    guard = Guard("the test")
    for _ in range(20):
        with guard.watch():
            raise ZeroDivisionError
    assert guard.caught == 20
    assert len(caplog.records) == LOGGED_AT_MOST


@pytest.mark.parametrize("error", [ConnectionError, asyncio.CancelledError, KeyboardInterrupt])
def test_what_aiortc_waits_for_passes_through(error: type[BaseException]) -> None:
    with pytest.raises(error), Guard("the test").watch():
        raise error
