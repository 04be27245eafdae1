# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report says what was found, in both languages, and never who the person is."""

import json
import random
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from app.core.advice import report_words
from app.core.advice.table import ADVICE
from app.core.check_report import CheckReport, as_json, make_report
from app.core.finding_codes import FINDING_CODES
from app.core.measures import EXPECTED, measures, spoken_name, with_unit
from app.core.problem import weightiest
from app.core.report_page import report_page
from app.core.spoken_report import CODE_CHARACTERS, decode
from app.core.system import System
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.engine.finding_words import said
from app.engine.report_command import lines

SCHEMA = json.loads((Path(__file__).parents[3] / "resources/schemas/check-report-1.json").read_text())
AT = datetime(2026, 11, 23, 11, 36, tzinfo=UTC)
PERSONAL = {
    "other_name": "Pia Sørensens headset",
    "other_spec": "bluez:AA:BB:CC:DD:EE:FF",
    "name": "pia@example.dk",
    "path": "/home/pia/film.mp4",
    "address": "192.168.1.23",
    "phone": "46 18 20 35",
}


def some_results(seed: int) -> tuple[CheckResult, ...]:
    """Return results with random verdicts, findings and numbers, and with what shall not be told."""
    chance = random.Random(seed)
    results = []
    for check in CheckId:
        if chance.random() < 0.1:
            continue
        codes = [code for code in FINDING_CODES if code.startswith(f"{check}_")]
        chosen = chance.sample(codes, chance.randint(0, 3))
        findings = tuple(
            Finding(code, chance.choice(list(Severity)), {**PERSONAL, "level_dbfs": -40.5}) for code in chosen
        )
        values: dict[str, float | int | str | bool] = {
            name: round(chance.uniform(0, 900), 1) for name in EXPECTED[check] if chance.random() < 0.7
        }
        if check is CheckId.LINE:
            values["turn_transport"] = chance.choice(["udp", "tcp", "tls"])
        results.append(
            CheckResult(check, chance.choice(list(Verdict)), findings, {**values, **PERSONAL}, 1.5)
        )
    return tuple(results)


def made(seed: int, system: System = System.LINUX) -> CheckReport:
    return make_report(some_results(seed), AT, system, "0.1.0")


def page(report: CheckReport, language: str = "da") -> str:
    return report_page(report, lambda one: said(one, language), language, "23. november kl. 12.36")  # type: ignore[arg-type]


class Reader(HTMLParser):
    """Collects what a page says, and complains about tags that do not fit together."""

    OPEN_ENDED = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in self.OPEN_ENDED:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("seed", range(40))
def test_the_data_fit_their_schema_whatever_was_found(seed: int) -> None:
    plain = json.loads(as_json(made(seed)))
    jsonschema.validate(plain, SCHEMA)
    assert [check["id"] for check in plain["checks"]] == [str(check) for check in CheckId]
    assert plain["made_at"] == "2026-11-23T11:36Z"


@pytest.mark.parametrize("seed", range(40))
def test_the_spoken_code_agrees_with_the_report(seed: int) -> None:
    """What support hears is what stands there: verdict and weightiest finding of each check, and the way."""
    report = made(seed)
    plain = json.loads(as_json(report))
    assert len(report.spoken_code.replace("-", "")) == CODE_CHARACTERS
    decoded = decode(plain["spoken_code"])
    assert decoded is not None
    for spoken, check, result in zip(decoded.checks, plain["checks"], report.results, strict=True):
        heaviest = weightiest(result)
        assert (spoken.id, spoken.verdict) == (check["id"], check["verdict"])
        assert spoken.finding == (heaviest.code if heaviest else "")
    line = next(check for check in plain["checks"] if check["id"] == "line")
    assert decoded.way == line["values"].get("turn_transport", "")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("seed", range(10))
def test_what_support_decodes_stands_on_the_page(seed: int, language: str) -> None:
    report = made(seed)
    shown = " ".join(read(page(report, language)).texts)
    decoded = decode(report.spoken_code)
    assert decoded is not None
    for line in lines(decoded, language):  # type: ignore[arg-type]
        if line.startswith("  "):
            assert line.strip() in shown


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("seed", range(20))
def test_nothing_says_who_the_person_is(seed: int, language: str) -> None:
    """Neither their names for devices, nor paths, addresses of the network, telephone numbers."""
    for text in (as_json(made(seed)), page(made(seed), language)):
        for secret in (*PERSONAL.values(), "Pia", "AA:BB", "/home"):
            assert secret not in text
        assert not re.search(r"\b\d{1,3}(\.\d{1,3}){3}\b", text), "an address"
        assert not re.search(r"\b(\d{2} ){3}\d{2}\b|\b\d{8,}\b", text), "a telephone number"
        assert "@" not in text.replace("@media", "")


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    reader = read(page(made(3)))
    assert not {"src", "href", "onclick"} & {name for name, _ in reader.attributes}
    assert "<script" not in page(made(3))
    assert "page-break-before" in page(made(3))


@pytest.mark.parametrize("seed", range(10))
def test_page_one_is_for_people(seed: int) -> None:
    """No code, no unit and no number but the time and the spoken code before the technician's page."""
    report = made(seed)
    people = page(report).split('class="technical"')[0].split("</style>")[1]
    told = " ".join(read(f"<div>{people.split('<body>')[1].rsplit('<', 1)[0]}</div>").texts)
    told = told.replace(report.spoken_code, "").replace("23. november kl. 12.36", "")
    assert not re.search(r"\d|_|dBFS|kbit", told), told


def test_page_two_says_what_was_not_measured() -> None:
    shown = read(page(make_report((), AT, System.MAC, "0.1.0"))).texts
    assert shown.count("ikke målt") == sum(len(names) for names in EXPECTED.values())


def test_every_word_of_the_report_has_both_languages() -> None:
    same = {"Computer"}
    for one in report_words.EVERY:
        assert said(one, "en") != one.text or one.text in same, one


def test_the_words_are_those_of_the_system_that_it_was_made_on() -> None:
    denied = CheckResult(CheckId.CAMERA, Verdict.SOUND_ONLY, (Finding("camera_denied", Severity.PROBLEM),))
    for system in System:
        assert ADVICE["camera_denied"].act_on(system).words.text in page(
            make_report((denied,), AT, system, "1")
        )


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("round_trip_ms", 23.4, "round trip: 23.4 ms"),
        ("level_dbfs", -41.0, "level: -41 dBFS"),
        ("up_kbit", 512, "up: 512 kbit/s"),
        ("clock_ahead_s", 0.5, "clock ahead: 0.5 s"),
        ("face", True, "face: yes"),
        ("link", "wifi", "link: wifi"),
        ("encode_360p_ms", 9.25, "encode 360p: 9.25 ms"),
    ],
)
def test_a_number_has_its_unit(name: str, value: float | str | bool, told: str) -> None:
    assert f"{spoken_name(name)}: {with_unit(name, value)}" == told


def test_measures_tell_everything_that_may_be_told() -> None:
    values = {"rate_fps": 12.0, "new_thing_ms": 3, "other_name": "Pias"}
    told = dict(measures(CheckResult(CheckId.CAMERA, Verdict.READY, (), values)))
    assert told["rate_fps"] == 12.0
    assert told["new_thing_ms"] == 3
    assert told["blur"] is None
    assert "other_name" not in told
