"""Save as template: what it is called, and what it keeps of the brief."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLineEdit, QWidget

from brief_composer.library.items import Library, Template
from brief_composer.model.brief import Brief
from brief_composer.model.measure import brief_words
from brief_composer.render import styles
from brief_composer.session.edits.parts import one_line
from brief_composer.session.template_arrivals import free_name, with_name
from brief_composer.session.template_keeping import own_terms
from brief_composer.session.templating import Keep, boilerplate
from brief_composer.storage import template_shelf
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, label, picture, row, scrolled
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words, base_language

SIZE = QSize(620, 650)
WITHIN = ("boilerplate", "recommendations", "text")
"""What can be kept only where the sections are."""

LONGEST = 120


class Wanted(NamedTuple):
    """What the dialog asks for; `over` is the template that is replaced, None for another one."""

    name: str
    line: str
    keep: Keep
    over: Template | None


class SaveTemplateDialog(CardDialog):
    """Asks, and says in `wanted` what is to be kept; who opened it makes the template."""

    wanted = Signal(object)
    """A Wanted."""

    def __init__(
        self, brief: Brief, library: Library, theme: Theme, words: Words, over: QWidget
    ) -> None:
        title = words("template.save.title")
        super().__init__(theme, words, over, title, SIZE, "saveTemplateDialog")
        self._brief = brief
        self._library = library
        self._base = library.templates.get(brief.details.template)
        self.name = self._field("name")
        self.line = self._field("line")
        self.taken = QComboBox()
        named(self.taken, "templateTaken", words("template.save.taken"))
        self._there: Template | None = None
        self._problem = self._problem_row("template.save.no_name")
        self._clash = self._clash_row()
        self.ticks = {part: self._tick(part) for part in Keep.__struct_fields__}
        self._lay_out()
        self._fill_footer()
        self.name.textChanged.connect(self._typed)
        self.ticks["sections"].toggled.connect(self._sections)
        self._suggest()

    def start(self) -> None:
        """Open with the caret in the name."""
        self.open(self.name)

    @property
    def keep(self) -> Keep:
        """What is ticked."""
        on = {part: tick.isChecked() and tick.isEnabled() for part, tick in self.ticks.items()}
        return Keep(**on)

    # ------------------------------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        inside = QWidget()
        inner = column(inside, 0)
        inner.setContentsMargins(0, 0, 8, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        named_ = column(None, 4)
        for part in (self.name, self._problem, self._clash):
            named_.addWidget(part)
        grid.addWidget(self._label("name"), 0, 0, top)
        grid.addLayout(named_, 0, 1)
        grid.addWidget(self._label("line"), 1, 0, top)
        grid.addWidget(self.line, 1, 1)
        inner.addLayout(grid)
        inner.addSpacing(14)
        inner.addWidget(label(self.words("template.save.keep"), weight="strong"))
        inner.addSpacing(4)
        for part, tick in self.ticks.items():
            inner.addWidget(tick)
            note = label(self._note(part), type="small", tone="muted", wrap=True)
            note.setContentsMargins(24, 0, 0, 6)
            tick.setAccessibleDescription(note.text())
            inner.addWidget(note)
        inner.addSpacing(6)
        inner.addWidget(label(self._never(), type="small", tone="muted", wrap=True))
        inner.addStretch(1)
        # Its height is what its width asks for, not what its lines would need in a narrow one.
        inside.setMinimumHeight(1)
        self.body.addWidget(scrolled(inside), 1)

    def _label(self, part: str) -> QWidget:
        made = label(self.words(f"template.save.{part}"), weight="medium")
        made.setMinimumHeight(30)
        made.setMinimumWidth(96)
        return made

    def _field(self, part: str) -> QLineEdit:
        made = QLineEdit()
        made.setMaxLength(LONGEST)
        made.setPlaceholderText(self.words(f"template.save.{part}.hint"))
        return named(made, f"template.{part}", self.words(f"template.save.{part}"))

    def _tick(self, part: str) -> QCheckBox:
        made = QCheckBox(self.words(f"template.keep.{part}"))
        made.setChecked(getattr(Keep(), part))
        return named(made, f"template.keep.{part}")

    def _problem_row(self, key: str) -> QFrame:
        holder = QFrame()
        inside = row(holder, 6)
        inside.addWidget(picture(self.theme, "circle-alert", "fix", 14))
        inside.addWidget(label(self.words(key), type="small", tone="fix", wrap=True), 1)
        holder.hide()
        return holder

    def _clash_row(self) -> QFrame:
        holder = named(look(QFrame(), "review"), "templateClash")
        inside = column(holder, 6)
        inside.setContentsMargins(10, 8, 10, 8)
        self._clash_text = label(type="small", wrap=True)
        inside.addWidget(self._clash_text)
        inside.addWidget(self.taken)
        holder.hide()
        return holder

    def _fill_footer(self) -> None:
        words = self.words
        self.footer.addStretch(1)
        self.footer.addWidget(button(words("template.cancel"), self.cancel))
        self.primary = button(
            words("template.save.do"), self._save, kind="filled", identifier="saveTemplateRun"
        )
        self.footer.addWidget(self.primary)

    # -------------------------------------------------------------------------------------- words

    def _note(self, part: str) -> str:
        """What that part is in this brief."""
        brief, words = self._brief, self.words
        count = 0
        match part:
            case "sections":
                count = len(brief.sections)
            case "house_style":
                return self._style_name()
            case "boilerplate":
                titles = [s.title for s in boilerplate(brief, self._base) if s.title]
                if titles:
                    return words("template.note.boilerplate", titles=", ".join(titles))
            case "limits":
                limits = sum(bool(section.limit) for section in brief.sections)
                if brief.details.word_limit:
                    return words("template.note.limit", n=brief.details.word_limit)
                count = limits
            case "words":
                own = {term.id for term in (*brief.terms, *own_terms(self._library))}
                count = len(own)
            case "recommendations":
                count = len(brief.recommendations())
            case _:
                count = brief_words(brief)
        return words(f"template.note.{part}" if count else f"template.note.{part}.none", n=count)

    def _style_name(self) -> str:
        id = self._brief.details.house_style
        names = {style.id: style.name[self.words.language] for style in styles.names()}
        return names.get(id, id)

    def _never(self) -> str:
        language = base_language(self._brief.details.language)
        return self.words("template.save.never", language=self.words(f"start.{language}"))

    # -------------------------------------------------------------------------------------- doing

    def _suggest(self) -> None:
        """A brief made from one's own template is most often to be its next version."""
        base = self._base
        if base is not None and template_shelf.own_path(base) is not None:
            language = base_language(self._brief.details.language)
            self.name.setText(base.name[language])
            self.line.setText(base.line[language])
            self.taken.setCurrentIndex(1)

    def _typed(self) -> None:
        self._problem.hide()
        look(self.name, wrong="false")
        there = with_name(self.name.text(), self._library)
        if there is self._there:
            return
        self._there = there
        self._clash.setVisible(there is not None)
        if there is None:
            return
        words, name = self.words, one_line(self.name.text()).strip()
        own = template_shelf.own_path(there) is not None
        key = "template.save.there" if own else "template.save.there_shared"
        self._clash_text.setText(words(key, name=name))
        self.taken.clear()
        free = free_name(name, self._library)
        self.taken.addItem(words("template.save.both", name=free), None)
        if own:
            self.taken.addItem(words("template.save.replace", n=there.version + 1), there)

    def _sections(self, on: bool) -> None:
        for part in WITHIN:
            self.ticks[part].setEnabled(on)

    def _save(self) -> None:
        name = one_line(self.name.text()).strip()
        if not name:
            self._problem.show()
            look(self.name, wrong="true")
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        over: Template | None = None
        if self._there is not None:
            over = self._there if self.taken.currentIndex() == 1 else None
            name = name if over is not None else free_name(name, self._library)
        line = one_line(self.line.text()).strip()
        self.wanted.emit(Wanted(name, line, self.keep, over))
