"""One table of everything a person can tell the program to do.

Menus, toolbar, context menus and Find a command are all made from it. A command can be given while
somebody has bound a handler to it; who does that is the matter of the window and its parts.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from brief_composer.ui.parts import Handler
from brief_composer.ui.theme.theme import Theme
from brief_composer.words import Words

Standard = QKeySequence.StandardKey


class Command(NamedTuple):
    """One thing to do. `menu` and `group` are its place (a line parts the groups), "" for none.

    Its words are `menu.<id>` of the catalogue, and `menu.<id>.also` what other programs call it.
    `standard` brings the platform's own keys. `toggles` commands show whether they are on.
    """

    id: str
    menu: str = ""
    group: int = 0
    keys: tuple[str, ...] = ()
    standard: QKeySequence.StandardKey | None = None
    icon: str = ""
    toggles: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


MENUS = ("file", "edit", "insert", "brief", "view", "help")

TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)
"""The text sizes the menu offers, in percent."""

TABLE = (
    Command("file.new", "file", 0, ("Ctrl+N",), Standard.New, "square-plus"),
    Command("file.open", "file", 0, ("Ctrl+O",), Standard.Open, "folder-open"),
    Command("file.close", "file", 1, ("Ctrl+W",), Standard.Close),
    Command("file.save", "file", 1, ("Ctrl+S",), Standard.Save),
    Command("file.copy", "file", 1, ("Ctrl+Shift+S",), icon="copy"),
    Command("file.versions", "file", 1, icon="history"),
    Command("file.light", "file", 1),
    Command("file.save_template", "file", 2),
    Command("file.templates", "file", 2),
    Command("file.template_import"),
    Command("file.export", "file", 3, ("Ctrl+Shift+E", "F12"), icon="file-output"),
    Command("file.quit", "file", 4, ("Ctrl+Q",), Standard.Quit, role=QAction.MenuRole.QuitRole),
    Command("edit.undo", "edit", 0, ("Ctrl+Z",), Standard.Undo, "undo-2"),
    Command("edit.redo", "edit", 0, ("Ctrl+Y",), Standard.Redo, "redo-2"),
    Command("edit.cut", "edit", 1, ("Ctrl+X",), Standard.Cut),
    Command("edit.copy", "edit", 1, ("Ctrl+C",), Standard.Copy, "copy"),
    Command("edit.paste", "edit", 1, ("Ctrl+V",), Standard.Paste),
    Command("edit.paste_plain", "edit", 1, ("Ctrl+Shift+V",)),
    Command("edit.select_all", "edit", 1, ("Ctrl+A",), Standard.SelectAll),
    Command("edit.find", "edit", 2, ("Ctrl+F",), Standard.Find, "search"),
    Command("edit.find_next", "edit", 2, ("F3",)),
    Command("edit.find_previous", "edit", 2, ("Shift+F3",)),
    Command("edit.replace", "edit", 2, ("Ctrl+H",)),
    Command(
        "edit.settings",
        "edit",
        3,
        standard=Standard.Preferences,
        icon="settings",
        role=QAction.MenuRole.PreferencesRole,
    ),
    Command("text.bold", keys=("Ctrl+B",), standard=Standard.Bold, icon="bold", toggles=True),
    Command("text.italic", keys=("Ctrl+I",), standard=Standard.Italic, icon="italic", toggles=True),
    Command("text.list", icon="list", toggles=True),
    Command("text.style.body"),
    Command("text.style.subheading"),
    Command("text.style.bullet"),
    Command("text.style.number"),
    Command("insert.recommendation", "insert", 0, ("Ctrl+Shift+R",), icon="square-plus"),
    Command("insert.quote", "insert", 0, ("Ctrl+Shift+I",), icon="quote"),
    Command("insert.section", "insert", 0, icon="plus"),
    Command("insert.note", "insert", 1, ("Ctrl+Shift+M",), icon="message-square-text"),
    Command("insert.table", "insert", 1),
    Command("insert.picture", "insert", 1),
    Command("insert.pull_quote", "insert", 1),
    Command("insert.box", "insert", 1),
    Command("insert.reference", "insert", 1),
    Command("insert.blank", "insert", 1, icon="text-cursor-input"),
    Command("insert.nbsp", "insert", 1, ("Ctrl+Shift+Space",)),
    Command("brief.check", "brief", 0, ("F7",), icon="circle-check"),
    Command("brief.next_finding", "brief", 0, ("F4",), icon="chevron-down"),
    Command("brief.previous_finding", "brief", 0, ("Shift+F4",), icon="chevron-up"),
    Command("brief.up", "brief", 1, ("Alt+Shift+Up",), icon="move-up"),
    Command("brief.down", "brief", 1, ("Alt+Shift+Down",), icon="move-down"),
    Command("brief.collapse", "brief", 1, ("Ctrl+Shift+K",)),
    Command("brief.duplicate", "brief", 1, ("Ctrl+D",), icon="copy"),
    Command("brief.delete", "brief", 1, icon="trash-2"),
    Command("brief.fill", "brief", 2, icon="text-cursor-input"),
    Command("brief.details", "brief", 2, icon="info"),
    Command("brief.house_style", "brief", 2, icon="file-pen-line"),
    Command("view.outline", "view", 0, icon="list-tree"),
    Command("view.library", "view", 0, icon="library-big"),
    Command("view.left", "view", 0, ("F8",), icon="panel-left-close", toggles=True),
    Command("view.preview", "view", 1, icon="eye"),
    Command("view.checks", "view", 1, icon="circle-check"),
    Command("view.details", "view", 1, icon="info"),
    Command("view.right", "view", 1, ("F9",), icon="panel-right-close", toggles=True),
    Command("view.next_pane", "view", 2, ("F6",)),
    Command("view.previous_pane", "view", 2, ("Shift+F6",)),
    Command("view.theme.follow", "view", 3, toggles=True),
    Command("view.theme.light", "view", 3, toggles=True),
    Command("view.theme.dark", "view", 3, toggles=True),
    *(Command(f"view.size.{size}", "view", 3, toggles=True) for size in TEXT_SIZES),
    Command("view.dim_pages", "view", 3, toggles=True),
    Command("view.full_screen", "view", 4, ("F11",), Standard.FullScreen, toggles=True),
    Command("view.start", icon="house"),
    Command("help.find", "help", 0, ("Alt+Q",), icon="search"),
    Command("help.keys", "help", 0, icon="keyboard"),
    Command("help.library", "help", 0, icon="library-big"),
    Command("help.sample", "help", 0, icon="play"),
    Command("help.about", "help", 1, icon="info", role=QAction.MenuRole.AboutRole),
)


def sequences(command: Command) -> list[QKeySequence]:
    """The keys of a command, the one shown in the menu first; the platform's own lead on macOS."""
    own = [QKeySequence(keys) for keys in command.keys]
    if command.standard is None:
        return own
    platform = QKeySequence.keyBindings(command.standard)
    ordered = platform + own if sys.platform == "darwin" and platform else own + platform
    return list(dict.fromkeys(ordered))


class Commands(QObject):
    """The commands as actions. One is enabled while it has a handler and nobody switched it off."""

    changed = Signal()
    """Something was bound, switched on or off, or renamed."""

    def __init__(self, theme: Theme, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words
        self._handlers: dict[str, Handler] = {}
        self._off: set[str] = set()
        self.actions = {command.id: self._action(command, theme) for command in TABLE}

    def __getitem__(self, id: str) -> QAction:
        return self.actions[id]

    def bind(self, handlers: Mapping[str, Handler]) -> None:
        """Let these commands be given from now on."""
        for id in handlers:
            if id not in self.actions:
                raise KeyError(id)
        self._handlers.update(handlers)
        self._refresh(handlers)

    def unbind(self, ids: Mapping[str, Handler]) -> None:
        """These commands cannot be given any more (their part is going away)."""
        for id in ids:
            self._handlers.pop(id, None)
        self._refresh(ids)

    def allow(self, id: str, on: bool) -> None:
        """Switch a command off while it would do nothing, and on again."""
        if on == (id in self._off):
            (self._off.discard if on else self._off.add)(id)
            self._refresh((id,))

    def set_keys(self, chosen: Mapping[str, str]) -> None:
        """Give commands the keys somebody chose ("" for none), and the others their usual ones."""
        for command in TABLE:
            keys = [QKeySequence(chosen[command.id])] if chosen.get(command.id) else []
            wanted = keys if command.id in chosen else sequences(command)
            if self.actions[command.id].shortcuts() != wanted:
                self.actions[command.id].setShortcuts(wanted)
        self.changed.emit()

    def is_bound(self, id: str) -> bool:
        """Whether somebody takes this command now."""
        return id in self._handlers

    def run(self, id: str) -> None:
        """Give a command, if it can be given now."""
        handler = self._handlers.get(id)
        if handler is not None and id not in self._off:
            handler()

    def name(self, id: str) -> str:
        """What a command is called in a list: the words of its menu entry."""
        return self.actions[id].text().replace("&", "")

    def also(self, id: str) -> str:
        """Other names people know a command by."""
        key = f"menu.{id}.also"
        return self.words(key) if key in self.words else ""

    def _action(self, command: Command, theme: Theme) -> QAction:
        action = QAction(self.words(f"menu.{command.id}"), self)
        action.setObjectName(command.id)
        action.setShortcuts(sequences(command))
        action.setMenuRole(command.role)
        action.setCheckable(command.toggles)
        action.setEnabled(False)
        if command.icon:
            action.setIcon(theme.icon(command.icon, "text", 18))
        # In menus words alone: a picture beside every line says nothing.
        action.setIconVisibleInMenu(False)
        action.triggered.connect(lambda: self.run(command.id))
        return action

    def _refresh(self, ids: Mapping[str, Handler] | tuple[str, ...]) -> None:
        for id in ids:
            self.actions[id].setEnabled(id in self._handlers and id not in self._off)
        self.changed.emit()
