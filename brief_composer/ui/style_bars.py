"""What is to be known about the house style of an open brief: what it has to do without, how many
pages it allows; and the way to change it.

Belongs here: looking whenever the style may be another, and the bars over the text. Does not belong
here: the House style dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from brief_composer.model.finding import Finding
from brief_composer.render import styles
from brief_composer.render.styles import Dressed
from brief_composer.session.change import Change
from brief_composer.ui.notices import Notices
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.message import MessageCard
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

_ABOUT_FONTS = "font-"


class StyleBars(QObject):
    """Looks after the house style of one brief while it is open in a window."""

    page_limit_changed = Signal(int)
    """How many pages the style allows, 0 for any number."""

    def __init__(
        self,
        workspace: Workspace,
        notices: Notices,
        theme: Theme,
        words: Words,
        window: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._notices = workspace, notices
        self._theme, self._words, self._window = theme, words, window
        self._dismissed: set[str] = set()
        self._shown: dict[str, Finding] = {}
        self._id = workspace.brief.details.house_style
        workspace.changed.connect(self._changed)
        workspace.styles_changed.connect(self.look)
        notices.closed.connect(self._closed)
        self.look()

    def look(self) -> None:
        """Look in the background at what the style has to do without."""
        id, language = self._id, self._workspace.language
        self._workspace.work(_dress, id, language, done=self._tell, name="house style")

    def open(self, part: str = "") -> None:
        """Open the House style dialog; `part` "fonts" begins at the typefaces."""
        # Imported here: it brings half of the rooms below, for a dialog few open.
        from brief_composer.ui.dialogs.house_style import open_house_style

        open_house_style(self._workspace, self._theme, self._words, self._window, part)

    def _changed(self, change: Change) -> None:
        if change.details and change.after.details.house_style != self._id:
            self._id = change.after.details.house_style
            self.look()

    def _tell(self, dressed: Dressed) -> None:
        if not isValid(self):
            return  # the brief was closed meanwhile
        self.page_limit_changed.emit(dressed.theme.page_limit)
        found = {_key(each): each for each in dressed.findings}
        for key in [key for key in self._shown if key not in found]:
            del self._shown[key]
            self._notices.withdraw(key)
        for key, each in found.items():
            if key not in self._shown and key not in self._dismissed:
                self._shown[key] = each
                self._notices.show(key, self._card(key, each))

    def _card(self, key: str, found: Finding) -> MessageCard:
        words = self._words
        said = words(f"style.said.{found.code}", **dict(found.params))
        title, _, text = said.partition(" / ")
        about_fonts = found.code.startswith(_ABOUT_FONTS)
        choose = words("style.choose_font" if about_fonts else "style.choose_style")
        part = "fonts" if about_fonts else ""
        return MessageCard(
            self._theme,
            "review",
            title,
            text,
            [
                (choose, lambda: self.open(part)),
                (words("style.dismiss"), lambda: self._notices.withdraw(key)),
            ],
        )

    def _closed(self, key: str) -> None:
        """A bar somebody took away does not come back while the brief is open."""
        if key in self._shown:
            del self._shown[key]
            self._dismissed.add(key)


def _dress(id: str, language: str) -> Dressed:
    return styles.dress(id, language=language, whole=False)


def _key(found: Finding) -> str:
    return ".".join(("style", found.code, *(str(value) for _, value in found.params)))
