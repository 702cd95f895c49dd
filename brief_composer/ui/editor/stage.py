"""What every row of one editor shares: the workspace, the looks, and how things are worded.

Belongs here: fonts and colours of running text, numbers of sections and recommendations, the words
of citations, what the checks found where. Does not belong here: widgets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from brief_composer.model.blocks import Block, RecommendationBlock
from brief_composer.model.brief import Brief
from brief_composer.model.evidence import Quote, Source
from brief_composer.model.finding import Finding, Severity
from brief_composer.model.ids import BlockId, EvidenceId, SectionId, SourceId
from brief_composer.model.richtext import Cite
from brief_composer.session.edits.references import targets
from brief_composer.sources.citations import terms
from brief_composer.sources.citations.names import family, listing
from brief_composer.sources.citations.terms import year
from brief_composer.ui.editor.chips import Chip, ChipPainter
from brief_composer.ui.editor.document import TextLook
from brief_composer.ui.editor.flow import FlowEdit, Way
from brief_composer.ui.editor.marks import style_for
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.panes.outline_rows import UNNUMBERED
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words


class Acts(Protocol):
    """What a row asks for that concerns more than itself."""

    def entered(self, key: str, id: str) -> None:
        """The caret, or the focus, is in this row now; `id` says in what of the brief."""

    def caret_moved(self, field: FlowEdit) -> None:
        """The caret should be seen."""

    def leave(self, field: QWidget, way: Way, screen_x: int) -> None:
        """The caret goes on to the neighbouring field."""

    def choose(self, id: str) -> None:
        """The text is left and its block selected."""

    def escape(self, id: str) -> None:
        """Esc in a text: the find bar closes if it is open, else the text is left."""

    def into_section(self, id: SectionId) -> None:
        """Enter in a heading: the caret goes into the section, made writable if need be."""

    def join_up(self, id: BlockId) -> None:
        """Backspace at the very start of a block's text."""

    def join_down(self, id: BlockId) -> None:
        """Delete at the very end of a block's text."""

    def block_menu(self, id: BlockId, at: QPoint) -> None:
        """The menu of a block."""

    def text_menu(self, field: QWidget, at: QPoint) -> None:
        """The menu of a text."""

    def quote_menu(self, view: QWidget, at: QPoint) -> None:
        """The menu of a quote."""

    def remove_quote(self, id: EvidenceId) -> None:
        """Delete was pressed on a quote."""

    def pick_quote(self, id: BlockId) -> None:
        """Choose a quote for a recommendation."""

    def open_blank(self, id: BlockId, number: int) -> None:
        """Fill in a blank: its number among those of the block."""

    def drag_block(self, id: BlockId) -> None:
        """A block was taken by its grip."""

    def drag_quote(self, id: EvidenceId) -> None:
        """A quote was taken."""

    def key_on_block(self, id: BlockId, event: QKeyEvent) -> bool:
        """A key while the block itself is selected; whether it meant something."""
        ...

    def paste_thing(self, id: BlockId, data: QMimeData) -> None:
        """A table or a picture was pasted into a block's words."""

    def change_picture(self, id: BlockId) -> None:
        """Another picture is wanted in a figure."""

    def text_state(self) -> None:
        """The look of the text at the caret may be another."""


class Stage(QObject):
    """One editor's surroundings. Rows ask it; it never asks rows."""

    wanted = Signal(str)
    """The id of a command of the window that is asked for ("view.checks")."""

    notice = Signal(str)
    """A sentence for a toast; Undo takes back what it tells of."""

    announced = Signal(str)
    """A sentence for screen readers only."""

    told = Signal(str)
    """A sentence about something that was not done."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        words: Words,
        acts: Acts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.theme = theme
        self.words = words
        self.look = self._look()
        self.painter = ChipPainter(self._chip_words, theme.font("small", 500), theme.tokens)
        self.acts = acts
        self.collapsed: set[str] = set()
        self.section_numbers: dict[SectionId, str] = {}
        self.block_numbers: dict[BlockId, int] = {}
        self.labels: dict[str, str] = {}
        self._found: dict[str, list[Finding]] = {}
        self.renumber()

    @property
    def brief(self) -> Brief:
        """The brief as it is now."""
        return self.workspace.brief

    def set_typing(self, field: ProseEdit) -> None:
        """Have a field put in the spaces and marks that are set."""
        field.french, field.marks = self.french_spaces, self.marks

    @property
    def marks(self) -> str:
        """Which quote marks a straight one becomes while typing."""
        chosen = self.workspace.preferences.value.quote_marks
        return style_for(chosen, self.workspace.language)

    @property
    def french_spaces(self) -> bool:
        """Whether French spaces are put in while typing."""
        return self.french and self.workspace.preferences.value.french_spaces

    @property
    def french(self) -> bool:
        """Whether the brief is written in French."""
        return self.workspace.language.lower().startswith("fr")

    def restyle(self) -> None:
        """Take the theme's colours and fonts again."""
        self.look = self._look()
        self.painter.font = self.theme.font("small", 500)
        self.painter.tokens = self.theme.tokens

    def _look(self) -> TextLook:
        tokens = self.theme.tokens
        return TextLook(
            self.theme.font("writing"),
            self.theme.font("block", 600),
            tokens.text,
            tokens.link,
        )

    # -------------------------------------------------------------------------------- numbering

    def renumber(self) -> None:
        """Count sections and recommendations again."""
        number = 0
        self.section_numbers = {}
        for section in self.brief.sections:
            numbered = section.role not in UNNUMBERED and not section.left_out
            number += numbered
            self.section_numbers[section.id] = str(number) if numbered else ""
        asks = self.brief.recommendations()
        self.block_numbers = {block.id: n for n, block in enumerate(asks, 1)}
        self.labels = targets(self.brief)

    def r_number(self, id: BlockId) -> str:
        """ "R2"; "" for a text."""
        number = self.block_numbers.get(id)
        return f"R{number}" if number else ""

    # --------------------------------------------------------------------------------- findings

    def sort_findings(self) -> None:
        """Take the last report of the checks in."""
        self._found = {}
        report = self.workspace.report
        for finding in report.open if report else ():
            self._found.setdefault(finding.where, []).append(finding)

    def levels(self, block: Block) -> Counter[Severity]:
        """How much the checks found in a block and its evidence, by severity."""
        ids: Iterable[str] = [block.id]
        if isinstance(block, RecommendationBlock):
            ids = [block.id, *(each.id for each in block.evidence)]
        return Counter(f.severity for id in ids for f in self._found.get(id, ()))

    def finding(self, where: str, code: str) -> Finding | None:
        """The finding of that code at a place, if there is one."""
        return next((f for f in self._found.get(where, ()) if f.code == code), None)

    # ------------------------------------------------------------------------------------ words

    def source(self, id: SourceId) -> Source | None:
        """A source, from the brief or else from the library."""
        return self.brief.source(id) or self.workspace.library.sources.get(id)

    def quote_of(self, id: EvidenceId) -> Quote | None:
        """The quote a piece of evidence uses."""
        found = self.brief.evidence(id)
        return self.brief.quote(found[1].quote) if found else None

    def author_year(self, id: SourceId) -> tuple[str, str]:
        """Who answers for a source and when, as printed; the id where nothing is known."""
        source = self.source(id)
        if source is None:
            return id, ""
        printed = terms(self.workspace.language)
        people = source.record.author or source.record.editor
        names = listing([family(name) for name in people], printed, 3)
        title = source.record.title.partition(": ")[0]
        return names or title, year(source.record.issued)

    def cite_words(self, cite: Cite) -> str:
        """A citation in plain words: "(Breitung, 2019, p. 4)"."""
        return f"({', '.join(filter(None, (*self.author_year(cite.source), cite.locator)))})"

    def knows_source(self, id: SourceId) -> bool:
        """Whether a citation of that source can stand in this brief."""
        return self.source(id) is not None

    def quote_marks(self, text: str) -> str:
        """Words in the quotation marks of the brief's language."""
        printed = terms(self.workspace.language).words
        return printed("print.quote_open") + text + printed("print.quote_close")

    def chip_words(self, chip: Chip) -> str:
        """What a citation or a blank says in its chip."""
        return self._chip_words(chip)

    def _chip_words(self, chip: Chip) -> str:
        if isinstance(chip, Cite):
            return " ".join(filter(None, (*self.author_year(chip.source), chip.locator)))
        return chip.label
