"""Word and HTML files say what the tree says, in its order, whatever the tree."""

from __future__ import annotations

from hypothesis import given, settings

from brief_composer.doc.tree import Document
from brief_composer.render.writers import ignore, writer
from tests import readback, themes
from tests.readback import docx, html
from tests.trees import documents
from tests.validators.docx import faults


@given(documents)
@settings(max_examples=60, deadline=None)
def test_a_word_file_says_what_the_tree_says_and_is_sound(document: Document) -> None:
    made = writer("docx").write(document, themes.alert(), ignore)
    assert docx.read(made) == readback.of_tree(document)
    assert faults(made) == []


@given(documents)
@settings(max_examples=60, deadline=None)
def test_a_web_page_says_what_the_tree_says(document: Document) -> None:
    made = writer("html").write(document, themes.standard(), ignore)
    assert html.read(made) == html.of_tree(document)
