# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The practice meeting: service, robot caseworker and window on one PC, also without network."""

from app.practice.command import main

__all__ = ["main"]
