# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts ``resources`` into a wheel as ``app/resources``; an editable install uses the checkout's own."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelResources(BuildHookInterface[Any]):
    """Adds the folder to wheels that are shipped."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folder, unless this is an editable build."""
        if version == "standard":
            build_data["force_include"][f"{self.root}/resources"] = "app/resources"
