"""From a brief to the document tree: what a printed brief says, and in which order.

Belongs here: title block, the part each section becomes by its role, numbers, notes, the list of
sources. Does not belong here: what one block becomes (`blocks/<kind>`), how citations are worded
(`sources.citations`), pages and fonts (writers).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from brief_composer.blocks import codec_of
from brief_composer.doc import tree
from brief_composer.doc.text import inline_text
from brief_composer.doc.walk import walk
from brief_composer.library.items import Library
from brief_composer.model.blocks import Block
from brief_composer.model.brief import Author, Brief, Details, Section, SectionRole
from brief_composer.model.ids import ActorId, SectionId
from brief_composer.model.language import sound
from brief_composer.render.citing import Citing, Manner, Place, manner
from brief_composer.render.imprint import imprint
from brief_composer.render.options import Options
from brief_composer.sources.citations import Terms, terms

_DEFAULT = Options()
_REGIONS = {"en": "en-GB", "fr": "fr-FR"}
_NUMBERED = frozenset({SectionRole.TEXT, SectionRole.RECOMMENDATIONS, SectionRole.SOURCES})
_BOXED = frozenset({SectionRole.SUMMARY, SectionRole.KEY_MESSAGES, SectionRole.METHOD})


def compose(
    brief: Brief, actors: Mapping[ActorId, str], options: Options = _DEFAULT
) -> tree.Document:
    """The document a brief prints as. `actors` names the addressees in the brief's language (see
    `actor_names`); one that is not there is printed as it is written.

    Pure: the same values, the same document. Sections that are left out or empty are not in it.
    """
    details = brief.details
    how = manner(details, options)
    printed = _printed(brief, options)
    listed = any(section.role is SectionRole.SOURCES for section in printed)
    if how.needs_list and not listed and options.sources_list:
        printed, listed = _with_list(printed, details.language), True
    citing = Citing(brief, actors, how, listed=listed)
    sections = _sections(printed, citing)
    return tree.Document(
        properties=_properties(details, citing),
        blocks=tuple(_front(brief, options, sections)) + sections + tuple(_end(details, how)),
        notes=citing.notes(),
        comments=_comments(brief, sections) if options.notes_as_comments else (),
        running_head=details.title.strip(),
        foot=details.organisation.strip(),
        draft=citing.words("print.draft") if options.draft else "",
        notes_at="end" if how.place is Place.END else "page",
        notes_title=citing.words("print.notes"),
    )


def actor_names(library: Library, language: str) -> dict[ActorId, str]:
    """The names of all addressees of the library in a language."""
    return {id: actor.name[language] for id, actor in library.actors.items()}


def _properties(details: Details, citing: Citing) -> tree.Properties:
    return tree.Properties(
        title=details.title.strip() or citing.words("print.brief_untitled"),
        lang=_REGIONS.get(details.language) or sound(details.language, "en-GB"),
        authors=details.author_names,
        organisation=details.organisation.strip(),
        subject=details.series.strip(),
        date=details.date,
    )


def _masthead(details: Details) -> tree.Masthead:
    printed = terms(details.language)
    audience = details.audience.strip()
    return tree.Masthead(
        title=details.title.strip(),
        subtitle=details.subtitle.strip(),
        organisation=details.organisation.strip(),
        series=f"{details.series} {details.number}".strip(),
        date=_dated(details, printed),
        audience=printed.words("print.for_audience", name=audience) if audience else "",
        authors=tuple(_introduced(each, printed) for each in details.authors if each.name.strip()),
        contact=details.contact.strip(),
    )


def _dated(details: Details, printed: Terms) -> str:
    """When, and where: "Bamako, 22 November 2026"."""
    place, date = details.place.strip(), printed.date(details.date)
    if place and date:
        return printed.words("print.place_and_date", place=place, date=date)
    return place or date


def _introduced(author: Author, printed: Terms) -> str:
    """An author with role and contact: "Awa Diallo, researcher (awa@example.org)"."""
    name, role, contact = author.name.strip(), author.role.strip(), author.contact.strip()
    if role:
        name = printed.words("print.author_and_role", name=name, role=role)
    if contact:
        name = printed.words("print.author_and_contact", name=name, contact=contact)
    return name


def _front(
    brief: Brief, options: Options, sections: tuple[tree.Block, ...]
) -> Iterator[tree.Block]:
    """The title block, and the contents where brief or house style ask for them."""
    details = brief.details
    yield _masthead(details)
    entries = tuple(_entries(sections, frozenset(section.id for section in brief.sections)))
    wanted = options.contents if not details.contents else details.contents == "yes"
    if wanted and len(entries) > 1:
        yield tree.Contents(entries, title=terms(details.language).words("print.contents"))


def _entries(sections: tuple[tree.Block, ...], ids: frozenset[str]) -> Iterator[tree.Entry]:
    """A line for each section (of those ids) and each recommendation."""
    for block in sections:
        match block:
            case tree.Heading(level=1 | 2) if block.inlines:
                words = inline_text(block.inlines).strip()
                yield tree.Entry(block.level, words, block.number, block.origin)
            case tree.Callout() if block.title and block.origin in ids:
                yield tree.Entry(1, block.title, target=block.origin)
            case _:
                pass


def _end(details: Details, how: Manner) -> Iterator[tree.Block]:
    said = imprint(details, how.style, terms(details.language))
    if said is not None:
        yield said


def _printed(brief: Brief, options: Options) -> tuple[Section, ...]:
    return tuple(
        section
        for section in brief.sections
        if not section.left_out
        and (options.sources_list or section.role is not SectionRole.SOURCES)
    )


def _with_list(printed: tuple[Section, ...], language: str) -> tuple[Section, ...]:
    """The same sections with a list of sources behind them, before those about the authors."""
    title = terms(language).words("print.references")
    added = Section(SectionId(""), title, SectionRole.SOURCES)
    end = len(printed)
    while end and printed[end - 1].role is SectionRole.ABOUT:
        end -= 1
    return (*printed[:end], added, *printed[end:])


def _sections(printed: tuple[Section, ...], citing: Citing) -> tuple[tree.Block, ...]:
    """All sections. The lists of sources are made last: they say what everything else cites."""
    bodies = {section.id: tuple(_lower(section.blocks, citing)) for section in printed}
    entries = citing.entries()
    out: list[tree.Block] = []
    number = 0
    for section in printed:
        body = bodies[section.id]
        if section.role is SectionRole.SOURCES and entries:
            body = (*body, tree.References(entries, origin=section.id))
        if not body:
            continue
        number += section.role in _NUMBERED
        out.extend(_section(section, body, str(number)))
    return tuple(out)


def _section(section: Section, body: tuple[tree.Block, ...], number: str) -> Iterator[tree.Block]:
    title = section.title.strip()
    if section.role in _BOXED:
        yield tree.Callout(body, title=title, origin=section.id)
        return
    if title:
        shown = number if section.role in _NUMBERED else ""
        yield tree.Heading(1, (tree.Text(title),), number=shown, origin=section.id)
    yield from body


def _lower(blocks: tuple[Block, ...], citing: Citing) -> Iterator[tree.Block]:
    """Runs of neighbouring blocks of one kind, each lowered together."""
    for _, run in groupby(blocks, type):
        neighbours = tuple(run)
        yield from codec_of(neighbours[0]).lower(neighbours, citing)


def _comments(brief: Brief, printed: tuple[tree.Block, ...]) -> tuple[tree.Comment, ...]:
    author = next(iter(brief.details.author_names), "") or brief.details.organisation
    there = {block.origin for block in walk(printed)}
    return tuple(
        tree.Comment(block.id, block.note.strip(), author)
        for block in brief.recommendations()
        if block.note.strip() and block.id in there
    )
