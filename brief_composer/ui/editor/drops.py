"""Drag and drop in the column: blocks, quotes, and items of the library.

Belongs here: what is being dragged, where it would go, and the line and words that say so. Does not
belong here: the edits (`ui.editor.acting`).
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QLabel

from brief_composer.model.blocks import RecommendationBlock
from brief_composer.model.brief import Brief, Section
from brief_composer.model.ids import BlockId, EvidenceId, QuoteId, RecommendationId, SectionId
from brief_composer.session.edits.parts import takes_blocks
from brief_composer.ui.editor.acting import Acting
from brief_composer.ui.editor.blocks import GAP
from brief_composer.ui.editor.column import Column
from brief_composer.ui.editor.inserting import Inserting
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.things import picture_files
from brief_composer.ui.flavours import (
    BLOCK,
    EVIDENCE,
    QUOTE,
    RECOMMENDATION,
    carried,
    carrying,
    hanging,
)
from brief_composer.ui.widgets.looks import look

FLAVOURS = (RECOMMENDATION, QUOTE, BLOCK, EVIDENCE)
PICTURE = "picture file"
_EDGE, _SCROLL = 48, 16


class Target(NamedTuple):
    """Where something would go: an index in a section, or (`block`) under a recommendation.

    `y` is where the line is drawn, `words` says what will happen.
    """

    words: str
    section: SectionId = SectionId("")
    at: int = 0
    block: BlockId = BlockId("")
    key: str = ""
    lower: bool = False


class Drops(QObject):
    """Watches the column's viewport for drags."""

    def __init__(self, stage: Stage, acting: Acting, column: Column, inserting: Inserting) -> None:
        super().__init__(column)
        self._stage = stage
        self._acting = acting
        self._inserting = inserting
        self._column = column
        self._target: Target | None = None
        self._what = ("", "")
        self._line = look(QFrame(column.viewport()), "line")
        self._line.setStyleSheet("")
        self._line.hide()
        self._says = QLabel(column.viewport())
        self._says.setProperty("type", "small")
        look(self._says, "badge", current=True)
        self._says.hide()
        self._y = 0
        self._scroller = QTimer(self)
        self._scroller.setInterval(30)
        self._scroller.timeout.connect(self._scroll)
        column.viewport().setAcceptDrops(True)
        column.viewport().installEventFilter(self)

    # ------------------------------------------------------------------------------------- from

    def drag_block(self, id: BlockId) -> None:
        """A block was taken by its grip."""
        self._drag(BLOCK, id, f"block:{id}")

    def drag_quote(self, id: EvidenceId) -> None:
        """A quote was taken."""
        found = self._stage.brief.evidence(id)
        if found:
            self._drag(EVIDENCE, id, f"block:{found[0].id}")

    def _drag(self, flavour: str, id: str, key: str) -> None:
        row = self._column.row(key)
        drag = QDrag(self._column)
        drag.setMimeData(carrying(flavour, id))
        if row is not None:
            picture = row.grab().copy(0, 0, row.width(), min(row.height(), 96))
            drag.setPixmap(_faded(picture))
            drag.setHotSpot(hanging())
        drag.exec(Qt.DropAction.MoveAction)

    # --------------------------------------------------------------------------------------- to

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a drag over the column."""
        match event:
            case QDragMoveEvent():  # also QDragEnterEvent
                return self._over(event)
            case QDragLeaveEvent():
                self._clear()
            case QDropEvent():
                return self._dropped(event)
            case _:
                pass
        return super().eventFilter(watched, event)

    def _over(self, event: QDragMoveEvent | QDragEnterEvent) -> bool:
        what = _carried(event.mimeData())
        if not what[0]:
            return False
        self._what = what
        self._y = event.position().toPoint().y()
        self._target = self.target(*what, self._y)
        self._show()
        self._scroller.start()
        if isinstance(event, QDragEnterEvent) or self._target is not None:
            event.acceptProposedAction()
        else:
            event.ignore()
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        what = _carried(event.mimeData())
        if not what[0]:
            return False
        target = self.target(*what, event.position().toPoint().y())
        self._clear()
        if target is not None:
            event.acceptProposedAction()
            # After the drop has been answered: the drag's own loop still runs inside it.
            QTimer.singleShot(0, self, lambda: self.drop(*what, target))
        return True

    def drop(self, flavour: str, id: str, target: Target) -> None:
        """Do what the target says."""
        match flavour:
            case _ if flavour == RECOMMENDATION:
                item = RecommendationId(id)
                self._acting.add_from_library(item, target.section, target.at)
            case _ if flavour == QUOTE:
                self._acting.add_quote_by_id(target.block, QuoteId(id))
            case _ if flavour == PICTURE:
                at = target.at
                self._inserting.picture_file(Path(id), target.section, at)
            case _ if flavour == EVIDENCE:
                self._acting.move_quote(EvidenceId(id), target.block)
            case _:
                self._acting.move_block_to(BlockId(id), target.section, target.at)

    def target(self, flavour: str, id: str, y: int) -> Target | None:
        """Where a thing dropped at that height would go; None where it cannot."""
        key, lower = self._column.key_at(y)
        if flavour in (QUOTE, EVIDENCE):
            return self._quote_target(flavour, id, key)
        place = _place(self._stage.brief, key, lower)
        if place is None:
            return None
        section, index = place
        adds = flavour in (RECOMMENDATION, PICTURE)
        if not adds:
            at = next((n for n, b in enumerate(section.blocks) if b.id == id), -1)
            if at >= 0 and index in (at, at + 1):
                return None
            counted = index - (0 <= at < index)
        else:
            counted = index
        words = self._words(section, index, adds)
        on = f"block:{section.blocks[index - 1].id}" if index else f"section:{section.id}"
        return Target(words, section.id, counted, key=on, lower=True)

    def _quote_target(self, flavour: str, id: str, key: str) -> Target | None:
        block = self._stage.brief.block(BlockId(key.partition(":")[2]))
        if not isinstance(block, RecommendationBlock):
            return None
        quote: str = id
        if flavour == EVIDENCE:
            found = self._stage.brief.evidence(EvidenceId(id))
            if found is None or found[0].id == block.id:
                return None
            quote = found[1].quote
        if any(each.quote == quote for each in block.evidence):
            return None
        moves = "editor.drop_move_quote" if flavour == EVIDENCE else "editor.drop_quote"
        words = self._stage.words(moves, number=self._stage.r_number(block.id))
        return Target(words, block=block.id, key=key, lower=True)

    def _words(self, section: Section, index: int, adds: bool) -> str:
        words = self._stage.words
        verb = "add" if adds else "move"
        before = section.blocks[index - 1] if index else None
        if before is None:
            return words(f"editor.drop_{verb}_first", section=section.title)
        number = self._stage.r_number(before.id)
        if not number:
            return words(f"editor.drop_{verb}", section=section.title)
        return words(f"editor.drop_{verb}_after", section=section.title, number=number)

    # ----------------------------------------------------------------------------------- showing

    def _show(self) -> None:
        target = self._target
        if target is None:
            self._line.hide()
            self._says.hide()
            return
        box = self._column.rect_of(target.key)
        y = box.bottom() - GAP // 2
        self._line.setGeometry(box.left(), y, box.width(), 2)
        palette = self._line.palette()
        palette.setColor(self._line.backgroundRole(), self._stage.theme.colour("accent"))
        self._line.setPalette(palette)
        self._line.setAutoFillBackground(True)
        self._says.setText(target.words)
        self._says.adjustSize()
        # Above the line, where what is dragged does not cover them.
        self._says.move(box.left() + 32, max(0, y - self._says.height() - 2))
        for widget in (self._line, self._says):
            widget.show()
            widget.raise_()

    def _clear(self) -> None:
        self._target = None
        self._scroller.stop()
        self._show()

    def _scroll(self) -> None:
        """Scroll while something is held near the edge."""
        bar, view = self._column.verticalScrollBar(), self._column.viewport().height()
        step = -_SCROLL if self._y < _EDGE else _SCROLL if self._y > view - _EDGE else 0
        if step and bar.value() + step in range(bar.minimum(), bar.maximum() + 1):
            bar.setValue(bar.value() + step)
            self._target = self.target(*self._what, self._y)
            self._show()


def _carried(data: QMimeData) -> tuple[str, str]:
    """What is dragged: something of ours, or the file of a picture."""
    files = picture_files(data)
    return (PICTURE, str(files[0])) if files else carried(data, FLAVOURS)


def _place(brief: Brief, key: str, lower: bool) -> tuple[Section, int] | None:
    """The section and index at a row's upper or lower half."""
    kind, _, id = key.partition(":")
    if kind == "block":
        section = brief.section_of(BlockId(id))
        if section is None:
            return None
        at = next(n for n, block in enumerate(section.blocks) if block.id == id)
        return section, at + lower
    section = brief.section(SectionId(id))
    if section is None or not takes_blocks(section):
        return None
    return section, 0 if kind == "section" else len(section.blocks)


def _faded(picture: QPixmap) -> QPixmap:
    faded = QPixmap(picture.size())
    faded.setDevicePixelRatio(picture.devicePixelRatio())
    faded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faded)
    painter.setOpacity(0.7)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return faded
