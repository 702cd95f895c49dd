"""Typefaces of the computer: which are offered, which refused, and which file is which cut."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from brief_composer.doc.tree import Emphasis, Note, NoteRef, Paragraph, Text
from brief_composer.render import sfnt, typefaces
from brief_composer.render.pages import Pages
from brief_composer.render.theme import Theme
from brief_composer.render.typefaces import Shelf, TypefaceError
from brief_composer.render.writers.pdf import layout
from brief_composer.render.writers.pdf.fonts import FaceFile
from tests import fonts
from tests.themes import standard
from tests.trees import para, plain


def refused(folder: Path, name: str) -> str:
    with pytest.raises(TypefaceError) as problem:
        Shelf([folder]).face(name)
    assert problem.value.params == {"name": name}
    return problem.value.code


def test_a_family_with_four_cuts_is_offered_and_found(tmp_path: Path) -> None:
    fonts.family(tmp_path / "deep" / "er", "House Sans")
    shelf = Shelf([tmp_path])
    assert shelf.names() == ("House Sans",)
    face = shelf.face("house sans")
    names = [cut.name for cut in (face.regular, face.bold, face.italic, face.bold_italic)]
    assert names == [
        "HouseSans-400.ttf", "HouseSans-700.ttf", "HouseSans-400i.ttf", "HouseSans-700i.ttf",
    ]  # fmt: skip


def test_the_weights_nearest_to_regular_and_bold_are_taken(tmp_path: Path) -> None:
    for weight in (300, 350, 500, 600, 800):
        fonts.write(tmp_path, "House", weight=weight)
    face = Shelf([tmp_path]).face("House")
    assert (face.regular.name, face.bold.name) == ("House-350.ttf", "House-600.ttf")


def test_a_family_without_italics_is_slanted(tmp_path: Path) -> None:
    fonts.family(tmp_path, "House", italics=False)
    face = Shelf([tmp_path]).face("House")
    assert typefaces.is_slanted(face)
    assert face.bold_italic == face.bold
    made = layout(plain(para("upright")), standard(body=face, heading=face))
    with Pages(made.pdf) as pages:
        assert "upright" in pages.text(0)


def test_slanted_letters_lean_in_the_pdf(tmp_path: Path) -> None:
    fonts.family(tmp_path, "House", italics=False)
    face = Shelf([tmp_path]).face("House")
    leaning = plain(Paragraph((Emphasis((Text("lean"),)),)))
    upright = plain(Paragraph((Text("lean"),)))
    theme = standard(body=face, heading=face)

    def content(made: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(made)) as pdf:
            return pdf.pages[0].Contents.read_bytes()

    assert b"1 0 .213 1 " in content(layout(leaning, theme).pdf)
    assert b"1 0 .213 1 " not in content(layout(upright, theme).pdf)


def test_a_family_without_bold_is_refused(tmp_path: Path) -> None:
    fonts.write(tmp_path, "House")
    shelf = Shelf([tmp_path])
    assert shelf.names() == ()
    assert shelf.refused() == {"House": "font-no-bold"}
    assert refused(tmp_path, "House") == "font-no-bold"


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200, 0x0302])
def test_one_that_may_not_be_embedded_is_refused_by_name(rights: int, tmp_path: Path) -> None:
    fonts.family(tmp_path, "Kept House", rights=rights)
    assert refused(tmp_path, "Kept House") == "font-kept"


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x0006])
def test_one_that_may_be_embedded_is_taken(rights: int, tmp_path: Path) -> None:
    fonts.family(tmp_path, "Free House", rights=rights)
    assert Shelf([tmp_path]).names() == ("Free House",)


def test_a_variable_font_is_refused_by_name(tmp_path: Path) -> None:
    fonts.write(tmp_path, "Stretchy", tables=(b"fvar",))
    assert refused(tmp_path, "Stretchy") == "font-variable"


def test_single_cuts_beside_a_variable_font_are_taken(tmp_path: Path) -> None:
    fonts.write(tmp_path, "House", tables=(b"fvar",), weight=450)
    fonts.family(tmp_path, "House")
    assert Shelf([tmp_path]).face("House").regular.name == "House-400.ttf"


def test_a_damaged_file_is_told_from_a_missing_one(tmp_path: Path) -> None:
    (tmp_path / "Gotham-Book.otf").write_bytes(b"OTTO and then nothing")
    assert refused(tmp_path, "Gotham") == "font-damaged"
    assert refused(tmp_path, "Futura") == "font-missing"


def test_one_broken_file_stops_nothing(tmp_path: Path) -> None:
    fonts.family(tmp_path, "House")
    (tmp_path / "aa.ttf").write_bytes(b"")
    (tmp_path / "bb.ttc").write_bytes(b"ttcf\0\1\0\0\xff\xff\xff\xff")
    assert Shelf([tmp_path, tmp_path / "not there"]).names() == ("House",)


def test_faces_in_a_collection_are_set_from_their_place(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    cuts = [fonts.write(outside, "House", weight=weight) for weight in (400, 700)]
    inside = tmp_path / "inside"
    inside.mkdir()
    fonts.collection(inside / "House.ttc", cuts)
    face = Shelf([inside]).face("House")
    assert face.places == (0, 1, 0, 1)
    made = layout(plain(para("together")), standard(body=face, heading=face))
    with Pages(made.pdf) as pages:
        assert "together" in pages.text(0)


def test_the_name_of_the_whole_family_is_known_beside_that_of_four_cuts() -> None:
    cut = sfnt.cuts(typefaces.bundled("BriefSans").regular)[0]
    assert (cut.weight, cut.italic, cut.outlines, cut.may_be_embedded) == (400, False, "glyf", True)


@given(st.binary(max_size=400))
def test_no_bytes_make_reading_a_font_fail_otherwise_than_by_name(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.ttf"
    for start in (b"", b"\0\1\0\0", b"OTTO", b"ttcf"):
        file.write_bytes(start + data)
        with pytest.raises(sfnt.NoFont):
            sfnt.cuts(file)


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("Gotham", "BriefSans"), ("Calibri", "BriefSans"), ("Source Sans 3", "BriefSans"),
        ("Cambria", "BriefSerif"), ("Times New Roman", "BriefSerif"), ("PT Serif", "BriefSerif"),
    ],
)  # fmt: skip
def test_the_family_that_comes_nearer_stands_in(name: str, ours: str) -> None:
    assert typefaces.stand_in(name) == ours


def test_a_family_of_ours_is_known_by_the_name_people_read() -> None:
    assert typefaces.named("brief serif") == "BriefSerif"
    assert typefaces.named(" Gotham ") == "Gotham"


def test_a_theme_says_which_face_of_a_file_it_means() -> None:
    face = typefaces.bundled("BriefSerif")
    assert replace(face, places=(1, 0, 0, 0)) != face


def test_letters_a_typeface_lacks_are_lent_by_ours(tmp_path: Path) -> None:
    fonts.family(tmp_path, "House")
    for file in tmp_path.iterdir():
        fonts.knowing(file)
    face = Shelf([tmp_path]).face("House")
    assert not FaceFile(face.regular).has("a")
    made = layout(plain(para("aɛ")), standard(body=face, heading=face))
    with Pages(made.pdf) as pages:
        assert "aɛ" in pages.text(0)
    assert made.missing == ()
    assert b"BriefSans-Regular" in made.pdf


ASCII = "".join(map(chr, range(32, 127)))


def noted(theme: Theme) -> tuple[bytes, str]:
    """The first page of a paragraph with a note: its operators and its words."""
    tree = plain(
        Paragraph((Text("a claim"), NoteRef("n"))), notes=(Note("n", (para("its source"),)),)
    )
    made = layout(tree, theme).pdf
    with pikepdf.open(io.BytesIO(made)) as pdf, Pages(made) as pages:
        return pdf.pages[0].Contents.read_bytes(), pages.text(0)


@pytest.mark.parametrize("own", ["feature", "characters", ""])
def test_notes_are_numbered_in_superior_figures_whatever_the_typeface_has(
    own: str, tmp_path: Path
) -> None:
    fonts.family(tmp_path, "House")
    for file in tmp_path.iterdir():
        if own == "characters":
            fonts.without_features(file)
        elif not own:
            fonts.knowing(file, ASCII)
    face = Shelf([tmp_path]).face("House")
    content, words = noted(standard(body=face, heading=face))
    assert FaceFile(face.regular).lifts_figures == (not own)
    size = standard().size
    lifted = f" {size * 0.65:g} Tf".encode() in content
    assert lifted == (not own)
    if own:
        assert "a claim¹" in words
    else:
        assert b"/ActualText" in content
