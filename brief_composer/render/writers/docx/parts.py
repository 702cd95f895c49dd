"""The parts of a Word file that hardly change from one to the next: settings, Word's theme,
properties, remarks, what was exported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.constants import RELATIONSHIP_TYPE as TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

from brief_composer.doc.text import printable
from brief_composer.doc.tree import Comment, Properties
from brief_composer.render.theme import Theme
from brief_composer.render.writers.docx.fonts import font, font_table
from brief_composer.render.writers.docx.package import Package, parsed
from brief_composer.render.writers.docx.xml import (
    DECLARATION,
    W,
    escape,
    full_tag,
    hexadecimal,
    run,
)

EXPORT = "urn:brief-composer:export:1"
"""The namespace of the part that remembers what was exported."""

_ITEM = "{4B1F0C52-7D5E-5C7B-9D2B-6A8F1E3C9B70}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SCRIPTS = "".join(
    f'<a:font script="{script}" typeface="{face}"/>'
    for script, face in (
        ("Arab", "Arial"), ("Hebr", "Arial"), ("Thai", "Tahoma"), ("Ethi", "Nyala"),
        ("Nkoo", "Ebrima"), ("Tfng", "Ebrima"), ("Hang", "Malgun Gothic"), ("Jpan", "Yu Gothic"),
        ("Hans", "Microsoft YaHei"), ("Hant", "Microsoft JhengHei"),
    )
)  # fmt: skip
"""Faces that come with Word for scripts our own lack."""
_LONGEST = 255  # characters of a property, for Word


_HYPHENS = '<w:autoHyphenation/><w:hyphenationZone w:val="357"/><w:doNotHyphenateCaps/>'


def set_settings(settings: Element, theme: Theme, language: str) -> None:
    """The language of the theme's faces, and whether words are parted, in `word/settings.xml`."""
    for element in settings.iter(f"{{{W}}}themeFontLang"):
        element.set(f"{{{W}}}val", full_tag(language))
    after = settings.find(f"{{{W}}}characterSpacingControl")
    if theme.hyphenate and after is not None:
        for element in parsed(_HYPHENS):
            after.addprevious(element)


def word_theme(theme: Theme) -> str:
    """`word/theme/theme1.xml`: the house colours and faces under the names Word gives them."""
    c = theme.colours
    colours = (
        ("dk1", c.text), ("lt1", "#FFFFFF"), ("dk2", c.accent), ("lt2", c.accent_soft),
        ("accent1", c.accent), ("accent2", c.quote), ("accent3", c.muted), ("accent4", c.link),
        ("accent5", c.rule), ("accent6", c.mark), ("hlink", c.link), ("folHlink", c.quote),
    )  # fmt: skip
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{hexadecimal(colour)}"/></a:{name}>' for name, colour in colours
    )
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{escape(font(face).name)}"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/>{_SCRIPTS}</a:{kind}Font>'
        for kind, face in (("major", theme.heading), ("minor", theme.body))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    name = escape(theme.name or "Brief Composer")
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_A}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{scheme}</a:clrScheme><a:fontScheme name="{name}">{faces}'
        f'</a:fontScheme><a:fmtScheme name="{name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def put_theme(package: Package, theme: Theme) -> None:
    """Word's theme and the table of faces."""
    package.put("/word/theme/theme1.xml", TYPE.THEME, CONTENT.OFC_THEME, word_theme(theme))
    table = font_table(theme)
    package.put("/word/fontTable.xml", TYPE.FONT_TABLE, CONTENT.WML_FONT_TABLE, table)


def set_properties(package: Package, properties: Properties) -> None:
    """Title, authors, subject, language, and the date of the brief; no word of the template."""
    core = package.document.core_properties  # made where there are none
    package.part(TYPE.CORE_PROPERTIES).element[:] = []
    authors = "; ".join(properties.authors) or properties.organisation
    for name, text in (
        ("title", properties.title),
        ("subject", properties.subject),
        ("author", authors),
        ("language", full_tag(properties.lang)),
    ):
        if shown := printable(text).strip():
            setattr(core, name, shown[:_LONGEST])
    if day := day_of(properties):
        core.created = core.modified = datetime.fromisoformat(day)
    app = app_properties(properties)
    package.put_apart(
        "/docProps/app.xml", TYPE.EXTENDED_PROPERTIES, CONTENT.OFC_EXTENDED_PROPERTIES, app
    )


def app_properties(properties: Properties) -> str:
    """`docProps/app.xml`."""
    company = f"<Company>{escape(properties.organisation)}</Company>" * bool(
        properties.organisation
    )
    return (
        f"{DECLARATION}<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>Brief Composer</Application>{company}</Properties>"
    )


def comments(remarks: Iterable[Comment], properties: Properties) -> str:
    """The inside of `word/comments.xml`; their ids count from 0.

    As markup, since python-docx dates each remark with the moment it is written.
    """
    when = f' w:date="{day}"' if (day := day_of(properties)) else ""
    inner: list[str] = []
    for id, remark in enumerate(remarks):
        letters = "".join(word[0] for word in remark.author.split())[:9]
        lines = [line for line in remark.text.splitlines() if line.strip()] or [""]
        paragraphs = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{run(line)}</w:p>'
            for line in lines
        )
        inner.append(
            f'<w:comment w:id="{id}" w:author="{escape(remark.author)}"{when} '
            f'w:initials="{escape(letters)}">{paragraphs}</w:comment>'
        )
    return "".join(inner)


def put_exported(
    package: Package,
    texts: Mapping[str, str],
    bookmarks: Mapping[str, str],
    properties: Properties,
) -> None:
    """The custom part that remembers what was exported."""
    name = package.free("/customXml/item%d.xml")
    content = exported(texts, bookmarks, properties)
    part = package.add(name, TYPE.CUSTOM_XML, CONTENT.XML, content)
    about = PackURI(name.replace("item", "itemProps"))
    props = Part(about, CONTENT.OFC_CUSTOM_XML_PROPERTIES, exported_properties().encode())
    part.relate_to(props, TYPE.CUSTOM_XML_PROPS)


def exported(texts: Mapping[str, str], bookmarks: Mapping[str, str], properties: Properties) -> str:
    """The custom part: each block's id, its bookmark, and what it said (escaped already)."""
    rows = "".join(
        f'<block id="{escape(origin)}" bookmark="{escape(bookmarks[origin])}" '
        f'xml:space="preserve">{text}</block>'
        for origin, text in texts.items()
    )
    brief = f' brief="{escape(properties.brief_id)}"' if properties.brief_id else ""
    return f'{DECLARATION}<export xmlns="{EXPORT}"{brief}>{rows}</export>'


def exported_properties() -> str:
    """What Word wants to know of the custom part."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{space}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{EXPORT}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def day_of(properties: Properties) -> str:
    """The day of the brief as a moment, "" when it has none: the same brief, the same bytes."""
    try:
        day = date.fromisoformat(properties.date)
    except ValueError:
        # A hand-edited brief may say 9999-99-99; it is printed as it stands, and no property.
        return ""
    return f"{day.isoformat()}T00:00:00Z"
