"""The House style dialog: a style is chosen or made, with its pages beside it.

Belongs here: which style is in the form, reading the files a person chooses, keeping what was
changed and using it for the brief. Does not belong here: the fields (`house_style_form`), what is
done with files of styles (`house_style_files`), pages (`export_page`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QComboBox, QPushButton, QWidget

from brief_composer.errors import BriefComposerError
from brief_composer.library import folders
from brief_composer.library.items import Bilingual
from brief_composer.render import messages, style_file, styles
from brief_composer.render.compose import actor_names
from brief_composer.render.options import Options
from brief_composer.render.style_error import StyleError
from brief_composer.render.style_file import StyleFile
from brief_composer.render.styles import Kept
from brief_composer.render.typefaces import Shelf
from brief_composer.session import house_styles, labels
from brief_composer.session.edits.details import set_details
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.dialogs.export_form import Choosing
from brief_composer.ui.dialogs.export_page import ExportPage
from brief_composer.ui.dialogs.house_style_files import StyleFiles
from brief_composer.ui.dialogs.house_style_form import StyleForm
from brief_composer.ui.faults import sentence
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.page_maker import PageMaker
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, label, row
from brief_composer.ui.widgets.looks import named
from brief_composer.ui.widgets.message import Choice
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

SIZE = QSize(940, 640)


def open_house_style(
    workspace: Workspace, theme: Theme, words: Words, over: QWidget, part: str = ""
) -> HouseStyleDialog:
    """Open the dialog over a window; `part` "fonts" begins at the typefaces."""
    dialog = HouseStyleDialog(workspace, theme, words, over)
    dialog.open(dialog.form.body if part == "fonts" else dialog.choice)
    return dialog


class HouseStyleDialog(CardDialog):
    """`questions` asks for files, `ask_colour` for a colour; tests give their own. `shelf` knows
    the typefaces of the computer."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        words: Words,
        over: QWidget,
        questions: FileQuestions | None = None,
        ask_colour: Callable[[str], str] | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        super().__init__(theme, words, over, words("style.title"), SIZE, "houseStyleDialog")
        self._workspace = workspace
        self._shelf = shelf or Shelf()
        self._jobs = Jobs(self)
        self._maker = PageMaker(self)
        self._kept: dict[str, Kept] = {}
        self._drafts: dict[str, StyleFile] = {}
        self._begun: dict[str, StyleFile] = {}
        self._open = ""
        self._files = StyleFiles(questions or FileQuestions(words), words, self, self)
        self.form = StyleForm(theme, words, ask_colour or self._ask_colour)
        self.page = ExportPage(theme, words, self._maker)
        self._lay_out()
        self._fill_footer()
        self.form.changed.connect(self._changed)
        self.form.logo_wanted.connect(self._choose_logo)
        self.form.base_wanted.connect(self._choose_base)
        self.refresh(workspace.brief.details.house_style)
        self._jobs.start(self._shelf.names, done=self._offer, name="fonts")

    # --------------------------------------------------------------------------------- which one

    @property
    def style_id(self) -> str:
        """The id of the style in the form."""
        return self._open

    @property
    def file(self) -> StyleFile | None:
        """The style in the form, as it is there."""
        return self.form.file

    @property
    def is_changed(self) -> bool:
        """Whether the style in the form differs from its file."""
        return self.form.file != self._begun.get(self._open)

    def refresh(self, id: str) -> None:
        """Read anew which styles there are, and show one; "standard" where it is not here."""
        shelved = styles.shelved()
        self._kept = {kept.style.id: kept for kept in shelved.styles}
        self.choice.blockSignals(True)
        self.choice.clear()
        for kept in shelved.styles:
            self.choice.addItem(kept.style.name[self.words.language], kept.style.id)
        self.choice.blockSignals(False)
        self.show_style(id if id in self._kept else styles.STANDARD)

    def show_style(self, id: str) -> None:
        """Put a style into the form, as it was left there."""
        self._open = id
        self.choice.setCurrentIndex(self.choice.findData(id))
        if id not in self._begun:
            try:
                self._begun[id] = self._beginning(self._kept[id])
            except StyleError as problem:
                self.tell(problem)
                return
        file = self._drafts.get(id, self._begun[id])
        self.form.show_file(file, self._left_out(file))
        kept = self._kept[id]
        self._whose.setText(self._said_of(kept))
        self._files.show_owner(kept.owner)
        self._refresh()

    def _said_of(self, kept: Kept) -> str:
        if kept.owner == folders.YOURS:
            return ""
        key = f"style.whose.{kept.owner or 'bundled'}"
        return self.words(key, name=kept.style.name[self.words.language])

    def _beginning(self, kept: Kept) -> StyleFile:
        """What the form begins with: one's own style as it is, any other with a name of one's
        own."""
        file = style_file.read(kept.path)
        if kept.owner == folders.YOURS:
            return file
        name = self._workspace.brief.details.organisation.strip() or self.words("style.own_name")
        return replace(file, style=replace(file.style, name=Bilingual(name[:80], name[:80])))

    # ------------------------------------------------------------------------------------ changes

    def _changed(self) -> None:
        if self.form.file is not None:
            self._drafts[self._open] = self.form.file
        self._refresh()

    def _refresh(self) -> None:
        """Show the pages as they would be, and say on the button what it would do."""
        file = self.form.file
        if file is None:
            return
        brief = self._workspace.brief
        actors = actor_names(self._workspace.library, self._workspace.language)
        draft = style_file.pack(replace(file, word_base=b""))
        self.page.show_brief(messages.Made(brief, actors, Options(), drafted=draft))
        self._run.setText(self.words("style.save_use" if self.is_changed else "style.use"))
        self._tell_fonts(file)

    def _tell_fonts(self, file: StyleFile) -> None:
        try:
            found = styles.dressed(file, shelf=self._shelf).findings
        except StyleError as problem:
            self.tell(problem)
            return
        fonts = [each for each in found if each.code.startswith("font-")]
        said = (self.words(f"style.said.{f.code}", **dict(f.params)) for f in fonts)
        self.form.tell_fonts("\n".join(text.replace(" / ", ". ") for text in said))

    def _offer(self, families: tuple[str, ...]) -> None:
        self.form.offer(families)

    def _choose_logo(self) -> None:
        path = self._files.logo()
        file = self.form.file
        if path is None or file is None:
            return
        try:
            logo = style_file.sound_logo(_bytes(path, "logo-unreadable"))
        except StyleError as problem:
            self.tell(problem)
            return
        whose = self._workspace.brief.details.organisation.strip()
        alt = file.style.logo_alt or whose or file.style.name[self.words.language]
        self._take(replace(file, logo=logo, style=replace(file.style, logo_alt=alt)))

    def _choose_base(self) -> None:
        # Only whoever chooses a Word file pays for reading Word files.
        from brief_composer.render import word_look

        path = self._files.word_file()
        file = self.form.file
        if path is None or file is None:
            return
        try:
            data = _bytes(path, "word-base-unreadable")
            look = word_look.look_of(data, path.name)
        except StyleError as problem:
            self.tell(problem)
            return
        dotx = path.suffix.lower() == ".dotx"
        self._take(word_look.taken_on(file, data, look, template=dotx))

    def _left_out(self, file: StyleFile) -> tuple[str, ...]:
        if not file.word_base:
            return ()
        from brief_composer.render import word_look

        try:
            return word_look.look_of(file.word_base, "").left_out
        except StyleError as problem:
            self.tell(problem)
            return ()

    def _take(self, file: StyleFile) -> None:
        """Show a style that was changed otherwise than in a field."""
        self.form.unsay()
        self.form.show_file(style_file.with_names(file), self._left_out(file))
        self._changed()

    def _ask_colour(self, now: str) -> str:
        title = self.words("style.choose_colour")
        chosen = QColorDialog.getColor(QColor(now), self, title)
        return chosen.name().upper() if chosen.isValid() else ""

    # --------------------------------------------------------------------------------- keeping it

    def _use(self) -> None:
        """Keep what was changed, and use the style for the brief."""
        try:
            id = self.keep()
        except BriefComposerError as problem:
            self.tell(problem)
            return
        self._workspace.do(labels.CHANGING_HOUSE_STYLE, set_details(house_style=id))
        self._workspace.styles_changed.emit()
        self.close_card()

    def keep(self) -> str:
        """Write what was changed; the id of the style. Raises TargetError, StyleError."""
        file, id = self.form.file, self._open
        if file is None or not self.is_changed:
            return id
        kept = self._kept[id]
        if kept.owner == folders.YOURS:
            made = house_styles.keep(file, kept.path)
        else:
            name = file.style.name[self.words.language]
            made = house_styles.keep(house_styles.copied(file, name))
        self.forget(id)
        return made.style.id

    def forget(self, id: str) -> None:
        """Nothing is changed any more in the style of that id; its file is read again."""
        self._drafts.pop(id, None)
        self._begun.pop(id, None)

    def cancel(self) -> None:
        """Close; with something changed, ask first. A second Esc leaves."""
        unsaved = any(file != self._begun.get(id) for id, file in self._drafts.items())
        if not unsaved or self._asked:
            self.close_card()
            return
        self._asked = True
        words = self.words
        leave: Choice = (words("style.leave"), self.close_card)
        self.say("review", words("style.unsaved"), words("style.unsaved_text"), [
            (words("style.save_use"), self._use), leave,
        ])  # fmt: skip

    def close_card(self) -> None:
        """Close; the pages are dropped."""
        if self.isHidden():
            return
        self._jobs.stop()
        self._maker.close()
        super().close_card()

    # -------------------------------------------------------------------------------------- telling

    def tell(self, problem: BriefComposerError) -> None:
        """Say over the form what stood in the way."""
        if "path" in problem.params:
            # Whoever has just chosen a file knows where it lies.
            named_ = Path(str(problem.params["path"])).name
            problem = StyleError(problem.code, **{**problem.params, "path": named_})
        said = sentence(self.words, problem)
        title, parted, text = said.partition(" / ")
        if not parted:
            title, _, text = said.partition(". ")
        self.say("fix", title.rstrip("."), text, [])

    def unsay(self) -> None:
        """Take the message away."""
        self.form.unsay()

    def say(self, level: str, title: str, text: str, choices: list[Choice]) -> None:
        """Show a message over the form, with the focus on what it offers first."""
        offered = choices or [(self.words("app.close"), self.form.unsay)]
        card = named(self.form.say(level, title, text, offered), "styleMessage")
        first = card.findChild(QPushButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------------------ building

    def _lay_out(self) -> None:
        words = self.words
        self._asked = False
        head = row(None, 8)
        head.addWidget(label(words("style.which"), weight="medium"))
        self.choice = named(QComboBox(), "style.choice", words("style.which"))
        self.choice.setMinimumContentsLength(22)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.activated.connect(lambda: self.show_style(self.choice.currentData()))
        head.addWidget(self.choice)
        head.addWidget(self._files.menu_button(self.theme))
        self._whose = label(type="small", tone="muted", wrap=True)
        head.addSpacing(4)
        head.addWidget(self._whose, 1)
        self.body.addLayout(head)
        self.body.addWidget(Choosing(self.form, self.page), 1)

    def _fill_footer(self) -> None:
        words = self.words
        self.footer.addStretch(1)
        self.footer.addWidget(button(words("style.cancel"), self.cancel, identifier="styleCancel"))
        self._run = button("", self._use, kind="filled", identifier="styleUse")
        self.footer.addWidget(self._run)
        self.primary = self._run


def _bytes(path: Path, otherwise: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise StyleError(otherwise, name=path.name) from problem
