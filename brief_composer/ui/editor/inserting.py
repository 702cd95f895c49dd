"""Putting blocks that stand apart into the brief: tables, pictures, pull quotes, boxes; and
references to them.

Belongs here: where such a block goes, asking for a picture, saying why one cannot be taken. Does
not belong here: what an edit does (`session.edits`), the rows.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QMenu, QWidget

from brief_composer import paths
from brief_composer.errors import BriefComposerError
from brief_composer.model.blocks import PullQuoteBlock, RecommendationBlock, TextBlock
from brief_composer.model.evidence import Quote
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Paragraph, plain
from brief_composer.session import labels
from brief_composer.session.edits import boxes, figures, tables
from brief_composer.session.edits.parts import Edit, takes_blocks, together
from brief_composer.session.edits.references import link_to, targets
from brief_composer.session.edits.text import split_text
from brief_composer.session.history import Label
from brief_composer.storage import pictures
from brief_composer.storage.pictures import Taken
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.editor import things
from brief_composer.ui.editor.caret import Caret
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.table_row import TableRow
from brief_composer.words import Words

_LONGEST = 60


class Inserting:
    """Inserts blocks where the caret is."""

    def __init__(self, stage: Stage, caret: Caret, over: QWidget) -> None:
        self._stage = stage
        self._caret = caret
        self._over = over
        self.ask = FileQuestions(stage.words)

    # ------------------------------------------------------------------------------------- where

    def place(self) -> tuple[SectionId, int | None, Edit] | None:
        """The section and index behind what the caret is in, and what must be done before.

        A text is parted behind the paragraph of the caret; None where no block can stand.
        """
        brief = self._stage.brief
        section = brief.section(self._caret.section_id() or SectionId(""))
        if section is None or not takes_blocks(section):
            section = next((s for s in brief.sections if takes_blocks(s)), None)
            return (section.id, None, together()) if section else None
        id = self._caret.block_id()
        block = brief.block(id) if id else None
        if block is None:
            return section.id, 0, together()
        index = section.blocks.index(block) + 1
        text = self._caret.prose()
        if isinstance(block, TextBlock) and text is not None:
            at = text.caret().paragraph + 1
            if at < len(block.prose):
                return section.id, index, split_text(block.id, at)
        return section.id, index, together()

    def _insert(
        self, label: Label, make: Callable[[SectionId, int | None], Edit]
    ) -> BlockId | None:
        """Do it; the id of what was added."""
        where = self.place()
        if where is None:
            self._stage.told.emit(self._stage.words("editor.no_place"))
            return None
        section, index, before = where
        return self._put(label, together(before, make(section, index)), section, index)

    def _put(
        self, label: Label, edit: Edit, section: SectionId, index: int | None
    ) -> BlockId | None:
        change = self._stage.workspace.do(label, edit)
        now = self._stage.brief.section(section)
        if not change.added or now is None:
            return None
        ids = [block.id for block in now.blocks]
        new = ids[-1] if index is None else ids[min(index, len(ids) - 1)]
        return new if new in change.added else change.added[-1]

    # -------------------------------------------------------------------------------------- what

    def table(self, rows: tables.Rows = ()) -> None:
        """A table of three rows and columns, or of cells that were copied."""
        sources = self._stage.workspace.library.sources
        cells = rows or tables.empty(3, 3)
        label = labels.PASTING if rows else labels.ADDING_TABLE
        new = self._insert(label, lambda s, i: tables.insert_table(s, i, cells, sources))
        row = self._caret.shown(new) if new else None
        if isinstance(row, TableRow):
            row.go(0, 0)
            self._caret.into_text(row.block_id)

    def box(self) -> None:
        """A box, the caret in its title."""
        new = self._insert(labels.ADDING_BOX, lambda s, i: boxes.insert_box(s, i))
        if new:
            self._caret.into_title(new)

    def pull_quote(self) -> None:
        """A pull quote of a quote of the recommendation the caret is in, else of own words.

        Words that are selected become its words.
        """
        quote = self._quote_here()
        text = self._caret.prose()
        chosen = plain(text.selected_prose()) if text is not None else ""
        sources = self._stage.workspace.library.sources
        new = self._insert(
            labels.ADDING_PULL_QUOTE,
            lambda s, i: boxes.insert_pull_quote(
                s, i, "" if quote else chosen, quote if not chosen else None, sources
            ),
        )
        if new:
            block = self._stage.brief.block(new)
            if isinstance(block, PullQuoteBlock) and block.quote:
                self._caret.choose(new)
            else:
                self._caret.into_text(new)

    def _quote_here(self) -> Quote | None:
        """The quote the focus is in, else the first of the recommendation the caret is in."""
        view = self._caret.quote()
        if view is not None:
            return self._stage.quote_of(view.evidence.id)
        id = self._caret.block_id()
        block = self._stage.brief.block(id) if id else None
        if isinstance(block, RecommendationBlock) and self._caret.prose() is None:
            return self._stage.brief.quote(block.evidence[0].quote) if block.evidence else None
        return None

    def reference(self) -> None:
        """Choose what to refer to; the reference comes where the caret is."""
        field = self._caret.field()
        text = self._caret.prose()
        found = targets(self._stage.brief)
        if text is None or field is None:
            self._stage.told.emit(self._stage.words("editor.needs_text"))
            return
        if not found:
            self._stage.told.emit(self._stage.words("editor.no_targets"))
            return
        menu = QMenu(self._over)
        menu.setObjectName("editor.references")
        menu.aboutToHide.connect(menu.deleteLater)
        for id, said in found.items():
            action = menu.addAction(f"{said}  {self._title(id)}".replace("&", "&&").strip())
            action.triggered.connect(lambda _=False, id=id, said=said: self._refer(id, said))
        menu.popup(field.mapToGlobal(field.caret_rect().bottomLeft()))

    def _refer(self, id: str, said: str) -> None:
        text = self._caret.prose()
        if text is not None:
            text.insert((Paragraph((link_to(id, said),)),), "reference")

    def _title(self, id: str) -> str:
        block = self._stage.brief.block(BlockId(id))
        if block is None:
            return ""
        words = block.title if isinstance(block, RecommendationBlock) else plain(block.prose[:1])
        return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"

    # ---------------------------------------------------------------------------------- pictures

    def picture(self) -> None:
        """Ask for a picture's file and put it in."""
        path = self._asked()
        if path is not None:
            self.take(lambda: pictures.take_file(path), self._add)

    def change(self, id: BlockId) -> None:
        """Ask for another picture for a figure."""
        path = self._asked()
        if path is not None:
            self.take(lambda: pictures.take_file(path), lambda taken: self._change(id, taken))

    def picture_file(self, path: Path, section: SectionId, index: int) -> None:
        """A picture dropped at a place."""

        def add(taken: Taken) -> None:
            edit = figures.insert_figure(section, index, taken.medium)
            self._added(self._put(labels.ADDING_PICTURE, edit, section, index))

        self.take(lambda: pictures.take_file(path), add)

    def pasted(self, data: QMimeData) -> None:
        """A table or a picture that was copied somewhere else."""
        rows = things.table_of(data)
        files = things.picture_files(data)
        if rows:
            self.table(rows)
        elif files:
            self.take(lambda: pictures.take_file(files[0]), self._add)
        else:
            name = self._stage.words("editor.pasted_picture")
            raw = things.picture_bytes(data)
            self.take(lambda: pictures.take(raw, name), self._add)

    def take(self, read: Callable[[], Taken], then: Callable[[Taken], object]) -> None:
        """Make a picture ready off the window's thread; a large one is spoken of first."""

        def done(taken: Taken | BriefComposerError) -> None:
            if isinstance(taken, BriefComposerError):
                self._say(taken)
            elif taken.smaller:
                self._ask_large(taken, then)
            else:
                then(taken)

        self._stage.workspace.work(_tried, read, done=done, name="picture")

    def _asked(self) -> Path | None:
        words = self._stage.words
        home = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        )
        # A folder that is not there would stand in the file dialog as the name of a file.
        home = home if home.is_dir() else paths.home()
        kinds = " ".join(f"*{suffix}" for suffix in pictures.SUFFIXES)
        kind = words("editor.pictures", kinds=kinds)
        return self.ask.file(self._over.window(), words("editor.choose_picture"), home, kind)

    def _ask_large(self, taken: Taken, then: Callable[[Taken], object]) -> None:
        words = self._stage.words
        dialog = MessageDialog(
            self._stage.theme,
            words,
            self._over.window(),
            words("editor.large_picture", size=_size(taken.was, words)),
            words("editor.large_picture_text", size=_size(len(taken.medium.data), words)),
            (
                (words("editor.add_it"), lambda: then(taken)),
                (words("editor.cancel"), lambda: None),
            ),
        )
        dialog.open()

    def _say(self, problem: BriefComposerError) -> None:
        words = self._stage.words
        key = f"error.{problem.code}"
        text = words(key, **problem.params) if key in words else problem.code
        title = words("editor.no_picture")
        choices = ((words("editor.close"), lambda: None),)
        icon = ("triangle-alert", "review")
        window = self._over.window()
        MessageDialog(self._stage.theme, words, window, title, text, choices, icon).open()

    def _add(self, taken: Taken) -> None:
        self._added(
            self._insert(
                labels.ADDING_PICTURE, lambda s, i: figures.insert_figure(s, i, taken.medium)
            )
        )

    def _added(self, new: BlockId | None) -> None:
        if new:
            self._caret.into_text(new)

    def _change(self, id: BlockId, taken: Taken) -> None:
        edit = figures.set_picture(id, taken.medium)
        self._stage.workspace.do(labels.CHANGING_PICTURE, edit)


def _tried(read: Callable[[], Taken]) -> Taken | BriefComposerError:
    """The picture, or why there is none."""
    try:
        return read()
    except BriefComposerError as problem:
        return problem


def _size(size: int, words: Words) -> str:
    """A number of bytes as people say it: "400 KB", "1.2 MB"."""
    if size < 1_000_000:
        return words("editor.kilobytes", n=max(1, round(size / 1000, -1 if size > 99_999 else 0)))
    mega = size / 1_000_000
    return words("editor.megabytes", n=words.decimal(mega) if mega < 10 else f"{mega:.0f}")
