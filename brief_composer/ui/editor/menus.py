"""Context menus: of a text, of a block, of a quote. Only what can be done now is in them.

Belongs here: which commands a menu shows. Does not belong here: what they do (`ui.editor.acting`).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QWidget

from brief_composer.model.blocks import FigureBlock, RecommendationBlock, TableBlock
from brief_composer.model.ids import BlockId, EvidenceId
from brief_composer.ui.editor import table_menu
from brief_composer.ui.editor.acting import Acting
from brief_composer.ui.editor.caret import Caret
from brief_composer.ui.editor.clipboard import has_text
from brief_composer.ui.editor.evidence import EvidenceView
from brief_composer.ui.editor.flow import FlowEdit
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.table_row import TableRow
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.editor.things import is_thing

_LONGEST = 60


COMMANDS = {
    "up": "brief.up",
    "down": "brief.down",
    "duplicate": "brief.duplicate",
    "collapse": "brief.collapse",
    "open": "brief.collapse",
    "delete": "brief.delete",
    "cut": "edit.cut",
    "copy": "edit.copy",
    "paste": "edit.paste",
    "paste_plain": "edit.paste_plain",
    "select_all": "edit.select_all",
}
"""The commands of the window these entries are: whose keys they have, somebody may have changed."""


class Menus:
    """Makes the menus of one editor."""

    def __init__(self, stage: Stage, acting: Acting, caret: Caret, over: QWidget) -> None:
        self._stage = stage
        self._acting = acting
        self._caret = caret
        self._over = over

    def _menu(self) -> QMenu:
        menu = QMenu(self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, key: str, then: Callable[[], object], keys: str = "") -> None:
        words = self._stage.words(f"editor.menu_{key}")
        chosen = self._stage.workspace.preferences.value.shortcuts
        keys = chosen.get(COMMANDS.get(key, ""), keys)
        action = menu.addAction(f"{words}\t{keys}" if keys else words)
        action.setObjectName(f"editor.menu.{key}")
        action.triggered.connect(lambda: then())

    def text(self, field: FlowEdit) -> QMenu:
        """The menu of a text, a title or a note."""
        menu = self._menu()
        clipboard = QApplication.clipboard()
        chosen = field.chosen_blank() if isinstance(field, ProseEdit) else None
        if chosen is not None and isinstance(field, ProseEdit):
            open_ = field.blank_opened.emit
            self._add(menu, "fill_blank", lambda: open_(chosen), "Enter")
            menu.addSeparator()
        if field.textCursor().hasSelection():
            self._add(menu, "cut", field.cut, "Ctrl+X")
            self._add(menu, "copy", field.copy, "Ctrl+C")
        if has_text(clipboard.mimeData()) or is_thing(clipboard.mimeData()):
            self._add(menu, "paste", field.paste, "Ctrl+V")
        if has_text(clipboard.mimeData()) and isinstance(field, ProseEdit):
            prose = field
            self._add(
                menu,
                "paste_plain",
                lambda: prose.paste_plain(clipboard.text()),
                "Ctrl+Shift+V",
            )
        if not menu.isEmpty():
            menu.addSeparator()
        self._add(menu, "select_all", field.selectAll, "Ctrl+A")
        row = field.parentWidget()
        if isinstance(row, TableRow) and field is row.cell:
            menu.addSeparator()
            table_menu.add(menu, self._stage, row)
        return menu

    def block(self, id: BlockId) -> QMenu:
        """The menu of a block."""
        menu = self._menu()
        acting = self._acting
        block = self._stage.brief.block(id)
        self._add(menu, "up", lambda: acting.move(id, -1), "Alt+Shift+Up")
        self._add(menu, "down", lambda: acting.move(id, 1), "Alt+Shift+Down")
        self._add(menu, "duplicate", lambda: acting.duplicate(id), "Ctrl+D")
        folded = id in self._stage.collapsed
        self._add(
            menu, "open" if folded else "collapse", lambda: acting.collapse(id), "Ctrl+Shift+K"
        )
        self._add(menu, "text_after", lambda: acting.text_after(id))
        if isinstance(block, RecommendationBlock):
            menu.addSeparator()
            position = "not_position" if block.position else "position"
            self._add(menu, position, lambda: acting.toggle_position(id))
            self._add(menu, "plain_text", lambda: acting.into_plain_text(id))
        if isinstance(block, TableBlock):
            menu.addSeparator()
            table_menu.add(menu, self._stage, self._caret.shown(id))
        if isinstance(block, FigureBlock):
            menu.addSeparator()
            self._add(menu, "picture", lambda: self._stage.acts.change_picture(id))
        menu.addSeparator()
        self._add(menu, "delete", lambda: acting.delete(id))
        return menu

    def quote(self, view: EvidenceView) -> QMenu:
        """The menu of a quote."""
        menu = self._menu()
        acting = self._acting
        id = view.evidence.id
        start, end = view.selection()
        if view.words.textCursor().hasSelection():
            self._add(menu, "copy", view.words.copy, "Ctrl+C")
            if start < end:
                self._add(menu, "leave_out", lambda: acting.leave_out(id, start, end))
        self._add(menu, "add_words", lambda: self._ask_words(id, end))
        quote = self._stage.quote_of(id)
        if quote is not None and view.evidence.text != quote.text:
            self._add(menu, "restore", lambda: acting.restore_quote(id))
        self._add_moves(menu, id)
        menu.addSeparator()
        self._add(menu, "delete", lambda: acting.remove_quote(id))
        return menu

    def _add_moves(self, menu: QMenu, id: EvidenceId) -> None:
        found = self._stage.brief.evidence(id)
        others = [
            block
            for block in self._stage.brief.recommendations()
            if found
            and block.id != found[0].id
            and all(each.quote != found[1].quote for each in block.evidence)
        ]
        if not others:
            return
        moves = menu.addMenu(self._stage.words("editor.menu_move_to"))
        for block in others:
            title = block.title if len(block.title) <= _LONGEST else block.title[:_LONGEST] + "…"
            words = f"{self._stage.r_number(block.id)}  {title}".replace("&", "&&")
            action = moves.addAction(words)
            action.triggered.connect(lambda _=False, to=block.id: self._acting.move_quote(id, to))

    def _ask_words(self, id: EvidenceId, at: int) -> None:
        words = self._stage.words
        text, accepted = QInputDialog.getText(
            self._over, words("editor.menu_add_words"), words("editor.bracket_words")
        )
        if accepted and text.strip():
            self._acting.add_words(id, at, text)
