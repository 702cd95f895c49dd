"""The palette Qt draws with: every role set for active, inactive and disabled."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from brief_composer.ui.theme.tokens import Tokens

_ROLES = {
    "Window": "window",
    "WindowText": "text",
    "Base": "base",
    "AlternateBase": "surface",
    "ToolTipBase": "toast",
    "ToolTipText": "toast_text",
    "PlaceholderText": "muted",
    "Text": "text",
    "Button": "raised",
    "ButtonText": "text",
    "BrightText": "fix",
    "Light": "raised",
    "Midlight": "hover",
    "Mid": "border",
    "Dark": "control",
    "Shadow": "desk",
    "Highlight": "accent",
    "HighlightedText": "on_accent",
    "Accent": "accent",
    "Link": "link",
    "LinkVisited": "link",
}

_DISABLED = {
    "WindowText": "disabled",
    "Text": "disabled",
    "ButtonText": "disabled",
    "PlaceholderText": "disabled",
    "Highlight": "pressed",
    "HighlightedText": "disabled",
    "Link": "disabled",
    "LinkVisited": "disabled",
}


def palette(tokens: Tokens) -> QPalette:
    """The palette of a theme."""
    made = QPalette()
    group = QPalette.ColorGroup
    for name, token in _ROLES.items():
        role = QPalette.ColorRole[name]
        colour = QColor(getattr(tokens, token))
        made.setColor(group.Active, role, colour)
        made.setColor(group.Inactive, role, colour)
        made.setColor(group.Disabled, role, QColor(getattr(tokens, _DISABLED.get(name, token))))
    return made
