"""One style of a Word file, and its markup.

Belongs here: the parts of a style and the order the schema wants them in. Which styles there are,
and how they look, is the matter of `looks`.
"""

from __future__ import annotations

from msgspec import Struct

from brief_composer.render.writers.docx.xml import hexadecimal


class Pars(Struct, frozen=True, kw_only=True):
    """How paragraphs are set. Spaces and lines are points, indents twips; None leaves the matter to
    the style below. A line is at least so high. `number` is (level, list), list 0 for none;
    `whole_words` are never parted at the end of a line."""

    above: float | None = None
    below: float | None = None
    line: float | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    keep_next: bool | None = None
    keep_lines: bool = False
    whole_words: bool = False
    close: bool = False
    align: str = ""
    outline: int | None = None
    number: tuple[int, int] | None = None
    borders: str = ""
    ground: str = ""
    tabs: str = ""


class Chars(Struct, frozen=True, kw_only=True):
    """How characters are set; `size` and `spacing` in points. `themed` names the colour of Word's
    theme that goes with `colour`."""

    heading: bool = False
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: str = ""
    themed: str = ""
    spacing: float = 0
    size: float = 0
    underline: str = ""
    ground: str = ""
    superscript: bool = False


class Style(Struct, frozen=True, kw_only=True):
    """One style. `custom` ones are ours, the others Word's own under their English names; `quick`
    ones stand in Word's gallery, by `order`."""

    id: str
    name: str
    based: str = "Normal"
    next: str = ""
    pars: Pars = Pars()
    chars: Chars = Chars()
    character: bool = False
    custom: bool = False
    quick: bool = True
    order: int = 50


def markup(style: Style) -> str:
    """The style as it stands in `word/styles.xml`."""
    kind = "character" if style.character else "paragraph"
    default = ' w:default="1"' if style.id == "Normal" else ""
    custom = ' w:customStyle="1"' if style.custom else ""
    out = [f'<w:style w:type="{kind}"{default}{custom} w:styleId="{style.id}">']
    out.append(f'<w:name w:val="{style.name}"/>')
    if style.based and not style.character:
        out.append(f'<w:basedOn w:val="{style.based}"/>')
    if style.next:
        out.append(f'<w:next w:val="{style.next}"/>')
    out.append(f'<w:uiPriority w:val="{style.order}"/>')
    if style.quick:
        out.append("<w:qFormat/>")
    if inner := paragraph_properties(style.pars):
        out.append(f"<w:pPr>{inner}</w:pPr>")
    if inner := run_properties(style.chars):
        out.append(f"<w:rPr>{inner}</w:rPr>")
    out.append("</w:style>")
    return "".join(out)


def paragraph_properties(pars: Pars) -> str:
    """The inside of a `w:pPr`, in the order of the schema."""
    out: list[str] = []
    if pars.keep_next is not None:
        out.append("<w:keepNext/>" if pars.keep_next else '<w:keepNext w:val="0"/>')
    if pars.keep_lines:
        out.append("<w:keepLines/>")
    if pars.number:
        level, number = pars.number
        out.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    if pars.borders:
        out.append(f"<w:pBdr>{pars.borders}</w:pBdr>")
    if pars.ground:
        out.append(_ground(pars.ground))
    if pars.tabs:
        out.append(f"<w:tabs>{pars.tabs}</w:tabs>")
    if pars.whole_words:
        out.append("<w:suppressAutoHyphens/>")
    out.append(_spacing(pars))
    out.append(_indent(pars))
    if pars.close:
        out.append("<w:contextualSpacing/>")
    if pars.align:
        out.append(f'<w:jc w:val="{pars.align}"/>')
    if pars.outline is not None:
        out.append(f'<w:outlineLvl w:val="{pars.outline}"/>')
    return "".join(out)


def run_properties(chars: Chars) -> str:
    """The inside of a `w:rPr`, in the order of the schema."""
    out: list[str] = []
    if chars.heading:
        out.append(
            '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" '
            'w:eastAsiaTheme="majorEastAsia" w:cstheme="majorBidi"/>'
        )
    if chars.bold:
        out.append("<w:b/><w:bCs/>")
    if chars.italic:
        out.append("<w:i/><w:iCs/>")
    if chars.caps:
        out.append("<w:caps/>")
    if chars.colour:
        themed = f' w:themeColor="{chars.themed}"' if chars.themed else ""
        out.append(f'<w:color w:val="{hexadecimal(chars.colour)}"{themed}/>')
    if chars.spacing:
        out.append(f'<w:spacing w:val="{round(chars.spacing * 20)}"/>')
    if chars.size:
        half = round(chars.size * 2)
        out.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
    if chars.underline:
        out.append(f'<w:u w:val="{chars.underline}"/>')
    if chars.ground:
        out.append(_ground(chars.ground))
    if chars.superscript:
        out.append('<w:vertAlign w:val="superscript"/>')
    return "".join(out)


def side(name: str, width: int, space: int, colour: str) -> str:
    """One border: width in eighths of a point, space to the words in points."""
    return (
        f'<w:{name} w:val="single" w:sz="{width}" w:space="{space}" '
        f'w:color="{hexadecimal(colour)}"/>'
    )


def _ground(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(colour)}"/>'


def _spacing(pars: Pars) -> str:
    parts: list[str] = []
    if pars.above is not None:
        parts.append(f'w:before="{round(pars.above * 20)}"')
    if pars.below is not None:
        parts.append(f'w:after="{round(pars.below * 20)}"')
    if pars.line is not None:
        parts.append(f'w:line="{round(pars.line * 20)}" w:lineRule="atLeast"')
    return f"<w:spacing {' '.join(parts)}/>" if parts else ""


def _indent(pars: Pars) -> str:
    given = (("left", pars.left), ("right", pars.right), ("hanging", pars.hanging))
    parts = [f'w:{name}="{value}"' for name, value in given if value is not None]
    return f"<w:ind {' '.join(parts)}/>" if parts else ""
