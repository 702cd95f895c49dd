"""How each kind of text is set: sizes, weights, colours and spaces worked out from a theme.

The one table of typographic decisions. Lengths are points.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from brief_composer.render.theme import Theme


class Look(Struct, frozen=True):
    """How one kind of text is set. `family` is "body" or "heading"; `above` and `below` are the
    least spaces around it; `balance` evens out the lines of a heading."""

    family: str
    size: float
    leading: float
    colour: str
    bold: bool = False
    italic: bool = False
    justify: bool = False
    hyphenate: bool = False
    balance: bool = False
    above: float = 0
    below: float = 0


class Looks(Struct, frozen=True):
    """Every look of a theme."""

    body: Look
    lead: Look
    facts: Look
    source: Look
    item: Look
    headings: tuple[Look, Look, Look]
    chip: Look
    quote: Look
    attribution: Look
    pull: Look
    callout: Look
    callout_title: Look
    side: Look
    side_title: Look
    side_heading: Look
    cell: Look
    header_cell: Look
    caption: Look
    reference: Look
    note: Look
    running: Look
    organisation: Look
    series: Look
    title: Look
    subtitle: Look
    byline: Look
    contents: Look
    contents_inner: Look
    imprint: Look


def looks(theme: Theme) -> Looks:
    """The looks of a theme, all in proportion to its text size and leading."""
    size, leading, c = theme.size, theme.leading, theme.colours
    narrow = theme.columns > 1
    gap = leading / 2
    body = Look(
        "body", size, leading, c.text, justify=theme.justify, hyphenate=theme.hyphenate, below=gap
    )
    sans = Look("heading", size * 0.9, leading * 0.88, c.text)
    small = replace(sans, size=size * 0.84, leading=leading * 0.8, colour=c.muted)
    title = 22.0 if narrow else 27.0
    cell = replace(sans, size=size * 0.87, leading=leading * 0.83)
    on_band = c.on_accent if theme.cover_band else c.text
    return Looks(
        body=body,
        lead=replace(
            body, size=size * 1.16, leading=leading * 1.16, justify=False, below=leading * 0.8
        ),
        facts=replace(sans, size=size * 0.88, colour=c.muted, below=leading * 0.35),
        source=replace(small, below=leading * 0.7),
        item=replace(body, below=leading * 0.25),
        headings=_headings(theme, sans, narrow),
        chip=replace(
            sans,
            size=size * 0.98,
            bold=True,
            colour=c.on_accent if theme.solid_numbers else c.accent,
        ),
        quote=replace(
            body,
            italic=theme.italic_quotes,
            justify=False,
            hyphenate=narrow and theme.hyphenate,
            below=leading * 0.3,
        ),
        attribution=replace(small),
        pull=replace(
            body,
            size=size * 1.5,
            leading=leading * 1.42,
            italic=theme.italic_quotes,
            colour=c.accent,
            justify=False,
            hyphenate=False,
            balance=True,
            below=leading * 0.4,
        ),
        callout=replace(body, justify=False, hyphenate=False, below=leading * 0.4),
        callout_title=replace(
            sans,
            bold=True,
            size=size * 1.08,
            leading=leading * 1.05,
            colour=c.accent,
            below=leading * 0.35,
        ),
        side=replace(sans, size=size * 0.92, leading=leading * 0.9, below=leading * 0.4),
        side_title=replace(
            sans,
            bold=True,
            size=size * 1.15,
            leading=leading * 1.1,
            colour=c.accent,
            balance=True,
            below=leading * 0.45,
        ),
        side_heading=replace(
            sans,
            bold=True,
            size=size * 1.22,
            leading=leading * 1.15,
            colour=c.accent,
            above=leading * 2,
            below=leading * 0.45,
        ),
        cell=cell,
        header_cell=replace(cell, bold=True),
        caption=replace(
            sans,
            size=size * 0.9,
            leading=leading * 0.85,
            bold=True,
            balance=True,
            below=leading * 0.35,
        ),
        reference=replace(
            body,
            size=size * 0.92,
            leading=leading * 0.88,
            justify=False,
            hyphenate=False,
            below=leading * 0.3,
        ),
        note=replace(
            body,
            size=theme.note_size or size * 0.8,
            leading=leading * 0.925 * (theme.note_size / size)
            if theme.note_size
            else leading * 0.74,
            justify=False,
            below=leading * 0.14,
        ),
        running=replace(small, size=8, leading=10),
        organisation=replace(sans, size=11, leading=14, bold=True, colour=on_band),
        series=replace(sans, size=9.5, leading=13, bold=True, colour=on_band),
        title=replace(
            sans, size=title, leading=title * 1.16, bold=True, balance=True, colour=on_band
        ),
        subtitle=replace(sans, size=13 if narrow else 14, leading=19, colour=on_band, balance=True),
        byline=replace(sans, size=9.2, leading=13, colour=c.muted),
        contents=replace(sans, bold=True, above=leading * 0.25),
        contents_inner=replace(sans, size=size * 0.88, leading=leading * 0.86),
        imprint=replace(small, below=leading * 0.12),
    )


def _headings(theme: Theme, sans: Look, narrow: bool) -> tuple[Look, Look, Look]:
    size, leading = theme.size, theme.leading
    heading = replace(sans, bold=True, balance=True)
    return (
        replace(
            heading,
            size=size * (1.42 if narrow else 1.62),
            leading=leading * (1.3 if narrow else 1.4),
            colour=theme.colours.accent,
            above=leading * (1.35 if narrow else 1.9),
            below=leading * 0.45,
        ),
        replace(
            heading,
            size=size * 1.18,
            leading=leading * 1.12,
            above=leading * 1.2,
            below=leading * 0.2,
        ),
        replace(heading, size=size, leading=leading, above=leading * 0.8, below=leading * 0.12),
    )
