# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compile the words that are said without Qt too: ``python scripts/compile_words.py [FOLDER]``.

Reads ``moedeklar_LANGUAGE.ts`` and writes ``findings_LANGUAGE.json``: Danish words to translated ones. Danish
itself needs no table.
"""

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "i18n"
SOURCE_LANGUAGE = "da"
CONTEXTS = ("findings", "report")


def table(translations: Path) -> dict[str, str]:
    """Return the finished translations of findings and report, in the file's order."""
    # Our own file, made by our own tool.
    root = ElementTree.parse(translations).getroot()  # noqa: S314
    found = {}
    for context in root.iter("context"):
        if context.findtext("name") in CONTEXTS:
            for message in context.iter("message"):
                translation = message.find("translation")
                if translation is not None and translation.get("type") is None and translation.text:
                    found[message.findtext("source", "")] = translation.text
    return found


def main(folder: Path) -> None:
    """Write a table for every language but the one that the words are written in."""
    for translations in sorted(folder.glob("moedeklar_*.ts")):
        language = translations.stem.removeprefix("moedeklar_")
        if language != SOURCE_LANGUAGE:
            text = json.dumps(table(translations), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            (folder / f"findings_{language}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
