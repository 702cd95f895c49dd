"""The theme in use: what every widget asks for colours, fonts and icons.

One `Theme` is made by `ui.app` and handed to whoever draws. It is not a global.
"""

from __future__ import annotations

import os
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from brief_composer.ui.theme import fonts, icons
from brief_composer.ui.theme.palette import palette
from brief_composer.ui.theme.stylesheet import stylesheet
from brief_composer.ui.theme.tokens import DARK, LIGHT, Tokens, strong

PROPOSED = "proposedFont"
"""The property of the application with the font the platform proposed."""

STYLE = "Fusion"
STYLE_OVERRIDE = "QT_STYLE_OVERRIDE"
"""The style of widgets, and the variable by which Qt is told of it."""


class Theme(QObject):
    """Colours, fonts and icons. Follows the desktop between light and dark unless forced."""

    changed = Signal()
    """Colours or sizes are others now. Widgets are restyled and icons repaint by themselves; only
    who keeps colours or heights of its own (painted delegates, text documents, bars) listens."""

    def __init__(self, app: QApplication, forced: str = "") -> None:
        super().__init__(app)
        self._app = app
        self._forced = forced
        self._text_size = 100
        self._strong = False
        self.dim_pages = False
        """Whether pages are shown darker than they are while the theme is dark."""
        # Kept with the application: a second theme must not take larger text for the usual one.
        if app.property(PROPOSED) is None:
            app.setProperty(PROPOSED, app.font())
        self._usual = fonts.interface(cast("QFont", app.property(PROPOSED)))
        self._body = self._usual
        self._dressed = False
        # Both are kept: PySide forgets what a hint's owner gave out once the owner is let go.
        self._hints = app.styleHints()
        self._eyes = self._hints.accessibility()
        self._made: dict[tuple[str, str, int, str], QIcon] = {}
        self.tokens: Tokens = self._wanted()
        # Asked for before the application was made (`ui.app`) it costs nothing; here PySide would
        # first make the whole QStyle class, 15 ms, to hand back what nobody looks at.
        if os.environ.get(STYLE_OVERRIDE) != STYLE:
            app.setStyle(STYLE)
        app.setFont(self._body)
        app.setPalette(palette(self.tokens))
        self._hints.colorSchemeChanged.connect(self._follow)
        self._eyes.contrastPreferenceChanged.connect(self._follow)

    # ----------------------------------------------------------------------------------- asking

    def colour(self, token: str) -> QColor:
        """The colour of a token ("muted", "fix_soft" …)."""
        return QColor(getattr(self.tokens, token))

    def icon(self, name: str, token: str = "text", size: int = 18, checked: str = "") -> QIcon:
        """The icon of a Lucide drawing in the colour of a token, now and after a change of theme.

        It is painted at most `size` pixels wide. `checked` is the token of its colour while a
        control is on. A disabled control shows it greyed.
        """
        key = (name, token, size, checked)
        if key not in self._made:
            engine = icons.ThemedIcon(name, token, size, self._hex, checked)
            self._made[key] = QIcon(engine)
        return self._made[key]

    def pixmap(self, name: str, token: str = "text", size: int = 18, scale: float = 0) -> QPixmap:
        """A drawing in the present colour of a token, `size` pixels wide and high.

        `scale` is the screen's; 0 asks the application. Ask again after `changed`.
        """
        ratio = scale or self._app.devicePixelRatio()
        return icons.drawing(name, getattr(self.tokens, token), round(size * ratio), ratio)

    def font(self, role: str = "body", weight: int = 400) -> QFont:
        """The font of a role of text: tiny, small, body, block, page, start or writing."""
        return fonts.sized(self._body, role, weight)

    @property
    def scrim(self) -> QColor:
        """What is laid over the window behind a dialog."""
        made = self.colour("desk" if self.dark else "text")
        made.setAlpha(150 if self.dark else 100)
        return made

    @property
    def shade(self) -> QColor:
        """One of the many thin layers a shadow is made of."""
        made = QColor(DARK.desk)
        made.setAlpha(5)
        return made

    @property
    def dark(self) -> bool:
        """Whether the dark theme is on."""
        return self.tokens.name == "dark"

    @property
    def strong(self) -> bool:
        """Whether contrast is strong, because it was chosen or because the desktop asks for it."""
        asked = self._eyes.contrastPreference()
        return self._strong or asked is Qt.ContrastPreference.HighContrast

    @property
    def scale(self) -> float:
        """How much higher what holds text is than usual. Smaller text makes nothing lower: a
        target stays large enough to be hit."""
        return max(1.0, self._text_size / 100)

    def scaled(self, pixels: int) -> int:
        """A height or width of something that holds text, for the text there is."""
        return round(pixels * self.scale)

    @property
    def forced(self) -> str:
        """ "light" or "dark" if one was chosen, "" while the desktop decides."""
        return self._forced

    # --------------------------------------------------------------------------------- changing

    def dress(self) -> None:
        """Put the stylesheet on. Done once the first window is built and before it is shown: under
        a stylesheet every widget put into a layout is looked at anew, and building costs double."""
        self._dressed = True
        sheet = stylesheet(self.tokens, self._body, self.scale, self.strong)
        self._app.setStyleSheet(sheet)

    def force(self, name: str) -> None:
        """Use "light" or "dark" whatever the desktop says; "" follows the desktop again."""
        self._forced = name
        self._follow()

    def set_sight(self, text_size: int, strong: bool, dim_pages: bool) -> None:
        """Text in that many percent of its usual size, strong contrast, darker pages in the dark
        theme. Before `dress` nothing is drawn yet, and nothing is told."""
        if (text_size, strong, dim_pages) == (self._text_size, self._strong, self.dim_pages):
            return
        self._text_size, self._strong, self.dim_pages = text_size, strong, dim_pages
        self._body = QFont(self._usual)
        self._body.setPixelSize(round(self._usual.pixelSize() * text_size / 100))
        self._app.setFont(self._body)
        self.tokens = self._wanted()
        self._app.setPalette(palette(self.tokens))
        if self._dressed:
            self.dress()
            self.changed.emit()

    def _hex(self, token: str) -> str:
        return getattr(self.tokens, token)

    def _wanted(self) -> Tokens:
        scheme = self._hints.colorScheme()
        dark = self._forced == "dark" if self._forced else scheme is Qt.ColorScheme.Dark
        tokens = DARK if dark else LIGHT
        return strong(tokens) if self.strong else tokens

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted != self.tokens:
            self.tokens = wanted
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._app.setPalette(palette(self.tokens))
        self.dress()
