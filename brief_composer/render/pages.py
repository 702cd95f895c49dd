"""PDF bytes → pictures of its pages, for a preview or a thumbnail.

Knows nothing of briefs or of Qt: an image is a size, a stride and bytes. Opening and drawing may
happen in any one thread, but not in two at once (PDFium is not safe for threads).
"""

from __future__ import annotations

from typing import Any

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]
from msgspec import Struct


class PageImage(Struct, frozen=True):
    """A picture of a page: `data` holds rows of `stride` bytes, four a pixel: blue, green, red
    and one unused."""

    width: int
    height: int
    stride: int
    data: bytes


class Pages:
    """The pages of one PDF. Numbers count from 0; sizes are points."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf: Any = pypdfium2.PdfDocument(pdf)

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pdf)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        width, height = self._pdf.get_page_size(page)
        return float(width), float(height)

    def image(self, page: int, scale: float) -> PageImage:
        """A picture of a page at `scale` pixels a point."""
        opened = self._pdf[page]
        try:
            return _draw(opened, scale)
        finally:
            opened.close()

    def text(self, page: int) -> str:
        """The words of a page in the order they are drawn; lines end with CR LF."""
        opened = self._pdf[page]
        layer = opened.get_textpage()
        try:
            return str(layer.get_text_range())
        finally:
            layer.close()
            opened.close()

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()


def _draw(page: Any, scale: float) -> PageImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    try:
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
