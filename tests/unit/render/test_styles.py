"""House styles and the themes made from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_composer import paths
from brief_composer.library.load import load
from brief_composer.render import style_file, styles
from brief_composer.render.styles import StyleError
from brief_composer.render.theme import Colours, Paper
from brief_composer.render.typefaces import Shelf


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pairs(c: Colours) -> tuple[tuple[str, str], ...]:
    white = "#FFFFFF"
    return (
        (c.text, white), (c.muted, white), (c.accent, white), (c.link, white), (c.quote, white),
        (c.on_accent, c.accent), (c.on_accent, c.quote), (c.text, c.accent_soft),
        (c.accent, c.accent_soft), (c.text, c.quote_soft), (c.muted, c.quote_soft),
        (c.link, c.quote_soft), (c.link, c.accent_soft), (c.text, c.mark),
    )  # fmt: skip


@pytest.mark.parametrize("style", styles.names(), ids=lambda style: style.id)
def test_all_text_stands_out_from_its_ground(style: styles.Style) -> None:
    weak = [(a, b) for a, b in pairs(style.palette()) if contrast(a, b) < 4.5]
    assert weak == []


@pytest.mark.parametrize("style", styles.names(), ids=lambda style: style.id)
def test_every_bundled_style_makes_a_theme_with_its_typefaces(style: styles.Style) -> None:
    theme = styles.theme(style.id)
    for face in (theme.body, theme.heading):
        assert all(
            path.is_file() for path in (face.regular, face.bold, face.italic, face.bold_italic)
        )


def test_every_template_names_a_style_that_is_there() -> None:
    known = {style.id for style in styles.names()}
    wanted = {template.id: template.house_style for template in load().templates.values()}
    assert {id: name for id, name in wanted.items() if name not in known} == {}


@pytest.mark.parametrize("style", styles.names(), ids=lambda style: style.id)
def test_every_style_has_its_name_and_its_line_in_both_languages(style: styles.Style) -> None:
    assert all((style.name.en, style.name.fr, style.line.en, style.line.fr))


def test_the_standard_style_comes_first() -> None:
    assert [style.id for style in styles.names()][:1] == ["standard"]


def test_a_theme_is_named_in_the_readers_language() -> None:
    assert styles.theme("alert", language="fr-FR").name == "Alerte"


def test_paper_and_band_can_be_chosen() -> None:
    theme = styles.theme("standard", Paper.LETTER, cover_band=False)
    assert (theme.paper, theme.cover_band) == (Paper.LETTER, False)


@pytest.mark.parametrize("id", ["", "no-such-style", "../fonts/x", "Standard", "a/b"])
def test_an_unknown_style_is_named(id: str) -> None:
    with pytest.raises(StyleError) as refused:
        styles.theme(id)
    assert (refused.value.code, refused.value.params) == ("style-unknown", {"id": id})


@pytest.mark.parametrize(
    "broken",
    [
        "format: [",
        "id: x",
        "format: brief-composer/style/0\nid: x\nname: {en: X}",
        "format: brief-composer/style/1\nid: x\nname: {en: X}\nsize: 200",
        "format: brief-composer/style/1\nid: x\nname: {en: X}\ncolours: {accent: red}",
        "format: brief-composer/style/1\nid: x\nname: {en: X}\nmistyped: 1",
    ],
)
def test_a_broken_style_says_where(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "resources" / "styles"
    folder.mkdir(parents=True)
    (folder / "x.yaml").write_text(broken, "utf-8")
    monkeypatch.setattr(paths, "bundled", lambda name: tmp_path / name)
    with pytest.raises(StyleError) as refused:
        styles.theme("x")
    assert refused.value.code == "style-broken"
    assert str(refused.value.params["path"]).endswith("x.yaml")


def test_a_typeface_that_is_not_there_is_named_and_ours_stands_for_it(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("format: brief-composer/style/1\nid: x\nname: {en: X}\nbody: Nowhere", "utf-8")
    made = styles.dressed(style_file.read(file), shelf=Shelf(()))
    assert [(f.code, dict(f.params)) for f in made.findings] == [
        ("font-missing", {"name": "Nowhere", "instead": "Brief Sans"})
    ]
    assert made.theme.body.family == "Nowhere"
    assert made.theme.body.regular.name == "BriefSans-Regular.ttf"
