"""Quote marks while typing: which mark a straight one becomes.

Belongs here: the rule, on plain characters. Does not belong here: Qt, undo, French spaces before
other signs (`ui.editor.french`).
"""

from __future__ import annotations

from brief_composer.ui.editor.french import NARROW, Spacing, in_address

PAIRS = {
    "double": ("“", "”"),
    "single": ("‘", "’"),
    "guillemets": ("«" + NARROW, NARROW + "»"),
}
APOSTROPHE = "’"
_OPENS = "([{«“‘-–—/" + NARROW


def quoting(before: str, style: str) -> Spacing | None:
    """What to do after a straight mark was typed, given the paragraph up to the caret.

    `style` is a name of PAIRS; None for any other, and inside a web address.
    """
    if style not in PAIRS or not before or in_address(before[:-1]):
        return None
    rest = before[:-1]
    opens = not rest or rest[-1].isspace() or rest[-1] in _OPENS
    if before[-1] == "'":
        return Spacing(1, "‘" if opens and style != "guillemets" else APOSTROPHE)
    if before[-1] != '"':
        return None
    first, last = PAIRS[style]
    return Spacing(1, first if opens else last)


def style_for(chosen: str, language: str) -> str:
    """The style that was set, or the usual one of a language: "«" in French, "“" elsewhere."""
    if chosen:
        return chosen
    return "guillemets" if language.lower().startswith("fr") else "double"
