"""Blanks of the brief in the window: filled in one by one, all in one form, and put in.

Belongs here: opening the card, the form and the question for a new blank, and the edits they end
in. Does not belong here: how they look (`ui.editor.blank_popup`, `ui.dialogs`), what an edit does
(`session.edits.blanks`).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from brief_composer.library import terms
from brief_composer.library.items import NameKind
from brief_composer.model.ids import BlockId
from brief_composer.model.richtext import Blank, BlankKind, plain
from brief_composer.session import labels
from brief_composer.session.edits import blanks, text
from brief_composer.session.edits.blanks import Gap, Spot, Values
from brief_composer.ui.dialogs.fill_blanks import FillDialog
from brief_composer.ui.dialogs.new_blank import NewBlankDialog
from brief_composer.ui.editor.blank_popup import Asked, BlankPopup
from brief_composer.ui.editor.blocks import BlockRow
from brief_composer.ui.editor.caret import Caret
from brief_composer.ui.editor.column import Column
from brief_composer.ui.editor.stage import Stage
from brief_composer.words import base_language


class Blanks:
    """What can be done with blanks from the editor. `over` is the editor itself."""

    def __init__(self, stage: Stage, caret: Caret, column: Column, over: QWidget) -> None:
        self._stage = stage
        self._caret = caret
        self._column = column
        self._over = over
        self.popup: BlankPopup | None = None

    # ---------------------------------------------------------------------------------- one blank

    def open(self, id: BlockId, number: int) -> None:
        """Bring a blank into view and open the card that fills it in."""
        stage = self._stage
        gap = blanks.gap(stage.brief, (id, number))
        place = self._show(id, number) if gap is not None else None
        if gap is None or place is None:
            self._caret.reveal(id)
            return
        asked = Asked(
            gap.blank,
            len(blanks.alike(stage.brief, gap)),
            self._known(gap.blank),
            stage.workspace.language,
            self.places() if gap.blank.kind is BlankKind.PLACE else (),
        )
        popup = BlankPopup(asked, stage.theme, stage.words, self._over)
        popup.filled.connect(partial(self._fill_one, gap))
        popup.removed.connect(partial(self._remove, gap.spot))
        popup.settings_wanted.connect(lambda: stage.wanted.emit("edit.settings"))
        popup.destroyed.connect(self._forget)
        self.popup = popup
        popup.open(place)

    def _forget(self) -> None:
        self.popup = None

    def _show(self, id: BlockId, number: int) -> QRect | None:
        """Choose a blank in its text; where it is on the screen."""
        row = self._column.need(f"block:{id}")
        if not isinstance(row, BlockRow):
            return None
        if row.collapsed:
            self._caret.into_text(id)
        field, at = row.blank_field(number)
        self._column.reveal(row.key)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not field.choose_blank(at):
            return None
        box = field.blank_rect(at)
        self._column.see(field, box)
        return QRect(field.viewport().mapToGlobal(box.topLeft()), box.size())

    def _known(self, blank: Blank) -> str:
        ours = self._stage.workspace.preferences.value.organisation
        return ours.detail(blank.field, self._stage.workspace.language) if blank.field else ""

    def places(self) -> list[str]:
        """Names of places, in the language of the brief."""
        workspace = self._stage.workspace
        language = base_language(workspace.language)
        words = terms.vocabulary(workspace.library)
        return sorted({each.name[language] for each in words.names if each.kind is NameKind.PLACE})

    def _fill_one(self, gap: Gap, words: str) -> None:
        popup, brief = self.popup, self._stage.brief
        spots = [gap.spot]
        if popup is not None and popup.also is not None and popup.also.isChecked():
            spots += [each.spot for each in blanks.alike(brief, gap)]
        if popup is not None and popup.keep is not None and popup.keep.isChecked():
            self._keep({gap.blank.field: words})
        self._fill(dict.fromkeys(spots, words))

    def _fill(self, values: Values) -> None:
        stage = self._stage
        count = sum(bool(words.strip()) for words in values.values())
        if stage.workspace.do(labels.filling_blanks(count), blanks.fill(values)):
            left = len(blanks.gaps(stage.brief))
            stage.announced.emit(stage.words("blanks.filled", n=count, left=left))

    def _keep(self, details: dict[str, str]) -> None:
        """Remember what was typed of the organisation for the next briefs."""
        preferences = self._stage.workspace.preferences
        ours = preferences.value.organisation
        language = self._stage.workspace.language
        preferences.change(organisation=ours.with_details(details, language))

    def _remove(self, spot: Spot) -> None:
        self._stage.workspace.do(labels.REMOVING_BLANK, text.remove_blank(*spot))

    # ------------------------------------------------------------------------------- all, and new

    def fill_all(self) -> None:
        """The form with every blank of the brief."""
        stage = self._stage
        gaps = blanks.gaps(stage.brief)
        if not gaps:
            stage.told.emit(stage.words("blanks.none"))
            return
        needs_places = any(each.blank.kind is BlankKind.PLACE for each in gaps)
        dialog = FillDialog(
            stage.workspace,
            self.places() if needs_places else (),
            stage.theme,
            stage.words,
            self._over.window(),
        )
        dialog.filled.connect(self._fill_form)
        dialog.start()

    def _fill_form(self, values: Values, keep: bool) -> None:
        if keep:
            self._keep(blanks.to_keep(self._stage.brief, values))
        self._fill(values)

    def insert(self) -> None:
        """Ask what is to be filled in, and put a blank at the caret."""
        field = self._caret.prose()
        if field is None:
            self._stage.told.emit(self._stage.words("blanks.needs_text"))
            return
        label = " ".join(plain(field.selected_prose()).split())
        stage = self._stage
        dialog = NewBlankDialog(label, stage.theme, stage.words, self._over.window())
        dialog.wanted.connect(self.put)
        dialog.start()

    def put(self, blank: Blank) -> None:
        """A blank at the caret, in the place of what is selected."""
        field = self._caret.prose()
        if field is not None:
            field.insert_inline(blank, "blank")
