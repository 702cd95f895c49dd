"""What a template's plan says, as fingerprints, and the keys its parts are known by.

Belongs here: telling whether two plans, or a plan and a section made from it, say the same. Does
not belong here: making a brief of a plan or a plan of a brief (`session`), files (`storage`).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from brief_composer.blocks import codec_of
from brief_composer.library.items import SectionPlan, StyleFile, Template
from brief_composer.model import markup
from brief_composer.model.blocks import Block, TextBlock
from brief_composer.model.ids import BlockId
from brief_composer.model.made_from import MadeFrom, PartMark
from brief_composer.model.quoting import digest
from brief_composer.model.richtext import is_empty
from brief_composer.model.terms import Term

LENGTH: Final = 16
"""Characters of a fingerprint: enough to tell versions of one text apart."""

_NAMES: Final = frozenset({"id", "note"})
"""What a block says that is not its text: identifiers, and what the authors noted."""


def keys(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The key of each part, given the one it has ("" for none) and its title; no two the same."""
    taken: set[str] = set()
    for own, title in parts:
        start = own or _slug(title)
        key, number = start, 2
        while key in taken:
            key, number = f"{start}-{number}", number + 1
        taken.add(key)
        yield key


def mark(template: Template, language: str) -> MadeFrom:
    """What a brief in a language remembers of a template it is made from."""
    return MadeFrom(
        id=template.id,
        name=template.name[language],
        version=template.version,
        digest=fingerprint(template),
        language=language,
        house_style=template.house_style,
        style=of_style(template.style),
        limit=template.limit,
        terms=of_terms(template.content.terms),
        parts=tuple(part_mark(template, plan, language) for plan in template.sections),
    )


def part_mark(template: Template, plan: SectionPlan, language: str) -> PartMark:
    """The mark of one part of a template as it reads in a language."""
    return PartMark(
        key=plan.key,
        title=of_text(plan.title[language]),
        hint=of_text(plan.hint[language]),
        text=of_blocks(planned(template, plan, language)),
        limit=plan.limit,
    )


def planned(template: Template, plan: SectionPlan, language: str) -> tuple[Block, ...]:
    """The blocks a section made from a part begins with; none where it begins empty."""
    section = template.whole(plan.key) if plan.whole else None
    if section is not None:
        return section.blocks
    prose = markup.parse(plan.text[language])
    return (TextBlock(BlockId(""), prose),) if prose else ()


def fingerprint(template: Template) -> str:
    """The fingerprint of all that a template says in all its languages, whatever its version."""
    said = [template.name.en, template.name.fr, template.line.en, template.line.fr]
    for language in ("en", "fr"):
        for plan in template.sections:
            marked = part_mark(template, plan, language)
            said += [marked.key, marked.title, marked.hint, marked.text, str(marked.limit)]
            said += [plan.role.value, str(plan.left_out)]
    details = template.content.details
    said += [repr(getattr(details, name)) for name in type(details).__struct_fields__]
    said += [template.house_style, str(template.limit), of_terms(template.content.terms)]
    said.append(of_style(template.style))
    return of_text("\0".join(said))


def of_blocks(blocks: Iterable[Block]) -> str:
    """The fingerprint of what blocks say, whatever their identifiers; that of "" for empty ones."""
    encoded = [_said(codec_of(block).encode(block, {})) for block in blocks if not _is_empty(block)]
    return of_text(json.dumps(encoded, ensure_ascii=False, sort_keys=True) if encoded else "")


def of_terms(terms: Iterable[Term]) -> str:
    """The fingerprint of words to avoid; "" for none."""
    said = [repr((t.id, t.level.value, t.en, t.fr, t.why, t.unless_en, t.unless_fr)) for t in terms]
    return of_text("\n".join(said)) if said else ""


def of_style(style: StyleFile | None) -> str:
    """The fingerprint of the file of a house style; "" for none."""
    return of_text(style.data.hex()) if style else ""


def of_text(text: str) -> str:
    """The fingerprint of a text; "" for none."""
    return digest(text.strip())[:LENGTH] if text.strip() else ""


def _said(encoded: Any) -> Any:
    if isinstance(encoded, dict):
        entries = cast("dict[str, Any]", encoded).items()
        return {key: _said(value) for key, value in entries if key not in _NAMES}
    return (
        [_said(each) for each in cast("list[Any]", encoded)]
        if isinstance(encoded, list)
        else encoded
    )


def _is_empty(block: Block) -> bool:
    return isinstance(block, TextBlock) and is_empty(block.prose)


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "part"
