"""The fields of the House style form that are more than one widget.

Each shows a value and says `changed` when a person made it another. What the values mean for a page
is the matter of `render.style_form`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QSpinBox, QWidget

from brief_composer.doc import running
from brief_composer.render import typefaces
from brief_composer.render.colours import ENOUGH, WHITE, contrast, is_colour, palette
from brief_composer.render.style_form import LONGEST, StyleMargins
from brief_composer.render.theme import Running
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, icon_button, inset, label, row, still
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

SWATCH = 18
LOGO = QSize(120, 40)
SIDES = ("top", "right", "bottom", "left")


class ColourField(QWidget):
    """A colour: a button with it, its number, and how it stands out from white."""

    changed = Signal()

    def __init__(self, words: Words, ask: Callable[[str], str]) -> None:
        """`ask` shows colours to choose from and gives one back, "" for none."""
        super().__init__()
        self._words, self._ask = words, ask
        self._colour = ""
        outer = column(self, 4)
        line = row(None, 8)
        self.swatch = button("", self._choose, identifier="style.swatch")
        named(self.swatch, name=words("style.choose_colour"))
        self.swatch.setIconSize(QSize(SWATCH * 2, SWATCH))
        self.swatch.setToolTip(words("style.choose_colour"))
        self.number = named(QLineEdit(), "style.main", words("style.main"))
        self.number.setMaxLength(7)
        self.number.setFixedWidth(96)
        self.number.textEdited.connect(self._typed)
        line.addWidget(self.swatch)
        line.addWidget(self.number)
        line.addStretch(1)
        outer.addLayout(line)
        self.said = label(type="small", tone="muted", wrap=True)
        outer.addWidget(self.said)

    @property
    def colour(self) -> str:
        """The colour that is shown."""
        return self._colour

    def show_colour(self, colour: str) -> None:
        """Show another colour."""
        self._colour = colour
        if self.number.text().upper() != colour.upper():
            self.number.setText(colour)
        look(self.number, wrong=False)
        drawn = QPixmap(SWATCH * 2, SWATCH)
        drawn.fill(QColor(colour))
        self.swatch.setIcon(QIcon(drawn))
        ratio = contrast(colour, WHITE)
        key = "style.contrast_good" if ratio >= ENOUGH else "style.contrast_low"
        shade = palette(colour).accent
        text = self._words(key, ratio=self._words.decimal(ratio), shade=shade)
        self.said.setText(text)
        self.number.setAccessibleDescription(text)

    def _typed(self, text: str) -> None:
        text = text.strip()
        whole = text if text.startswith("#") else f"#{text}"
        look(self.number, wrong=not is_colour(whole))
        if is_colour(whole):
            self.show_colour(whole.upper())
            self.changed.emit()

    def _choose(self) -> None:
        chosen = self._ask(self._colour)
        if is_colour(chosen) and chosen.upper() != self._colour:
            self.show_colour(chosen.upper())
            self.changed.emit()


class PartField(QWidget):
    """A part that stands beside a style in its file: what it is, choosing one, taking it out."""

    wanted = Signal()
    removed = Signal()

    def __init__(self, words: Words, name: str) -> None:
        """`name` is "logo" or "base"."""
        super().__init__()
        self._words, self._name = words, name
        outer = column(self, 4)
        line = row(None, 8)
        self.picture = QLabel()
        self.picture.hide()
        self.choose = button(
            words(f"style.choose_{name}"), self.wanted.emit, identifier=f"style.choose_{name}"
        )
        self.remove = button(
            words("style.remove"), self.removed.emit, kind="link", identifier=f"style.drop_{name}"
        )
        self.remove.setAccessibleName(words(f"style.drop_{name}"))
        line.addWidget(self.picture)
        line.addWidget(self.choose)
        line.addWidget(self.remove)
        line.addStretch(1)
        outer.addLayout(line)
        self.said = label(type="small", tone="muted", wrap=True)
        outer.addWidget(self.said)

    def show_part(self, there: bool, text: str, picture: bytes = b"") -> None:
        """Whether there is one, and what is to be known about it."""
        self.remove.setVisible(there)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        drawn = QPixmap()
        shown = bool(picture) and drawn.loadFromData(picture)
        self.picture.setVisible(shown)
        if shown:
            ratio = self.devicePixelRatioF()
            room = QSize(round(LOGO.width() * ratio), round(LOGO.height() * ratio))
            keep, smooth = Qt.AspectRatioMode, Qt.TransformationMode
            drawn = drawn.scaled(room, keep.KeepAspectRatio, smooth.SmoothTransformation)
            drawn.setDevicePixelRatio(ratio)
            self.picture.setPixmap(drawn)


class FontField(QComboBox):
    """A typeface: ours first, then those of the computer. One that is not here stays named."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        still(named(self, f"style.{name}", words(f"style.{name}")))
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        for family, text in typefaces.BUNDLED.items():
            self.addItem(text, family)
        self._ours = self.count()

    @property
    def family(self) -> str:
        """The typeface that is chosen."""
        return self.currentData() or typefaces.SERIF

    def offer(self, families: Sequence[str]) -> None:
        """The families of the computer."""
        now = self.family
        self.blockSignals(True)
        while self.count() > self._ours:
            self.removeItem(self._ours)
        self.insertSeparator(self._ours)
        for family in families:
            self.addItem(family, family)
        self.show_family(now)
        self.blockSignals(False)

    def show_family(self, family: str) -> None:
        """Show a typeface, whether it is here or not."""
        place = self.findData(family)
        if place < 0:
            self.addItem(family, family)
            place = self.count() - 1
        self.setCurrentIndex(place)


class MarginsField(QWidget):
    """Four lengths in millimetres."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        line = row(self, 8)
        self.sides: dict[str, QSpinBox] = {}
        for side in SIDES:
            pair = column(None, 2)
            pair.addWidget(label(words(f"style.{side}"), type="small", tone="muted"))
            box = inset(QSpinBox())
            named(box, f"style.margin.{side}", words(f"style.margin_{side}"))
            box.setRange(5, 60)
            box.setKeyboardTracking(False)
            box.valueChanged.connect(lambda: self.changed.emit())
            pair.addWidget(box)
            line.addLayout(pair, 1)
            self.sides[side] = box

    @property
    def margins(self) -> StyleMargins:
        """The lengths."""
        return StyleMargins(**{side: float(box.value()) for side, box in self.sides.items()})

    def show_margins(self, margins: StyleMargins) -> None:
        """Show other lengths."""
        for side, box in self.sides.items():
            box.blockSignals(True)
            box.setValue(round(getattr(margins, side)))
            box.blockSignals(False)


class EndsField(QWidget):
    """What stands at the left and at the right of a head or foot. Fields are shown in the language
    of the program: "{titre}"."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words, name: str) -> None:
        """`name` is "header" or "footer"."""
        super().__init__()
        self._shown = {field: words(f"style.field.{field}") for field in running.FIELDS}
        line = row(self, 8)
        self.left, self.right = (
            named(QLineEdit(), f"style.{name}.{end}", words(f"style.{name}_{end}"))
            for end in ("left", "right")
        )
        for field, end in ((self.left, "left"), (self.right, "right")):
            field.setPlaceholderText(words(f"style.{end}"))
            field.setMaxLength(LONGEST)
            field.textEdited.connect(lambda: self.changed.emit())
            line.addWidget(field, 3 if end == "left" else 2)
        self._at = self.left
        self.left.cursorPositionChanged.connect(lambda: self._was_in(self.left))
        self.right.cursorPositionChanged.connect(lambda: self._was_in(self.right))
        menu = QMenu(self)
        for field, text in self._shown.items():
            action = menu.addAction(words(f"style.insert.{field}"))
            action.triggered.connect(lambda _=False, text=text: self._insert(text))
        adding = icon_button(theme.icon("plus"), words(f"style.{name}_insert"), lambda: None)
        adding.setMenu(menu)
        adding.setPopupMode(adding.ToolButtonPopupMode.InstantPopup)
        line.addWidget(adding)

    @property
    def ends(self) -> Running:
        """What stands there."""
        return Running(self._known(self.left.text()), self._known(self.right.text()))

    def show_ends(self, ends: Running) -> None:
        """Show other words."""
        for field, text in ((self.left, ends.left), (self.right, ends.right)):
            for known, shown in self._shown.items():
                text = text.replace(f"{{{known}}}", f"{{{shown}}}")
            if field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)

    def _known(self, text: str) -> str:
        for known, shown in self._shown.items():
            text = text.replace(f"{{{shown}}}", f"{{{known}}}")
        return text.strip()

    def _was_in(self, field: QLineEdit) -> None:
        if field.hasFocus():
            self._at = field

    def _insert(self, field: str) -> None:
        self._at.insert(f"{{{field}}}")
        self._at.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
