"""Compares the library with the original documents it was made from.

Belongs here: every quote word for word, the places given for them, and the search for words taken
over without quote marks. Does not belong here: what can be checked without the originals.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from brief_composer.library.items import Library, SourceCard
from brief_composer.library.yaml_text import read
from brief_composer.model.evidence import Quote
from brief_composer.model.finding import Finding, Origin, Severity, finding
from brief_composer.model.ids import SourceId
from brief_composer.model.node import ListNode, MapNode, Node, TextNode
from brief_composer.sources.canonical import Canonical, canonical
from brief_composer.sources.locate import Agreement, Place, locate, locate_exactly

RUN = 8
"""How many consecutive words may not be a source's own outside a quote."""

_PROPER = {("names", "name"), ("names", "variants"), ("acronyms", "long")}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_Gram = tuple[str, ...]


class _Original(Struct, frozen=True):
    source: SourceId
    card: SourceCard
    text: Canonical


def compare_with_originals(
    library: Library, folder: Path, texts: Iterable[Path]
) -> tuple[list[Finding], int]:
    """What differs from the originals in a folder, and how many quotes were compared.

    `texts` are the folders and files whose words are looked through for runs of a source's own.
    """
    found: list[Finding] = []
    originals = {original.source: original for original in _originals(library, folder, found)}
    compared = 0
    for quote in library.quotes.values():
        original = originals.get(quote.document)
        if original is not None:
            compared += 1
            found += _quote(quote, original, library.quote_cards[quote.id].origin)
    for item in library.recommendations.values():
        for provenance in item.provenance:
            original = originals.get(provenance.source)
            if original and not locate_exactly(provenance.passage, original.text):
                found.append(
                    finding(
                        "library.passage-not-found",
                        Severity.FIX,
                        item.id,
                        item.origin,
                        found=provenance.passage,
                        source=provenance.source,
                    )
                )
    grams = _grams_of(library, originals.values())
    for path in texts:
        found += _copied(path, grams)
    return found, compared


def _originals(library: Library, folder: Path, found: list[Finding]) -> Iterator[_Original]:
    for id, card in library.source_cards.items():
        if card.capture is None:
            continue
        name = card.capture.file
        # A file name from a content file must not lead out of the folder.
        path = folder / Path(name).name
        try:
            data = path.read_bytes()
            text = data.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            found.append(
                finding("library.original-missing", Severity.FIX, id, card.origin, found=name)
            )
            continue
        if hashlib.sha256(data).hexdigest() != card.capture.sha256:
            found.append(
                finding("library.original-changed", Severity.FIX, id, card.origin, found=name)
            )
        yield _Original(id, card, canonical(text))


def _quote(quote: Quote, original: _Original, origin: Origin) -> Iterator[Finding]:
    place = locate(quote.text, original.text)
    if place.agreement is Agreement.NONE:
        yield finding("library.quote-not-found", Severity.FIX, quote.id, origin, found=quote.id)
        return
    if place.agreement is Agreement.NEAR:
        first = place.differences[0] if place.differences else None
        yield finding(
            "library.quote-differs",
            Severity.FIX,
            quote.id,
            origin,
            found=first.quote if first else "",
            expected=first.source if first else "",
            quote=quote.id,
        )
        return
    yield from _paragraph(quote, original, place, origin)


def _paragraph(
    quote: Quote, original: _Original, place: Place, origin: Origin
) -> Iterator[Finding]:
    """The paragraph a quote is said to stand in must begin, like that, before the quote does."""
    start = quote.locator.paragraph
    if not start:
        return
    there = locate_exactly(start, original.text)
    if there is None:
        code, severity = "library.paragraph-not-found", Severity.FIX
    elif there.start > place.end:
        # In a file with its columns swapped this may be so and be right.
        code, severity = "library.paragraph-after-quote", Severity.REVIEW
    else:
        return
    yield finding(code, severity, quote.id, origin, found=start, quote=quote.id)


def _grams_of(library: Library, originals: Iterable[_Original]) -> dict[_Gram, SourceId]:
    """Every run of words of the originals, but for those in names and titles."""
    allowed: set[_Gram] = set()
    for source in library.sources.values():
        record = source.record
        for title in (record.title, record.collection_title, record.container_title):
            allowed.update(_grams(title))
    grams: dict[_Gram, SourceId] = {}
    for original in originals:
        grams.update(dict.fromkeys(_grams(original.text.original), original.source))
    for gram in allowed:
        grams.pop(gram, None)
    return grams


def _grams(text: str) -> Iterator[_Gram]:
    words = _WORD.findall(canonical(text).text.lower())
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _copied(path: Path, grams: dict[_Gram, SourceId]) -> Iterator[Finding]:
    """The texts of some files that repeat a run of words of an original."""
    files = [path] if path.is_file() else sorted(path.rglob("*.yaml"))
    for file in files:
        try:
            root = read(file.read_bytes()).root
        except OSError:
            continue
        for node in _texts(root) if root else ():
            run = _longest_run(node.text, grams)
            if run:
                words, source = run
                yield finding(
                    "library.copied",
                    Severity.FIX,
                    "",
                    Origin(str(file), node.line, node.column),
                    found=words,
                    source=source,
                )


def _texts(node: Node, under: str = "") -> Iterator[TextNode]:
    """The texts of a file that are not a quote, a record, a fingerprint or a proper name."""
    match node:
        case TextNode():
            yield node
        case ListNode():
            for item in node.items:
                yield from _texts(item, under)
        case MapNode():
            for key, value in node.entries:
                quoted = key.text == "text" and under in ("quotes", "evidence")
                proper = (under, key.text) in _PROPER
                if not quoted and not proper and key.text not in ("record", "capture"):
                    yield from _texts(value, key.text)


def _longest_run(text: str, grams: dict[_Gram, SourceId]) -> tuple[str, SourceId] | None:
    """The first run of a source's words in a text, as far as it goes."""
    found: list[str] = []
    source: SourceId | None = None
    for gram in _grams(text):
        if gram in grams:
            source = source or grams[gram]
            found = [*(found or gram[:-1]), gram[-1]]
        elif source is not None:
            break
    return (" ".join(found), source) if source is not None else None
