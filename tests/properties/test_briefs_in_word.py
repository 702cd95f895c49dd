"""Whatever a brief holds, its Word file is sound and says it all, or is refused by name."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from brief_composer.doc.tree import Document
from brief_composer.model.brief import Brief
from brief_composer.render import styles
from brief_composer.render.citing import Place
from brief_composer.render.compose import compose
from brief_composer.render.options import Options, in_house
from brief_composer.render.theme import Theme
from brief_composer.render.writers import WriterError, ignore, writer
from brief_composer.sources import citations
from tests import readback
from tests.readback import docx
from tests.strategies import briefs
from tests.unit.docx.test_validity import problems
from tests.validators.docx import faults

REFUSALS = {"picture-broken", "picture-kind", "picture-missing", "table-too-wide"}

themes_of = cache(styles.theme)
manners = st.tuples(
    st.sampled_from([style.id for style in styles.names()]),
    st.sampled_from([*citations.styles()]),
    st.sampled_from([place.value for place in Place]),
)


def drawn(brief: Brief, manner: tuple[str, str, str]) -> tuple[Document, Theme]:
    """The document of a brief in a house style and a manner of citing, with all there is to ask."""
    style, cites, place = manner
    theme = themes_of(style, language=brief.details.language)
    options = in_house(Options(draft=True, notes_as_comments=True), theme)
    details = replace(brief.details, citations=cites, references=place, contents="yes")
    return compose(replace(brief, details=details), {}, options), theme


@given(briefs(), manners)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_brief_is_a_sound_file_that_says_it_all(
    brief: Brief, manner: tuple[str, str, str]
) -> None:
    document, theme = drawn(brief, manner)
    try:
        data = writer("docx").write(document, theme, ignore)
    except WriterError as refused:
        assert refused.code in REFUSALS  # noqa: PT017
        return
    assert faults(data) == []
    lines, notes = readback.of_tree(document)
    ends = (document.notes_title,) * (document.notes_at == "end")
    assert docx.read(data) == ((*lines, *ends), notes)


@pytest.mark.nightly
@given(briefs(), manners)
@settings(
    max_examples=150,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_the_validators_find_nothing_in_any_brief(
    brief: Brief, manner: tuple[str, str, str]
) -> None:
    document, theme = drawn(brief, manner)
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = problems(document, theme, Path(folder))
        except WriterError as refused:
            assert refused.code in REFUSALS  # noqa: PT017
            return
    assert found == []
