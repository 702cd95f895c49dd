"""The notes, quotations and sources of one brief while it is composed.

Belongs here: which note says what, by order of call; whether sources are named in notes, in the
text or in the list alone; how a quotation is set out. One `Citing` serves one composition and is
thrown away with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from itertools import pairwise

from msgspec import Struct

from brief_composer.blocks import numbering
from brief_composer.doc import tree
from brief_composer.model.blocks import Evidence, RecommendationBlock
from brief_composer.model.brief import Brief, Details
from brief_composer.model.evidence import Quote, Record, Source
from brief_composer.model.ids import ActorId, BlockId, MediumId, SourceId
from brief_composer.model.language import sound
from brief_composer.model.richtext import Cite, count_words
from brief_composer.render.options import Options
from brief_composer.sources import citations
from brief_composer.sources.citations import Reference, Style, Work, names
from brief_composer.words import Words

_PLAIN = "notes"
_NARROW = "\u202f"


class Place(Enum):
    """Where sources are named, beside the list."""

    FOOT = "footnotes"
    END = "endnotes"
    TEXT = "text"
    LIST = "list"


class Manner(Struct, frozen=True):
    """How one brief cites: in which style, and where; the pair of marks it quotes in, "" for that
    of its language; how many words of a quotation still stand in the line, 0 for none."""

    style: Style
    place: Place
    marks: str = ""
    threshold: int = 0

    @property
    def needs_list(self) -> bool:
        """Whether nobody could find the sources without a list of them."""
        return self.place in (Place.TEXT, Place.LIST)


def manner(details: Details, options: Options) -> Manner:
    """What the brief asks for, else its house style, else plain notes.

    A style of author and date always stands in the text, other styles in notes, whatever else is
    asked, unless sources are to be named in the list alone. Unknown words count as none.
    """
    known = citations.styles()
    asked = (details.citations, options.citations, _PLAIN)
    style = citations.style(next(id for id in asked if id in known))
    wanted = details.references or options.references
    if wanted == Place.LIST.value:
        place = Place.LIST
    elif style.cite:
        place = Place.TEXT
    else:
        place = Place.END if wanted == Place.END.value else Place.FOOT
    return Manner(style, place, options.quote_marks, options.quote_threshold)


def _marks(pair: str, words: Words) -> tuple[str, str]:
    """What stands before and after a quotation; « » with the narrow spaces they want."""
    if len(pair) != 2:
        return words("print.quote_open"), words("print.quote_close")
    space = _NARROW if pair == "«»" else ""
    return pair[0] + space, space + pair[1]


def _says(inlines: tuple[tree.Inline, ...]) -> bool:
    """Whether some inlines begin with words rather than the call of a note."""
    return bool(inlines) and not isinstance(inlines[0], tree.NoteRef)


class Citing:
    """What the blocks of a brief may ask while they are lowered (`blocks.prose.Setting`).

    Asking for a note makes it, so ask in the order of the page: a work is named in full in the
    first note that cites it and shortly in later ones.
    """

    def __init__(
        self, brief: Brief, actors: Mapping[ActorId, str], manner: Manner, *, listed: bool
    ) -> None:
        """`listed` says that the sources are listed at the end, which spares notes the address."""
        self._actors = actors
        self._terms = citations.terms(brief.details.language)
        self._place = manner.place
        self._style = manner.style
        self._open, self._close = _marks(manner.marks, self._terms.words)
        self._works = citations.works(brief.sources, manner.style.leads)
        self._quotes = {quote.id: quote for quote in brief.quotes}
        self._notes: list[tree.Note] = []
        self._seen: set[SourceId] = set()
        self._last: tuple[tuple[SourceId, ...], str] | None = None
        self._listed = listed
        self._seen_in: dict[SourceId, Work | None] = {}
        self._counted: dict[BlockId, int] = {}
        self._threshold = manner.threshold
        self._numbers = numbering.numbers(brief)
        self._media = {medium.id: medium for medium in brief.media}
        printed = [section for section in brief.sections if not section.left_out]
        blocks = [block for section in printed for block in section.blocks]
        self._there = {part.id for part in (*printed, *blocks)}
        self._evidence = {
            each.quote
            for block in blocks
            if isinstance(block, RecommendationBlock)
            for each in block.evidence
        }

    @property
    def words(self) -> Words:
        """The printed words, in the brief's language."""
        return self._terms.words

    def actor(self, id: ActorId) -> str:
        """The name of an addressee; one the library does not know is printed as it is written."""
        return self._actors.get(id, id)

    def number(self, id: BlockId) -> str:
        """The number of a recommendation among those that are printed."""
        return f"{self._counted.setdefault(id, len(self._counted) + 1)}."

    def cite(self, cites: tuple[Cite, ...]) -> tuple[tree.Inline, ...]:
        """The call of a note that cites these sources, or the words that do; nothing where only
        the list names them."""
        references: list[Reference] = []
        for cite in cites:
            references.append(self._reference((cite.source,), cite.locator))
            self._last = None  # nothing but the first of a note is the same as the note before
        return self._called(f"n{len(self._notes) + 1}", tuple(references))

    def quotation(self, evidence: Evidence) -> tuple[tree.Block, ...]:
        """The words in the quotation marks of the brief's language, who said them, and a note.

        The words themselves, and the marks inside them, stay as they are.
        """
        quote = self._quotes.get(evidence.quote)
        if not evidence.text.strip():
            return ()
        foreign = self._foreign(quote)
        if self._is_short(evidence.text):
            return (self._in_line(evidence, quote, foreign),)
        block = tree.Quote(
            self._set_out(evidence, foreign),
            attribution=self._attribution(evidence, quote) if quote else (),
            lang=foreign,
            origin=evidence.id,
        )
        return (block,)

    def pulled(self, evidence: Evidence) -> tuple[tree.Block, ...]:
        """The words large, and who said them; a note only where no recommendation has the quote
        as its evidence."""
        quote = self._quotes.get(evidence.quote)
        if not evidence.text.strip():
            return ()
        foreign = self._foreign(quote)
        called = evidence.quote not in self._evidence
        block = tree.Quote(
            self._set_out(evidence, foreign),
            attribution=self._attribution(evidence, quote, called=called) if quote else (),
            role=tree.QuoteRole.PULL,
            lang=foreign,
            origin=evidence.id,
        )
        return (block,)

    def label(self, id: BlockId) -> tree.Label | None:
        """What stands before the caption of a table or figure, where it has one."""
        numbered = self._numbers.get(id)
        return numbering.label(numbered, self.words) if numbered else None

    def reference(self, target: str) -> str:
        """What a link to a numbered part says; "" for any other."""
        numbered = self._numbers.get(target.removeprefix("#"))
        return numbering.reference(numbered, self.words) if numbered else ""

    def stands(self, target: str) -> bool:
        """Whether the section or block a link leads to is printed."""
        return target.removeprefix("#") in self._there

    def picture(self, id: MediumId) -> bytes | None:
        """The file of a picture the brief carries."""
        medium = self._media.get(id)
        return medium.data if medium else None

    def notes(self) -> tuple[tree.Note, ...]:
        """The notes asked for so far, in order."""
        return tuple(self._notes)

    def entries(self) -> tuple[tuple[tree.Inline, ...], ...]:
        """The list of the works cited so far, in the order of the style.

        A work that was quoted only at second hand says where it was seen, or is not listed.
        """
        seen_in = self._seen_in
        listed = (id for id in seen_in if self._style.second_hand or seen_in[id] is None)
        works = sorted(map(self._work, listed), key=self._style.order)
        return tuple(self._style.entry(work, seen_in[work.id], self._terms) for work in works)

    def _foreign(self, quote: Quote | None) -> str:
        """The language of a quote where it is not the brief's; "" where it is."""
        language = sound(quote.language.replace("_", "-")) if quote else ""
        base = language.partition("-")[0].lower()
        return language if base and base != self._terms.language else ""

    def _is_short(self, text: str) -> bool:
        one_line = "\n" not in text.strip()
        return one_line and self._threshold > 0 and count_words(text) <= self._threshold

    def _in_line(self, evidence: Evidence, quote: Quote | None, lang: str) -> tree.Paragraph:
        """A short quotation in a line of running text: the words, then who and where."""
        (words,) = self._set_out(evidence, lang)
        said: tree.Inline = words.inlines[0]
        if lang:
            said = tree.Foreign(lang, (said,))
        named = self._attribution(evidence, quote) if quote else ()
        parted = (tree.Text(self.words("print.quote_and_source")),) if _says(named) else ()
        return tree.Paragraph((said, *parted, *named), origin=evidence.id)

    def _set_out(self, evidence: Evidence, lang: str) -> tuple[tree.Paragraph, ...]:
        lines = [line.strip() for line in evidence.text.splitlines() if line.strip()]
        lines[0] = self._open + lines[0]
        lines[-1] += self._close
        return tuple(
            tree.Paragraph((tree.Text(line),), origin=evidence.id, lang=lang) for line in lines
        )

    def _attribution(
        self, evidence: Evidence, quote: Quote, *, called: bool = True
    ) -> tuple[tree.Inline, ...]:
        locator = self._terms.locator(quote.locator.page)
        chain = tuple(self._work(id) for id in quote.chain)
        line = self._style.line(Reference(chain, locator), self._terms)
        full = self._terms.locator(quote.locator.page, quote.locator.paragraph)
        call: tuple[tree.Inline, ...] = ()
        if called:
            call = self._called(f"n-{evidence.id}", (self._reference(quote.chain, full),))
        speaker = self._speaker(quote, chain[0])
        if self._place is Place.TEXT:
            return (*((tree.Text(f"{speaker} " if call else speaker),) if speaker else ()), *call)
        lead = self.words("print.speaker_in", speaker=speaker) if speaker else ""
        return (*((tree.Text(lead),) if lead else ()), *line, *call)

    def _speaker(self, quote: Quote, work: Work) -> str:
        """Who speaks, unless it is the author of the work, whom the line names anyway."""
        name, role = quote.speaker.name.strip(), quote.speaker.role.strip()
        record = work.record
        written_by = (*record.author, *record.editor)
        if name and any(names.same(name, names.spoken(author)) for author in written_by):
            return ""
        if not name:
            return role[:1].upper() + role[1:]
        return f"{name}, {role}" if role else name

    def _reference(self, chain: tuple[SourceId, ...], locator: str) -> Reference:
        works = tuple(self._work(id) for id in chain)
        before = self._last[1] if self._last and self._last[0] == chain else None
        reference = Reference(works, locator, frozenset(self._seen), self._listed, before)
        self._seen.update(chain)
        for work, later in pairwise(works):
            self._seen_in.setdefault(work.id, later)
        self._seen_in[works[-1].id] = None
        return reference

    def _called(self, id: str, references: tuple[Reference, ...]) -> tuple[tree.Inline, ...]:
        """What calls these references where they are cited."""
        if self._place is Place.LIST:
            return ()
        if self._place is Place.TEXT and self._style.cite:
            return self._style.cite(references, self._terms)
        inlines = self._style.note(references, self._terms)
        self._notes.append(tree.Note(id, (tree.Paragraph(inlines),)))
        only = references[0] if len(references) == 1 else None
        self._last = (tuple(w.id for w in only.chain), only.locator) if only else None
        return (tree.NoteRef(id),)

    def _work(self, id: SourceId) -> Work:
        """The work of that id; a source the brief has no record of is named by its id."""
        if id not in self._works:
            self._works.update(citations.works((Source(id, Record(title=id)),)))
        return self._works[id]
