"""Nothing Word would want to repair: schema, package, structure."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from brief_composer.doc.tree import Document
from brief_composer.render.compose import compose
from brief_composer.render.options import Options
from brief_composer.render.theme import Paper, Theme
from brief_composer.render.writers import ignore, writer
from tests import example, themes
from tests.trees import documents, everything
from tests.validators.docx import faults

BAND = themes.standard()


def problems(document: Document, theme: Theme, folder: Path) -> list[str]:
    """What the validators and our own checks find."""
    made = writer("docx").write(document, theme, ignore)
    file = folder / "file.docx"
    file.write_bytes(made)
    schema = OpenXmlValidator().validate(str(file))
    integrity = check(file)
    return [
        *faults(made),
        *(str(error) for error in schema.errors),
        *(str(finding) for finding in integrity),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "theme",
    [BAND, themes.alert(paper=Paper.LETTER), themes.standard(cover_band=False)],
    ids=["standard", "two columns on Letter", "no band"],
)
def test_a_file_with_everything_in_it_is_sound(theme: Theme, tmp_path: Path) -> None:
    assert problems(everything(), theme, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en-GB", "fr"])
def test_a_composed_brief_is_sound(language: str, tmp_path: Path) -> None:
    options = Options(draft=True, notes_as_comments=True)
    document = compose(example.brief(language), example.ACTORS, options)
    assert problems(document, BAND, tmp_path) == []


@pytest.mark.slow
@given(documents)
@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a file takes long to shrink
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_file_is_sound(tmp_path: Path, document: Document) -> None:
    assert problems(document, themes.alert(), tmp_path) == []


def of_another() -> bytes:
    """A Word file of somebody else."""
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


@pytest.mark.slow
@given(documents, st.sampled_from(["page", "end"]))
@settings(
    max_examples=5,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_file_on_a_file_of_the_users_own_is_sound(
    tmp_path: Path, document: Document, notes_at: str
) -> None:
    theme = themes.standard(word_base=of_another())
    assert problems(replace(document, notes_at=notes_at), theme, tmp_path) == []
