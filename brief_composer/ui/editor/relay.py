"""Passes on what rows ask for to the part of the editor that does it.

Belongs here: who does what, and the keys of a selected block. Does not belong here: doing it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from brief_composer.model.ids import BlockId, EvidenceId, SectionId
from brief_composer.ui.editor.acting import Acting
from brief_composer.ui.editor.blanks import Blanks
from brief_composer.ui.editor.caret import Caret
from brief_composer.ui.editor.drops import Drops
from brief_composer.ui.editor.evidence import EvidenceView
from brief_composer.ui.editor.flow import FlowEdit, Way
from brief_composer.ui.editor.inserting import Inserting
from brief_composer.ui.editor.menus import Menus


class Parts(NamedTuple):
    """The parts of one editor that act."""

    caret: Caret
    acting: Acting
    menus: Menus
    drops: Drops
    inserting: Inserting
    blanks: Blanks
    pick_quote: Callable[[BlockId], object]
    text_state: Callable[[], object]
    hide_find_bar: Callable[[], bool]


class Relay:
    """Passes on what rows ask for, to the part of the editor that does it."""

    def __init__(self) -> None:
        self._parts: Parts | None = None

    def attach(self, parts: Parts) -> None:
        """Know the parts; rows ask only after that."""
        self._parts = parts

    @property
    def _editor(self) -> Parts:
        assert self._parts is not None, "a row asked before the editor was put together"
        return self._parts

    def entered(self, key: str, id: str) -> None:
        self._editor.caret.entered(key, id)

    def caret_moved(self, field: FlowEdit) -> None:
        self._editor.caret.moved(field)

    def leave(self, field: QWidget, way: Way, screen_x: int) -> None:
        self._editor.caret.leave(field, way, screen_x)

    def choose(self, id: str) -> None:
        self._editor.caret.choose(id)

    def escape(self, id: str) -> None:
        if not self._editor.hide_find_bar():
            self.choose(id)

    def into_section(self, id: SectionId) -> None:
        self._editor.acting.into_section(id)

    def join_up(self, id: BlockId) -> None:
        self._editor.acting.join_up(id)

    def join_down(self, id: BlockId) -> None:
        self._editor.acting.join_down(id)

    def block_menu(self, id: BlockId, at: QPoint) -> None:
        self._editor.menus.block(id).popup(at)

    def text_menu(self, field: QWidget, at: QPoint) -> None:
        if isinstance(field, FlowEdit):
            self._editor.menus.text(field).popup(at)

    def quote_menu(self, view: QWidget, at: QPoint) -> None:
        if isinstance(view, EvidenceView):
            self._editor.menus.quote(view).popup(at)

    def remove_quote(self, id: EvidenceId) -> None:
        self._editor.acting.remove_quote(id)

    def pick_quote(self, id: BlockId) -> None:
        self._editor.pick_quote(id)

    def open_blank(self, id: BlockId, number: int) -> None:
        self._editor.blanks.open(id, number)

    def drag_block(self, id: BlockId) -> None:
        self._editor.drops.drag_block(id)

    def drag_quote(self, id: EvidenceId) -> None:
        self._editor.drops.drag_quote(id)

    def paste_thing(self, id: BlockId, data: QMimeData) -> None:
        del id  # it comes behind the block with the caret, which is this one
        self._editor.inserting.pasted(data)

    def change_picture(self, id: BlockId) -> None:
        self._editor.inserting.change(id)

    def text_state(self) -> None:
        self._editor.text_state()

    def key_on_block(self, id: BlockId, event: QKeyEvent) -> bool:
        """Arrows move, Enter edits, Delete deletes, Alt+Shift+arrows reorder."""
        editor = self._editor
        moves = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and bare == moves:
            editor.acting.move(id, step)
        elif step and not bare:
            other = editor.caret.neighbour(id, step)
            if other:
                editor.caret.choose(other)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not bare:
            editor.caret.into_text(id)
        elif event.key() == Qt.Key.Key_F2:
            editor.caret.into_title(id, rename=True)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not bare:
            editor.acting.delete(id)
        else:
            return False
        return True
