"""House styles of one's own: their file, where they are found, what is told of broken ones."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from brief_composer import paths
from brief_composer.library import folders
from brief_composer.library.items import Bilingual
from brief_composer.render import style_file, style_form, styles
from brief_composer.render.style_error import StyleError
from brief_composer.render.style_file import StyleFile
from brief_composer.render.style_form import FORMAT, Style, StyleMargins
from brief_composer.render.theme import Paper, Running
from brief_composer.render.typefaces import Shelf

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)
STYLES = st.builds(
    Style,
    format=st.just(FORMAT),
    id=st.from_regex("[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True),
    name=st.builds(Bilingual, TEXT.filter(str.strip), TEXT),
    main=st.sampled_from(["", "#0B5C8A", "#FFD400"]),
    body=st.sampled_from(["BriefSerif", "Gotham", "no", "1.0"]),
    size=st.floats(7, 16).map(lambda size: round(size, 1)),
    paper=st.sampled_from(["A4", "Letter"]),
    columns=st.integers(1, 2),
    header=st.builds(Running, TEXT, TEXT),
    margins=st.builds(StyleMargins, st.integers(5, 60).map(float)),
    quote_marks=st.sampled_from(["", "“”", "‘’", "«»"]),
    page_limit=st.integers(0, 500),
)


def style(id: str = "ours", **changes: object) -> Style:
    return replace(Style(FORMAT, id, Bilingual("Ours", "La nôtre")), **changes)


def picture(width: int = 30, height: int = 20, kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), 60).save(out, kind)
    return out.getvalue()


def own(file: StyleFile, name: str = "Ours", folder: Path | None = None) -> Path:
    """A style in the folder of one's own, or another one."""
    where = folder or paths.own_styles()
    where.mkdir(parents=True, exist_ok=True)
    path = where / f"{name}.briefstyle"
    path.write_bytes(style_file.pack(file))
    return path


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(StyleError) as refused:
        style_file.unpack(data, "x.briefstyle")
    return refused.value.code


# ----------------------------------------------------------------------------------------- the file


@given(STYLES, st.booleans(), st.booleans())
def test_a_style_comes_back_from_its_file_as_it_was(made: Style, logo: bool, base: bool) -> None:
    file = StyleFile(made, picture() if logo else b"", b"PK anything" if base else b"")
    data = style_file.pack(file)
    assert style_file.unpack(data, "x") == style_file.with_names(file)
    assert style_file.pack(style_file.unpack(data, "x")) == data


def test_the_word_file_is_left_out_where_nobody_needs_it() -> None:
    data = style_file.pack(StyleFile(style(), b"", b"PK a Word file"))
    assert style_file.unpack(data, "x", whole=False).word_base == b""


def test_a_yaml_file_by_itself_is_a_style_too(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(style_form.text(style()), "utf-8")
    assert style_file.read(file).style == style()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "style-not-one"),
        (b"PK\x03\x04 torn", "style-not-one"),
        (zipped({"other.yaml": b""}), "style-not-one"),
        (zipped({"style.yaml": b"format: ["}), "style-broken"),
        (zipped({"style.yaml": b"\xff\xfe"}), "style-broken"),
        (zipped({"style.yaml": b"a: &a [x]\nb: [*a, *a]"}), "style-broken"),
        (zipped({"style.yaml": b"[" * 5000}), "style-broken"),
        (zipped({"style.yaml": b"a: " + b"x" * 300_000}), "style-too-large"),
        (zipped({"style.yaml": b"format: brief-composer/style/2"}), "style-newer"),
        (zipped({"style.yaml": b"format: brief-composer/template/1"}), "style-broken"),
        (zipped({f"{n}": b"" for n in range(40)}), "style-not-one"),
        (zipped({"style.yaml": b"id: x"}, zipfile.ZIP_LZMA), "style-not-one"),
    ],
)
def test_what_is_not_a_style_is_refused_by_name(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_a_part_that_grows_beyond_bounds_is_refused() -> None:
    text = style_form.text(style(logo="logo.png")).encode()
    data = zipped({"style.yaml": text, "logo.png": bytes(21_000_000)})
    assert refusal(data) == "style-too-large"


@given(st.binary(max_size=300))
def test_no_bytes_are_refused_otherwise_than_by_name(data: bytes) -> None:
    for tried in (data, zipped({"style.yaml": data})):
        with pytest.raises(StyleError):
            style_file.unpack(tried, "x")


@pytest.mark.parametrize(
    "wrong",
    [
        {"main": "blue"}, {"id": "../x"}, {"id": "A b"}, {"margins": {"top": 2}}, {"size": 90},
        {"name": {"en": ""}}, {"quote_marks": "<>"}, {"logo": "/etc/passwd"}, {"paper": "A3"},
        {"header": {"left": "x" * 201}}, {"colours": {"accent": "#12"}}, {"page_limit": -1},
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused(wrong: dict[str, object]) -> None:
    plain = {**msgspec.to_builtins(style()), **wrong}
    data = zipped({"style.yaml": msgspec.json.encode(plain)})
    assert refusal(data) == "style-broken"


# ----------------------------------------------------------------------------------------- the logo


def test_a_small_logo_stays_as_it_is() -> None:
    assert style_file.sound_logo(picture()) == picture()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_large_logo_is_made_smaller(kind: str) -> None:
    made = Image.open(io.BytesIO(style_file.sound_logo(picture(3000, 1500, kind))))
    assert (made.size, made.format) == ((1200, 600), kind)


def test_a_logo_in_printing_colours_is_made_one_for_screens() -> None:
    made = Image.open(io.BytesIO(style_file.sound_logo(picture(20, 20, "JPEG", "CMYK"))))
    assert made.mode == "RGB"


def test_a_logo_keeps_its_transparency_when_it_is_made_smaller() -> None:
    made = Image.open(io.BytesIO(style_file.sound_logo(picture(2000, 20, mode="RGBA"))))
    assert made.mode == "RGBA"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "logo-broken"),
        (b"GIF89a", "logo-kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo-kind"),
        (picture()[:-20], "logo-broken"),
        (picture(8000, 7500, mode="1"), "logo-too-large"),
        (picture() + bytes(20_000_001), "logo-too-large"),
    ],
    ids=["empty", "gif", "svg", "torn", "60 megapixels", "21 MB"],
)
def test_what_cannot_be_a_logo_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(StyleError) as refused:
        style_file.sound_logo(data)
    assert refused.value.code == code


# ----------------------------------------------------------------------------- where they are found


def test_one_s_own_come_first_and_the_bundled_ones_stay() -> None:
    own(StyleFile(style("zebra")))
    ids = [each.id for each in styles.names()]
    assert ids[:2] == ["zebra", "standard"]
    assert len(ids) == 7


def test_an_own_style_of_a_bundled_id_goes_before_it() -> None:
    own(StyleFile(style("standard", size=13.0)))
    assert styles.theme("standard").size == 13.0
    assert [each.id for each in styles.names()].count("standard") == 1


def test_those_of_an_organisation_s_folder_are_found_after_one_s_own(tmp_path: Path) -> None:
    folders.add(tmp_path)
    own(StyleFile(style("shared")), "Shared", tmp_path / "Styles")
    own(StyleFile(style("both", size=12.0)), "Both", tmp_path)
    own(StyleFile(style("both", size=9.0)), "Both")
    kept = {each.style.id: each for each in styles.shelved().styles}
    assert kept["shared"].owner == folders.ORGANISATION
    assert (kept["both"].owner, styles.theme("both").size) == (folders.YOURS, 9.0)
    assert [each.code for each in styles.shelved().findings] == ["style-twice"]


def test_a_broken_file_is_told_and_stops_nothing() -> None:
    own(StyleFile(style()))
    (paths.own_styles() / "torn.briefstyle").write_bytes(b"PK")
    shelved = styles.shelved()
    assert shelved.styles[0].style.id == "ours"
    assert [(f.code, f.param("name")) for f in shelved.findings] == [
        ("style-not-one", "torn.briefstyle")
    ]


def test_a_brief_in_a_style_that_is_not_here_is_printed_in_standard() -> None:
    made = styles.dress("gone")
    assert made.theme.id == "standard"
    assert [(f.code, f.param("id")) for f in made.findings] == [("style-unknown", "gone")]


def test_a_brief_in_a_broken_style_is_printed_in_standard() -> None:
    own(StyleFile(style("torn")), "torn").write_bytes(b"PK")
    made = styles.dress("torn")
    assert made.theme.id == "standard"
    assert [f.code for f in made.findings] == ["style-not-one"]


def test_what_a_style_says_is_in_its_theme() -> None:
    said = style(
        main="#0B5C8A", paper="Letter", header=Running("a", "b"), footer=Running("{page}"),
        quote_threshold=40, quote_marks="«»", page_limit=4, columns=2, rail=20.0, logo_alt="Us",
    )  # fmt: skip
    own(StyleFile(said, picture(), b"PK a Word file"))
    theme = styles.theme("ours")
    assert (theme.colours.accent, theme.paper) == ("#0B5C8A", Paper.LETTER)
    assert (theme.header, theme.footer) == (Running("a", "b"), Running("{page}", ""))
    assert (theme.quote_threshold, theme.quote_marks, theme.page_limit) == (40, "«»", 4)
    assert (theme.logo, theme.logo_alt, theme.word_base) == (picture(), "Us", b"PK a Word file")
    assert (theme.columns, theme.rail) == (2, 0)


def test_a_paper_that_is_asked_for_goes_before_the_style_s_own() -> None:
    own(StyleFile(style(paper="Letter")))
    assert styles.theme("ours", Paper.A4).paper is Paper.A4


def test_without_the_band_the_logo_is_left_out_too() -> None:
    own(StyleFile(style(), picture()))
    theme = styles.theme("ours", cover_band=False)
    assert (theme.cover_band, theme.logo) == (False, b"")


@pytest.mark.parametrize(
    ("parts", "code"), [({"logo.png": b"torn"}, "logo-broken"), ({}, "logo-missing")]
)
def test_a_logo_that_cannot_be_shown_is_told_and_left_out(
    parts: dict[str, bytes], code: str
) -> None:
    text = style_form.text(style(logo="logo.png")).encode()
    file = style_file.unpack(zipped({"style.yaml": text, **parts}), "x")
    made = styles.dressed(file, shelf=Shelf(()))
    assert (made.theme.logo, [f.code for f in made.findings]) == (b"", [code])


def test_all_that_can_be_told_has_words_in_both_languages() -> None:
    from brief_composer import words

    codes = (
        "style-unknown", "style-broken", "style-newer", "style-not-one", "style-too-large",
        "style-unreadable", "style-twice", "font-missing", "font-kept", "font-damaged",
        "font-variable", "font-no-bold", "logo-broken", "logo-missing",
    )  # fmt: skip
    for language in words.LANGUAGES:
        known = words.load(language)
        assert [code for code in codes if f"style.said.{code}" not in known] == []


def test_a_logo_of_60_megapixels_in_a_file_from_elsewhere_is_left_out() -> None:
    text = style_form.text(style(logo="logo.png")).encode()
    file = style_file.unpack(
        zipped({"style.yaml": text, "logo.png": picture(8000, 7500, mode="1")}), "x"
    )
    made = styles.dressed(file, shelf=Shelf(()))
    assert (made.theme.logo, [f.code for f in made.findings]) == (b"", ["logo-broken"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_no_house_style(tmp_path: Path) -> None:
    pipe = tmp_path / "ours.briefstyle"
    os.mkfifo(pipe)
    with pytest.raises(StyleError, match="style-not-one"):
        style_file.read(pipe)
