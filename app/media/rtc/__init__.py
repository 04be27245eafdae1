# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our plug-ins inside aiortc, one file each; ``install`` puts them in place.

They use private names of aiortc, which is therefore pinned exactly; one contract test per plug-in says what
moved when the pin is raised.
"""

from app.media.rtc.plugs import install

__all__ = ["install"]
