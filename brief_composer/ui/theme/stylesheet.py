"""The one stylesheet, built from the tokens. Heights, edges and grounds live here alone.

A widget says what it is by properties (`ui.widgets.looks.look(widget, ...)` sets them and asks Qt
to look again); no other module writes style rules or colours.

**look** on buttons (QPushButton, QToolButton)
    (none)     outlined push button: white, 1 px edge, 30 high
    "filled"   the accent button; at most one in a region
    "link"     words in the link colour, no edge
    "quiet"    no edge and no ground until the pointer is over it (icon buttons of headers, bars)
    "rail"     a button of the rail: icon above its word
    "tool"     a toolbar button with a word
    "toast"    the words of a button on a toast
    "row"      a row of a list that is a button (recent briefs): text at the left
**fit** on buttons, fields and combo boxes: "small" 24 high, (none) 30, "large" 36
**look** on QFrame and QWidget (set `Qt.WA_StyledBackground` on a plain QWidget; `look()` does)
    "window", "surface", "base", "desk"    a ground of that token
    "card"          raised, 1 px edge, radius 8;   with **current** true a 2 px accent edge
    "soft"          accent_soft ground, 1 px edge, radius 8;   **current** as for a card
    "header"        a 38 high row with a line under it
    "footer"        a 34 high row with a line over it
    "bar"           toolbar: window ground, line under it
    "status"        status bar: window ground, line over it
    "fix", "review", "ok", "quote"    message cards: soft ground, edge of the level, radius 8
    "toast"         the dark card at the foot of the window
    "line"          a 1 px line in the border colour (give it fixedHeight or fixedWidth 1)
    "chip"          a small rounded ground for a count (hover token)
    "key"           the name of a key
    "badge"         R1, R2: accent_soft ground; with **current** true accent
    "chip-fix", "chip-review", "chip-ok"   a rounded chip in the level's soft ground
**look** on views (QListView, QTreeView, QScrollArea, QTextEdit, QPlainTextEdit)
    "plain"    no edge, ground of the parent (scroll areas, lists in panes)
    "paper"    no edge, base ground (the editor)
**look** "document" and "pane" on QTabBar: the document tabs, the tabs of the right pane
**type** on labels and buttons: "tiny", "small", "body", "block", "page", "start", "writing"
**weight** on labels and buttons: "medium" (500), "strong" (600)
**tone** on labels: "muted", "disabled", "fix", "review", "ok", "quote", "link", "accent",
    "on_accent"
**wrong** true on a field: the 2 px edge of something to put right
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QFont

from brief_composer.ui.theme import fonts, icons
from brief_composer.ui.theme.tokens import DARK, LIGHT, RADIUS, RADIUS_CARD, Tokens

TONES = ("muted", "disabled", "fix", "review", "ok", "quote", "link", "accent", "on_accent")
LEVELS = ("fix", "review", "ok")

_CONTROLS = """
QToolTip { background: %(toast)s; color: %(toast_text)s; border: 0; padding: 4px 8px; }
QPushButton, QComboBox, QLineEdit, QDateEdit, QSpinBox {
  background: %(raised)s; color: %(text)s; border: 1px solid %(control)s;
  border-radius: %(radius)dpx; min-height: 28px; }
QDateEdit, QSpinBox { max-height: 28px; }
QDateEdit:focus, QSpinBox:focus { max-height: 26px; }
QPushButton { padding: 0 11px; font-weight: %(medium)d; }
QLineEdit, QComboBox, QDateEdit, QSpinBox {
  padding: 0 9px; background: %(base)s; placeholder-text-color: %(muted)s;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QPushButton:hover, QComboBox:hover, QDateEdit:hover { background: %(hover)s; }
QPushButton:pressed { background: %(pressed)s; }
QPushButton:focus, QComboBox:focus, QLineEdit:focus, QDateEdit:focus, QSpinBox:focus {
  border: 2px solid %(accent)s; min-height: 26px; }
QPushButton:focus { padding: 0 10px; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus { padding: 0 8px; }
QPushButton:disabled, QComboBox:disabled, QLineEdit:disabled {
  color: %(disabled)s; border-color: %(border)s; background: %(surface)s; }
QLineEdit[wrong="true"] { border: 2px solid %(fix)s; padding: 0 8px; min-height: 26px; }
QPushButton[fit="small"], QLineEdit[fit="small"], QComboBox[fit="small"] { min-height: 22px; }
QPushButton[fit="small"] { padding: 0 9px; }
QPushButton[fit="small"]:focus, QLineEdit[fit="small"]:focus, QComboBox[fit="small"]:focus {
  min-height: 20px; }
QPushButton[fit="small"]:focus { padding: 0 8px; }
QPushButton[fit="large"], QLineEdit[fit="large"], QComboBox[fit="large"] { min-height: 34px; }
QPushButton[fit="large"]:focus, QLineEdit[fit="large"]:focus, QComboBox[fit="large"]:focus {
  min-height: 32px; }
QPushButton[look="filled"] { background: %(accent)s; color: %(on_accent)s;
  border-color: %(accent)s; font-weight: 600; }
QPushButton[look="filled"]:hover { background: %(accent_hover)s; border-color: %(accent_hover)s; }
QPushButton[look="filled"]:focus { border-color: %(text)s; }
QPushButton[look="filled"]:disabled { background: %(pressed)s; color: %(disabled)s;
  border-color: %(pressed)s; }
QPushButton[look="link"], QToolButton[look="link"] { background: transparent; color: %(link)s;
  border: 1px solid transparent; padding: 0 7px; font-weight: %(medium)d; }
QPushButton[look="link"]:hover, QToolButton[look="link"]:hover { background: %(hover)s; }
QPushButton[look="link"]:focus, QToolButton[look="link"]:focus {
  border: 2px solid %(accent)s; padding: 0 6px; }
QPushButton[look="link"]:disabled { color: %(disabled)s; }
QToolButton { background: transparent; color: %(text)s; border: 1px solid transparent;
  border-radius: %(radius)dpx; padding: 0; min-width: 26px; min-height: 26px; }
QToolButton:hover, QToolButton:checked { background: %(hover)s; }
QToolButton:pressed { background: %(pressed)s; }
QToolButton:focus { border: 2px solid %(accent)s; min-width: 24px; min-height: 24px; }
QToolButton:disabled { color: %(disabled)s; }
QToolButton::menu-indicator { image: none; }
QLineEdit QToolButton { border: 0; min-width: 0; min-height: 0; background: transparent; }
QToolButton[look="tool"] { padding: 0 9px; font-weight: %(medium)d; min-height: 28px; }
QToolButton[look="tool"]:focus { padding: 0 8px; min-height: 26px; }
QToolButton[look="rail"] { padding: 5px 0 4px 0; font-size: %(tiny)dpx; font-weight: %(medium)d;
  color: %(muted)s; }
QToolButton[look="rail"]:checked { background: %(selected)s; color: %(accent)s; font-weight: 600; }
QPushButton[look="field"] { text-align: left; background: %(base)s; color: %(muted)s;
  font-weight: 400; padding: 0 9px; }
QPushButton[look="field"]:focus { padding: 0 8px; }
QToolButton[look="level"] { border: 1px solid transparent; padding: 0 4px; min-height: 22px;
  font-weight: %(medium)d; }
QToolButton[look="level"]:focus { border: 2px solid %(accent)s; padding: 0 3px; min-height: 20px; }
QToolButton[level="fix"] { color: %(fix)s; }
QToolButton[level="review"] { color: %(review)s; }
QPushButton[look="row"] { background: transparent; border: 1px solid transparent;
  text-align: left; padding: 4px 8px; }
QPushButton[look="row"]:hover { background: %(hover)s; }
QPushButton[look="row"]:focus { border: 2px solid %(accent)s; padding: 3px 7px; }
QPushButton[look="toast"] { background: transparent; color: %(toast_link)s; border: 0;
  min-height: 24px; padding: 0 6px; font-weight: 600; }
QPushButton[look="toast"]:focus { border: 2px solid %(toast_link)s; min-height: 20px;
  padding: 0 4px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 24px; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; border: 0;
  width: 22px; background: transparent; }
QSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow { image: url("%(up)s"); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url("%(chevron)s"); width: 12px; height: 12px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("%(chevron)s"); width: 16px;
  height: 16px; }
QComboBox[look="quiet"] { background: transparent; border-color: transparent;
  font-weight: %(medium)d; }
QComboBox[look="quiet"]:hover { background: %(hover)s; }
QComboBox[look="quiet"]:focus { border-color: %(accent)s; }
QComboBox QAbstractItemView { background: %(raised)s; color: %(text)s; outline: 0;
  border: 1px solid %(border)s; selection-background-color: %(selected)s;
  selection-color: %(text)s; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator { width: 16px; height: 16px;
  border: 1px solid %(control)s; border-radius: 4px; background: %(base)s; }
QCheckBox::indicator:hover { border-color: %(accent)s; }
QCheckBox::indicator:focus { border: 2px solid %(accent)s; width: 14px; height: 14px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
  background: %(accent)s; border-color: %(accent)s; image: url("%(tick)s"); }
QCheckBox::indicator:checked:focus { border-color: %(text)s; }
QCheckBox:disabled { color: %(disabled)s; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: %(surface)s; }
QCalendarWidget QToolButton { color: %(text)s; font-weight: 600; padding: 0 6px; }
QCalendarWidget QAbstractItemView { background: %(base)s; border: 0;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QProgressBar { background: %(pressed)s; border: 0; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: %(accent)s; border-radius: 3px; }
"""

_VIEWS = """
QAbstractScrollArea { background: %(base)s; border: 1px solid %(control)s;
  border-radius: %(radius)dpx; selection-background-color: %(accent)s;
  selection-color: %(on_accent)s; placeholder-text-color: %(muted)s; }
QAbstractScrollArea:focus { border: 2px solid %(accent)s; }
QAbstractScrollArea[look="plain"] { background: transparent; border: 0; border-radius: 0; }
QAbstractScrollArea[look="paper"] { background: %(base)s; border: 0; border-radius: 0; }
QAbstractScrollArea[look="desk"] { background: %(desk)s; border: 0; border-radius: 0; }
QListView, QTreeView { outline: 0; show-decoration-selected: 1; }
QListView::item, QTreeView::item { min-height: 32px; border-radius: %(radius)dpx; padding: 0 6px;
  color: %(text)s; }
QListView::item:hover, QTreeView::item:hover { background: %(hover)s; }
QListView::item:selected, QTreeView::item:selected { background: %(selected)s; color: %(text)s; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: 0; }
QScrollBar::handle { background: %(scroll)s; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %(control)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: %(border)s; }
"""

_FRAMES = """
*[look="window"] { background: %(window)s; }
*[look="surface"] { background: %(surface)s; }
*[look="base"] { background: %(base)s; }
*[look="desk"] { background: %(desk)s; }
*[look="line"] { background: %(border)s; border: 0; }
QFrame[look="card"] { background: %(raised)s; border: 1px solid %(border)s;
  border-radius: %(card)dpx; }
QFrame[look="card"][current="true"] { border: 2px solid %(accent)s; }
QFrame[look="soft"] { background: %(accent_soft)s; border: 1px solid %(soft_line)s;
  border-radius: %(card)dpx; }
QFrame[look="soft"][current="true"] { border: 2px solid %(accent)s; }
QFrame[look="header"] { border: 0; border-bottom: 1px solid %(border)s; min-height: 37px;
  max-height: 37px; }
QFrame[look="footer"] { border: 0; border-top: 1px solid %(border)s; min-height: 33px; }
QFrame[look="bar"] { background: %(window)s; border: 0; border-bottom: 1px solid %(border)s; }
QFrame[look="status"] { background: %(window)s; border: 0; border-top: 1px solid %(border)s; }
QFrame[look="fix"] { background: %(fix_soft)s; border: 1px solid %(fix_line)s;
  border-radius: %(card)dpx; }
QFrame[look="review"] { background: %(review_soft)s; border: 1px solid %(review_line)s;
  border-radius: %(card)dpx; }
QFrame[look="ok"] { background: %(ok_soft)s; border: 1px solid %(ok_line)s;
  border-radius: %(card)dpx; }
QFrame[look="quote"] { background: %(quote_soft)s; border: 0; border-left: 3px solid %(quote)s; }
QFrame[look="toast"] { background: %(toast)s; border: 0; border-radius: %(card)dpx; }
QFrame[look="toast"] QLabel { color: %(toast_text)s; }
QFrame[look="dialog"] { background: %(window)s; border: 1px solid %(border)s;
  border-radius: %(card)dpx; }
QLabel[look="chip"] { background: %(hover)s; color: %(muted)s; border-radius: 10px;
  padding: 3px 8px; font-size: %(tiny)dpx; font-weight: 600; }
QLabel[look="key"] { background: %(hover)s; color: %(muted)s; border: 1px solid %(border)s;
  border-radius: 4px; padding: 1px 6px; font-size: %(small)dpx; font-weight: %(medium)d; }
QLabel[look="badge"] { background: %(accent_soft)s; color: %(link)s; border-radius: 5px;
  padding: 3px 7px; font-size: %(small)dpx; font-weight: 600; }
QLabel[look="badge"][current="true"] { background: %(accent)s; color: %(on_accent)s; }
"""

_BARS = """
QMainWindow, QDialog { background: %(window)s; }
QMenuBar { background: %(window)s; color: %(text)s; border: 0; padding: 0; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: %(hover)s; }
QMenu { background: %(raised)s; color: %(text)s; border: 1px solid %(border)s; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; min-width: 160px; }
QMenu::item:selected { background: %(selected)s; color: %(text)s; }
QMenu::item:disabled { color: %(disabled)s; background: transparent; }
QMenu::separator { height: 1px; background: %(border)s; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 6px; }
QMenu::indicator:checked { image: url("%(mark)s"); }
QMenu::right-arrow { image: url("%(right)s"); width: 14px; height: 14px; }
QTabBar { background: transparent; border: 0; }
QTabBar::tab { color: %(muted)s; background: transparent; border: 0; font-weight: 400; }
QTabBar::tab:selected { color: %(text)s; font-weight: 600; }
QTabBar[look="pane"]::tab { height: 36px; padding: 0 12px; border-bottom: 2px solid transparent; }
QTabBar[look="pane"]::tab:hover { color: %(text)s; }
QTabBar[look="pane"]::tab:selected { border-bottom: 2px solid %(accent)s; }
QTabBar[look="pane"]::tab:selected:focus { background: %(selected)s; }
QTabBar[look="document"]::tab { height: 35px; padding: 0 16px; border-right: 1px solid %(border)s;
  border-top: 2px solid transparent; border-bottom: 1px solid %(border)s; }
QTabBar[look="document"]::tab:selected { background: %(base)s; border-top: 2px solid %(accent)s;
  border-bottom: 1px solid %(base)s; }
QTabBar[look="document"]::tab:selected:focus { background: %(selected)s; }
"""


_LOWEST = 16
"""Pixels; what is lower than this holds no text and does not grow with it."""

_HEIGHT = re.compile(r"((?:min-|max-)height: |(?<![\w-])height: (?=3[56]px))(\d+)px")
_RULE = re.compile(r"[^{}]*\{[^{}]*\}")
_ICON_BUTTON = re.compile(r"QToolButton(:focus)? \{")
_FOCUSED = re.compile(r"(?<=\})[^{}]*:focus[^{}]*\{[^{}]*\}")


def stylesheet(tokens: Tokens, body: QFont, scale: float = 1.0, thick: bool = False) -> str:
    """The whole stylesheet for a theme and a body font.

    `scale` is how much higher controls are than usual, to hold larger text; with `thick` the focus
    is 3 pixels wide and not 2.
    """
    values: dict[str, object] = dict(tokens._asdict())
    values.update({role: fonts.pixels(body, role) for role in fonts.SIZES})
    values.update(radius=RADIUS, card=RADIUS_CARD, **_images(tokens))
    values["medium"] = fonts.medium(body)
    # On a toast the ground is the other theme's, so its links are too.
    values.update(toast_link=_other(tokens).link, soft_line=tokens.border, scroll=_scroll(tokens))
    sheet = (_CONTROLS + _VIEWS + _FRAMES + _BARS) % values
    sheet = _scaled(sheet, scale)
    if thick:
        sheet = _FOCUSED.sub(lambda rule: _thicker(rule[0]), sheet)
    return sheet + _chips(tokens, values) + _words(tokens, values)


def _scaled(sheet: str, scale: float) -> str:
    """The rules with everything that holds text made higher, edges staying as wide as they are."""

    def higher(rule: re.Match[str]) -> str:
        if _ICON_BUTTON.match(rule[0].strip()):
            return rule[0]
        edges = 4 if "border: 2px" in rule[0] or ":focus" in rule[0] else 2
        edges += "border-top: 2px" in rule[0]  # the tabs of documents have a line below as well

        def height(found: re.Match[str]) -> str:
            pixels = int(found[2])
            grown = round((pixels + edges) * scale) - edges
            return f"{found[1]}{grown if pixels >= _LOWEST else pixels}px"

        return _HEIGHT.sub(height, rule[0])

    return _RULE.sub(higher, sheet) if scale != 1.0 else sheet


def _thicker(rule: str) -> str:
    """A rule for the focus with an edge of 3 pixels; what is inside stays where it was."""

    def less(by: int) -> Callable[[re.Match[str]], str]:
        return lambda found: f"{found[1]}{int(found[2]) - by}px"

    rule = rule.replace("border: 2px", "border: 3px")
    rule = re.sub(r"((?:min-|max-)?(?:height|width): )(\d+)px", less(2), rule)
    return re.sub(r"(padding: (?:\d+px )?(?:0 )?)(\d+)px", less(1), rule)


def _chips(tokens: Tokens, values: dict[str, object]) -> str:
    rule = (
        'QLabel[look="chip-{0}"], QPushButton[look="chip-{0}"] {{ background: {1}; color: {2};'
        " border: 0; border-radius: 10px; padding: 2px 8px; min-height: 16px; font-size: {3}px;"
        " font-weight: 600; }}\n"
    )
    return "".join(
        rule.format(level, getattr(tokens, f"{level}_soft"), getattr(tokens, level), values["tiny"])
        for level in LEVELS
    )


def _words(tokens: Tokens, values: dict[str, object]) -> str:
    who = ("QLabel", "QPushButton", "QToolButton")
    rules = [
        ", ".join(f'{each}[{key}="{name}"]' for each in who) + f" {{ {rule}; }}"
        for key, name, rule in (
            *(("type", role, f"font-size: {values[role]}px") for role in fonts.SIZES),
            ("weight", "medium", f"font-weight: {values['medium']}"),
            ("weight", "strong", "font-weight: 600"),
        )
    ]
    rules += [f'QLabel[tone="{tone}"] {{ color: {getattr(tokens, tone)}; }}' for tone in TONES]
    return "\n".join(rules)


def _other(tokens: Tokens) -> Tokens:
    return LIGHT if tokens.name == "dark" else DARK


def _scroll(tokens: Tokens) -> str:
    return tokens.border if tokens.name == "dark" else tokens.pressed


def _images(tokens: Tokens) -> dict[str, str]:
    """Stylesheets take pictures from files only: the four they need, kept beside the state."""
    wanted = {
        "chevron": ("chevron-down", tokens.muted),
        "tick": ("check", tokens.on_accent),
        "mark": ("check", tokens.text),
        "right": ("chevron-right", tokens.muted),
        "up": ("chevron-up", tokens.muted),
    }
    made: dict[str, str] = {}
    for key, (name, colour) in wanted.items():
        file = icons.drawings() / f"{name}-{colour[1:]}.png"
        if not file.is_file():
            # Without them controls lose an arrow, not their use.
            held = QBuffer()
            held.open(QBuffer.OpenModeFlag.WriteOnly)
            icons.drawing(name, colour, 32).save(held, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]
            icons.keep(file, bytes(held.data().data()))
        made[key] = file.as_posix()
    return made
