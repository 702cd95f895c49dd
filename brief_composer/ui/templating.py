"""What the window does with templates: saving, taking in, sending, throwing away, updating.

Belongs here: asking, telling, and handing on to `session.template_keeping`. Does not belong here:
how a brief is made from a template (`ui.filing`), the cards of the start page (`ui.start`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from brief_composer.errors import BriefComposerError
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.faults import sentence
from brief_composer.ui.filing import Filing
from brief_composer.ui.parts import Handler
from brief_composer.ui.start.cards import SUFFIX
from brief_composer.ui.start.page import StartPage
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.toast import Toast
from brief_composer.ui.widgets.message import Choice, MessageCard
from brief_composer.words import Words

if TYPE_CHECKING:
    from brief_composer.library.items import Library, Template
    from brief_composer.session.template_arrivals import Arrival
    from brief_composer.session.template_keeping import How
    from brief_composer.storage.templates import Binned
    from brief_composer.ui.brief_view import BriefView
    from brief_composer.ui.dialogs.manage_templates import ManageTemplatesDialog
    from brief_composer.ui.dialogs.save_template import SaveTemplateDialog, Wanted
    from brief_composer.ui.dialogs.template_update import TemplateUpdateDialog
    from brief_composer.ui.workspace import Workspace

T = TypeVar("T")

NOTICE: Final = "template"
"""The key of the bar that tells of a newer version."""


class Templating(QObject):
    """The commands about templates. Everything that needs the model is imported when it is asked
    for, as the first paint does without."""

    def __init__(
        self,
        window: QWidget,
        filing: Filing,
        start: StartPage,
        toast: Callable[[], Toast],
        say: Callable[[str, bool], object],
        theme: Theme,
        words: Words,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._filing = filing
        self._start = start
        self._toast = toast
        self._tell = say
        self._theme = theme
        self._words = words
        self._managing: ManageTemplatesDialog | None = None

    def commands(self) -> dict[str, Handler]:
        """Those that can be given at any time."""
        return {"file.templates": self.manage, "file.template_import": self.take_in}

    # ------------------------------------------------------------------------------------- saving

    def save_as(self) -> SaveTemplateDialog | None:
        """Ask what is to be kept of the open brief, and make a template of it."""
        from brief_composer.ui.dialogs.save_template import SaveTemplateDialog

        workspace = self._filing.workspace
        if workspace is None:
            return None
        dialog = SaveTemplateDialog(
            workspace.brief, self._library(), self._theme, self._words, self._window
        )
        dialog.wanted.connect(partial(self._save, dialog, workspace))
        dialog.start()
        return dialog

    def _save(self, dialog: SaveTemplateDialog, workspace: Workspace, wanted: Wanted) -> None:
        from brief_composer.session import template_keeping
        from brief_composer.session.template_arrivals import new_id
        from brief_composer.session.templating import Naming, template_of

        brief, library, over = workspace.brief, self._library(), wanted.over
        us = workspace.preferences.value.organisation
        naming = Naming(
            id=over.id if over else new_id(),
            name=wanted.name,
            line=wanted.line,
            version=over.version + 1 if over else 1,
            saved=date.today().isoformat(),
            maker=us.short_name or us.name,
            made_by=template_keeping.MADE_BY,
        )
        base = library.templates.get(brief.details.template)
        style = template_keeping.style_of(brief.details.house_style)
        terms = template_keeping.own_terms(library)
        template = template_of(brief, naming, wanted.keep, base, terms, style)
        kept = self._done(lambda: template_keeping.save(template, over), "template.not_saved")
        if kept is None:
            return
        dialog.close_card()
        self._start.own_cards.saved_here(kept.id)
        self._refresh()
        key = "template.replaced" if over else "template.saved"
        self._say(self._words(key, name=wanted.name, n=kept.version))

    # ------------------------------------------------------------------------------------ managing

    def manage(self) -> ManageTemplatesDialog:
        """Show all templates and what can be done with them."""
        from brief_composer.ui.dialogs.manage_templates import ManageTemplatesDialog

        dialog = ManageTemplatesDialog(
            self._library(), self._act, self.take_in, self._theme, self._words, self._window
        )
        self._managing = dialog
        dialog.closed.connect(self._managed)
        dialog.start()
        return dialog

    def act(self, action: str, id: str) -> None:
        """Do what the context menu of a card says."""
        if action == "use":
            self._filing.new(id)
            return
        template = self._library().templates.get(id)
        if template is None:
            self._start.own_cards.look(soon=True)
        elif action == "rename":
            self._ask_name(template)
        else:
            self._act(action, template, "")

    def _act(self, action: str, template: Template, name: str) -> None:
        match action:
            case "use":
                self._filing.new(template.id)
            case "rename":
                self._rename(template, name)
            case "export":
                self._send(template)
            case "duplicate":
                self._duplicate(template)
            case _:
                self._delete(template)

    def _ask_name(self, template: Template) -> None:
        from brief_composer.ui.dialogs.one_name import NameDialog

        words = self._words
        dialog = NameDialog(
            words("template.rename.title"), self._named(template), words("template.rename.do"),
            self._theme, words, self._window,
        )  # fmt: skip
        dialog.given.connect(partial(self._rename, template))
        dialog.start()

    def _rename(self, template: Template, name: str) -> None:
        from brief_composer.session import template_keeping
        from brief_composer.session.template_arrivals import free_name, with_name

        library = self._library()
        there = with_name(name, library)
        free = name if there is None or there.id == template.id else free_name(name, library)
        today = date.today().isoformat()
        kept = self._done(
            lambda: template_keeping.rename(template, free, today), "template.not_renamed"
        )
        if kept is not None:
            self._refresh(kept.id)
            self._say(self._words("template.renamed", name=free))

    def _duplicate(self, template: Template) -> None:
        from brief_composer.session import template_keeping

        name = self._words("template.copy_of", name=self._named(template))
        today, library = date.today().isoformat(), self._library()
        kept = self._done(
            lambda: template_keeping.duplicate(template, library, name, today),
            "template.not_saved",
        )
        if kept is not None:
            self._start.own_cards.saved_here(kept.id)
            self._refresh(kept.id)
            self._say(self._words("template.saved", name=self._named(kept), n=kept.version))

    def _send(self, template: Template) -> None:
        from brief_composer import paths
        from brief_composer.session import template_keeping
        from brief_composer.storage import names

        words = self._words
        suggested = paths.home() / f"{names.safe(self._named(template), 'Template')}{SUFFIX}"
        target = self._filing.ask.place(
            self._window, words("template.export.title"), suggested, words("template.kind"), SUFFIX
        )
        if target is None:
            return
        # The system's own dialog has asked before it gives the name of a file that is there.
        path = self._done(
            lambda: template_keeping.send(template, target, overwrite=True), "template.not_sent"
        )
        if path is not None:
            self._say(words("template.sent", name=path.name, folder=path.parent.name))

    def _delete(self, template: Template) -> None:
        from brief_composer.session import template_keeping

        binned = self._done(lambda: template_keeping.delete(template), "template.not_deleted")
        if binned is not None:
            self._refresh()
            said = self._words("template.deleted", name=self._named(template))
            self._say(said, partial(self._restore, binned, template.id))

    def _restore(self, binned: Binned, id: str) -> None:
        from brief_composer.storage import templates

        if self._done(lambda: templates.restore(binned), "template.not_saved") is not None:
            self._refresh(id)

    # ------------------------------------------------------------------------------------- arriving

    def take_in(self) -> None:
        """Ask which file to take a template from."""
        from brief_composer import paths

        words = self._words
        path = self._filing.ask.file(
            self._window, words("template.import.title"), paths.home(), words("template.kind")
        )
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Take the template in a file, asking where something like it is here."""
        from brief_composer.session.template_arrivals import Standing, arrival
        from brief_composer.session.template_keeping import How
        from brief_composer.storage import templates

        template = self._done(lambda: templates.read(path), "template.not_imported")
        if template is None:
            return
        come = arrival(template, self._library())
        match come.standing:
            case Standing.NEW:
                self._keep(come, How.ADD)
            case Standing.SAME:
                name = self._named(come.there or template)
                self._refresh(template.id)
                self._say(self._words("template.already", name=name))
            case _:
                self._ask(come)

    def _ask(self, come: Arrival) -> None:
        """Ask what becomes of a template where another version, or another of its name, is here."""
        from brief_composer.session.template_keeping import How

        words, there = self._words, come.there or come.template
        key = f"template.come.{come.standing.value}"
        said = {
            "name": self._named(there), "n": come.template.version, "there": there.version,
        }  # fmt: skip
        both: Choice = (words("template.both"), partial(self._keep, come, How.BESIDE))
        replace: Choice = (words("template.replace"), partial(self._keep, come, How.REPLACE))
        leave: Choice = (words("template.cancel"), lambda: None)
        first = (replace, both) if come.standing.value == "newer" else (both, replace)
        choices = [*first, leave] if there.owner else [both, leave]
        MessageDialog(
            self._theme, words, self._window, words(f"{key}.title", **said),
            words(f"{key}.text", **said), choices,
        ).open()  # fmt: skip

    def _keep(self, come: Arrival, how: How) -> None:
        from brief_composer.session import template_keeping

        library = self._library()
        kept = self._done(
            lambda: template_keeping.take_in(come, how, library), "template.not_imported"
        )
        if kept is not None:
            self._refresh(kept.id)
            self._say(self._words("template.imported", name=self._named(kept)))

    # ------------------------------------------------------------------------------------- updating

    def watch(self, workspace: Workspace, view: BriefView) -> None:
        """Tell where the template of a brief has a newer version, now or once it is found."""
        told: set[int] = set()

        def look() -> None:
            from brief_composer.session import template_updates

            template = template_updates.newer(workspace.brief, workspace.library)
            if template is None or workspace.read_only:
                view.notices.withdraw(NOTICE)
            elif template.version not in told:
                told.add(template.version)
                self._offer(workspace, view, template)

        workspace.library_changed.connect(look)
        look()

    def _offer(self, workspace: Workspace, view: BriefView, template: Template) -> None:
        from brief_composer.session.template_updates import changes

        words, name = self._words, self._named(template)
        count = len(changes(workspace.brief, template))
        card = MessageCard(
            self._theme,
            "ok",
            words("template.newer", name=name, n=count),
            words("template.newer.text"),
            [
                (words("template.newer.see"), partial(self.show_update, workspace, view, template)),
                (words("template.newer.later"), partial(view.notices.withdraw, NOTICE)),
            ],
        )
        view.notices.show(NOTICE, card)

    def show_update(
        self, workspace: Workspace, view: BriefView, template: Template
    ) -> TemplateUpdateDialog:
        """Show what a newer version changes, to be taken part by part."""
        from brief_composer.ui.dialogs.template_update import TemplateUpdateDialog

        dialog = TemplateUpdateDialog(
            workspace.brief, template, self._theme, self._words, self._window
        )
        dialog.wanted.connect(partial(self._update, workspace, view, template))
        dialog.start()
        return dialog

    def _update(
        self, workspace: Workspace, view: BriefView, template: Template, chosen: tuple[str, ...]
    ) -> None:
        from brief_composer.session import labels, template_keeping
        from brief_composer.session.template_updates import Part, take
        from brief_composer.storage.versions import Reason

        view.notices.withdraw(NOTICE)
        if chosen:
            workspace.versions.keep_now(Reason.TEMPLATE)
        if any(each.startswith(f"{Part.STYLE.value}/") for each in chosen):
            template_keeping.put_style(template, over=True)
        workspace.do(labels.taking_template(self._named(template)), take(template, chosen))
        if chosen:
            self._tell(self._words("template.updated", n=len(chosen)), True)

    # -------------------------------------------------------------------------------------- inside

    def _library(self) -> Library:
        return self._filing.desk.library_now()

    def _refresh(self, current: str = "") -> None:
        """Show what is there now, wherever templates are shown."""
        self._filing.desk.refresh_templates()
        self._start.own_cards.look(soon=True)
        if self._managing is not None:
            self._managing.show_library(self._library(), current)

    def _managed(self) -> None:
        self._managing = None

    def _say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        if self._managing is not None:
            self._managing.say(text, undo)
        else:
            choices: list[Choice] = [(self._words("app.undo"), undo)] if undo else []
            self._toast().say(text, choices)

    def _done(self, do: Callable[[], T], title: str) -> T | None:
        """What was done; None where something stood in the way, which is told."""
        try:
            return do()
        except BriefComposerError as problem:
            close: Choice = (self._words("app.close"), lambda: None)
            MessageDialog(
                self._theme, self._words, self._window, self._words(title),
                sentence(self._words, problem), [close], ("circle-alert", "fix"),
            ).open()  # fmt: skip
            return None

    def _named(self, template: Template) -> str:
        language = self._words.language
        return template.name[language if language in template.languages else template.languages[0]]
