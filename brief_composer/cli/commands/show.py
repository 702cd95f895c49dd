"""`show`: what a brief holds, for a person or for another program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from brief_composer.blocks import codec_of
from brief_composer.cli import apart, opening
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.model import markup
from brief_composer.model.blocks import Block, Evidence, RecommendationBlock, TextBlock
from brief_composer.model.brief import Brief, Section
from brief_composer.model.measure import block_words, brief_words, section_words
from brief_composer.storage import light
from brief_composer.storage.plain import Opened
from brief_composer.words import Words

NAME = "show"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Show the brief."""
    options = parser(terminal.words)
    args = options.parse(given, ("file",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    tell(opening.to_read(Path(args.file), terminal), terminal, as_json=args.json)
    return Exit.DONE


def tell(opened: Opened, terminal: Terminal, *, as_json: bool) -> None:
    """Answer what a brief holds, and what was left out of it if it is a light copy."""
    brief = opened.brief
    left = light.still_true(light.about(opened.others), brief)
    if as_json:
        without = {"left_out": [each.part for each in left.left_out]} if left else {}
        terminal.answer_json("brief", made_by=opened.made_by, **_as_data(brief), **without)
        return
    _show(brief, terminal)
    if left:
        terminal.answer()
        terminal.answer(_without(left, terminal.words))


def _without(left: light.About, words: Words) -> str:
    """What a light copy says of itself."""
    said = [words("light.bar") + "."]
    if left.left_out:
        names = ", ".join(each.name for each in left.left_out)
        said.append(words("light.bar_documents", n=len(left.left_out), names=names))
    if left.pictures:
        said.append(words("light.bar_pictures", n=len(left.pictures)))
    return " ".join(said)


def _show(brief: Brief, terminal: Terminal) -> None:
    words, details = terminal.words, brief.details
    terminal.answer(details.title)
    if details.audience:
        terminal.say("show.audience", audience=details.audience)
    limit = details.word_limit
    said = words("cli.show.words", n=brief_words(brief))
    if limit:
        said = words("cli.show.words-of", n=limit, count=brief_words(brief))
    terminal.answer(" · ".join(part for part in (details.date, details.language, said) if part))
    numbers = {block.id: n for n, block in enumerate(brief.recommendations(), start=1)}
    for section in brief.sections:
        terminal.answer()
        parts = [
            f"{section.title}  [{section.id}]",
            words("cli.show.words", n=section_words(section)),
        ]
        if section.left_out:
            parts.append(words("cli.show.left-out"))
        terminal.answer(" · ".join(parts))
        for block in section.blocks:
            if isinstance(block, RecommendationBlock):
                count = words("cli.show.words", n=block_words(block))
                quotes = words("cli.show.quotes", n=len(block.evidence))
                title = f"  R{numbers[block.id]} {block.title}  [{block.id}]"
                terminal.answer(" · ".join([title, count, quotes]))
            elif line := apart.named(block, brief, words):
                terminal.answer(f"  {line}  [{block.id}]")


def _as_data(brief: Brief) -> dict[str, Any]:
    details = brief.details
    return {
        "details": msgspec.to_builtins(details),
        "words": brief_words(brief),
        "sections": [_section(section, brief) for section in brief.sections],
        "sources": [
            {"id": each.id, "title": each.record.title, "issued": each.record.issued}
            for each in brief.sources
        ],
        "set_aside": [
            {"code": each.code, "where": each.where, "reason": each.reason}
            for each in brief.set_aside
        ],
    }


def _section(section: Section, brief: Brief) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "role": section.role.value,
        "words": section_words(section),
        "limit": section.limit,
        "left_out": section.left_out,
        "blocks": [_block(block, brief) for block in section.blocks],
    }


def _block(block: Block, brief: Brief) -> dict[str, Any]:
    match block:
        case TextBlock():
            return {"kind": "text", "id": block.id, "text": markup.write(block.prose)}
        case RecommendationBlock():
            return {
                "kind": "recommendation",
                "id": block.id,
                "title": block.title,
                "text": markup.write(block.prose),
                "addressees": list(block.addressees),
                "origin": block.origin.id if block.origin else None,
                "position": block.position,
                "note": block.note,
                "evidence": [_evidence(each, brief) for each in block.evidence],
            }
        case _:  # as it stands in the file
            quoted = {quote.id: "" for quote in brief.quotes}
            return codec_of(block).encode(block, quoted)


def _evidence(evidence: Evidence, brief: Brief) -> dict[str, Any]:
    quote = brief.quote(evidence.quote)
    return {
        "id": evidence.id,
        "quote": evidence.quote,
        "text": evidence.text,
        "language": quote.language if quote else "",
        "speaker": quote.speaker.name if quote else "",
        "page": quote.locator.page if quote else "",
        "chain": list(quote.chain) if quote else [],
    }
