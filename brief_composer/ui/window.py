"""The main window: menus, then the start page or an open brief, then the status bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from brief_composer import __version__
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.commands import TABLE, Commands
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.faults import sentence
from brief_composer.ui.filing import Filing
from brief_composer.ui.last_resort import LastResort
from brief_composer.ui.menus import MenuBar
from brief_composer.ui.naming import SUFFIX
from brief_composer.ui.parts import Handler
from brief_composer.ui.remembered import RecentBriefs, Remembered
from brief_composer.ui.start.page import StartIntents, StartPage
from brief_composer.ui.statusbar import StatusBar
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.toast import Toast
from brief_composer.ui.widgets.controls import column, line
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.widgets.message import MessageCard
from brief_composer.words import Words

if TYPE_CHECKING:
    from brief_composer.ui.brief_status import BriefStatus
    from brief_composer.ui.brief_view import BriefView
    from brief_composer.ui.desk import Desk
    from brief_composer.ui.workspace import Workspace

LEAST = QSize(800, 520)
USUAL = QSize(1366, 768)


class Window(QMainWindow):
    """Shows the start page until a brief is open. `desk` is called when one is first wanted."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        theme: Theme,
        words: Words,
        questions: FileQuestions | None = None,
    ) -> None:
        super().__init__()
        named(self, "mainWindow")
        self.setWindowTitle(words("app.name"))
        self.setMinimumSize(LEAST)
        self.setAcceptDrops(True)
        self._theme = theme
        self._words = words
        self._memory = Remembered("window")
        self.recent = RecentBriefs()
        self.view: BriefView | None = None
        self._brief_status: BriefStatus | None = None
        self.filing = Filing(
            self, self, desk, self.recent, questions or FileQuestions(words), theme, words
        )
        self.commands = Commands(theme, words, self)
        self.status = StatusBar(theme, words, lambda: self.commands.run("view.checks"))
        self.start = StartPage(self.recent, self._intents(), theme, words)
        self._stack = QStackedWidget()
        self._build()
        self.toast = Toast(theme, self)
        self.last_resort = LastResort(self.filing.save, self._unexpected)
        self.commands.bind(self._own_commands())
        self._bind_themes()
        self._restore_size()
        self.show_start()

    # ------------------------------------------------------------------------------------ showing

    def show_start(self) -> None:
        """Show the start page."""
        self._drop_view()
        self.setWindowTitle(self._words("app.name"))
        self._stack.setCurrentIndex(0)
        self.start.refresh()
        self._menu_bar.refresh_recent()
        self.status.set_language(self._words("app.language"))
        self.status.show_hint(self.start.hint)
        self.commands.unbind(self._brief_commands())
        self.start.focus_first()

    def show_workspace(self, workspace: Workspace, fresh: bool) -> None:
        """Show an open brief; `fresh` puts the caret where writing begins."""
        # Imported here: the first paint does without everything a brief needs.
        from brief_composer.ui.brief_status import BriefStatus
        from brief_composer.ui.brief_view import BriefView

        self._drop_view()
        parts = self.filing.desk.parts
        self.view = BriefView(
            workspace, parts, self.commands, self._memory, self._theme, self._words
        )
        self._brief_status = BriefStatus(workspace, self.status, self._words, self.view)
        self.view.pages_changed.connect(self.status.set_pages)
        self.view.notice.connect(self._notice)
        workspace.save_state_changed.connect(self._save_state)
        workspace.changed.connect(self._retitle)
        workspace.changed.connect(self.toast.withdraw)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.commands.bind(self._brief_commands())
        self._retitle()
        self._menu_bar.refresh_recent()
        self.view.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if fresh and workspace.brief.sections:
            first = workspace.brief.sections[0]
            workspace.reveal(first.blocks[0].id if first.blocks else first.id)

    def say(self, text: str, undo: bool = False) -> None:
        """Say in a toast what was done; `undo` offers the way back."""
        choices: list[tuple[str, Callable[[], object]]] = []
        if undo:
            choices.append((self._words("app.undo"), lambda: self.commands.run("edit.undo")))
        self.toast.say(text, choices)

    def _notice(self, text: str) -> None:
        self.say(text, undo=True)

    # -------------------------------------------------------------------------------- Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is not written; stay open if that cannot be done."""
        if not self.filing.close():
            event.ignore()
            self._cannot_close(self.close)
            return
        self._memory.put("width", self.normalGeometry().width())
        self._memory.put("height", self.normalGeometry().height())
        self._memory.put("maximized", self.isMaximized())
        self.filing.shut_down()
        self.last_resort.remove()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The first card has the focus, so that Enter starts a brief."""
        super().showEvent(event)
        if self.view is None:
            self.start.focus_first()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Briefs may be dropped on the window."""
        if _dropped_brief(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the brief that was dropped."""
        path = _dropped_brief(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.filing.open_path(path)

    # ----------------------------------------------------------------------------------- building

    def _build(self) -> None:
        self._menu_bar = MenuBar(
            self.commands,
            self._words,
            lambda: [each.path for each in self.recent()],
            self.filing.open_path,
        )
        self.setMenuBar(self._menu_bar)
        # Commands without a place in the menus have keys all the same.
        self.addActions([self.commands[c.id] for c in TABLE if not c.menu])
        page = look(QWidget(), "window")
        holder = column(page)
        holder.addWidget(line())
        holder.addWidget(self.start)
        central = QWidget()
        inside = column(central)
        self._stack.addWidget(page)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self.status)
        self.setCentralWidget(central)
        self.start.hint_changed.connect(self._hint)

    def _intents(self) -> StartIntents:
        filing = self.filing
        return StartIntents(filing.new, filing.open, filing.open_path, filing.find, filing.sample)

    def _own_commands(self) -> dict[str, Handler]:
        return {
            "file.new": lambda: self.filing.new(self.start.templates.current() or ""),
            "file.open": self.filing.open,
            "file.quit": self.close,
            "edit.cut": lambda: self._to_focus("cut"),
            "edit.copy": lambda: self._to_focus("copy"),
            "edit.paste": lambda: self._to_focus("paste"),
            "edit.select_all": lambda: self._to_focus("selectAll"),
            "view.full_screen": self._full_screen,
            "help.sample": self.filing.sample,
            "help.about": self._about,
        }

    def _brief_commands(self) -> dict[str, Handler]:
        handlers: dict[str, Handler] = {
            "file.close": self._close_brief,
            "file.save": self._save,
            "file.copy": self.filing.save_copy,
            "view.start": self._close_brief,
            "help.find": self._find_command,
        }
        if self.filing.workspace is None or self.filing.desk.parts.export is not None:
            handlers["file.export"] = self._export
        return handlers

    def _bind_themes(self) -> None:
        handlers: dict[str, Handler] = {}
        for id, name in (("follow", ""), ("light", "light"), ("dark", "dark")):
            handlers[f"view.theme.{id}"] = lambda name=name: self._use_theme(name)
            self.commands[f"view.theme.{id}"].setChecked(self._theme.forced == name)
        self.commands.bind(handlers)

    def _restore_size(self) -> None:
        wide, high = self._memory.get("width"), self._memory.get("height")
        known = isinstance(wide, int) and isinstance(high, int)
        size = QSize(wide, high) if known else USUAL
        screen = QGuiApplication.primaryScreen()
        room = screen.availableSize()
        self.resize(size.boundedTo(room))
        # With its frame, a window as large as the screen hangs over the edge: fill the screen.
        fills = size.width() >= room.width() and size.height() >= room.height()
        if self._memory.get("maximized") or fills:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # -------------------------------------------------------------------------------------- doing

    def _drop_view(self) -> None:
        if self.view is None:
            return
        self.view.release()
        self._stack.removeWidget(self.view)
        self.view.hide()
        self.view.deleteLater()
        self.view = None
        self._brief_status = None

    def _hint(self, text: str) -> None:
        if self.view is None:
            self.status.show_hint(text)

    def _retitle(self) -> None:
        workspace = self.filing.workspace
        if workspace is not None:
            title = workspace.brief.details.title or self._words("app.no_title")
            self.setWindowTitle(self._words("app.title", title=title))

    def _save(self) -> None:
        if self.filing.save() and self._brief_status is not None:
            self._brief_status.announce_saved()

    def _close_brief(self) -> None:
        if not self.filing.close():
            self._cannot_close(lambda: None)

    def _to_focus(self, what: str) -> None:
        act = getattr(QApplication.focusWidget(), what, None)
        if callable(act):
            act()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _use_theme(self, name: str) -> None:
        self._theme.force(name)
        self._memory.put("theme", name)

    def _export(self) -> None:
        workspace, export = self.filing.workspace, self.filing.desk.parts.export
        if workspace is not None and export is not None:
            export(workspace, self._theme, self._words, self)

    def _find_command(self) -> None:
        # Imported here: it searches sections, so it knows the model.
        from brief_composer.ui.finder import Finder

        workspace = self.filing.workspace
        if workspace is not None:
            Finder(self.commands, workspace, self._theme, self._words, self).start()

    def _about(self) -> None:
        words = self._words
        text = f"{words('app.about.text', version=__version__)}\n\n{words('app.about.icons')}"
        close = (words("app.close"), lambda: None)
        MessageDialog(self._theme, words, self, words("app.about"), text, [close]).open()

    # ----------------------------------------------------------------------------------- problems

    def _save_state(self) -> None:
        workspace, view = self.filing.workspace, self.view
        if workspace is None or view is None:
            return
        problem = workspace.save_state.problem
        if problem is None:
            view.notices.withdraw("unsaved")
            return
        why = sentence(self._words, problem)
        card = MessageCard(
            self._theme,
            "fix",
            self._words("app.unsaved"),
            self._words("app.unsaved.text", why=why),
            [
                (self._words("app.unsaved.elsewhere"), self.filing.save_elsewhere),
                (self._words("app.unsaved.again"), self._save),
            ],
        )
        view.notices.show("unsaved", card, stays=True)

    def _cannot_close(self, again: Callable[[], object]) -> None:
        words, workspace = self._words, self.filing.workspace
        if workspace is None:
            return

        def leave() -> None:
            self.filing.let_go()
            again()

        problem = workspace.save_state.problem
        why = sentence(words, problem) if problem is not None else ""
        choices: list[tuple[str, Callable[[], object]]] = [
            (words("app.unsaved.elsewhere"), self.filing.save_elsewhere),
            (words("app.unsaved.again"), self._close_brief),
            (words("app.unsaved.leave"), leave),
        ]
        text = words("app.unsaved.text", why=why)
        MessageDialog(
            self._theme, words, self, words("app.unsaved"), text, choices, ("circle-alert", "fix")
        ).open()

    def _unexpected(self, saved: bool, details: str) -> None:
        words = self._words

        def copy() -> None:
            QGuiApplication.clipboard().setText(details)

        choices = [(words("app.go_on"), lambda: None), (words("app.copy_details"), copy)]
        title = words("app.unexpected" if saved else "app.unexpected.not_saved")
        MessageDialog(
            self._theme,
            words,
            self,
            title,
            words("app.unexpected.text"),
            choices,
            ("circle-alert", "fix"),
        ).open()

    def open_first(self, path: Path) -> None:
        """Open the brief named when the program was started."""
        self.filing.open_path(path)


def _dropped_brief(data: QMimeData) -> Path | None:
    """The one brief that is being dragged, None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix == SUFFIX else None
