"""`export`: a brief as Word, PDF or web page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from brief_composer.checks import engine
from brief_composer.checks.context import Context
from brief_composer.cli import opening, style_words
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.placing import place_of
from brief_composer.cli.terminal import Terminal, sentence, size
from brief_composer.doc.text import words_with
from brief_composer.library import load as library_load
from brief_composer.library.items import Library
from brief_composer.model.brief import Brief
from brief_composer.model.finding import Severity
from brief_composer.render import compose, contents, styles, writers
from brief_composer.render.citing import Place
from brief_composer.render.options import Options, in_house
from brief_composer.render.theme import Paper, Theme
from brief_composer.session.edits import blanks
from brief_composer.sources import citations
from brief_composer.storage import exports, names
from brief_composer.words import Words
from brief_composer.words.quoted import quoted

NAME = "export"

_PLACES = tuple(place.value for place in Place)


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.option("--to", metavar="|".join(writers.formats()), many=True)
    parser.option("-o", "--output", metavar="FILE")
    parser.option("--paper", metavar="A4|Letter")
    parser.option("--style", "--house-style", metavar="STYLE_OR_FILE")
    parser.option("--citations", metavar="|".join(citations.styles()))
    parser.option("--references", metavar="|".join(_PLACES))
    parser.flag("--draft")
    parser.flag("--notes")
    parser.flag("--no-sources")
    parser.flag("--no-band")
    parser.flag("--force")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Make every file, then write them."""
    options = parser(terminal.words)
    args = options.parse(given, ("file",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    path = Path(args.file)
    brief = _cited(opening.to_read(path, terminal).brief, args.citations, args.references)
    formats = _formats(args.to or (), args.output)
    targets = _targets(formats, args.output, path, brief)
    paper = _paper(args.paper)
    for target in targets.values():
        exports.check(target, overwrite=args.force)
    library = library_load.load_all()
    to_fix = engine.run(Context(brief, library)).count(Severity.FIX)
    chosen = Options(
        draft=args.draft or to_fix > 0,
        sources_list=not args.no_sources,
        notes_as_comments=args.notes,
    )
    try:
        dressed = _dressed(args.house_style, brief, paper, band=not args.no_band)
        made, boxed = _make(brief, library, chosen, dressed.theme, tuple(targets))
    except (styles.StyleError, writers.WriterError) as problem:
        terminal.remark(sentence(terminal.words, problem))
        return Exit.CANNOT_MAKE
    for format, data in made.items():
        exports.write(targets[format], data, overwrite=args.force)
        shown = size(terminal.words, len(data))
        terminal.say("export.saved", path=targets[format], size=shown)
    # A Word file names the typefaces; whether they are here matters for the PDF alone.
    told = [f for f in dressed.findings if "pdf" in targets or not f.code.startswith("font-")]
    style_words.remark(terminal, told)
    _tell_boxes(boxed, terminal)
    if to_fix:
        terminal.remark(terminal.words("cli.export.draft", n=to_fix))
        _tell_blanks(brief, terminal)
    return Exit.DONE


def _tell_blanks(brief: Brief, terminal: Terminal) -> None:
    """Say which blanks were printed as blanks."""
    words = terminal.words
    left = [each for each in blanks.gaps(brief) if each.printed]
    if left:
        shown = (f"{each.blank.label} ({place_of(brief, each.block, words)})" for each in left)
        terminal.remark(words("cli.export.blanks", n=len(left), labels=", ".join(shown)))


def _tell_boxes(boxed: tuple[str, ...], terminal: Terminal) -> None:
    """Say which words the PDF shows with boxes for letters."""
    if boxed:
        shown = quoted(terminal.words, boxed)
        terminal.remark(terminal.words("export.boxed", n=len(boxed), words=shown))


def _dressed(given: str, brief: Brief, paper: Paper | None, *, band: bool) -> styles.Dressed:
    """The style asked for, which must be there; else the brief's own, or "standard" for it."""
    language = brief.details.language
    if given:
        file = style_words.file(given)
        return styles.dressed(file, paper, cover_band=band, language=language)
    return styles.dress(brief.details.house_style, paper, cover_band=band, language=language)


def _make(
    brief: Brief, library: Library, options: Options, theme: Theme, formats: tuple[str, ...]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files by format, and the words of which a file cannot show every letter."""
    actors = compose.actor_names(library, brief.details.language)
    document = contents.paged(compose.compose(brief, actors, in_house(options, theme)), theme)
    files: dict[str, bytes] = {}
    lacking: set[str] = set()
    for format in formats:
        writer = writers.writer(format)
        files[format] = writer.write(document, theme, writers.ignore)
        lacking.update(writer.lacks(document, theme))
    return files, words_with(document, lacking) if lacking else ()


def _formats(given: Sequence[str], output: str) -> tuple[str, ...]:
    """The formats asked for; without any, the one the file's name ends in."""
    known = writers.formats()
    ending = Path(output).suffix.lower().lstrip(".")
    asked = tuple(dict.fromkeys(each.lower() for each in given)) or ((ending,) if ending else ())
    for format in asked:
        if format not in known:
            raise Ended(
                Exit.WRONG_USE, "no-format", word=format, known=", ".join(known), command=NAME
            )
    if not asked:
        raise Ended(Exit.WRONG_USE, "missing", option="--to", command=NAME)
    return asked


def _targets(formats: tuple[str, ...], output: str, source: Path, brief: Brief) -> dict[str, Path]:
    """Where each file goes: into a folder under the brief's title, or under the name given."""
    wanted = Path(output) if output else source.parent
    ending = wanted.suffix.lower().lstrip(".")
    is_file = ending in writers.formats() and not os.path.isdir(wanted)
    if is_file and ending not in formats:
        asked = ", ".join(formats)
        raise Ended(Exit.WRONG_USE, "other-format", name=wanted.name, asked=asked, command=NAME)
    folder = wanted.parent if is_file else wanted
    stem = wanted.stem if is_file else names.safe(brief.details.title, source.stem)
    return {
        format: wanted if is_file and format == ending else folder / f"{stem}.{format}"
        for format in formats
    }


def _cited(brief: Brief, style: str, place: str) -> Brief:
    """The brief with its sources cited as asked; as it says itself where nothing is."""
    if style and style not in citations.styles():
        known = ", ".join(citations.styles())
        raise Ended(Exit.WRONG_USE, "no-citations", word=style, known=known, command=NAME)
    if place and place not in _PLACES:
        known = ", ".join(_PLACES)
        raise Ended(Exit.WRONG_USE, "no-references", word=place, known=known, command=NAME)
    details = brief.details
    details = replace(
        details,
        citations=style or details.citations,
        references=place or details.references,
    )
    return replace(brief, details=details)


def _paper(given: str) -> Paper | None:
    """The paper asked for, None for that of the house style."""
    if not given:
        return None
    for paper in Paper:
        if paper.name.lower() == given.lower():
            return paper
    raise Ended(Exit.WRONG_USE, "no-paper", word=given, command=NAME)
