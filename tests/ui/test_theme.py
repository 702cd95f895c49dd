"""The theme: colours that can be read, icons and widgets that follow a change at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brief_composer import paths
from brief_composer.ui.theme import palette, stylesheet
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import DARK, LIGHT, Tokens, strong
from brief_composer.ui.widgets.controls import tall
from brief_composer.ui.widgets.looks import look

SOURCES = Path(stylesheet.__file__).parents[1]

TEXT_PAIRS = [
    *(("text", ground) for ground in ("window", "surface", "base", "raised", "hover", "pressed")),
    ("text", "selected"),
    *(("muted", ground) for ground in ("window", "surface", "base", "raised", "hover")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("link", "base"),
    ("link", "accent_soft"),
    ("link", "hover"),
    ("fix", "fix_soft"),
    ("review", "review_soft"),
    ("ok", "ok_soft"),
    ("quote", "quote_soft"),
    ("toast_text", "toast"),
]
EDGE_PAIRS = [
    ("control", "base"),
    ("control", "window"),
    ("control", "surface"),
    ("accent", "base"),
    ("accent", "window"),
    ("disabled", "base"),
]


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, strong(LIGHT), strong(DARK)])
@pytest.mark.parametrize(("words", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(tokens: Tokens, words: str, ground: str) -> None:
    assert _contrast(getattr(tokens, words), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_can_be_seen_on_their_ground(tokens: Tokens, edge: str, ground: str) -> None:
    assert _contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3.0


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_the_palette_knows_every_role_in_every_state(tokens: Tokens) -> None:
    made = palette.palette(tokens)
    known = {QColor(value).name() for value in tokens[1:]}
    for group in ("Active", "Inactive", "Disabled"):
        for role in QPalette.ColorRole:
            if role in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
                continue
            assert made.color(QPalette.ColorGroup[group], role).name() in known, (group, role)


def test_the_stylesheet_has_only_colours_of_its_theme(theme: Theme) -> None:
    for tokens, other in ((LIGHT, DARK), (DARK, LIGHT)):
        text = re.sub(r'url\("[^"]*"\)', "", stylesheet.stylesheet(tokens, theme.font()))
        used = {each.upper() for each in re.findall(r"#[0-9A-Fa-f]{6}", text)}
        # The links on a toast stand on the other theme's ground.
        assert used <= {each.upper() for each in tokens[1:]} | {other.link}


def test_no_other_module_of_the_window_names_a_colour() -> None:
    nothing = r"(?!0, 0, 0, \d+\))"  # no colour, or the black of a shadow
    named = re.compile(rf"#[0-9A-Fa-f]{{6}}\b|QColor\({nothing}\d|GlobalColor\.(?!transparent)")
    for file in SOURCES.rglob("*.py"):
        if file.name != "tokens.py":
            assert not named.search(file.read_text("utf-8")), file.name


def test_a_change_of_theme_recolours_icons_and_widgets(theme: Theme, qtbot: QtBot) -> None:
    icon = theme.icon("house", "accent", 16)
    button = look(QPushButton("Export"), "filled")
    qtbot.addWidget(button)
    button.show()
    seen = [(_ink(icon), _ground(button))]
    theme.force("dark")
    seen.append((_ink(icon), _ground(button)))
    theme.force("light")
    seen.append((_ink(icon), _ground(button)))
    assert seen == [(t.accent.lower(), t.accent.lower()) for t in (LIGHT, DARK, LIGHT)]


def test_a_disabled_icon_is_grey(theme: Theme) -> None:
    icon = theme.icon("undo-2", "text", 16)
    ink, wanted = QColor(_ink(icon, QIcon.Mode.Disabled)), QColor(LIGHT.disabled)
    # A half-covered pixel keeps its colour but for a rounding.
    assert max(abs(ink.red() - wanted.red()), abs(ink.blue() - wanted.blue())) <= 2


def test_icons_are_sharp_on_a_dense_screen(theme: Theme) -> None:
    pixmap = theme.icon("house", "text", 16).pixmap(QSize(16, 16), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)


def test_a_look_set_later_is_shown_at_once(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("1 to fix")
    qtbot.addWidget(label)
    label.show()
    look(label, tone="fix")
    assert label.palette().color(label.foregroundRole()).name() == LIGHT.fix.lower()


def test_forcing_the_theme_in_use_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.force("light")


def test_only_icons_in_use_are_carried() -> None:
    code = "".join(file.read_text("utf-8") for file in SOURCES.rglob("*.py"))
    unused = [
        file.stem for file in paths.resource("icons").glob("*.svg") if f'"{file.stem}"' not in code
    ]
    assert unused == []


def test_every_icon_named_is_there() -> None:
    code = "".join(file.read_text("utf-8") for file in SOURCES.rglob("*.py"))
    named = set(re.findall(r'(?:icon|pixmap)\(\s*"([a-z0-9-]+)"', code))
    assert named
    assert [n for n in named if not paths.resource("icons", f"{n}.svg").is_file()] == []


def test_the_text_of_a_brief_is_set_larger_than_the_interface(
    theme: Theme, qapp: QApplication
) -> None:
    assert theme.font("writing").pixelSize() > theme.font("body").pixelSize()


def _ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The most opaque colour of an icon."""
    image = icon.pixmap(QSize(16, 16), 1.0, mode).toImage()
    colours = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
    return max(colours, key=lambda c: c.alpha()).name()


def _ground(button: QPushButton) -> str:
    return button.grab().toImage().pixelColor(8, button.height() // 2).name()


# ------------------------------------------------------------------------- larger, stronger, darker


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_with_strong_contrast_nothing_is_said_in_grey_and_edges_are_seen(tokens: Tokens) -> None:
    made = strong(tokens)
    assert made.muted == tokens.text
    assert made.border == tokens.control
    assert {made.fix_soft, made.review_soft, made.ok_soft, made.quote_soft} == {tokens.base}
    for line in ("border", "fix_line", "review_line", "ok_line"):
        assert _contrast(getattr(made, line), tokens.base) >= 3.0


def test_with_strong_contrast_the_focus_is_three_pixels_wide(theme: Theme) -> None:
    usual = stylesheet.stylesheet(LIGHT, theme.font())
    thick = stylesheet.stylesheet(LIGHT, theme.font(), thick=True)
    focused = re.findall(r"[^{}]*:focus[^{}]*\{[^{}]*\}", thick)
    assert "border: 3px solid" not in usual
    assert any("border: 3px solid" in rule for rule in focused)
    assert not any("border: 2px solid" in rule for rule in focused)


@pytest.mark.parametrize("size", [90, 125, 150, 200])
def test_larger_text_has_room_in_its_controls(theme: Theme, qtbot: QtBot, size: int) -> None:
    button = QPushButton("Export…")
    qtbot.addWidget(button)
    theme.set_sight(size, strong=False, dim_pages=False)
    button.show()
    try:
        assert theme.font().pixelSize() == round(theme._usual.pixelSize() * size / 100)
        assert button.sizeHint().height() >= button.fontMetrics().height() + 4
        assert button.sizeHint().height() >= 30
    finally:
        theme.set_sight(100, strong=False, dim_pages=False)


def test_a_bar_grows_with_the_text_and_shrinks_again(theme: Theme, qtbot: QtBot) -> None:
    bar = tall(QLabel(), theme, 30)
    qtbot.addWidget(bar)
    theme.set_sight(150, strong=False, dim_pages=False)
    assert bar.height() == 45
    theme.set_sight(100, strong=False, dim_pages=False)
    assert bar.height() == 30


def test_what_changes_nothing_is_not_told(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_sight(100, strong=False, dim_pages=False)
        theme.force("light")
