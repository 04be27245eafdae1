# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every part of the rig has that exists only inside a ``with`` block."""

import types
from abc import ABC, abstractmethod
from typing import Self


class WithinBlock(ABC):
    """Opens at the block's begin and closes at its end; what opens only half is closed at once."""

    @abstractmethod
    def open(self) -> None:
        """Begin to exist."""

    @abstractmethod
    def close(self) -> None:
        """Leave nothing behind, also after half an ``open``; a second time does nothing."""

    def __enter__(self) -> Self:
        try:
            self.open()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: types.TracebackType | None,
    ) -> None:
        self.close()
