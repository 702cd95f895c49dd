"""Inlines as runs of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, Protocol, assert_never

from brief_composer.doc.tree import (
    Blank,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    NoteRef,
    Strong,
    Text,
)
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.docx.links import Links, address
from brief_composer.render.writers.docx.xml import (
    escape,
    field,
    full_tag,
    is_right_to_left,
    run,
)

_NOTE_BOOKMARKS = 1_000_000  # their ids begin where those of blocks never reach


class Calls(Protocol):
    """What is known of the notes that are called in a part."""

    @property
    def tag(self) -> str: ...
    def number(self, note: str) -> int | None: ...
    def again(self, note: str) -> bool: ...


class Look(NamedTuple):
    """What the inlines around some characters make of them."""

    bold: bool = False
    italic: bool = False
    link: bool = False
    lang: str = ""


PLAIN = Look()


class Runs:
    """Writes inlines for one part (the body, or the notes), whose links go to `links`.

    `bookmarks` gives the bookmark of each origin that can be linked to.
    """

    def __init__(self, links: Links, bookmarks: Mapping[str, str], notes: Calls) -> None:
        self._links = links
        self._bookmarks = bookmarks
        self._notes = notes
        self._called: set[str] = set()
        self.linked: set[str] = set()
        """The origins something links to."""

    def write(self, inlines: Iterable[Inline], look: Look = PLAIN) -> str:
        """The runs of some inlines. Raises WriterError: `note-missing`."""
        out: list[str] = []
        for inline in inlines:
            match inline:
                case Text():
                    out.append(run(inline.text, properties(look)))
                case Strong():
                    out.append(self.write(inline.inlines, look._replace(bold=True)))
                case Emphasis():
                    # Emphasis within emphasis stands upright again.
                    inner = look._replace(italic=not look.italic)
                    out.append(self.write(inline.inlines, inner))
                case Foreign():
                    out.append(self.write(inline.inlines, look._replace(lang=inline.lang)))
                case Link():
                    out.append(self._link(inline, look))
                case NoteRef():
                    out.append(self._call(inline))
                case LineBreak():
                    out.append("<w:r><w:br/></w:r>")
                case Blank():
                    out.append(run(inline.label, _character("BlankToFillIn")))
                case _:
                    assert_never(inline)
        return "".join(out)

    def _link(self, link: Link, look: Look) -> str:
        where = "" if look.link else self._where(link.target)
        inner = self.write(link.inlines, look._replace(link=True) if where else look)
        return (
            f'<w:hyperlink {where} w:history="1">{inner}</w:hyperlink>'
            if where and inner
            else inner
        )

    def _where(self, target: str) -> str:
        """The attribute that leads to a target, "" where it leads nowhere Word can go."""
        if target.startswith("#"):
            name = self._bookmarks.get(target[1:], "")
            if name:
                self.linked.add(target[1:])
            return f'w:anchor="{escape(name)}"' if name else ""
        if sound := address(target):
            return f'r:id="{self._links.to(sound)}"'
        return ""

    def _call(self, call: NoteRef) -> str:
        number = self._notes.number(call.note)
        if number is None:
            raise WriterError("note-missing", note=call.note)
        tag = self._notes.tag
        style = _character(f"{tag.capitalize()}Reference")
        if call.note in self._called:
            # Word calls a note once; a second call is a cross reference to the first.
            return field(f"NOTEREF {note_bookmark(number)} \\f \\h", str(number), style)
        self._called.add(call.note)
        made = f'<w:r>{style}<w:{tag}Reference w:id="{number}"/></w:r>'
        if self._notes.again(call.note):
            return bookmarked(made, _NOTE_BOOKMARKS + number, note_bookmark(number))
        return made


def bookmarked(inner: str, id: int, name: str) -> str:
    """Some runs within a bookmark."""
    start = f'<w:bookmarkStart w:id="{id}" w:name="{escape(name)}"/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{id}"/>'


def calls_note(runs: str) -> bool:
    """Whether a note is called among some runs."""
    return "noteReference w:id=" in runs or " NOTEREF " in runs


def note_bookmark(number: int) -> str:
    """The bookmark around the first call of a note that is called again."""
    return f"_bc_note{number}"


@cache
def properties(look: Look) -> str:
    """The `w:rPr` of a look: a character style where one carries it."""
    out: list[str] = []
    bold, italic = look.bold, look.italic
    if look.link:
        out.append('<w:rStyle w:val="Hyperlink"/>')
    elif bold:
        out.append('<w:rStyle w:val="Strong"/>')
        bold = False
    elif italic:
        out.append('<w:rStyle w:val="Emphasis"/>')
        italic = False
    if bold:
        out.append("<w:b/><w:bCs/>")
    if italic:
        out.append("<w:i/><w:iCs/>")
    if look.lang:
        tag = escape(full_tag(look.lang))
        if is_right_to_left(look.lang):
            out.append(f'<w:rtl/><w:lang w:bidi="{tag}"/>')
        else:
            out.append(f'<w:lang w:val="{tag}"/>')
    return f"<w:rPr>{''.join(out)}</w:rPr>" if out else ""


@cache
def _character(style: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
