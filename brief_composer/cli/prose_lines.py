"""Prose as lines for a terminal: paragraphs broken to its width, lists with their dashes, citations
as author and year."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from brief_composer.library.browsing import short_title
from brief_composer.library.items import Library
from brief_composer.model.richtext import Cite, Inline, Paragraph, ParagraphKind, plain_inlines

WIDTH = 92


def lines(prose: tuple[Paragraph, ...], library: Library) -> Iterator[str]:
    """The lines of some prose, an empty one between paragraphs."""
    number, before = 0, ParagraphKind.SUBHEADING
    for part in prose:
        number = number + 1 if part.kind is ParagraphKind.NUMBER else 0
        listed = part.kind in (ParagraphKind.BULLET, ParagraphKind.NUMBER)
        if not (listed and part.kind is before):
            yield ""
        before = part.kind
        sign = f"{number}. " if number else "- " if listed else ""
        pad = "  " * part.level
        text = "".join(_said(inline, library) for inline in part.inlines)
        yield from textwrap.wrap(
            text,
            WIDTH,
            initial_indent=pad + sign,
            subsequent_indent=pad + " " * len(sign),
            break_long_words=False,
            break_on_hyphens=False,
        )


def _said(inline: Inline, library: Library) -> str:
    if not isinstance(inline, Cite):
        return plain_inlines((inline,))
    source = library.sources.get(inline.source)
    named = short_title(source) if source else inline.source
    return f"({named}, {inline.locator})" if inline.locator else f"({named})"
