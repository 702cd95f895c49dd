"""The package of a Word file, which python-docx holds: parts, and what leads from one to another.

Belongs here: opening the template, handing markup that was made in bulk to python-docx's parts,
parts python-docx has no class for, and the container, the same bytes each time.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import cast

import docx
from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.constants import RELATIONSHIP_TYPE as TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.spec import default_content_types
from docx.oxml.parser import parse_xml
from docx.package import Package as WordPackage
from docx.parts.image import ImagePart
from docx.parts.numbering import NumberingPart
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

from brief_composer import paths
from brief_composer.render.writers.docx.xml import DECLARATION, NAMESPACES, escape

_MOMENT = (1980, 1, 1, 0, 0, 0)
_LEVEL = 2  # a quarter of the time of the usual 6, and words a ninth larger
_SECTION = re.compile("<w:sectPr[ >].*?</w:sectPr>", re.DOTALL)
_STORED = (".png", ".jpeg", ".jpg", ".gif")


def template() -> bytes:
    """Our own template; `tools/make_word_template.py` makes it."""
    return paths.resource("word", "template.docx").read_bytes()


class Package:
    """A Word file while it is filled. `document` is python-docx's own view of it."""

    def __init__(self, template: bytes) -> None:
        self.document = docx.Document(io.BytesIO(template))
        self.main = self.document.part
        self.outer = cast("OpcPackage", self.main.package)
        """What leads to the body and to the properties."""
        self._whole: dict[str, str] = {}

    def part(self, type: str) -> XmlPart:
        """The part the body, or the package, leads to by a relationship of that type."""
        root = self.outer if type == TYPE.CORE_PROPERTIES else self.main
        return cast("XmlPart", root.part_related_by(type))

    def related(self, type: str) -> Part | None:
        """The part the body leads to by a relationship of that type, None where there is none."""
        return next((r.target_part for r in self.main.rels.values() if r.reltype == type), None)

    def name(self, type: str) -> str:
        """The name of the part the body leads to so, "" where there is none."""
        part = self.related(type)
        return str(part.partname) if part is not None else ""

    def put_whole(self, type: str, root: str, inner: str) -> None:
        """Let a part of python-docx's be written as this markup, whatever it holds.

        What was made in bulk goes to the file as it is: nothing is parsed to be spelt out again.
        `root` is the name of its outermost element ("styles").
        """
        name = self.name(type)
        self._whole[name] = f"{DECLARATION}<w:{root} {NAMESPACES}>{inner}</w:{root}>"

    def put_body(self, markup: str) -> None:
        """Let the body be written as this markup with the sections of python-docx's own body: one
        mark of a section in the markup for each of them but the last."""
        spelt = self.main.blob.decode()
        start, end = spelt.index("<w:body>") + len("<w:body>"), spelt.rindex("</w:body>")
        *inner, last = _SECTION.findall(spelt[start:end])
        sections = iter(inner)
        if inner:
            markup = _SECTION.sub(lambda _: next(sections), markup)
        self._whole[self.main.partname] = f"{spelt[:start]}{markup}{last}{spelt[end:]}"

    @property
    def styles(self) -> Element:
        """The style sheet."""
        return cast("Element", self.document.styles.element)

    @property
    def lists(self) -> Element:
        """What numbers and marks paragraphs; made where there is none."""
        if self.related(TYPE.NUMBERING) is None:  # python-docx makes none
            name = PackURI("/word/numbering.xml")
            blob = f"<w:numbering {NAMESPACES}/>".encode()
            package = cast("WordPackage", self.outer)
            part = NumberingPart.load(name, CONTENT.WML_NUMBERING, blob, package)
            self.main.relate_to(part, TYPE.NUMBERING)
        return cast("Element", self.main.numbering_part.element)

    @property
    def remarks(self) -> Element:
        """The remarks; made where there are none."""
        _ = self.document.comments  # python-docx makes the part when it is asked
        return cast("Element", self.part(TYPE.COMMENTS).element)

    def put(self, name: str, type: str, content_type: str, content: str | bytes) -> Part:
        """A part the body leads to by a relationship of that type, in place of one that was there.
        `name` is its place in the package ("/word/footnotes.xml")."""
        return self._put(self.main, Part(PackURI(name), content_type, _bytes(content)), type)

    def put_apart(self, name: str, type: str, content_type: str, content: str | bytes) -> Part:
        """The same for a part that the package itself leads to, not the body."""
        return self._put(self.outer, Part(PackURI(name), content_type, _bytes(content)), type)

    def add(self, name: str, type: str, content_type: str, content: str | bytes) -> Part:
        """One more part the body leads to, beside those of its kind that are there."""
        part = Part(PackURI(name), content_type, _bytes(content))
        self.main.relate_to(part, type)
        return part

    def picture(self, name: str, content_type: str, image: bytes) -> str:
        """The id by which the body leads to a picture, new in the package."""
        return self.main.relate_to(ImagePart(PackURI(name), content_type, image), TYPE.IMAGE)

    @staticmethod
    def _put(owner: OpcPackage | Part, part: Part, type: str) -> Part:
        for id in [id for id, rel in owner.rels.items() if rel.reltype == type]:
            del owner.rels[id]
        owner.relate_to(part, type)
        return part

    def free(self, pattern: str) -> str:
        """A name for a part that none has yet; `pattern` holds "%d" for its number."""
        return str(self.outer.next_partname(pattern))

    def pack(self) -> bytes:
        """The whole file: content types first, then the body, then the others by name."""
        parts = sorted(self.outer.iter_parts(), key=lambda p: (p is not self.main, p.partname))
        members: dict[str, bytes | str] = {
            "[Content_Types].xml": _content_types(parts),
            "_rels/.rels": self.outer.rels.xml,
        }
        for part in parts:
            part.before_marshal()
            members[part.partname.membername] = self._whole.get(part.partname) or part.blob
            if part.rels:
                members[part.partname.rels_uri.membername] = part.rels.xml
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as container:
            for name, content in members.items():
                info = zipfile.ZipInfo(name, _MOMENT)
                stored = name.endswith(_STORED)
                info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                container.writestr(info, content, compresslevel=_LEVEL)
        return buffer.getvalue()


def parsed(markup: str) -> list[Element]:
    """Some WordprocessingML as elements of python-docx, in one go."""
    return list(parse_xml(f"<w:body {NAMESPACES}>{markup}</w:body>"))


def fill(element: Element, markup: str) -> None:
    """Let an element hold that WordprocessingML instead of what it held."""
    element[:] = parsed(markup)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _content_types(parts: list[Part]) -> str:
    """The type of each part: by the ending of its name where the ending is known for it."""
    endings = {"rels": CONTENT.OPC_RELATIONSHIPS, "xml": CONTENT.XML}
    named: dict[str, str] = {}
    for part in parts:
        ending = part.partname.ext.lower()
        usual = (ending, part.content_type) in default_content_types
        if not usual or endings.setdefault(ending, part.content_type) != part.content_type:
            named[part.partname] = part.content_type
    rows = [
        f'<Default Extension="{escape(ending)}" ContentType="{type}"/>'
        for ending, type in sorted(endings.items())
    ]
    rows += [
        f'<Override PartName="{escape(name)}" ContentType="{type}"/>'
        for name, type in named.items()
    ]
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{DECLARATION}<Types xmlns="{space}">{"".join(rows)}</Types>'
