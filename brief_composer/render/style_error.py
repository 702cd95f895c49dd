"""What a house style that cannot be used raises. By itself, so that knowing it costs nothing."""

from __future__ import annotations

from brief_composer.errors import BriefComposerError


class StyleError(BriefComposerError):
    """A house style, its logo or its Word file cannot be used."""
