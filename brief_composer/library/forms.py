"""What each kind of library file must contain, as types: the one place formats are declared.

Belongs here: the forms and what they become. From them come the reading of files
(`library.filling`) and the published schemas (`library.schemas`). Does not belong here: faults
that need more than one file (`library.load`, `library.inspect`).
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import asdict

from brief_composer.library.items import (
    Bilingual,
    Horizon,
    Level,
    NameKind,
    RelationKind,
    Strength,
)
from brief_composer.model.brief import SectionRole
from brief_composer.model.evidence import EvidenceKind, Name, Record

ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN: Final = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
DIGEST_PATTERN: Final = r"^[0-9a-f]{64}$"

Id: TypeAlias = Annotated[str, Meta(pattern=ID_PATTERN)]
Line: TypeAlias = Annotated[str, Meta(min_length=1)]

BARE_NUMBER: Final = "A bare number is text too."
"""Marks texts that look like numbers: an editor reads a bare 2019 as one, the program never."""

_BARE: Final = {"$comment": BARE_NUMBER}
Date: TypeAlias = Annotated[str, Meta(pattern=DATE_PATTERN, extra_json_schema=_BARE)]
Loose: TypeAlias = Annotated[str, Meta(extra_json_schema=_BARE)]


class Both(Struct, frozen=True, forbid_unknown_fields=True):
    """One text in English and in French."""

    en: Line
    fr: Line

    def item(self) -> Bilingual:
        return Bilingual(self.en.strip(), self.fr.strip())


class RelationForm(Struct, frozen=True, forbid_unknown_fields=True):
    """What a recommendation has to do with another, why, and who says so."""

    kind: RelationKind
    to: Id
    reason: Both
    source: Line
    strength: Strength


class SafeguardsForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Who could be hurt, what must be true first, the signal to stop, and whom the text names."""

    harm: Both | None = None
    first: Both | None = None
    stop: Both | None = None
    names: Both | None = None


class ProvenanceForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The passage (its first words) a recommendation was made from, and whom it addressed."""

    source: Id
    passage: Line
    explicit: bool
    addressed: Both | None = None


class RecommendationForm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A recommendation block of the library. The file is named after its id."""

    format: Literal["brief-composer/recommendation/1"]
    id: Id
    theme: Id
    horizon: Horizon
    title: Both
    line: Both
    text: Both
    short: Both | None = None
    indicator: Both | None = None
    addressees: tuple[Id, ...]
    evidence: tuple[Id, ...] = ()
    against: tuple[Id, ...] = ()
    relations: tuple[RelationForm, ...] = ()
    safeguards: SafeguardsForm = SafeguardsForm()
    provenance: tuple[ProvenanceForm, ...] = ()


class NameForm(Name, frozen=True, forbid_unknown_fields=True):
    """A name in CSL-JSON terms: a person (`family`, `given`) or a body (`literal`)."""


class RecordForm(Record, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A bibliographic record in CSL-JSON terms."""

    title: Line
    author: tuple[NameForm, ...] = ()
    editor: tuple[NameForm, ...] = ()
    translator: tuple[NameForm, ...] = ()
    issued: Date = ""
    accessed: Date = ""
    number: Loose = ""
    volume: Loose = ""
    page: Loose = ""
    issue: Loose = ""
    edition: Loose = ""

    def item(self) -> Record:
        values = asdict(self)
        for key in ("author", "editor", "translator"):
            values[key] = tuple(Name(n.family, n.given, n.literal) for n in values[key])
        return Record(**values)


class LicenceForm(Struct, frozen=True, forbid_unknown_fields=True):
    """How the words of a source may be used."""

    state: Line
    note: Both | None = None


class CaptureForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The file the words were taken from."""

    file: Line
    sha256: Annotated[str, Meta(pattern=DIGEST_PATTERN)]
    words: Annotated[int, Meta(ge=0)] = 0


class WorkForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The record of a document that a source quotes from."""

    id: Id
    record: RecordForm
    kind: EvidenceKind = EvidenceKind.ANALYSIS
    as_of: Date = ""
    note: Both | None = None


class LocatorForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the words stand: the first words of the paragraph, the page where known."""

    paragraph: str = ""
    page: Loose = ""


class SpeakerForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Who said or wrote the words."""

    name: str = ""
    role: Both | None = None


class QuoteForm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of a source, exactly as they stand there."""

    id: Id
    text: Line
    language: Line = "en"
    chain: Annotated[tuple[Id, ...], Meta(min_length=1)]
    locator: LocatorForm = LocatorForm()
    speaker: SpeakerForm = SpeakerForm()
    spoken_on: Date = ""
    spoken_at: str = ""
    about: Loose = ""
    consent: str = ""
    risk: Both | None = None
    supports: tuple[Id, ...] = ()
    against: tuple[Id, ...] = ()
    checked: Date = ""


class ClaimForm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A figure somebody gave."""

    id: Id
    value: Loose
    unit: str = ""
    what: Both
    base: Loose = ""
    place: str = ""
    date: Loose = ""
    said_by: str = ""
    seen_in: str = ""
    window: Loose = ""
    disagrees: tuple[Id, ...] = ()


class SourceForm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A source document: its record, its quotes and the works it names."""

    format: Literal["brief-composer/source/1"]
    id: Id
    record: RecordForm
    kind: EvidenceKind
    as_of: Date
    licence: LicenceForm | None = None
    capture: CaptureForm | None = None
    lacks: Both | None = None
    note: Both | None = None
    works: tuple[WorkForm, ...] = ()
    quotes: tuple[QuoteForm, ...] = ()
    claims: tuple[ClaimForm, ...] = ()


class ActorForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody a recommendation can be addressed to; `until` once they can act no more."""

    id: Id
    name: Both
    since: Date = ""
    until: Date = ""
    note: Both | None = None


class ActorsForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Everybody a recommendation can be addressed to."""

    format: Literal["brief-composer/actors/1"]
    actors: tuple[ActorForm, ...]


class ThemeForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A subject recommendations are grouped by."""

    id: Id
    name: Both


class ThemesForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The subjects, in the order they are shown."""

    format: Literal["brief-composer/themes/1"]
    themes: tuple[ThemeForm, ...]


class SectionForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A section as a template sets it up; `text` is boilerplate in markup.

    `key` is to stay the same when the title changes; without one it is made from the English title.
    """

    title: Both
    key: Id | None = None
    role: SectionRole = SectionRole.TEXT
    hint: Both | None = None
    limit: Annotated[int, Meta(ge=0)] = 0
    text: Both | None = None


class TemplateForm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The plan of a brief. The file is named after its id; the version rises with every change."""

    format: Literal["brief-composer/template/1"]
    id: Id
    version: Annotated[int, Meta(ge=1)] = 1
    name: Both
    line: Both
    house_style: Id = "standard"
    limit: Annotated[int, Meta(ge=0)] = 0
    pages: Annotated[int, Meta(ge=0)] = 0
    thumbnail: Literal["band", "columns", "block", "side", "plain"] = "band"
    sections: Annotated[tuple[SectionForm, ...], Meta(min_length=1)]


class WordingForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Words to find and the words to use instead: "child soldier(s)"."""

    words: Line
    use: Annotated[tuple[Line, ...], Meta(min_length=1)]
    exact: bool = False


class FindForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The words to find in each language."""

    en: Annotated[tuple[WordingForm, ...], Meta(min_length=1)]
    fr: Annotated[tuple[WordingForm, ...], Meta(min_length=1)]


class UnlessForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases in which the words are left alone."""

    en: tuple[Line, ...] = ()
    fr: tuple[Line, ...] = ()


class AudienceForm(Struct, frozen=True, forbid_unknown_fields=True):
    """How firmly the words are advised against before one kind of readers, and why them."""

    id: Literal["authorities", "donors", "radio"]
    level: Level
    why: Both


class TermForm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that judges, blurs or wounds, and what to write instead."""

    id: Id
    level: Level
    find: FindForm
    unless: UnlessForm = UnlessForm()
    why: Both
    source: Line
    seen_in: tuple[Id, ...] = ()
    audiences: tuple[AudienceForm, ...] = ()


class TermsForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The words to avoid."""

    format: Literal["brief-composer/terms/1"]
    terms: tuple[TermForm, ...]


class ProperNameForm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A proper name and how it is written elsewhere."""

    id: Id
    kind: NameKind
    name: Both
    variants: tuple[Line, ...] = ()
    note: Both | None = None


class NamesForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The proper names and how to write them."""

    format: Literal["brief-composer/names/1"]
    names: tuple[ProperNameForm, ...]


class AcronymForm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Initials and what they stand for."""

    id: Id
    short: Both
    long: Both
    everyday: bool = False
    note: Both | None = None


class AcronymsForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The initials a brief may need to explain."""

    format: Literal["brief-composer/acronyms/1"]
    acronyms: tuple[AcronymForm, ...]


class NoteForm(Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader must know about a library as a whole; `text` is prose in markup."""

    format: Literal["brief-composer/note/1"]
    title: Both
    as_of: Date
    text: Both


Form: TypeAlias = (
    RecommendationForm
    | SourceForm
    | ActorsForm
    | ThemesForm
    | TemplateForm
    | TermsForm
    | NamesForm
    | AcronymsForm
    | NoteForm
)

FORMS: Final[dict[str, type[Form]]] = {
    "brief-composer/recommendation/1": RecommendationForm,
    "brief-composer/source/1": SourceForm,
    "brief-composer/actors/1": ActorsForm,
    "brief-composer/themes/1": ThemesForm,
    "brief-composer/template/1": TemplateForm,
    "brief-composer/terms/1": TermsForm,
    "brief-composer/names/1": NamesForm,
    "brief-composer/acronyms/1": AcronymsForm,
    "brief-composer/note/1": NoteForm,
}
"""The form a file follows, by its `format:` line."""


def bilingual(text: Both | None) -> Bilingual:
    """The text as the library keeps it; empty where there is none."""
    return text.item() if text else Bilingual()
