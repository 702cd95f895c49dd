"""Tables, figures, boxes, pull quotes, contents and imprint of a brief reach every format."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from brief_composer.doc import tree
from brief_composer.model import markup
from brief_composer.model.blocks import BoxBlock, PullQuoteBlock, TableBlock, TextBlock
from brief_composer.model.brief import Author, Brief
from brief_composer.model.ids import BlockId
from brief_composer.model.richtext import Paragraph
from brief_composer.render.compose import compose
from brief_composer.render.options import Options
from brief_composer.render.writers import formats, ignore, writer
from tests import readback, themes
from tests.unit.compose.test_apart import QUOTE, USE, asks, brief, cell, figure, table
from tests.unit.render.test_formats_agree import READERS, squeezed


def everything(language: str) -> Brief:
    """A brief with every kind of block and all its details."""
    return brief(
        TextBlock(BlockId("b0"), markup.parse("See [x](#b10) and [y](#b11).")),
        replace(asks(USE), id=BlockId("b12")),
        table("b10"),
        figure("b11"),
        replace(figure("b13"), decorative=True, caption=Paragraph()),
        PullQuoteBlock(BlockId("b14"), QUOTE.text, QUOTE.id),
        PullQuoteBlock(BlockId("b15"), "Peace begins at the market"),
        BoxBlock(BlockId("b16"), "How we know", markup.parse("We read.\n\n- one\n- two [@a-2020]")),
        language=language,
        contents="yes",
        place="Bamako",
        date="2026-11-22",
        publisher="The network",
        licence="CC BY 4.0",
        doi="10.1000/182",
        issn="1234-5678",
        funder="A fund",
        disclaimer="These views are ours.",
        authors=(Author("Awa Diallo", "researcher", "awa@example.org"),),
    )


@pytest.mark.parametrize("threshold", [0, 40])
@pytest.mark.parametrize("language", ["en-GB", "fr"])
@pytest.mark.parametrize("format", sorted(READERS))
def test_every_kind_of_block_says_the_same_in_every_format(
    format: str, language: str, threshold: int
) -> None:
    document = compose(everything(language), {}, Options(quote_threshold=threshold))
    made = writer(format).write(document, themes.standard(), ignore)
    assert squeezed(READERS[format](made)) == squeezed(readback.of_tree(document))


def huge() -> tree.Document:
    rows = tuple(
        tuple(cell(f"cell {row} {column}" + "\\\nnext" * (column == 3)) for column in range(20))
        for row in range(200)
    )
    return compose(brief(TableBlock(BlockId("b1"), rows, (), cell("Huge"), cell("Own"))), {})


@pytest.mark.parametrize("format", sorted(formats()))
def test_a_table_of_four_thousand_cells_is_written(format: str) -> None:
    made = writer(format).write(huge(), themes.standard(), ignore)
    assert "cell 199 19" in " ".join("\n".join(READERS[format](made).lines).split())


@pytest.mark.parametrize("format", sorted(formats()))
def test_tables_without_words_or_rows_leave_a_sound_file(format: str) -> None:
    blocks = (TableBlock(BlockId("b1")), TableBlock(BlockId("b2"), ((Paragraph(),),)))
    one = TableBlock(BlockId("b3"), (), (), cell("Only a caption"))
    document = compose(brief(*blocks, one), {})
    made = writer(format).write(document, themes.standard(), ignore)
    assert squeezed(READERS[format](made)) == squeezed(readback.of_tree(document))
