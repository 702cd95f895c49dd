"""The pages the contents of a brief lead to."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.tree import (
    Contents,
    Document,
    Entry,
    Figure,
    Heading,
    NoteRef,
    Paragraph,
    Text,
)
from brief_composer.render.contents import paged
from brief_composer.render.writers.pdf import layout
from tests import themes
from tests.trees import document, text


def sections(count: int, *, lines: int = 60) -> Document:
    """Sections of about a page each under their contents."""
    entries = tuple(Entry(1, f"Part {n}", str(n), f"s{n}") for n in range(1, count + 1))
    blocks = [
        block
        for n in range(1, count + 1)
        for block in (
            Heading(1, text(f"Part {n}"), str(n), origin=f"s{n}"),
            *(Paragraph(text("word " * 60)) for _ in range(lines // 5)),
        )
    ]
    return document(Contents(entries, "Contents", "c"), *blocks)


def pages(tree: Document) -> list[str]:
    """The pages the contents say."""
    return [e.page for b in tree.blocks if isinstance(b, Contents) for e in b.entries]


def test_each_line_says_the_page_its_heading_stands_on() -> None:
    theme = themes.standard()
    tree = paged(sections(5), theme)
    stands = {}
    for place in layout(tree, theme).places:
        stands.setdefault(place.origin, str(place.page + 1))
    assert pages(tree) == [stands[f"s{n}"] for n in range(1, 6)]
    assert int(pages(tree)[-1]) > 3


def test_contents_so_long_that_they_move_what_they_lead_to_are_right_all_the_same() -> None:
    theme = themes.standard()
    tree = paged(sections(70, lines=5), theme)
    assert paged(tree, theme) == tree
    assert "" not in pages(tree)


def test_a_line_that_leads_nowhere_says_no_page() -> None:
    tree = document(Contents((Entry(1, "Gone", target="s9"),)), Paragraph((Text("a"),)))
    assert pages(paged(tree, themes.standard())) == [""]


def test_a_document_without_contents_is_not_laid_out() -> None:
    tree = document(Figure(b"no picture"))
    assert paged(tree, themes.standard()) is tree


def test_what_no_pages_can_be_made_of_keeps_its_contents_without_pages() -> None:
    tree = sections(1)
    broken = replace(tree, blocks=(*tree.blocks, Paragraph((NoteRef("none"),))))
    assert paged(broken, themes.standard()) == broken
