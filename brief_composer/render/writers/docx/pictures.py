"""Pictures in the body: their parts, their size, what a screen reader says of them."""

from __future__ import annotations

from msgspec import Struct

from brief_composer.doc.picture import Picture, PictureError, read
from brief_composer.render.theme import Theme
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.docx.measures import column_width, text_height
from brief_composer.render.writers.docx.package import Package
from brief_composer.render.writers.docx.xml import escape

_EMU_IN_TWIPS = 635
_EMU_IN_MM = 36000
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


class Placed(Struct, frozen=True):
    """A picture and the size it is wanted in, or the most room for it where both are given; 0
    leaves the size to the picture."""

    image: bytes
    alt: str = ""
    width_mm: float = 0
    height_mm: float = 0


class Pictures:
    """The pictures of a document; the same picture is stored once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._ids: dict[bytes, str] = {}
        self._count = 0

    def inline(self, placed: Placed, theme: Theme) -> str:
        """A run with the picture, no wider than the column and no higher than two thirds of a page.

        Raises WriterError: `picture-broken`, `picture-kind`, `picture-missing` (alt).
        """
        try:
            picture = read(placed.image)
        except PictureError as problem:
            raise WriterError(problem.code, alt=placed.alt) from problem
        self._count += 1
        id = self._stored(placed.image, picture)
        width, height = _size(placed, picture, theme)
        return _markup(id, self._count, placed.alt, width, height)

    def _stored(self, image: bytes, picture: Picture) -> str:
        # Our own reading of the picture, since python-docx turns some sound JPEG files away.
        if image not in self._ids:
            name = self._package.free(f"/word/media/image%d.{picture.suffix}")
            self._ids[image] = self._package.picture(name, f"image/{picture.suffix}", image)
        return self._ids[image]


def _size(placed: Placed, picture: Picture, theme: Theme) -> tuple[int, int]:
    """Width and height in EMU, in the picture's proportions."""
    ratio = picture.height / picture.width
    sides = [placed.width_mm] * bool(placed.width_mm)
    sides += [placed.height_mm / ratio] * bool(placed.height_mm)
    width = min(sides, default=picture.width_mm) * _EMU_IN_MM
    widest = column_width(theme) * _EMU_IN_TWIPS
    highest = text_height(theme) * _EMU_IN_TWIPS * 2 / 3
    width = min(width, widest, highest / ratio)
    return max(1, round(width)), max(1, round(width * ratio))


def _markup(id: str, number: int, alt: str, width: int, height: int) -> str:
    said = f' descr="{escape(alt)}"' if alt.strip() else ""
    inside = "" if said else _DECORATIVE
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}"{said}>{inside}</wp:docPr>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"'
        f"{said}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
