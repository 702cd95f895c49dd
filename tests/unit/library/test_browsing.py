"""Recommendations are grouped and filtered by what they are and by what a brief has."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_composer.library.browsing import Browser, Facet, Fit, short_title, ties
from brief_composer.library.folders import YOURS, Folder, bundled
from brief_composer.library.items import Library
from brief_composer.library.load import load
from brief_composer.model.ids import RecommendationId, SourceId
from tests.unit.library.conftest import NEEDS, RECOMMENDATION, Shelf

CONFLICTS = NEEDS.replace("needs", "conflicts")


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def fits(shelf: Shelf, id: str, *used: str) -> dict[Fit, tuple[str, ...]]:
    return dict(ties(shelf.load(), used)[RecommendationId(id)])


def test_what_the_brief_needs_is_needed(shelf: Shelf) -> None:
    assert fits(shelf, "first-step", "second-step") == {Fit.NEEDED: ("second-step",)}


def test_what_needs_the_brief_builds_on_it(shelf: Shelf) -> None:
    assert fits(shelf, "second-step", "first-step") == {Fit.BUILDS: ("first-step",)}


def test_a_conflict_holds_in_both_directions(shelf: Shelf) -> None:
    shelf.change("recommendations/second-step.yaml", "kind: needs", "kind: conflicts")
    assert fits(shelf, "second-step", "first-step") == {Fit.CONFLICTS: ("first-step",)}
    assert fits(shelf, "first-step", "second-step") == {Fit.CONFLICTS: ("second-step",)}


def test_what_must_not_be_tied_together_is_no_conflict(shelf: Shelf) -> None:
    shelf.change("recommendations/second-step.yaml", "kind: needs", "kind: never")
    assert fits(shelf, "second-step", "first-step") == {Fit.APART: ("first-step",)}
    assert fits(shelf, "first-step", "second-step") == {Fit.APART: ("second-step",)}


def test_two_in_the_brief_that_conflict_are_used_and_conflict(shelf: Shelf) -> None:
    shelf.change("recommendations/second-step.yaml", "kind: needs", "kind: conflicts")
    found = ties(shelf.load(), ("first-step", "second-step"))[RecommendationId("first-step")]
    assert set(found) == {Fit.CONFLICTS, Fit.USED}


def test_without_a_brief_everything_is_free(library: Library) -> None:
    groups = Browser(library).groups(library.recommendations.values(), Facet.FIT)
    assert [group.key for group in groups] == ["free"]


@pytest.mark.parametrize("facet", [f for f in Facet if f is not Facet.FIT])
def test_every_recommendation_is_in_a_group_of_every_facet(library: Library, facet: Facet) -> None:
    browser = Browser(library)
    groups = browser.groups(library.recommendations.values(), facet)
    assert {item.id for group in groups for item in group.items} == set(library.recommendations)
    assert "" not in [g.key for g in groups] or facet is Facet.OWNER


@pytest.mark.parametrize("facet", [Facet.THEME, Facet.ADDRESSEE, Facet.SOURCE])
def test_groups_stand_in_the_librarys_order_under_its_names(library: Library, facet: Facet) -> None:
    browser = Browser(library)
    keys = [g.key for g in browser.groups(library.recommendations.values(), facet)]
    shelf = {
        Facet.THEME: library.themes,
        Facet.ADDRESSEE: library.actors,
        Facet.SOURCE: library.sources,
    }[facet]
    assert keys == [key for key in map(str, shelf) if key in keys]
    assert all(browser.name(facet, key, "fr") not in ("", key) for key in keys)


def test_filters_are_met_all_at_once(library: Library) -> None:
    browser = Browser(library)
    wanted = {Facet.THEME: "ceasefires", Facet.HORIZON: "now", Facet.SOURCE: "doherty-2024"}
    chosen = browser.chosen(library.recommendations.values(), wanted)
    assert chosen
    for item in chosen:
        assert (item.theme, item.horizon.value) == ("ceasefires", "now")
        assert "doherty-2024" in browser.keys(item, Facet.SOURCE)


def test_a_source_is_named_in_few_words(library: Library) -> None:
    assert short_title(library.sources[SourceId("bicc-2019")]) == "Breitung 2019"


def test_a_recommendation_in_one_language_is_told_apart(tmp_path: Path) -> None:
    text = RECOMMENDATION.format(id="dig-wells", quote="bicc-2019-q02", relations="")
    text = text.replace(", fr: Le conseil devrait agir.", "")
    (tmp_path / "dig-wells.yaml").write_text(text, "utf-8")
    library = load((*bundled(), Folder(tmp_path, YOURS)))
    browser = Browser(library)
    mine = library.recommendations[RecommendationId("dig-wells")]
    assert browser.keys(mine, Facet.LANGUAGE) == ("en",)
    french = browser.chosen(library.recommendations.values(), {Facet.LANGUAGE: "fr"})
    assert mine not in french
    assert len(french) == len(library.recommendations) - 1
    assert [g.key for g in browser.groups(library.recommendations.values(), Facet.OWNER)] == [
        YOURS,
        "",
    ]
