# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report as one page of HTML that needs nothing else: to be read, printed, or sent."""

from collections.abc import Callable
from html import escape

from app.core.advice import report_words as words
from app.core.advice.shape import Words
from app.core.advice.table import ADVICE
from app.core.check_report import CheckReport
from app.core.measures import measures, spoken_name, with_unit
from app.core.verdicts import CheckResult, Verdict

Say = Callable[[Words], str]
"""Says words in a language."""

PAPER = "max-width: 46rem; margin: 2rem auto; padding: 0 1rem;"
"""The page's margins, where it stands alone."""
_STYLE = f"""
body {{ font-family: "IBM Plex Sans", "Segoe UI", Arial, sans-serif; font-size: 16px; line-height: 1.5;
  color: #1a1a1a; background: #ffffff; {PAPER} }}
h1 {{ font-size: 32px; line-height: 1.25; margin: 0 0 4px; }}
h2 {{ font-size: 22px; margin: 28px 0 8px; }}
p {{ margin: 0 0 8px; }}
.small {{ font-size: 14px; color: #454545; }}
.code {{ font-size: 36px; font-weight: 600; letter-spacing: 4px; margin: 4px 0; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; vertical-align: top; padding: 6px 16px 6px 0; border-bottom: 1px solid #dcdcdc; }}
.numbers td {{ font-size: 14px; padding: 3px 12px 3px 0; }}
h3 {{ font-size: 16px; margin: 12px 0 2px; }}
.technical {{ page-break-before: always; }}
@media print {{ body {{ margin: 0; max-width: none; }} .parts {{ columns: 2; column-gap: 32px; }}
  .numbers td {{ font-size: 11px; padding: 1px 8px 1px 0; }} h3 {{ font-size: 13px; }} }}
"""


def report_page(made: CheckReport, say: Say, language: str, time: str) -> str:
    """Return the whole page.

    Args:
        made: What is told.
        say: Says words in the page's language.
        language: Its code, "da" or "en".
        time: When the report was made, in words of that language.
    """

    def told(one: Words) -> str:
        return escape(say(one))

    head = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{told(words.TITLE)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    made_at = escape(say(words.MADE).format(time=time))
    return f"{head}{_for_people(made, told, made_at)}{_for_technicians(made, told)}</body>\n</html>\n"


def _for_people(made: CheckReport, told: Say, made_at: str) -> str:
    rows = "".join(_row(result, made, told) for result in made.results)
    return (
        f"<h1>{told(words.VERDICTS[made.verdict])}</h1>\n"
        f'<p class="small">{told(words.TITLE)}. {made_at}. {told(words.PRIVACY)}</p>\n'
        f'<h2>{told(words.SAW)}</h2>\n<table width="100%">{rows}</table>\n'
        f"<h2>{told(words.CODE)}</h2>\n"
        f'<p class="code">{made.spoken_code}</p>\n<p>{told(words.CODE_LEAD)}</p>\n'
        f"<p>{told(words.BY_PHONE)}</p>\n"
    )


def _row(result: CheckResult, made: CheckReport, told: Say) -> str:
    return (
        f"<tr><th>{told(words.CHECKS[result.id])}</th>"
        f"<td><b>{told(words.EACH[result.verdict])}</b><br>{_sentences(result, made, told)}</td></tr>\n"
    )


def _sentences(result: CheckResult, made: CheckReport, told: Say) -> str:
    if not result.findings:
        tested = result.verdict is not Verdict.NOT_MEASURED
        return told(words.WORKS if tested else words.NOT_TESTED)
    said = []
    for finding in result.findings:
        advice = ADVICE.get(finding.code)
        if advice is not None:
            said.append(f"{told(advice.saw)} {told(advice.act_on(made.system).words)}")
    return "<br>".join(said)


def _for_technicians(made: CheckReport, told: Say) -> str:
    parts = "".join(_numbers(result, told) for result in made.results)
    return (
        f'<div class="technical"><h2>{told(words.TECHNICAL)}</h2>\n'
        f'<p class="small">Mødeklar {escape(made.program_version)} · {made.system} · {made.verdict} · '
        f'schema 1</p>\n<div class="parts">\n{parts}</div></div>\n'
    )


def _numbers(result: CheckResult, told: Say) -> str:
    codes = ", ".join(f"{one.code} ({one.severity})" for one in result.findings)
    lines = [(told(words.FOUND), escape(codes) or told(words.NOTHING_FOUND))]
    for name, value in measures(result):
        number = None if value is None else with_unit(name, value, told(words.YES), told(words.NO))
        lines.append(
            (escape(spoken_name(name)), told(words.NOT_MEASURED) if number is None else escape(number))
        )
    rows = "".join(f'<tr><td width="40%">{label}</td><td>{said}</td></tr>\n' for label, said in lines)
    head = f"<h3>{told(words.CHECKS[result.id])}: {result.verdict}</h3>"
    return f'<div class="part">{head}\n<table class="numbers" width="100%">{rows}</table></div>\n'
