# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tech check: one file per check, probe (touches the device) and judge (pure)."""
