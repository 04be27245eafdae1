# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two real peers: the tone of one is heard by the other, and the numbers that one draws are seen."""

import asyncio
import re

import numpy as np
import pytest
from aiortc import RTCPeerConnection, RTCSessionDescription

from app.core.faults import Fault, FaultCode
from app.core.meeting import CallPlan, IceServer
from app.media.call import Call, CallSettings, CallSources
from app.media.call_events import (
    CallEvent,
    Connected,
    Connecting,
    Ended,
    Failed,
    FirstPicture,
    FirstSound,
    Line,
    LineState,
    Stats,
)
from app.media.rtc.receiver import Receiver
from tests.loopback.participants import LOOPBACK, Participant, connected
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.pictures import write_moving_counter
from tests.rig.tones import level, make_tone, share_of_silence, strongest_frequency

Pair = tuple[str, str]


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Two films that count, one from 1, one from 1001."""
    folder = tmp_path_factory.mktemp("films")
    one, other = folder / "1.avi", folder / "1001.avi"
    write_moving_counter(one, first=1, frames=60, fps=15, size=(320, 240))
    write_moving_counter(other, first=1001, frames=60, fps=15, size=(320, 240))
    return f"file:{one}", f"file:{other}"


@pytest.fixture(scope="module")
def tones(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Two tones without a seam: 440 and 1000 Hz."""
    folder = tmp_path_factory.mktemp("tones")
    return f"file:{make_tone(folder / '1.wav', 440, 5.0)}", f"file:{make_tone(folder / '2.wav', 1000, 5.0)}"


async def see_and_hear(person: Participant, numbers: range, hz: float) -> None:
    """The other one's film and tone, for a second and more."""
    await person.until(lambda: len(person.numbers) >= 15 and person.played_s() > 1.2)
    assert set(person.numbers) <= set(numbers)
    steps = np.diff(person.numbers)
    assert (steps[steps > 0] <= 5).all()  # the film runs on, it does not jump about
    assert person.sizes == {(240, 320, 4)}
    sound = person.last_heard(0.5)
    assert strongest_frequency(sound, 48_000) == pytest.approx(hz, abs=3)
    assert level(sound) == pytest.approx(-20, abs=4)
    kinds = [type(event) for event in person.events if not isinstance(event, Stats | Line)]
    assert kinds[:2] == [Connecting, Connected]
    assert set(kinds[2:]) == {FirstPicture, FirstSound}
    assert FirstPicture(320, 240) in person.events


async def test_both_see_and_hear_each_other(films: Pair, tones: Pair) -> None:
    offerer = Participant(True, films[0], tones[0])
    answerer = Participant(False, films[1], tones[1])
    async with connected(offerer, answerer):
        await see_and_hear(offerer, range(1001, 1061), 1000)
        await see_and_hear(answerer, range(1, 61), 440)


async def test_numbers_of_the_call_are_told(films: Pair, tones: Pair) -> None:
    settings = CallSettings(local_addresses=("127.0.0.1",), stats_every_s=0.5)
    one, other = (
        Participant(True, films[0], tones[0], settings),
        Participant(False, films[1], tones[1], settings),
    )
    async with connected(one, other):
        told = [event for event in one.events if isinstance(event, Stats)]

        def is_in_full_flow() -> bool:
            told[:] = [event for event in one.events if isinstance(event, Stats)]
            known = told[-1].stats if told else None
            if known is None or None in (known.round_trip_ms, known.sound_later_ms):
                return False
            # How soon the numbers are usual ones depends on the machine; that they come to be does not.
            return min(known.video_fps, known.video_fps_out) > 3 and min(known.kbit_in, known.kbit_out) > 20

        await one.until(is_in_full_flow)
    stats = told[-1].stats
    assert stats.round_trip_ms is not None
    assert 0 <= stats.round_trip_ms < 5000  # a wrong pairing of the clocks is off by far more
    assert stats.sound_later_ms is not None
    assert abs(stats.sound_later_ms) < 5000  # likewise
    assert (stats.video_width_px, stats.video_height_px) == (320, 240)
    assert stats.audio_loss_share == 0
    assert stats.totals.packets_in > 20


async def test_muted_and_paused_means_neither_seen_nor_heard(films: Pair, tones: Pair) -> None:
    one, other = Participant(True, films[0], tones[0]), Participant(False, films[1], tones[1])
    async with connected(one, other):
        await other.until(lambda: len(other.numbers) >= 3 and other.played_s() > 0.5)
        one.call.set_paused(True)

        def is_quiet() -> bool:
            return bool(other.heard) and share_of_silence(other.last_heard(0.2), 48_000) == 1.0

        await other.until(is_quiet)
        seen = len(other.numbers)
        await other.until(lambda: len(other.heard) > 0 and is_quiet())
        one.call.set_camera(False)
        one.call.set_paused(False)
        await other.until(lambda: other.hears(440))
        assert len(other.numbers) <= seen + 2  # the camera stayed off
        one.call.set_camera(True)
        await other.until(lambda: len(other.numbers) > seen + 5)


async def test_devices_are_exchanged_in_mid_call(films: Pair, tones: Pair) -> None:
    one, other = Participant(True, films[0], tones[0]), Participant(False, films[1], tones[1])
    third = Participant(False, films[1], tones[1])
    async with connected(one, other):
        third.start_devices()
        await other.until(lambda: len(other.numbers) >= 2)
        one.call.replace_camera(third.camera)
        one.call.replace_microphone(third.sources.microphone)
        await other.until(lambda: other.numbers[-1] > 1000)
        await other.until(lambda: other.hears(1000))
        third.stop_devices()
    await third.call.close()


async def test_a_silent_line_is_weak_then_lost_and_good_when_it_is_back(
    films: Pair, tones: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_cut = False
    arrive = Receiver._handle_rtp_packet
    arrive_rtcp = Receiver._handle_rtcp_packet

    async def rtp(self: Receiver, packet: object, arrival_time_ms: int) -> None:
        if not is_cut:
            await arrive(self, packet, arrival_time_ms)  # type: ignore[arg-type]

    async def rtcp(self: Receiver, packet: object) -> None:
        if not is_cut:
            await arrive_rtcp(self, packet)  # type: ignore[arg-type]

    monkeypatch.setattr(Receiver, "_handle_rtp_packet", rtp)
    monkeypatch.setattr(Receiver, "_handle_rtcp_packet", rtcp)
    one, other = Participant(True, films[0], tones[0]), Participant(False, films[1], tones[1])
    async with connected(one, other):
        await one.until(lambda: one.has(FirstSound))
        is_cut = True
        await one.until(lambda: any(isinstance(e, Line) and e.state is LineState.LOST for e in one.events))
        is_cut = False
        await one.until(lambda: any(e == Line(LineState.GOOD) for e in one.events))
    lines = [event for event in one.events if isinstance(event, Line)]
    assert lines[0].state is LineState.WEAK
    lost = next(line for line in lines if line.state is LineState.LOST)
    assert lost.silent_s >= 3.0
    assert 1.0 <= lines[0].silent_s < lost.silent_s


async def test_hanging_up_is_told_to_the_other_side(films: Pair, tones: Pair) -> None:
    one, other = Participant(True, films[0], tones[0]), Participant(False, films[1], tones[1])
    async with connected(one, other):
        await other.until(lambda: other.has(FirstSound))
        await one.call.close()
        await one.call.close()
        await other.until(lambda: other.has(Ended))
        assert not one.has(Ended)


async def test_a_picture_that_cannot_be_shown_does_not_end_the_call(
    films: Pair, tones: Pair, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("app.media.rtc.guard", "showing a picture")
    one, other = Participant(True, films[0], tones[0]), Participant(False, films[1], tones[1])
    shown: list[int] = []

    def show(bgra: object, monotonic_s: float) -> None:
        shown.append(1)
        if len(shown) < 3:
            raise RuntimeError("a bug")
        other._changed.set()

    other.call._pictures._on_picture = show
    async with connected(one, other):
        await other.until(lambda: len(shown) >= 6)


def nobody() -> tuple[Call, list[CallEvent]]:
    events: list[CallEvent] = []
    return Call(CallPlan(1, "other", offers=True), CallSources(), events.append, LOOPBACK), events


@pytest.mark.parametrize(
    ("kind", "sdp"),
    [
        ("answer", ""),
        ("answer", "nonsense"),
        ("answer", "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"),
        ("answer", "v=0\r\nm=audio x y\r\n"),
        ("offer", "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n"),
        ("rollback", ""),
    ],
)
async def test_a_description_that_makes_no_sense_is_a_fault_and_no_crash(kind: str, sdp: str) -> None:
    call, _ = nobody()
    await call.start()
    with pytest.raises(Fault) as caught:
        await call.accept(kind, sdp)
    assert caught.value.code is FaultCode.CALL_DESCRIPTION
    assert sdp not in str(caught.value) or not sdp
    await call.close()


async def test_an_other_side_that_never_comes_is_told_after_the_limit() -> None:
    events: list[CallEvent] = []
    told = asyncio.Event()

    def note(event: CallEvent) -> None:
        events.append(event)
        if isinstance(event, Failed):
            told.set()

    settings = CallSettings(local_addresses=("127.0.0.1",), connect_limit_s=0.3)
    answerer = Call(CallPlan(1, "other", offers=False), CallSources(), note, settings)
    offerer, _ = nobody()
    offer = await offerer.start()
    assert offer is not None
    await offerer.close()
    await answerer.accept("offer", re.sub(r"(127\.0\.0\.1) \d+ typ", r"\1 9 typ", offer))
    async with asyncio.timeout(10):
        await told.wait()
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.fault.code is FaultCode.CALL_NOT_CONNECTED
    await answerer.close()


async def test_the_offer_speaks_vp8_first_and_names_no_server_when_there_is_none() -> None:
    call, _ = nobody()
    offer = await call.start()
    assert offer is not None
    await call.close()
    video = offer[offer.index("m=video") :]
    first = re.search(r"m=video \d+ \S+ (\d+)", video)
    assert first is not None
    assert f"a=rtpmap:{first[1]} VP8/90000" in video
    assert set(re.findall(r"typ (\w+)", offer)) == {"host"}
    assert set(re.findall(r"a=candidate:.* (\S+) \d+ typ", offer)) == {"127.0.0.1"}
    assert "a=group:BUNDLE 0 1" in offer


async def test_nonsense_among_the_servers_does_not_keep_a_call_from_starting() -> None:
    plan = CallPlan(1, "other", True, (IceServer(("turn:[::1", "stun:", "ftp://x")),))
    call = Call(plan, CallSources(), lambda event: None, LOOPBACK)
    assert await call.start() is not None
    await call.close()


async def test_an_offer_of_sound_alone_is_answered_for_sound_alone() -> None:
    peer = RTCPeerConnection()
    peer.addTransceiver("audio")
    await peer.setLocalDescription(await peer.createOffer())
    call = Call(CallPlan(1, "other", offers=False), CallSources(), lambda event: None, LOOPBACK)
    answer = await call.accept("offer", peer.localDescription.sdp)
    assert answer is not None
    assert "m=audio" in answer
    assert "m=video" not in answer
    await peer.setRemoteDescription(RTCSessionDescription(sdp=answer, type="answer"))
    await call.close()
    await peer.close()


async def test_closing_a_call_that_never_began_leaves_nothing_behind() -> None:
    call, events = nobody()
    await call.close()
    assert events == []
