# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One look: colours by role, measures that follow the text size, one style sheet, tinted icons."""

from app.ui.theme.look import Look

__all__ = ["Look"]
