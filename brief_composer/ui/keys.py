"""Which keys a command may have, and whose keys they are already.

Belongs here: the rules for shortcuts. Does not belong here: asking for keys
(`ui.dialogs.settings_keys`), giving commands their keys (`ui.commands`).
"""

from __future__ import annotations

import re

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from brief_composer.ui.commands import TABLE, Commands

_MODIFIERS = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
)
_IN_TEXT = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


_REAL = re.compile(r"\+|^F\d+$")


def whole(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> QKeyCombination | None:
    """The keys that are pressed; None while only Ctrl, Shift or the like are."""
    if key in _MODIFIERS or int(key) == 0:
        return None
    bare = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    return QKeyCombination(bare, key)


def refusal(pressed: QKeyCombination) -> str:
    """Why these keys cannot be a shortcut, as a key of the catalogue; "" where they can."""
    modifiers, key = pressed.keyboardModifiers(), pressed.key()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    if control and alt:
        return "settings.keys.altgr"
    # Ctrl+Enter adds a quote and Alt+Shift+Up moves a block: those mean nothing in a text.
    enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    apart = (alt and shift) or (enter and (control or alt))
    if key in _IN_TEXT and not apart:
        return "settings.keys.text"
    if not control and not alt and not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return "settings.keys.bare"
    is_sign = key < Qt.Key.Key_Escape and not Qt.Key.Key_A <= key <= Qt.Key.Key_Z
    return "settings.keys.shift" if shift and is_sign and key != Qt.Key.Key_Space else ""


def holder(commands: Commands, keys: QKeySequence, besides: str) -> str:
    """The command that has these keys now, "" for none; `besides` is not meant."""
    for command in TABLE:
        if command.id != besides and keys in commands[command.id].shortcuts():
            return command.id
    return ""


def shown(commands: Commands, id: str) -> str:
    """The keys of a command as this computer names them: "Ctrl+S", "⌘S"; "" for none."""
    native = QKeySequence.SequenceFormat.NativeText
    portable = QKeySequence.SequenceFormat.PortableText
    every = commands[id].shortcuts()
    # Some keyboards have keys of their own for "Open" and "Save"; nobody looks for those here.
    real = [keys for keys in every if _REAL.search(keys.toString(portable))]
    return ", ".join(keys.toString(native) for keys in real)
