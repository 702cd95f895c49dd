"""Settings, Shortcuts: the keys of every command, and giving it others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from brief_composer.sources.citations.works import folded
from brief_composer.ui import keys as rules
from brief_composer.ui.commands import MENUS, TABLE, Command, Commands
from brief_composer.ui.preferences import Preferences
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import SearchBox, button, column, label, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

_ID = Qt.ItemDataRole.UserRole


class KeyField(QLineEdit):
    """Takes the keys that are pressed in it. Tab leaves it, Esc belongs to the dialog."""

    taken = Signal(object)
    """A QKeyCombination."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(hint)
        named(self, "settings.keys.field", hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show what is pressed."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if bare and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
            return
        keys = rules.whole(Qt.Key(event.key()), event.modifiers())
        if keys is not None:
            self.taken.emit(keys)
        event.accept()


class KeysPage(QWidget):
    """A list of commands with their keys; under it, other keys for the chosen one."""

    def __init__(
        self, preferences: Preferences, commands: Commands, theme: Theme, words: Words
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._commands = commands
        self._words = words
        self._take: Callable[[], object] | None = None
        outer = column(self, 8)
        self.search = SearchBox(theme, words("settings.keys.search"), "settings.keys.search")
        self.search.textChanged.connect(self._filter)
        outer.addWidget(self.search)
        self.list = self._tree()
        outer.addWidget(self.list, 1)
        self.field = KeyField(words("settings.keys.press"))
        self.field.taken.connect(self._pressed)
        self._none = button(words("settings.keys.none"), lambda: self._set(""))
        self._usual = button(words("settings.keys.usual"), lambda: self._set(None))
        self._all = button(words("settings.keys.reset"), self._reset, kind="link")
        under = row(None, 8)
        for widget in (self.field, self._none, self._usual, self._all):
            under.addWidget(widget, 1 if widget is self.field else 0)
        outer.addLayout(under)
        self._said: QLabel = label(type="small", tone="muted", wrap=True)
        self._take_button: QPushButton = button(
            words("settings.keys.take"),
            self._take_them,
            fit="small",
            identifier="settings.keys.take",
        )
        said = row(None, 8)
        said.addWidget(self._said, 1)
        said.addWidget(self._take_button)
        outer.addLayout(said)
        self.refresh()
        self.list.setCurrentItem(self._items()[0])
        self._choose()

    def refresh(self) -> None:
        """Show the keys as they are now."""
        for item in self._items():
            item.setText(1, rules.shown(self._commands, item.data(0, _ID)))
        self._all.setEnabled(bool(self._preferences.value.shortcuts))

    # ---------------------------------------------------------------------------------- building

    def _tree(self) -> QTreeWidget:
        words = self._words
        tree = named(QTreeWidget(), "settings.keys.list", words("settings.page.keys"))
        look(tree)
        tree.setColumnCount(2)
        tree.setHeaderLabels([words("settings.keys.command"), words("settings.keys.keys")])
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        for command in TABLE:
            item = QTreeWidgetItem(tree, [self._name(command), ""])
            item.setData(0, _ID, command.id)
        tree.currentItemChanged.connect(lambda: self._choose())
        tree.itemActivated.connect(lambda: self.field.setFocus(Qt.FocusReason.OtherFocusReason))
        return tree

    def _name(self, command: Command) -> str:
        """What a command is called, after its menu: "File › Save"."""
        words = self._words
        name = words(f"menu.{command.id}")
        within = f"menu.{command.id.rpartition('.')[0]}"
        parts = [words(f"menu.{command.menu}").replace("&", "")] if command.menu in MENUS else []
        if command.id.count(".") > 1 and within in words:
            parts.append(words(within))
        return " › ".join((*parts, name.replace("&", "")))

    def _items(self) -> list[QTreeWidgetItem]:
        every = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        return [item for item in every if item is not None]

    def _filter(self, wanted: str) -> None:
        asked = folded(wanted).split()
        for item in self._items():
            text = folded(f"{item.text(0)} {item.text(1)}")
            item.setHidden(not all(word in text for word in asked))

    # ------------------------------------------------------------------------------------- doing

    @property
    def _id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def _choose(self) -> None:
        self._say("")
        id = self._id
        self.field.setText(rules.shown(self._commands, id) if id else "")
        self.field.setEnabled(bool(id))
        self._none.setEnabled(bool(id) and bool(self.field.text()))
        self._usual.setEnabled(id in self._preferences.value.shortcuts)

    def _pressed(self, keys: QKeyCombination) -> None:
        words, id = self._words, self._id
        sequence = QKeySequence(keys)
        native = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        self.field.setText(native)
        why = rules.refusal(keys)
        if why:
            self._say(words(why, keys=native))
            return
        other = rules.holder(self._commands, sequence, id)
        if not other:
            self._set(sequence.toString(QKeySequence.SequenceFormat.PortableText))
            return
        named_ = self._commands.name(other)
        self._say(words("settings.keys.taken", keys=native, command=named_), sequence, other)

    def _say(self, text: str, sequence: QKeySequence | None = None, other: str = "") -> None:
        self._said.setText(text)
        self.field.setAccessibleDescription(text)
        self._take = (lambda: self._move(other, sequence)) if sequence is not None else None
        self._take_button.setVisible(self._take is not None)

    def _take_them(self) -> None:
        if self._take is not None:
            self._take()

    def _move(self, other: str, sequence: QKeySequence) -> None:
        """Give keys to the chosen command and take them from another, which keeps its other ones
        where it has some."""
        portable = QKeySequence.SequenceFormat.PortableText
        kept = [each for each in self._commands[other].shortcuts() if each != sequence]
        left = kept[0].toString(portable) if kept else ""
        self._change({other: left, self._id: sequence.toString(portable)})

    def _set(self, keys: str | None) -> None:
        self._change({self._id: keys})

    def _change(self, changes: dict[str, str | None]) -> None:
        merged: dict[str, str | None] = {**self._preferences.value.shortcuts, **changes}
        chosen = {id: keys for id, keys in merged.items() if keys is not None}
        self._preferences.change(shortcuts=chosen)
        self.refresh()
        self._choose()

    def _reset(self) -> None:
        self._preferences.change(shortcuts={})
        self.refresh()
        self._choose()
