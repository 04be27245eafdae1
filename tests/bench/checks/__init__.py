# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tech check against faults that are injected for real, and against healthy equipment of many kinds.

Every row is one run; the tables show what was expected and what was found. Pictures, sounds and lines are
made with seeds: ``MOEDEKLAR_SEED=7 make bench-checks`` is another variation of the same faults.
"""
