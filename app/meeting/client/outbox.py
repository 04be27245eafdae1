# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What we want the service to know, kept until it does: survives every lost connection."""

import msgspec

from app.core.verdicts import Verdict
from app.meeting.schema import seat as wire

_strict: msgspec.json.Decoder[wire.FromSeat] = msgspec.json.Decoder(wire.FromSeat)
PlanBItem = wire.AskCallback | wire.SendMessage | wire.SendWish


def encoded(message: wire.FromSeat) -> str:
    """Return a message as JSON text, after the service's own strict reading of it.

    Raises:
        ValueError: The service would refuse it (a letter in a telephone number, a text too long).
    """
    raw = msgspec.json.encode(message)
    try:
        _strict.decode(raw)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
    return raw.decode()


class Outbox:
    """Wishes that are said again after a reconnect, and plan B, which is said until it is confirmed."""

    def __init__(self) -> None:
        self.knocks = False
        self.verdict = Verdict.NOT_MEASURED
        self.media: wire.TellMedia | None = None
        self.sdp: wire.SendSdp | None = None
        self.rebuild: wire.Rebuild | None = None
        self.unconfirmed: dict[str, PlanBItem] = {}

    def after_hello(self, gen: int) -> list[wire.FromSeat]:
        """Return what to say after each hello, when the service's plan is ``gen``."""
        said: list[wire.FromSeat] = []
        if self.knocks:
            said.append(wire.Knock(verdict=self.verdict))
        if self.media is not None:
            said.append(self.media)
        said += self.unconfirmed.values()
        if self.rebuild is not None and self.rebuild.gen == gen:
            said.append(self.rebuild)
        elif self.sdp is not None and self.sdp.gen == gen:
            said.append(self.sdp)
        self.sdp = self.rebuild = None
        return said
