# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question for a place for a file."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class SaveFile(QObject):
    """Asks with Qt's own dialog, which holds nothing up: the window, and plan B in it, stays alive behind it.

    Emits:
        chosen: The path that the person has chosen.
    """

    chosen = Signal(str)

    def __init__(self, asks: QWidget) -> None:
        super().__init__(asks)
        self._asks = asks
        self._dialog: QFileDialog | None = None

    @property
    def dialog(self) -> QFileDialog | None:
        """The question while it is open."""
        return self._dialog

    def ask(self, title: str, name: str, endings: Mapping[str, str]) -> None:
        """Ask for a place, once at a time.

        Args:
            title: Of the question.
            name: Which name is proposed, without its ending.
            endings: What kinds of file there are, in words with ``(*.ending)``, and the ending of each; the
                first is proposed.
        """
        if self._dialog is not None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = self._dialog = QFileDialog(self._asks.window(), title, documents)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(endings))
        dialog.setDefaultSuffix(next(iter(endings.values())))
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(endings[kind]))
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.chosen)
        dialog.finished.connect(self._on_finished)
        dialog.show()

    def close(self) -> None:
        """Take the question away; nothing is written."""
        if self._dialog is not None:
            self._dialog.reject()

    def _on_finished(self) -> None:
        self._dialog = None
