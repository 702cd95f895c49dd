"""A first brief: as the template plans it, with what was ticked in an order that can be done."""

from __future__ import annotations

import pytest

from brief_composer.library.items import (
    Bilingual,
    Horizon,
    Library,
    Recommendation,
    Relation,
    RelationKind,
    Safeguards,
    SectionPlan,
    Strength,
    Template,
)
from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, SectionRole
from brief_composer.model.evidence import Quote, Record, Source
from brief_composer.model.ids import QuoteId, RecommendationId, SourceId
from brief_composer.model.richtext import plain
from brief_composer.session.start import in_needed_order, new_brief

FIRST, LAST, CITED = SourceId("first"), SourceId("last"), SourceId("cited")


def asks(id: str, *needs: str, evidence: tuple[str, ...] = ()) -> Recommendation:
    """A recommendation of the library that needs others."""
    return Recommendation(
        id=RecommendationId(id),
        theme="t",
        title=Bilingual(f"Do {id}", f"Faire {id}"),
        line=Bilingual(),
        text=Bilingual(f"Long {id} [@cited].", f"Texte {id}."),
        short=Bilingual(f"Short {id}."),
        indicator=Bilingual(),
        horizon=Horizon.NOW,
        addressees=(),
        evidence=tuple(QuoteId(each) for each in evidence),
        against=(),
        relations=tuple(
            Relation(
                RelationKind.NEEDS, RecommendationId(n), Bilingual(), "first", Strength.JUDGEMENT
            )
            for n in needs
        ),
        safeguards=Safeguards(),
        provenance=(),
    )


def library(*items: Recommendation) -> Library:
    quotes = {QuoteId(id): Quote(QuoteId(id), f"Words {id}", (FIRST, LAST)) for id in ("q1", "q2")}
    sources = {id: Source(id, Record(id)) for id in (FIRST, LAST, CITED)}
    return Library({item.id: item for item in items}, quotes, sources, {}, {}, {})


PLAN = Template(
    id="plan",
    name=Bilingual("Plan"),
    line=Bilingual(),
    sections=(
        SectionPlan(Bilingual("Summary", "Résumé"), SectionRole.SUMMARY, Bilingual("Say it")),
        SectionPlan(Bilingual("Asks", "Demandes"), SectionRole.RECOMMENDATIONS),
        SectionPlan(Bilingual("About", ""), SectionRole.ABOUT, text=Bilingual("We are {who}.")),
        SectionPlan(Bilingual("Sources"), SectionRole.SOURCES, limit=9),
    ),
    house_style="un",
    limit=900,
)


def made(
    *items: Recommendation,
    chosen: tuple[str, ...] = (),
    language: str = "en-GB",
    with_evidence: bool = True,
) -> Brief:
    ids = [RecommendationId(id) for id in chosen]
    given = (PLAN, " A title ", "Everybody", "2026-11-22", language, "", library(*items), ids)
    return new_brief(*given, with_evidence=with_evidence)


def test_the_sections_are_as_the_template_plans_them() -> None:
    brief = made()
    assert [section.title for section in brief.sections] == ["Summary", "Asks", "About", "Sources"]
    assert [len(section.blocks) for section in brief.sections] == [1, 0, 1, 0]
    assert brief.sections[0].hint == "Say it"
    about = brief.sections[2].blocks[0]
    assert isinstance(about, TextBlock)
    assert plain(about.prose) == "We are who."


def test_the_details_come_from_the_form_and_the_template() -> None:
    details = made().details
    assert (details.title, details.audience, details.language) == ("A title", "Everybody", "en-GB")
    assert (details.template, details.house_style, details.word_limit) == ("plan", "un", 900)


def test_identifiers_are_given_once() -> None:
    brief = made(asks("a"), chosen=("a",))
    ids = [s.id for s in brief.sections] + [b.id for b in brief.blocks()]
    assert len(set(ids)) == len(ids)
    assert brief.counter == max(int(id[1:]) for id in ids)


def test_a_recommendation_brings_its_wording_its_best_quote_and_all_sources() -> None:
    brief = made(asks("a", evidence=("q2", "q1")), chosen=("a",))
    (block,) = brief.recommendations()
    assert (block.title, plain(block.prose)) == ("Do a", "Long a .")
    assert [use.quote for use in block.evidence] == ["q2"]
    assert {source.id for source in brief.sources} == {FIRST, LAST, CITED}
    assert block.origin is not None
    assert (block.origin.id, block.origin.language) == ("a", "en")


def test_without_evidence_no_quote_is_attached() -> None:
    brief = made(asks("a", evidence=("q1",)), chosen=("a",), with_evidence=False)
    assert brief.quotes == ()


def test_a_french_brief_is_made_in_french() -> None:
    brief = made(asks("a"), chosen=("a",), language="fr-FR")
    (block,) = brief.recommendations()
    assert (block.title, plain(block.prose)) == ("Faire a", "Texte a.")
    assert block.origin is not None
    assert block.origin.language == "fr"
    assert brief.sections[0].title == "Résumé"
    assert brief.sections[2].title == "About"


@pytest.mark.parametrize(
    ("needs", "chosen", "order"),
    [
        ({"a": "b", "b": "c"}, "abc", "cba"),
        ({"c": "a"}, "bca", "bac"),
        ({"a": "x"}, "ab", "ab"),
        ({"a": "b", "b": "a"}, "ab", "ba"),
        ({}, "cabc", "cab"),
    ],
)
def test_what_a_recommendation_needs_stands_before_it(
    needs: dict[str, str], chosen: str, order: str
) -> None:
    shelf = library(*(asks(id, *needs.get(id, "")) for id in "abcx"))
    found = in_needed_order([RecommendationId(id) for id in chosen], shelf)
    assert "".join(found) == order
