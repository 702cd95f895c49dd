"""Our citations beside those of citeproc-js, for the same records.

`DIFFERENCES` names every way in which ours are meant to differ, and why. Each rewrites what
citeproc-js printed; after that the two must be the same, italics and all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from brief_composer.doc.dump import spans
from brief_composer.doc.tree import Foreign, Inline, Link
from brief_composer.model.evidence import Record, Source
from brief_composer.model.ids import SourceId
from brief_composer.sources import citations
from brief_composer.sources.citations import Reference, Work

_HERE = Path(__file__).parent / "citations"
STYLES = ("chicago-notes", "chicago-author-date", "apa", "harvard")
LANGUAGES = ("en-GB", "en-US", "fr")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)


class Difference(msgspec.Struct, frozen=True):
    """Why ours differ (`reason`), where (patterns of style-language and of the record's id), and
    what is put in the place of what citeproc-js has."""

    reason: str
    where: str
    pattern: str
    ours: str
    works: str = ".*"
    positions: str = ".*"


DIFFERENCES = (
    Difference(
        "Ranges of pages have an en dash in French too; a hyphen is for words.",
        ".*-fr",
        "(?<=\\d)\u2011(?=\\d)",
        "–",
    ),
    Difference(
        "French writes numéro n°; the raised o of the reference is lost in plain text, and the "
        "word is no beginning of a sentence that would want a capital.",
        ".*-fr",
        r"\b[nN]o (?=\d)",
        "n° ",
    ),
    Difference(
        "Headline capitals are English: a kind of report keeps its letters in a French list.",
        ".*-fr",
        "Working Paper",
        "Working paper",
    ),
    Difference("French has a space before a colon.", ".*-fr", r"(?<=[)\d])(?=: \d)", " "),
    Difference(
        "French has a space before a colon.",
        "harvard-fr",
        "(sur|é le|Ostley|Amal|Amalville): ",
        r"\1 : ",
    ),
    Difference(
        "French has no comma before the last of a list.", ".*-fr", "(Umber|Xander), et", r"\1 et"
    ),
    Difference(
        "In French a part stands “dans” a whole; “in” is Latin.",
        "(chicago-.*|harvard)-fr",
        r"(?<=», )in ",
        "dans ",
    ),
    Difference(
        "In French a part stands “dans” a whole; “in” is Latin.",
        "(chicago-.*|apa)-fr",
        r"\bIn (?=\*|A\. F)",
        "Dans ",
    ),
    Difference(
        "Only American English has the month first; the style files have it first everywhere.",
        "(chicago-author-date|apa)-(en-GB|fr)",
        rf"\b({_MONTHS}) (\d\d?)(?!\d)",
        r"\2 \1",
        positions="entry",
    ),
    Difference(
        "American English has the month first, in these dates as in those of access.",
        "harvard-en-US",
        rf"\b(\d+) ({_MONTHS})(?=[.,])",
        r"\2 \1",
    ),
    Difference(
        "The first of a month is 1er in French.", ".*-fr", rf"\b1 (?={_MONTHS})", "1er "
    ),
    Difference("The date wants its article in French.", "apa-fr", r"(?<=Consulté )(?=\d)", "le "),
    Difference(
        "APA leaves a publisher out who is the author (9.29); the style file cannot compare them.",
        "apa-.*",
        r"(?<=count\*\. )Ferry Watch\. ",
        "",
        works="report-body",
    ),
    Difference(
        "APA cites a report without author by its title in italics (8.14), as the style file does "
        "for web pages.",
        "apa-.*",
        r"^\(([^,]+),",
        r"(*\1*,",
        works="report-no-author.*",
        positions="first.*",
    ),
    Difference(
        "A short title is short: the translation stands where the work is named in full.",
        "chicago-notes-.*",
        r" \[Crossing by night\]",
        "",
        positions="later.*",
    ),
    Difference(
        "A report's series is named as that of a book is: it is how NGO papers are found.",
        "harvard-.*",
        r"(?<=Delta Institute)(?=\. (Avail|Dispo))",
        " (Delta Papers, 8/2019)",
        works="report",
    ),
    Difference(
        "An interview is dated to its day: a reader looks for the broadcast.",
        "harvard-en-GB",
        r"(?<=Radio Delta\*)",
        ", 4 May",
        works="interview",
        positions="entry",
    ),
    Difference(
        "An interview is dated to its day: a reader looks for the broadcast.",
        "harvard-en-US",
        r"(?<=Radio Delta\*)",
        ", May 4",
        works="interview",
        positions="entry",
    ),
    Difference(
        "An interview is dated to its day: a reader looks for the broadcast.",
        "harvard-fr",
        r"(?<=Radio Delta\*)",
        ", 4 mai",
        works="interview",
        positions="entry",
    ),
)  # fmt: skip


@cache
def _records() -> dict[str, Record]:
    raw = json.loads((_HERE / "records.json").read_text("utf-8"))
    return {id: msgspec.convert(record, Record) for id, record in raw.items()}


@cache
def _reference(style: str, language: str) -> dict[str, Any]:
    return json.loads((_HERE / f"{style}-{language}.json").read_text("utf-8"))


def _works(style: str) -> dict[SourceId, Work]:
    sources = (Source(SourceId(id), record) for id, record in _records().items())
    return citations.works(sources, citations.style(style).leads)


def _marked(inlines: tuple[Inline, ...]) -> str:
    """Plain text with *italics*, ordinary spaces for those that do not break."""
    text = spans(tuple(_bare(inlines)))
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _bare(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Foreign | Link):
            yield from _bare(inline.inlines)
        else:
            yield inline


def _expected(style: str, language: str, id: str, position: str) -> str:
    text = _reference(style, language)["works"][id][position]
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    for each in DIFFERENCES:
        if _applies(each, style, language, id, position):
            text = re.sub(each.pattern, each.ours, text)
    return text


def _applies(each: Difference, style: str, language: str, id: str, position: str) -> bool:
    return bool(
        re.fullmatch(each.where, f"{style}-{language}")
        and re.fullmatch(each.works, id)
        and re.fullmatch(each.positions, position)
    )


def _ours(style: str, language: str, work: Work) -> dict[str, str]:
    chosen, terms = citations.style(style), citations.terms(language)
    word = chosen.cite or chosen.note
    seen = frozenset({work.id})
    asked = {
        "first": Reference((work,)),
        "first_at": Reference((work,), "14-16"),
        "later": Reference((work,), "", seen),
        "later_at": Reference((work,), "p. 3", seen),
        "ibid": Reference((work,), "p. 3", seen, before="p. 3"),
        "ibid_at": Reference((work,), "p. 5", seen, before="p. 3"),
    }
    made = {name: _marked(word((reference,), terms)) for name, reference in asked.items()}
    return {**made, "entry": _marked(chosen.entry(work, None, terms))}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
def test_every_record_reads_as_the_reference_has_it(style: str, language: str) -> None:
    works = _works(style)
    for id in _records():
        ours = _ours(style, language, works[SourceId(id)])
        for position in _reference(style, language)["works"][id]:
            expected = _expected(style, language, id, position)
            assert ours[position] == expected, (id, position)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
def test_the_list_is_in_the_order_of_the_reference(style: str, language: str) -> None:
    listed = sorted(_works(style).values(), key=citations.style(style).order)
    assert [work.id for work in listed] == _reference(style, language)["order"]


@pytest.mark.parametrize("number", range(len(DIFFERENCES)))
def test_every_difference_is_met_somewhere(number: int) -> None:
    each = DIFFERENCES[number]
    assert any(
        re.search(each.pattern, text.replace("\u00a0", " ").replace("\u202f", " "))
        for style in STYLES
        for language in LANGUAGES
        for id, positions in _reference(style, language)["works"].items()
        for position, text in positions.items()
        if _applies(each, style, language, id, position)
    )


def test_forty_records_in_four_styles_and_three_languages_are_compared() -> None:
    texts = sum(
        len(positions)
        for style in STYLES
        for language in LANGUAGES
        for positions in _reference(style, language)["works"].values()
    )
    assert len(_records()) >= 40
    assert texts >= 2000
