"""What a person is told about two states of a brief: which parts came, went, moved and changed,
and word by word how.

Belongs here: pairing the parts of two briefs and saying what became of each, as data. Does not
belong here: the words for it ("differences.…" of the catalogue, added at the edge), what an edit
touched (`session.change`, by identity), how marks look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar, cast

from msgspec import Struct, structs

from brief_composer.model.blocks import Block, Evidence, RecommendationBlock
from brief_composer.model.brief import Brief, Details, Section, SetAside
from brief_composer.model.evidence import Quote, Source
from brief_composer.model.ids import BlockId
from brief_composer.model.terms import Term
from brief_composer.session import pairing
from brief_composer.session.block_words import block_label, block_parts, flag
from brief_composer.session.word_changes import (
    NO_NAMES,
    Mark,
    Piece,
    Token,
    of_text,
    pieces,
    whole,
)

T = TypeVar("T")


class What(Enum):
    """What a row is about. EVIDENCE is the use of a quote, QUOTE the brief's own copy of one."""

    DETAIL = "detail"
    SECTION = "section"
    TEXT = "text"
    RECOMMENDATION = "recommendation"
    TABLE = "table"
    FIGURE = "figure"
    PULL_QUOTE = "pull-quote"
    BOX = "box"
    EVIDENCE = "evidence"
    QUOTE = "quote"
    SOURCE = "source"
    TERM = "term"
    ASIDE = "aside"


class How(Enum):
    """What became of it."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Row(Struct, frozen=True):
    """One difference. `key` names its words: "differences.recommendation-changed".

    `part` is what of it changed ("title", "text", a field of the details), "" for the whole.
    `place` is the id of the section, block or evidence; in the later brief where it is there.
    `label` is what it is called; `was` the title of the section it stood in before.
    """

    what: What
    how: How
    part: str = ""
    place: str = ""
    label: str = ""
    pieces: tuple[Piece, ...] = ()
    was: str = ""

    @property
    def key(self) -> str:
        """The name of its words."""
        return f"{self.what.value}-{self.how.value}"


class Group(Struct, frozen=True):
    """The rows of one section. `section` is its id, "" for what stands in none (`title` is then
    "details" or "sources")."""

    section: str
    title: str
    rows: tuple[Row, ...]


class Difference(Struct, frozen=True):
    """All that differs between two briefs, in the order of the page; empty where they say the
    same."""

    groups: tuple[Group, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, without its group."""
        return tuple(row for group in self.groups for row in group.rows)


def compare(before: Brief, after: Brief, named: Mapping[str, str] = NO_NAMES) -> Difference:
    """What became of `before` in `after`. `named` says what to call an addressee.

    Parts are known by their ids, and where those are not shared by what they say. No difference
    are the order of quotes and sources in the brief, and what it remembers for the program alone:
    its id, the counter of ids, the template it was made from, pictures no figure shows.
    """
    if before is after:
        return Difference()
    return _Comparing(before, after, named).difference()


class _Comparing:
    """Two briefs with their parts paired."""

    def __init__(self, before: Brief, after: Brief, named: Mapping[str, str]) -> None:
        self._before, self._after = before, after
        sources = {str(each.id): short_name(each) for each in (*before.sources, *after.sources)}
        self._named = {**sources, **named}
        self._sections = pairing.sections(before, after)
        self._blocks = pairing.blocks(before, after)
        self._kept = {block.id for block in self._blocks.values()}

    def difference(self) -> Difference:
        groups = [Group("", "details", tuple(self._details()))]
        groups += self._section_groups()
        groups.append(Group("", "sources", tuple(self._carried())))
        return Difference(tuple(group for group in groups if group.rows))

    # -------------------------------------------------------------------------------- details

    def _details(self) -> Iterator[Row]:
        for name in Details.__struct_fields__:
            old, new = getattr(self._before.details, name), getattr(self._after.details, name)
            if old != new:
                marked = pieces(of_text(_value(old)), of_text(_value(new)))
                yield Row(What.DETAIL, How.CHANGED, name, pieces=marked)

    # ------------------------------------------------------------------------------- sections

    def _section_groups(self) -> list[Group]:
        """The sections of the later brief; those that went stand where they stood."""
        partners = {old.id: id for id, old in self._sections.items()}
        common = [s.id for s in self._after.sections if s.id in self._sections]
        order = [partners[s.id] for s in self._before.sections if s.id in partners]
        moved = pairing.moved(order, common)
        groups: dict[str, Group] = {}
        for section in self._after.sections:
            groups[f"+{section.id}"] = self._group(section, section.id in moved)
        keys = list(groups)
        for number, old in enumerate(self._before.sections):
            if old.id in partners:
                continue
            earlier = (s for s in reversed(self._before.sections[:number]))
            beside = next((f"+{partners[s.id]}" for s in earlier if s.id in partners), "")
            at = keys.index(beside) + 1 if beside else 0
            while at < len(keys) and keys[at].startswith("-"):
                at += 1
            keys.insert(at, f"-{old.id}")
            groups[f"-{old.id}"] = self._group_removed(old)
        return [groups[key] for key in keys]

    def _group(self, section: Section, moved: bool) -> Group:
        old = self._sections.get(section.id)
        rows: list[Row] = []
        if old is None:
            rows.append(Row(What.SECTION, How.ADDED, "", section.id, section.title))
            old = structs.replace(section, blocks=())
        elif moved:
            rows.append(Row(What.SECTION, How.MOVED, "", section.id, section.title))
        rows += self._head(old, section)
        rows += self._blocks_of(old, section)
        return Group(section.id, section.title, tuple(rows))

    def _group_removed(self, old: Section) -> Group:
        rows = [Row(What.SECTION, How.REMOVED, "", old.id, old.title)]
        rows += [self._gone(block) for block in old.blocks if block.id not in self._kept]
        return Group(old.id, old.title, tuple(rows))

    def _head(self, old: Section, new: Section) -> Iterator[Row]:
        for name in structs.asdict(new):
            before, after = getattr(old, name), getattr(new, name)
            if name not in ("id", "blocks", "plan") and before != after:
                marked = pieces(of_text(_value(before)), of_text(_value(after)))
                yield Row(What.SECTION, How.CHANGED, name, new.id, new.title, marked)

    # --------------------------------------------------------------------------------- blocks

    def _blocks_of(self, old: Section, new: Section) -> Iterator[Row]:
        """The rows of a section's blocks in order; those that went come after the block they
        followed."""
        stood = {block.id for block in old.blocks}
        partner = {self._blocks[b.id].id: b.id for b in new.blocks if b.id in self._blocks}
        order = [partner[block.id] for block in old.blocks if block.id in partner]
        moved = pairing.moved(order, [b.id for b in new.blocks if b.id in set(order)])
        gone: dict[BlockId | None, list[Row]] = {}
        beside: BlockId | None = None
        for block in old.blocks:
            if block.id in partner:
                beside = partner[block.id]
            elif block.id not in self._kept:
                gone.setdefault(beside, []).append(self._gone(block))
        yield from gone.get(None, ())
        for block in new.blocks:
            was = self._blocks.get(block.id)
            if was is None:
                yield from self._added(block)
            else:
                if was.id not in stood:
                    yield self._moved(block, self._before.section_of(was.id))
                elif block.id in moved:
                    yield self._moved(block, None)
                yield from self._changed(was, block)
            yield from gone.get(block.id, ())

    def _moved(self, block: Block, home: Section | None) -> Row:
        title = home.title if home else ""
        return Row(_what(block), How.MOVED, "", block.id, block_label(block), was=title)

    def _added(self, block: Block) -> Iterator[Row]:
        yield self._all_of(block, How.ADDED, Mark.INSERTED)

    def _gone(self, block: Block) -> Row:
        return self._all_of(block, How.REMOVED, Mark.DELETED)

    def _all_of(self, block: Block, how: How, mark: Mark) -> Row:
        """A row that shows a whole block: its parts one under the other, and its quotes."""
        tokens: list[Token] = []
        for words in block_parts(block, self._named).values():
            if words:
                tokens += [*([Token("\n", "\n")] if tokens else ()), *words]
        for each in _evidence(block):
            tokens += [Token("\n", "\n"), *of_text(f"“{each.text}”")]
        return Row(_what(block), how, "", block.id, block_label(block), whole(tokens, mark))

    def _changed(self, old: Block, new: Block) -> Iterator[Row]:
        if old is new or old == new:
            return
        before, after = block_parts(old, self._named), block_parts(new, self._named)
        for part in dict.fromkeys((*before, *after)):
            was, now = before.get(part, []), after.get(part, [])
            if was != now:
                marked = pieces(was, now)
                yield Row(_what(new), How.CHANGED, part, new.id, block_label(new), marked)
        yield from self._evidence_rows(_evidence(old), _evidence(new))

    # ------------------------------------------------------------------------------- evidence

    def _evidence_rows(
        self, before: tuple[Evidence, ...], after: tuple[Evidence, ...]
    ) -> Iterator[Row]:
        paired = pairing.evidence(before, after)
        kept = {each.id: id for id, each in paired.items()}
        order = [kept[each.id] for each in before if each.id in kept]
        moved = pairing.moved(order, [each.id for each in after if each.id in paired])
        for each in before:
            if each.id not in kept:
                yield self._use(each, How.REMOVED, whole(of_text(each.text), Mark.DELETED))
        for each in after:
            old = paired.get(each.id)
            if old is None:
                yield self._use(each, How.ADDED, whole(of_text(each.text), Mark.INSERTED))
                continue
            if each.id in moved:
                yield self._use(each, How.MOVED, ())
            if old.text != each.text or old.quote != each.quote:
                marked = pieces(of_text(old.text), of_text(each.text))
                yield self._use(each, How.CHANGED, marked)

    def _use(self, each: Evidence, how: How, marked: tuple[Piece, ...]) -> Row:
        return Row(What.EVIDENCE, how, "", each.id, self._source_of(each), marked)

    def _source_of(self, each: Evidence) -> str:
        quote = self._after.quote(each.quote) or self._before.quote(each.quote)
        return self._named.get(quote.document, "") if quote and quote.chain else ""

    # ------------------------------------------------------------------------ what is carried

    def _carried(self) -> Iterator[Row]:
        """Quotes, sources, words to avoid and findings set aside: what the brief carries beside its
        sections."""
        yield from self._quotes()
        old = {each.id: each for each in self._before.sources}
        new = {each.id: each for each in self._after.sources}
        yield from _things(What.SOURCE, old, new, short_name, _source_fields)
        words = {each.id: each for each in self._before.terms}
        later = {each.id: each for each in self._after.terms}
        yield from _things(What.TERM, words, later, _term_name, _term_fields)
        aside, now = _asides(self._before), _asides(self._after)
        yield from _things(What.ASIDE, aside, now, lambda each: each.code, _aside_fields)

    def _quotes(self) -> Iterator[Row]:
        """Copies of quotes. One that came or went with its use is told there."""
        old = {each.id: each for each in self._before.quotes}
        new = {each.id: each for each in self._after.quotes}
        used = {each.quote for brief in (self._before, self._after) for each in _uses(brief)}
        for row in _things(What.QUOTE, old, new, self._quote_name, _quote_fields):
            if row.how is How.CHANGED or row.place not in used:
                yield row

    def _quote_name(self, quote: Quote) -> str:
        return self._named.get(quote.document, "") if quote.chain else ""


def short_name(source: Source) -> str:
    """What a source is called in a few words: "Odu 2019"; its title where it names nobody."""
    record = source.record
    first = record.author[0] if record.author else None
    who = (first.literal or first.family or first.given) if first else ""
    year = record.issued[:4]
    return f"{who} {year}".strip() if who else record.title or source.id


# ---------------------------------------------------------------------------------------- inside


def _things(
    what: What,
    before: Mapping[Any, T],
    after: Mapping[Any, T],
    label: Callable[[T], str],
    fields: Callable[[T], dict[str, str]],
) -> Iterator[Row]:
    """What became of things that are known by a key and have no place on the page."""
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old is not None and new is not None:
            if old != new:
                was, now = fields(old), fields(new)
                for name in (name for name in now if was[name] != now[name]):
                    marked = pieces(of_text(was[name]), of_text(now[name]))
                    yield Row(what, How.CHANGED, name, str(key), label(new), marked)
            continue
        for each, how, mark in ((old, How.REMOVED, Mark.DELETED), (new, How.ADDED, Mark.INSERTED)):
            if each is not None:
                shown = whole(of_text(fields(each)["text"]), mark)
                yield Row(what, how, "", str(key), label(each), shown)


def _quote_fields(quote: Quote) -> dict[str, str]:
    out = {name: _value(value) for name, value in structs.asdict(quote).items() if name != "id"}
    out["locator"] = ", ".join(filter(None, (quote.locator.page, quote.locator.paragraph)))
    out["speaker"] = ", ".join(filter(None, (quote.speaker.name, quote.speaker.role)))
    held = quote.verified
    out["verified"] = " ".join(filter(None, (held.how, held.on))) if held else ""
    return out


def _source_fields(source: Source) -> dict[str, str]:
    out = {"text": source.record.title}
    for name, value in structs.asdict(source.record).items():
        if name != "title":
            out[name] = _value(value)
    for name in ("kind", "as_of", "licence", "note"):
        out["about" if name == "note" else name] = _value(getattr(source, name))
    return out


def _asides(brief: Brief) -> dict[tuple[str, str], SetAside]:
    return {(each.code, each.where): each for each in brief.set_aside}


def _term_fields(term: Term) -> dict[str, str]:
    return {"text": _term_name(term), **{n: _value(v) for n, v in structs.asdict(term).items()}}


def _term_name(term: Term) -> str:
    return ", ".join(each.words for each in (*term.en, *term.fr))


def _aside_fields(aside: SetAside) -> dict[str, str]:
    return {"text": aside.reason}


def _uses(brief: Brief) -> Iterable[Evidence]:
    return (each for block in brief.blocks() for each in _evidence(block))


def _evidence(block: Block) -> tuple[Evidence, ...]:
    return block.evidence if isinstance(block, RecommendationBlock) else ()


def _what(block: Block) -> What:
    return What(type(block).__struct_config__.tag)


def _value(value: Any) -> str:
    """A value as words: a flag is "yes" or nothing, a number nothing where it is 0."""
    match value:
        case bool():
            return flag(value)
        case Enum():
            return str(value.value)
        case tuple():
            return ", ".join(_value(each) for each in cast("tuple[object, ...]", value))
        case Struct():
            parts = (str(each) for each in structs.astuple(value) if each)
            return " ".join(parts)
        case None | 0:
            return ""
        case _:
            return str(value)
