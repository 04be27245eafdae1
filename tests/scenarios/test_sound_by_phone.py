# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The caseworker telephones in the middle of a call: sound there, picture here, and the way back."""

import json
from pathlib import Path

from tests.rig.children import await_condition
from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre
from tests.rig.pulse import PulseRig
from tests.rig.tones import level, make_tone, read_wav, share_of_power_at

CASEWORKER_HZ = 880.0
SILENT_DBFS = -70.0


def tone_share(rig: PulseRig, folder: Path) -> float:
    """Return the caseworker's best share of what the speaker plays in a few recordings, 0 for silence."""
    best = 0.0
    for _ in range(4):
        heard, rate_hz = read_wav(rig.record_speaker(folder / "heard.wav", 1.0))
        if level(heard) > SILENT_DBFS:
            best = max(best, share_of_power_at(heard, rate_hz, CASEWORKER_HZ))
        if best > 0.8:
            break
    return best


def test_the_sound_moves_to_the_telephone_and_comes_back_with_the_video(
    window: DrivenWindow, jobcentre: Jobcentre, pulse_rig: PulseRig, tmp_path: Path
) -> None:
    """Nothing howls, the picture stays; the video is tried behind plan B, and taken up with one press."""
    speech = f"file:{make_tone(tmp_path / 'caseworker.wav', CASEWORKER_HZ, 10.0)}"
    with jobcentre.caseworker("--microphone", speech) as other:
        window.act("WaitingRoomAsked")
        window.until(lambda now: now["registered_at"] and now["engine"] == "ready")
        jobcentre.admit()
        window.until(lambda now: now["has_picture"] and now["has_sound"] and now["line"] == "good")
        assert tone_share(pulse_rig, tmp_path) > 0.8
        window.key("F2")
        window.act("CallbackAsked", phone="22 33 44 55")
        window.until(lambda now: now["state"] == "plan_b" and now["callback"] == "asked")
        assert not window.now["video_back"]
        callback = jobcentre.ask("GET", f"/api/meetings/{jobcentre.meeting_id}")["meeting"]["callbacks"][0]
        jobcentre.desk(
            {"type": "callback_state", "id": callback["id"], "state": "calling"},
            until=lambda meeting: meeting["people"][0]["media"]["by_phone"] == "sound",
        )
        now = window.until(lambda now: now["callback"] == "calling" and now["by_phone"] == "sound")
        assert (now["state"], now["has_picture"], now["video_back"]) == ("plan_b", True, True)
        silent, _ = read_wav(pulse_rig.record_speaker(tmp_path / "mute.wav", 1.0))
        assert level(silent[len(silent) // 2 :]) < SILENT_DBFS
        other.kill()
        window.until(lambda now: now["line"] == "lost" and not now["video_back"])
    record = ("--record", str(tmp_path / "record"))
    with jobcentre.caseworker("--microphone", speech, *record):
        now = window.until(lambda now: now["video_back"] and now["has_picture"])
        assert (now["state"], now["by_phone"]) == ("plan_b", "sound")
        window.act("ByPhoneChosen", how="none")
        window.act("PlanBClosed")
        window.until(lambda now: now["state"] == "call" and now["by_phone"] == "none")
        assert tone_share(pulse_rig, tmp_path) > 0.8
        window.act("ByPhoneChosen", how="all")
        window.until(lambda now: now["by_phone"] == "all" and not now["camera_live"])
        told = tmp_path / "record" / "call.jsonl"
        await_condition("the robot's record", lambda: '"how": "all"' in told.read_text())
    lines = [json.loads(line) for line in told.read_text().splitlines()]
    assert [line["how"] for line in lines if line["event"] == "by_phone"] == ["sound", "none", "all"]
