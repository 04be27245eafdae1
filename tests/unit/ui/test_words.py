# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every code has words, in both languages, and they are kind, plain and complete."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import app.core.advice.table as advice_table
from app.core.advice.table import ADVICE
from app.core.answers import ANSWER_CODES
from app.core.devices import DeviceKind
from app.core.events.person import Message
from app.core.events.service import CallbackState
from app.core.facts import EngineCondition, Forgetting, Forward, State
from app.core.faults import FaultCode
from app.core.finding_codes import FINDING_CODES
from app.core.meeting import CaseworkerStatus, MeetingForm, Presence, Role
from app.core.receipt import Fact
from app.core.system import System
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.engine.finding_words import finding_line
from app.ui.language import LanguageSwitch
from app.ui.resources import resources_dir
from app.ui.wording import call, check, faults, findings, frame, home, notices, people, plan_b, receipt
from app.ui.wording.findings import advice_said, finding_words, result_words
from app.ui.wording.phrase import Phrase

I18N = resources_dir() / "i18n"
WORDING = Path(faults.__file__).parent
ADVICE_FOLDER = Path(advice_table.__file__).parent
GAP = re.compile(r"\{[a-z_]+\}|%n")
UNKIND = re.compile(
    r"\b(fejl\w*|forkert\w*|ugyldig\w*|error\w*|wrong|invalid|failed|failure)\b|!", re.IGNORECASE
)
TECHNICAL = re.compile(
    r"\b(ICE|TURN|STUN|(?i:bitrate|kbps|codec|jitter|webrtc|websocket|server|token|url|timeout|proxy|enhed\w*))\b"
)
LIX_LIMIT = 30


def messages(language: str) -> list[tuple[str, str, list[str], bool]]:
    """Return (context, source, translations, finished) of one language's file."""
    # Our own files, made by our own tool.
    root = ElementTree.parse(I18N / f"moedeklar_{language}.ts").getroot()  # noqa: S314
    found = []
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            finished = translation.get("type") is None
            found.append((context.findtext("name", ""), message.findtext("source", ""), forms, finished))
    return found


def lix(text: str) -> float:
    """Return Björnsson's LIX: words a sentence, plus words of more than six letters in percent."""
    words = re.findall(r"[^\W\d_]+", text)
    sentences = max(len(re.findall(r"[.!?:…](?=\s|$)", text)), 1)
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_lix_counts_as_it_should() -> None:
    """Ten words, two sentences, two long words: 5 + 20."""
    assert lix("Her er fem ord nu. Kameraet og mikrofonen er ok.") == pytest.approx(25.0)


CODED = (
    (faults.FAULTS, FaultCode),
    (notices.ENGINE, EngineCondition),
    (notices.FORWARD, Forward),
    (check.STEPS, CheckId),
    (check.QUESTIONS, CheckId),
    (check.LEADS, CheckId),
    (check.MEASURING, CheckId),
    (check.GOOD, CheckId),
    (check.SKIPPED, CheckId),
    (check.RESULTS, Verdict),
    (check.DEVICES, DeviceKind),
    (check.DEVICE_NONE, DeviceKind),
    (check.ON_WITHOUT, DeviceKind),
    (findings.GENERAL, CheckId),
    (people.ROLES, Role),
    (people.PRESENCES, Presence),
    (people.STATUSES, CaseworkerStatus),
    (plan_b.CALLBACK_STATES, CallbackState),
    (plan_b.CALLBACK_STEPS, CallbackState),
    (plan_b.MESSAGES, Message),
    (plan_b.WISHES, MeetingForm),
    (plan_b.WISH_ASKED, MeetingForm),
    (plan_b.WISH_CONFIRMED, MeetingForm),
    (frame.FORGETTING, Forgetting),
    (plan_b.BACK, State),
    (receipt.FACTS, Fact),
)


def test_every_code_has_words() -> None:
    for table, codes in CODED:
        assert set(table) == set(codes), codes


def test_every_finding_and_answer_has_words_and_no_words_are_idle() -> None:
    """The words are those of the check's findings and of the person's answers: all of them, no others."""
    assert set(ADVICE) == set(FINDING_CODES) | ANSWER_CODES
    for code in ADVICE:
        check_id = CheckId(code.split("_")[0])
        assert finding_words(code, check_id)[0] != findings.GENERAL[check_id](), code


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("system", System)
def test_every_finding_says_what_we_saw_why_and_one_thing_to_do(
    language: str, system: System, qapp: QApplication
) -> None:
    """On every system and in both languages, window and command line alike."""
    switch = LanguageSwitch()
    switch.choose(language)  # type: ignore[arg-type]
    try:
        for code, advice in ADVICE.items():
            told = advice_said(code, CheckId(code.split("_")[0]), system)
            assert told.drawing, code
            for words in (told.saw, told.cause, told.act):
                assert words.endswith("."), (code, words)
            assert len(re.findall(r"[.?](?= |$)", told.act)) <= 3, (code, told.act)
            assert finding_line(code, language, system) == f"{told.saw} {told.act}"  # type: ignore[arg-type]
            if language == "en":
                written = (advice.saw, advice.cause, advice.act_on(system).words)
                assert not {one.text for one in written} & {told.saw, told.cause, told.act}, code
    finally:
        switch.forget()


def test_what_differs_by_system_is_said_for_each() -> None:
    for code in ("camera_denied", "microphone_denied"):
        acts = {ADVICE[code].act_on(system) for system in System}
        assert len(acts) == len(System), code


def test_a_finding_that_a_newer_check_invents_still_gets_words() -> None:
    title, body = finding_words("camera_upside_down", CheckId.CAMERA)
    assert "kamera" in title
    assert body


def test_the_weightiest_finding_speaks() -> None:
    remark = Finding("camera_dark", Severity.REMARK)
    problem = Finding("camera_frozen", Severity.PROBLEM)
    result = CheckResult(CheckId.CAMERA, Verdict.SOUND_ONLY, (remark, problem))
    assert result_words(result) == finding_words("camera_frozen", CheckId.CAMERA)


@pytest.mark.parametrize("language", ["da", "en"])
def test_translations_are_fresh(language: str, tmp_path: Path) -> None:
    """Running lupdate again changes nothing, so no text on the screen can be missing from the files."""
    committed = I18N / f"moedeklar_{language}.ts"
    fresh = tmp_path / committed.name
    fresh.write_bytes(committed.read_bytes())
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    sources = [str(path) for folder in (ADVICE_FOLDER, WORDING) for path in sorted(folder.glob("*.py"))]
    options = ["-source-language", "da_DK", "-target-language", "da_DK" if language == "da" else "en_GB"]
    plural = ["-pluralonly"] if language == "da" else []
    subprocess.run(
        [str(tool), *sources, "-ts", str(fresh), *options, "-locations", "none", "-no-obsolete", *plural],
        check=True,
        capture_output=True,
    )
    assert fresh.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["da", "en"])
def test_translations_are_finished_and_have_the_same_gaps(language: str) -> None:
    for context, source, forms, finished in messages(language):
        assert finished, (context, source)
        assert all(forms), (context, source)
        assert set(GAP.findall(forms[-1])) == set(GAP.findall(source)), (context, source)


@pytest.mark.parametrize("language", ["da", "en"])
def test_compiled_translations_say_what_the_sources_say(language: str, qapp: QApplication) -> None:
    """The committed .qm is made from the committed .ts."""
    switch = LanguageSwitch()
    switch.choose(language)  # type: ignore[arg-type]
    try:
        for context, source, forms, _ in messages(language):
            many = "%n" in source
            said = Phrase(context, source, many)(5 if many else None)
            assert said == forms[-1].replace("%n", "5")
    finally:
        switch.forget()


def test_one_minute_is_said_as_one(qapp: QApplication) -> None:
    switch = LanguageSwitch()
    switch.choose("da")
    assert home.DURATION(1) == "Mødet varer cirka et minut."
    switch.choose("en")
    assert home.DURATION(1) == "The meeting takes about one minute."
    switch.forget()


def test_words_blame_nobody_and_are_never_technical() -> None:
    for _, source, forms, _ in messages("en"):
        for text in (source, *forms):
            assert not UNKIND.search(text), text
            assert not TECHNICAL.search(text), text


def test_faults_say_what_to_do() -> None:
    """Two parts each: what happened, and a sentence on what to do or what happens by itself."""
    for code, (title, body) in faults.FAULTS.items():
        assert title.text.endswith("."), code
        assert len(body.text.split()) >= 5, code


def test_danish_words_are_easy_to_read() -> None:
    """All running text of a page together has a LIX of at most 30."""
    pages: dict[str, list[str]] = {}
    for context, source, *_ in messages("en"):
        if source.endswith((".", "?", "…")) and " " in source:
            pages.setdefault(context, []).append(GAP.sub("Mette", source))
    assert len(pages) > 8
    assert {
        name: lix(" ".join(texts)) for name, texts in pages.items() if lix(" ".join(texts)) > LIX_LIMIT
    } == {}


def test_call_has_words_for_both_ends_of_each_switch() -> None:
    pairs = ((call.MICROPHONE_ON, call.MICROPHONE_OFF), (call.CAMERA_ON, call.CAMERA_OFF))
    assert all(on() != off() for on, off in pairs)
