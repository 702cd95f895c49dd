"""What is read from a Word file for the pages that are not made with it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.shared import Mm, Pt, RGBColor
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from brief_composer.render import styles, word_look
from brief_composer.render.style_error import StyleError
from brief_composer.render.style_form import StyleMargins
from tests.trees import png


def house(*, empty: bool = False) -> bytes:
    """A Word file as an organisation would make it."""
    made: Any = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin = Mm(30), Mm(21)
    section.bottom_margin, section.left_margin = Mm(2), Mm(26)
    made.styles["Normal"].font.name = "Georgia"
    made.styles["Normal"].font.size = Pt(10.5)
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x0B, 0x5C, 0x8A)
    if not empty:
        section.header.paragraphs[0].add_run().add_picture(io.BytesIO(png()))
        made.add_paragraph("What we always say first.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def without(data: bytes, *parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
    return out.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(StyleError) as refused:
        word_look.look_of(data, "house.docx")
    assert refused.value.params == {"name": "house.docx"}
    return refused.value.code


def test_paper_margins_colour_letters_and_logo_are_read() -> None:
    look = word_look.look_of(house(), "house.docx")
    assert (look.paper, look.columns) == ("A4", 1)
    assert look.margins == StyleMargins(30.0, 21.0, 5.0, 26.0)
    assert (look.main, look.body, look.size) == ("#0B5C8A", "Georgia", 10.5)
    assert look.logo == png()


def test_what_stands_in_word_files_alone_is_named() -> None:
    assert word_look.look_of(house(), "").left_out == ("running", "cover")
    assert word_look.look_of(house(empty=True), "").left_out == ()


def test_a_file_that_says_little_leaves_the_rest_to_the_style() -> None:
    bare = without(house(), "word/styles.xml", "word/theme/theme1.xml")
    look = word_look.look_of(bare, "")
    assert (look.main, look.body, look.size) == ("", "", 0)
    assert "colour" in look.left_out


def test_an_unusual_paper_is_said() -> None:
    made = docx.Document(io.BytesIO(house()))
    made.sections[0].page_width = Mm(148)
    out = io.BytesIO()
    made.save(out)
    look = word_look.look_of(out.getvalue(), "")
    assert (look.paper, "paper" in look.left_out) == ("", True)


def test_a_style_based_on_it_takes_its_looks_and_keeps_the_rest() -> None:
    begun, base = styles.find("key-points"), house()
    made = word_look.taken_on(begun, base, word_look.look_of(base, ""))
    assert (made.word_base, made.style.word_base, made.logo) == (base, "base.docx", png())
    assert (made.style.main, made.style.colours) == ("#0B5C8A", None)
    assert (made.style.body, made.style.size) == ("Georgia", 10.5)
    assert (made.style.rail, made.style.side_box) == (0, False)
    assert made.style.references == begun.style.references
    assert made.style.leading / made.style.size == pytest.approx(
        begun.style.leading / begun.style.size, rel=0.01
    )


def test_a_style_keeps_what_the_file_does_not_say() -> None:
    begun = styles.find("standard")
    made = word_look.taken_on(begun, b"PK", word_look.WordLook())
    assert made.style == replace(begun.style, word_base="base.docx", rail=0)


def macros() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(house())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                kind = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
                data = data.replace(kind, b"vnd.ms-word.document.macroEnabled.main")
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "word-base-broken"),
        (b"PK\x03\x04 torn", "word-base-broken"),
        (house()[:9000], "word-base-broken"),
        (without(house(), "word/document.xml"), "word-base-broken"),
        (macros(), "word-base-macros"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Word 97", "word-base-old"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "word-base-password",
        ),
        (bytes(50_000_001), "word-base-too-large"),
    ],
    ids=["empty", "torn", "cut off", "no text", "macros", "old", "password", "large"],
)
def test_what_cannot_be_a_base_is_refused_by_name(data: bytes, code: str) -> None:
    assert refusal(data) == code


@given(st.binary(max_size=200))
def test_no_bytes_are_refused_otherwise_than_by_name(data: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", data)
    for tried in (data, out.getvalue()):
        with pytest.raises(StyleError):
            word_look.look_of(tried, "x")
