# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this computer remembers and can do; and that all of it is deleted when the person wants it."""

from dataclasses import replace

from app.core.devices import DeviceChoice
from app.core.effects import ForgetEverything, JoinWaitingRoom, OpenSetting
from app.core.events import (
    DialerSeen,
    EverythingForgotten,
    OwedRecalled,
    PhoneRecalled,
    SettingAsked,
    SettingsSeen,
    StorageSeen,
    TokenRecalled,
    TracesDeleted,
)
from app.core.events.service import CallbackState
from app.core.facts import Forgetting, State
from app.core.faults import FaultCode
from app.core.offers import ways
from app.core.state import Handler, Journey, Step

_STORAGE = (FaultCode.STORE_FULL, FaultCode.STORE_MENDED)


def _phone_recalled(journey: Journey, event: PhoneRecalled) -> Step:
    """A slow keyring never takes away what was typed meanwhile, nor brings back what was deleted."""
    if journey.phone or journey.forgetting is not Forgetting.NONE:
        return journey, ()
    return replace(journey, phone=event.phone), ()


def _token_recalled(journey: Journey, event: TokenRecalled) -> Step:
    """What can be sent from now on is offered on an open plan B below what stands there: nothing moves."""
    if journey.invitation is None or journey.invitation.token or not event.token:
        return journey, ()
    invitation = replace(journey.invitation, token=event.token)
    notice = None if journey.notice is FaultCode.LINK_UNKNOWN else journey.notice
    journey = replace(journey, invitation=invitation, notice=notice)
    sits = journey.place in (State.WAITING, State.CALL)
    knocking = (JoinWaitingRoom(invitation, journey.check.verdict),) if sits else ()
    if not journey.plan_b_open:
        return journey, knocking
    there = journey.plan_b.ways
    more = tuple(way for way in ways(journey) if way not in there)
    return replace(journey, plan_b=replace(journey.plan_b, ways=(*there, *more))), knocking


def _owed_recalled(journey: Journey, event: OwedRecalled) -> Step:
    """Nothing is pressed twice that is on its way already."""
    if journey.invitation is None:
        return journey, ()
    plan_b = journey.plan_b
    known = {message for message, _ in plan_b.messages}
    waiting = tuple((message, None) for message in event.messages if message not in known)
    asked = event.callback and plan_b.callback is CallbackState.NONE
    callback = CallbackState.QUEUED if asked else plan_b.callback
    plan_b = replace(plan_b, messages=(*plan_b.messages, *waiting), callback=callback)
    return replace(journey, plan_b=plan_b), ()


def _storage_seen(journey: Journey, event: StorageSeen) -> Step:
    """Said calmly, once, and never in place of something that matters more; gone when all is well again."""
    notice = journey.notice
    if notice in _STORAGE:
        notice = None
    return replace(journey, notice=notice or event.trouble), ()


def _dialer_seen(journey: Journey, event: DialerSeen) -> Step:
    return replace(journey, has_dialer=event.there), ()


def _settings_seen(journey: Journey, event: SettingsSeen) -> Step:
    return replace(journey, settings=event.settings), ()


def _setting_asked(journey: Journey, event: SettingAsked) -> Step:
    return journey, (OpenSetting(event.setting),) if event.setting in journey.settings else ()


def _everything_forgotten(journey: Journey, _: EverythingForgotten) -> Step:
    """Only the engine, the devices and a newer version stay: those are the computer's, not the person's."""
    fresh = Journey(
        place=journey.place,
        plan_b_open=journey.plan_b_open,
        now=journey.now,
        devices=replace(journey.devices, choice=DeviceChoice()),
        engine=journey.engine,
        has_dialer=journey.has_dialer,
        clock=journey.clock,
        settings=journey.settings,
        update=journey.update,
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
    OwedRecalled: _owed_recalled,
    PhoneRecalled: _phone_recalled,
    StorageSeen: _storage_seen,
    TokenRecalled: _token_recalled,
    SettingAsked: _setting_asked,
    SettingsSeen: _settings_seen,
    TracesDeleted: _traces_deleted,
}
