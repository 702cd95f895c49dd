"""Typefaces: measuring, shaping and embedding.

HarfBuzz shapes each distinct word once; what is kept is the word's width and the very operator
that shows it. Glyph numbers stand in the file as they stand in the face, so a word means the same
in every document and can be kept from one layout to the next.
"""

# What is known of reportlab's types leaves gaps.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import uharfbuzz as hb  # pyright: ignore[reportMissingTypeStubs]
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfgen.pathobject import PDFPathObject

from brief_composer.render.theme import Theme
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.pdf.spelling import number

_hb: Any = hb

BOX = "□"
"""Stands for a character no face has; its own character stays in the text for copy and search."""

PLAIN: dict[str, bool] = {"kern": True, "liga": True}
RAISED: dict[str, bool] = {"sups": True}


class Word:
    """Characters shaped in one face: the operands of TJ that show them and their width in
    thousandths of the size. `actual` is the text they stand for where the glyphs cannot say it;
    `missing` marks a box for a character no face has."""

    __slots__ = ("actual", "glyphs", "missing", "shown", "width")

    def __init__(
        self,
        shown: bytes,
        width: float,
        glyphs: tuple[tuple[int, str], ...],
        actual: str = "",
        missing: bool = False,
    ) -> None:
        self.shown = shown
        self.width = width
        self.glyphs = glyphs
        self.actual = actual
        self.missing = missing


class FaceFile:
    """One face, opened: shapes words and knows which glyphs stand for which characters.

    `place` is its number in a file of several; a `slanted` one is painted sloping, as the family
    has no italic.
    """

    def __init__(self, path: Path, place: int = 0, *, slanted: bool = False) -> None:
        try:
            data = path.read_bytes()
        except OSError as problem:
            raise WriterError("font-missing", name=path.name) from problem
        self.slanted = slanted
        self.name = _NOT_A_NAME.sub("", path.stem) + (str(place) if place else "")
        if slanted:
            self.name += "-Slanted"
        self._face: Any = _hb.Face(_hb.Blob(data), place)
        self._outlined = "CFF " in self._face.table_tags
        self._font: Any = _hb.Font(self._face)
        if not self._face.upem or not self._face.glyph_count:
            raise WriterError("font-missing", name=path.name)
        self.scale = 1000 / self._face.upem
        extents = self._font.get_font_extents("ltr")
        self.ascent = extents.ascender * self.scale
        self.descent = extents.descender * self.scale
        self._letters: frozenset[int] = frozenset(
            code for code in self._face.unicodes if not _from_the_right(code)
        )
        self._spelled = self._spellings()
        self._words: dict[tuple[str, bool], Word] = {}
        self._advances: dict[int, int] = {}
        self._hex: dict[int, bytes] = {}
        self._pairs: dict[tuple[int, str], tuple[int, str]] = {}

    def has(self, text: str) -> bool:
        """Whether every character of `text` has a glyph here (spaces and joiners always do)."""
        letters = self._letters
        # A set of numbers is compared in one go; most words have nothing but letters of the face.
        return letters.issuperset(map(ord, text)) or all(
            ord(c) in letters or _silent(c) for c in text
        )

    def lacks(self, characters: frozenset[str]) -> frozenset[str]:
        """Those of some characters that have no glyph here."""
        return frozenset(each for each in characters if not self.has(each))

    def known(self, text: str) -> Word | None:
        """`text` as it was shaped before, None if it was not."""
        return self._words.get((text, False))

    def word(self, text: str) -> Word:
        """`text` shaped, with kerning."""
        key = (text, False)
        made = self._words.get(key)
        if made is None:
            made = self._words[key] = self._shape(text, PLAIN)
        return made

    def raised(self, figures: str) -> Word:
        """Figures as superior ones: the face's own, or where it has none (`lifts_figures`) plain
        ones, to be set smaller and higher.

        Copied text keeps "¹": a plain 1 would run into the word before it.
        """
        key = (figures, True)
        made = self._words.get(key)
        if made is None:
            superior = figures.translate(_SUPERIORS)
            match self._superior:
                case "feature":
                    made = self._shape(figures, RAISED)
                    made.actual = ""
                case "characters":
                    made = self._shape(superior, PLAIN)
                case _:
                    made = self._shape(figures, PLAIN)
                    made.actual = superior
            self._words[key] = made
        return made

    @property
    def lifts_figures(self) -> bool:
        """Whether superior figures are plain ones set smaller and higher."""
        return not self._superior

    @cached_property
    def _superior(self) -> str:
        """How the face has all ten superior figures: by a "feature", as "characters", or ""."""
        plain, raised = (self._shape(_FIGURES, each).glyphs for each in (PLAIN, RAISED))
        if all(own[0] != high[0] for own, high in zip(plain, raised, strict=False)):
            return "feature"
        return "characters" if self.has(_FIGURES.translate(_SUPERIORS)) else ""

    def box(self, character: str) -> Word:
        """The box that stands for a character no face has."""
        key = ("\0" + character, False)
        made = self._words.get(key)
        if made is None:
            plain = self._shape(BOX, PLAIN)
            made = self._words[key] = Word(
                plain.shown, plain.width, plain.glyphs, character, missing=True
            )
        return made

    def width(self, glyph: int) -> float:
        """The advance of a glyph in thousandths."""
        advance = self._advances.get(glyph)
        if advance is None:
            advance = self._font.get_glyph_h_advance(glyph)
        return advance * self.scale

    def _shape(self, text: str, features: dict[str, bool]) -> Word:
        buffer = _hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        _hb.shape(self._font, buffer, features)
        infos = buffer.glyph_infos
        glyphs = [info.codepoint for info in infos]
        clusters = [info.cluster for info in infos]
        advances = [position.x_advance for position in buffer.glyph_positions]
        alone = clusters == list(range(len(text)))
        means = list(text) if alone else _meant(text, clusters)
        spell = self._spelled.get
        spelled = [spell(glyph, own) for glyph, own in zip(glyphs, means, strict=True)]
        true = spelled == means or all(
            own == said or (own.isspace() and said == " ")
            for own, said in zip(means, spelled, strict=True)
        )
        shown = self._operands(glyphs, advances)
        share = self._pairs.setdefault
        pairs = tuple([share(pair, pair) for pair in zip(glyphs, spelled, strict=True)])
        return Word(shown, sum(advances) * self.scale, pairs, "" if true else text)

    def _operands(self, glyphs: list[int], advances: list[int]) -> bytes:
        """What TJ is given to show glyphs so far apart: their numbers, and where they are closer
        or wider than the face says, by how much."""
        own, spelled = self._advances, self._hex
        if not glyphs:
            return b""
        out = b"<"
        for glyph, advance in zip(glyphs, advances, strict=True):
            if glyph not in spelled:
                spelled[glyph] = b"%04X" % glyph
                own[glyph] = self._font.get_glyph_h_advance(glyph)
            out += spelled[glyph]
            if advance != own[glyph]:
                shift = (own[glyph] - advance) * self.scale
                if abs(shift) > 0.5:
                    out += b">%b<" % number(round(shift))
        return out.removesuffix(b"<") if out.endswith(b"<") else out + b">"

    def _spellings(self) -> dict[int, str]:
        """What each glyph says to whoever copies or searches it.

        A glyph says one thing in a file. One that stands for several characters (a hyphen, a
        raised figure) says the plainest; a word that means another says so itself.
        """
        out: dict[int, str] = {}
        for code in sorted(self._letters, reverse=True):
            glyph = self._font.get_nominal_glyph(code)
            if glyph:
                out[glyph] = _LIGATURES.get(code, chr(code))
        return out

    def outline(self, text: str) -> tuple[PDFPathObject, float]:
        """The outlines of `text` as a path, in thousandths of the size, and its width."""
        pen = _Pen(self.scale)
        for glyph, _ in self.word(text).glyphs:
            self._font.draw_glyph_with_pen(glyph, pen)
            pen.left += self.width(glyph)
        return pen.path, pen.left

    def put(self, document: PDFDocument, used: dict[int, str]) -> PDFObjectReference:
        """Put the face into the file, reduced to the glyphs used, each with the characters it
        stands for."""
        tag = "".join(chr(65 + b % 26) for b in _digest(self.name, used))
        name = PDFName(f"{tag}+{self.name}")
        widths = " ".join(
            f"{glyph}[{number(round(self.width(glyph), 2)).decode()}]" for glyph in sorted(used)
        )
        # Letters with PostScript outlines are another kind of font, numbered as in the face too.
        kind = "/CIDFontType0" if self._outlined else "/CIDFontType2"
        descendant: dict[str, object] = {
            "Type": "/Font",
            "Subtype": kind,
            "BaseFont": name,
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "FontDescriptor": document.Reference(self._descriptor(name, used)),
            "DW": 500,
            "W": f"[{widths}]",
        }
        if not self._outlined:
            descendant["CIDToGIDMap"] = "/Identity"
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
            "ToUnicode": PDFStream(content=_to_unicode(used), filters=[PDFZCompress]),
        }
        return document.Reference(PDFDictionary(font))

    def _descriptor(self, name: str, used: dict[int, str]) -> PDFDictionary:
        data, em = self._reduced(used), self._face.upem
        box = (-0.2 * em, self.descent, 1.3 * em, self.ascent)
        head = {"Subtype": "/OpenType"} if self._outlined else {"Length1": len(data)}
        program = PDFStream(PDFDictionary(head), data, [PDFZCompress])
        italic = "Italic" in self.name or "Oblique" in self.name or self.slanted
        return PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": 4 | (64 if italic else 0),
                "FontBBox": PDFArray([round(each) for each in box]),
                "ItalicAngle": -12 if italic else 0,
                "Ascent": round(self.ascent),
                "Descent": round(self.descent),
                "CapHeight": 665,
                "StemV": 140 if "Bold" in self.name else 84,
                "FontFile3" if self._outlined else "FontFile2": program,
            }
        )

    def _reduced(self, used: dict[int, str]) -> bytes:
        wanted = _hb.SubsetInput()
        wanted.sets(_hb.SubsetInputSets.GLYPH_INDEX).update(used)
        wanted.sets(_hb.SubsetInputSets.DROP_TABLE_TAG).update(_UNWANTED)
        flags = _hb.SubsetFlags
        wanted.flags = (
            flags.RETAIN_GIDS | flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
        )
        return bytes(wanted.subset(self._face).blob.data)


class Embedding:
    """A face on its way into a file, as reportlab takes fonts whose letters are known at the end.

    reportlab's own TrueType fonts number letters in the order a document uses them and know no
    glyph but by its character; ours are numbered as in the face, so that a shaped word can be kept
    from one document to the next, and show ligatures and raised figures.
    """

    def __init__(self, face: FaceFile, name: str, words: Iterable[Word]) -> None:
        self._face = face
        self._name = name
        self._words = words

    def addObjects(self, document: PDFDocument) -> None:
        """Put the face among the fonts that all pages share."""
        face = self._face
        used: dict[int, str] = {0: ""}
        for word in self._words:
            for glyph, text in word.glyphs:
                # The first use decides what a glyph stands for.
                if not used.get(glyph):
                    used[glyph] = text
        space = face.word(" ").glyphs[0][0]
        if space in used:
            used[space] = " "
        shared: Any = document.idToObject[BasicFonts]
        shared[self._name] = face.put(document, used)


class _Pen:
    """Draws a glyph's outline into a path; curves of TrueType become cubic ones."""

    def __init__(self, scale: float) -> None:
        self.path = PDFPathObject()
        self.left = 0.0
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, to: tuple[float, float]) -> None:
        self.path.moveTo(*self._points(to))

    def lineTo(self, to: tuple[float, float]) -> None:
        self.path.lineTo(*self._points(to))

    def curveTo(self, *points: tuple[float, float]) -> None:
        self.path.curveTo(*self._points(*points))

    def qCurveTo(self, middle: tuple[float, float], to: tuple[float, float]) -> None:
        (x0, y0), (x1, y1), (x2, y2) = self._at, middle, to
        first = (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3)
        second = (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3)
        self.curveTo(first, second, to)

    def closePath(self) -> None:
        self.path.close()

    def _points(self, *points: tuple[float, float]) -> list[float]:
        self._at = points[-1]
        scale, left = self._scale, self.left
        return [round(each, 1) for x, y in points for each in (x * scale + left, y * scale)]


class FontSet:
    """The faces of a theme, each with the name it has in the pages' resources."""

    def __init__(self, theme: Theme, opened: dict[tuple[Path, int, bool], FaceFile]) -> None:
        self._faces: dict[tuple[str, bool, bool], FaceFile] = {}
        self.names: dict[FaceFile, str] = {}
        spare = theme.spare or theme.heading
        for family, face in (("body", theme.body), ("heading", theme.heading), ("spare", spare)):
            regular, bold, italic, bold_italic = face.places
            cuts = (
                (face.regular, regular),
                (face.italic, italic),
                (face.bold, bold),
                (face.bold_italic, bold_italic),
            )
            for index, cut in enumerate(cuts):
                sloping = index % 2 == 1
                key = (*cut, sloping and cut == cuts[index - 1])
                made = opened.get(key)
                if made is None:
                    made = opened[key] = FaceFile(cut[0], cut[1], slanted=key[2])
                self._faces[family, index >= 2, sloping] = made
                self.names.setdefault(made, f"F{len(self.names) + 1}")

    def face(self, family: str, bold: bool, italic: bool) -> FaceFile:
        """A face by its family ("body" or "heading"), weight and slope."""
        return self._faces[family, bold, italic]

    def lacking(self, characters: frozenset[str]) -> tuple[str, ...]:
        """Those of some characters that would be boxes in one cut of the body or another."""
        out: set[str] = set()
        for bold in (False, True):
            first, last = self._spares(bold)
            for italic in (False, True):
                lacks = self._faces["body", bold, italic].lacks(characters)
                out |= last.lacks(first.lacks(lacks))
        return tuple(sorted(out))

    def split(self, text: str, face: FaceFile, bold: bool) -> list[tuple[FaceFile, Word]]:
        """`text` as words of the face, of another face where it lacks a letter, or of boxes."""
        known = face.known(text)
        if known is not None:
            return [(face, known)]
        if face.has(text):
            return [(face, face.word(text))]
        out: list[tuple[FaceFile, Word]] = []
        faces = (face, *self._spares(bold))
        for character in text:
            knows = next((each for each in faces if each.has(character)), None)
            boxes = next((each for each in faces[1:] if each.has(BOX)), None)
            if knows is not None:
                out.append((knows, knows.word(character)))
            elif boxes is not None:
                out.append((boxes, boxes.box(character)))
            else:
                out.append((face, Word(b"", 0, (), character, missing=True)))
        return out

    def _spares(self, bold: bool) -> tuple[FaceFile, FaceFile]:
        """The faces that lend a letter another lacks: that of headings, then the last resort."""
        return self._faces["heading", bold, False], self._faces["spare", bold, False]


_FIGURES = "0123456789"
_SUPERIORS = str.maketrans(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹")

_NOT_A_NAME = re.compile(r"[^A-Za-z0-9-]")

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl"}

_UNWANTED = [
    int.from_bytes(tag, "big")
    for tag in (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"STAT", b"gasp", b"name", b"DSIG")
]


def _silent(character: str) -> bool:
    return character in "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202f\u00a0"


def _meant(text: str, clusters: list[int]) -> list[str]:
    """The characters each glyph stands for; all but the first of a cluster stand for none."""
    starts = sorted({*clusters, len(text)})
    after = dict(pairwise(starts))
    out: list[str] = []
    seen = -1
    for cluster in clusters:
        out.append("" if cluster == seen else text[cluster : after[cluster]])
        seen = cluster
    return out


@cache
def _from_the_right(code: int) -> bool:
    """Whether a character is of a script written from right to left, whose letters we would set
    in the wrong order and unjoined."""
    return bidirectional(chr(code)) in ("R", "AL", "AN")


def _digest(name: str, used: dict[int, str]) -> bytes:
    """Six bytes that differ between subsets, as their tag must."""
    return hashlib.md5(f"{name}{sorted(used)}".encode(), usedforsecurity=False).digest()[:6]


def _to_unicode(used: dict[int, str]) -> bytes:
    """The table by which readers find the characters behind the glyphs."""
    lines = [
        b"<%04X><%s>" % (glyph, text.encode("utf-16-be", "surrogatepass").hex().upper().encode())
        for glyph, text in sorted(used.items())
        if text
    ]
    out = [
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        b"1 begincodespacerange <0000><FFFF> endcodespacerange",
    ]
    for first in range(0, len(lines), 100):
        chosen = lines[first : first + 100]
        out += [b"%d beginbfchar" % len(chosen), *chosen, b"endbfchar"]
    out.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
    return b"\n".join(out)
