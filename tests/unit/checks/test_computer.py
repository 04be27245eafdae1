# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The computer's judge, by the citizen's situation, and the probe on this computer."""

from pathlib import Path

import pytest

from app.checks import computer_probe
from app.checks.computer import FRAME_MS, Cost, Measurement, judge, picture_height_px
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
