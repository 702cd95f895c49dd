"""Whatever a record holds and lacks, every style prints it cleanly in every language."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from brief_composer.doc.text import inline_text
from brief_composer.model.evidence import Name, Record, Source
from brief_composer.model.ids import SourceId
from brief_composer.sources import citations
from brief_composer.sources.citations import Reference

TYPES = (
    *("article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast"),
    *("chapter", "entry", "interview", "paper-conference", "post-weblog", "report", "speech"),
    *("thesis", "webpage", "unheard-of"),
)
DATES = ("", "2019", "2019-10", "2019-10-01", "last spring")
WORDS = (
    "",
    "Rope and pulley",
    "Où va le bac ?",
    "Who pays?",
    "Ferries now!",
    "A “free” boat",
    "X.",
    "Boats: a",
    "Boats: b",
)
NAMES = st.one_of(
    st.builds(
        Name,
        st.sampled_from(["Odu", "Écho", "de Hale"]),
        st.sampled_from(["", "M. J.", "Ky", "Kim"]),
    ),
    st.builds(Name, literal=st.sampled_from(["", "Ferry Watch", "Night Press", "Boats Ltd."])),
)
PEOPLE = st.lists(NAMES, max_size=8).map(tuple)
FEW = st.sampled_from(["", "3", "8/2019"])
words = st.sampled_from(WORDS)
records = st.builds(
    Record,
    title=words,
    type=st.sampled_from(TYPES),
    author=PEOPLE,
    editor=PEOPLE,
    translator=PEOPLE,
    issued=st.sampled_from(DATES),
    publisher=st.sampled_from(["", "Night Press", "Boats Ltd."]),
    publisher_place=st.sampled_from(["", "Ostley"]),
    container_title=words,
    collection_title=st.sampled_from(["", "Delta Papers"]),
    number=FEW,
    volume=FEW,
    page=st.sampled_from(["", "3", "103-119", "B4"]),
    genre=st.sampled_from(["", "Working paper"]),
    url=st.sampled_from(["", "https://example.org/a"]),
    accessed=st.sampled_from(["", "2026-10-01"]),
    language=st.sampled_from(["", "en", "fr", "bm"]),
    translated_title=st.sampled_from(["", "Crossing by night"]),
    issue=FEW,
    edition=st.sampled_from(["", "2", "revised edition"]),
    doi=st.sampled_from(["", "10.1234/x"]),
)
places = st.sampled_from(["", "3", "pp. 3-5", "para. 12", "paragraph beginning “Once…”"])
_UNCLEAN = re.compile(
    r"\(\s*\)|\[\s*\]|‘\s*’|“\s*”|«\s*»|\*\*|[,;:]\s*[,;:.](?!\.)|\.\.|[?!]\.|\s[,.)\]’]|\(\s|[^\S\n]{2}"
    r"|^[\s,.;:]|\s$|,$|\bNone\b"
)


def _everything(style: str, language: str, records: list[Record], place: str) -> list[str]:
    chosen, terms = citations.style(style), citations.terms(language)
    sources = [Source(SourceId(f"s{n}"), record) for n, record in enumerate(records)]
    works = tuple(citations.works(sources, chosen.leads).values())
    made: list[str] = []
    for seen in (frozenset[str](), frozenset(work.id for work in works)):
        for before in (None, "", place):
            reference = Reference(works, place, seen, before=before)
            made.append(inline_text(chosen.note((reference,), terms)))
    each = tuple(Reference((work,), place) for work in works)
    made.append(inline_text(chosen.note(each, terms)))
    made.append(inline_text(chosen.line(Reference(works, place), terms)))
    if chosen.cite:
        made.append(inline_text(chosen.cite(each, terms)))
    made += [inline_text(chosen.entry(work, works[-1], terms)) for work in works]
    return made


@given(st.lists(records, min_size=1, max_size=3), places)
@settings(max_examples=150, deadline=None)
def test_nothing_is_empty_doubled_or_stray(records: list[Record], place: str) -> None:
    for style in citations.styles():
        for language in ("en-GB", "en-US", "fr"):
            for text in _everything(style, language, records, place):
                shown = text.replace("Où va le bac ?", "Où va le bac?")
                found = _UNCLEAN.search(shown.replace("\u00a0", "~").replace("\u202f", "~"))
                assert not found, (style, language, found, text)
                assert text


@given(st.lists(records, min_size=1, max_size=3), places)
@settings(max_examples=80, deadline=None)
def test_french_never_breaks_before_a_colon_or_within_guillemets(
    records: list[Record], place: str
) -> None:
    for style in citations.styles():
        for text in _everything(style, "fr", records, place):
            assert not re.search(r" [:;»]|« |«\S*[^\u202f\u00a0«\S]»", text), (style, text)
            assert not re.search(r"[^\s\u00a0\u202f]»|«[^\s\u00a0\u202f]", text), (style, text)


@given(st.lists(records, min_size=2, max_size=4))
@settings(max_examples=80, deadline=None)
def test_no_two_works_are_cited_alike_in_the_text(records: list[Record]) -> None:
    for style in ("chicago-author-date", "apa", "harvard"):
        chosen, terms = citations.style(style), citations.terms("en-GB")
        assert chosen.cite
        sources = [Source(SourceId(f"s{n}"), record) for n, record in enumerate(records)]
        works = citations.works(sources, chosen.leads).values()
        cited = [inline_text(chosen.cite((Reference((work,)),), terms)) for work in works]
        assert len(set(cited)) == len(cited), (style, cited)
