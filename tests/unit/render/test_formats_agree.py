"""Word, PDF and HTML of one brief carry the same text, notes and order as the tree."""

from __future__ import annotations

import re

import pytest

from brief_composer import paths
from brief_composer.doc.tree import Document
from brief_composer.library.load import load
from brief_composer.render.compose import actor_names, compose
from brief_composer.render.options import Options
from brief_composer.render.writers import formats, ignore, writer
from brief_composer.storage import files
from tests import example, readback, themes, trees
from tests.readback import Read, docx, html, pdf

READERS = {"docx": docx.read, "html": html.read, "pdf": pdf.read}
OPTIONS = Options(draft=True, notes_as_comments=True)


def squeezed(read: Read) -> Read:
    """Every kind of space alike: a PDF draws some of them as distance."""

    def one(line: str) -> str:
        return re.sub(r"\s+", " ", line)

    return Read(tuple(map(one, read.lines)), tuple(tuple(map(one, n)) for n in read.notes))


def sample(name: str) -> Document:
    """A finished brief that comes with the program."""
    brief = files.load(paths.resource("samples", f"{name}.yaml"))
    return compose(brief, actor_names(load(), brief.details.language), OPTIONS)


def test_every_format_is_read_back_here() -> None:
    assert set(formats()) == set(READERS)


@pytest.mark.parametrize("language", ["en-GB", "fr"])
@pytest.mark.parametrize("format", sorted(READERS))
def test_the_example_says_the_same_in_every_format(format: str, language: str) -> None:
    document = compose(example.brief(language), example.ACTORS, OPTIONS)
    made = writer(format).write(document, themes.standard(), ignore)
    assert squeezed(READERS[format](made)) == squeezed(readback.of_tree(document))


@pytest.mark.parametrize("name", ["talking-first", "talking-first-fr"])
@pytest.mark.parametrize("format", sorted(READERS))
def test_the_samples_say_the_same_in_every_format(format: str, name: str) -> None:
    document = sample(name)
    made = writer(format).write(document, themes.alert(), ignore)
    assert squeezed(READERS[format](made)) == squeezed(readback.of_tree(document))


@pytest.mark.parametrize("format", sorted(READERS))
def test_every_kind_of_node_is_in_every_format(format: str) -> None:
    document = trees.everything()
    made = writer(format).write(document, themes.standard(), ignore)
    # A web page has no pages whose numbers its contents could say.
    said = html.of_tree(document) if format == "html" else readback.of_tree(document)
    assert squeezed(READERS[format](made)) == squeezed(said)
