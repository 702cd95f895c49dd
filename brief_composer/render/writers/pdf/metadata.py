"""What the file says about itself: information, XMP packet, colour space of the output."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from brief_composer.doc.text import printable
from brief_composer.doc.tree import Properties
from brief_composer.render.writers.pdf.objects import PdfFile, mapping, string

CREATOR = "Brief Composer"

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def information(file: PdfFile, properties: Properties) -> int:
    """Put the information dictionary into the file; returns its number."""
    entries = [("Title", title(properties)), ("Creator", CREATOR), ("Producer", CREATOR)]
    if properties.authors or properties.organisation:
        entries.append(("Author", _author(properties)))
    if properties.subject:
        entries.append(("Subject", printable(properties.subject)))
    said = [(key, string(value)) for key, value in entries]
    if date := _DATE.fullmatch(properties.date):
        stamp = string("D:" + "".join(date.groups()) + "000000Z")
        said += [("CreationDate", stamp), ("ModDate", stamp)]
    return file.put(mapping(said))


def packet(file: PdfFile, properties: Properties) -> int:
    """Put the XMP packet into the file, in clear as archives want it; returns its number."""
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMESPACES.items() if name != "rdf")
    alternatives = "<rdf:Alt><rdf:li xml:lang='x-default'>{}</rdf:li></rdf:Alt>"
    language = escape(printable(properties.lang))
    lines = [
        "<dc:title>" + alternatives.format(escape(title(properties))) + "</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<pdf:Producer>{CREATOR}</pdf:Producer>",
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    if properties.authors or properties.organisation:
        author = escape(_author(properties))
        lines.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if properties.subject:
        subject = alternatives.format(escape(printable(properties.subject)))
        lines.append(f"<dc:description>{subject}</dc:description>")
    if _DATE.fullmatch(properties.date):
        stamp = f"{properties.date}T00:00:00Z"
        lines += [f"<xmp:{name}>{stamp}</xmp:{name}>" for name in ("CreateDate", "ModifyDate")]
    body = "\n".join(lines)
    xml = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_NAMESPACES["rdf"]}">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{body}\n</rdf:Description>\n'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    entries = (("Type", b"/Metadata"), ("Subtype", b"/XML"))
    return file.stream(xml.encode("utf-8"), entries, pack=False)


def title(properties: Properties) -> str:
    """The title a reader shows in its window; a file must have one."""
    return printable(properties.title).strip() or CREATOR


def _author(properties: Properties) -> str:
    return printable(", ".join(properties.authors) or properties.organisation)
