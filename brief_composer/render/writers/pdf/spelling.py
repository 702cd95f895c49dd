"""How numbers and strings are spelled where operators of our own stand in a page.

Objects of the file are reportlab's and spelled by it.
"""

# What is known of reportlab's types leaves gaps.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import DummyDoc, PDFString


def number(value: float) -> bytes:
    """A number with at most two decimals, which is 1/7200 of an inch."""
    if value == int(value):
        return b"%d" % value
    return (f"{value:.2f}".rstrip("0").rstrip(".") or "0").encode()


def text(value: str) -> PDFString:
    """A text string; halves of characters, which no reader could show, become �."""
    if value.isascii():
        return PDFString(value)
    value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    # Left to itself reportlab spells a soft hyphen as a byte that PDFDocEncoding leaves undefined.
    return PDFString(value, enc="utf-16")


def string(value: str) -> bytes:
    """A text string as it stands in a page's operators."""
    return text(value).format(_PLAIN)


_PLAIN = DummyDoc()
"""Spells without encryption; our files have none."""
