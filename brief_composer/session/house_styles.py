"""Keeping house styles: saving, taking in, throwing away.

Belongs here: what happens to the files in the folder of one's own styles. Does not belong here:
which styles there are and what they look like (`render.styles`), asking anybody anything.
"""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from brief_composer import paths
from brief_composer.library import folders
from brief_composer.library.items import Bilingual
from brief_composer.render import style_file, styles
from brief_composer.render.style_file import SUFFIX, StyleFile
from brief_composer.render.styles import Kept, StyleError
from brief_composer.storage import exports, names
from brief_composer.storage.errors import cannot_write, reason_of, system_words

BIN_DAYS = 30
"""How long a style that was thrown away can be had back."""

_ALONE = re.compile("[^a-z0-9]+")
_LONGEST_ID = 60


class Taken(Struct, frozen=True):
    """A style that was taken in; `already` says that the very same was here."""

    kept: Kept
    already: bool = False


def copied(file: StyleFile, name: str) -> StyleFile:
    """The same style under another name and an id that is free: one to be changed and kept."""
    style = replace(file.style, id=free_id(name), name=Bilingual(name, name), line=Bilingual())
    return replace(file, style=style)


def free_id(name: str) -> str:
    """An id made of a name that no style has yet."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = _ALONE.sub("-", plain).strip("-")[:_LONGEST_ID].strip("-") or "style"
    taken = {style.id for style in styles.names()}
    number, made = 1, stem
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return made


def keep(file: StyleFile, over: Path | None = None) -> Kept:
    """Write a style into the folder of one's own, under its name; `over` is the file it had.

    Raises TargetError where it cannot be written; the file that was there is as it was then.
    """
    folder = paths.own_styles()
    name = names.safe(file.style.name.en or file.style.name.fr, "House style")
    target = folder / f"{name}{SUFFIX}"
    if over is None or over.parent != folder or target.name != over.name:
        target = exports.free_name(target)
    _make(folder, target)
    whole = style_file.with_names(file)
    exports.write(target, style_file.pack(whole), overwrite=True)
    if over is not None and over.parent == folder and over.name != target.name:
        _bin(over)
    return Kept(whole.style, target, folders.YOURS)


def take_in(path: Path, *, over: bool = False, beside: bool = False) -> Taken:
    """Copy a style from anywhere into the folder of one's own.

    One of the same id that says something else is replaced with `over` (the old one can be had
    back), or left with `beside`: the new one gets another id and a number behind its name. Raises
    StyleError `style-there` (name) where neither is asked, and whatever is wrong with the
    file; TargetError where it cannot be written.
    """
    return take(style_file.read(path), over=over, beside=beside)


def take(file: StyleFile, *, over: bool = False, beside: bool = False) -> Taken:
    """The same with a style that was read already (out of a template)."""
    there = _own_of(file.style.id)
    if there is None:
        return Taken(keep(file))
    if style_file.pack(style_file.read(there.path)) == style_file.pack(file):
        return Taken(there, already=True)
    if beside:
        return Taken(keep(copied(file, _numbered(file.style.name.en or file.style.name.fr))))
    if not over:
        raise StyleError("style-there", name=there.style.name.en)
    _bin(there.path, copy=True)
    return Taken(keep(file, there.path))


def remove(id: str) -> Path:
    """Throw one's own style away; where it lies for `BIN_DAYS`.

    Raises StyleError: `style-unknown` (id), `style-bundled` or `style-shared` (name).
    """
    kept = styles.kept_as(id)
    if kept.owner != folders.YOURS:
        code = "style-shared" if kept.owner else "style-bundled"
        raise StyleError(code, name=kept.style.name.en)
    return _bin(kept.path)


def put_back(binned: Path) -> Kept:
    """Take a style that was thrown away back. Raises as `take_in` does."""
    kept = take_in(binned, over=True).kept
    binned.unlink(missing_ok=True)
    return kept


def _own_of(id: str) -> Kept | None:
    try:
        kept = styles.kept_as(id)
    except StyleError:
        return None
    return kept if kept.owner == folders.YOURS else None


def _numbered(name: str) -> str:
    taken = {style.name.en.casefold() for style in styles.names()}
    number = 2
    while f"{name} ({number})".casefold() in taken:
        number += 1
    return f"{name} ({number})"


def _bin(path: Path, *, copy: bool = False) -> Path:
    """Move (or copy) a file to where thrown-away styles lie; older ones go for good."""
    folder = paths.state() / "thrown-away" / "styles"
    target = exports.free_name(folder / path.name)
    _make(folder, target)
    oldest = time.time() - BIN_DAYS * 86_400
    try:
        for old in folder.glob(f"*{SUFFIX}"):
            if old.stat().st_mtime < oldest:
                old.unlink(missing_ok=True)
        target.write_bytes(path.read_bytes())
        if not copy:
            path.unlink()
    except OSError as problem:
        raise cannot_write(reason_of(problem), path, system_words(problem)) from problem
    return target


def _make(folder: Path, target: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise cannot_write(reason_of(problem), target, system_words(problem)) from problem
