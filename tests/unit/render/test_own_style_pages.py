"""A made-up house style of one's own, printed: its head and foot, logo, colour and typeface."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from zlib import crc32

import docx
import pytest
from lxml import etree
from msgspec.structs import replace
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from brief_composer.doc.tree import Document, Heading, Masthead, Properties, Text
from brief_composer.render.colours import palette
from brief_composer.render.pages import Pages
from brief_composer.render.theme import Running, Theme
from brief_composer.render.typefaces import Shelf
from brief_composer.render.writers import WriterError, ignore, writer
from brief_composer.render.writers.pdf import layout
from tests import fonts, pdf_reading
from tests.themes import standard
from tests.trees import para, png
from tests.validators import docx as validator

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = Running("{organisation}", "{date}")
FOOT = Running("{title} · {date}", "Page {page} of {pages}")


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    folder = tmp_path_factory.mktemp("fonts")
    fonts.family(folder, "House", italics=False)
    face = Shelf([folder]).face("House")
    return standard(
        body=face, heading=face, colours=palette("#FFD400"), logo=png(), logo_alt="The Centre",
        header=HEAD, footer=FOOT,
    )  # fmt: skip


def brief(**changes: object) -> Document:
    made = Document(
        Properties(title="Talking first", lang="en-GB"),
        (
            Masthead("Talking first", date="12 May 2024", organisation="Sahel Centre"),
            *(
                part
                for n in range(30)
                for part in (Heading(1, (Text(f"Part {n}"),)), para("x " * 60))
            ),
        ),
        running_head="Talking first",
        foot="Sahel Centre",
    )
    return replace(made, **changes)


def page(document: Document, theme: Theme, number: int = 1) -> list[str]:
    with Pages(layout(document, theme).pdf) as pages:
        return pages.text(number).split("\r\n")


def feet(document: Document, theme: Theme) -> tuple[str, str]:
    """What a Word file has in the head and the foot of its second page."""
    made = docx.Document(io.BytesIO(writer("docx").write(document, theme, ignore)))
    section = made.sections[0]
    return _shown(section.header._element), _shown(section.footer._element)


def _shown(part: etree._Element) -> str:
    marks = {f"{WORD}t": None, f"{WORD}tab": "\t", f"{WORD}instrText": None}
    return "".join(marks[str(each.tag)] or (each.text or "") for each in part.iter(*marks))


def test_head_and_foot_stand_on_the_pages_of_the_pdf(theme: Theme) -> None:
    said = " ".join(page(brief(), theme))
    assert "Sahel Centre" in said
    assert "Talking first · 12 May 2024" in said
    assert "Page 2 of" in said


def test_head_and_foot_stand_in_the_word_file_with_fields_for_pages(theme: Theme) -> None:
    head, foot = feet(brief(), theme)
    assert head == "Sahel Centre\t12 May 2024"
    assert foot == "Talking first · 12 May 2024\tPage  PAGE 1 of  NUMPAGES 1"


def test_a_draft_is_marked_beside_what_stands_in_the_head(theme: Theme) -> None:
    head, _ = feet(brief(draft="Draft"), theme)
    assert head.endswith("Draft")
    assert head.count("\t") == 1
    assert "Draft" in " ".join(page(brief(draft="Draft"), theme))


def test_a_head_that_is_empty_leaves_the_page_clear(theme: Theme) -> None:
    clear = replace(theme, header=Running(), footer=Running())
    assert feet(brief(), clear) == ("", "")
    assert not any("Sahel Centre" in line for line in page(brief(), clear))


def test_long_words_at_both_ends_of_a_foot_do_not_meet(theme: Theme) -> None:
    long = replace(theme, footer=Running("left " * 30, "right " * 30))
    with Pages(layout(brief(), long).pdf) as pages:
        said = pages.text(1)
    assert "left" in said
    assert "right" in said
    assert said.count("…") == 2


def test_the_usual_head_and_foot_are_those_of_a_theme_that_says_nothing(theme: Theme) -> None:
    assert feet(brief(), standard()) == ("Talking first", "Sahel Centre\t PAGE 1 /  NUMPAGES 1")


def test_the_pdf_is_tagged_without_fault(theme: Theme) -> None:
    assert pdf_reading.faults(layout(brief(), theme).pdf) == []


@pytest.mark.slow
def test_the_word_file_is_sound(theme: Theme, tmp_path: Path) -> None:
    made = writer("docx").write(brief(draft="Draft"), theme, ignore)
    file = tmp_path / "file.docx"
    file.write_bytes(made)
    schema = OpenXmlValidator().validate(str(file)).errors
    assert [*validator.faults(made), *map(str, schema), *map(str, check(file))] == []


def test_a_picture_that_unpacks_to_more_than_its_size_is_refused_without_unpacking_it() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    head = struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(20_000_000))
    large = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    with pytest.raises(WriterError) as refused:
        layout(brief(), standard(logo=b"\x89PNG\r\n\x1a\n" + large, logo_alt="Us"))
    assert refused.value.code == "picture-broken"
