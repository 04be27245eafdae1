# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which of our two languages to speak where there is no window to ask."""

import locale
import os
from collections.abc import Mapping
from typing import Literal

Language = Literal["da", "en"]
VARIABLES = ("MOEDEKLAR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""The first is set by the window for its engine; the others are POSIX, in their order of precedence."""


def language(environment: Mapping[str, str] = os.environ) -> Language:
    """Return Danish where the system speaks Danish, else English."""
    chosen = next((environment[name] for name in VARIABLES if environment.get(name)), None)
    if chosen is None:
        chosen = locale.getlocale()[0] or ""
    return "da" if chosen.casefold().startswith(("da", "danish")) else "en"
