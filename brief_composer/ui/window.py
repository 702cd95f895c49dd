"""The main window: menus, then the start page or an open brief, then the status bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from brief_composer import __version__
from brief_composer.ui import troubles
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.commands import TABLE, Commands
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.faults import sentence
from brief_composer.ui.filing import Filing
from brief_composer.ui.last_resort import LastResort
from brief_composer.ui.menus import MenuBar
from brief_composer.ui.naming import SUFFIX
from brief_composer.ui.parts import Handler, Making
from brief_composer.ui.preferences import Preferences
from brief_composer.ui.quitting import ask
from brief_composer.ui.remembered import RecentBriefs, Remembered
from brief_composer.ui.sight import Sight
from brief_composer.ui.start.cards import SUFFIX as TEMPLATE_SUFFIX
from brief_composer.ui.start.page import StartIntents, StartPage
from brief_composer.ui.statusbar import StatusBar
from brief_composer.ui.templating import Templating
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.toast import Toast
from brief_composer.ui.widgets.controls import column, line
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

if TYPE_CHECKING:
    from brief_composer.storage.settings import SettingsProblem
    from brief_composer.ui.brief_status import BriefStatus
    from brief_composer.ui.brief_view import BriefView
    from brief_composer.ui.desk import Desk
    from brief_composer.ui.style_bars import StyleBars
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
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        named(self, "mainWindow")
        self.setWindowTitle(words("app.name"))
        self.setMinimumSize(LEAST.boundedTo(QGuiApplication.primaryScreen().availableSize()))
        self.setAcceptDrops(True)
        self._theme = theme
        self._words = words
        self.preferences = preferences or Preferences(self)
        self._memory = Remembered("window")
        self.recent = RecentBriefs()
        self.view: BriefView | None = None
        self._making: Making | None = None
        self._brief_status: BriefStatus | None = None
        self._style_bars: StyleBars | None = None
        self._questions = questions or FileQuestions(words)
        self.filing = Filing(self, self, desk, self.recent, self._questions, theme, words)
        self.commands = Commands(theme, words, self)
        self.status = StatusBar(theme, words, lambda: self.commands.run("view.checks"))
        self.start = StartPage(self.recent, self._intents(), theme, words)
        self._stack = QStackedWidget()
        self._build()
        self.toast = Toast(theme, self)
        self.templating = Templating(
            self, self.filing, self.start, lambda: self.toast, self.say, theme, words
        )
        self.last_resort = LastResort(self.filing.save_at_last, self._unexpected)
        self.commands.bind(self._own_commands())
        self.commands.bind(self.templating.commands())
        self._sight = Sight(self.preferences, self.commands, theme, self)
        self.preferences.refused.connect(self._not_kept)
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
        from brief_composer.session import labels
        from brief_composer.ui.brief_status import BriefStatus
        from brief_composer.ui.brief_view import BriefView

        self._drop_view()
        parts = self.filing.desk.parts
        self.view = BriefView(
            workspace, parts, self.commands, self._memory, self._theme, self._words
        )
        self._brief_status = BriefStatus(workspace, self.status, self._words, self.view)
        self.view.pages_changed.connect(self.status.set_pages)
        self._dress(workspace, self.view)
        self.view.notice.connect(self._notice)
        self.view.told.connect(self.say)
        self._stand_by_file(workspace, self.view)
        self.templating.watch(workspace, self.view)
        self._tell_of_safekeeping(workspace, self.view)
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
        if fresh and workspace.session.history.undo_label == labels.FILLING_ORGANISATION:
            self._notice(self._words("blanks.organisation_filled"))

    def _tell_of_safekeeping(self, workspace: Workspace, view: BriefView) -> None:
        from brief_composer.ui.recovery_bar import RecoveryBar

        bar = RecoveryBar(view, self.commands, self._theme, self._words, self.filing.open_path)
        if workspace.journal is not None:
            workspace.journal.problem_changed.connect(bar.show_problem)
        told = workspace.recovered
        if told is not None:

            def go() -> None:
                view.go_back_to(told.place, told.spot)

            # The text is visible first, and where it was left; also once all of it is laid out.
            QTimer.singleShot(0, view, go)
            QTimer.singleShot(0, view, lambda: bar.show(told))
            QTimer.singleShot(20, view, go)

    def _dress(self, workspace: Workspace, view: BriefView) -> None:
        """Look after the brief's house style."""
        from brief_composer.ui.style_bars import StyleBars

        bars = StyleBars(workspace, view.notices, self._theme, self._words, self, view)
        self.status.set_page_limit(0)
        bars.page_limit_changed.connect(self.status.set_page_limit)
        self._style_bars = bars

    def say(self, text: str, undo: bool = False) -> None:
        """Say in a toast what was done; `undo` offers the way back."""
        choices: list[tuple[str, Callable[[], object]]] = []
        if undo:
            choices.append((self._words("app.undo"), lambda: self.commands.run("edit.undo")))
        self.toast.say(text, choices)

    def come_forward(self) -> None:
        """Show the window before others, as somebody asked for it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _stand_by_file(self, workspace: Workspace, view: BriefView) -> None:
        """Tell what becomes of the brief's file, and hear whoever wants to see this window."""
        from brief_composer.ui.file_bars import FileBars
        from brief_composer.ui.opening import Door

        bars = FileBars(workspace, view.notices, self.filing, self._theme, self._words, self)
        bars.told.connect(self.say)
        if workspace.file.folder is not None:
            Door(workspace.file.folder, view).knocked.connect(self.come_forward)

    def _notice(self, text: str) -> None:
        self.say(text, undo=True)

    # -------------------------------------------------------------------------------- Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is not written; stay open if that cannot be done, or files are being made."""
        making = self._making
        if making is not None and ask(making, self.close, self._theme, self._words, self):
            event.ignore()
            return
        if making is not None:
            making.give_up()
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
        if self.preferences.problem is not None:
            self.say(sentence(self._words, self.preferences.problem))
            self.preferences.problem = None
        if self.view is None:
            self.start.focus_first()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Briefs and templates may be dropped on the window."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the brief, or take in the template, that was dropped."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_first(path)

    # ----------------------------------------------------------------------------------- building

    def _build(self) -> None:
        self._menu_bar = MenuBar(
            self.commands,
            self._words,
            lambda: [each.path for each in self.recent()],
            self.filing.open_path,
            self._theme,
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
        return StartIntents(
            filing.new,
            filing.open,
            filing.open_path,
            filing.find,
            filing.sample,
            lambda: self.templating.take_in(),
            lambda: self.templating.manage(),
            self._act_on_template,
        )

    def _act_on_template(self, action: str, id: str) -> None:
        self.templating.act(action, id)

    def _own_commands(self) -> dict[str, Handler]:
        return {
            "file.new": lambda: self.filing.new(self.start.current()),
            "file.open": self.filing.open,
            "file.quit": self.close,
            "edit.cut": lambda: self._to_focus("cut"),
            "edit.copy": lambda: self._to_focus("copy"),
            "edit.paste": lambda: self._to_focus("paste"),
            "edit.select_all": lambda: self._to_focus("selectAll"),
            "edit.settings": self.show_settings,
            "view.full_screen": self._full_screen,
            "help.sample": self.filing.sample,
            "help.keys": lambda: self.show_settings("keys"),
            "help.about": self._about,
        }

    def _brief_commands(self) -> dict[str, Handler]:
        handlers: dict[str, Handler] = {
            "brief.house_style": self._house_style,
            "file.close": self._close_brief,
            "file.save": self._save,
            "file.copy": self.filing.save_copy,
            "file.save_template": self.templating.save_as,
            "file.versions": self._versions,
            "file.light": self._light_copy,
            "view.start": self._close_brief,
            "help.find": self._find_command,
        }
        if self.filing.workspace is None or self.filing.desk.parts.export is not None:
            handlers["file.export"] = self._export
        return handlers

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
        self.toast.withdraw()
        self.view.release()
        self._stack.removeWidget(self.view)
        self.view.hide()
        self.view.deleteLater()
        self.view = None
        self._brief_status = None
        self._style_bars = None

    def _not_kept(self, problem: SettingsProblem) -> None:
        self.say(sentence(self._words, problem))

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

    def _cannot_close(self, again: Callable[[], object]) -> None:
        troubles.cannot_close(self.filing, self._close_brief, again, self._theme, self._words, self)

    def _unexpected(self, saved: bool, details: str) -> None:
        troubles.unexpected(saved, details, self._theme, self._words, self)

    def _to_focus(self, what: str) -> None:
        act = getattr(QApplication.focusWidget(), what, None)
        if callable(act):
            act()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_settings(self, page: str = "") -> None:
        """Open the settings, at one of their pages."""
        # Imported here: the first paint does without it.
        from brief_composer.ui.dialogs.settings import SettingsDialog

        SettingsDialog(
            self.preferences, self.commands, self._questions, self._theme, self._words, self
        ).start(page)

    def _export(self) -> None:
        workspace, export = self.filing.workspace, self.filing.desk.parts.export
        if workspace is not None and export is not None:
            self._making = export(workspace, self._theme, self._words, self)
            self._making.closed.connect(self._made)

    def _made(self) -> None:
        self._making = None

    def _versions(self) -> None:
        # Imported here: who never goes back does without it.
        from brief_composer.ui.dialogs.versions import open_versions

        workspace = self.filing.workspace
        if workspace is not None:
            open_versions(workspace, self._theme, self._words, self, self.say, self.filing.ask)

    def _light_copy(self) -> None:
        # Imported here: it makes pictures smaller, which few need.
        from brief_composer.ui.dialogs.light_copy import open_light_copy

        workspace = self.filing.workspace
        if workspace is not None:
            open_light_copy(workspace, self._theme, self._words, self, self.say, self.filing.ask)

    def _house_style(self) -> None:
        if self._style_bars is not None:
            self._style_bars.open()

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

    def open_first(self, path: Path) -> None:
        """Open the brief named when the program was started; a template is taken in."""
        if path.suffix == TEMPLATE_SUFFIX:
            self.templating.take_file(path)
        else:
            self.filing.open_path(path)


def _dropped(data: QMimeData) -> Path | None:
    """The one brief or template that is being dragged, None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    wanted = (SUFFIX, TEMPLATE_SUFFIX)
    return paths[0] if len(paths) == 1 and paths[0].suffix in wanted else None
