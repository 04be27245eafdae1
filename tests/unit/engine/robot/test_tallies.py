# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The summary's account of a call: what was lost and came back, and what was sent in which way."""

from app.engine.robot.tallies import KeptUp, sent_as_plain
from app.engine.robot.timeline import Timeline
from app.media.stats import CallStats, Counters, RemoteView, Sending, report


def test_an_outage_lasts_from_the_last_packet_to_the_new_connection() -> None:
    kept = KeptUp()
    kept.connected("direct", 2.0)
    kept.lost(10.0)
    kept.lost(10.5)
    kept.connected("relay_tls", 15.5)
    assert kept.as_plain()["outages"] == [{"at_s": 10.0, "lasted_s": 5.5, "path": "relay_tls"}]
    assert kept.as_plain()["paths"] == ["direct", "relay_tls"]


def test_an_outage_that_is_not_over_has_no_length() -> None:
    kept = KeptUp()
    kept.connected("direct", 2.0)
    kept.lost(10.0)
    assert kept.as_plain()["outages"] == [{"at_s": 10.0, "lasted_s": None, "path": ""}]


def test_a_line_that_comes_back_by_itself_ends_the_outage() -> None:
    told: list[str] = []
    timeline = Timeline(0.0, lambda name, _: told.append(name))
    timeline.connected("direct")
    timeline.line("lost", 3.0, is_lost=True)
    timeline.line("weak", 1.5, is_lost=False)
    assert timeline.kept_up.outages[0]["lasted_s"] is None
    timeline.line("good", 0.0, is_lost=False)
    assert timeline.kept_up.outages[0]["lasted_s"] is not None
    assert told == ["connected", "line", "line", "line"]


def test_another_microphone_is_counted_and_told() -> None:
    told: list[object] = []
    timeline = Timeline(0.0, lambda name, values: told.append((name, values["state"])))
    timeline.stands_in(True)
    timeline.stands_in(False)
    assert timeline.kept_up.stood_in == 1
    assert told == [("microphone", "stands_in"), ("microphone", "back")]


def test_the_time_on_the_telephone_is_added_up() -> None:
    kept = KeptUp()
    for is_on, at_s in ((True, 1.0), (False, 3.0), (True, 10.0), (False, 11.0)):
        kept.sound_by_phone(is_on, at_s)
    assert kept.as_plain()["sound_by_phone_s"] == 3.0


def test_what_was_sent_is_told_in_seconds_of_each_way() -> None:
    def over_two_s(sent: Sending) -> CallStats:
        return report(Counters(at_s=1.0), Counters(at_s=3.0), RemoteView(sent=sent))

    wide = Sending(640, 480, 30.0, 28.0, 20, sent_may_rest=False, sent_twice=True)
    thin = Sending(160, 120, 0.2, 20.0, 60, True)
    plain = sent_as_plain([over_two_s(one) for one in (wide, thin, thin, Sending(sent_packet_ms=20))])
    assert plain == {
        "picture_sizes_s": {"640x480": 2.0, "160x120": 4.0},
        "picture_most_fps_s": {"30": 2.0, "0.2": 4.0},
        "sound_packets_ms_s": {"20": 4.0, "60": 4.0},
        "sound_may_rest_s": 4.0,
        "sound_twice_s": 2.0,
    }
