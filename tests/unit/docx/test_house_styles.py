"""What a house style says, in Word."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from brief_composer.render import styles
from brief_composer.render.theme import Theme
from brief_composer.render.writers import ignore, writer
from tests import themes
from tests.trees import everything
from tests.validators.docx import W, faults


def part(theme: Theme, name: str) -> etree._Element:
    data = writer("docx").write(everything(), theme, ignore)
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return etree.fromstring(container.read(f"word/{name}.xml"))


def style(theme: Theme, id: str) -> etree._Element:
    sheet = part(theme, "styles")
    return next(s for s in sheet.iter(f"{W}style") if s.get(f"{W}styleId") == id)


@pytest.mark.parametrize("id", [kept.id for kept in styles.names()])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_file_is_sound_in_every_house_style(id: str, language: str) -> None:
    theme = styles.theme(id, language=language)
    assert faults(writer("docx").write(everything(), theme, ignore)) == []


@pytest.mark.parametrize("italic", [True, False])
def test_quotations_are_italic_where_the_style_says_so(italic: bool) -> None:
    theme = themes.standard(italic_quotes=italic)
    for id in ("Quote", "IntenseQuote"):
        assert (style(theme, id).find(f"{W}rPr/{W}i") is not None) is italic


@pytest.mark.parametrize("parted", [True, False])
def test_words_are_parted_where_the_style_says_so_but_not_in_headings(parted: bool) -> None:
    theme = themes.standard(hyphenate=parted)
    assert (part(theme, "settings").find(f"{W}autoHyphenation") is not None) is parted
    assert style(theme, "Heading1").find(f"{W}pPr/{W}suppressAutoHyphens") is not None


def test_notes_are_as_large_as_the_style_says() -> None:
    for id in ("FootnoteText", "EndnoteText"):
        size = style(themes.standard(note_size=10.5), id).find(f"{W}rPr/{W}sz")
        assert size is not None
        assert size.get(f"{W}val") == "21"


@pytest.mark.parametrize("solid", [True, False])
def test_numbers_of_recommendations_stand_on_a_ground_of_the_style(solid: bool) -> None:
    theme = themes.standard(solid_numbers=solid)
    levels = part(theme, "numbering").iter(f"{W}lvl")
    bound = next(v for v in levels if v.find(f"{W}pStyle[@{W}val='Heading2']") is not None)
    shade = bound.find(f"{W}rPr/{W}shd")
    wanted = theme.colours.accent if solid else theme.colours.accent_soft
    assert shade is not None
    assert shade.get(f"{W}fill") == wanted.lstrip("#").upper()


def test_without_a_band_the_title_is_dark_on_white() -> None:
    title = style(themes.standard(cover_band=False), "Title")
    assert title.find(f"{W}pPr/{W}shd") is None
    colour = title.find(f"{W}rPr/{W}color")
    assert colour is not None
    assert colour.get(f"{W}val") == themes.standard().colours.text.lstrip("#").upper()


def test_word_lists_only_the_styles_there_are() -> None:
    hidden = part(themes.standard(), "styles").find(f"{W}latentStyles")
    assert hidden is not None
    assert hidden.get(f"{W}defSemiHidden") == "1"
