# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The books of plan B: what was pressed and not yet confirmed, written down before it is said."""

from datetime import datetime
from typing import Protocol

from app.core.meeting import Invitation
from app.core.owed import Owed, OwedKind, seat_name


class Outbox(Protocol):
    """The memory, as this side sees it."""

    def keep_owed(self, words: tuple[Owed, ...], invitation: Invitation) -> None:
        """Write down what the service has not confirmed yet."""

    def recall_owed(self, invitation: Invitation) -> tuple[Owed, ...]:
        """Return what an earlier run of the program could not tell the caseworker."""


class OwedWords:
    """Each word belongs to one seat: what was meant for one caseworker is never told to another."""

    def __init__(self, outbox: Outbox | None) -> None:
        self._outbox = outbox
        self._owed: dict[str, tuple[Owed, Invitation]] = {}

    def add(self, word: Owed, invitation: Invitation) -> None:
        """Owe a word; an earlier one whose place it takes is not owed any more."""
        for other in self.of(invitation):
            if word.takes_place_of(other):
                del self._owed[other.ref]
        self._owed[word.ref] = word, invitation
        self.keep(invitation)

    def recall(self, invitation: Invitation, now: datetime) -> tuple[Owed, ...]:
        """Owe again what the last run of the program could not say; return what is new of it.

        What is too old is dropped from the books; its line in the receipt stays.
        """
        written = self._outbox.recall_owed(invitation) if self._outbox is not None else ()
        fresh = tuple(word for word in written if word.ref not in self._owed and word.is_timely(now))
        for word in fresh:
            self._owed[word.ref] = word, invitation
        if len(fresh) < len(written):
            self.keep(invitation)
        return fresh

    def settle(self, ref: str) -> None:
        """The service has it, or never will."""
        if ref in self._owed:
            _, invitation = self._owed.pop(ref)
            self.keep(invitation)

    def of(self, invitation: Invitation) -> tuple[Owed, ...]:
        """Return what is owed from one seat, in order."""
        seat = seat_name(invitation)
        return tuple(word for word, whose in self._owed.values() if seat_name(whose) == seat)

    def owes_callback(self, invitation: Invitation) -> bool:
        """Tell whether the caseworker has not heard that somebody wants to be called."""
        return any(word.kind is OwedKind.CALLBACK for word in self.of(invitation))

    def has_any(self) -> bool:
        """Tell whether anything is owed to anybody."""
        return bool(self._owed)

    def keep(self, invitation: Invitation) -> None:
        """Write down what this meeting's caseworker has not got; a wish is kept with the meeting itself."""
        if self._outbox is not None:
            words = tuple(word for word in self.of(invitation) if word.kind is not OwedKind.WISH)
            self._outbox.keep_owed(words, invitation)

    def forget(self) -> None:
        """Owe nothing any more, without a trace."""
        self._owed.clear()
