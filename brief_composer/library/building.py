"""Makes library items of filled forms and keeps them by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar, assert_never

from brief_composer.library import forms, plans
from brief_composer.library.forms import bilingual
from brief_composer.library.items import (
    Acronym,
    Actor,
    Capture,
    Claim,
    Judgement,
    Library,
    NameEntry,
    Note,
    Provenance,
    QuoteCard,
    Recommendation,
    Relation,
    Safeguards,
    SectionPlan,
    SourceCard,
    Template,
    Term,
    Theme,
    Wording,
)
from brief_composer.model.evidence import Locator, Quote, Source, Speaker, Verified
from brief_composer.model.finding import Finding, Origin, Severity, finding
from brief_composer.model.ids import ActorId, QuoteId, RecommendationId, SourceId
from brief_composer.model.quoting import digest

_Key = TypeVar("_Key", bound=str)
_Item = TypeVar("_Item")
_Lines = Mapping[str, Origin]


class Shelves:
    """The items found so far. The first of two with one id stays; the second is told."""

    def __init__(self) -> None:
        self._recommendations: dict[RecommendationId, Recommendation] = {}
        self._quotes: dict[QuoteId, Quote] = {}
        self._quote_cards: dict[QuoteId, QuoteCard] = {}
        self._sources: dict[SourceId, Source] = {}
        self._source_cards: dict[SourceId, SourceCard] = {}
        self._actors: dict[ActorId, Actor] = {}
        self._themes: dict[str, Theme] = {}
        self._templates: dict[str, Template] = {}
        self._claims: dict[str, Claim] = {}
        self._terms: dict[str, Term] = {}
        self._names: dict[str, NameEntry] = {}
        self._acronyms: dict[str, Acronym] = {}
        self._notes: list[Note] = []
        self._first: dict[tuple[str, str], Origin] = {}

    def library(self, findings: tuple[Finding, ...] = ()) -> Library:
        """Everything found so far."""
        return Library(
            self._recommendations,
            self._quotes,
            self._sources,
            self._actors,
            self._themes,
            self._templates,
            findings,
            self._source_cards,
            self._quote_cards,
            self._claims,
            self._terms,
            self._names,
            self._acronyms,
            tuple(self._notes),
        )

    def put(self, form: forms.Form, lines: _Lines, owner: str) -> Iterator[Finding]:
        """Keep what a form holds. `lines` says where each part of its file begins."""
        match form:
            case forms.RecommendationForm():
                item = recommendation(form, lines[""], owner)
                yield from self._keep("recommendation", self._recommendations, item.id, item, lines)
            case forms.SourceForm():
                yield from self._put_source(form, lines, owner)
            case forms.ActorsForm():
                for part in form.actors:
                    note = bilingual(part.note)
                    actor = Actor(ActorId(part.id), part.name.item(), part.since, part.until, note)
                    yield from self._keep("actor", self._actors, actor.id, actor, lines)
            case forms.ThemesForm():
                for part in form.themes:
                    theme = Theme(part.id, part.name.item())
                    yield from self._keep("theme", self._themes, theme.id, theme, lines)
            case forms.TemplateForm():
                plan = template(form, lines[""], owner)
                yield from self._keep("template", self._templates, plan.id, plan, lines)
            case forms.TermsForm() | forms.NamesForm() | forms.AcronymsForm():
                yield from self._put_words(form, lines, owner)
            case forms.NoteForm():
                title, text = form.title.item(), form.text.item()
                self._notes.append(Note(title, form.as_of, text, lines[""], owner))
            case _:
                assert_never(form)

    def _put_words(
        self,
        form: forms.TermsForm | forms.NamesForm | forms.AcronymsForm,
        lines: _Lines,
        owner: str,
    ) -> Iterator[Finding]:
        match form:
            case forms.TermsForm():
                for part in form.terms:
                    judged = term(part, lines.get(part.id, lines[""]), owner)
                    yield from self._keep("term", self._terms, part.id, judged, lines)
            case forms.NamesForm():
                for part in form.names:
                    note, origin = bilingual(part.note), lines.get(part.id, lines[""])
                    name = NameEntry(
                        part.id, part.kind, part.name.item(), part.variants, note, origin, owner
                    )
                    yield from self._keep("name", self._names, part.id, name, lines)
            case forms.AcronymsForm():
                for part in form.acronyms:
                    note, origin = bilingual(part.note), lines.get(part.id, lines[""])
                    short, long = part.short.item(), part.long.item()
                    item = Acronym(part.id, short, long, part.everyday, note, origin, owner)
                    yield from self._keep("acronym", self._acronyms, part.id, item, lines)
            case _:
                assert_never(form)

    def _put_source(self, form: forms.SourceForm, lines: _Lines, owner: str) -> Iterator[Finding]:
        id = SourceId(form.id)
        card = _source_card(form, lines[""], owner)
        licence = card.licence_note["en"]
        source = Source(id, form.record.item(), form.kind, form.as_of, licence, card.note["en"])
        if id not in self._sources:
            self._source_cards[id] = card
        yield from self._keep("source", self._sources, id, source, lines)
        for work in form.works:
            note = bilingual(work.note)
            named = Source(
                SourceId(work.id), work.record.item(), work.kind, work.as_of, "", note["en"]
            )
            origin = lines.get(work.id, lines[""])
            if named.id not in self._sources:
                self._source_cards[named.id] = SourceCard(note, origin=origin, owner=owner)
                yield from self._keep("source", self._sources, named.id, named, lines)
            elif self._sources[named.id] != named:
                yield from self._keep("source", self._sources, named.id, named, lines)
        for part in form.quotes:
            kept = quote(part)
            if kept.id not in self._quotes:
                self._quote_cards[kept.id] = QuoteCard(
                    bilingual(part.speaker.role),
                    bilingual(part.risk),
                    lines.get(part.id, lines[""]),
                    owner,
                )
            yield from self._keep("quote", self._quotes, kept.id, kept, lines)
        for part in form.claims:
            figure = claim(part, lines.get(part.id, lines[""]), owner)
            yield from self._keep("claim", self._claims, figure.id, figure, lines)

    def _keep(
        self, kind: str, shelf: dict[_Key, _Item], id: _Key, item: _Item, lines: _Lines
    ) -> Iterator[Finding]:
        here = lines.get(id, lines[""])
        first = self._first.setdefault((kind, id), here)
        if id in shelf:
            other = f"{first.path}:{first.line}"
            yield finding("library.id-twice", Severity.FIX, "", here, found=id, first=other)
        else:
            shelf[id] = item


def recommendation(
    form: forms.RecommendationForm, origin: Origin, owner: str = ""
) -> Recommendation:
    """The recommendation a form describes. Without a short wording the long one stands for it."""
    text = form.text.item()
    guards = form.safeguards
    return Recommendation(
        id=RecommendationId(form.id),
        theme=form.theme,
        title=form.title.item(),
        line=form.line.item(),
        text=text,
        short=bilingual(form.short) if form.short else text,
        indicator=bilingual(form.indicator),
        horizon=form.horizon,
        addressees=tuple(ActorId(id) for id in form.addressees),
        evidence=tuple(QuoteId(id) for id in form.evidence),
        against=tuple(QuoteId(id) for id in form.against),
        relations=tuple(
            Relation(r.kind, RecommendationId(r.to), r.reason.item(), r.source, r.strength)
            for r in form.relations
        ),
        safeguards=Safeguards(
            bilingual(guards.harm),
            bilingual(guards.first),
            bilingual(guards.stop),
            bilingual(guards.names),
        ),
        provenance=tuple(
            Provenance(SourceId(p.source), p.passage, p.explicit, bilingual(p.addressed))
            for p in form.provenance
        ),
        origin=origin,
        owner=owner,
    )


def quote(form: forms.QuoteForm) -> Quote:
    """The quote a form describes, our own words in English. Its words are one line."""
    text = " ".join(form.text.split("\n")).strip()
    return Quote(
        id=QuoteId(form.id),
        text=text,
        chain=tuple(SourceId(id) for id in form.chain),
        language=form.language,
        locator=Locator(form.locator.page, form.locator.paragraph),
        speaker=Speaker(form.speaker.name, bilingual(form.speaker.role)["en"]),
        spoken_on=form.spoken_on,
        spoken_at=form.spoken_at,
        about=form.about,
        consent=form.consent,
        risk=bilingual(form.risk)["en"],
        supports=tuple(RecommendationId(id) for id in form.supports),
        against=tuple(RecommendationId(id) for id in form.against),
        verified=Verified("library", form.checked) if form.checked else None,
        digest=digest(text),
    )


def claim(form: forms.ClaimForm, origin: Origin, owner: str = "") -> Claim:
    """The figure a form describes."""
    return Claim(
        form.id,
        form.value,
        form.what.item(),
        form.unit,
        form.base,
        form.place,
        form.date,
        form.said_by,
        form.seen_in,
        form.window,
        form.disagrees,
        origin,
        owner,
    )


def term(form: forms.TermForm, origin: Origin, owner: str = "") -> Term:
    """The term a form describes."""

    def wordings(parts: tuple[forms.WordingForm, ...]) -> tuple[Wording, ...]:
        return tuple(Wording(part.words, part.use, part.exact) for part in parts)

    return Term(
        id=form.id,
        level=form.level,
        en=wordings(form.find.en),
        fr=wordings(form.find.fr),
        why=form.why.item(),
        source=form.source,
        seen_in=tuple(SourceId(id) for id in form.seen_in),
        unless_en=form.unless.en,
        unless_fr=form.unless.fr,
        audiences=tuple(Judgement(a.id, a.level, a.why.item()) for a in form.audiences),
        origin=origin,
        owner=owner,
    )


def template(form: forms.TemplateForm, origin: Origin, owner: str = "") -> Template:
    """The template a form describes."""
    keys = plans.keys((part.key or "", part.title.en) for part in form.sections)
    return Template(
        id=form.id,
        name=form.name.item(),
        line=form.line.item(),
        sections=tuple(
            SectionPlan(
                part.title.item(),
                part.role,
                bilingual(part.hint),
                bilingual(part.text),
                part.limit,
                key,
            )
            for part, key in zip(form.sections, keys, strict=True)
        ),
        house_style=form.house_style,
        limit=form.limit,
        pages=form.pages,
        thumbnail=form.thumbnail,
        origin=origin,
        owner=owner,
        version=form.version,
    )


def _source_card(form: forms.SourceForm, origin: Origin, owner: str) -> SourceCard:
    capture, licence = form.capture, form.licence
    return SourceCard(
        note=bilingual(form.note),
        lacks=bilingual(form.lacks),
        licence=licence.state if licence else "",
        licence_note=bilingual(licence.note) if licence else bilingual(None),
        capture=Capture(capture.file, capture.sha256, capture.words) if capture else None,
        origin=origin,
        owner=owner,
    )
