"""Library files become items; every fault is told with its place; nothing stops the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_composer.library.items import Horizon, RelationKind, wording_digest
from brief_composer.library.load import Folder, load
from brief_composer.model.evidence import Verified
from brief_composer.model.ids import QuoteId, RecommendationId, SourceId
from brief_composer.model.quoting import digest
from tests.unit.library.conftest import NEEDS, RECOMMENDATION, Shelf

FIRST = "recommendations/first-step.yaml"
SECOND = "recommendations/second-step.yaml"
SOURCE = "seeds/wells-2020.yaml"


def test_a_sound_library_has_no_fault(shelf: Shelf) -> None:
    library = shelf.load()
    assert library.findings == ()
    assert set(library.recommendations) == {"first-step", "second-step"}
    item = library.recommendations[RecommendationId("second-step")]
    assert (item.horizon, item.title["fr-FR"]) == (Horizon.NOW, "Demander second-step")
    assert item.related(RelationKind.NEEDS) == ("first-step",)
    assert item.short == item.text


def test_a_quote_carries_its_fingerprint_and_the_librarys_own_check(shelf: Shelf) -> None:
    quote = shelf.load().quotes[QuoteId("wells-q1")]
    assert quote.digest == digest("It asked the herders for a truce")
    assert quote.verified == Verified("library", "2026-11-22")


def test_a_quote_for_a_french_brief_has_the_role_in_french(shelf: Shelf) -> None:
    library = shelf.load()
    quote = library.quote(QuoteId("wells-q1"), "fr-FR")
    assert quote is not None
    assert quote.speaker.role == "maire"
    assert quote.text == library.quotes[quote.id].text


# --------------------------------------------------------------------------- faults of one file


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("horizon: now", "horizon: soon", "not-one-of", 4, 10),
        ("horizon: now\n", "", "key-missing", 1, 1),
        ("horizon:", "horizont:", "key-unknown-near", 4, 1),
        ("id: first-step\n", "id: First Step\n", "not-id", 2, 5),
        ("line: {en: One line, fr: Une ligne}", "line: One line", "not-mapping", 6, 7),
        (", fr: Une ligne", "", "language-missing", 6, 7),
        ("addressees: [council]", "addressees: council", "not-list", 9, 13),
        ("addressees: [council]", "addressees: [[council]]", "not-text", 9, 14),
        ("explicit: true", "explicit: maybe", "not-true-false", 14, 67),
        ("horizon: now", "horizon: now\nhorizon: now", "key-twice", 5, 1),
        ("horizon: now", "horizon: now\nxyz: 1", "key-unknown", 5, 1),
        ("recommendation/1", "recommendation/9", "format", 1, 9),
        ("format: brief-composer/recommendation/1\n", "", "no-format", 1, 1),
        ("id: first-step\n", "id: firsts-step\n", "file-name", 2, 5),
        ("theme: water", "theme: fire", "unknown-theme", 3, 8),
        ("[council]", "[council, kings]", "unknown-actor", 9, 23),
        ("[wells-q1]", "[wells-q9]", "unknown-quote", 10, 12),
        ("source: wells-2020", "source: wells-2021", "unknown-source", 14, 14),
        ("One line", '""', "language-missing", 6, 7),
    ],
)
def test_a_fault_names_its_line_and_column(
    shelf: Shelf, old: str, new: str, code: str, line: int, column: int
) -> None:
    path = shelf.change(FIRST, old, new)
    # What else names this recommendation is told too; here the fault itself is looked at.
    found = [f for f in shelf.load().findings if f.code != "library.unknown-recommendation"]
    assert [f.code for f in found] == [f"library.{code}"]
    origin = found[0].origin
    assert origin is not None
    assert (origin.path, origin.line, origin.column) == (str(path), line, column)


def test_a_fault_says_what_is_there_and_what_was_expected(shelf: Shelf) -> None:
    shelf.change(FIRST, "horizon: now", "horizon: soon")
    found = next(f for f in shelf.load().findings if f.code == "library.not-one-of")
    assert (found.param("key"), found.param("found")) == ("horizon", "soon")
    assert found.param("expected") == "now, 6-12-months, later"


def test_all_faults_of_a_file_are_told_at_once(shelf: Shelf) -> None:
    shelf.change(FIRST, "theme: water", "theme: [water]")
    shelf.change(FIRST, "horizon: now", "horizon: soon")
    shelf.change(FIRST, "explicit: true", "explicit: maybe")
    codes = {found.code for found in shelf.load().findings}
    assert {"library.not-text", "library.not-one-of", "library.not-true-false"} <= codes


def test_a_broken_file_does_not_stop_the_rest(shelf: Shelf) -> None:
    shelf.write(FIRST, "format: [\n")
    library = shelf.load()
    assert set(library.recommendations) == {"second-step"}
    assert {"library.syntax-indent", "library.unknown-recommendation"} == {
        found.code for found in library.findings
    }


def test_an_unknown_name_does_not_cost_the_recommendation(shelf: Shelf) -> None:
    shelf.change(FIRST, "theme: water", "theme: water\nxyz: 1")
    assert "first-step" in shelf.load().recommendations


def test_a_missing_language_is_stood_in_for_by_the_other(shelf: Shelf) -> None:
    shelf.change(FIRST, ", fr: Une ligne", "")
    item = shelf.load().recommendations[RecommendationId("first-step")]
    assert item.line["fr"] == "One line"


def test_one_bad_quote_does_not_cost_the_others(shelf: Shelf) -> None:
    good = (shelf.root / "library" / SOURCE).read_text("utf-8")
    shelf.write(SOURCE, good + "  - {id: wells-q2, text: Nobody wrote, chain: []}\n")
    library = shelf.load()
    assert [found.code for found in library.findings] == ["library.empty"]
    assert set(library.quotes) == {"wells-q1"}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"- a\n", b"just words", b"\x00" * 9])
def test_any_bytes_are_told_and_do_not_stop_the_rest(shelf: Shelf, data: bytes) -> None:
    shelf.write("zebra.yaml", data)
    library = shelf.load()
    assert len(library.findings) == 1
    assert len(library.recommendations) == 2


def test_a_folder_that_is_not_there_is_told(shelf: Shelf, tmp_path: Path) -> None:
    library = shelf.load(Folder(tmp_path / "gone"))
    assert [found.code for found in library.findings] == ["library.no-folder"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    library = load((Folder(tmp_path / "actors.yaml"),))
    assert [found.code for found in library.findings] == ["library.unreadable"]


# --------------------------------------------------------------------------- faults between files


def test_an_unknown_relation_is_told_at_its_place(shelf: Shelf) -> None:
    shelf.change(SECOND, "to: first-step", "to: third-step")
    found = shelf.only("unknown-recommendation")
    assert found.param("found") == "third-step"
    assert found.origin is not None
    assert (found.origin.line, found.origin.column) == (11, 31)


def test_an_unknown_link_of_a_chain_is_told_at_its_quote(shelf: Shelf) -> None:
    shelf.change(SOURCE, "chain: [wells-2020]", "chain: [dig-1999, wells-2020]")
    found = shelf.only("unknown-source")
    assert found.origin is not None
    assert found.origin.line == 10


def test_an_id_given_twice_is_told_with_both_places(shelf: Shelf) -> None:
    text = RECOMMENDATION.format(id="first-step", quote="wells-q1", relations="")
    again = shelf.write("recommendations/zz/first-step.yaml", text.replace("One line", "Another"))
    found = shelf.only("id-twice")
    first = shelf.root / "library" / FIRST
    assert found.param("first") == f"{first}:1"
    assert found.origin is not None
    assert found.origin.path == str(again)
    assert shelf.load().recommendations[RecommendationId("first-step")].line.en == "One line"


def test_two_quotes_of_one_id_are_told_with_both_places(shelf: Shelf) -> None:
    text = (shelf.root / "library" / SOURCE).read_text("utf-8")
    quote = text[text.index("  - id: wells-q1") :]
    shelf.write(SOURCE, text + quote)
    found = shelf.only("id-twice")
    assert found.origin is not None
    assert str(found.param("first")).endswith("wells-2020.yaml:8")


def test_a_circle_of_needs_is_told_once(shelf: Shelf) -> None:
    back = NEEDS.replace("first-step", "second-step")
    shelf.change(FIRST, "relations: []", f"relations: [{back}]")
    found = shelf.only("cycle")
    assert found.param("found") == "first-step → second-step → first-step"


def test_a_recommendation_that_needs_itself_is_a_circle(shelf: Shelf) -> None:
    shelf.change(FIRST, "relations: []", f"relations: [{NEEDS}]")
    assert shelf.only("cycle").param("found") == "first-step → first-step"


def test_a_long_chain_of_needs_is_no_circle(shelf: Shelf) -> None:
    for n in range(1_200):
        needs = NEEDS.replace("first-step", f"step-{n + 1}" if n < 1_199 else "first-step")
        text = RECOMMENDATION.format(id=f"step-{n}", quote="wells-q1", relations=needs)
        shelf.write(f"chain/step-{n}.yaml", text)
    assert shelf.load().findings == ()


# --------------------------------------------------------------------------- folders of one's own


def test_ones_own_folder_is_shown_apart(shelf: Shelf, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = RECOMMENDATION.format(id="own-step", quote="wells-q1", relations="")
    (own / "own-step.yaml").write_text(text, "utf-8")
    library = shelf.load(Folder(own, "Our organisation"))
    owners = {item.id: item.owner for item in library.recommendations.values()}
    assert owners == {"first-step": "", "second-step": "", "own-step": "Our organisation"}


def test_ones_own_folder_never_overwrites_the_bundled_library(shelf: Shelf, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = RECOMMENDATION.format(id="first-step", quote="wells-q1", relations="")
    (own / "first-step.yaml").write_text(text.replace("One line", "Mine"), "utf-8")
    library = shelf.load(Folder(own, "Our organisation"))
    assert [found.code for found in library.findings] == ["library.id-twice"]
    assert library.recommendations[RecommendationId("first-step")].owner == ""


def test_the_wording_has_one_fingerprint_a_language(shelf: Shelf) -> None:
    item = shelf.load().recommendations[RecommendationId("first-step")]
    shelf.change(FIRST, "Le conseil devrait agir.", "Le conseil doit agir.")
    changed = shelf.load().recommendations[RecommendationId("first-step")]
    assert wording_digest(item, "en-GB") == wording_digest(changed, "en")
    assert wording_digest(item, "fr") != wording_digest(changed, "fr")


def test_a_source_for_a_french_brief_keeps_its_record(shelf: Shelf) -> None:
    shelf.change(SOURCE, "kind: analysis", "kind: analysis\nnote: {en: Old, fr: Vieux}")
    library = shelf.load()
    french = library.source(SourceId("wells-2020"), "fr")
    assert french is not None
    assert (french.note, french.record.title) == ("Vieux", "Wells of the north")
