"""Whether an English and a French text can be one and the same: what a machine can see of that.

Belongs here: what must agree in any translation, whatever its words: blanks, numbers, citations,
links, the kinds of paragraphs, and roughly the length. Does not belong here: which texts of the
library are compared (`library.inspect`), or whether they mean the same, which only a reader can
tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from brief_composer.library.items import Bilingual, Library
from brief_composer.model import markup
from brief_composer.model.finding import Origin
from brief_composer.model.richtext import Blank, Cite, Prose, Run, blanks, count_words, plain

SHORTER, LONGER = 0.6, 1.9
"""How many French words may stand for one English word; French usually takes 1.1 to 1.3."""

FEW: Final = 12
"""Texts of fewer English words may be of any length in French."""

_THOUSANDS = re.compile(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


class Place(Struct, frozen=True):
    """A text in both languages and where it stands: its file, the id of the part, the name."""

    origin: Origin
    within: str
    key: str
    text: Bilingual


class Difference(Struct, frozen=True):
    """What is not the same, as the code of a finding; what the French has, what the English."""

    code: str
    found: str
    expected: str


def differences(text: Bilingual) -> Iterator[Difference]:
    """Everything in which the two texts of prose in markup cannot be one."""
    english, french = markup.parse(text.en), markup.parse(text.fr)
    pairs = (
        ("library.blanks-differ", _blanks(french), _blanks(english)),
        ("library.numbers-differ", _numbers(french), _numbers(english)),
        ("library.citations-differ", _citations(french), _citations(english)),
        ("library.links-differ", _links(french), _links(english)),
    )
    for code, found, expected in pairs:
        if found != expected:
            more, less = found - expected, expected - found
            yield Difference(code, _shown(more), _shown(less))
    if [part.kind for part in french] != [part.kind for part in english]:
        yield Difference("library.shape-differs", str(len(french)), str(len(english)))
    words, others = count_words(plain(english)), count_words(plain(french))
    if words >= FEW and not SHORTER * words <= others <= LONGER * words:
        yield Difference("library.lengths-differ", str(others), str(words))


def places(library: Library) -> Iterator[Place]:
    """Every text the library has in both languages, but names and titles of people and bodies."""
    for item in library.recommendations.values():
        texts = {key: getattr(item, key) for key in ("title", "line", "text", "indicator")}
        if item.short != item.text:
            texts["short"] = item.short
        for key in ("harm", "first", "stop", "names"):
            texts[f"safeguards.{key}"] = getattr(item.safeguards, key)
        for key, text in texts.items():
            yield Place(item.origin, "", key, text)
        for relation in item.relations:
            yield Place(item.origin, "", "relations.reason", relation.reason)
        for passage in item.provenance:
            yield Place(item.origin, "", "provenance.addressed", passage.addressed)
    for card in library.source_cards.values():
        for key in ("note", "lacks"):
            yield Place(card.origin, "", key, getattr(card, key))
        yield Place(card.origin, "", "licence.note", card.licence_note)
    for id, card in library.quote_cards.items():
        yield Place(card.origin, id, "speaker.role", card.role)
        yield Place(card.origin, id, "risk", card.risk)
    for claim in library.claims.values():
        yield Place(claim.origin, claim.id, "what", claim.what)
    for term in library.terms.values():
        yield Place(term.origin, term.id, "why", term.why)
    for template in library.templates.values():
        yield Place(template.origin, "", "line", template.line)
        for section in template.sections:
            yield Place(template.origin, "", "sections.hint", section.hint)
            yield Place(template.origin, "", "sections.text", section.text)
    for note in library.notes:
        yield Place(note.origin, "", "text", note.text)


def _blanks(prose: Prose) -> Counter[str]:
    return Counter(": ".join(filter(None, _asked(blank))) for blank in blanks(prose))


def _asked(blank: Blank) -> tuple[str, str]:
    """What a blank asks for, whatever it is called: its kind, and which detail or how many."""
    return blank.kind.value, blank.field or str(len(blank.options) or "")


def _numbers(prose: Prose) -> Counter[str]:
    """The numbers as they are said, whatever the signs between their digits."""
    said = _THOUSANDS.sub("", plain(prose))
    return Counter(number.replace(",", ".") for number in _NUMBER.findall(said))


def _citations(prose: Prose) -> Counter[str]:
    cites = (i for part in prose for i in part.inlines if isinstance(i, Cite))
    return Counter(cite.source for cite in cites)


def _links(prose: Prose) -> Counter[str]:
    runs = (i for part in prose for i in part.inlines if isinstance(i, Run) and i.link)
    return Counter(run.link for run in runs)


def _shown(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements())) or "–"
