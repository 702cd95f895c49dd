"""The note style of NGOs and the UN, in English and French."""

from __future__ import annotations

import pytest

from brief_composer.doc.dump import spans
from brief_composer.doc.text import inline_text
from brief_composer.model.evidence import Name, Record, Source
from brief_composer.model.ids import SourceId
from brief_composer.sources import citations
from brief_composer.sources.citations import Reference, Work, names, terms
from tests.example import BAC, ODU, WATCH, record

STYLE = citations.style("notes")
EN, FR = terms("en-GB"), terms("fr")


def work(**more: object) -> Work:
    title = str(more.pop("title", "A title"))
    return Work(SourceId("x"), record(title, **more))


def note(*references: Reference, language: citations.Terms = EN) -> str:
    return inline_text(STYLE.note(references, language))


def works(*sources: Source) -> list[Work]:
    return list(citations.works(sources).values())


def test_a_full_note_names_author_year_title_series_place_page_and_address() -> None:
    (odu,) = works(ODU)
    assert spans(STYLE.note((Reference((odu,), "p. 3"),), EN)) == (
        "Odu, M.\u00a0J.-L. (2019) *Ferries first: who crosses?* Delta Papers 8/2019, Port Amal: "
        "Delta Institute, p. 3, [https://example.org/ferries?a=1](https://example.org/ferries?a=1) "
        "(accessed 1 October 2026)."
    )


def test_the_same_note_in_french_has_french_words_and_spaces() -> None:
    (odu,) = works(ODU)
    assert note(Reference((odu,), "p. 3"), language=FR).endswith(
        "Port Amal\u00a0: Delta Institute, p. 3, https://example.org/ferries?a=1 "
        "(consulté le 1er octobre 2026)."
    )


def test_a_later_note_is_short() -> None:
    (odu,) = works(ODU)
    assert note(Reference((odu,), "p. 3", frozenset({odu.id}))) == "Odu (2019), p. 3."


def test_words_at_third_hand_are_traced_through_every_work() -> None:
    chain = tuple(works(WATCH, BAC, ODU))
    assert note(Reference(chain, "p. 3", frozenset({chain[1].id, chain[2].id}))) == (
        "Ferry Watch (2018) The crossing count, quoted in Observatoire du fleuve (2017), "
        "quoted in Odu (2019), p. 3."
    )


def test_one_note_may_cite_several_works() -> None:
    watch, bac = works(WATCH, BAC)
    both = note(Reference((watch,)), Reference((bac,), "p. 2"), language=FR)
    assert both == (
        "Ferry Watch (2018) The crossing count\u202f; "
        "Observatoire du fleuve (2017) Le bac et la rive, Amalville, p. 2."
    )


def test_a_title_in_another_language_is_marked_as_such() -> None:
    (bac,) = works(BAC)
    assert "fr{*Le bac et la rive*}" in spans(STYLE.entry(bac, None, EN))
    assert "fr{" not in spans(STYLE.entry(bac, None, FR))


def test_a_body_that_is_its_own_publisher_is_named_once() -> None:
    (bac,) = works(BAC)
    entry = inline_text(STYLE.entry(bac, None, FR))
    assert entry == "Observatoire du fleuve (2017) Le bac et la rive. Amalville."


def test_without_an_author_the_title_comes_first() -> None:
    assert note(Reference((work(issued="2019"),))) == "A title (2019)."
    assert (
        inline_text(STYLE.line(Reference((work(title="A title: more"),)), EN)) == "A title (2019)"
    )


@pytest.mark.parametrize(("language", "words"), [(EN, "(n.d.)"), (FR, "(s.\u00a0d.)")])
def test_without_a_date_that_is_said(language: citations.Terms, words: str) -> None:
    assert words in inline_text(STYLE.entry(work(issued=""), None, language))


def test_articles_stand_in_marks_and_what_holds_them_in_italics() -> None:
    article = work(
        type="article-journal", container_title="River Review", volume="4", number="2", page="3-9"
    )
    assert spans(STYLE.entry(article, None, EN)) == (
        "‘A title’ (2019). *River Review*, 4(2), pp.\u00a03–9."
    )
    assert inline_text(STYLE.entry(article, None, FR)).startswith("«\u202fA title\u202f» (2019)")


def test_a_newspaper_article_is_dated_to_the_day() -> None:
    press = work(type="article-newspaper", container_title="The Ferry Post", issued="2019-10-09")
    assert inline_text(STYLE.entry(press, None, EN)).endswith("The Ferry Post, 9 October 2019.")


@pytest.mark.parametrize(
    ("people", "listed", "short"),
    [
        (1, "A, X.", "A (2019)"),
        (2, "A, X. and B, X.", "A and B (2019)"),
        (3, "A, X., B, X. and C, X.", "A et al. (2019)"),
        (4, "A, X. et al.", "A et al. (2019)"),
    ],
)
def test_many_authors_are_shortened(people: int, listed: str, short: str) -> None:
    many = work(author=tuple(Name(letter, "Xu") for letter in "ABCD"[:people]))
    assert inline_text(STYLE.entry(many, None, EN)).startswith(f"{listed} (2019)")
    assert note(Reference((many,), "", frozenset({many.id}))) == f"{short}."


def test_editors_stand_in_for_authors() -> None:
    edited = work(editor=(Name("A", "Xu"), Name("B", "Yo")))
    assert inline_text(STYLE.entry(edited, None, EN)).startswith("A, X. and B, Y. (eds) (2019)")


def test_works_of_one_author_and_year_get_letters_by_title() -> None:
    def one(id: str, title: str) -> Source:
        return Source(SourceId(id), record(title, author=(Name(literal="Ferry Watch"),)))

    found = citations.works((one("x", "Second"), one("y", "First"), ODU))
    assert {id: each.suffix for id, each in found.items()} == {"x": "b", "y": "a", ODU.id: ""}
    assert "(2019a)" in inline_text(STYLE.entry(found[SourceId("y")], None, EN))


def test_the_list_is_sorted_by_author_without_case_or_accents_then_by_year() -> None:
    made = [
        work(title="t", author=(Name(name),), issued=when)
        for name, when in (("Zed", "2001"), ("Écho", "2009"), ("eden", "2010"), ("Écho", "2003"))
    ]
    ordered = sorted(made, key=STYLE.order)
    shown = [(w.record.author[0].family, w.record.issued) for w in ordered]
    assert shown == [("Écho", "2003"), ("Écho", "2009"), ("eden", "2010"), ("Zed", "2001")]


def test_only_web_addresses_become_links() -> None:
    for url, linked in (("https://example.org", True), ("javascript:alert(1)", False)):
        assert ("](" in spans(STYLE.entry(work(url=url), None, EN))) is linked


@pytest.mark.parametrize(
    ("page", "english", "french"),
    [
        ("14", "p.\u00a014", "p.\u00a014"),
        ("xiv", "p.\u00a0xiv", "p.\u00a0xiv"),
        ("14-16", "pp.\u00a014–16", "p.\u00a014–16"),
        ("para. 12", "para. 12", "para. 12"),
        (
            "",
            "paragraph beginning “Once upon…”",
            "paragraphe commençant par «\u202fOnce upon…\u202f»",
        ),
    ],
)  # fmt: skip
def test_places_are_printed_as_the_language_does(page: str, english: str, french: str) -> None:
    assert EN.locator(page, "Once upon") == english
    assert FR.locator(page, "Once upon") == french


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2019", "2019", "2019"),
        ("2019-10", "October 2019", "octobre 2019"),
        ("2019-10-09", "9 October 2019", "9 octobre 2019"),
        ("2019-13-01", "2019-13-01", "2019-13-01"),
        ("last spring", "last spring", "last spring"),
    ],
)
def test_dates_are_in_words(iso: str, english: str, french: str) -> None:
    assert (EN.date(iso), FR.date(iso)) == (english, french)


def test_initials_keep_hyphens() -> None:
    assert names.initials("Jean-Luc M. A.") == "J.-L.\u00a0M.\u00a0A."


def test_a_record_with_nothing_but_an_empty_title_still_makes_an_entry() -> None:
    assert inline_text(STYLE.entry(Work(SourceId("x"), Record("")), None, EN)) == "Untitled (n.d.)."
