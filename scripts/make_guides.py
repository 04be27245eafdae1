# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes docs/guides/*.html from scripts/guides.toml: two printed A4 pages each."""

import sys
import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "guides"
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<!-- SPDX-FileCopyrightText: Mødeklar contributors; SPDX-License-Identifier: EUPL-1.2 -->
<!-- Made by scripts/make_guides.py -->
<title>{title}</title>
<link rel="stylesheet" href="guide.css">
</head>
<body>
<main>
<h1>{title}</h1>
<p class="lead">{lead}</p>
{body}
</main>
</body>
</html>
"""


def _step(number: int, step: dict[str, str], language: str) -> str:
    picture = ""
    if "picture" in step:
        source = f"pictures/{step['picture']}_{language}.png"
        picture = f'<img src="{source}" alt="{escape(step["alt"])}">'
    words = "".join(f"<p>{escape(line)}</p>" for line in step["words"].strip().split("\n"))
    head = f'<h2><span class="number">{number}</span>{escape(step["title"])}</h2>'
    return f'<section class="step"><div>{head}{words}</div>{picture}</section>'


def _box(box: dict[str, str]) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in box["words"].strip().split("\n"))
    return f'<section class="box"><h2>{escape(box["title"])}</h2><ul>{lines}</ul></section>'


def _table(rows: list[list[str]]) -> str:
    body = "".join(f"<tr><th>{escape(left)}</th><td>{escape(right)}</td></tr>" for left, right in rows)
    return f"<table>{body}</table>"


def page(guide: dict[str, object], language: str) -> str:
    """Return one guide as HTML."""
    parts: list[str] = []
    number = 0
    for part in guide["part"]:  # type: ignore[attr-defined]
        if "rows" in part:
            parts.append(f"<h2>{escape(part['title'])}</h2>" + _table(part["rows"]))
        elif part.get("box"):
            parts.append(_box(part))
        elif part.get("write"):
            parts.append(f'<p class="write">{escape(part["write"])}</p>')
        else:
            number += 1
            parts.append(_step(number, part, language))
        if part.get("new_page"):
            parts.append('<div class="new-page"></div>')
    return _PAGE.format(
        language=language,
        title=escape(str(guide["title"])),
        lead=escape(str(guide["lead"])),
        body="\n".join(parts),
    )


def main() -> int:
    """Write all guides; with ``--check`` only tell whether they are what the source says."""
    guides = tomllib.loads((ROOT / "scripts" / "guides.toml").read_text("utf-8"))
    stale = []
    for name, guide in guides.items():
        path = FOLDER / f"{name}.html"
        text = page(guide, name.rpartition("-")[2])
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    if stale and "--check" in sys.argv:
        sys.stderr.write(f"run scripts/make_guides.py: {', '.join(stale)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
