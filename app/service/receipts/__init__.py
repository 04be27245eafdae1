# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receipts: what the service saw of each person, by its own clock, chained and signed."""
