"""The parts of a Word file that hardly change from one to the next: settings, Word's theme,
properties, remarks, what was exported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from brief_composer.doc.tree import Comment, Properties
from brief_composer.render.theme import Theme
from brief_composer.render.writers.docx.fonts import font
from brief_composer.render.writers.docx.xml import (
    DECLARATION,
    NAMESPACES,
    escape,
    full_tag,
    hexadecimal,
    run,
)

EXPORT = "urn:brief-composer:export:1"
"""The namespace of the part that remembers what was exported."""

_ITEM = "{4B1F0C52-7D5E-5C7B-9D2B-6A8F1E3C9B70}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def settings(language: str) -> str:
    """`word/settings.xml`; children in the order of the schema."""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{escape(full_tag(language))}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
        'w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


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
        f'<a:cs typeface=""/></a:{kind}Font>'
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


def core_properties(properties: Properties) -> str:
    """`docProps/core.xml`: title, authors, subject, language, and the date of the brief."""
    authors = "; ".join(properties.authors) or properties.organisation
    given = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", authors),
        ("dc:language", full_tag(properties.lang)),
    )
    inner = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in given if text.strip())
    if day := day_of(properties):
        for tag in ("created", "modified"):
            inner += f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{day}</dcterms:{tag}>'
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</cp:coreProperties>'
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
    """`word/comments.xml`; their ids count from 0."""
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
    return f"{DECLARATION}<w:comments {NAMESPACES}>{''.join(inner)}</w:comments>"


def exported(texts: Mapping[str, str], bookmarks: Mapping[str, str], properties: Properties) -> str:
    """The custom part: each block's id, its bookmark, and what it said."""
    rows = "".join(
        f'<block id="{escape(origin)}" bookmark="{escape(bookmarks[origin])}" '
        f'xml:space="preserve">{escape_lines(text)}</block>'
        for origin, text in texts.items()
    )
    brief = f' brief="{escape(properties.brief_id)}"' if properties.brief_id else ""
    return f'{DECLARATION}<export xmlns="{EXPORT}"{brief}>{rows}</export>'


def escape_lines(text: str) -> str:
    """Several lines of characters, their line ends kept."""
    return "\n".join(escape(line) for line in text.split("\n"))


def exported_properties() -> str:
    """What Word wants to know of the custom part."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{space}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{EXPORT}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def day_of(properties: Properties) -> str:
    """The day of the brief as a moment, "" when it has none: the same brief, the same bytes."""
    return f"{properties.date}T00:00:00Z" if _DAY.fullmatch(properties.date) else ""
