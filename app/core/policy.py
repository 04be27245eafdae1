# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the municipality's IT has decided for its computers. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class UpdateMode(StrEnum):
    """Who brings newer versions."""

    ASK = "ask"
    """The program tells the person, who decides."""
    FETCH = "fetch"
    """The program fetches by itself, never during a meeting; the person starts the installation."""
    OFF = "off"
    """Somebody else does: the program does not even look."""


@dataclass(frozen=True)
class Policy:
    """Settings that come with the computer, not from the person.

    Attributes:
        service: Address of the meeting service, for spoken codes.
        language: ``da`` or ``en``, until the person chooses another; "" for the system's.
        updates: Who brings newer versions.
        update_keys: Public Ed25519 keys that are believed, 64 hexadecimal digits each. None: no updates.
        update_url: Where manifests lie; "" for the meeting's own service.
    """

    service: str = ""
    language: str = ""
    updates: UpdateMode = UpdateMode.ASK
    update_keys: tuple[str, ...] = ()
    update_url: str = ""

    @property
    def looks_for_updates(self) -> bool:
        """Whether a newer version is asked for at all."""
        return self.updates is not UpdateMode.OFF and bool(self.update_keys)
