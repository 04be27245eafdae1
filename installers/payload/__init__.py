# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folder of Python packages that every installer carries: pinned, trimmed and compiled."""

from installers.payload.build import Payload, build
from installers.payload.targets import PYTHON, TARGETS, Target

__all__ = ["PYTHON", "TARGETS", "Payload", "Target", "build"]
