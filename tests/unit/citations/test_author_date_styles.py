"""Chicago author-date, APA and Harvard: what stands in the text, and several works together."""

from __future__ import annotations

import pytest

from brief_composer.doc.dump import spans
from brief_composer.doc.text import inline_text
from brief_composer.model.evidence import Name, Source
from brief_composer.model.ids import SourceId
from brief_composer.sources import citations
from brief_composer.sources.citations import Reference, Work, terms
from tests.example import BAC, ODU, WATCH, record

STYLES = ("chicago-author-date", "apa", "harvard")
EN, US, FR = terms("en-GB"), terms("en-US"), terms("fr")


def cited(style: str, *references: Reference, language: citations.Terms = EN) -> str:
    word = citations.style(style).cite
    assert word
    return inline_text(word(references, language)).replace("\u00a0", " ")


def works(style: str, *sources: Source) -> list[Work]:
    return list(citations.works(sources, citations.style(style).leads).values())


def by(id: str, title: str, *names: Name, **more: object) -> Source:
    return Source(SourceId(id), record(title, author=names, **more))


@pytest.mark.parametrize(
    ("style", "english", "french"),
    [
        ("chicago-author-date", "(Odu 2019, 3)", "(Odu 2019, 3)"),
        ("apa", "(Odu, 2019, p. 3)", "(Odu, 2019, p. 3)"),
        ("harvard", "(Odu, 2019, p. 3)", "(Odu, 2019, p. 3)"),
    ],
)
def test_a_work_is_cited_by_author_year_and_page(style: str, english: str, french: str) -> None:
    (odu,) = works(style, ODU)
    assert cited(style, Reference((odu,), "p. 3")) == english
    assert cited(style, Reference((odu,), "p. 3"), language=FR) == french


@pytest.mark.parametrize("style", STYLES)
def test_a_place_that_is_no_page_stands_as_it_is(style: str) -> None:
    (odu,) = works(style, ODU)
    assert cited(style, Reference((odu,), "para. 12")).endswith("2019, para. 12)")


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (
            "chicago-author-date",
            "(Ferry Watch 2018, quoted in Observatoire du fleuve 2017, quoted in Odu 2019, 3)",
        ),
        (
            "apa",
            (
                "(Ferry Watch, 2018, as cited in Observatoire du fleuve, 2017, as cited in Odu, "
                "2019, p. 3)"
            ),
        ),
        (
            "harvard",
            (
                "(Ferry Watch, 2018, quoted in Observatoire du fleuve, 2017, quoted in Odu, 2019, "
                "p. 3)"
            ),
        ),
    ],
)
def test_words_at_third_hand_are_traced_through_every_work(style: str, words: str) -> None:
    chain = tuple(works(style, WATCH, BAC, ODU))
    assert cited(style, Reference(chain, "3")) == words


def test_words_at_second_hand_are_quoted_in_french_too() -> None:
    watch, odu = works("apa", WATCH, ODU)
    told = cited("apa", Reference((watch, odu), "3-5"), language=FR)
    assert told == "(Ferry Watch, 2018, cité dans Odu, 2019, p. 3–5)"


def test_several_works_share_the_brackets_each_style_in_its_order() -> None:
    for style, order in (
        ("chicago-author-date", ["Odu", "Ferry", "Obs"]),
        ("apa", ["Ferry", "Obs", "Odu"]),
        ("harvard", ["Obs", "Ferry", "Odu"]),
    ):
        together = cited(style, *(Reference((work,)) for work in works(style, ODU, WATCH, BAC)))
        assert sorted(order, key=together.index) == order
        assert together.count(";") == 2


@pytest.mark.parametrize("style", STYLES)
def test_works_of_one_author_and_year_are_told_apart_by_letters(style: str) -> None:
    body = Name(literal="Ferry Watch")
    found = works(style, by("x", "Second", body), by("y", "First", body), ODU)
    shown = sorted(cited(style, Reference((work,))) for work in found)
    assert [text[-6:] for text in shown] == ["2019a)", "2019b)", " 2019)"]


@pytest.mark.parametrize(
    ("style", "words"),
    [("chicago-author-date", "n.d.-b"), ("apa", "n.d.-b"), ("harvard", "no date b")],
)
def test_works_without_a_date_get_letters_too(style: str, words: str) -> None:
    body = Name(literal="Ferry Watch")
    found = works(style, by("x", "B", body, issued=""), by("y", "A", body, issued=""))
    assert any(words in cited(style, Reference((work,))) for work in found)


def test_namesakes_have_initials_in_chicago_and_apa() -> None:
    pair = by("x", "A", Name("Hale", "Zoe")), by("y", "B", Name("Hale", "Kim"), issued="2001")
    for style in ("chicago-author-date", "apa"):
        first = cited(style, Reference((works(style, *pair)[0],)))
        assert first.startswith("(Z. Hale")


def test_groups_that_shorten_to_the_same_name_get_letters() -> None:
    three = [Name(each, "X") for each in ("Odu", "Berg", "Crane")]
    other = [Name(each, "X") for each in ("Odu", "Dove", "Eyre")]
    for style in ("chicago-author-date", "apa"):
        found = works(style, by("x", "A", *three), by("y", "B", *other))
        assert {work.suffix for work in found} == {"a", "b"}


def test_unsigned_articles_of_one_paper_and_year_get_letters() -> None:
    press = {"type": "article-newspaper", "container_title": "The Ferry Post"}
    found = works("harvard", by("x", "A", **press), by("y", "B", **press))
    assert sorted(cited("harvard", Reference((work,))) for work in found) == [
        "(The Ferry Post, 2019a)",
        "(The Ferry Post, 2019b)",
    ]


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("chicago-author-date", "Odu (2019, 3)"),
        ("apa", "Odu (2019, p. 3)"),
        ("harvard", "Odu (2019, p. 3)"),
    ],
)
def test_beside_a_quotation_a_work_is_named_as_in_a_sentence(style: str, line: str) -> None:
    (odu,) = works(style, ODU)
    shown = citations.style(style).line(Reference((odu,), "p. 3"), EN)
    assert inline_text(shown).replace("\u00a0", " ") == line


@pytest.mark.parametrize("style", ["chicago-author-date", "chicago-notes", "notes"])
def test_a_work_seen_only_where_another_quotes_it_says_so_in_the_list(style: str) -> None:
    watch, odu = works(style, WATCH, ODU)
    entry = inline_text(citations.style(style).entry(watch, odu, EN))
    assert "Quoted in Odu" in entry
    assert entry.endswith(".")
    assert citations.style(style).second_hand


def test_apa_and_harvard_list_only_what_was_read() -> None:
    assert not citations.style("apa").second_hand
    assert not citations.style("harvard").second_hand


def test_american_commas_and_full_stops_go_inside_closing_marks() -> None:
    press = by("x", "Ferry runs", Name("Owl", "J"), type="article-newspaper",
               container_title="The Post")  # fmt: skip
    (work,) = works("notes", press)
    plain = citations.style("notes")
    assert "“Ferry runs,” The Post." in inline_text(plain.note((Reference((work,)),), US))
    assert "‘Ferry runs’, The Post." in inline_text(plain.note((Reference((work,)),), EN))


def test_only_american_dates_begin_with_the_month() -> None:
    assert [each.date("2019-10-01") for each in (EN, US, FR)] == [
        "1 October 2019",
        "October 1, 2019",
        "1er octobre 2019",
    ]
    assert [each.day("2019-10-01") for each in (EN, US, FR)] == [
        "1 October",
        "October 1",
        "1er octobre",
    ]
    assert (EN.day("2019"), EN.day("2019-10"), EN.day("spring")) == ("", "October", "")


def test_a_title_in_another_language_is_marked_and_its_translation_is_not() -> None:
    bac = Source(BAC.id, record("Le bac", language="fr", translated_title="The ferry"))
    for style in ("chicago-notes", *STYLES):
        (work,) = works(style, bac)
        entry = spans(citations.style(style).entry(work, None, EN))
        assert "fr{*Le bac*} [The ferry]" in entry
