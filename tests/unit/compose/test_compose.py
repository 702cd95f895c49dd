"""What a printed brief says, and in which order."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc import tree
from brief_composer.doc.text import inline_text, text
from brief_composer.doc.walk import note_numbers, walk
from brief_composer.library.items import Actor, Bilingual, Library
from brief_composer.model.brief import Brief, Details, SectionRole
from brief_composer.model.ids import ActorId
from brief_composer.render.compose import actor_names, compose
from brief_composer.render.options import Options
from tests import example
from tests.example import QUOTES, prose_block, recommendation, section, use


def of(*sections, language: str = "en-GB", quotes=QUOTES, options=Options(), **details):  # noqa: B008
    sources = (example.ODU, example.WATCH, example.BAC)
    brief = Brief(Details(language=language, **details), sections, quotes, sources)
    return compose(brief, example.ACTORS, options)


def kinds(document: tree.Document, kind: type) -> list:
    return [block for block in walk(document.blocks) if isinstance(block, kind)]


def test_an_empty_brief_is_a_masthead_and_has_a_title_in_its_properties() -> None:
    document = compose(Brief(), {})
    assert document.blocks == (tree.Masthead(""),)
    assert document.properties.title == "Untitled brief"


def test_sections_that_are_empty_or_left_out_are_not_printed_nor_counted() -> None:
    document = of(
        section("s1", "One", SectionRole.TEXT, prose_block("b1", "a")),
        section("s2", "Empty", SectionRole.TEXT, prose_block("b2", "")),
        section("s3", "Out", SectionRole.TEXT, prose_block("b3", "b"), left_out=True),
        section("s4", "Two", SectionRole.TEXT, prose_block("b4", "c")),
    )
    shown = [(h.number, inline_text(h.inlines)) for h in kinds(document, tree.Heading)]
    assert shown == [("1", "One"), ("2", "Two")]


def test_summary_key_messages_and_method_are_boxes_without_a_number() -> None:
    roles = (SectionRole.SUMMARY, SectionRole.KEY_MESSAGES, SectionRole.METHOD)
    document = of(*(section(r.value, r.value, r, prose_block(r.value + "b", "x")) for r in roles))
    assert [box.title for box in kinds(document, tree.Callout)] == [r.value for r in roles]
    assert kinds(document, tree.Heading) == []


def test_a_section_about_the_authors_has_no_number() -> None:
    document = of(section("s1", "About us", SectionRole.ABOUT, prose_block("b1", "x")))
    assert [h.number for h in kinds(document, tree.Heading)] == [""]


def test_recommendations_are_numbered_through_the_brief() -> None:
    document = of(
        section("s1", "Now", SectionRole.RECOMMENDATIONS, recommendation("b1", "A", "x")),
        section("s2", "Later", SectionRole.RECOMMENDATIONS, recommendation("b2", "B", "x")),
    )
    assert [h.number for h in kinds(document, tree.Heading) if h.level == 2] == ["1.", "2."]


def test_the_addressees_stand_under_the_heading_by_name() -> None:
    asked = recommendation("b1", "A", "x", addressees=(ActorId("donors"), ActorId("The mayor")))
    document = of(section("s1", "R", SectionRole.RECOMMENDATIONS, asked))
    facts = [p for p in kinds(document, tree.Paragraph) if p.role is tree.ParagraphRole.FACTS]
    assert [inline_text(p.inlines) for p in facts] == ["For: Donors; The mayor"]


def test_neighbouring_text_blocks_share_one_list() -> None:
    document = of(
        section(
            "s1", "One", SectionRole.TEXT,
            prose_block("b1", "- a\n  - b"), prose_block("b2", "- c"),
        )
    )  # fmt: skip
    outer = kinds(document, tree.List)[0]
    assert [item.blocks[0].origin for item in outer.items] == ["b1", "b2"]
    assert isinstance(outer.items[0].blocks[1], tree.List)


def test_a_quote_keeps_its_words_and_gets_the_marks_of_the_brief() -> None:
    for language, words in (
        ("en-GB", "“The ferry “stopped” in spring.”"),
        ("fr", "«\u202fThe ferry “stopped” in spring.\u202f»"),
    ):
        asked = recommendation("b1", "A", "", use("e1", QUOTES[0]))
        document = of(section("s1", "R", SectionRole.RECOMMENDATIONS, asked), language=language)
        assert inline_text(kinds(document, tree.Quote)[0].blocks[0].inlines) == words


def test_a_quote_in_another_language_says_so() -> None:
    asked = recommendation("b1", "A", "", use("e1", QUOTES[1]), use("e2", QUOTES[0]))
    document = of(section("s1", "R", SectionRole.RECOMMENDATIONS, asked))
    assert [quote.lang for quote in kinds(document, tree.Quote)] == ["fr", ""]


def test_a_quote_in_a_language_the_catalogue_does_not_know_says_so_too() -> None:
    bambara = replace(QUOTES[0], language="bm")
    asked = recommendation("b1", "A", "", use("e1", bambara))
    document = of(section("s1", "R", SectionRole.RECOMMENDATIONS, asked), quotes=(bambara,))
    assert kinds(document, tree.Quote)[0].lang == "bm"


def test_a_quote_is_traced_from_its_first_source_to_the_document_at_hand() -> None:
    asked = recommendation("b1", "A", "", use("e1", QUOTES[0]))
    document = of(section("s1", "R", SectionRole.RECOMMENDATIONS, asked))
    line = inline_text(kinds(document, tree.Quote)[0].attribution)
    assert line == "Ferry Watch (2018), quoted in Odu (2019), p.\u00a03"
    assert inline_text(document.notes[0].blocks[0].inlines).startswith("Ferry Watch (2018) The")


def test_an_author_who_speaks_is_not_named_twice() -> None:
    said = replace(QUOTES[0], chain=(example.ODU.id,), speaker=example.Speaker("Mara Jean-Luc Odu"))
    asked = recommendation("b1", "A", "", use("e1", said))
    document = of(section("s1", "R", SectionRole.RECOMMENDATIONS, asked), quotes=(said,))
    assert inline_text(kinds(document, tree.Quote)[0].attribution).startswith("Odu (2019)")


def test_a_work_is_named_in_full_once_and_shortly_afterwards() -> None:
    document = of(
        section(
            "s1",
            "One",
            SectionRole.TEXT,
            prose_block("b1", "a [@odu-2019, p. 1] b [@odu-2019, p. 2]"),
        )
    )
    first, second = (inline_text(note.blocks[0].inlines) for note in document.notes)
    assert "Delta Papers" in first
    assert second == "Odu (2019), p. 2."


def test_neighbouring_citations_share_a_note() -> None:
    document = of(
        section("s1", "One", SectionRole.TEXT, prose_block("b1", "a [@odu-2019] [@bac-2017]."))
    )
    assert len(document.notes) == 1


def test_the_call_of_a_note_follows_the_full_stop_in_english_and_goes_before_it_in_french() -> None:
    for language, order in (("en-GB", ". Text NoteRef"), ("fr", "NoteRef Text .")):
        document = of(
            section("s1", "One", SectionRole.TEXT, prose_block("b1", "a [@odu-2019].")),
            language=language,
        )
        inlines = kinds(document, tree.Paragraph)[0].inlines
        shown = [type(i).__name__ if not isinstance(i, tree.Text) else i.text for i in inlines]
        expected = ["a", ".", "NoteRef"] if order[0] == "." else ["a", "NoteRef", "."]
        assert shown == expected


def test_the_list_of_sources_names_what_is_cited_and_where_second_hand_words_were_seen() -> None:
    asked = recommendation("b1", "A", "", use("e1", QUOTES[0]))
    document = of(
        section("s1", "R", SectionRole.RECOMMENDATIONS, asked),
        section("s2", "Sources", SectionRole.SOURCES),
    )
    entries = [inline_text(entry) for entry in kinds(document, tree.References)[0].entries]
    assert [entry[:5] for entry in entries] == ["Ferry", "Odu, "]
    assert entries[0].endswith("Quoted in Odu (2019).")


def test_notes_give_the_web_address_where_no_list_does() -> None:
    one = section("s1", "One", SectionRole.TEXT, prose_block("b1", "a [@odu-2019]"))
    sources = section("s2", "Sources", SectionRole.SOURCES)
    assert "https" in inline_text(of(one).notes[0].blocks[0].inlines)
    assert "https" not in inline_text(of(one, sources).notes[0].blocks[0].inlines)
    spared = of(one, sources, options=Options(sources_list=False))
    assert "https" in inline_text(spared.notes[0].blocks[0].inlines)


def test_a_source_without_a_record_is_named_by_its_id() -> None:
    document = of(
        section("s1", "One", SectionRole.TEXT, prose_block("b1", "a [@lost-1] b [@lost-2]"))
    )
    assert [inline_text(n.blocks[0].inlines)[:6] for n in document.notes] == ["lost-1", "lost-2"]


def test_notes_of_the_authors_become_remarks_only_when_asked() -> None:
    brief = example.brief()
    assert compose(brief, {}).comments == ()
    remarks = compose(brief, {}, Options(notes_as_comments=True)).comments
    assert remarks == (tree.Comment("b4", "Ask Ana.", "Ana Tolle"),)


def test_dates_are_in_words_of_the_language() -> None:
    for language, words in (("en-GB", "1 December 2026"), ("fr", "1er décembre 2026")):
        masthead = of(language=language, date="2026-12-01").blocks[0]
        assert isinstance(masthead, tree.Masthead)
        assert masthead.date == words


def test_every_block_of_a_section_knows_where_it_came_from() -> None:
    document = compose(example.brief(), example.ACTORS)
    nameless = [b for b in walk(document.blocks[1:]) if not b.origin]
    assert nameless == []


def test_every_note_is_called_and_every_call_has_its_note() -> None:
    document = compose(example.brief(), example.ACTORS)
    assert list(note_numbers(document)) == [note.id for note in document.notes]


def test_what_is_composed_is_the_same_each_time() -> None:
    once, again = (compose(example.brief(), example.ACTORS) for _ in range(2))
    assert once == again
    assert text(once)


def test_names_of_addressees_come_in_the_language_asked_for() -> None:
    actor = Actor(ActorId("donors"), Bilingual("Donors", "Bailleurs"))
    library = Library({}, {}, {}, {actor.id: actor}, {}, {})
    assert actor_names(library, "fr-FR") == {"donors": "Bailleurs"}
