"""About this library: what a reader must know before relying on it, and people's own folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from brief_composer import paths
from brief_composer.library import folders
from brief_composer.library.browsing import short_title
from brief_composer.library.items import Library, Note
from brief_composer.model import markup
from brief_composer.model.finding import Finding
from brief_composer.model.richtext import Cite, Inline, Paragraph, ParagraphKind, Run, plain_inlines
from brief_composer.sources.citations.terms import Terms
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.faults import fault_words
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

GAP, BELOW_HEAD = 8, 4
"""Under a paragraph and under a heading."""


class LibraryNoteDialog(CardDialog):
    """The notes of the library in the reader's language, as headings, paragraphs and lists; what
    could not be used of people's own folders; and the ways to these folders."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        over: QWidget,
        library: Library,
        read_again: Callable[[], object],
        faults_first: bool = False,
        questions: FileQuestions | None = None,
        open_place: Callable[[Path], object] | None = None,
    ) -> None:
        title = words("library.about")
        super().__init__(theme, words, over, title, QSize(680, 640), "libraryNoteDialog")
        self._library = library
        self._read_again = read_again
        self._ask = questions or FileQuestions(words)
        self._open_place = open_place or _open_place
        self.text = named(look(QTextBrowser(), "plain"), "libraryNote", title)
        self.text.setOpenLinks(False)
        # So that the text can be gone through by the keys alone.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self.text, 1)
        if library.notes:
            self.note.setText(
                words("library.as_of", date=Terms(words).date(library.notes[0].as_of))
            )
        self._write(library, faults_first)
        own = words("library.open_folder")
        more = words("library.add_folder")
        self.footer.addWidget(button(own, self._open_own, kind="link", identifier="libraryOwn"))
        self.footer.addWidget(button(more, self._add, kind="link", identifier="libraryAddFolder"))
        self.footer.addStretch(1)
        self.primary = button(words("app.close"), self.close_card, kind="filled")
        self.footer.addWidget(self.primary)

    # -------------------------------------------------------------------------------------- words

    def _write(self, library: Library, faults_first: bool) -> None:
        cursor = QTextCursor(self.text.document())
        self.text.document().setDefaultFont(self.theme.font("body"))
        self.text.document().setDocumentMargin(0)
        if faults_first:
            self._faults(cursor, library.findings)
        for number, note in enumerate(library.notes):
            self._note(cursor, note, titled=bool(number) or faults_first)
        if not faults_first:
            self._faults(cursor, library.findings)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)

    def _faults(self, cursor: QTextCursor, faults: Sequence[Finding]) -> None:
        if faults:
            self._heading(cursor, self.words("library.faults_title"), 2)
        for number, fault in enumerate(faults):
            self._list_item(cursor, ParagraphKind.BULLET, 0, begins=number == 0)
            cursor.insertText(fault_words(fault, self.words, whole=True))

    def _note(self, cursor: QTextCursor, note: Note, titled: bool) -> None:
        language = self.words.language
        if titled:
            self._heading(cursor, note.title[language], 2)
        before: ParagraphKind | None = None
        for part in markup.parse(note.text[language]):
            self._paragraph(cursor, part, begins=part.kind is not before)
            before = part.kind

    def _paragraph(self, cursor: QTextCursor, part: Paragraph, begins: bool) -> None:
        match part.kind:
            case ParagraphKind.SUBHEADING:
                self._heading(cursor, plain_inlines(part.inlines), 3)
                return
            case ParagraphKind.BULLET | ParagraphKind.NUMBER:
                self._list_item(cursor, part.kind, part.level, begins)
            case ParagraphKind.BODY:
                self._block(cursor)
        for inline in part.inlines:
            self._inline(cursor, inline)

    def _inline(self, cursor: QTextCursor, inline: Inline) -> None:
        looks = QTextCharFormat()
        if isinstance(inline, Run):
            looks.setFontWeight(600 if inline.bold else 400)
            looks.setFontItalic(inline.italic)
            cursor.insertText(inline.text.replace("\n", "\u2028"), looks)
        elif isinstance(inline, Cite):
            source = self._library.sources.get(inline.source)
            named_ = short_title(source) if source else str(inline.source)
            place = f", {inline.locator}" if inline.locator else ""
            cursor.insertText(f"({named_}{place})", looks)
        else:
            cursor.insertText(plain_inlines((inline,)), looks)

    def _heading(self, cursor: QTextCursor, text: str, level: int) -> None:
        self._block(cursor, level)
        looks = QTextCharFormat()
        looks.setFont(self.theme.font("block" if level == 2 else "body", 600))
        cursor.insertText(text, looks)

    def _block(self, cursor: QTextCursor, heading: int = 0) -> None:
        shape = QTextBlockFormat()
        shape.setHeadingLevel(heading)
        first = cursor.document().isEmpty()
        shape.setTopMargin(2 * GAP if heading and not first else 0)
        shape.setBottomMargin(BELOW_HEAD if heading else GAP)
        shape.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if first:
            cursor.setBlockFormat(shape)
            cursor.setCharFormat(QTextCharFormat())
        else:
            cursor.insertBlock(shape, QTextCharFormat())

    def _list_item(
        self, cursor: QTextCursor, kind: ParagraphKind, level: int, begins: bool
    ) -> None:
        self._block(cursor)
        if begins or self._list is None:
            shape = QTextListFormat()
            numbered = kind is ParagraphKind.NUMBER
            styles = QTextListFormat.Style
            shape.setStyle(styles.ListDecimal if numbered else styles.ListDisc)
            shape.setIndent(level + 1)
            self._list = cursor.createList(shape)
        else:
            self._list.add(cursor.block())

    _list = None

    # ------------------------------------------------------------------------------------ folders

    def _open_own(self) -> None:
        """Show the user's own folder, made now if it is not there yet."""
        folder = paths.own_library()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            self._refused(folder, problem)
            return
        self._open_place(folder)

    def _add(self) -> None:
        folder = self._ask.folder(self, self.words("library.add_folder"), Path.home())
        if folder is None:
            return
        try:
            new = folders.add(folder)
        except OSError as problem:
            self._refused(folder, problem)
            return
        key = "library.folder_added" if new else "library.folder_there"
        self.note.setText(self.words(key, path=folder))
        self._read_again()

    def _refused(self, folder: Path, problem: OSError) -> None:
        reason = problem.strerror or type(problem).__name__
        self.note.setText(self.words("library.folder_refused", path=folder, reason=reason))


def _open_place(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
