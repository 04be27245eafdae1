# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The numbers behind a result, for whoever helps: folded away until they are asked for."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core.measures import measures, spoken_name, with_unit
from app.core.verdicts import CheckResult
from app.ui.theme import Look
from app.ui.widgets.box import rows
from app.ui.widgets.button import Button
from app.ui.widgets.expander import Expander
from app.ui.widgets.text import Text
from app.ui.wording import problem as words


class Details(QWidget):
    """Every measurement with its unit; what was not measured says so."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        inside = QWidget()
        self.lead, self.numbers = Text("muted"), Text("small")
        self.copy = Button(look, "link", "copy")
        self.copy.clicked.connect(self._on_copied)
        column = rows(gap=1)
        for widget in (self.lead, self.numbers, self.copy):
            column.addWidget(widget)
        inside.setLayout(column)
        self.expander = Expander(look, inside, lined=False)
        layout = rows(gap=0)
        layout.addWidget(self.expander)
        self.setLayout(layout)
        self._code = ""

    def show_result(self, result: CheckResult | None, code: str) -> None:
        """Show the numbers of a result; they fold away again with another finding."""
        self.setVisible(result is not None)
        if result is None:
            return
        if code != self._code:
            self._code = code
            self.expander.head.setChecked(False)
        self.expander.say(words.DETAILS())
        self.lead.say(words.DETAILS_FOR())
        self.copy.say(words.COPY_DETAILS())
        told = [code, f"verdict: {result.verdict}"]
        for name, value in measures(result):
            number = (
                words.NOT_MEASURED() if value is None else with_unit(name, value, words.YES(), words.NO())
            )
            told.append(f"{spoken_name(name)}: {number}")
        self.numbers.say("\n".join(told))

    def _on_copied(self) -> None:
        QGuiApplication.clipboard().setText(self.numbers.said())
        self.copy.say(words.DETAILS_COPIED())
