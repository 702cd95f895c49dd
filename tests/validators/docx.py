"""What Word wants of a file and validators do not look at, and what we want of our own files.

`faults` says in words what is not so; a sound file has none. The schema itself is the matter of
openxml-audit and ooxml-integrity (`tests/unit/docx/test_validity.py`).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_PARAGRAPH = {"pStyle", "numPr", "bidi", "sectPr"}
_RUN = {"rStyle", "b", "bCs", "i", "iCs", "rtl", "lang"}


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        names = container.namelist()
        files = {name: container.read(name) for name in names}
    found = [f"{name} is there twice" for name, n in Counter(names).items() if n > 1]
    if names[0] != "[Content_Types].xml":
        found.append("content types are not the first part")
    trees: dict[str, etree._Element] = {}
    for name, content in files.items():
        if name.endswith((".xml", ".rels")):
            trees[name] = etree.fromstring(content)
    found += _relationships(files, trees)
    styles = {s.get(f"{W}styleId") or "" for s in trees["word/styles.xml"].iter(f"{W}style")}
    for name, tree in trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            found += (f"{name}: {fault}" for fault in _part(tree, styles))
    body = trees["word/document.xml"]
    found += _bookmarks(body)
    for kind in ("footnote", "endnote"):
        found += _notes(body, trees.get(f"word/{kind}s.xml", ()), kind)
    found += _comments(body, trees.get("word/comments.xml"))
    found += _numbers(trees)
    found += _look(body)
    return found


def _relationships(files: dict[str, bytes], trees: dict[str, etree._Element]) -> Iterator[str]:
    for name, tree in trees.items():
        folder, base = posixpath.split(name)
        if name.endswith(".rels"):
            root = posixpath.dirname(folder)
            for link in tree.iter(f"{_RELS}Relationship"):
                target = link.get("Target") or ""
                inside = link.get("TargetMode") != "External"
                if inside and posixpath.normpath(posixpath.join(root, target)) not in files:
                    yield f"{name}: {target} is not there"
                if not inside and not re.fullmatch(r"[a-z]+:[\x21-\x7e]+", target):
                    yield f"{name}: {target!r} is no address"
            continue
        rels = trees.get(f"{folder}/_rels/{base}.rels")
        known = {link.get("Id") for link in rels} if rels is not None else set()
        if rels is not None:
            outside = {link.get("Id") for link in rels if link.get("TargetMode")}
            unused = outside - {element.get(f"{R}id") for element in tree.iter(etree.Element)}
            yield from (f"{name}: nothing uses relationship {id}" for id in unused)
        for element in tree.iter(etree.Element):
            for attribute in ("id", "embed"):
                used = element.get(f"{R}{attribute}")
                if used is not None and used not in known:
                    yield f"{name}: relationship {used} is not there"


def _part(tree: etree._Element, styles: set[str]) -> Iterator[str]:
    for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
        for element in tree.iter(f"{W}{tag}"):
            if element.get(f"{W}val") not in styles:
                yield f"style {element.get(f'{W}val')} is not there"
    open_: list[str] = []  # what each field that has begun came to last, outer ones first
    for char in tree.iter(f"{W}fldChar"):
        match char.get(f"{W}fldCharType"):
            case "begin":
                open_.append("begin")
            case "separate" if open_ and open_[-1] == "begin":
                open_[-1] = "separate"
            case "end" if open_:
                open_.pop()
            case kind:
                yield f"a field is not balanced at {kind}"
    if open_:
        yield "a field does not end"
    for element in tree.iter(f"{W}instrText"):
        said = (element.text or "").split()
        if said[:1] in (["REF"], ["PAGEREF"], ["NOTEREF"]):
            names = {b.get(f"{W}name") for b in tree.iter(f"{W}bookmarkStart")}
            if said[1] not in names:
                yield f"a field asks for {said[1]}, which is not there"


def _bookmarks(body: etree._Element) -> Iterator[str]:
    open_: list[str] = []
    ids: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for element in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        id = element.get(f"{W}id") or ""
        if element.tag == f"{W}bookmarkEnd":
            if id not in open_:
                yield f"bookmark {id} ends before it begins"
            else:
                open_.remove(id)
            continue
        name = element.get(f"{W}name") or ""
        open_.append(id)
        ids[id] += 1
        names[name.casefold()] += 1
        if not re.fullmatch(r"\w{1,40}", name, re.ASCII):
            yield f"{name!r} is no name for a bookmark"
    yield from (f"bookmark {id} does not end" for id in open_)
    yield from (f"bookmark {id} is there {n} times" for id, n in (ids + names).items() if n > 1)
    for link in body.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor and anchor.casefold() not in names:
            yield f"no bookmark {anchor}"


def _notes(body: etree._Element, notes: Iterable[etree._Element], kind: str) -> Iterator[str]:
    there = [note.get(f"{W}id") for note in notes if not note.get(f"{W}type")]
    called = [call.get(f"{W}id") for call in body.iter(f"{W}{kind}Reference")]
    if there != called:
        yield f"notes {there} are called as {called}"
    for note in notes:
        if note.get(f"{W}type") is None and note.find(f".//{W}{kind}Ref") is None:
            yield f"note {note.get(f'{W}id')} has no number"


def _comments(body: etree._Element, comments: etree._Element | None) -> Iterator[str]:
    there = [c.get(f"{W}id") or "" for c in comments] if comments is not None else []
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        used = sorted(e.get(f"{W}id") or "" for e in body.iter(f"{W}{tag}"))
        if used != sorted(there):
            yield f"remarks {there} have {tag} {used}"


def _numbers(trees: dict[str, etree._Element]) -> Iterator[str]:
    numbering = trees["word/numbering.xml"]
    kinds = [element.tag for element in numbering]
    if kinds != sorted(kinds):
        yield "numbering: a list stands before what it is made from"
    there = {num.get(f"{W}numId") for num in numbering.iter(f"{W}num")} | {"0"}
    for name in ("word/document.xml", "word/styles.xml"):
        for used in trees[name].iter(f"{W}numId"):
            if used.get(f"{W}val") not in there:
                yield f"{name}: no list {used.get(f'{W}val')}"


def _look(body: etree._Element) -> Iterator[str]:
    """Our own law: styles carry the looks, nothing stands empty, nothing floats."""
    for tag in ("txbxContent", "altChunk", "framePr"):
        if body.find(f".//{W}{tag}") is not None:
            yield f"there is a {tag}"
    for control in body.iter(f"{W}sdt"):
        if control.find(f".//{W}p") is not None:
            yield "a control around a paragraph"
    if body.find(f".//{W}tbl//{W}tbl") is not None:
        yield "a table in a table"
    for properties, allowed in ((f"{W}pPr", _PARAGRAPH), (f"{W}rPr", _RUN)):
        for element in body.iter(properties):
            for child in element:
                if etree.QName(child).localname not in allowed:
                    yield f"formatted by hand: {etree.QName(child).localname}"
    for table in body.iter(f"{W}tbl"):
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield "a table without a header row"
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        said = (
            paragraph.find(f".//{W}t") is not None or paragraph.find(f".//{W}drawing") is not None
        )
        calls = [*paragraph.iter(f"{W}footnoteReference", f"{W}endnoteReference")]
        cell = paragraph.getparent() is not None and paragraph.getparent().tag == f"{W}tc"  # pyright: ignore
        end = style is not None and style.get(f"{W}val") == "TableEnd"
        if not (said or calls or cell or end):
            yield "an empty paragraph"
    ids = [e.get("id") for e in body.iter() if isinstance(e.tag, str) and e.tag.endswith("}docPr")]
    if len(ids) != len(set(ids)):
        yield "two pictures of one id"
