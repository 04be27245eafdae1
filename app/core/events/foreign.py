# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens around a meeting in another program."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.core.events.event import Event
from app.core.events.person import Message


class WordWay(StrEnum):
    """How word to the caseworker leaves this PC where no service of ours can carry it."""

    COPY = "copy"
    MAIL = "mail"
    SMS = "sms"


@dataclass(frozen=True)
class DoubtAccepted(Event):
    """The person says that the doubtful link is their meeting."""


@dataclass(frozen=True)
class DoubtDropped(Event):
    """The doubtful link is left alone."""


@dataclass(frozen=True)
class ForeignDetailsGiven(Event):
    """What the person told about the meeting; anything may be missing."""

    starts_at: datetime | None
    name: str = field(repr=False)
    phone: str = field(repr=False)


@dataclass(frozen=True)
class OpenElsewhereAsked(Event):
    """Open the meeting in its own program now, or once more."""


@dataclass(frozen=True)
class DevicesReleased(Event):
    """No engine of ours runs any more: camera and microphone are free for another program."""


@dataclass(frozen=True)
class OpenedElsewhere(Event):
    """The system has taken the link; whether its program came up, nobody tells us."""


@dataclass(frozen=True)
class NotOpenedElsewhere(Event):
    """The system has no program for the link."""


@dataclass(frozen=True)
class LinkCopied(Event):
    """The person wants the meeting's link on the clipboard."""


@dataclass(frozen=True)
class WordAsked(Event):
    """Hand word to the caseworker on: ``subject`` and ``text`` are in the person's language."""

    message: Message
    way: WordWay
    subject: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class WordHandedOver(Event):
    """What became of it on this PC; not ``worked`` when no program takes it."""

    message: Message
    way: WordWay
    worked: bool
