"""What the file says about itself: information and XMP packet."""

# What is known of reportlab's types leaves gaps.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo

from brief_composer.doc.text import printable
from brief_composer.doc.tree import Properties
from brief_composer.render.writers.pdf.spelling import text

CREATOR = "Brief Composer"

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Information(PDFInfo):
    """The information dictionary, with the brief's own date and no words for what is not known.

    reportlab's says "anonymous", "unspecified" and, where the clock may not be asked, the year
    2000.
    """

    author = subject = ""

    def __init__(self, date: str) -> None:
        super().__init__()
        found = _DATE.fullmatch(date)
        self._stamp = "D:" + "".join(found.groups()) + "000000Z" if found else ""

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary as it stands in the file; reportlab asks for it."""
        said = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
            "CreationDate": self._stamp,
            "ModDate": self._stamp,
        }
        return PDFDictionary({key: text(value) for key, value in said.items() if value}).format(
            document
        )


def packet(properties: Properties) -> bytes:
    """The XMP packet. It goes in as it is, as archives want it."""
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
    if by := author(properties):
        lines.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(by)}</rdf:li></rdf:Seq></dc:creator>")
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
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>\n'
    )
    return xml.encode("utf-8", "replace")


def title(properties: Properties) -> str:
    """The title a reader shows in its window; a file must have one."""
    return printable(properties.title).strip() or CREATOR


def author(properties: Properties) -> str:
    """Who wrote it: people, or the organisation; "" where nobody is named."""
    return printable(", ".join(properties.authors) or properties.organisation)
