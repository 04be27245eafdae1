# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The camera's check. Whatever it finds, the talk can go on with sound: it is never worse than that."""

from dataclasses import dataclass

from app.checks.findings import Values, fault_word, problem, remark, result
from app.checks.picture_facts import Face, Seen
from app.core.faults import FaultCode
from app.core.verdicts import CheckId, CheckResult, Finding, Verdict

BLACK_AT_MOST = 12.0
"""Mean brightness, 0 to 255: testrtc calls 20 black, but a dark room with a face in it reads 15 to 25."""
COVERED_AT_MOST = 60.0
COVERED_CONTRAST_AT_MOST = 6.0
COVERED_CONTRAST_SHARE_AT_MOST = 0.12
"""Contrast over brightness: 0.02 for what lies on the lens, 0.22 for a person in the dark, however dark."""
DARK_BELOW = 45.0
BRIGHT_ABOVE = 225.0
FROZEN_SHARE = 0.95
"""Share of pictures equal to the one before; a driver that hands out 15 pictures as 30 reads 0.5."""
SLOW_BELOW_FPS = 10.0
BLURRED_ABOVE = 0.62
BACKLIT_PERSON_BELOW = 90.0
BACKLIT_BY = 110.0
FACE_FAR_BELOW = 0.14
"""Share of the picture's height: a head two metres away."""
FACE_NEAR_ABOVE = 0.60
"""From the brow to the chin; with hair and neck that is nine tenths of the picture."""
FACE_OFF_CENTRE_BY = 0.25
"""Before this a face up to the limit of "near" is not cut off at the side; above and below likewise."""
FACE_LOW_BELOW = 0.70
FACE_HIGH_ABOVE = 0.22


@dataclass(frozen=True)
class Measurement:
    """What the probe saw.

    Attributes:
        fault: Why there is no picture, or None.
        silent_s: How long the driver has kept silent without saying why; 0 when it works.
        width_px: Width of the pictures; ``height_px`` their height.
        rate_fps: Pictures a second that differ from the one before.
        pictures: How many pictures were looked at.
        brightness: Mean luma, 0 (black) to 255.
        contrast: Standard deviation of the luma over the picture with its noise smoothed away, 0 to 127.
        frozen_share: Share of pictures that are exactly equal to the one before, 0 to 1.
        seen: What the last of the pictures shows: sharpness, face, light; None when nobody looked.
        is_virtual: A camera made by software.
        holder: The other program that has the camera, where the system tells.
    """

    fault: FaultCode | None = None
    silent_s: float = 0.0
    width_px: int = 0
    height_px: int = 0
    rate_fps: float = 0.0
    pictures: int = 0
    brightness: float = 0.0
    contrast: float = 0.0
    frozen_share: float = 0.0
    seen: Seen | None = None
    is_virtual: bool = False
    holder: str = ""


def judge(measured: Measurement) -> CheckResult:
    """Return the verdict: ready, a remark, or sound only."""
    if measured.fault is not None:
        values: Values = {"program": measured.holder} if measured.holder else {}
        missing = problem(CheckId.CAMERA, _fault_word(measured.fault), **values)
        return result(CheckId.CAMERA, [missing], {}, Verdict.SOUND_ONLY)
    if measured.silent_s > 0.0 or measured.pictures == 0:
        hung = problem(CheckId.CAMERA, "hung", silent_s=round(measured.silent_s, 1))
        return result(CheckId.CAMERA, [hung], {}, Verdict.SOUND_ONLY)
    values = {
        "width_px": measured.width_px,
        "height_px": measured.height_px,
        "rate_fps": round(measured.rate_fps, 1),
        "brightness": round(measured.brightness, 1),
        "contrast": round(measured.contrast, 1),
        "frozen_share": round(measured.frozen_share, 2),
    }
    values |= _seen_values(measured.seen)
    unusable = _unusable(measured)
    findings = [unusable] if unusable else _remarks(measured)
    return result(CheckId.CAMERA, findings, values, Verdict.SOUND_ONLY)


def _fault_word(fault: FaultCode) -> str:
    return "hung" if fault is FaultCode.CAMERA_STALLED else fault_word(CheckId.CAMERA, fault)


def _unusable(measured: Measurement) -> Finding | None:
    flat = measured.contrast <= COVERED_CONTRAST_AT_MOST
    if flat and measured.brightness <= BLACK_AT_MOST:
        return problem(CheckId.CAMERA, "black", brightness=round(measured.brightness, 1))
    even = measured.contrast <= COVERED_CONTRAST_SHARE_AT_MOST * measured.brightness
    if flat and even and measured.brightness <= COVERED_AT_MOST:
        return problem(CheckId.CAMERA, "covered", contrast=round(measured.contrast, 1))
    if measured.pictures > 1 and measured.frozen_share >= FROZEN_SHARE:
        return problem(CheckId.CAMERA, "frozen", frozen_share=round(measured.frozen_share, 2))
    return None


def _remarks(measured: Measurement) -> list[Finding]:
    findings = _light(measured)
    if measured.brightness > BRIGHT_ABOVE and not findings:
        findings.append(remark(CheckId.CAMERA, "bright", brightness=round(measured.brightness, 1)))
    if measured.rate_fps < SLOW_BELOW_FPS:
        findings.append(remark(CheckId.CAMERA, "slow", rate_fps=round(measured.rate_fps, 1)))
    if measured.seen is not None:
        if measured.seen.blur > BLURRED_ABOVE and measured.brightness >= DARK_BELOW:
            findings.append(remark(CheckId.CAMERA, "blurred", blur=round(measured.seen.blur, 2)))
        findings += _framing(measured.seen)
    if measured.is_virtual:
        findings.append(remark(CheckId.CAMERA, "virtual"))
    return findings


def _seen_values(seen: Seen | None) -> Values:
    if seen is None:
        return {}
    values: Values = {"blur": round(seen.blur, 2), "face": seen.face is not None}
    if seen.face is not None:
        values["face_height_share"] = round(seen.face.height, 2)
    return values


def _light(measured: Measurement) -> list[Finding]:
    """A face before a bright window is dark in a picture that is not."""
    seen = measured.seen
    if seen is not None:
        around, person = seen.around_brightness, seen.person_brightness
        if person < BACKLIT_PERSON_BELOW and around - person > BACKLIT_BY:
            values: Values = {"person_brightness": round(person, 1), "around_brightness": round(around, 1)}
            return [remark(CheckId.CAMERA, "backlit", **values)]
    if measured.brightness < DARK_BELOW:
        return [remark(CheckId.CAMERA, "dark", brightness=round(measured.brightness, 1))]
    return []


def _framing(seen: Seen) -> list[Finding]:
    """One thing to do at a time, and none of them a fault."""
    face = seen.face
    if face is None:
        return [remark(CheckId.CAMERA, "no_face")] if seen.looked_for_face else []
    said = _of_size(face) or _of_place(face)
    return [said] if said is not None else []


def _of_size(face: Face) -> Finding | None:
    if FACE_FAR_BELOW <= face.height <= FACE_NEAR_ABOVE:
        return None
    what = "face_far" if face.height < FACE_FAR_BELOW else "face_near"
    return remark(CheckId.CAMERA, what, face_height_share=round(face.height, 2))


def _of_place(face: Face) -> Finding | None:
    if abs(face.centre_x - 0.5) > FACE_OFF_CENTRE_BY:
        return remark(CheckId.CAMERA, "face_off_centre", face_x_share=round(face.centre_x, 2))
    if FACE_HIGH_ABOVE <= face.centre_y <= FACE_LOW_BELOW:
        return None
    what = "face_low" if face.centre_y > FACE_LOW_BELOW else "face_high"
    return remark(CheckId.CAMERA, what, face_y_share=round(face.centre_y, 2))
