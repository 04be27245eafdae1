# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second try for tests of the real world, told to all and rationed (docs/decisions/080)."""

import os

import pytest

RATION = 3
"""Of some hundred tests that wait for sound cards, browsers and lines; more red ones are no coincidence."""


def grant(item: pytest.Item) -> None:
    """Let this test be tried once more when it is red; what measures is never repeated.

    MOEDEKLAR_SECOND_TRY=0 grants none: for whoever hunts for unsteady tests.
    """
    measures = any(item.get_closest_marker(name) for name in ("bench", "soak", "installers"))
    if not measures and os.environ.get("MOEDEKLAR_SECOND_TRY") != "0":
        item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print which tests were tried twice, and how the first try ended."""
    if tried := _red_at_first(terminalreporter):
        terminalreporter.write_sep("=", f"second tries: {len(tried)}; more than {RATION} make the run red")
    for report in tried:
        terminalreporter.write_line(f"{report.nodeid} ({report.when})\n{report.longreprtext}\n")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Be red when more tests were unsteady than chance explains."""
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None and len(_red_at_first(terminal)) > RATION and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _red_at_first(terminal: pytest.TerminalReporter) -> list[pytest.TestReport]:
    return [one for one in terminal.getreports("rerun") if isinstance(one, pytest.TestReport)]
