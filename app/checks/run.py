# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs checks one after the other: measuring two at once would change what they find."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from app.checks import (
    camera,
    camera_probe,
    computer,
    computer_probe,
    line,
    line_probe,
    loop_probe,
    microphone,
    sound_probe,
    speaker,
)
from app.core.devices import DeviceChoice
from app.core.verdicts import CheckId, CheckResult
from app.media import sounds


@dataclass(frozen=True)
class Means:
    """How the probes reach devices: by opening them, or by sharing those that are open already.

    Attributes:
        camera: The window's camera, or None to open the chosen one.
        record: Records some seconds of a microphone.
        play: Plays samples to a speaker.
        hearing: Opens a microphone, or shares an open one, for the chirp.
        phases: How a person is asked to be quiet and to speak, or None when nobody is asked.
        token: The invitation's, for what the service tells and measures only with one.
    """

    camera: camera_probe.CameraSource | None = None
    record: sound_probe.Record = sounds.record
    play: sound_probe.Play = sounds.play_samples
    hearing: loop_probe.Hearing = loop_probe.own_microphone
    phases: sound_probe.Phases | None = None
    token: str = field(default="", repr=False)


async def run_check(
    check: CheckId, choice: DeviceChoice, service_url: str = "", means: Means | None = None
) -> CheckResult:
    """Measure and judge one check; every device is asked under a deadline.

    Raises:
        Fault: LINK_NOT_UNDERSTOOD if ``service_url`` is no address.
    """
    began = time.monotonic()
    result = await _measured(check, choice, service_url, means or Means())
    return replace(result, duration_s=time.monotonic() - began)


async def run_checks(
    checks: Iterable[CheckId],
    choice: DeviceChoice,
    service_url: str = "",
    on_result: Callable[[CheckResult], None] = lambda result: None,
    means: Means | None = None,
) -> tuple[CheckResult, ...]:
    """Run some checks in their order and return the results; ``on_result`` gets each as it comes.

    Raises:
        Fault: As ``run_check``.
    """
    results = []
    for check in checks:
        result = await run_check(check, choice, service_url, means)
        results.append(result)
        on_result(result)
    return tuple(results)


async def _measured(check: CheckId, choice: DeviceChoice, service_url: str, means: Means) -> CheckResult:
    match check:
        case CheckId.CAMERA:
            return camera.judge(await camera_probe.check(choice.camera, means.camera))
        case CheckId.MICROPHONE:
            return await _microphone(choice.microphone, means)
        case CheckId.SPEAKER:
            played = await sound_probe.play_and_listen(
                choice.speaker, choice.microphone, means.play, means.hearing
            )
            return speaker.judge(played)
        case CheckId.LINE:
            return line.judge(await line_probe.probe(service_url, means.token))
        case CheckId.COMPUTER:
            return computer.judge(await computer_probe.probe())


async def _microphone(spec: str, means: Means) -> CheckResult:
    asked = means.phases is not None
    heard = await sound_probe.listen_in_phases(spec, means.phases or sound_probe.Phases(), means.record)
    if asked and microphone.is_silent(heard):
        other = await sound_probe.who_hears(spec)
        if other is not None:
            heard = replace(heard, other_name=other[0].name, other_spec=other[0].spec)
    return microphone.judge(heard, asked_to_speak=asked)
