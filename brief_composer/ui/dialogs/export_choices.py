"""What is chosen when a brief is exported, how it is remembered, and what the files are called.

Belongs here: values and where they are kept. Does not belong here: widgets.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QDate, QLocale

from brief_composer import paths
from brief_composer import words as catalogue
from brief_composer.library.items import Library
from brief_composer.model.brief import Brief
from brief_composer.render.options import Options
from brief_composer.storage import names
from brief_composer.ui.remembered import Remembered
from brief_composer.words import Words

FORMATS = ("docx", "pdf")
PAPERS = ("A4", "Letter")


class Choices(msgspec.Struct, frozen=True):
    """Formats in order, the name without ending, the folder, and how the pages look.

    `name` and `style` are "" for what the brief itself proposes, `paper` is "" for what the style
    does.
    """

    formats: tuple[str, ...] = FORMATS
    name: str = ""
    folder: str = ""
    style: str = ""
    paper: str = ""
    cover_band: bool = True
    sources_list: bool = True
    draft: bool = False
    notes_as_comments: bool = False

    def options(self) -> Options:
        """What the pages are made with."""
        return Options(self.draft, self.cover_band, self.sources_list, self.notes_as_comments)

    def targets(self) -> dict[str, Path]:
        """The files that would be written, by format."""
        stem = names.safe(self.name)
        return {format: Path(self.folder) / f"{stem}.{format}" for format in self.formats}


class ChoiceStore:
    """The choices made last for each brief, by its file."""

    def __init__(self) -> None:
        self._store = Remembered("exports")

    def of(self, brief: Path) -> Choices:
        """What was chosen for that brief last; everything fresh for one never exported."""
        try:
            held = msgspec.convert(self._store.get(str(brief), {}), Choices)
        except msgspec.ValidationError:
            held = Choices()
        formats = tuple(each for each in FORMATS if each in held.formats)
        folder = held.folder if held.folder and Path(held.folder).is_dir() else str(brief.parent)
        return msgspec.structs.replace(held, formats=formats, folder=folder, draft=False)

    def keep(self, brief: Path, choices: Choices) -> None:
        """Remember them."""
        self._store.put(str(brief), msgspec.to_builtins(choices))


def proposed_name(brief: Brief, library: Library) -> str:
    """What the files would be called: "Talking first - policy brief - May 2024", in the language
    of the brief and without an ending."""
    language = brief.details.language
    words = catalogue.load(language)
    title = brief.details.title.strip() or words("export.untitled")
    parts = [_short(title)]
    template = library.templates.get(brief.details.template)
    if template is not None and template.name[language]:
        kind = template.name[language]
        parts.append(kind[0].lower() + kind[1:])
    day = QDate.fromString(brief.details.date, "yyyy-MM-dd")
    if day.isValid():
        parts.append(QLocale(language).toString(day, "MMMM yyyy"))
    return names.safe(" - ".join(parts), words("export.untitled"))


def shown_folder(folder: Path) -> str:
    """A folder as people say it: "Documents › Briefs"."""
    try:
        parts = folder.relative_to(paths.home()).parts
    except ValueError:
        return str(folder)
    return " › ".join(parts) or str(folder)


def shown_size(count: int, words: Words) -> str:
    """The size of a file: "84 KB"."""
    if count < 1_000_000:
        return words("export.kilobytes", n=max(round(count / 1000), 1))
    size = QLocale(words.language).toString(count / 1_000_000, "f", 1)
    return words("export.megabytes", n=size)


def _short(title: str) -> str:
    """The title up to its colon, where it has one after two words or more."""
    before, colon, _ = title.partition(":")
    return before.strip() if colon and len(before.split()) > 1 else title
