# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sum over all tables: runs last."""

import pytest

from tests.bench.checks.matrix import SEED, sums
from tests.bench.tables import table

pytestmark = pytest.mark.bench
FAULTS_AT_LEAST = 45
HEALTHY_AT_LEAST = 60


def test_there_are_enough_cases(request: pytest.FixtureRequest) -> None:
    """45 faults and 60 healthy runs, when the whole matrix was run."""
    found = sums()
    table(f"All tables (seed {SEED})", ("rows", "right", "of"), found)
    if request.config.getoption("keyword"):
        pytest.skip("a part of the matrix was run")
    (_, _, faults), (_, _, healthy) = found
    assert faults >= FAULTS_AT_LEAST
    assert healthy >= HEALTHY_AT_LEAST
