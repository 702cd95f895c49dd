"""The sample briefs in every house style and manner of citing: files Word opens without a word."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief_composer import paths
from brief_composer.doc.tree import Document
from brief_composer.model.brief import Brief
from brief_composer.render import styles
from brief_composer.render.citing import Place
from brief_composer.render.compose import compose
from brief_composer.render.contents import paged
from brief_composer.render.options import Options, in_house
from brief_composer.render.theme import Paper, Theme
from brief_composer.render.writers import ignore, writer
from brief_composer.sources import citations
from brief_composer.storage import files
from tests import readback
from tests.readback import docx as reading
from tests.unit.docx.test_validity import problems
from tests.validators.docx import faults

STYLES = [style.id for style in styles.names()]
ALL = [
    (style, place.value)
    for style in citations.styles()
    for place in (Place.FOOT, Place.END, Place.LIST)
]
SOME = [("notes", "footnotes"), ("chicago-notes", "endnotes"), ("apa", "text"), ("notes", "list")]


@cache
def sample(name: str) -> Brief:
    return files.load(paths.resource("samples", f"{name}.yaml"))


def drawn(name: str, style: str, cites: str, place: str) -> tuple[Document, Theme]:
    """A sample with contents, remarks and the mark of a draft, and the theme it is written in."""
    brief = sample(name)
    theme = styles.theme(style, Paper.A4, language=brief.details.language)
    options = in_house(Options(draft=True, notes_as_comments=True), theme)
    details = replace(brief.details, citations=cites, references=place, contents="yes")
    return compose(replace(brief, details=details), {}, options), theme


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["talking-first", "talking-first-fr"])
def test_a_sample_says_it_all_and_is_sound_in_every_manner_of_citing(name: str, style: str) -> None:
    for cites, place in SOME:
        document, theme = drawn(name, style, cites, place)
        data = writer("docx").write(document, theme, ignore)
        assert faults(data) == [], (cites, place)
        lines, notes = readback.of_tree(document)
        ends = (document.notes_title,) * (document.notes_at == "end")
        assert reading.read(data) == ((*lines, *ends), notes), (cites, place)


@pytest.mark.nightly
@pytest.mark.parametrize(("cites", "place"), ALL)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["talking-first", "talking-first-fr"])
def test_the_validators_find_nothing_in_any_sample(
    name: str, style: str, cites: str, place: str, tmp_path: Path
) -> None:
    document, theme = drawn(name, style, cites, place)
    assert problems(paged(document, theme), theme, tmp_path) == []
