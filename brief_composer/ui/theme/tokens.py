"""The colours and sizes of the window, by name, for the light and the dark theme."""

from __future__ import annotations

from typing import NamedTuple

SPACE = (4, 8, 12, 16, 20, 24, 32)
"""The only gaps there are, in pixels."""

RADIUS = 6
RADIUS_CARD = 8


# A NamedTuple and not a Struct: this module is needed before the first paint, msgspec is not.
class Tokens(NamedTuple):
    """One theme's colours as "#RRGGBB"."""

    name: str
    window: str
    surface: str
    base: str
    raised: str
    hover: str
    pressed: str
    selected: str
    border: str
    control: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    link: str
    fix: str
    fix_soft: str
    fix_line: str
    review: str
    review_soft: str
    review_line: str
    ok: str
    ok_soft: str
    ok_line: str
    quote: str
    quote_soft: str
    desk: str
    paper: str
    toast: str
    toast_text: str


LIGHT = Tokens(
    name="light",
    window="#F3F4F2",
    surface="#FAFAF9",
    base="#FFFFFF",
    raised="#FFFFFF",
    hover="#E9ECEA",
    pressed="#DFE4E1",
    selected="#DCEBEB",
    border="#DADEDB",
    control="#858D89",
    text="#1C2422",
    muted="#57615D",
    disabled="#858D89",
    accent="#17666B",
    accent_hover="#12545A",
    on_accent="#FFFFFF",
    accent_soft="#E3F0F0",
    link="#11616A",
    fix="#A5281B",
    fix_soft="#FCEDEA",
    fix_line="#E3B1AA",
    review="#7A4D00",
    review_soft="#FDF3DF",
    review_line="#E5CB94",
    ok="#1E6B3C",
    ok_soft="#E7F4EB",
    ok_line="#AFD4BC",
    quote="#5B4A8A",
    quote_soft="#F1EEF8",
    desk="#E6E9E7",
    paper="#FFFFFF",
    toast="#26302D",
    toast_text="#F4F6F5",
)

DARK = Tokens(
    name="dark",
    window="#161A19",
    surface="#1B201F",
    base="#212726",
    raised="#262D2B",
    hover="#2A3230",
    pressed="#323B39",
    selected="#21413F",
    border="#343C3A",
    control="#7A8581",
    text="#E6EBE9",
    muted="#A6B0AC",
    disabled="#78827E",
    accent="#7CCBC8",
    accent_hover="#98D9D6",
    on_accent="#0C2021",
    accent_soft="#1D3534",
    link="#86D0CE",
    fix="#FFA498",
    fix_soft="#3A2320",
    fix_line="#7A453D",
    review="#F0C568",
    review_soft="#352B14",
    review_line="#6E5A29",
    ok="#8AD3A2",
    ok_soft="#1C3225",
    ok_line="#3C6B4C",
    quote="#C4B5F2",
    quote_soft="#2A2638",
    desk="#101413",
    paper="#F6F6F4",
    toast="#E6EBE9",
    toast_text="#1B201F",
)


def strong(tokens: Tokens) -> Tokens:
    """A theme with strong contrast: nothing is said in grey, edges are seen, no tinted grounds.

    Its name is the theme's own, so that whoever asks for "dark" is told right.
    """
    soft = ("accent_soft", "fix_soft", "review_soft", "ok_soft", "quote_soft")
    lines = {f"{level}_line": getattr(tokens, level) for level in ("fix", "review", "ok")}
    grounds = dict.fromkeys(soft, tokens.base)
    return tokens._replace(
        muted=tokens.text, disabled=tokens.muted, border=tokens.control, **grounds, **lines
    )
