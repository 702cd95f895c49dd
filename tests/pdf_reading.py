"""Reads a tagged PDF the way a screen reader does: by its structure tree.

Independent of the writer: made of pikepdf and the PDF specification. `read(pdf)` gives the tree
with the text of every element; `faults(pdf)` what is wrong with the marks.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Do", "sh", "EI"}


@dataclass
class Element:
    """A structure element: its kind, what it says of itself, its pieces of text and elements."""

    kind: str
    raw: Any
    kids: list[Element | str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, as drawn."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def all(self, *kinds: str) -> list[Element]:
        """The elements of some kinds, in reading order."""
        return [each for each in self.walk() if each.kind in kinds]

    def calls(self) -> list[Element]:
        """The calls of notes, in reading order; lines of the contents are references too."""
        listed = {id(each) for line in self.all("TOCI") for each in line.walk()}
        return [each for each in self.all("Reference") if id(each) not in listed]


def read(pdf: bytes) -> Element:
    """The structure tree with its text."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pieces = [_pieces(page) for page in file.pages]
        index = {page.objgen: number for number, page in enumerate(file.pages)}
        return _element(file.Root.StructTreeRoot.K[0], pieces, index, -1)


def _element(raw: Any, pieces: list[dict[int, str]], index: dict[Any, int], page: int) -> Element:
    said = {key: _plain(raw[key]) for key in raw if key not in ("/P", "/Pg", "/K")}
    made = Element(str(raw.S)[1:], said)
    if "/Pg" in raw:
        page = index[raw.Pg.objgen]
    for kid in raw.get("/K", []):
        if isinstance(kid, int):
            made.kids.append(pieces[page][kid])
            made.pages.append(page)
        elif kid.get("/Type") == "/MCR":
            where = index[kid.Pg.objgen] if "/Pg" in kid else page
            made.kids.append(pieces[where][int(kid.MCID)])
            made.pages.append(where)
        elif kid.get("/Type") == "/OBJR":
            continue
        else:
            assert kid.P.objgen == raw.objgen, "a kid names another parent"
            made.kids.append(_element(kid, pieces, index, page))
    return made


def _plain(value: Any) -> Any:
    """A value that outlives the file it came from."""
    if isinstance(value, pikepdf.Dictionary):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, pikepdf.Array):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, pikepdf.Name | pikepdf.String) else value


def _pieces(page: Any) -> dict[int, str]:
    """The text of each marked piece of a page."""
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    out: dict[int, str] = {}
    open_: list[tuple[int | None, bool]] = []
    table: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                properties = operands[1]
                number = properties.get("/MCID")
                actual = properties.get("/ActualText")
                open_.append((None if number is None else int(number), actual is not None))
                if number is not None:
                    out.setdefault(int(number), "")
                if actual is not None:
                    current = _current(open_)
                    if current is not None:
                        out[current] += str(actual)
            case "BMC":
                open_.append((None, False))
            case "EMC":
                open_.pop()
            case "Tf":
                table = fonts[str(operands[0])]
            case "TJ":
                current = _current(open_)
                if current is not None and not any(hidden for _, hidden in open_):
                    for part in operands[0]:
                        if isinstance(part, pikepdf.String):
                            raw = bytes(part)
                            codes = (raw[i] << 8 | raw[i + 1] for i in range(0, len(raw), 2))
                            out[current] += "".join(table.get(code, "") for code in codes)
            case _:
                pass
    return out


def _current(open_: list[tuple[int | None, bool]]) -> int | None:
    return next((number for number, _ in reversed(open_) if number is not None), None)


def _characters(font: Any) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{4})><([0-9A-F]+)>", font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in rows
        if (code, text) != (b"0000", b"FFFF")
    }


def faults(pdf: bytes) -> list[str]:
    """What is wrong with marks, parents and links; nothing for a sound file."""
    out: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        out += [str(problem) for problem in file.check_pdf_syntax()]
        root = file.Root.StructTreeRoot
        parents = {int(k): v for k, v in zip(*[iter(list(root.ParentTree.Nums))] * 2, strict=True)}
        for number, page in enumerate(file.pages):
            marks = _marks(page, number, out)
            owners = list(parents[int(page.StructParents)])
            if sorted(marks) != list(range(len(owners))):
                out.append(f"page {number}: marks {sorted(marks)} but {len(owners)} owners")
            for mark, owner in enumerate(owners):
                if not _holds(owner, mark, page):
                    out.append(f"page {number}: mark {mark} is not in its owner {owner.S}")
                elif mark in marks and marks[mark] != str(owner.S):
                    out.append(f"page {number}: mark {mark} {marks[mark]} belongs to {owner.S}")
            for annotation in page.get("/Annots", []):
                owner = parents[int(annotation.StructParent)]
                if owner.S != "/Link" or not any(
                    isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
                    and kid.Obj.objgen == annotation.objgen for kid in owner.K
                ):  # fmt: skip
                    out.append(f"page {number}: a link is not in the tree")
                if not str(annotation.get("/Contents", "")):
                    out.append(f"page {number}: a link says nothing")
    return out


def _marks(page: Any, number: int, out: list[str]) -> dict[int, str]:
    depth, marks = 0, dict[int, str]()
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BMC", "BDC"):
            depth += 1
            if name == "BDC" and "/MCID" in operands[1]:
                mark = int(operands[1].MCID)
                if mark in marks:
                    out.append(f"page {number}: mark {mark} twice")
                marks[mark] = str(operands[0])
        elif name == "EMC":
            depth -= 1
        elif name in PAINTING and not depth:
            out.append(f"page {number}: {name} outside the structure")
    if depth:
        out.append(f"page {number}: {depth} marks left open")
    return marks


def _holds(owner: Any, mark: int, page: Any) -> bool:
    for kid in owner.K:
        if isinstance(kid, int):
            if kid == mark and owner.Pg.objgen == page.objgen:
                return True
        elif kid.get("/Type") == "/MCR" and int(kid.MCID) == mark and kid.Pg.objgen == page.objgen:
            return True
    return False
