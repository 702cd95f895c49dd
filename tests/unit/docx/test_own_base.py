"""A Word file of the user's own as what a brief is written on."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as Template
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from brief_composer.doc.tree import Document, Heading, List, Paragraph, Table
from brief_composer.doc.walk import walk
from brief_composer.render.writers import WriterError, ignore, writer
from tests import readback, themes
from tests.readback import docx as reading
from tests.trees import document, everything, png, text
from tests.validators.docx import W, faults


def house(change: Callable[[Template], object] = lambda template: None) -> bytes:
    """python-docx's own template with a head, a foot, a logo and first words."""
    template = docx.Document()
    section = template.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(png()), width=Mm(20))
    section.footer.paragraphs[0].text = "House of rivers, registered charity"
    template.add_paragraph("What we always say first.")
    change(template)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A file with one part of it changed as text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == part else content)
    return out.getvalue()


def made(base: bytes, tree: Document | None = None) -> bytes:
    return writer("docx").write(tree or everything(), themes.standard(word_base=base), ignore)


def used(data: bytes) -> list[str]:
    """The names of the styles of the paragraphs, in order."""
    return [p.style.name or "" for p in docx.Document(io.BytesIO(data)).paragraphs if p.style]


def problems(data: bytes, folder: Path) -> list[str]:
    file = folder / "file.docx"
    file.write_bytes(data)
    schema = OpenXmlValidator().validate(str(file)).errors
    return [*faults(data), *map(str, schema), *map(str, check(file))]


@pytest.mark.slow
def test_a_brief_on_a_house_template_is_sound_and_says_it_all(tmp_path: Path) -> None:
    data = made(house())
    assert [p for p in problems(data, tmp_path) if "formatted by hand" not in p] == []
    lines, notes = readback.of_tree(everything())
    assert reading.read(data) == (("What we always say first.", *lines), notes)


def test_pages_head_foot_logo_and_first_words_are_kept() -> None:
    kept = docx.Document(io.BytesIO(made(house(), document(Paragraph(text("Ours."))))))
    section = kept.sections[0]
    assert [
        round((length or 0) / Mm(1)) for length in (section.page_width, section.page_height)
    ] == [
        148,
        210,
    ]
    assert section.footer.paragraphs[0].text == "House of rivers, registered charity"
    assert any(rel.reltype.endswith("/image") for rel in section.header.part.rels.values())
    assert [p.text for p in kept.paragraphs] == ["What we always say first.", "Ours."]


def test_tables_and_pictures_keep_to_the_width_of_their_pages() -> None:
    cells = (text("a"), text("b"))
    data = made(house(), document(Table(cells, (cells,))))
    table = docx.Document(io.BytesIO(data)).tables[0]
    widths = [int(column.get(f"{W}w") or 0) for column in table._tbl.iter(f"{W}gridCol")]  # pyright: ignore
    assert sum(widths) * 635 <= Mm(148)


def test_their_styles_stay_as_they_are_and_ours_are_added() -> None:
    base = house()
    before = docx.Document(io.BytesIO(base)).styles["Heading 1"]
    after = docx.Document(io.BytesIO(made(base))).styles
    assert etree.tostring(after["Heading 1"].element) == etree.tostring(before.element)
    assert "Callout" in {style.name for style in after}
    assert {"Title", "Heading 1", "Quote", "List Bullet", "Lead"} <= set(used(made(base)))


FRENCH = {"heading 1": "Titre1", "Title": "Titre", "Quote": "Citation", "Normal": "Standard"}


def localised(styles: str, *, names: dict[str, str]) -> str:
    """A style sheet as another language of Word has it: other ids, and perhaps other names."""
    for name, id in FRENCH.items():
        old = "Heading1" if name == "heading 1" else name
        styles = re.sub(f'(w:(?:styleId|val)=")({old})"', f'\\1{id}"', styles)
        shown = names.get(name, name)
        styles = re.sub(
            f'(w:styleId="{id}"[^>]*>\\s*<w:name w:val=")[^"]*"', f'\\1{shown}"', styles
        )
    return styles


@pytest.mark.parametrize(
    "names",
    [{}, {"heading 1": "Titre 1", "Title": "Titre"}, {"heading 1": "Überschrift 1"}],
    ids=["English names", "French names", "a German name"],
)
def test_styles_are_found_whatever_the_language_of_their_word(names: dict[str, str]) -> None:
    base = changed(house(), "word/styles.xml", lambda s: localised(s, names=names))
    data = made(base)
    ids = [
        style.get(f"{W}val") for style in docx.Document(io.BytesIO(data)).element.iter(f"{W}pStyle")
    ]
    assert {"Titre1", "Titre", "Citation"} <= set(ids)
    assert "Heading1" not in ids
    assert faults(data) == [f for f in faults(data) if "formatted by hand" in f]


def test_the_brief_takes_the_place_of_its_mark() -> None:
    def marked(template: Template) -> None:
        template.add_paragraph("{brief}")
        template.add_paragraph("What we always say last.")

    data = made(house(marked), document(Paragraph(text("Ours."))))
    said = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert said == ["What we always say first.", "Ours.", "What we always say last."]


def test_a_word_template_and_an_earlier_export_serve_as_well(tmp_path: Path) -> None:
    template = changed(
        house(),
        "[Content_Types].xml",
        lambda types: types.replace(".document.main+xml", ".template.main+xml"),
    )
    assert made(template) == made(house())
    earlier = writer("docx").write(everything(), themes.alert(), ignore)
    data = made(earlier)
    assert problems(data, tmp_path) == []
    assert len(reading.read(data).notes) == 2 * len(everything().notes)


def test_headings_that_their_styles_number_are_not_numbered_twice() -> None:
    tree = document(Heading(1, text("a"), number="1"), Heading(1, text("b"), number="2"))
    assert [p.text for p in docx.Document(io.BytesIO(made(house(), tree))).paragraphs][1:] == [
        "1 a",
        "2 b",
    ]
    numbered = writer("docx").write(tree, themes.standard(), ignore)
    again = docx.Document(io.BytesIO(made(numbered, tree)))
    assert [p.text for p in again.paragraphs] == ["a", "b", "a", "b"]


def test_lists_keep_their_marks_and_numbers_begin_at_one() -> None:
    lists = [block for block in walk(everything().blocks) if isinstance(block, List)]
    data = made(house(), document(*lists))
    assert faults(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        numbering = etree.fromstring(container.read("word/numbering.xml"))
    ids = [num.get(f"{W}numId") for num in numbering.iter(f"{W}num")]
    assert len(ids) == len(set(ids))


def test_lists_and_contents_of_theirs_that_lack_marks_or_tabs_are_left_alone() -> None:
    def bare(template: Template) -> None:
        sheet = template.styles
        sheet.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
        for mark in [*sheet["List Bullet"].element.iter(f"{W}numPr")]:
            mark.getparent().remove(mark)  # pyright: ignore

    data = made(house(bare))
    assert faults(data) == []
    assert {"Brief toc 1", "Brief List Bullet"} <= set(used(data))
    sheet = docx.Document(io.BytesIO(data)).styles.element
    names = [name.get(f"{W}val").casefold() for name in sheet.iter(f"{W}name")]  # pyright: ignore
    assert len(names) == len(set(names))


def test_the_mark_of_a_draft_stands_over_their_head() -> None:
    head = docx.Document(io.BytesIO(made(house()))).sections[0].header
    assert head.paragraphs[0].text == "Draft"


def test_the_mark_of_a_draft_stands_alone_where_they_have_no_head() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    head = docx.Document(io.BytesIO(made(out.getvalue()))).sections[0].header
    assert [paragraph.text for paragraph in head.paragraphs] == ["Draft"]


@pytest.mark.parametrize("data", [b"x", b"PK\x05\x06" + b"\0" * 18, house()[:-200]])
def test_a_file_that_is_no_word_file_is_named_so(data: bytes) -> None:
    with pytest.raises(WriterError) as problem:
        made(data)
    assert problem.value.code == "word-base-broken"


def test_a_file_with_macros_is_not_taken() -> None:
    macros = changed(
        house(),
        "[Content_Types].xml",
        lambda types: types.replace(
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "vnd.ms-word.document.macroEnabled.main+xml",
        ),
    )
    with pytest.raises(WriterError) as problem:
        made(macros)
    assert problem.value.code == "word-base-macros"


def test_a_file_that_draws_in_another_is_not_taken() -> None:
    trap = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'

    def trapped(theme: str) -> str:
        return theme.replace("<a:theme", f"{trap}<a:theme", 1).replace("Office", "&b;", 1)

    base = changed(house(), "word/theme/theme1.xml", trapped)
    with pytest.raises(WriterError) as problem:
        made(base)
    assert problem.value.code == "word-base-broken"
