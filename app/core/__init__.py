# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pure facts and rules: the journey, verdicts, faults. No Qt, asyncio, numpy or I/O."""
