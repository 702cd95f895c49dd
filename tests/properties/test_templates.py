"""A template keeps what it was told to, through its file, and a brief made from it begins there."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from brief_composer.library.items import Library
from brief_composer.library.load import load
from brief_composer.model.brief import Brief
from brief_composer.session.start import new_brief
from brief_composer.session.template_updates import changes, take
from brief_composer.session.templating import Keep, Naming, template_of
from brief_composer.storage import templates
from brief_composer.storage.errors import ReadError
from tests.strategies import briefs

SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
)
ALL = Keep(recommendations=True, text=True)
KEEPS = st.builds(Keep, *(st.booleans() for _ in Keep.__struct_fields__))
NAMING = Naming("0123456789abcdef", "Country note", "One country, one month.", saved="2026-11-22")


@pytest.fixture(scope="module")
def library() -> Library:
    """The bundled library."""
    return load()


def begun(template: object, brief: Brief, library: Library) -> Brief:
    details = brief.details
    return new_brief(
        template,  # type: ignore[arg-type]
        details.title,
        details.audience,
        date(2030, 1, 1).isoformat(),
        details.language,
        "",
        library,
        id="0" * 32,
    )


def content(brief: Brief) -> Brief:
    """A brief without what says when and from what it was made."""
    details = structs.replace(
        brief.details,
        title=" ".join(brief.details.title.split()),
        audience=" ".join(brief.details.audience.split()),
        date="",
        template="",
    )
    sections = tuple(structs.replace(each, plan="") for each in brief.sections)
    media = brief.media_in_use()
    return structs.replace(
        brief, details=details, sections=sections, media=media, id="", made_from=None
    )


@given(briefs(3, 3))
@SLOW
def test_a_brief_made_from_a_template_that_kept_all_is_the_brief(
    library: Library, brief: Brief
) -> None:
    template = template_of(brief, NAMING, ALL, library.templates["policy-brief"])
    arrived = templates.from_bytes(templates.to_bytes(template), "x")
    if brief.sections:
        assert content(begun(arrived, brief, library)) == content(brief)


@given(briefs(3, 3), KEEPS)
@SLOW
def test_a_template_is_read_back_as_it_was_written(brief: Brief, keep: Keep) -> None:
    naming = structs.replace(NAMING, made_by="Brief Composer 0.1.0", maker="Awa")
    template = template_of(brief, naming, keep)
    data = templates.to_bytes(template)
    again = templates.from_bytes(data, "x")
    assert again == template
    assert templates.to_bytes(again) == data


@given(briefs(3, 3), KEEPS)
@SLOW
def test_nothing_that_was_not_wanted_is_in_the_file(brief: Brief, keep: Keep) -> None:
    kept = structs.replace(keep, recommendations=False, text=False, boilerplate=False)
    template = template_of(brief, NAMING, kept)
    assert not template.content.sections
    assert not template.content.quotes
    assert not template.content.sources
    assert not template.content.media
    assert not any(plan.text.en or plan.text.fr for plan in template.sections)


@given(briefs(3, 3), briefs(3, 3), KEEPS)
@SLOW
def test_an_update_taken_whole_leaves_nothing_to_offer(
    library: Library, one: Brief, other: Brief, keep: Keep
) -> None:
    keep = structs.replace(keep, sections=True)
    other = structs.replace(
        other, details=structs.replace(other.details, language=one.details.language)
    )
    old = template_of(one, NAMING, keep)
    new = template_of(other, structs.replace(NAMING, version=2), keep)
    brief = begun(old, one, library)
    offered = changes(brief, new)
    taken = take(new, {each.id for each in offered})(brief)
    assert taken.made_from is not None
    assert taken.made_from.version == 2
    assert changes(taken, new) == ()
    marked = structs.replace(taken, made_from=brief.made_from)
    assert changes(marked, new) == ()


@given(briefs(2, 2), briefs(2, 2))
@SLOW
def test_what_is_not_taken_leaves_the_text_as_it_was(
    library: Library, one: Brief, other: Brief
) -> None:
    brief = begun(template_of(one, NAMING, Keep()), one, library)
    new = template_of(other, structs.replace(NAMING, version=2), Keep())
    left = take(new, ())(brief)
    assert left.sections == brief.sections
    assert left.details == brief.details


BASE = templates.to_bytes(template_of(Brief(), NAMING, Keep()))


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_file_with_wrong_bytes_is_read_or_refused_in_words(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(BASE) - 1))
    raw = bytearray(BASE)
    match data.draw(st.sampled_from(["cut", "flip", "insert"])):
        case "cut":
            del raw[at:]
        case "flip":
            raw[at] ^= data.draw(st.integers(1, 255))
        case _:
            raw[at:at] = data.draw(st.binary(min_size=1, max_size=8))
    with contextlib.suppress(ReadError):
        templates.from_bytes(bytes(raw), "x.brieftemplate")
