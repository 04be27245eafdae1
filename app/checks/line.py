# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line's judge: is the service there, is there a way for media, and how good is it."""

from app.checks.emodel import mean_opinion, rating
from app.checks.findings import Values, problem, remark
from app.checks.line_facts import Link, Measurement, MediaPath, Reach, Speed, Transport, TurnWay, Ways
from app.core.verdicts import CheckId, CheckResult, Finding, Verdict

__all__ = [
    "Link", "Measurement", "MediaPath", "Reach", "Speed", "Transport", "TurnWay", "Ways", "judge",
]  # fmt: skip

DELAY_REMARK_MS = 250.0
DELAY_SOUND_ONLY_MS = 600.0
DELAY_CALL_INSTEAD_MS = 1000.0
JITTER_REMARK_MS = 30.0
REQUEST_JITTER_REMARK_MS = 80.0
"""Requests wait for processes and proxies too: less exact than packets."""
SPREAD_REMARK_MS = 100.0
JITTER_SOUND_ONLY_MS = 150.0
LOSS_REMARK_PERCENT = 1.5
LOSS_SOUND_ONLY_PERCENT = 8.0
LOSS_CALL_INSTEAD_PERCENT = 20.0
UP_REMARK_KBIT = 450.0
"""360p wants 500; the measurement is right to a tenth."""
UP_SOUND_ONLY_KBIT = 180.0
DOWN_REMARK_KBIT = 450.0
DOWN_SOUND_ONLY_KBIT = 180.0
CALL_INSTEAD_KBIT = 36.0
BLOATED_MS = 300.0
WEAK_SIGNAL_DBM = -75
CLOCK_WRONG_S = 60.0
CODEC_AND_BUFFER_MS = 80.0
"""A packet, the playout buffer and the sound cards: on top of the network's own delay."""

_Graded = tuple[Finding, Verdict]


def judge(measured: Measurement) -> CheckResult:
    """Return the verdict: the worst that any finding stands for; what was not measured adds nothing."""
    if measured.reach is None:
        return CheckResult(CheckId.LINE, Verdict.NOT_MEASURED)
    if measured.reach is not Reach.OK:
        return CheckResult(CheckId.LINE, Verdict.CALL_INSTEAD, tuple(_why_unreached(measured)))
    graded = [*_ways(measured.ways), *_delay(measured), *_jitter(measured)]
    graded += [*_loss(measured.media), *_speed(measured.speed), *_computer_side(measured)]
    order = list(Verdict)
    worst = max((verdict for _, verdict in graded), key=order.index, default=Verdict.READY)
    return CheckResult(CheckId.LINE, worst, tuple(finding for finding, _ in graded), _values(measured))


def _why_unreached(measured: Measurement) -> list[Finding]:
    findings = [problem(CheckId.LINE, str(measured.reach), uses_proxy=measured.uses_proxy)]
    if measured.certificate_dates_wrong:
        findings.append(problem(CheckId.LINE, "clock_wrong"))
    return findings


def _values(measured: Measurement) -> Values:
    values: Values = {
        "connect_ms": round(measured.connect_ms, 1),
        "round_trip_ms": round(measured.round_trip_ms, 1),
        "jitter_ms": round(measured.jitter_ms, 1),
        "round_trips": len(measured.round_trips_ms),
        "throughput_measured": measured.speed is not None,
        "loss_measured": measured.media is not None,
        "uses_proxy": measured.uses_proxy,
    }
    if measured.clock_ahead_s is not None:
        values["clock_ahead_s"] = round(measured.clock_ahead_s, 1)
    if measured.link.kind:
        values["link"] = measured.link.kind
    if measured.link.signal_dbm is not None:
        values["signal_dbm"] = measured.link.signal_dbm
    return values | _way_values(measured.ways) | _media_values(measured.media) | _speed_values(measured.speed)


def _way_values(ways: Ways | None) -> Values:
    if ways is None:
        return {}
    values: Values = {} if ways.udp is None else {"udp": ways.udp}
    for transport in Transport:
        tried = [way.works for way in ways.turns if way.transport is transport]
        if tried:
            values[f"turn_{transport}"] = any(tried)
    if ways.best is not None:
        values |= {"turn_index": ways.best.index, "turn_transport": str(ways.best.transport)}
    return values


def _media_values(media: MediaPath | None) -> Values:
    if media is None:
        return {}
    one_way_ms = media.round_trip_ms / 2 + media.spread_ms / 2 + CODEC_AND_BUFFER_MS
    return {
        "packets": media.sent,
        "loss_percent": round(media.loss_percent, 2),
        "spread_ms": round(media.spread_ms, 1),
        "mos": round(mean_opinion(rating(one_way_ms, media.loss_percent)), 2),
    }


def _speed_values(speed: Speed | None) -> Values:
    if speed is None:
        return {}
    return {
        "up_kbit": round(speed.up_kbit),
        "down_kbit": round(speed.down_kbit),
        "idle_ms": round(speed.idle_ms, 1),
        "loaded_ms": round(speed.loaded_ms, 1),
        "used_mb": round(speed.used_mb, 2),
        "speed_took_s": round(speed.took_s, 1),
    }


def _ways(ways: Ways | None) -> list[_Graded]:
    """Without UDP a call needs a relay by TCP or TLS; without that either there is none."""
    if ways is None:
        return []
    best = ways.best
    if ways.udp or (best is not None and best.transport is Transport.UDP):
        return []
    if best is None:
        if ways.udp is None and not ways.turns:
            return []  # the service names no server that could be asked
        return [(problem(CheckId.LINE, "udp_blocked"), Verdict.CALL_INSTEAD)]
    return [(remark(CheckId.LINE, f"{best.transport}_only"), Verdict.REMARK)]


def _at_least(what: str, value: float, limits: tuple[float, float, float], name: str) -> list[_Graded]:
    """Grade a value that is bad when high: remark, sound only, call instead."""
    values: Values = {name: round(value, 1)}
    if value >= limits[1]:
        verdict = Verdict.CALL_INSTEAD if value >= limits[2] else Verdict.SOUND_ONLY
        return [(problem(CheckId.LINE, what, **values), verdict)]
    return [(remark(CheckId.LINE, what, **values), Verdict.REMARK)] if value >= limits[0] else []


def _delay(measured: Measurement) -> list[_Graded]:
    limits = (DELAY_REMARK_MS, DELAY_SOUND_ONLY_MS, DELAY_CALL_INSTEAD_MS)
    return _at_least("delay", measured.round_trip_ms, limits, "round_trip_ms")


def _jitter(measured: Measurement) -> list[_Graded]:
    media = measured.media
    if media is None or not media.received:
        limits = (REQUEST_JITTER_REMARK_MS, float("inf"), float("inf"))
        return _at_least("jitter", measured.jitter_ms, limits, "jitter_ms")
    limits = (JITTER_REMARK_MS, JITTER_SOUND_ONLY_MS, float("inf"))
    found = _at_least("jitter", media.jitter_ms, limits, "jitter_ms")
    if not found and media.spread_ms >= SPREAD_REMARK_MS:
        return [(remark(CheckId.LINE, "jitter", spread_ms=round(media.spread_ms, 1)), Verdict.REMARK)]
    return found


def _loss(media: MediaPath | None) -> list[_Graded]:
    if media is None:
        return []
    limits = (LOSS_REMARK_PERCENT, LOSS_SOUND_ONLY_PERCENT, LOSS_CALL_INSTEAD_PERCENT)
    return _at_least("loss", media.loss_percent, limits, "loss_percent")


def _speed(speed: Speed | None) -> list[_Graded]:
    if speed is None:
        return []
    graded = _slow("slow_up", speed.up_kbit, (UP_REMARK_KBIT, UP_SOUND_ONLY_KBIT), "up_kbit")
    graded += _slow("slow_down", speed.down_kbit, (DOWN_REMARK_KBIT, DOWN_SOUND_ONLY_KBIT), "down_kbit")
    added = speed.loaded_ms - speed.idle_ms
    if added >= BLOATED_MS:
        bloat: Values = {"idle_ms": round(speed.idle_ms, 1), "loaded_ms": round(speed.loaded_ms, 1)}
        graded.append((remark(CheckId.LINE, "bufferbloat", **bloat), Verdict.REMARK))
    return graded


def _slow(what: str, kbit: float, limits: tuple[float, float], name: str) -> list[_Graded]:
    values: Values = {name: round(kbit)}
    if kbit < limits[1]:
        verdict = Verdict.CALL_INSTEAD if kbit < CALL_INSTEAD_KBIT else Verdict.SOUND_ONLY
        return [(problem(CheckId.LINE, what, **values), verdict)]
    return [(remark(CheckId.LINE, what, **values), Verdict.REMARK)] if kbit < limits[0] else []


def _computer_side(measured: Measurement) -> list[_Graded]:
    findings = []
    signal = measured.link.signal_dbm
    if signal is not None and signal <= WEAK_SIGNAL_DBM:
        findings.append(remark(CheckId.LINE, "weak_wifi", signal_dbm=signal))
    if measured.link.kind == "vpn":
        findings.append(remark(CheckId.LINE, "vpn"))
    ahead = measured.clock_ahead_s
    if ahead is not None and abs(ahead) > CLOCK_WRONG_S:
        findings.append(remark(CheckId.LINE, "clock_wrong", clock_ahead_s=round(ahead, 1)))
    return [(finding, Verdict.REMARK) for finding in findings]
