"""What `add` makes of a table, a picture or a pull quote, and how `show` names them.

Belongs here: reading the cells of a file, choosing where a block goes. Does not belong here:
options (`commands.add`), pictures as such (`storage.pictures`).
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TypeAlias, assert_never

from brief_composer.blocks.numbering import numbers
from brief_composer.cli.exits import Ended, Exit
from brief_composer.library.items import Library
from brief_composer.model import markup
from brief_composer.model.blocks import (
    Block,
    BoxBlock,
    FigureBlock,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
    as_cell,
)
from brief_composer.model.brief import Brief, Section
from brief_composer.model.ids import BlockId, QuoteId, SectionId
from brief_composer.model.richtext import Paragraph, Run, plain
from brief_composer.session.edits import boxes, figures, placing, tables
from brief_composer.session.edits.parts import index_of, takes_blocks
from brief_composer.session.start import sources_in
from brief_composer.storage import pictures
from brief_composer.storage.errors import cannot_read
from brief_composer.words import Words

Place: TypeAlias = Section | RecommendationBlock | None
Said: TypeAlias = tuple[str, dict[str, str]]

LARGEST_TABLE = 2_000_000
_SHOWN = 60


def picture(
    brief: Brief, file: str, place: Place, *, alt: str, caption: str, credit: str
) -> tuple[Brief, list[Said]]:
    """The brief with a picture. Raises ReadError."""
    taken = pictures.take_file(Path(file))
    section, index = _where(brief, place)
    edit = figures.insert_figure(
        section, index, taken.medium, alt=alt, caption=markup_of(caption), credit=credit
    )
    after = edit(brief)
    said = [_added(brief, after, "add.picture", Path(file).name)]
    if taken.smaller:
        small = str(max(1, round(len(taken.medium.data) / 1000)))
        said.append(("add.smaller", {"was": str(round(taken.was / 1000)), "size": small}))
    if not alt:
        said.append(("add.no-alt", {}))
    return after, said


def table(
    brief: Brief, file: str, place: Place, *, caption: str, source: str
) -> tuple[Brief, list[Said]]:
    """The brief with a table out of a file of cells parted by tabs, semicolons or commas.

    Raises ReadError, Ended.
    """
    rows = read_cells(Path(file))
    section, index = _where(brief, place)
    after = tables.insert_table(section, index, rows)(brief)
    new = _new(brief, after)
    last = len(rows) * len(rows[0]) + 1
    for number, words in ((0, caption), (last, source)):
        if words:
            after = placing.set_line(new, number, as_cell(markup.parse(markup_of(words))))(after)
    return after, [_added(brief, after, "add.table", Path(file).name)]


def pull_quote(
    brief: Brief, library: Library, given: str, place: Place
) -> tuple[Brief, list[Said]]:
    """The brief with the words of a quote (by its id), or with any words, set large."""
    section, index = _where(brief, place)
    quote = brief.quote(QuoteId(given)) or library.quotes.get(QuoteId(given))
    language = brief.details.language
    own = (library.quote(quote.id, language) or quote) if quote else None
    sources = sources_in(library, language)
    words = "" if own else given
    after = boxes.insert_pull_quote(section, index, words, own, sources)(brief)
    return after, [_added(brief, after, "add.pull-quote", given)]


def read_cells(path: Path) -> tables.Rows:
    """The cells of a file as plain text. Raises ReadError, Ended for one that holds none."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_TABLE + 1)
    except OSError as error:
        raise cannot_read(error, path) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Ended(Exit.CANNOT_READ, "table-not-text", name=path.name) from error
    first = text.partition("\n")[0]
    parted = max("\t;,", key=first.count)
    if len(raw) > LARGEST_TABLE or not text.strip() or "\0" in text:
        raise Ended(Exit.CANNOT_READ, "table-no-cells", name=path.name)
    try:
        lines = [line for line in csv.reader(io.StringIO(text), delimiter=parted) if any(line)]
    except csv.Error as error:
        raise Ended(Exit.CANNOT_READ, "table-no-cells", name=path.name) from error
    return tables.evened(tuple(tuple(_cell(each) for each in line) for line in lines))


def named(block: Block, brief: Brief, words: Words) -> str:
    """A block that stands apart in one line, without its id; "" for any other."""
    numbered = numbers(brief).get(block.id)
    number = f" {numbered.number}" if numbered else ""
    match block:
        case TableBlock():
            size = words("cli.show.rows", n=len(block.rows))
            title = _short(plain((block.caption,)))
            return f"{words('print.label_table')}{number} {title}".rstrip() + f" · {size}"
        case FigureBlock():
            medium = brief.medium(block.medium)
            size = f" · {medium.width} × {medium.height}" if medium else ""
            title = _short(plain((block.caption,)) or block.alt)
            return f"{words('print.label_figure')}{number} {title}".rstrip() + size
        case PullQuoteBlock():
            return f"{words('cli.show.pull-quote')} {_short(block.text)}".rstrip()
        case BoxBlock():
            return f"{words('cli.show.box')} {_short(block.title)}".rstrip()
        case TextBlock() | RecommendationBlock():
            return ""
        case _:
            assert_never(block)


def markup_of(words: str) -> str:
    """Words from a shell as markup that says just them."""
    return markup.write((Paragraph((Run(markup.normal_line(words)),)),)) if words else ""


def _cell(text: str) -> Paragraph:
    words = markup.normal_text(text).strip()
    return Paragraph((Run(words),)) if words else Paragraph()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def _where(brief: Brief, place: Place) -> tuple[SectionId, int | None]:
    """The section and index of a place: behind a recommendation, at the end of a section, or at
    the end of the first that takes blocks. Raises Ended."""
    if isinstance(place, RecommendationBlock):
        section = brief.section_of(place.id)
        if section is not None:
            return section.id, index_of(section, place.id) + 1
    section = place if isinstance(place, Section) else None
    section = section or next((s for s in brief.sections if takes_blocks(s)), None)
    if section is None or not takes_blocks(section):
        title = section.title if section else ""
        raise Ended(Exit.NOT_FOUND, "no-blocks", section=title)
    return section.id, None


def _new(before: Brief, after: Brief) -> BlockId:
    old = {block.id for block in before.blocks()}
    return next(block.id for block in after.blocks() if block.id not in old)


def _added(before: Brief, after: Brief, key: str, name: str) -> Said:
    section = after.section_of(_new(before, after))
    return key, {"name": name, "section": section.title if section else ""}
