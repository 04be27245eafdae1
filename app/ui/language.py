# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language of the moment: our words, Qt's own words, dates and numbers."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.ui.preferences import Language
from app.ui.resources import resources_dir

_LOCALES = {"da": "da_DK", "en": "en_GB"}


def chosen_language() -> Language:
    """Return the language that is spoken just now."""
    return "en" if QLocale().language() is QLocale.Language.English else "da"


class LanguageSwitch:
    """Keeps the installed translators and exchanges them."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def choose(self, language: Language) -> None:
        """Say everything in this language from now on; open windows hear of it by ``LanguageChange``."""
        application = QCoreApplication.instance()
        if application is None:
            return
        QLocale.setDefault(QLocale(_LOCALES[language]))
        self.forget()
        qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (
            (f"qtbase_{language}", qt_words),
            (f"moedeklar_{language}", str(resources_dir() / "i18n")),
        ):
            translator = QTranslator(application)
            if translator.load(name, folder):
                application.installTranslator(translator)
                self._installed.append(translator)

    def forget(self) -> None:
        """Take the translations away again: everything is said as it is written, in Danish."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []
