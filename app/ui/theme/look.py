# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The look as it is now: which colours, which sizes, and who wants to know when they change."""

from string import Template

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from app.ui.preferences import ThemeChoice
from app.ui.resources import resources_dir
from app.ui.theme.colours import THEMES, Colours
from app.ui.theme.icons import Icons
from app.ui.theme.measures import Measures


class Look(QObject):
    """Colours, measures and icons for the whole window.

    Args:
        system_factor: How much larger than usual the system's own text is.
    """

    changed = Signal()

    def __init__(self, system_factor: float = 1.0) -> None:
        super().__init__()
        self._system_factor = system_factor
        self._icons = Icons()
        self._theme: ThemeChoice = "system"
        self._percent = 100
        self.colours: Colours = THEMES["light"]
        self.measures = Measures.of(100, system_factor)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    def choose(self, theme: ThemeChoice, text_size_percent: int) -> None:
        """Change to a theme and a text size, and restyle the application."""
        self._theme, self._percent = theme, text_size_percent
        self.colours = THEMES[theme_name(theme)]
        self.measures = Measures.of(text_size_percent, self._system_factor)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(self._palette())
            application.setStyleSheet(self.style_sheet())
        self.changed.emit()

    def style_sheet(self) -> str:
        """Return the style sheet for the present colours and sizes."""
        template = (resources_dir() / "qss" / "moedeklar.qss").read_text(encoding="utf-8")
        return Template(template).substitute({**vars(self.colours), **self.measures.for_style()})

    def px(self, at_100_percent: float) -> int:
        """Return a size in pixels that grows with the text."""
        return self.measures.px(at_100_percent)

    def pixmap(self, name: str, role: str, size: float = 24) -> QPixmap:
        """Return an icon in the colour of a role; ``size`` grows with the text."""
        return self._icons.pixmap(name, self.colour(role), self.px(size), self._ratio())

    def icon(self, name: str, role: str, pad: tuple[int, int] = (0, 0)) -> QIcon:
        """Return an icon for a button in the colour of a role, with room left and right of it."""
        size_px, ratio = self.px(24), self._ratio()
        icon = QIcon(self._icons.padded(name, self.colour(role), size_px, pad, ratio))
        off = self._icons.padded(name, self.colours.on_off, size_px, pad, ratio)
        icon.addPixmap(off, QIcon.Mode.Disabled)
        return icon

    def icon_size(self, pad: tuple[int, int] = (0, 0)) -> QSize:
        """Return the size of such an icon."""
        return QSize(self.px(24) + sum(pad), self.px(24))

    def colour(self, role: str) -> str:
        """Return the colour of a role as ``#RRGGBB``."""
        return str(getattr(self.colours, role))

    def paint(self, role: str) -> QColor:
        """Return the colour of a role for a painter."""
        return QColor(self.colour(role))

    def _ratio(self) -> float:
        return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)

    def _on_system_changed(self) -> None:
        if self._theme == "system":
            self.choose(self._theme, self._percent)

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, name in (
            (roles.Window, "page"),
            (roles.WindowText, "text"),
            (roles.Base, "card"),
            (roles.AlternateBase, "page"),
            (roles.Text, "text"),
            (roles.Button, "card"),
            (roles.ButtonText, "text"),
            (roles.Highlight, "main"),
            (roles.HighlightedText, "on_main"),
            (roles.Link, "link"),
            (roles.PlaceholderText, "muted"),
            (roles.ToolTipBase, "card"),
            (roles.ToolTipText, "text"),
        ):
            palette.setColor(role, self.paint(name))
        return palette


def theme_name(choice: ThemeChoice) -> str:
    """Return which theme of ``THEMES`` a choice means on this system now."""
    if choice != "system":
        return choice
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "high_contrast_dark" if dark else "high_contrast_light"
    return "dark" if dark else "light"
