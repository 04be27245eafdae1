# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""While the talk goes on by telephone: nothing howls, the video stays or rests, the way back is offered."""

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.devices import DeviceKind
from app.core.events.engine import EngineRole, LineState
from app.core.events.service import CallbackState
from app.core.facts import Forward, State
from app.core.faults import FaultCode
from app.core.meeting import ByPhone
from app.core.state import Journey
from app.core.views import PlanBView, project
from tests.unit.core.walking import NOW, after_s, in_call, plan, trace, waiting, walk

RINGS = e.CallbackChanged(CallbackState.CALLING, NOW)
SOUND, ALL, HERE = (e.ByPhoneChosen(how) for how in (ByPhone.SOUND, ByPhone.ALL, ByPhone.NONE))
LOST = e.LineChanged(1, LineState.LOST, 3.0)
BUILT = (e.PlanGiven(plan(2)), e.CallConnected(2), e.SoundArrived(2), e.PictureArrived(2))


def told(done: tuple[fx.Effect, ...]) -> list[ByPhone]:
    return [effect.by_phone for effect in done if isinstance(effect, fx.SetMedia)]


def offers_video(journey: Journey) -> bool:
    page = project(journey).page
    assert isinstance(page, PlanBView)
    return page.video_back


def test_sound_moves_to_the_telephone_that_is_about_to_ring() -> None:
    """Microphone and speaker of this PC fall silent, the picture stays, and no page is changed."""
    journey, done = trace(in_call(), RINGS)
    assert (journey.state, journey.media.by_phone, told(done)) == (State.CALL, ByPhone.SOUND, [ByPhone.SOUND])
    assert trace(journey, RINGS)[1] == ()
    assert walk(waiting(), RINGS).media.by_phone is ByPhone.NONE


def test_a_choice_that_was_made_is_not_undone_when_the_telephone_rings() -> None:
    assert walk(in_call(), e.PlanBAsked(), ALL, RINGS).media.by_phone is ByPhone.ALL


def test_dialling_with_this_pc_leaves_it_the_microphone() -> None:
    done = trace(in_call(), e.PlanBAsked(), e.DialAsked())[1]
    assert [type(effect) for effect in done] == [fx.SetMedia, fx.DialNumber]


@pytest.mark.parametrize("kind", [DeviceKind.MICROPHONE, DeviceKind.SPEAKER])
def test_a_dead_microphone_or_speaker_leaves_the_picture(kind: DeviceKind) -> None:
    """The telephone is offered for the sound; once it carries it, nothing is wrong any more."""
    code = FaultCode.MICROPHONE_LOST if kind is DeviceKind.MICROPHONE else FaultCode.SPEAKER_LOST
    journey = walk(in_call(), e.DeviceFaulted(kind, code), after_s(10))
    wanted = Forward.UNHEARD if kind is DeviceKind.MICROPHONE else Forward.CANNOT_HEAR
    assert (journey.plan_b.forward, journey.state) == (wanted, State.CALL)
    helped = walk(journey, e.PlanBAsked(), RINGS, e.PlanBClosed())
    assert (helped.plan_b.forward, helped.state) == (Forward.NONE, State.CALL)
    assert helped.call.has_picture
    assert walk(helped, after_s(120)).plan_b.forward is Forward.NONE


def test_the_video_is_tried_in_the_background_and_offered_when_it_is_back() -> None:
    """Always an offer: the page stays plan B until the person takes it."""
    journey, done = trace(walk(in_call(), e.PlanBAsked()), LOST)
    assert fx.AskRebuild(1, "line") in done
    assert not offers_video(journey)
    back = walk(journey, *BUILT)
    assert offers_video(back)
    assert back.state is State.PLAN_B
    gone, done = trace(back, RINGS, HERE, e.PlanBClosed())
    assert (gone.state, gone.media.by_phone, told(done)) == (
        State.CALL,
        ByPhone.NONE,
        [ByPhone.SOUND, ByPhone.NONE],
    )
    assert not gone.plan_b.video_away


def test_a_call_that_was_never_away_offers_nothing() -> None:
    assert not offers_video(walk(in_call(), e.PlanBAsked()))


def test_a_video_that_is_turned_off_rests() -> None:
    """Camera and connection are let go of; nothing is tried, nothing is offered, nobody is filmed."""
    journey, done = trace(walk(in_call(), e.PlanBAsked()), ALL)
    assert done == (fx.SetMedia(True, True, False, ByPhone.ALL), fx.EndCall(), fx.CloseCamera())
    late = (LOST, e.CallNotConnected(1, FaultCode.CALL_NOT_CONNECTED), e.PlanGiven(plan(2)), after_s(60))
    journey, done = trace(journey, *late, e.EngineExited("killed"), e.EngineReady(EngineRole.CALL))
    assert not [one for one in done if isinstance(one, fx.AskRebuild | fx.StartCall | fx.OpenCamera)]
    assert (journey.plan_b.forward, offers_video(journey)) == (Forward.NONE, False)


@pytest.mark.parametrize("wanted", [(SOUND,), (HERE,), (e.PlanBClosed(),)])
def test_a_video_that_rests_is_built_anew_when_it_is_wanted(wanted: tuple[e.Event, ...]) -> None:
    journey, done = trace(walk(in_call(), e.PlanBAsked(), ALL, after_s(30)), *wanted)
    assert [one.gen for one in done if isinstance(one, fx.AskRebuild)] == [1]
    journey, done = trace(journey, *BUILT)
    starts = [one.by_phone for one in done if isinstance(one, fx.StartCall)]
    assert starts == [journey.media.by_phone] != [ByPhone.ALL]


def test_who_is_let_in_during_the_telephone_talk_may_come_in_without_sound() -> None:
    journey = walk(waiting(), e.PlanBAsked(), e.PlanGiven(plan(1)), RINGS)
    done = trace(journey, SOUND, e.PlanBClosed())[1]
    assert [one.by_phone for one in done if isinstance(one, fx.StartCall)] == [ByPhone.SOUND]


@pytest.mark.parametrize("leaving", [e.CallLeft(), e.ReturnedToWaiting(), e.MeetingEnded(NOW)])
def test_the_next_call_begins_with_sound(leaving: e.Event) -> None:
    assert walk(in_call(), RINGS, leaving).media.by_phone is ByPhone.NONE
