"""What the window shows of an open brief: toolbar, rail, panes, document tabs, editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QTabBar, QToolButton, QWidget

from brief_composer.model.finding import Severity
from brief_composer.session.change import Change
from brief_composer.session.history import Label
from brief_composer.ui.columns import Columns
from brief_composer.ui.commands import Commands
from brief_composer.ui.light_bar import show_light_bar
from brief_composer.ui.notices import Notices
from brief_composer.ui.parts import EditorPart, Handler, Parts
from brief_composer.ui.rail import Rail
from brief_composer.ui.reading import CHANGING, ReadingOnly
from brief_composer.ui.remembered import Remembered
from brief_composer.ui.sides import HEADER_HEIGHT, LeftSide, RightSide
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.toolbar import Toolbar
from brief_composer.ui.widgets.controls import SearchBox, column, icon_button, row, tall
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

LOW = 620 - 30 - 28
"""Below this height of the view the document tabs stand in the toolbar."""


class BriefView(QWidget):
    """One open brief. Binds the commands that need it while it lives (`release` lets go)."""

    pages_changed = Signal(int)
    """How many pages the brief makes now."""

    notice = Signal(str)
    """A sentence for a toast with Undo."""

    told = Signal(str)
    """A sentence for a toast: there is nothing to undo."""

    def __init__(
        self,
        workspace: Workspace,
        parts: Parts,
        commands: Commands,
        memory: Remembered,
        theme: Theme,
        words: Words,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self._commands = commands
        self._memory = memory
        self._theme = theme
        self._words = words
        self._bound: dict[str, Handler] = {}
        self._pages = 0
        self.toolbar = Toolbar(commands, theme, words)
        self.editor = parts.editor(workspace, theme, words, self)
        named(self.editor, "editor", words("app.editor"))
        self.rail = Rail(
            tuple(parts.left),
            theme,
            words,
            self.show_left,
            lambda: commands.run("edit.settings"),
        )
        self._makers = {**parts.left, **parts.right}
        self.left = LeftSide(tuple(parts.left), self._make, theme, words)
        self.right = RightSide(tuple(parts.right), self._make, theme, words)
        self.tabs = self._document_tabs()
        self._fit_tabs()
        self._tab_row = self._document_row()
        middle = look(QFrame(), "base")
        inside = column(middle)
        inside.addWidget(self._tab_row)
        self.notices = Notices(self)
        inside.addWidget(self.notices.area)
        inside.addWidget(self.editor, 1)
        self.columns = Columns(self.rail, self.left, middle, self.right, memory)
        outer = column(self)
        outer.addWidget(self.toolbar)
        outer.addWidget(self.columns, 1)
        self._begin()
        if workspace.read_only:
            self._only_read()

    # -------------------------------------------------------------------------------------- panes

    def show_left(self, name: str) -> None:
        """Open a pane at the left and go into it; "" closes the side."""
        if name:
            self.left.open(name)
            self._memory.put("left", name)
        self.columns.set_open("left", bool(name))
        if name:
            self.left.focus_first()
        else:
            self._memory.put("left", "")
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_right(self, name: str, focus: bool = True) -> None:
        """Open a pane at the right."""
        self.right.open(name)
        self._memory.put("right", name)
        self.columns.set_open("right", True)
        self.columns.refresh_right()
        if focus:
            self.right.focus_first()

    def toggle(self, side: str) -> None:
        """Open or close a side."""
        on = not self.columns.is_open(side)
        frame = self.left if side == "left" else self.right
        if on and not frame.current and frame.names:
            frame.open(frame.names[0])
        self.columns.set_open(side, on)
        if not on:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self, step: int) -> None:
        """F6: go from left to editor to right and round."""
        stops: list[QWidget] = [self.editor]
        if self.columns.is_open("left"):
            stops.insert(0, self.left)
        if self.columns.is_open("right"):
            stops.append(self.right)
        now = QApplication.focusWidget()
        at = next((i for i, w in enumerate(stops) if now and (w is now or w.isAncestorOf(now))), -1)
        target = stops[(at + step) % len(stops)]
        if isinstance(target, LeftSide | RightSide):
            target.focus_first()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def go_back_to(self, place: str, spot: tuple[int, int] | None) -> None:
        """Put the caret where it was: to a place of the brief, to a paragraph and the units in it
        where the text of a block was written in."""
        if spot is None:
            self.workspace.reveal(place)
        else:
            self._part.go_to(place, *spot)

    def release(self) -> None:
        """Take the commands back before the view goes away."""
        if self.workspace.read_only:
            self._allow_changes(True)
        self._commands.unbind(self._bound)
        self._bound = {}
        self.left.close_parts()
        self.right.close_parts()

    # --------------------------------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: popup, find bar, text to block (the editor's); from elsewhere back to the text."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        now = QApplication.focusWidget()
        if self.columns.close_over():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif now is not None and (now is self.editor or self.editor.isAncestorOf(now)):
            self._part.close_popup()
        else:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the document tabs go up into the toolbar."""
        super().resizeEvent(event)
        low = self.height() < LOW
        if low == self._tab_row.isHidden():
            return
        self._tab_row.setHidden(low)
        if low:
            self.toolbar.row.insertWidget(1, self.tabs)
        else:
            self._tab_row_layout.insertWidget(0, self.tabs)
        self.tabs.show()
        self.toolbar.fold()

    # ------------------------------------------------------------------------------------- inside

    @property
    def _part(self) -> EditorPart:
        return cast("EditorPart", self.editor)

    def _begin(self) -> None:
        self._bind(self._own_commands())
        self._bind(self._part.commands())
        self._part.text_state_changed.connect(self._text_state)
        self.workspace.changed.connect(self._changed)
        self.workspace.report_changed.connect(self._report)
        self.workspace.limit_requested.connect(self._show_limit)
        self._listen(self.editor)
        self.notices.left.connect(self._back_to_text)
        self.left.hidden.connect(lambda: self.show_left(""))
        self.right.hidden.connect(lambda: self.toggle("right"))
        self.left.made.connect(self._left_made)
        self.right.made.connect(self._right_made)
        self.right.tabs.currentChanged.connect(self._right_chosen)
        self.columns.changed.connect(self._sides_changed)
        self._open_sides()
        self._history()
        self._report()
        self._text_state()
        QTimer.singleShot(0, self, self._tell_of_light_copy)  # once there is a width to fit

    def _tell_of_light_copy(self) -> None:
        show_light_bar(self.workspace, self.notices, self._theme, self._words)

    def _open_sides(self) -> None:
        """Open the panes that were open last time."""
        left = str(self._memory.get("left", "outline"))
        right = str(self._memory.get("right", "preview"))
        if self.left.names:
            self.left.open(left if left in self.left.names else self.left.names[0])
        if self.right.names:
            self.right.open(right if right in self.right.names else self.right.names[0])
        self.columns.set_open("left", bool(left and self.left.names))
        self.columns.set_open("right", bool(self.right.names))

    def _make(self, name: str) -> QWidget:
        pane = self._makers[name](self.workspace, self._theme, self._words, self)
        self._listen(pane)
        show_pages = cast("Any", getattr(pane, "show_pages", None))
        if show_pages is not None:
            show_pages(self._pages)
            self.pages_changed.connect(show_pages)
        return pane

    def _listen(self, part: QWidget) -> None:
        """Pass on what a part says and wants."""
        notice, wanted = (cast("Any", getattr(part, n, None)) for n in ("notice", "wanted"))
        if notice is not None:
            notice.connect(self.notice)
        if wanted is not None:
            wanted.connect(self._commands.run)

    def _show_limit(self) -> None:
        """Show the word limit, to be changed."""
        if "details" in self.right.names:
            self.show_right("details", focus=False)
            cast("Any", self.right.panes["details"]).focus_limit()

    def _count_pages(self, pages: int) -> None:
        self._pages = pages
        self.pages_changed.emit(pages)

    def _only_read(self) -> None:
        """The brief is open to read only: nothing here takes what would change it."""
        self._allow_changes(False)
        guard = ReadingOnly(self, self._places, self._searches)
        guard.held_back.connect(self.workspace.held_back)
        self.workspace.held_back.connect(self._held_back)

    def _allow_changes(self, on: bool) -> None:
        for id in self._commands.actions:
            if id.startswith(CHANGING):
                self._commands.allow(id, on)

    def _places(self) -> list[QWidget]:
        return [self.editor, *(self.left.panes.values()), *(self.right.panes.values())]

    def _searches(self) -> list[QWidget]:
        find_bar = cast("Any", getattr(self.editor, "find_bar", None))
        fields: list[QWidget] = [*self.findChildren(SearchBox)]
        return fields if find_bar is None else [*fields, find_bar]

    def _held_back(self) -> None:
        self.told.emit(self._words("file.held_back"))

    def _back_to_text(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bind(self, handlers: Mapping[str, Handler]) -> None:
        self._bound.update(handlers)
        self._commands.bind(handlers)

    def _own_commands(self) -> dict[str, Handler]:
        handlers: dict[str, Handler] = {
            "edit.undo": self.workspace.undo,
            "edit.redo": self.workspace.redo,
            "brief.check": self._check,
            "brief.next_finding": lambda: self._go_to_finding(1),
            "brief.previous_finding": lambda: self._go_to_finding(-1),
            "view.left": lambda: self.toggle("left"),
            "view.right": lambda: self.toggle("right"),
            "view.next_pane": lambda: self.next_pane(1),
            "view.previous_pane": lambda: self.next_pane(-1),
        }
        for name in self.left.names:
            handlers[f"view.{name}"] = lambda name=name: self.show_left(name)
        for name in self.right.names:
            handlers[f"view.{name}"] = lambda name=name: self.show_right(name)
        if "library" in self.left.names:
            handlers["insert.recommendation"] = handlers["view.library"]
            handlers["help.library"] = self._about_library
        if "details" in self.right.names:
            handlers["brief.details"] = handlers["view.details"]
        return handlers

    def _about_library(self) -> None:
        """Tell about the library, over the pane that shows it."""
        self.show_left("library")
        cast("Any", self.left.panes["library"]).show_about()

    def _check(self) -> None:
        if "checks" in self.right.names:
            self.show_right("checks", focus=False)
        self.workspace.check_now()

    def _go_to_finding(self, step: int) -> None:
        report = self.workspace.report
        places = list(dict.fromkeys(f.where for f in report.open if f.where)) if report else []
        if not places:
            return
        now = self.workspace.current
        at = places.index(now) if now in places else (-1 if step > 0 else 0)
        self.workspace.reveal(places[(at + step) % len(places)])

    # ------------------------------------------------------------------------------------ telling

    def _changed(self, change: Change) -> None:
        self._history()
        if change.details:
            self.tabs.setTabText(0, self._title())

    def _history(self) -> None:
        history = self.workspace.session.history
        for id, of in (("edit.undo", history.undo_label), ("edit.redo", history.redo_label)):
            self._commands[id].setText(self._step_name(id, of))
            self._commands.allow(id, of is not None)

    def _step_name(self, id: str, of: Label | None) -> str:
        if of is None or of.key not in self._words:
            return self._words(f"menu.{id}")
        what = self._words(of.key, **dict(of.params))
        named_ = self._words(f"menu.{id}_named", what=what[:1].lower() + what[1:])
        return named_.replace("&", "&&")

    def _report(self) -> None:
        report = self.workspace.report
        if report is not None:
            self.right.set_findings(report.count(Severity.FIX), report.count(Severity.REVIEW))

    def _text_state(self) -> None:
        self.toolbar.show_state(self._part.text_state())

    def _left_made(self, name: str) -> None:
        self._bind(self.left.commands(name))

    def _right_made(self, name: str) -> None:
        self._bind(self.right.commands(name))
        pages = cast("Any", getattr(self.right.panes[name], "pages_changed", None))
        if pages is not None:
            pages.connect(self._count_pages)

    def _right_chosen(self, at: int) -> None:
        self._memory.put("right", self.right.names[at])
        self.columns.refresh_right()

    def _sides_changed(self) -> None:
        self._commands["view.left"].setChecked(self.columns.is_open("left"))
        self._commands["view.right"].setChecked(self.columns.is_open("right"))
        self._reopen.setVisible(not self.columns.is_open("right") and bool(self.right.names))

    # ----------------------------------------------------------------------------------- building

    def _title(self) -> str:
        title = self.workspace.brief.details.title or self._words("app.no_title")
        return title.replace("&", "&&")

    def _document_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setElideMode(Qt.TextElideMode.ElideRight)
        tabs.setIconSize(QSize(16, 16))
        self._theme.changed.connect(self._fit_tabs)
        tabs.addTab(self._theme.icon("file-pen-line", "accent", 16), self._title())
        return named(look(tabs, "document"), "documentTabs", self._words("app.tabs"))

    def _fit_tabs(self) -> None:
        # The open tab is written bolder; measured in the usual weight it would run over its icon.
        self.tabs.setFont(self._theme.font("body", 600))

    def _document_row(self) -> QWidget:
        holder = look(QWidget(), "window")
        tall(holder, self._theme, HEADER_HEIGHT)
        self._tab_row_layout = row(holder)
        self._tab_row_layout.addWidget(self.tabs)
        rest = look(QFrame(), "header")
        inside = row(rest)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addStretch(1)
        self._reopen: QToolButton = icon_button(
            self._theme.icon("panel-right-close"),
            self._words("menu.view.right"),
            lambda: self.toggle("right"),
        )
        inside.addWidget(self._reopen)
        self._tab_row_layout.addWidget(rest, 1)
        return holder
