# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builds and wires the UI process: the one place where window, journey, engine and service meet."""

from app.compose.application import main

__all__ = ["main"]
