"""The empty Word file every export starts from."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from brief_composer.render.writers.docx.package import template
from tests.validators.docx import faults
from tools.make_word_template import template as made


def members(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as container:
        return {name: container.read(name) for name in container.namelist()}


def test_the_template_is_what_the_tool_makes() -> None:
    assert members(template()) == members(made())


def test_the_template_holds_the_built_in_styles_and_nothing_of_another_template() -> None:
    names = {style.name for style in docx.Document(io.BytesIO(template())).styles}
    assert {"Title", "Heading 1", "Heading 3", "Quote", "Caption", "List Bullet"} <= names
    leftovers = ("stylesWithEffects", "thumbnail", "customXml")
    assert not [n for n in members(template()) if any(word in n for word in leftovers)]


def test_the_template_is_a_sound_file(tmp_path: Path) -> None:
    file = tmp_path / "template.docx"
    file.write_bytes(template())
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []
    assert [str(finding) for finding in check(file)] == []
    assert faults(template()) == []
