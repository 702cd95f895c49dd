"""`style new`: a house style of one's own, begun from another."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from brief_composer.cli import style_words
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, sentence
from brief_composer.render import colours, style_file, styles, typefaces
from brief_composer.render.style_file import StyleFile
from brief_composer.render.style_form import Style
from brief_composer.render.styles import StyleError
from brief_composer.session import house_styles
from brief_composer.words import Words

NAME = "style new"

_TEXTS = {
    "text_font": "body", "heading_font": "heading", "size": "size", "paper": "paper",
    "columns": "columns", "citations": "citations", "references": "references",
    "quote_threshold": "quote_threshold", "page_limit": "page_limit",
}  # fmt: skip


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("name")
    parser.option("--from", metavar="STYLE", default=styles.STANDARD)
    parser.option("--colour", metavar="#RRGGBB")
    parser.option("--logo", metavar="FILE")
    parser.option("--logo-alt", metavar="TEXT")
    parser.option("--word-base", metavar="FILE.docx")
    parser.option("--text-font", metavar="NAME")
    parser.option("--heading-font", metavar="NAME")
    parser.option("--size", metavar="POINTS")
    parser.option("--paper", metavar="A4|Letter")
    parser.option("--columns", metavar="1|2")
    parser.option("--citations", metavar="STYLE")
    parser.option("--references", metavar="PLACE")
    parser.option("--quote-threshold", metavar="WORDS")
    parser.option("--page-limit", metavar="PAGES")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Make the style and keep it in the folder of one's own."""
    options = parser(terminal.words)
    args = options.parse(given, ("name",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    begun = house_styles.copied(style_words.file(getattr(args, "from")), args.name.strip())
    try:
        file, left_out = _based(begun, args.word_base)
        file = _with_logo(_coloured(file, args.colour), args.logo, args.logo_alt)
    except StyleError as problem:
        terminal.remark(sentence(terminal.words, problem))
        return Exit.CANNOT_READ
    file = msgspec.structs.replace(file, style=_set(file.style, args))
    kept = house_styles.keep(file)
    terminal.say("style-new.done", name=kept.style.name.en, id=kept.style.id, path=kept.path)
    for each in left_out:
        terminal.remark(terminal.words(f"style.left_out.{each}"))
    style_words.remark(terminal, styles.dressed(file).findings)
    return Exit.DONE


def _based(file: StyleFile, given: str) -> tuple[StyleFile, tuple[str, ...]]:
    if not given:
        return file, ()
    # Only whoever names a Word file pays for reading Word files.
    from brief_composer.render import word_look

    path = Path(given)
    data = _bytes(path, "word-base-unreadable")
    look = word_look.look_of(data, path.name)
    dotx = path.suffix.lower() == ".dotx"
    return word_look.taken_on(file, data, look, template=dotx), look.left_out


def _coloured(file: StyleFile, given: str) -> StyleFile:
    if not given:
        return file
    colour = given if given.startswith("#") else f"#{given}"
    if not colours.is_colour(colour):
        raise Ended(Exit.WRONG_USE, "style-new.no-colour", word=given, command=NAME)
    style = msgspec.structs.replace(file.style, main=colour.upper(), colours=None)
    return msgspec.structs.replace(file, style=style)


def _with_logo(file: StyleFile, given: str, alt: str) -> StyleFile:
    if given:
        path = Path(given)
        file = msgspec.structs.replace(
            file, logo=style_file.sound_logo(_bytes(path, "logo-unreadable"))
        )
    if alt or given:
        said = alt or file.style.name.en
        file = msgspec.structs.replace(
            file, style=msgspec.structs.replace(file.style, logo_alt=said)
        )
    return file


def _bytes(path: Path, otherwise: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise StyleError(otherwise, name=path.name) from problem


def _set(style: Style, args: Namespace) -> Style:
    """The style with what was typed. Raises Ended for what it does not take."""
    plain: dict[str, Any] = msgspec.to_builtins(style)
    names: Callable[[str], str] = typefaces.named
    for option, field in _TEXTS.items():
        typed = getattr(args, option)
        if not typed:
            continue
        value = names(typed) if field in ("body", "heading") else typed
        if field == "size" and _number(typed):
            ratio = style.leading / style.size
            plain["leading"] = min(max(round(_number(typed) * ratio, 1), 8), 28)
        try:
            msgspec.convert({**plain, field: value}, Style, strict=False)
        except msgspec.ValidationError as wrong:
            option = f"--{option.replace('_', '-')}"
            raise Ended(
                Exit.WRONG_USE, "style-new.no-value", option=option, word=typed, command=NAME
            ) from wrong
        plain[field] = value
    return msgspec.convert(plain, Style, strict=False)


def _number(typed: str) -> float:
    try:
        return float(typed)
    except ValueError:
        return 0.0
