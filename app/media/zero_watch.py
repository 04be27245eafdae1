# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notices a microphone that runs and gives nothing but zeros: a mute key, or a driver that lost its way."""

import time
from collections.abc import Callable

from app.core.faults import Fault, FaultCode
from app.media.sound import Samples

NEVER_HEARD_S = 4.0
HEARD_BEFORE_S = 15.0
"""A quiet room is never exactly zero, but a noise gate is, for as long as its owner listens."""


class ZeroWatch:
    """Asks once to open the microphone anew, which heals a driver; then complains, until it is well.

    ``take`` runs in the sound card's thread, ``wants_anew`` in the keeper's.
    """

    def __init__(self, on_fault: Callable[[Fault], None], on_back: Callable[[], None]) -> None:
        self._on_fault = on_fault
        self._on_back = on_back
        self._since_s: float | None = None
        self._has_heard = False
        self._has_reopened = False
        self._has_complained = False

    def take(self, samples: Samples) -> None:
        """Look at one block, int16, any length."""
        if samples.any():
            self._since_s = None
            self._has_heard = True
        elif self._since_s is None:
            self._since_s = time.monotonic()

    def wants_anew(self) -> bool:
        """Tell whether to open it anew now; complains, and takes the complaint back, by itself."""
        since_s = self._since_s
        if since_s is None:
            self._has_reopened = False
            if self._has_complained:
                self._has_complained = False
                self._on_back()
            return False
        patience_s = HEARD_BEFORE_S if self._has_heard else NEVER_HEARD_S
        if time.monotonic() - since_s < patience_s or self._has_complained:
            return False
        if not self._has_reopened:
            self._has_reopened = True
            self._since_s = time.monotonic()
            return True
        self._has_complained = True
        fault = Fault(FaultCode.MICROPHONE_SILENT, "hear anything from the microphone", "only zeros")
        self._on_fault(fault)
        return False
