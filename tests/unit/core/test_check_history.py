# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has changed since the last good check: "the headset from Tuesday is missing"."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core.check_history import KeptCheck, kept_with, last_good, missing_devices, new_findings
from app.core.devices import Device, DeviceKind
from app.core.verdicts import Verdict
from app.runtime.check_history import CheckHistory

TUESDAY = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
HEADSET = {DeviceKind.MICROPHONE: "Jabra", DeviceKind.SPEAKER: "Jabra", DeviceKind.CAMERA: "Webcam"}


def kept(days: int = 0, verdict: Verdict = Verdict.READY, findings: tuple[str, ...] = ()) -> KeptCheck:
    devices = {kind: (name, "Built-in") for kind, name in HEADSET.items()}
    return KeptCheck(TUESDAY + timedelta(days=days), verdict, devices, HEADSET, findings)


def test_the_headset_from_tuesday_is_missing_and_named_once() -> None:
    now = [Device(DeviceKind.CAMERA, "0", "Webcam"), Device(DeviceKind.MICROPHONE, "1", "Built-in")]
    (missing,) = missing_devices([kept(0), kept(2, Verdict.CALL_INSTEAD)], now)
    assert (missing.name, missing.seen_at) == ("Jabra", TUESDAY)
    assert missing_devices([kept(0)], [Device(kind, "x", name) for kind, name in HEADSET.items()]) == ()
    assert missing_devices([], now) == ()


def test_only_the_last_ten_are_kept_the_newest_first() -> None:
    history: tuple[KeptCheck, ...] = ()
    for day in range(14):
        history = kept_with(history, kept(day))
    assert len(history) == 10
    assert [one.at.day for one in history] == list(range(14, 4, -1))
    assert last_good(history) == history[0]


def test_what_is_new_since_the_last_good_check() -> None:
    history = [kept(0, findings=("camera_dark",)), kept(1, Verdict.SOUND_ONLY, ("line_loss",))]
    assert new_findings(history, ["camera_dark", "line_loss"]) == ("line_loss",)
    assert new_findings([], ["camera_dark"]) == ("camera_dark",)


def test_the_history_survives_the_program(tmp_path: Path) -> None:
    first, second = kept(0), kept(1, Verdict.SOUND_ONLY, ("camera_none",))
    CheckHistory(tmp_path).add(first)
    assert CheckHistory(tmp_path).add(second) == (second, first)
    assert CheckHistory(tmp_path).load() == (second, first)


def test_a_damaged_history_is_no_history(tmp_path: Path) -> None:
    file = tmp_path / "checks.json"
    for text in (
        "",
        "[]",
        '{"checks": 1}',
        '{"checks": [1, {}, {"at": "2026-09-01T10:00:00", "verdict": "ready"}]}',
    ):
        file.write_text(text)
        assert CheckHistory(tmp_path).load() == ()
    entry = '{"at": "2026-09-01T10:00:00", "verdict": "ready", "devices": {}, "used": {}, "findings": []}'
    file.write_text(f'{{"checks": [{entry}]}}')
    assert CheckHistory(tmp_path).load() == ()  # a time without a zone is no moment
