# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A phrase: written once in Danish, said in the language of the moment.

``pyside6-lupdate`` finds phrases by the name of ``translate`` and its literal arguments.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

MANY = 1  # Fourth argument of translate: there are forms for one and for more; lupdate wants a literal 1.


@dataclass(frozen=True)
class Phrase:
    """Some words with named gaps."""

    context: str
    text: str
    counts: bool = False

    def __call__(self, count: int | None = None, **gaps: str) -> str:
        """Return the words in the present language, with the gaps filled.

        Args:
            count: What ``%n`` stands for.
            gaps: What the names in braces stand for.
        """
        number = -1 if count is None else count
        said = QCoreApplication.translate(self.context, self.text, None, number)
        return said.format(**gaps) if gaps else said


def translate(context: str, text: str, comment: str = "", many: int = 0) -> Phrase:
    """Return a phrase; nothing is translated before it is said."""
    return Phrase(context, text, bool(many))
