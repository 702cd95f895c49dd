"""Colours: how they stand out from each other, and a whole palette from one of them.

Belongs here: arithmetic on "#RRGGBB". Does not belong here: what a colour is used for on a page
(`render.theme`, the writers).
"""

from __future__ import annotations

import re

from brief_composer.render.theme import Colours

ENOUGH = 4.5
"""What letters need to be read by most (WCAG 2.1 AA), as contrast : 1."""

WHITE = "#FFFFFF"

_FORM = re.compile("#[0-9A-Fa-f]{6}")
_QUOTE = "#4A4F5E"
_STEPS = 100
_WELL = 5.2
"""What a colour that has to be darkened anyway gets, so that a tint of it can stand under it."""

Rgb = tuple[float, float, float]


def is_colour(text: str) -> bool:
    """Whether it is a colour such as "#17666B"."""
    return bool(_FORM.fullmatch(text))


def contrast(first: str, second: str) -> float:
    """How two colours stand out from each other, from 1 to 21, as WCAG counts it."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(first: str, second: str, share: float) -> str:
    """`share` of the first colour (0 to 1) in the second."""
    a, b = _parts(first), _parts(second)
    mean = (round(x * share + y * (1 - share)) for x, y in zip(a, b, strict=True))
    return "#" + "".join(f"{part:02X}" for part in mean)


def palette(main: str) -> Colours:
    """All colours of a house from its main one, each pair with at least 4.5 : 1.

    A main colour too light for letters on white is darkened as little as will do.
    """
    text, muted = Colours().text, Colours().muted
    accent = main.upper()
    if contrast(accent, WHITE) < ENOUGH:
        accent = darkened(accent, (WHITE,), _WELL)
    soft = _ground(accent, 0.10, (text, accent))
    quote_base = darkened(mixed(accent, _QUOTE, 0.35), (WHITE,))
    quote_soft = _ground(quote_base, 0.07, (text, muted, quote_base))
    grounds = (WHITE, soft, quote_soft)
    return Colours(
        accent=accent,
        accent_soft=soft,
        text=text,
        muted=muted,
        rule=mixed(accent, "#C4CBC9", 0.15),
        quote=quote_base,
        quote_soft=quote_soft,
        link=darkened(mixed(accent, "#000000", 0.94), grounds),
    )


def darkened(colour: str, grounds: tuple[str, ...], least: float = ENOUGH) -> str:
    """The colour itself, or as little darker as makes it stand out from every ground."""
    for step in range(_STEPS + 1):
        tried = mixed(colour, "#000000", 1 - step / _STEPS)
        if all(contrast(tried, ground) >= least for ground in grounds):
            return tried
    return "#000000"


def _ground(colour: str, share: float, letters: tuple[str, ...]) -> str:
    """A tint of the colour that all these letters stand out from."""
    for step in range(_STEPS):
        tint = mixed(colour, WHITE, share * (1 - step / _STEPS))
        if all(contrast(each, tint) >= ENOUGH for each in letters):
            return tint
    return WHITE


def _parts(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
