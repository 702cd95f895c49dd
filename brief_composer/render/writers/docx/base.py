"""A Word file of the user's own as what a brief is written on.

Its pages, head and foot, styles, colours and first words stay; what our body needs and it lacks is
added. The brief follows the words that are there, or takes the place of a paragraph that says
"{brief}" and nothing else.

Belongs here: finding our styles among theirs, and keeping our numbers apart from theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

from brief_composer.doc.tree import Block, Document
from brief_composer.render.theme import Theme
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.docx import theirs
from brief_composer.render.writers.docx.frame import set_draft
from brief_composer.render.writers.docx.ground import NOTES, Ground, Headings
from brief_composer.render.writers.docx.links import Links
from brief_composer.render.writers.docx.looks import style_sheet
from brief_composer.render.writers.docx.notes import NoteKind, separators
from brief_composer.render.writers.docx.numbering import Counted
from brief_composer.render.writers.docx.package import parsed
from brief_composer.render.writers.docx.theirs import value
from brief_composer.render.writers.docx.xml import W, full_tag

PLACE = "{brief}"
"""What a paragraph says that the brief takes the place of."""

_LISTS = ("ListBullet", "ListNumber")
_CONTENTS = ("TOC1", "TOC2", "TOC3")
_STYLES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
_KINDS = {
    **dict.fromkeys(("numId", "abstractNumId", "abstractNum", "num"), "list"),
    **dict.fromkeys(("bookmarkStart", "bookmarkEnd"), "bookmark"),
    **dict.fromkeys(("footnote", "footnoteReference", "endnote", "endnoteReference"), "note"),
    **dict.fromkeys(
        ("comment", "commentRangeStart", "commentRangeEnd", "commentReference"), "remark"
    ),
    "docPr": "picture",
}
_REFERENCE = re.compile(
    rf'(<wp?:({"|".join((*_STYLES, *_KINDS))}) (?:w:)?(?:val|id|numId|abstractNumId)=")([^"]*)'
)


class Base(Ground):
    """The user's file while it is filled: styles before anything else.

    Raises WriterError: `word-base-broken`, `word-base-macros`.
    """

    def __init__(self, theme: Theme) -> None:
        data = theirs.readable(theme.word_base)
        try:
            super().__init__(theme, data)
            theirs.make_sound(self.package, theme)
            last = self.package.document.sections[-1]
            marks = [*self.package.document.element.iter(f"{{{W}}}cols")]
            fitted = theirs.fitted(theme, last, marks[-1] if marks else None)
            self.theme = theirs.coloured(fitted, self.package)
            self._firsts = theirs.taken(self.package)
            self._styles = self.package.styles
            self._there = theirs.index(self._styles)
        except theirs.UNREADABLE as problem:
            raise WriterError("word-base-broken") from problem
        self._kept = {value(style, "styleId") for style in theirs.styles_of(self._styles)}
        self._ids: dict[str, str] = {}

    @property
    def has_sections(self) -> bool:
        return True

    def headings(self, blocks: Sequence[Block]) -> Headings:
        """Numbered by their styles where those number; else the numbers are written out."""
        first, second, third = (self._heading(level) for level in (1, 2, 3))
        return first, second, third

    def _heading(self, level: int) -> Counted:
        style = self._there.get(("paragraph", f"heading {level}"))
        return Counted(("", "") if style is not None and theirs.numbers(style) else None)

    def put_styles(self, headings: Headings, language: str) -> None:
        """Add the styles that are not there, under ids that are free."""
        first, second, third = (counted.around is not None for counted in headings)
        sheet = parsed(style_sheet(self.theme, language, (first, second, third)))
        taken = {id.casefold() for id in self._kept}
        missing: list[Element] = []
        for style in theirs.styles_of(sheet):
            id = value(style, "styleId")
            if (there := self._theirs(style)) is not None:
                self._ids[id] = value(there, "styleId")
                continue
            self._ids[id] = _free(id, taken)
            style.set(f"{{{W}}}styleId", self._ids[id])
            style.attrib.pop(f"{{{W}}}default", None)
            if (value(style, "type"), theirs.name(style)) in self._there:
                _rename(style)
            missing.append(style)
        tags = [f"{{{W}}}{tag}" for tag in (*_STYLES, "numId")]
        for style in missing:
            for element in style.iter(*tags):
                tag = etree.QName(element).localname
                element.set(f"{{{W}}}val", self._new(tag, value(element, "val")))
            _settle(style, plain_quote=self._ids["Quote"] in self._kept)
            self._styles.append(style)
        _set_language(self._styles, full_tag(language))

    def _theirs(self, ours: Element) -> Element | None:
        """Their style that is ours, None where there is none that serves."""
        type, id = value(ours, "type"), value(ours, "styleId")
        if value(ours, "default"):
            return self._there.get((type, ""))
        style = self._there.get(
            (type, theirs.name(ours)), self._there.get((type, f"#{id.lower()}"))
        )
        if style is None or (id.startswith(_LISTS) and not theirs.numbers(style)):
            return None
        # Without a tab for the page number a line of the contents falls apart.
        lines = id in _CONTENTS and next(style.iter(f"{{{W}}}tab"), None) is None
        return None if lines else style

    def _named(self, markup: str) -> str:
        """Our markup with their ids of styles, and numbers that are free."""
        return _REFERENCE.sub(lambda m: m[1] + self._new(m[2], m[3]), markup)

    def _new(self, tag: str, old: str) -> str:
        if tag in _STYLES:
            return self._ids.get(old, old)
        kind = _KINDS[tag]
        if kind == "list" and old == "0":
            return old
        return str(int(old) + self._firsts[kind])

    def put_body(self, markup: str, links: Links, document: Document) -> None:
        named = self._named(markup)
        body = cast("Element", self.package.document.element[0])
        place = theirs.place(body, PLACE)
        for element in parsed(named):
            place.addprevious(element)
        if theirs.words(place) == PLACE:
            body.remove(place)
        links.keep(self.package.main, named)
        set_draft(self.package, document.draft, self._ids["DraftMark"])

    def put_notes(self, kind: NoteKind, markup: str, links: Links) -> None:
        """Ours after theirs."""
        named = self._named(markup)
        old = self.package.related(NOTES[kind][0])
        notes = theirs.children(self.package, NOTES[kind][1])
        kept = "".join(etree.tostring(note, encoding="unicode") for note in notes)
        part = self._put_notes(kind, (kept or separators(kind)) + named)
        for id, rel in old.rels.items() if old is not None else ():
            part.rels[id] = rel
        links.keep(part, named)
        if kind is NoteKind.END:
            self._count_endnotes()

    def _count_endnotes(self) -> None:
        """In figures: Word counts notes at the end with small Roman numbers by itself."""
        body = cast("Element", self.package.document.element)
        for section in body.iter(f"{{{W}}}sectPr"):
            for old in [*section.iterchildren(f"{{{W}}}endnotePr")]:
                section.remove(old)
            count = parsed('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>')[0]
            heads = [
                f"{{{W}}}{tag}" for tag in ("headerReference", "footerReference", "footnotePr")
            ]
            before = [child for child in section if child.tag in heads]
            section.insert(len(before), count)

    def put_lists(self, markup: str) -> None:
        """Ours after theirs, of each kind; none bound to a style of theirs."""
        element = self.package.lists
        ours = parsed(self._named(markup))
        for bound in [mark for each in ours for mark in each.iter(f"{{{W}}}pStyle")]:
            parent = bound.getparent()
            if parent is not None and value(bound, "val") in self._kept:
                parent.remove(bound)
        first = element.find(f"{{{W}}}num")
        last = element.find(f"{{{W}}}numIdMacAtCleanup")
        for each in ours:
            before = first if each.tag == f"{{{W}}}abstractNum" else last
            if before is None:
                before = last
            if before is None:
                element.append(each)
            else:
                before.addprevious(each)

    def put_remarks(self, markup: str) -> None:
        self.package.remarks.extend(parsed(self._named(markup)))


def _free(id: str, taken: set[str]) -> str:
    number, made = 1, id
    while made.casefold() in taken:
        number += 1
        made = f"Brief{id}{number if number > 2 else ''}"
    taken.add(made.casefold())
    return made


def _rename(style: Element) -> None:
    """Give a style of ours a name of its own where theirs of that name does not serve."""
    style.set(f"{{{W}}}customStyle", "1")
    for name in style.iterchildren(f"{{{W}}}name"):
        name.set(f"{{{W}}}val", f"Brief {value(name, 'val')}")


def _settle(style: Element, *, plain_quote: bool) -> None:
    """Let a style of ours stand on theirs: their Normal may put space below, which breaks boxes,
    or none above, so that lines would touch;
    the line under a quotation goes with the quotation; colours are ours by value."""
    if value(style, "type") == "paragraph":
        boxed = next(style.iter(f"{{{W}}}pBdr"), None) is not None
        close = boxed or theirs.name(style).startswith("table")
        for spacing in style.iter(f"{{{W}}}spacing"):
            if spacing.get(f"{{{W}}}line") and not spacing.get(f"{{{W}}}after"):
                spacing.set(f"{{{W}}}after", "0" if close else "80")
    for colour in style.iter(f"{{{W}}}color"):
        colour.attrib.pop(f"{{{W}}}themeColor", None)
    if plain_quote and theirs.name(style) == "quote source":
        for element in [*style.iter(f"{{{W}}}pBdr", f"{{{W}}}shd")]:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _set_language(styles: Element, tag: str) -> None:
    """The language of running text: of the defaults, and of the style everything stands on."""
    places = list(styles.iterfind(f"{{{W}}}docDefaults/{{{W}}}rPrDefault"))
    places += [style for style in theirs.styles_of(styles) if value(style, "default")]
    for place in places:
        for lang in place.iterfind(f"{{{W}}}rPr/{{{W}}}lang"):
            lang.set(f"{{{W}}}val", tag)
