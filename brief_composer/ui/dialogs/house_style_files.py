"""What the House style dialog does with the files of styles: a copy, taking in, sending, throwing
away; and the questions for files.

Belongs here: the menu beside the list of styles. Does not belong here: the form.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from brief_composer import paths
from brief_composer.errors import BriefComposerError
from brief_composer.library import folders
from brief_composer.render import style_file, styles
from brief_composer.render.style_error import StyleError
from brief_composer.render.style_file import SUFFIX, StyleFile
from brief_composer.session import house_styles
from brief_composer.storage import exports, names
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import icon_button
from brief_composer.ui.widgets.message import Choice
from brief_composer.words import Words

ACTIONS = ("duplicate", "import", "export", "delete")


class Holder(Protocol):
    """What the actions ask of the dialog: the style in its form, and what is shown."""

    @property
    def style_id(self) -> str: ...
    @property
    def file(self) -> StyleFile | None: ...
    def refresh(self, id: str) -> None: ...
    def forget(self, id: str) -> None: ...
    def say(self, level: str, title: str, text: str, choices: list[Choice]) -> None: ...
    def unsay(self) -> None: ...
    def tell(self, problem: BriefComposerError) -> None: ...


class StyleFiles:
    """The menu and its actions, for one dialog."""

    def __init__(
        self, questions: FileQuestions, words: Words, dialog: Holder, over: QWidget
    ) -> None:
        """`over` is the widget questions stand over."""
        self._questions, self._words, self._dialog, self._over = questions, words, dialog, over
        self._menu = QMenu(over)
        acts: dict[str, Callable[[], None]] = {
            "duplicate": self.duplicate,
            "import": self.take_in,
            "export": self.send,
            "delete": self.delete,
        }
        self._actions = {name: self._menu.addAction(words(f"style.{name}")) for name in ACTIONS}
        for name, action in self._actions.items():
            action.triggered.connect(self._guarded(acts[name]))

    def menu_button(self, theme: Theme) -> QToolButton:
        """The button that opens the menu."""
        made = icon_button(
            theme.icon("ellipsis"), self._words("style.more"), lambda: None, "style.more"
        )
        made.setMenu(self._menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def show_owner(self, owner: str) -> None:
        """Only one's own can be thrown away."""
        self._actions["delete"].setEnabled(owner == folders.YOURS)

    # ----------------------------------------------------------------------------------- questions

    def logo(self) -> Path | None:
        """Which picture to use as the logo."""
        words = self._words
        return self._ask(words("style.choose_logo"), words("style.kind_logo"))

    def word_file(self) -> Path | None:
        """Which Word file to base the style on."""
        words = self._words
        return self._ask(words("style.choose_base"), words("style.kind_base"))

    def _ask(self, title: str, kind: str) -> Path | None:
        return self._questions.file(self._over, title, paths.home(), kind)

    # ------------------------------------------------------------------------------------- actions

    def duplicate(self) -> None:
        """A copy of the style in the form, to be changed."""
        file = self._dialog.file
        if file is None:
            return
        name = self._words("style.copy_of", name=file.style.name[self._words.language])
        kept = house_styles.keep(house_styles.copied(file, name))
        self._dialog.refresh(kept.style.id)

    def take_in(self) -> None:
        """Take a style from a file."""
        words = self._words
        path = self._ask(words("style.import"), words("style.kind_style", suffix=SUFFIX))
        if path is not None:
            self._take(path)

    def _take(self, path: Path, *, over: bool = False, beside: bool = False) -> None:
        try:
            taken = house_styles.take_in(path, over=over, beside=beside)
        except StyleError as problem:
            if problem.code != "style-there":
                raise
            self._ask_about(path, str(problem.params["name"]))
            return
        self._dialog.forget(taken.kept.style.id)
        self._dialog.unsay()
        self._dialog.refresh(taken.kept.style.id)
        if taken.already:
            name = taken.kept.style.name[self._words.language]
            text = self._words("style.already_text")
            self._dialog.say("ok", self._words("style.already", name=name), text, [])

    def _ask_about(self, path: Path, name: str) -> None:
        words = self._words
        choices: list[Choice] = [
            (words("style.keep_both"), self._guarded(lambda: self._take(path, beside=True))),
            (words("style.replace"), self._guarded(lambda: self._take(path, over=True))),
        ]
        text = words("style.there_text")
        self._dialog.say("review", words("style.there", name=name), text, choices)

    def send(self) -> None:
        """Write the style to a file that can be sent."""
        file = styles.find(self._dialog.style_id)
        name = names.safe(file.style.name[self._words.language], file.style.id)
        kind = self._words("style.kind_style", suffix=SUFFIX)
        title = self._words("style.export")
        suggested = paths.home() / f"{name}{SUFFIX}"
        path = self._questions.place(self._over, title, suggested, kind, SUFFIX)
        if path is None:
            return
        # The system's dialog has asked about a file that is there.
        exports.write(path, style_file.pack(file), overwrite=True)
        said = self._words("style.sent", name=path.name)
        self._dialog.say("ok", said, str(path.parent), [])

    def delete(self) -> None:
        """Throw the style away, with the way back."""
        id, words = self._dialog.style_id, self._words
        file = self._dialog.file
        lies = house_styles.remove(id)
        self._dialog.forget(id)
        self._dialog.refresh(styles.STANDARD)

        def back() -> None:
            kept = house_styles.put_back(lies)
            self._dialog.unsay()
            self._dialog.refresh(kept.style.id)

        name = file.style.name[words.language] if file is not None else lies.stem
        text = words("style.deleted_text", days=house_styles.BIN_DAYS)
        choices: list[Choice] = [(words("app.undo"), self._guarded(back))]
        self._dialog.say("ok", words("style.deleted", name=name), text, choices)

    def _guarded(self, act: Callable[[], None]) -> Callable[[], None]:
        """The same, telling in the dialog what stood in the way."""

        def guarded() -> None:
            try:
                act()
            except BriefComposerError as problem:
                self._dialog.tell(problem)

        return guarded
