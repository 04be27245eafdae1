# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The computer's judge, by the citizen's situation, and the probe on this computer."""

from pathlib import Path

import pytest

from app.checks import computer_probe, load_probe
from app.checks.computer import FRAME_MS, Cost, Load, Measurement, Power, System, judge, picture_height_px
from app.checks.memory import linux_free_mb, memory_free_mb
from app.core.verdicts import CheckResult, Verdict


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.findings]


def costs(*shares: float) -> tuple[Cost, ...]:
    """Return the costs of 360p, 240p and 180p as shares of the time between two pictures."""
    return tuple(
        Cost(height, 0.8 * share * FRAME_MS, 0.2 * share * FRAME_MS)
        for height, share in zip((360, 240, 180), shares, strict=True)
    )


def test_a_computer_with_time_to_spare_is_ready() -> None:
    result = judge(Measurement(costs(0.2, 0.1, 0.05), memory_free_mb=2000, processors=2))
    assert (result.verdict, codes(result)) == (Verdict.READY, [])
    assert result.values["picture_height_px"] == 360
    assert result.values["encode_180p_ms"] == pytest.approx(1.33, abs=0.01)


def test_an_old_computer_gets_a_smaller_picture() -> None:
    result = judge(Measurement(costs(0.9, 0.6, 0.3), memory_free_mb=2000))
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["computer_slow"])
    assert result.values["picture_height_px"] == 180


def test_a_computer_that_only_just_manages_the_smallest_picture_gets_that() -> None:
    result = judge(Measurement(costs(2.0, 1.2, 0.7)))
    assert (result.verdict, result.values["picture_height_px"]) == (Verdict.REMARK, 180)


def test_a_computer_that_manages_no_picture_gets_sound() -> None:
    result = judge(Measurement(costs(4.0, 2.0, 0.9)))
    assert (result.verdict, codes(result)) == (Verdict.SOUND_ONLY, ["computer_slow"])
    assert result.values["picture_height_px"] == 0


def test_little_memory_is_a_remark() -> None:
    result = judge(Measurement(costs(0.2, 0.1, 0.05), memory_free_mb=120))
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["computer_memory_low"])


def test_memory_that_the_system_does_not_tell_is_not_called_plenty() -> None:
    assert judge(Measurement(costs(0.2, 0.1, 0.05))).values["memory_measured"] is False


def test_what_could_not_be_measured_is_not_called_good() -> None:
    assert judge(Measurement((), memory_free_mb=2000)).verdict is Verdict.NOT_MEASURED


def test_the_largest_easy_size_counts_even_if_a_smaller_one_was_disturbed() -> None:
    assert picture_height_px(costs(0.4, 0.9, 0.1)) == 360


async def test_real_pictures_are_encoded_and_decoded_within_three_seconds() -> None:
    measured = await computer_probe.probe()
    assert [cost.height_px for cost in measured.costs] == [360, 240, 180]
    assert all(cost.encode_ms > 0.0 and cost.decode_ms > 0.0 for cost in measured.costs)
    assert measured.processors >= 1
    smallest, largest = measured.costs[-1], measured.costs[0]
    assert smallest.share < largest.share
    print([f"{cost.height_px}p {cost.encode_ms:.2f} + {cost.decode_ms:.2f} ms" for cost in measured.costs])


def test_free_memory_is_read_off_the_kernel(tmp_path: Path) -> None:
    (tmp_path / "meminfo").write_text("MemTotal:  8000000 kB\nMemAvailable:  2048000 kB\n")
    assert linux_free_mb(tmp_path / "meminfo") == 2000
    (tmp_path / "odd").write_text("MemAvailable: plenty\n")
    assert linux_free_mb(tmp_path / "odd") is None
    assert linux_free_mb(tmp_path / "nothing") is None
    assert memory_free_mb() is None or memory_free_mb() > 0  # type: ignore[operator]


def fitting(**parts: object) -> Measurement:
    costs = tuple(Cost(height, 2.0, 1.0) for height in (360, 240, 180))
    return Measurement(costs, 4000, 4, **parts)  # type: ignore[arg-type]


def found(measured: Measurement) -> tuple[Verdict, list[str]]:
    result = judge(measured)
    return result.verdict, [finding.code for finding in result.findings]


def test_another_program_that_takes_much_of_the_computer_is_named() -> None:
    result = judge(fitting(load=Load(0.7, "Google Chrome", 0.6)))
    assert [finding.code for finding in result.findings] == ["computer_busy"]
    assert result.findings[0].values == {
        "program": "Google Chrome",
        "busy_share": 0.6,
        "programs": "Google Chrome",
    }
    several = Load(0.9, "Zoom", 0.5, ("Zoom", "OneDrive"))
    assert judge(fitting(load=several)).findings[0].values["programs"] == "Zoom, OneDrive"
    assert found(fitting(load=Load(0.2, "Firefox", 0.1))) == (Verdict.READY, [])


@pytest.mark.parametrize(
    ("power", "expected"),
    [
        (Power(True, 20), ["computer_battery"]),
        (Power(True, 90), []),
        (Power(False, 20), []),
        (Power(True, 90, is_saving=True), ["computer_battery"]),
        (Power(False, None, is_saving=True), ["computer_battery"]),
        (Power(False, None, is_saving=False), []),
    ],
)
def test_a_battery_that_may_not_last_is_a_remark(power: Power, expected: list[str]) -> None:
    assert found(fitting(power=power)) == (Verdict.REMARK if expected else Verdict.READY, expected)


def test_an_old_system_is_a_remark_with_its_version() -> None:
    result = judge(fitting(system=System("windows", "6.1.7601", is_old=True)))
    assert [finding.code for finding in result.findings] == ["computer_system_old"]
    assert result.findings[0].values == {"system": "windows", "system_version": "6.1.7601"}


def test_what_goes_on_beside_is_told_although_pictures_could_not_be_tried() -> None:
    assert found(Measurement(system=System("linux", "4.1", is_old=True))) == (
        Verdict.REMARK,
        ["computer_system_old"],
    )


def test_pictures_that_wait_for_other_programs_cost_what_they_wait() -> None:
    alone = computer_probe.usual_ms([0.002] * 20, 0.9, 0.9)
    assert alone == pytest.approx(2.0)
    assert computer_probe.usual_ms([0.002] * 19 + [0.1], 0.95, 0.9) == pytest.approx(2.0, rel=0.1)
    assert computer_probe.usual_ms([0.002] * 4 + [0.095], 0.9, 0.045) == pytest.approx(40.0)
    assert computer_probe.usual_ms([0.002], 0.5, 0.0) == pytest.approx(2.0)


def test_what_other_programs_take_is_a_share_of_all_processors() -> None:
    load = load_probe.watch_load(0.3)
    assert 0.0 <= load.program_share <= load.share <= 1.0


@pytest.mark.parametrize(
    ("release", "oldest", "expected"),
    [
        ("2.27", (2, 28), True),
        ("2.36", (2, 28), False),
        ("11.7", (12,), True),
        ("14.1", (12,), False),
        ("", (1,), False),
    ],
)
def test_versions_are_compared_by_number(release: str, oldest: tuple[int, ...], expected: bool) -> None:
    assert load_probe.is_older(release, oldest) is expected


def test_this_system_is_told() -> None:
    assert load_probe.system().name in ("linux", "windows", "macos")
    assert isinstance(load_probe.power(lambda words: ""), Power)


def test_linux_tells_whether_it_saves_power(tmp_path: Path) -> None:
    profile = tmp_path / "platform_profile"
    assert load_probe.linux_is_saving(profile) is None
    for text, expected in (("low-power\n", True), ("balanced\n", False)):
        profile.write_text(text)
        assert load_probe.linux_is_saving(profile) is expected
