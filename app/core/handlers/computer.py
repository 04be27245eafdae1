# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this computer remembers and can do; and that all of it is deleted when the person wants it."""

from dataclasses import replace

from app.core.devices import DeviceChoice
from app.core.effects import ForgetEverything
from app.core.events import DialerSeen, EverythingForgotten, PhoneRecalled, TracesDeleted
from app.core.facts import Forgetting
from app.core.state import Handler, Journey, Step


def _phone_recalled(journey: Journey, event: PhoneRecalled) -> Step:
    """A slow keyring never takes away what was typed meanwhile, nor brings back what was deleted."""
    if journey.phone or journey.forgetting is not Forgetting.NONE:
        return journey, ()
    return replace(journey, phone=event.phone), ()


def _dialer_seen(journey: Journey, event: DialerSeen) -> Step:
    return replace(journey, has_dialer=event.there), ()


def _everything_forgotten(journey: Journey, _: EverythingForgotten) -> Step:
    """Only the engine and the devices it sees stay: those are the computer's, not the person's."""
    fresh = Journey(
        place=journey.place,
        plan_b_open=journey.plan_b_open,
        now=journey.now,
        devices=replace(journey.devices, choice=DeviceChoice()),
        engine=journey.engine,
        has_dialer=journey.has_dialer,
        forgetting=Forgetting.GOING,
    )
    return fresh, (ForgetEverything(),)


def _traces_deleted(journey: Journey, event: TracesDeleted) -> Step:
    if journey.forgetting is not Forgetting.GOING:
        return journey, ()
    return replace(journey, forgetting=Forgetting.DONE if event.complete else Forgetting.PARTLY), ()


HANDLERS: dict[type, Handler] = {
    DialerSeen: _dialer_seen,
    EverythingForgotten: _everything_forgotten,
    PhoneRecalled: _phone_recalled,
    TracesDeleted: _traces_deleted,
}
