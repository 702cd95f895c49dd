"""Inlines as runs of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, Protocol, assert_never

from brief_composer.doc.text import inline_text
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
from brief_composer.render.writers.docx.controls import blank
from brief_composer.render.writers.docx.links import Links, address
from brief_composer.render.writers.docx.xml import (
    RIGHT_TO_LEFT,
    bookmarked,
    escape,
    field,
    full_tag,
    is_right_to_left,
)

_NOTE_BOOKMARKS = 1_000_000  # their ids begin where those of blocks never reach


class Calls(Protocol):
    """What is known of the notes that are called in a part."""

    @property
    def tag(self) -> str: ...
    def number(self, note: str) -> int | None: ...
    def again(self, note: str) -> bool: ...


class References(Protocol):
    """What is known of the numbered captions that words can lead to."""

    def bookmark(self, origin: str, words: str) -> str: ...


class Look(NamedTuple):
    """What the inlines around some characters make of them."""

    bold: bool = False
    italic: bool = False
    link: bool = False
    lang: str = ""


PLAIN = Look()


class Line(NamedTuple):
    """Some runs, and the words in them: characters escaped as in markup, line ends kept."""

    markup: str
    said: str


class Runs:
    """Writes inlines for one part (the body, or the notes), whose links go to `links`.

    `bookmarks` gives the bookmark of each origin that can be linked to, `labels` those around the
    labels of captions.
    """

    def __init__(
        self,
        links: Links,
        bookmarks: Mapping[str, str],
        notes: Calls,
        labels: References | None = None,
    ) -> None:
        self._links = links
        self._bookmarks = bookmarks
        self._notes = notes
        self._labels = labels
        self._called: set[str] = set()
        self.linked: set[str] = set()
        """The origins something links to."""

    def write(self, inlines: Iterable[Inline], look: Look = PLAIN) -> str:
        """The runs of some inlines. Raises WriterError: `note-missing`."""
        return self.line(inlines, look).markup

    def line(self, inlines: Iterable[Inline], look: Look = PLAIN) -> Line:
        """The runs of some inlines, and what they say. Raises WriterError: `note-missing`."""
        out: list[str] = []
        said: list[str] = []
        self._write(inlines, look, out, said)
        return Line("".join(out), "".join(said))

    def _write(
        self, inlines: Iterable[Inline], look: Look, out: list[str], said: list[str]
    ) -> None:
        """Both in one go: this is where the time of a long brief goes."""
        for inline in inlines:
            match inline:
                case Text():
                    text = escape(inline.text)
                    said.append(text)
                    out.append(words(text, look))
                case Strong():
                    self._write(inline.inlines, look._replace(bold=True), out, said)
                case Emphasis():
                    # Emphasis within emphasis stands upright again.
                    inner = look._replace(italic=not look.italic)
                    self._write(inline.inlines, inner, out, said)
                case Foreign():
                    self._write(inline.inlines, look._replace(lang=inline.lang), out, said)
                case Link():
                    self._link(inline, look, out, said)
                case NoteRef():
                    out.append(self._call(inline))
                case LineBreak():
                    said.append("\n")
                    out.append("<w:r><w:br/></w:r>")
                case Blank():
                    said.append(escape(inline.label))
                    out.append(blank(inline))
                case _:
                    assert_never(inline)

    def _link(self, link: Link, look: Look, out: list[str], said: list[str]) -> None:
        if bookmark := self._label(link):
            text = escape(inline_text(link.inlines))
            said.append(text)
            out.append(reference(text, bookmark, look))
            return
        where = "" if look.link else self._where(link.target)
        if not where:
            self._write(link.inlines, look, out, said)
            return
        start = len(out)
        self._write(link.inlines, look._replace(link=True), out, said)
        if len(out) > start:
            out.insert(start, f'<w:hyperlink {where} w:history="1">')
            out.append("</w:hyperlink>")

    def _label(self, link: Link) -> str:
        """The bookmark of the caption whose label a link says, "" for any other link."""
        if self._labels is None or not link.target.startswith("#"):
            return ""
        if not all(isinstance(inline, Text) for inline in link.inlines):
            return ""
        return self._labels.bookmark(link.target[1:], inline_text(link.inlines))

    def where(self, origin: str) -> str:
        """The bookmark of an origin, noted as one something leads to; "" where there is none."""
        name = self._bookmarks.get(origin, "")
        if name:
            self.linked.add(origin)
        return name

    def _where(self, target: str) -> str:
        """The attribute that leads to a target, "" where it leads nowhere Word can go."""
        if target.startswith("#"):
            name = self.where(target[1:])
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


def words(text: str, look: Look = PLAIN) -> str:
    """Escaped characters as runs; those written from right to left are runs of their own."""
    if not text.isascii() and RIGHT_TO_LEFT.search(text) and not is_right_to_left(look.lang):
        parts = RIGHT_TO_LEFT.split(text)
        return "".join(
            _run(part, properties(look, right=bool(odd % 2))) for odd, part in enumerate(parts)
            if part
        )  # fmt: skip
    return _run(text, properties(look))


def reference(text: str, bookmark: str, look: Look = PLAIN) -> str:
    """The label of a caption, escaped, that leads there: its word as it is written, its number as
    Word counts it."""
    word = text.rstrip().rstrip("0123456789")
    number, rest = text[len(word) :].rstrip(), text[len(text.rstrip()) :]
    inner = words(word, look) + field(f"REF {bookmark} \\h", number, properties(look))
    linked = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{inner}</w:hyperlink>'
    return linked + (words(rest, look) if rest else "")


def _run(text: str, properties: str) -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def calls_note(runs: str) -> bool:
    """Whether a note is called among some runs."""
    return "noteReference w:id=" in runs or " NOTEREF " in runs


def note_bookmark(number: int) -> str:
    """The bookmark around the first call of a note that is called again."""
    return f"_bc_note{number}"


@cache
def properties(look: Look, *, right: bool = False) -> str:
    """The `w:rPr` of a look: a character style where one carries it. `right` is set for characters
    written from right to left among others."""
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
            out.append(f'{"<w:rtl/>" if right else ""}<w:lang w:val="{tag}"/>')
    elif right:
        out.append("<w:rtl/>")
    return f"<w:rPr>{''.join(out)}</w:rPr>" if out else ""


@cache
def _character(style: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
