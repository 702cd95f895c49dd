"""The briefs at hand: makes new ones, opens old ones, and holds the library they are made from.

Importing this brings the model, the library and YAML with it, so the window does so only once a
brief is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject

from brief_composer import paths
from brief_composer import words as catalogue
from brief_composer.library import load as loading
from brief_composer.library.items import Library, Template
from brief_composer.model.brief import Brief
from brief_composer.model.ids import RecommendationId
from brief_composer.session import labels, start, template_keeping
from brief_composer.session.organisation import fill_organisation
from brief_composer.session.template_keeping import TemplateError
from brief_composer.storage import files, keeping, marks, names, plain, template_shelf
from brief_composer.storage.locks import Hold
from brief_composer.ui import recovering
from brief_composer.ui.brief_file import ReadOnly
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.naming import free_path
from brief_composer.ui.parts import Parts
from brief_composer.ui.preferences import Preferences
from brief_composer.ui.recovering import ToOpen
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

SAMPLES = {"en": "talking-first", "fr": "talking-first-fr"}
"""The sample brief of each language of the program, in `resources/samples/`."""


AT_ONCE = 1.5
"""Seconds a template may be looked for while somebody waits for it."""


class Request(Struct, frozen=True):
    """What the New brief dialog asks for. `date` is 2026-11-22."""

    template: str
    title: str
    audience: str
    date: str
    language: str
    house_style: str
    folder: Path
    recommendations: tuple[RecommendationId, ...] = ()


class Desk(QObject):
    """Makes and opens workspaces.

    `untitled` is the file name of a brief without a title; `library` is read when not given. What
    comes with the program is read at once; folders of people's own may lie on a slow drive and
    follow in the background.
    """

    def __init__(
        self,
        parts: Parts,
        untitled: str,
        parent: QObject,
        library: Library | None = None,
        preferences: Preferences | None = None,
        words: Words | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words or catalogue.load("en")
        self.parts = parts
        self.preferences = preferences or Preferences(self)
        self.jobs = Jobs(self)
        self._untitled = untitled
        self._library = library
        # Apart from the other jobs: a drive that hangs must not hold up saving.
        self._reading = Jobs(self)
        # Apart as well, as whoever saves by hand waits for it.
        self._disk = Jobs(self)
        self._waiting: list[Callable[[Library], object]] = []
        self._underway = False

    @property
    def library(self) -> Library:
        """The library; what comes with the program is read now if it was not yet."""
        if self._library is None:
            self._library = loading.load()
            self._underway = True
            self._reading.start(
                template_shelf.load_own, self._library, done=self._read, name="library"
            )
        return self._library

    def when_library(self, done: Callable[[Library], object]) -> None:
        """Call `done` with the library, reading it in the background if that is still to do."""
        if self._library is not None:
            done(self._library)
            return

        self._waiting.append(done)
        self.read_again()

    def read_again(self) -> None:
        """Read all folders in the background; whoever shows the library is told if it changed."""
        self._underway = True
        self._reading.start(template_shelf.load_all, done=self._read, name="library")

    def template(self, id: str) -> Template:
        """The template of that id; one of people's own is looked for if it has not arrived yet.

        Raises TemplateError ("template-gone") where there is none any more.
        """
        if id not in self.library.templates:
            self.refresh_templates()
        if id not in self.library.templates:
            raise TemplateError("template-gone")
        return self.library.templates[id]

    def library_now(self) -> Library:
        """The library with the templates of people's own as they are at this moment."""
        self.refresh_templates()
        return self.library

    def refresh_templates(self) -> None:
        """Look for templates again, now; whoever shows the library is told if there are others."""
        self._arrived(template_shelf.with_templates(self.library, AT_ONCE))
        if self._underway:
            # What is being read may have passed by what was just written: it is read anew.
            self.read_again()

    def create(self, request: Request) -> Workspace:
        """Make a brief and its file. Raises StorageError if the file cannot be written."""
        template = self.template(request.template)
        template_keeping.put_style(template)
        brief = start.new_brief(
            template,
            request.title,
            request.audience,
            request.date,
            request.language,
            request.house_style,
            self.library,
            request.recommendations,
        )
        workspace = self._place(brief, request.folder)
        ours = self.preferences.value.organisation
        workspace.do(labels.FILLING_ORGANISATION, fill_organisation(ours))
        return workspace

    def sample(self, language: str) -> Workspace:
        """A copy of the sample brief in the folder for briefs."""
        brief = files.load(paths.resource("samples", f"{SAMPLES[language]}.yaml"))
        return self._place(start.copied(brief), self.preferences.value.folder())

    def open(self, path: Path, read_only: ReadOnly | None = None) -> Workspace:
        """Open a brief. Raises StorageError saying what stands in the way: NewerBrief and
        OpenElsewhere for one that may be opened to read only."""
        if read_only is not None:
            opened = files.open_brief(path, to_read_only=True)
            workspace = self._workspace(start.named(opened.brief), path)
            workspace.file.read_only = read_only
            workspace.file.take(opened)
            return workspace
        to_open = recovering.to_open(path, self._words)
        found = to_open.opened.brief
        brief = found if found.id else start.named(found, keeping.id_at(path))
        hold = marks.mark(brief, path)
        if hold is not None:
            to_open = recovering.with_leftovers(to_open, brief.id, path, self._words)
        return self._begin(brief, path, to_open, hold)

    def close(self) -> None:
        """Wait for what is being done in the background."""
        self._reading.stop()
        self._disk.stop()
        self.jobs.stop()

    def _place(self, brief: Brief, folder: Path) -> Workspace:
        path = free_path(folder, names.safe(brief.details.title, self._untitled))
        held = files.create(path, brief)
        to_open = ToOpen(plain.just_written(brief, held))
        return self._begin(brief, path, to_open, marks.mark(brief, path))

    def _begin(self, brief: Brief, path: Path, to_open: ToOpen, hold: Hold | None) -> Workspace:
        """A workspace that may be written in, with the journal of it."""
        workspace = self._workspace(brief, path)
        workspace.file.take(to_open.opened, hold)
        workspace.recovered = to_open.told
        try:
            folder = keeping.folder(brief.id, path, brief.details.title)
        except OSError:  # the brief opens all the same; the journal tells at the first change
            folder = keeping.find(brief.id, path)
        workspace.keep_journal(folder, brief, to_open.left)
        return workspace

    def _workspace(self, brief: Brief, path: Path) -> Workspace:
        workspace = Workspace(
            brief, path, self.library, self.jobs, self, self.preferences, self._disk
        )
        workspace.library_wanted.connect(self.read_again)
        return workspace

    def _read(self, library: Library) -> None:
        self._underway = False
        self._arrived(library)

    def _arrived(self, library: Library) -> None:
        """The library was read; nothing is made of it where it says the same as before."""
        if self._library is None or library != self._library:
            self._library = library
            for workspace in self.findChildren(Workspace):
                workspace.take_library(library)
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done(self._library)
