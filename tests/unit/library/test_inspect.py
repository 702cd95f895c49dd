"""The look over the whole library: limits, evidence, actors, shares, originals."""

from __future__ import annotations

import time

import pytest

from brief_composer.library.inspect import inspect
from tests.unit.library.conftest import ORIGINAL, Shelf

FIRST = "recommendations/first-step.yaml"
SOURCE = "seeds/wells-2020.yaml"
TITLE = '{en: "Ask for first-step", fr: "Demander first-step"}'
TEXT = "{en: The council should act., fr: Le conseil devrait agir.}"


def codes(shelf: Shelf, originals: bool = False) -> list[str]:
    return [f.code.removeprefix("library.") for f in shelf.inspect(originals).findings]


def test_a_sound_library_passes(shelf: Shelf) -> None:
    assert codes(shelf, originals=True) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (TITLE, '{en: "' + "Ask " * 16 + '", fr: "' + "Mot " * 15 + '"}', "over-limit"),
        (TEXT, "{en: " + "act " * 81 + ", fr: " + "mot " * 80 + "}", "over-limit"),
        (TEXT, "{en: 'Act [@no-such, p. 3].', fr: 'Agir [@no-such].'}", "unknown-source"),
        ("fr: Une ligne", "fr: One line", "same-in-both"),
        ("The town council met", "The town council met on market day again and", "over-limit"),
        ("indicator: {en: Acts counted, fr: Actes comptés}\n", "", "nothing-under"),
        ("evidence: [wells-q1]", "evidence: [wells-q1, wells-q1]", "named-twice"),
    ],
)
def test_what_is_not_as_it_should_be_is_told(shelf: Shelf, old: str, new: str, code: str) -> None:
    shelf.change(FIRST, old, new)
    assert codes(shelf) == [code]


def test_a_limit_is_told_at_the_line_of_the_text(shelf: Shelf) -> None:
    shelf.change(FIRST, TEXT, "{en: " + "act " * 81 + ", fr: " + "mot " * 80 + "}")
    found = shelf.inspect().findings[0]
    assert (found.param("key"), found.param("found"), found.param("expected")) == (
        "text.en",
        81,
        80,
    )
    assert found.origin is not None
    assert found.origin.line == 7


def test_a_quote_of_more_than_sixty_words_is_told(shelf: Shelf) -> None:
    shelf.change(SOURCE, "for a truce", "for a truce " + "and " * 54)
    shelf.change(SOURCE, "words: 400", "words: 4000")
    assert codes(shelf) == ["over-limit"]


def test_evidence_must_answer_to_its_quote(shelf: Shelf) -> None:
    shelf.change(SOURCE, "supports: [first-step, second-step]", "supports: [first-step]")
    found = shelf.inspect().findings[0]
    assert found.code == "library.not-supported-by"
    assert found.origin is not None
    assert found.origin.path.endswith("second-step.yaml")


def test_a_quote_must_answer_to_its_evidence(shelf: Shelf) -> None:
    shelf.change(FIRST, "evidence: [wells-q1]", "evidence: []")
    assert sorted(codes(shelf)) == ["not-in-evidence", "nothing-under"]


def test_an_addressee_who_is_gone_is_told(shelf: Shelf) -> None:
    shelf.change("actors.yaml", "id: council,", "id: council, until: 2023-12,")
    assert codes(shelf) == ["actor-ended", "actor-ended"]


def test_an_addressee_who_is_not_gone_yet_passes(shelf: Shelf) -> None:
    shelf.change("actors.yaml", "id: council,", "id: council, until: 2026-11,")
    assert codes(shelf) == []


def test_a_relation_says_who_says_so(shelf: Shelf) -> None:
    shelf.change("recommendations/second-step.yaml", "source: editors", "source: somebody")
    assert codes(shelf) == ["relation-source"]


def test_a_relation_may_rest_on_doctrine(shelf: Shelf) -> None:
    shelf.change("recommendations/second-step.yaml", "source: editors", "source: IDDRS 2.30")
    assert codes(shelf) == []


def test_too_large_a_share_of_a_source_is_told(shelf: Shelf) -> None:
    shelf.change(SOURCE, "words: 400", "words: 40")
    inspection = shelf.inspect()
    assert [f.code for f in inspection.findings] == ["library.share"]
    assert inspection.shares[0].percent == pytest.approx(17.5)


# --------------------------------------------------------------------------- with the originals


def test_every_quote_is_compared_with_its_original(shelf: Shelf) -> None:
    assert shelf.inspect(originals=True).compared == 1
    assert shelf.inspect().compared == 0


def test_an_altered_quote_is_told_with_the_words(shelf: Shelf) -> None:
    shelf.change(SOURCE, "asked the herders", "told the herders")
    found = shelf.inspect(originals=True).findings[0]
    assert found.code == "library.quote-differs"
    assert (found.param("found"), found.param("expected")) == ("told", "asked")


def test_a_quote_of_other_words_is_told(shelf: Shelf) -> None:
    shelf.change(SOURCE, "It asked the herders for a truce", "Quixotic jazz vexes Zürich")
    assert codes(shelf, originals=True) == ["quote-not-found"]


def test_a_paragraph_the_original_does_not_have_is_told(shelf: Shelf) -> None:
    shelf.change(SOURCE, "paragraph: The town council met", "paragraph: The village met")
    assert codes(shelf, originals=True) == ["paragraph-not-found"]


def test_a_paragraph_after_the_quote_is_told(shelf: Shelf) -> None:
    shelf.change(SOURCE, "paragraph: The town council met", "paragraph: Nobody wrote the truce")
    assert codes(shelf, originals=True) == ["paragraph-after-quote"]


def test_a_passage_the_original_does_not_have_is_told(shelf: Shelf) -> None:
    shelf.change(FIRST, "passage: The town council met", "passage: The village met")
    assert codes(shelf, originals=True) == ["passage-not-found"]


def test_another_original_is_told(shelf: Shelf) -> None:
    (shelf.originals / "wells.txt").write_text(ORIGINAL + "\n", "utf-8")
    assert codes(shelf, originals=True) == ["original-changed"]


def test_a_missing_original_is_told(shelf: Shelf) -> None:
    (shelf.originals / "wells.txt").unlink()
    assert codes(shelf, originals=True) == ["original-missing"]


def test_an_original_outside_the_folder_is_not_opened(shelf: Shelf) -> None:
    (shelf.root / "secret.txt").write_text("It asked the herders for a truce", "utf-8")
    shelf.change(SOURCE, "file: wells.txt", "file: ../secret.txt")
    assert codes(shelf, originals=True) == ["original-missing"]


def test_eight_words_in_a_row_of_a_source_are_told(shelf: Shelf) -> None:
    taken = "Let them leave the wells alone until the rains had come back."
    shelf.change(FIRST, TEXT, f"{{en: '{taken}', fr: '{'mot ' * 12}'}}")
    found = shelf.inspect(originals=True).findings[0]
    assert found.code == "library.copied"
    assert found.param("found") == "leave the wells alone until the rains had come"
    assert found.origin is not None
    assert found.origin.line == 7


def test_seven_words_in_a_row_are_nobodys(shelf: Shelf) -> None:
    shelf.change(FIRST, "The council should act.", "Leave the wells alone until the rains end.")
    assert codes(shelf, originals=True) == []


def test_words_taken_into_a_sample_are_told(shelf: Shelf) -> None:
    sample = "sections:\n  - {text: they agreed to leave the wells alone until the rains}\n"
    shelf.write("../samples/s.yaml", sample)
    assert codes(shelf, originals=True) == ["copied"]


def test_a_quote_in_a_sample_is_no_copy(shelf: Shelf) -> None:
    words = "they agreed to leave the wells alone until the rains"
    shelf.write("../samples/s.yaml", f"quotes:\n  - {{text: {words}}}\n")
    assert codes(shelf, originals=True) == []


# ----------------------------------------------------------------------------- other rules it keeps


def test_a_conflict_said_on_one_side_only_is_told(shelf: Shelf) -> None:
    shelf.change("recommendations/second-step.yaml", "kind: needs", "kind: conflicts")
    (found,) = shelf.inspect().findings
    assert (found.code, found.param("found")) == ("library.one-sided", "first-step")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reason: {en: It is the ground., fr: C’est la base.}", "reason: {en: '', fr: ''}"),
        (", reason: {en: It is the ground., fr: C’est la base.}", ""),
    ],
)
def test_a_relation_without_its_reason_is_told(shelf: Shelf, old: str, new: str) -> None:
    shelf.change("recommendations/second-step.yaml", old, new)
    assert set(codes(shelf)) <= {"language-missing", "key-missing"}
    assert codes(shelf)


def test_needs_in_a_circle_are_told(shelf: Shelf) -> None:
    needs = "relations: [{kind: needs, to: second-step, strength: judgement, source: editors, "
    shelf.change(FIRST, "relations: []", needs + "reason: {en: Because., fr: Voilà.}}]")
    assert codes(shelf) == ["cycle"]


def test_a_reference_to_nobody_is_told(shelf: Shelf) -> None:
    shelf.change(FIRST, "addressees: [council]", "addressees: [council, nobody]")
    assert codes(shelf) == ["unknown-actor"]


def test_a_language_that_is_missing_is_told(shelf: Shelf) -> None:
    shelf.change(FIRST, "fr: Le conseil devrait agir.", "fr: ''")
    assert "language-missing" in codes(shelf)


def test_a_note_that_cites_nobody_is_told(shelf: Shelf) -> None:
    note = "format: brief-composer/note/1\ntitle: {en: About, fr: À propos}\nas_of: 2026-11-22\n"
    shelf.write("note.yaml", note + "text: {en: 'See [@gone].', fr: 'Voir [@gone].'}\n")
    assert codes(shelf) == ["unknown-source"]


def test_the_bundled_library_is_looked_over_in_under_two_seconds() -> None:
    times: list[float] = []
    for _ in range(3):
        start = time.perf_counter()
        inspect()
        times.append(time.perf_counter() - start)
    assert min(times) < 2
