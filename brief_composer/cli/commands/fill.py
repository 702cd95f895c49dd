"""`fill`: the blanks of a brief, and words in their place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from brief_composer.cli import choosing, opening
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.placing import place_of
from brief_composer.cli.terminal import Terminal, sentence
from brief_composer.model.brief import Brief
from brief_composer.model.richtext import BlankKind
from brief_composer.session.edits import blanks
from brief_composer.session.edits.blanks import Gap, Spot
from brief_composer.session.organisation import fill_organisation
from brief_composer.storage import settings
from brief_composer.words import Words

NAME = "fill"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.places("words")
    parser.flag("--list")
    parser.flag("--organisation")
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Fill in what was given and save the brief; list the blanks where nothing was."""
    options = parser(terminal.words)
    args = options.parse(given, ("file",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    path = Path(args.file)
    if args.words or args.organisation:
        with opening.to_change(path) as changing:
            before = changing.brief
            after = _filled(before, args.words, terminal, ours=args.organisation)
            if after is not before:
                changing.save(after)
    else:
        before = after = opening.to_read(path, terminal).brief
    filled = len(blanks.gaps(before)) - len(blanks.gaps(after))
    if args.json:
        left = [_as_data(each, number, after) for number, each in _numbered(after)]
        terminal.answer_json("fill", filled=filled, blanks=left)
        return Exit.DONE
    if args.words or args.organisation:
        terminal.say("fill.filled", n=filled)
    if args.list or not (args.words or args.organisation):
        _list(after, terminal)
    elif blanks.gaps(after):
        terminal.say("fill.left", n=len(blanks.gaps(after)))
    return Exit.DONE


def _filled(brief: Brief, words: Sequence[str], terminal: Terminal, *, ours: bool) -> Brief:
    values: dict[Spot, str] = {}
    for word in words:
        values.update(_meant(brief, word))
    after = blanks.fill(values)(brief)
    return _from_settings(after, terminal) if ours else after


def _numbered(brief: Brief) -> list[tuple[int, Gap]]:
    return list(enumerate(blanks.gaps(brief), start=1))


def _meant(brief: Brief, word: str) -> dict[Spot, str]:
    """The blanks a word such as "date=1 May" or "3=1 May" means, and what fills them."""
    name, equals, typed = word.partition("=")
    if not equals or not name.strip() or not typed.strip():
        raise Ended(Exit.WRONG_USE, "no-filling", word=word, command=NAME)
    numbered = dict(_numbered(brief))
    wanted = name.strip().casefold()
    found = [each for each in numbered.values() if wanted in _names(each)]
    if not found and wanted.isascii() and wanted.isdigit() and int(wanted) in numbered:
        found = [numbered[int(wanted)]]
    if not found:
        known = [name for each in numbered.values() for name in _names(each)]
        raise choosing.not_found(name.strip(), dict.fromkeys(known))
    language = brief.details.language
    for each in found:
        options = each.blank.options
        if options and typed.strip().casefold() not in map(str.casefold, options):
            known = " | ".join(options)
            raise Ended(
                Exit.NOT_FOUND, "no-choice", word=typed, label=each.blank.label, known=known
            )
    return {each.spot: blanks.in_words(each.blank, typed, language) for each in found}


def _names(gap: Gap) -> tuple[str, ...]:
    """What a blank can be called: its label, and the name of an organisation's detail."""
    blank = gap.blank
    names = (blank.label, f"{blank.kind.value}: {blank.field}" if blank.field else "")
    return tuple(name.casefold() for name in names if name)


def _from_settings(brief: Brief, terminal: Terminal) -> Brief:
    loaded = settings.load()
    if loaded.problem is not None:
        terminal.remark(sentence(terminal.words, loaded.problem))
    return fill_organisation(loaded.settings.organisation)(brief)


def _list(brief: Brief, terminal: Terminal) -> None:
    words = terminal.words
    last = ""
    for number, each in _numbered(brief):
        place = place_of(brief, each.block, words)
        if place != last:
            terminal.answer(place)
            last = place
        said = [f"  {number}  {each.blank.label}"]
        if each.blank.kind is not BlankKind.TEXT:
            said.append(words(f"cli.fill.kind.{each.blank.kind.value}"))
        if each.blank.options:
            said.append(" | ".join(each.blank.options))
        if not each.printed:
            said.append(words("cli.show.left-out"))
        terminal.answer(" · ".join(said))
    if not blanks.gaps(brief):
        terminal.say("fill.none")


def _as_data(gap: Gap, number: int, brief: Brief) -> dict[str, Any]:
    block = brief.block(gap.block)
    return {
        "number": number,
        "label": gap.blank.label,
        "kind": gap.blank.kind.value,
        "options": list(gap.blank.options),
        "field": gap.blank.field,
        "section": gap.section,
        "block": block.id if block else "",
        "printed": gap.printed,
    }
