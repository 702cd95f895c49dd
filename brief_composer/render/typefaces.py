"""Typefaces: those that come with the program, and those of the computer.

Belongs here: where systems keep fonts, which family has the cuts a page needs, and what stands in
the way of one. Does not belong here: reading font files (`render.sfnt`), setting type (writers).
See docs/adr/0039-typefaces-of-the-computer.md.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from brief_composer import paths
from brief_composer.errors import BriefComposerError
from brief_composer.render import sfnt
from brief_composer.render.sfnt import Cut
from brief_composer.render.theme import Face

BUNDLED = {"BriefSerif": "Brief Serif", "BriefSans": "Brief Sans"}
"""The families that come with the program, with the names people read."""

SERIF, SANS = "BriefSerif", "BriefSans"

_SERIFS = (
    "antiqua", "baskerville", "bembo", "bodoni", "book", "caladea", "cambria", "caslon",
    "century", "charter", "constantia", "didot", "garamond", "georgia", "minion", "palat",
    "plantin", "roman", "sabon", "tiempos", "times", "tinos", "utopia",
)  # fmt: skip
"""Parts of the names of typefaces with serifs; all others are taken for such without."""

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FILES = 20_000
_DEEPEST = 8
_BOLD_FROM = 600


class TypefaceError(BriefComposerError):
    """A family cannot be used: `font-missing`, `font-kept`, `font-damaged`, `font-variable`,
    `font-no-bold` (name)."""


class Shelf:
    """The families of the computer, looked through when first asked."""

    def __init__(self, folders: Iterable[Path] | None = None) -> None:
        self._folders = tuple(system_folders() if folders is None else folders)
        self._families: dict[str, list[Cut]] | None = None
        self._names: dict[str, str] = {}
        self._damaged: set[str] = set()

    def names(self) -> tuple[str, ...]:
        """The families that can be used, by name; those of the program are not among them."""
        known = self._known()
        return tuple(
            sorted(
                (self._names[key] for key, cuts in known.items() if not _fault(cuts)),
                key=str.casefold,
            )
        )

    def refused(self) -> dict[str, str]:
        """The families that are here and cannot be used, each with the code that says why."""
        known = self._known()
        faults = {self._names[key]: _fault(cuts) for key, cuts in known.items()}
        return {name: code for name, code in faults.items() if code}

    def face(self, name: str) -> Face:
        """The four cuts of a family. An italic it lacks is its upright cut. Raises
        TypefaceError."""
        if bundled := _bundled(name):
            return bundled
        cuts = self._known().get(name.strip().casefold(), [])
        if not cuts:
            raise TypefaceError(self._why_missing(name), name=name)
        if code := _fault(cuts):
            raise TypefaceError(code, name=name)
        return _face(self._names[name.strip().casefold()], cuts)

    def _why_missing(self, name: str) -> str:
        """A file that bears the name and cannot be read is not the same as none."""
        wanted = "".join(filter(str.isalnum, name.casefold()))
        return "font-damaged" if wanted and wanted in self._damaged else "font-missing"

    def _known(self) -> dict[str, list[Cut]]:
        if self._families is None:
            families: dict[str, list[Cut]] = {}
            for cut in self._cuts():
                for name in cut.families:
                    self._names.setdefault(name.casefold(), name)
                    families.setdefault(name.casefold(), []).append(cut)
            # Whole at once: another thread may be asking.
            self._families = families
        return self._families

    def _cuts(self) -> Iterator[Cut]:
        for path in _files(self._folders):
            try:
                yield from sfnt.cuts(path)
            except (sfnt.NoFont, OSError):
                stem = path.stem.partition("-")[0].casefold()
                self._damaged.add("".join(filter(str.isalnum, stem)))


def system_folders() -> tuple[Path, ...]:
    """Where this computer keeps fonts, those of the person first."""
    home, environ = Path.home(), os.environ
    if sys.platform == "win32":
        local = Path(environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        own = local / "Microsoft" / "Windows" / "Fonts"
        return (own, Path(environ.get("WINDIR", r"C:\Windows")) / "Fonts")
    if sys.platform == "darwin":
        return (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    own_data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    folders = [own_data / "fonts", home / ".fonts"]
    folders += [Path(each) / "fonts" for each in shared.split(":") if each]
    return tuple(dict.fromkeys(folders))


def shown(family: str) -> str:
    """A family as people read it."""
    return BUNDLED.get(family, family)


def named(name: str) -> str:
    """The family of a name people read: "Brief Serif" is ours."""
    wanted = name.strip().casefold()
    ours = (id for id, text in BUNDLED.items() if wanted in (id.casefold(), text.casefold()))
    return next(ours, name.strip())


def bundled(family: str) -> Face:
    """A family that comes with the program. Raises TypefaceError when its files are gone."""
    face = _bundled(family)
    if face is None:
        raise TypefaceError("font-missing", name=family)
    return face


def stand_in(name: str) -> str:
    """The one of our families that comes nearer to another by its name."""
    said = name.casefold()
    serif = "serif" in said and "sans" not in said
    return SERIF if serif or any(each in said for each in _SERIFS) else SANS


def is_slanted(face: Face) -> bool:
    """Whether the upright letters stand for the italic ones."""
    return (face.italic, face.places[2]) == (face.regular, face.places[0])


def _bundled(family: str) -> Face | None:
    if family not in BUNDLED:
        return None
    cuts = ("Regular", "Bold", "Italic", "BoldItalic")
    files = [paths.resource("fonts", f"{family}-{cut}.ttf") for cut in cuts]
    for file in files:
        if not file.is_file():
            raise TypefaceError("font-missing", name=file.name)
    regular, bold, italic, bold_italic = files
    return Face(family, regular, bold, italic, bold_italic)


def _fault(cuts: list[Cut]) -> str:
    """Why a family cannot be used, "" where it can."""
    single = [cut for cut in cuts if not cut.variable and cut.outlines]
    if not single:
        return "font-variable" if any(cut.variable for cut in cuts) else "font-damaged"
    free = [cut for cut in single if cut.may_be_embedded]
    if not free:
        return "font-kept"
    upright = [cut for cut in free if not cut.italic]
    weights = {cut.weight for cut in upright}
    if not weights or max(weights) < _BOLD_FROM or min(weights) >= _BOLD_FROM:
        return "font-no-bold"
    return ""


def _face(name: str, cuts: list[Cut]) -> Face:
    usable = [c for c in cuts if not c.variable and c.outlines and c.may_be_embedded]
    upright = [cut for cut in usable if not cut.italic]
    sloping = [cut for cut in usable if cut.italic]
    regular = _nearest(upright, 400)
    bold = _nearest(upright, 700)
    # `_fault` has seen that the upright ones are there.
    italic = _nearest(sloping, 400) or regular
    bold_italic = _nearest(sloping, 700) or bold
    chosen = [cut for cut in (regular, bold, italic, bold_italic) if cut is not None]
    first, second, third, fourth = chosen
    return Face(
        name, first.path, second.path, third.path, fourth.path,
        places=(first.place, second.place, third.place, fourth.place),
    )  # fmt: skip


def _nearest(cuts: list[Cut], weight: int) -> Cut | None:
    bold = weight >= _BOLD_FROM
    fitting = [cut for cut in cuts if (cut.weight >= _BOLD_FROM) == bold]
    # The path decides between equals, so that every computer with the same files agrees.
    return min(
        fitting,
        key=lambda cut: (cut.narrow, abs(cut.weight - weight), cut.path.name, cut.place),
        default=None,
    )


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    count = 0
    for folder in folders:
        start = len(folder.parts)
        for at, below, names in os.walk(folder):
            below[:] = sorted(below) if len(Path(at).parts) - start < _DEEPEST else []
            for name in sorted(names):
                if name.lower().endswith(_ENDINGS):
                    count += 1
                    if count > _MOST_FILES:
                        return
                    yield Path(at, name)
