"""Looks over the whole library: `brief-composer library check`.

Belongs here: what must be true of the content beyond its form: limits, evidence that answers to
its quotes, actors who can act, fair shares. Does not belong here: the comparison with the original
documents (`library.originals`), faults of form (`library.load`), words for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from brief_composer import paths
from brief_composer.library import meaning, terms
from brief_composer.library.items import (
    Acronym,
    Bilingual,
    Library,
    Recommendation,
    Relation,
    RelationKind,
    Term,
)
from brief_composer.library.load import Folder, bundled, load
from brief_composer.library.originals import compare_with_originals
from brief_composer.library.places import origin_of
from brief_composer.library.terminology import phrases
from brief_composer.library.yaml_text import read
from brief_composer.model import markup
from brief_composer.model.evidence import Quote
from brief_composer.model.finding import Finding, Origin, Severity, finding
from brief_composer.model.ids import SourceId
from brief_composer.model.node import Node
from brief_composer.model.richtext import Cite, count_words, plain

TITLE_WORDS, LINE_WORDS, TEXT_WORDS, SHORT_WORDS = 15, 14, 80, 35
QUOTE_WORDS, START_WORDS = 60, 7
LARGEST_SHARE = 15

_DOCTRINE = re.compile(r"IDDRS [0-9]+\.[0-9]+")
_EDITORS = "editors"


class Share(Struct, frozen=True):
    """How much of a source the library quotes, in words."""

    source: SourceId
    quotes: int
    quoted: int
    words: int

    @property
    def percent(self) -> float:
        """The share in percent; 0 when the length of the source is not known."""
        return 100 * self.quoted / self.words if self.words else 0.0


class Inspection(Struct, frozen=True):
    """What was found, and how much of each source is quoted.

    `compared` is how many quotes were compared with their original, 0 without originals.
    """

    library: Library
    findings: tuple[Finding, ...]
    shares: tuple[Share, ...]
    compared: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings there are of a severity."""
        return sum(item.severity is severity for item in self.findings)


def inspect(
    folders: tuple[Folder, ...] | None = None,
    originals: Path | None = None,
    today: str = "",
    samples: Path | None = None,
) -> Inspection:
    """Load the library and look it over.

    `originals` is a folder with the captured documents: then every quote is compared word for word
    and no other words of theirs may stand in the library or in `samples`. `today` is 2026-11-22.
    """
    folders = (*bundled(), terms.folder()) if folders is None else folders
    library = load(folders)
    look = _Look(library, today or date.today().isoformat())
    found = [*library.findings, *look.everything()]
    compared = 0
    if originals is not None:
        ours = (folder.path for folder in folders if not folder.owner)
        texts = (*ours, samples or paths.resource("samples"))
        more, compared = compare_with_originals(library, originals, texts)
        found += more
    found.sort(key=lambda f: (f.origin.path, f.origin.line) if f.origin else ("", 0))
    return Inspection(library, tuple(found), shares(library), compared)


def shares(library: Library) -> tuple[Share, ...]:
    """How much of each captured source the library quotes."""
    quoted: dict[SourceId, list[int]] = {}
    for quote in library.quotes.values():
        quoted.setdefault(quote.document, []).append(count_words(quote.text))
    return tuple(
        Share(id, len(quoted.get(id, ())), sum(quoted.get(id, ())), card.capture.words)
        for id, card in library.source_cards.items()
        if card.capture
    )


class _Look:
    """One look over a library. Files are read again only where a finding needs its line."""

    def __init__(self, library: Library, today: str) -> None:
        self._library = library
        self._today = today
        self._roots: dict[str, Node | None] = {}

    def everything(self) -> Iterator[Finding]:
        for item in self._library.recommendations.values():
            yield from self._lengths(item)
            yield from self._relations(item)
            yield from self._actors(item)
            yield from self._evidence(item)
            yield from self._complete(item)
        for quote in self._library.quotes.values():
            yield from self._quote(quote)
        for term in self._library.terms.values():
            yield from self._term(term)
        yield from self._acronyms(tuple(self._library.acronyms.values()))
        yield from self._meaning()
        for share in shares(self._library):
            if share.percent > LARGEST_SHARE:
                origin = self._library.source_cards[share.source].origin
                yield self._tell(
                    "share",
                    Severity.FIX,
                    origin,
                    "quotes",
                    found=round(share.percent),
                    expected=LARGEST_SHARE,
                )

    def _lengths(self, item: Recommendation) -> Iterator[Finding]:
        limits = (
            ("title", item.title, TITLE_WORDS, Severity.FIX),
            ("line", item.line, LINE_WORDS, Severity.REVIEW),
            ("text", item.text, TEXT_WORDS, Severity.FIX),
            ("short", item.short, SHORT_WORDS, Severity.REVIEW),
        )
        for key, text, most, severity in limits:
            if key == "short" and text == item.text:
                continue
            for language in ("en", "fr"):
                count = _words(text[language])
                if count > most:
                    below = f"{key}.{language}"
                    yield self._tell(
                        "over-limit", severity, item.origin, below, found=count, expected=most
                    )
            if text.en == text.fr:
                yield self._tell("same-in-both", Severity.REVIEW, item.origin, key)
        for source in sorted(_cited(item.text, item.short) - set(self._library.sources)):
            yield self._tell("unknown-source", Severity.FIX, item.origin, "text", found=source)

    def _meaning(self) -> Iterator[Finding]:
        """Texts whose English and French cannot say the same."""
        for place in meaning.places(self._library):
            for each in meaning.differences(place.text):
                code = each.code.removeprefix("library.")
                severity, where = Severity.REVIEW, (place.origin, place.key)
                found, expected = each.found, each.expected
                yield self._tell(code, severity, *where, "", place.within, found, expected)
        for note in self._library.notes:
            for source in sorted(_cited(note.text) - set(self._library.sources)):
                yield self._tell("unknown-source", Severity.FIX, note.origin, "text", found=source)

    def _relations(self, item: Recommendation) -> Iterator[Finding]:
        for relation in item.relations:
            if relation.to == item.id:
                yield self._tell(
                    "relation-to-itself", Severity.FIX, item.origin, "relations.to", item.id
                )
            if self._is_one_sided(item, relation):
                key, to = "relations.to", relation.to
                yield self._tell("one-sided", Severity.REVIEW, item.origin, key, to, found=to)
            named = relation.source
            known = named in self._library.sources or named == _EDITORS
            if not known and not _DOCTRINE.fullmatch(named):
                yield self._tell(
                    "relation-source",
                    Severity.REVIEW,
                    item.origin,
                    "relations.source",
                    named,
                    found=named,
                )

    def _is_one_sided(self, item: Recommendation, relation: Relation) -> bool:
        """Whether a conflict is not said by the other one too. What comes with the program cannot
        know of people's own."""
        other = self._library.recommendations.get(relation.to)
        if relation.kind is not RelationKind.CONFLICTS or other is None:
            return False
        return other.owner == item.owner and item.id not in other.related(relation.kind)

    def _actors(self, item: Recommendation) -> Iterator[Finding]:
        for id in item.addressees:
            actor = self._library.actors.get(id)
            if actor is None or not actor.until or actor.until >= self._today[: len(actor.until)]:
                continue
            yield self._tell(
                "actor-ended",
                Severity.FIX,
                item.origin,
                "addressees",
                id,
                found=actor.name.en,
                until=actor.until,
            )

    def _evidence(self, item: Recommendation) -> Iterator[Finding]:
        for key, named in (("evidence", item.evidence), ("against", item.against)):
            for id in named:
                quote = self._library.quotes.get(id)
                if quote is None:
                    continue
                back = quote.supports if key == "evidence" else quote.against
                if item.id not in back:
                    code = "not-supported-by" if key == "evidence" else "not-opposed-by"
                    yield self._tell(code, Severity.FIX, item.origin, key, id, found=id)
            twice = {id for id in named if named.count(id) > 1}
            for id in sorted(twice):
                yield self._tell("named-twice", Severity.FIX, item.origin, key, id, found=id)

    def _complete(self, item: Recommendation) -> Iterator[Finding]:
        if item.owner:
            return
        parts = {
            "evidence": item.evidence,
            "provenance": item.provenance,
            "addressees": item.addressees,
            "indicator": item.indicator.en,
            "safeguards": item.safeguards.harm.en,
        }
        for key, value in parts.items():
            if not value:
                yield self._tell("nothing-under", Severity.REVIEW, item.origin, key)
        for provenance in item.provenance:
            if count_words(provenance.passage) > START_WORDS:
                yield self._tell(
                    "over-limit",
                    Severity.FIX,
                    item.origin,
                    "provenance.passage",
                    provenance.passage,
                    found=count_words(provenance.passage),
                    expected=START_WORDS,
                )

    def _quote(self, quote: Quote) -> Iterator[Finding]:
        origin = self._library.quote_cards[quote.id].origin
        limits = (
            ("text", quote.text, QUOTE_WORDS),
            ("locator.paragraph", quote.locator.paragraph, START_WORDS),
        )
        for key, text, most in limits:
            count = count_words(text)
            if count > most:
                yield self._tell("over-limit", Severity.FIX, origin, key, "", quote.id, count, most)
        if not quote.locator.paragraph and not quote.locator.page:
            yield self._tell("nothing-under", Severity.REVIEW, origin, "locator", "", quote.id)
        for key, named in (("supports", quote.supports), ("against", quote.against)):
            for id in named:
                item = self._library.recommendations.get(id)
                back = () if item is None else item.evidence + item.against
                if item is not None and quote.id not in back:
                    code = "not-in-evidence" if key == "supports" else "not-in-against"
                    yield self._tell(code, Severity.REVIEW, origin, key, id, quote.id, id)

    def _term(self, term: Term) -> Iterator[Finding]:
        """Wordings whose notation makes no sense, readers named twice, no reason in a language."""
        for language, wordings in (("en", term.en), ("fr", term.fr)):
            for wording in wordings:
                if not phrases(wording):
                    yield self._tell(
                        "wording",
                        Severity.FIX,
                        term.origin,
                        f"find.{language}.words",
                        wording.words,
                        term.id,
                        wording.words,
                    )
        audiences = [item.audience for item in term.audiences]
        for name in sorted({name for name in audiences if audiences.count(name) > 1}):
            yield self._tell(
                "named-twice", Severity.FIX, term.origin, "audiences.id", name, term.id, name
            )

    def _acronyms(self, items: tuple[Acronym, ...]) -> Iterator[Finding]:
        """Initials that stand for two things."""
        for language in ("en", "fr"):
            first: dict[str, str] = {}
            for item in items:
                short = item.short[language]
                if first.setdefault(short, item.id) != item.id:
                    yield self._tell(
                        "short-twice",
                        Severity.FIX,
                        item.origin,
                        f"short.{language}",
                        "",
                        item.id,
                        short,
                        first[short],
                    )

    def _tell(
        self,
        code: str,
        severity: Severity,
        item: Origin,
        key: str,
        text: str = "",
        within: str = "",
        found: str | int = "",
        expected: str | int = "",
        until: str = "",
    ) -> Finding:
        """A finding at the line of `key`; `text` picks the member of a list that says it."""
        if item.path not in self._roots:
            try:
                data = Path(item.path).read_bytes()
            except OSError:
                data = b""
            self._roots[item.path] = read(data).root
        root = self._roots[item.path]
        origin = origin_of(item.path, root, within, key, text) if root else item
        params: dict[str, str | int] = {"key": key, "found": found, "expected": expected}
        if until:
            params["until"] = until
        kept = {name: value for name, value in params.items() if value != ""}
        return finding(f"library.{code}", severity, within, origin, **kept)


def _words(text: str) -> int:
    return count_words(plain(markup.parse(text)))


def _cited(*texts: Bilingual) -> set[SourceId]:
    return {
        inline.source
        for text in texts
        for language in ("en", "fr")
        for part in markup.parse(text[language])
        for inline in part.inlines
        if isinstance(inline, Cite)
    }
