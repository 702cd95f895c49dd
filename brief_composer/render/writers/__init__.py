"""The table of output formats, found by listing this folder.

A writer module holds one `WRITER`. It sees the document tree and the theme and nothing else, and
borrows nothing from its neighbours. `formats` names them without importing any, so that start-up
pays for none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias, cast

from msgspec import Struct

from brief_composer.doc.tree import Document
from brief_composer.errors import BriefComposerError
from brief_composer.render.theme import Theme

Progress: TypeAlias = Callable[[int, int], None]
"""Told "page 3 of 5" while a file is made; of is 0 while unknown. May raise to stop."""


def ignore(done: int, of: int) -> None:
    """A Progress nobody looks at."""


class WriterError(BriefComposerError):
    """A file cannot be made from this document, and why: a picture that cannot be read, …"""


def every(document: Document, theme: Theme) -> tuple[str, ...]:
    """For a format whose readers find a typeface for any character: nothing is lacking."""
    del document, theme
    return ()


class Writer(Struct, frozen=True):
    """One output format. `write` returns the whole file; same document and theme, same bytes.

    `lacks` tells the characters of a document that its file would show as boxes.
    """

    format: str
    suffix: str
    write: Callable[[Document, Theme, Progress], bytes]
    lacks: Callable[[Document, Theme], tuple[str, ...]] = every


def formats() -> tuple[str, ...]:
    """The formats there are a writer for, by name."""
    return tuple(sorted(info.name for info in iter_modules(__path__) if info.name[0] != "_"))


def writer(format: str) -> Writer:
    """The writer of a format named by `formats`. Imports it, which may take a tenth of a second."""
    return cast("Writer", import_module(f"{__name__}.{format}").WRITER)
