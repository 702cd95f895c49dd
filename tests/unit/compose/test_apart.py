"""What stands apart from running text in print: tables, figures, boxes, pull quotes, imprint."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from brief_composer.blocks.numbering import numbers
from brief_composer.doc import tree
from brief_composer.doc.text import inline_text
from brief_composer.doc.walk import inlines, note_numbers, walk
from brief_composer.model import markup
from brief_composer.model.blocks import (
    Align,
    Block,
    BoxBlock,
    Evidence,
    FigureBlock,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
    as_cell,
    quotes_of,
)
from brief_composer.model.brief import Author, Brief, Details, Section, SectionRole
from brief_composer.model.evidence import Locator, Quote, Record, Source, Speaker
from brief_composer.model.ids import BlockId, EvidenceId, MediumId, QuoteId, SectionId, SourceId
from brief_composer.model.richtext import Cite, Paragraph
from brief_composer.render.compose import compose
from brief_composer.render.options import Options
from brief_composer.storage.media import medium
from tests.strategies import briefs
from tests.trees import png

SLOW = (HealthCheck.data_too_large, HealthCheck.too_slow)
SOURCE = Source(SourceId("a-2020"), Record("Roads", issued="2020"))
QUOTE = Quote(
    QuoteId("q1"),
    "Talks kept the road open.",
    (SOURCE.id,),
    locator=Locator("4"),
    speaker=Speaker("", "a mayor"),
)
PICTURE = medium(png(6, 4))


def cell(words: str) -> Paragraph:
    return as_cell(markup.parse(words))


def brief(*blocks: Block, **details: object) -> Brief:
    section = Section(SectionId("s1"), "One", blocks=blocks)
    return Brief(
        Details("Talking first", **details),  # pyright: ignore[reportArgumentType]
        (section,),
        (QUOTE,),
        (SOURCE,),
        media=(PICTURE,),
    )


def table(id: str, caption: str = "Who pays") -> TableBlock:
    rows = ((cell("Who"), cell("Cost")), (cell("Region"), cell("2 [@a-2020, p. 3]")))
    return TableBlock(
        BlockId(id), rows, (Align.LEFT, Align.RIGHT), cell(caption), cell("Own [@a-2020]")
    )


def figure(id: str, caption: str = "A road") -> FigureBlock:
    return FigureBlock(BlockId(id), PICTURE.id, "A road", caption=cell(caption), credit="Us")


def of(document: tree.Document, kind: type[tree.Block]) -> list[tree.Block]:
    return [block for block in walk(document.blocks) if type(block) is kind]


def test_tables_and_figures_are_numbered_apart() -> None:
    document = compose(brief(table("b1"), figure("b2"), table("b3")), {})
    found = [b for b in document.blocks if isinstance(b, tree.Table | tree.Figure)]
    assert [(b.label.word, b.label.number) for b in found if b.label] == [
        ("Table", 1),
        ("Figure", 1),
        ("Table", 2),
    ]


def test_without_a_caption_there_is_no_number() -> None:
    document = compose(brief(table("b1", ""), table("b2")), {})
    assert [t.label and t.label.number for t in of(document, tree.Table)] == [None, 1]  # pyright: ignore


def test_labels_are_in_the_language_of_the_brief() -> None:
    document = compose(brief(table("b1"), language="fr"), {})
    (found,) = of(document, tree.Table)
    assert isinstance(found, tree.Table)
    assert found.label == tree.Label("Tableau", 1, "\u00a0: ")


def test_a_table_carries_its_cells_alignment_and_notes_in_reading_order() -> None:
    document = compose(brief(table("b1")), {})
    (found,) = of(document, tree.Table)
    assert isinstance(found, tree.Table)
    assert [inline_text(c) for c in found.header] == ["Who", "Cost"]
    assert found.align == (tree.Align.LEFT, tree.Align.RIGHT)
    assert list(note_numbers(document)) == ["n1", "n2"]
    assert inline_text(found.source, note_numbers(document)) == "Own[2]"


def test_an_empty_table_is_not_printed() -> None:
    empty = TableBlock(BlockId("b1"), ((Paragraph(), Paragraph()),))
    assert of(compose(brief(empty), {}), tree.Table) == []


def test_a_reference_says_the_number_of_today() -> None:
    see = TextBlock(BlockId("b9"), markup.parse("See [Table 7](#b1) and [figure](#b2)."))
    document = compose(brief(see, table("b1"), figure("b2")), {})
    (paragraph,) = of(document, tree.Paragraph)
    assert isinstance(paragraph, tree.Paragraph)
    assert inline_text(paragraph.inlines) == "See Table 1 and Figure 1."


def test_a_reference_to_what_is_not_printed_is_plain_words() -> None:
    see = TextBlock(BlockId("b9"), markup.parse("See [Table 7](#b77)."))
    document = compose(brief(see), {})
    assert not [i for i in inlines(document.blocks) if isinstance(i, tree.Link)]


def test_a_picture_that_is_not_there_is_said_so_on_the_page() -> None:
    gone = replace(figure("b1"), medium=MediumId("0" * 64))
    document = compose(brief(gone), {})
    assert [i.label for i in inlines(document.blocks) if isinstance(i, tree.Blank)] == [
        "a picture is missing here"
    ]


def test_only_a_decorative_picture_has_no_words_for_who_cannot_see_it() -> None:
    blocks = (replace(figure("b1"), decorative=True), replace(figure("b2"), alt=""))
    shown = of(compose(brief(*blocks), {}), tree.Figure)
    assert [bool(f.alt) for f in shown if isinstance(f, tree.Figure)] == [False, True]


def test_a_box_is_a_callout_with_its_title() -> None:
    box = BoxBlock(BlockId("b1"), "How we know", markup.parse("- one\n- two"))
    (found,) = of(compose(brief(box), {}), tree.Callout)
    assert isinstance(found, tree.Callout)
    assert (found.title, len(found.blocks)) == ("How we know", 1)


def asks(*evidence: Evidence) -> RecommendationBlock:
    return RecommendationBlock(BlockId("b1"), "Talk", evidence=evidence)


USE = Evidence(EvidenceId("e1"), QUOTE.id, QUOTE.text)


def test_a_short_quotation_stands_in_the_line_with_its_marks_and_note() -> None:
    document = compose(brief(asks(USE)), {}, Options(quote_threshold=40))
    found = next(b for b in document.blocks if isinstance(b, tree.Paragraph) and b.origin == "e1")
    said = inline_text(found.inlines, note_numbers(document))
    assert said.startswith("“Talks kept the road open.” – A mayor")
    assert said.endswith("[1]")
    assert of(document, tree.Quote) == []


def test_a_longer_quotation_is_set_apart() -> None:
    document = compose(brief(asks(USE)), {}, Options(quote_threshold=4))
    assert len(of(document, tree.Quote)) == 1


def test_the_language_of_a_foreign_quotation_is_said_in_the_line_too() -> None:
    french = replace(QUOTE, language="fr")
    document = compose(replace(brief(asks(USE)), quotes=(french,)), {}, Options(quote_threshold=40))
    assert [i.lang for i in inlines(document.blocks) if isinstance(i, tree.Foreign)] == ["fr"]


def test_a_pull_quote_of_a_quote_says_who_and_where() -> None:
    pull = PullQuoteBlock(BlockId("b1"), QUOTE.text, QUOTE.id)
    (found,) = of(compose(brief(pull), {}), tree.Quote)
    assert isinstance(found, tree.Quote)
    assert found.role is tree.QuoteRole.PULL
    assert inline_text(found.attribution).startswith("A mayor")


def test_a_pull_quote_calls_no_second_note_for_what_is_evidence_already() -> None:
    pull = PullQuoteBlock(BlockId("b2"), QUOTE.text, QUOTE.id)
    document = compose(brief(asks(USE), pull), {})
    assert len(document.notes) == 1


def test_words_of_our_own_are_pulled_without_marks() -> None:
    pull = PullQuoteBlock(BlockId("b1"), "Peace begins at the market")
    (found,) = of(compose(brief(pull), {}), tree.Quote)
    assert isinstance(found, tree.Quote)
    assert inline_text(found.blocks[0].inlines) == "Peace begins at the market"


def test_contents_are_printed_when_the_brief_or_the_house_style_asks() -> None:
    two = Section(SectionId("s2"), "Two", blocks=(TextBlock(BlockId("b2"), markup.parse("x")),))
    base = brief(TextBlock(BlockId("b1"), markup.parse("x")))
    both = replace(base, sections=(*base.sections, two))

    def asked(contents: str, style: bool) -> bool:
        now = replace(both, details=replace(both.details, contents=contents))
        return bool(of(compose(now, {}, Options(contents=style)), tree.Contents))

    assert [asked("", False), asked("", True), asked("yes", False), asked("no", True)] == [
        False,
        True,
        True,
        False,
    ]


def test_contents_name_sections_and_recommendations_with_their_numbers() -> None:
    key = Section(
        SectionId("s0"),
        "Key messages",
        SectionRole.KEY_MESSAGES,
        (TextBlock(BlockId("b0"), markup.parse("x")),),
    )
    base = brief(asks(), contents="yes")
    document = compose(replace(base, sections=(key, *base.sections)), {})
    (found,) = of(document, tree.Contents)
    assert isinstance(found, tree.Contents)
    assert [(e.level, e.number, e.words, e.target) for e in found.entries] == [
        (1, "", "Key messages", "s0"),
        (1, "1", "One", "s1"),
        (2, "1.", "Talk", "b1"),
    ]


def imprint(**details: object) -> str:
    base = brief(TextBlock(BlockId("b1"), markup.parse("x")), **details)
    found = of(compose(base, {}), tree.Imprint)
    lines = (f for b in found if isinstance(b, tree.Imprint) for f in b.facts)
    return "\n".join(f"{f.name} {inline_text(f.inlines)}".strip() for f in lines)


def test_an_imprint_says_publisher_terms_and_how_to_cite() -> None:
    said = imprint(
        publisher="Sahel Network",
        place="Bamako",
        licence="CC-BY-4.0",
        doi="https://doi.org/10.1/x",
        authors=(Author("Awa Diallo"),),
        date="2026-11-22",
    )
    assert said == (
        "Published by: Sahel Network, Bamako\nDOI: 10.1/x\nLicence: CC BY 4.0\n"
        "Suggested citation: Awa Diallo (2026) Talking first. Bamako: Sahel Network."
        " https://doi.org/10.1/x."
    )


def test_a_citation_somebody_wrote_is_printed_as_it_is() -> None:
    assert imprint(suggested_citation="Cite us so.") == "Suggested citation: Cite us so."


def test_nothing_to_say_makes_no_imprint() -> None:
    assert imprint(place="Bamako", authors=(Author("Awa Diallo"),)) == ""


def test_the_masthead_says_where_it_was_written_and_what_the_authors_are() -> None:
    base = brief(
        place="Bamako",
        date="2026-11-22",
        authors=(Author("Awa Diallo", "researcher", "awa@example.org"), Author("Jo Berg")),
    )
    (head,) = of(compose(base, {}), tree.Masthead)
    assert isinstance(head, tree.Masthead)
    assert head.date == "Bamako, 22 November 2026"
    assert head.authors == ("Awa Diallo, researcher (awa@example.org)", "Jo Berg")


def test_the_file_s_properties_name_the_authors_alone() -> None:
    base = brief(authors=(Author("Awa Diallo", "researcher", "awa@example.org"),))
    assert compose(base, {}).properties.authors == ("Awa Diallo",)


@given(briefs(3, 5))
@settings(max_examples=60, suppress_health_check=SLOW, deadline=None)
def test_every_note_is_called_once_and_every_call_has_its_note(brief: Brief) -> None:
    for threshold in (0, 12):
        document = compose(brief, {}, Options(quote_threshold=threshold))
        notes = [note.id for note in document.notes]
        calls = [i.note for i in inlines(document.blocks) if isinstance(i, tree.NoteRef)]
        assert len(notes) == len(set(notes))
        assert calls == notes


@given(briefs(3, 5))
@settings(max_examples=60, suppress_health_check=SLOW, deadline=None)
def test_every_citation_and_use_of_a_quote_of_a_printed_brief_reaches_a_note(brief: Brief) -> None:
    notes = len(compose(brief, {}).notes)
    printed = [b for s in brief.sections if not s.left_out for b in s.blocks]
    groups = sum(
        isinstance(inline, Cite) for block in printed for p in block.prose for inline in p.inlines
    )
    uses = sum(len(quotes_of(block)) for block in printed)
    assert notes <= groups + uses
    assert (notes > 0) >= (groups > 0)


@given(briefs(3, 5))
@settings(max_examples=40, suppress_health_check=SLOW, deadline=None)
def test_numbers_run_from_one_without_a_gap(brief: Brief) -> None:
    found: dict[str, list[int]] = {}
    for numbered in numbers(brief).values():
        found.setdefault(numbered.kind, []).append(numbered.number)
    assert all(each == list(range(1, len(each) + 1)) for each in found.values())
