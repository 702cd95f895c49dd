"""A figure as a row: the picture, what is said under it, and words for those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from brief_composer.model.blocks import Block, FigureBlock
from brief_composer.model.ids import BlockId
from brief_composer.model.richtext import plain
from brief_composer.session import labels
from brief_composer.session.edits import figures
from brief_composer.ui.editor.apart_row import ApartRow
from brief_composer.ui.editor.blocks import GAP, LEFT, RIGHT
from brief_composer.ui.editor.fields import PlainEdit, TitleEdit
from brief_composer.ui.editor.line_edit import LineEdit
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.stamps import link
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.widgets.controls import label, still
from brief_composer.ui.widgets.looks import named

HIGHEST = 240
WIDTHS = (("own", 0), ("third", 55), ("half", 80), ("full", figures.WIDEST))
"""What the widths are called, and their millimetres."""


class FigureRow(ApartRow):
    """A picture with caption, credit and description."""

    kind = "picture"

    def __init__(self, stage: Stage, key: str, block_id: BlockId) -> None:
        super().__init__(stage, key, block_id)
        words = stage.words
        self._pixmap = QPixmap()
        self._shown = ""
        self._box = QRect()
        self.text.show_hint(words("editor.caption"))
        named(self.text, f"block.{block_id}.text", words("editor.caption"))
        self.alt = self._plain("alt")
        self.credit = self._plain("credit")
        self.decorative = QCheckBox(words("editor.decorative"), self)
        named(self.decorative, f"block.{block_id}.decorative")
        self.decorative.setToolTip(words("editor.decorative_tip"))
        self.decorative.clicked.connect(self._decorated)
        self.width_ = still(QComboBox(self))
        named(self.width_, f"block.{block_id}.width", words("editor.picture_width"))
        for name, value in WIDTHS:
            self.width_.addItem(words(f"editor.width_{name}"), value)
        self.width_.activated.connect(lambda: self._set(width=self.width_.currentData()))
        self.change = link(
            stage.theme,
            words("editor.change_picture"),
            "refresh-cw",
            lambda: stage.acts.change_picture(self.block_id),
            self,
        )
        named(self.change, f"block.{block_id}.change")
        self._names = {
            field: self._label(words(f"editor.{name}"))
            for field, name in ((self.alt, "alt_label"), (self.credit, "credit_label"))
        }
        self._missing = label(words("editor.picture_missing"), type="small", tone="fix")
        self._missing.setParent(self)
        self._show(fresh=True)

    def make_text(self) -> ProseEdit:
        return LineEdit(self.stage.look, self.stage.painter, self)

    def _plain(self, name: str) -> PlainEdit:
        field = TitleEdit(self.stage.theme.font("body"), self)
        field.set_colour(self.stage.theme.tokens.text)
        field.setPlaceholderText(self.stage.words(f"editor.{name}_hint"))
        named(field, f"block.{self.block_id}.{name}", self.stage.words(f"editor.{name}_label"))
        self.field(field)
        field.edited.connect(self._described if name == "alt" else self._credited)
        field.done.connect(self.focusNextChild)
        return field

    def _label(self, text: str) -> QLabel:
        made = label(text, type="small", tone="muted")
        made.setParent(self)
        return made

    # ----------------------------------------------------------------------------------- showing

    def refresh(self) -> None:
        self._show(fresh=False)

    def _show(self, fresh: bool) -> None:
        block = self.block()
        if not isinstance(block, FigureBlock):
            return
        self._show_picture(block)
        self.show_text((block.caption,) if block.caption.inlines else (), fresh)
        self.alt.show_text(block.alt)
        self.credit.show_text(block.credit)
        self.decorative.setChecked(block.decorative)
        self.alt.setEnabled(not block.decorative)
        at = self.width_.findData(block.width)
        if at < 0:
            self.width_.addItem(self.stage.words("editor.width_mm", n=block.width), block.width)
            at = self.width_.count() - 1
        self.width_.setCurrentIndex(at)
        for part in self._parts():
            part.setVisible(not self.collapsed)
        self._missing.setVisible(self._pixmap.isNull() and not self.collapsed)
        self.show_head(block, plain((block.caption,)) or block.alt)

    def _parts(self) -> list[QWidget]:
        fields: list[QWidget] = [self.text, self.alt, self.credit]
        return [*fields, self.decorative, self.width_, self.change, *self._names.values()]

    def _show_picture(self, block: FigureBlock) -> None:
        if self._shown == block.medium:
            return
        self._shown = block.medium
        medium = self.stage.brief.medium(block.medium)
        self._pixmap = QPixmap()
        if medium is not None:
            self._pixmap.loadFromData(medium.data)
        self.invalidate()

    def summary(self, block: Block) -> str:
        medium = self.stage.brief.medium(block.medium) if isinstance(block, FigureBlock) else None
        if medium is None:
            return ""
        size = max(1, round(len(medium.data) / 1000))
        words = self.stage.words
        return words("editor.picture_size", width=medium.width, height=medium.height, size=size)

    def restyle(self) -> None:
        for field in (self.alt, self.credit):
            field.set_colour(self.stage.theme.tokens.text)
            field.set_font(self.stage.theme.font("body"))
        super().restyle()

    # ------------------------------------------------------------------------------------ layout

    def arrange(self, width: int) -> int:
        if self.collapsed:
            return self.folded(width)
        inner = width - LEFT - RIGHT
        y = self.arrange_head(width)
        y = self._arrange_picture(y, inner)
        height = self.text.height_for(inner)
        self.text.setGeometry(LEFT, y, inner, height)
        y += height + 8
        for field, name in self._names.items():
            y = self._arrange_named(field, name, y, inner)
        return self._arrange_controls(y, inner) + 8 + GAP

    def _arrange_picture(self, y: int, inner: int) -> int:
        if self._pixmap.isNull():
            self._box = QRect()
            height = self._missing.sizeHint().height()
            self._missing.setGeometry(LEFT, y, inner, height)
            return y + height + 8
        size = self._pixmap.size()
        if size.width() > inner or size.height() > HIGHEST:
            size.scale(inner, HIGHEST, Qt.AspectRatioMode.KeepAspectRatio)
        self._box = QRect(LEFT, y, max(1, size.width()), max(1, size.height()))
        return y + size.height() + 10

    @staticmethod
    def _arrange_named(field: QWidget, name: QLabel, y: int, inner: int) -> int:
        assert isinstance(field, PlainEdit)
        side = 150 if inner > 420 else 0
        height = field.height_for(inner - side)
        line = name.sizeHint().height()
        name.setGeometry(LEFT, y + 1, side or inner, line)
        top = y if side else y + line + 2
        field.setGeometry(LEFT + side, top, inner - side, height)
        return top + max(height, line) + 8

    def _arrange_controls(self, y: int, inner: int) -> int:
        x = LEFT
        for part in (self.decorative, self.width_, self.change):
            size = part.sizeHint()
            width = max(size.width(), 150) if isinstance(part, QComboBox) else size.width()
            if x > LEFT and x + width > LEFT + inner:
                x, y = LEFT, y + 36
            height = 24 if isinstance(part, QPushButton) else max(24, size.height())
            part.setGeometry(x, y + (30 - height) // 2, width, height)
            x += width + 14
        return y + 32

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and the picture on the paper it is printed on."""
        super().paintEvent(event)
        if self.collapsed or self._pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self._box, self.stage.theme.colour("paper"))
        painter.drawPixmap(self._box, self._pixmap)
        painter.setPen(QColor(self.stage.theme.tokens.border))
        painter.drawRect(self._box)
        painter.end()

    # ------------------------------------------------------------------------------------ acting

    def fields(self) -> list[QWidget]:
        if self.collapsed:
            return []
        return [self.text, *([] if self.decorative.isChecked() else [self.alt]), self.credit]

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the picture asks for another."""
        if self._box.contains(event.position().toPoint()):
            self.stage.acts.change_picture(self.block_id)

    def _edited(self, prose: object, name: str) -> None:
        del prose
        assert isinstance(self.text, LineEdit)
        self.say_line(self.text, 0, name)

    def _decorated(self, on: bool) -> None:
        self._set(decorative=on)

    def _described(self, text: str) -> None:
        self._set(merge="alt", alt=text)

    def _credited(self, text: str) -> None:
        self._set(merge="credit", credit=text)

    def _set(
        self,
        *,
        merge: str = "",
        alt: str | None = None,
        credit: str | None = None,
        decorative: bool | None = None,
        width: int | None = None,
    ) -> None:
        edit = figures.set_figure(
            self.block_id, alt=alt, credit=credit, decorative=decorative, width=width
        )
        key = f"{merge}:{self.block_id}" if merge else ""
        self.stage.workspace.do(labels.DESCRIBING_PICTURE, edit, key)
