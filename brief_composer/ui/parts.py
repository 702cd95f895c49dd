"""What the window asks of the parts that are plugged into it: the editor and the panes.

A part is a QWidget made as `Part(workspace, theme, words, parent)`. It reads the workspace, calls
`workspace.do`, listens to its signals, and offers what it can do as handlers of commands
(`ui.commands.TABLE`); the window puts them into menus, toolbar and Find a command. Nothing
here draws anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from brief_composer.ui.theme.theme import Theme
    from brief_composer.ui.workspace import Workspace
    from brief_composer.words import Words

Handler = Callable[[], object]


class TextState(NamedTuple):
    """What the toolbar shows of the text at the caret.

    `style` is "body", "subheading", "bullet" or "number"; `editable` is false where there is no
    text to format (a quote, a selected block); `recommendation` is the id of the one the caret is
    in, "" outside.
    """

    style: str = "body"
    bold: bool = False
    italic: bool = False
    editable: bool = False
    recommendation: str = ""


class EditorPart(Protocol):
    """The editor, beside being a QWidget.

    `commands()` handles: edit.find, edit.find_next, edit.find_previous, edit.replace,
    edit.paste_plain, text.bold, text.italic, text.list, text.style.body, text.style.subheading,
    text.style.bullet, text.style.number, insert.quote, insert.section, insert.note, insert.nbsp,
    brief.up, brief.down, brief.collapse, brief.duplicate, brief.delete (those it has).
    """

    text_state_changed: Any
    """Signal(): ask `text_state()` again."""

    def commands(self) -> Mapping[str, Handler]: ...
    def text_state(self) -> TextState: ...
    def go_to(self, id: str, paragraph: int, offset: int) -> None:
        """Put the caret into the text of a block: behind so many UTF-16 units of a paragraph."""
        ...

    def close_popup(self) -> bool:
        """Esc: close the popup or find bar that is open, else leave the text and select its
        block; whether there was anything to do."""
        ...


class PanePart(Protocol):
    """A pane of the left or the right, beside being a QWidget.

    Optional members the window looks for: `header_widgets() -> Sequence[QWidget]` (small buttons
    for the pane's header row, left panes only), `commands() -> Mapping[str, Handler]`,
    `focus_first()` (F6 and "show this pane"), `close_part()` (the brief is being closed: stop
    what runs), `show_pages(int)` (how many pages the brief makes), the signals `notice(str)` (a
    sentence for a toast with Undo) and `wanted(str)` (the id of a command that is asked for), and
    on the preview the signal `pages_changed(int)`.
    """


class StillMaking(NamedTuple):
    """How many files are being made, and about how many seconds it will take; 0 is not known."""

    files: int
    seconds: int


class Making(Protocol):
    """What makes files in the window: the Export dialog. `closed` is told when it is gone."""

    @property
    def closed(self) -> Any: ...
    def still_making(self) -> StillMaking | None: ...
    def when_made(self, then: Callable[[], object]) -> None: ...
    def give_up(self) -> None: ...


PartMaker = Callable[["Workspace", "Theme", "Words", "QWidget | None"], "QWidget"]


class Parts(NamedTuple):
    """The makers of all parts, chosen by the composition root; panes in the order of the screen.

    The names are "outline", "library" (left) and "preview", "checks", "details" (right). `export`
    opens the Export dialog over a window.
    """

    editor: PartMaker
    left: Mapping[str, PartMaker]
    right: Mapping[str, PartMaker]
    export: Callable[[Workspace, Theme, Words, QWidget], Making] | None = None
