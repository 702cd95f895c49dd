"""The toolbar over an open brief. What does not fit goes behind ».

Undo and redo, the style of the text, what can be put in, Find a command, Export.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from brief_composer.ui.commands import Commands
from brief_composer.ui.parts import TextState
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import GAP, label, line, row, tall
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

TOOLBAR_HEIGHT = 46

STYLES = ("body", "subheading", "bullet", "number")
ALONE = ("view.start", "edit.undo", "edit.redo", "text.bold", "text.italic", "text.list")
WORDED = ("insert.recommendation", "insert.quote")


class Toolbar(QFrame):
    """Buttons for the commands used most; each says its name and key in its tip."""

    def __init__(self, commands: Commands, theme: Theme, words: Words) -> None:
        super().__init__()
        named(look(self, "bar"), "toolbar", words("app.toolbar"))
        tall(self, theme, TOOLBAR_HEIGHT)
        self._commands = commands
        self._theme = theme
        self._words = words
        self.row = row(self, 4)
        self.row.setContentsMargins(8, 0, 10, 0)
        self._style = self._style_box()
        self._items: list[QWidget] = []
        self._fill()

    def show_state(self, state: TextState) -> None:
        """Show how the text at the caret looks."""
        for id, on in (
            ("text.bold", state.bold),
            ("text.italic", state.italic),
            ("text.list", state.style in ("bullet", "number")),
        ):
            self._commands[id].setChecked(on)
            self._commands.allow(id, state.editable)
        for style in STYLES:
            self._commands.allow(f"text.style.{style}", state.editable)
        self._style.setEnabled(state.editable)
        if state.style in STYLES:
            self._style.setCurrentIndex(STYLES.index(state.style))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what does not fit behind », from the right."""
        super().resizeEvent(event)
        self.fold()

    # ---------------------------------------------------------------------------------- building

    def _fill(self) -> None:
        groups = (
            (self._icon("view.start"),),
            (self._icon("edit.undo"), self._icon("edit.redo")),
            (self._style, *(self._icon(id) for id in ALONE[3:])),
            tuple(self._worded(id) for id in WORDED),
        )
        for number, group in enumerate(groups):
            if number:
                mark = line(vertical=True)
                mark.setFixedHeight(20)
                self.row.addSpacing(4)
                self.row.addWidget(mark)
                self.row.addSpacing(4)
            for widget in group:
                self.row.addWidget(widget)
        self._items = [*groups[3], *groups[2]]
        self._more = self._overflow()
        self.row.addWidget(self._more)
        self.row.addStretch(1)
        self.finder = self._finder()
        self.row.addWidget(self.finder)
        self.row.addSpacing(4)
        self.row.addWidget(self._export())

    def _icon(self, id: str) -> QToolButton:
        made = self._tool(id)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        made.setFixedSize(30, 30)
        return look(made, "quiet")

    def _worded(self, id: str) -> QToolButton:
        made = self._tool(id)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        text = self._words(f"app.toolbar.{id.partition('.')[2]}")
        # A default action writes its own text whenever it changes; the bar's is shorter.
        self._commands[id].setIconText(text)
        made.setIconSize(QSize(18 + GAP, 18))
        return look(made, "tool")

    def _tool(self, id: str) -> QToolButton:
        action = self._commands[id]
        made = QToolButton()
        made.setDefaultAction(action)
        made.setIconSize(QSize(18, 18))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name = self._commands.name(id)
        action.setToolTip(self._tip(id))
        return named(made, f"toolbar.{id}", name)

    def _tip(self, id: str) -> str:
        keys = (
            self._commands[id]
            .shortcut()
            .toString(self._commands[id].shortcut().SequenceFormat.NativeText)
        )
        name = self._commands.name(id)
        return self._words("app.tip_keys", what=name, keys=keys) if keys else name

    def _style_box(self) -> QComboBox:
        box = QComboBox()
        for style in STYLES:
            box.addItem(self._words(f"menu.text.style.{style}"))
        box.activated.connect(self._use_style)
        # As wide as its words, also when the text of the program grows.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # A least width in points would count as its width where the bar is made to fit.
        box.setMinimumContentsLength(10)
        name = self._words("app.toolbar.style")
        box.setToolTip(name)
        return named(look(box, "quiet"), "toolbar.style", name)

    def _use_style(self, at: int) -> None:
        self._commands.run(f"text.style.{STYLES[at]}")

    def _overflow(self) -> QToolButton:
        made = QToolButton()
        made.setText("»")
        made.setToolTip(self._words("app.toolbar.more"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: self._fill_overflow(menu))
        made.setMenu(menu)
        made.hide()
        return named(look(made, "quiet"), "toolbar.more", self._words("app.toolbar.more"))

    def _finder(self) -> QPushButton:
        made = QPushButton(self._words("finder.hint"))
        made.setIcon(self._theme.icon("search", "muted", 16))
        made.setIconSize(QSize(16 + GAP, 16))
        made.setAutoDefault(False)
        tall(made, self._theme, width=236)
        made.clicked.connect(lambda: self._commands.run("help.find"))
        self._keys = label(tone="muted")
        self._commands.changed.connect(self._show_keys)
        self._show_keys()
        inside = row(made)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch(1)
        inside.addWidget(self._keys)
        return named(look(made, "field"), "findCommandButton", self._words("finder.name"))

    def _show_keys(self) -> None:
        """The keys of Find a command, which somebody may have changed."""
        keys = self._commands["help.find"].shortcut()
        self._keys.setText(keys.toString(keys.SequenceFormat.NativeText))

    def _export(self) -> QPushButton:
        made = QPushButton(self._words("app.toolbar.export"))
        made.setIcon(self._theme.icon("file-output", "on_accent", 16))
        made.setIconSize(QSize(16 + GAP, 16))
        made.setAutoDefault(False)
        made.setToolTip(self._tip("file.export"))
        made.clicked.connect(lambda: self._commands.run("file.export"))
        action = self._commands["file.export"]
        made.setEnabled(action.isEnabled())
        action.enabledChanged.connect(made.setEnabled)
        return named(look(made, "filled"), "exportButton")

    # ---------------------------------------------------------------------------------- overflow

    def fold(self) -> None:
        """Put what does not fit behind », from the right; ask again when something was put in."""
        for widget in self._items:
            widget.setVisible(True)
        self._more.setVisible(False)
        for widget in self._items:
            if self.row.minimumSize().width() <= self.width():
                break
            widget.setVisible(False)
            self._more.setVisible(True)
        self.row.activate()

    def _fill_overflow(self, menu: QMenu) -> None:
        menu.clear()
        for widget in self._items:
            if not widget.isHidden():
                continue
            if isinstance(widget, QToolButton):
                menu.addAction(widget.defaultAction())
            else:
                for style in STYLES:
                    menu.addAction(self._commands[f"text.style.{style}"])
