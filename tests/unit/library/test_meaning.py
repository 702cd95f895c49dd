"""What must agree in English and French, whatever the words."""

from __future__ import annotations

import pytest

from brief_composer.library.items import Bilingual
from brief_composer.library.meaning import differences, places
from tests.unit.library.conftest import Shelf


def codes(en: str, fr: str) -> list[str]:
    return [each.code.removeprefix("library.") for each in differences(Bilingual(en, fr))]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("By {date: the day} in {place: town}", "À {place: ville}, le {date: jour}"),
        ("4,900 or 14,000 fighters", "4 900 ou 14\u202f000 combattants"),
        ("3.5 per cent in 2019", "3,5 % en 2019"),
        ("See [@a, p. 4] and [@b]", "Voir [@b] et [@a, p. 4]"),
        ("On [the site](https://a.org)", "Sur [le site](https://a.org)"),
        ("Short", "Un texte plus long que l’autre"),
        ("one two three four five six seven eight nine ten eleven twelve", "mot " * 15),
        ("- one\n- two", "- un\n- deux"),
    ],
)
def test_texts_of_one_meaning_pass(en: str, fr: str) -> None:
    assert codes(en, fr) == []


@pytest.mark.parametrize(
    ("en", "fr", "code"),
    [
        ("By {date: the day}", "Le jour dit", "blanks-differ"),
        ("By {date: the day}", "À {place: la ville}", "blanks-differ"),
        ("Within 30 days", "Dans les 60 jours", "numbers-differ"),
        ("Within 30 days", "Dans le mois", "numbers-differ"),
        ("4,900 fighters", "4900 et 2 combattants", "numbers-differ"),
        ("Said [@a]", "Dit [@b]", "citations-differ"),
        ("On [the site](https://a.org)", "Sur [le site](https://b.org)", "links-differ"),
        ("- one\n- two", "- un et deux", "shape-differs"),
        ("### Heading", "Intertitre", "shape-differs"),
        ("word " * 20, "mot " * 50, "lengths-differ"),
        ("word " * 20, "mot " * 8, "lengths-differ"),
    ],
)
def test_texts_that_cannot_be_one_are_told(en: str, fr: str, code: str) -> None:
    assert codes(en, fr) == [code]


def test_what_each_language_has_of_its_own_is_told() -> None:
    (found,) = differences(Bilingual("From 2012 to 2013", "De 2012 à 2014"))
    assert (found.found, found.expected) == ("2014", "2013")


def test_a_difference_is_told_at_its_line(shelf: Shelf) -> None:
    shelf.change("recommendations/first-step.yaml", "fr: Actes comptés", "fr: 3 actes comptés")
    (found,) = shelf.inspect().findings
    assert (found.code, found.param("key")) == ("library.numbers-differ", "indicator")
    assert found.origin is not None
    assert found.origin.path.endswith("first-step.yaml")
    assert found.origin.line == 8


def test_every_text_in_two_languages_is_looked_at(shelf: Shelf) -> None:
    kinds = {place.key for place in places(shelf.inspect().library)}
    assert {"title", "text", "safeguards.harm", "relations.reason", "speaker.role"} <= kinds
