"""Edits of tables, figures, boxes, pull quotes and references."""

from __future__ import annotations

from brief_composer.model import markup
from brief_composer.model.blocks import (
    Align,
    BoxBlock,
    FigureBlock,
    PullQuoteBlock,
    TableBlock,
    as_cell,
)
from brief_composer.model.brief import Brief, Section
from brief_composer.model.evidence import Quote, Record, Source
from brief_composer.model.ids import BlockId, EvidenceId, QuoteId, SectionId, SourceId
from brief_composer.model.richtext import Paragraph, plain
from brief_composer.session import labels
from brief_composer.session.edits import blocks, boxes, figures, placing, tables, text
from brief_composer.session.edits.evidence import mark_omission, restore_quote
from brief_composer.session.edits.references import link_to, targets
from brief_composer.session.session import Session
from brief_composer.storage.media import medium
from tests.trees import png

S1 = SectionId("s1")
EMPTY = Brief(sections=(Section(S1, "One"),))
SOURCE = Source(SourceId("a-2020"), Record("A"))
QUOTE = Quote(QuoteId("q1"), "Talks kept the road open.", (SOURCE.id,))


def cell(words: str) -> Paragraph:
    return as_cell(markup.parse(words))


def table_of(brief: Brief) -> TableBlock:
    found = next(b for b in brief.blocks() if isinstance(b, TableBlock))
    assert all(len(row) == found.columns for row in found.rows)
    return found


def small() -> Brief:
    rows = ((cell("Who"), cell("Cost")), (cell("Region"), cell("2")))
    return tables.insert_table(S1, None, rows)(EMPTY)


def test_a_table_of_uneven_rows_is_made_even() -> None:
    rows = ((cell("a"),), (cell("b"), cell("c")))
    assert table_of(tables.insert_table(S1, None, rows)(EMPTY)).columns == 2


def test_a_table_is_never_larger_than_a_page_can_show() -> None:
    table = table_of(tables.insert_table(S1, None, tables.empty(900, 90))(EMPTY))
    assert (len(table.rows), table.columns) == (tables.MOST_ROWS, tables.MOST_COLUMNS)


def test_a_cell_is_changed_where_it_stands() -> None:
    brief = placing.set_line(BlockId("b1"), 4, cell("**3**"))(small())
    assert [plain((each,)) for each in table_of(brief).rows[1]] == ["Region", "3"]


def test_the_caption_is_the_first_paragraph_and_the_source_the_last() -> None:
    brief = placing.set_line(BlockId("b1"), 0, cell("Who pays"))(small())
    brief = placing.set_line(BlockId("b1"), 5, cell("Own count"))(brief)
    table = table_of(brief)
    assert (plain((table.caption,)), plain((table.source,))) == ("Who pays", "Own count")


def test_a_place_that_is_not_there_changes_nothing() -> None:
    assert placing.set_line(BlockId("b1"), 99, cell("x"))(small()) == small()


def test_a_new_row_never_stands_above_the_header() -> None:
    table = table_of(tables.add_row(BlockId("b1"), 0)(small()))
    assert plain((table.rows[0][0],)) == "Who"
    assert plain((table.rows[1][0],)) == ""


def test_the_last_row_and_the_last_column_stay() -> None:
    brief = small()
    for _ in range(5):
        brief = tables.remove_row(BlockId("b1"), 0)(brief)
        brief = tables.remove_column(BlockId("b1"), 0)(brief)
    assert (len(table_of(brief).rows), table_of(brief).columns) == (1, 1)


def test_alignment_goes_with_its_column() -> None:
    brief = tables.set_align(BlockId("b1"), 1, Align.RIGHT)(small())
    assert table_of(tables.add_column(BlockId("b1"), 0)(brief)).aligned(2) is Align.RIGHT
    assert table_of(tables.remove_column(BlockId("b1"), 0)(brief)).aligned(0) is Align.RIGHT


def test_a_figure_brings_its_picture_once() -> None:
    picture = medium(png(6, 4))
    brief = figures.insert_figure(S1, None, picture, alt="Bars")(EMPTY)
    brief = figures.insert_figure(S1, None, picture)(brief)
    assert brief.media == (picture,)


def test_a_figure_taken_out_and_put_back_has_its_picture() -> None:
    session = Session(figures.insert_figure(S1, None, medium(png(6, 4)))(EMPTY))
    before = session.brief
    session.do(labels.DELETING_PICTURE, blocks.remove_block(BlockId("b1")))
    assert session.brief.media_in_use() == ()
    session.undo()
    assert session.brief == before
    assert session.brief.media_in_use()


def test_another_picture_keeps_what_is_said_of_the_first() -> None:
    brief = figures.insert_figure(S1, None, medium(png(6, 4)), alt="Bars", credit="Us")(EMPTY)
    brief = figures.set_picture(BlockId("b1"), medium(png(8, 4)))(brief)
    (figure,) = (b for b in brief.blocks() if isinstance(b, FigureBlock))
    assert (figure.medium, figure.alt, figure.credit) == (medium(png(8, 4)).id, "Bars", "Us")


def test_a_width_is_kept_within_a_page() -> None:
    brief = figures.insert_figure(S1, None, medium(png(6, 4)))(EMPTY)
    (figure,) = figures.set_figure(BlockId("b1"), width=9000, decorative=True)(brief).blocks()
    assert isinstance(figure, FigureBlock)
    assert (figure.width, figure.decorative) == (figures.WIDEST, True)


def test_a_box_is_renamed() -> None:
    brief = boxes.set_box_title(BlockId("b1"), "How\nwe know")(boxes.insert_box(S1, 0)(EMPTY))
    (box,) = brief.blocks()
    assert isinstance(box, BoxBlock)
    assert box.title == "How we know"


def pulled(words: str = "") -> Brief:
    return boxes.insert_pull_quote(S1, 0, words, QUOTE, {SOURCE.id: SOURCE})(EMPTY)


def test_a_pull_quote_brings_its_quote_and_the_source() -> None:
    brief = pulled()
    (block,) = brief.blocks()
    assert block == PullQuoteBlock(BlockId("b1"), QUOTE.text, QUOTE.id)
    assert (brief.quotes, brief.sources) == ((QUOTE,), (SOURCE,))


def test_the_words_of_a_quote_are_not_typed_over() -> None:
    assert boxes.set_pull_text(BlockId("b1"), "Other words")(pulled()) == pulled()


def test_words_of_a_pull_quote_are_left_out_with_a_mark_and_put_back() -> None:
    id = EvidenceId("b1")
    shorter = mark_omission(id, 6, 10)(pulled())
    assert [b.text for b in shorter.blocks() if isinstance(b, PullQuoteBlock)] == [
        "Talks […] the road open."
    ]
    assert restore_quote(id)(shorter) == pulled()


def test_a_pull_quote_taken_out_takes_its_quote_along() -> None:
    brief = blocks.remove_block(BlockId("b1"))(pulled())
    assert (brief.quotes, brief.sources) == ((), ())


def captioned(brief: Brief, id: str, words: str) -> Brief:
    return placing.set_line(BlockId(id), 0, cell(words))(brief)


def test_references_follow_what_they_lead_to() -> None:
    brief = captioned(small(), "b1", "First")
    said = targets(brief)["b1"]
    line = (Paragraph((link_to("b1", said),)),)
    brief = text.insert_text(S1, None, line)(brief)
    session = Session(brief)
    session.do(labels.ADDING_TABLE, tables.insert_table(S1, 0, tables.empty(1, 1)))
    new = next(b.id for b in session.brief.blocks() if isinstance(b, TableBlock))
    session.do(labels.TYPING, placing.set_line(new, 0, cell("Before it")))
    last = tuple(session.brief.blocks())[-1]
    assert (said, plain(last.prose)) == ("Table 1", "Table 2")
