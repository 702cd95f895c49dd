"""Saying what a widget is, in the terms of `ui.theme.stylesheet`, and what it is called."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def look(widget: W, name: str = "", **properties: object) -> W:
    """Set `look` and other style properties ("fit", "type", "weight", "tone", "current" …) and
    have them shown at once. Returns the widget."""
    changed = False
    if name and widget.property("look") != name:
        widget.setProperty("look", name)
        changed = True
    for key, value in properties.items():
        if widget.property(key) != value:
            widget.setProperty(key, value)
            changed = True
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    # Before it has been polished the stylesheet has not looked at it, and will.
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()
    return widget


def named(widget: W, identifier: str = "", name: str = "", description: str = "") -> W:
    """Give a widget its identifier for automated tests, and what a screen reader says of it."""
    if identifier:
        widget.setObjectName(identifier)
        widget.setAccessibleIdentifier(identifier)
    if name:
        widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
    return widget
