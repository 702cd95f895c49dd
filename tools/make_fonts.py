"""Make the typefaces the program ships: static, renamed, reduced faces of two open families.

Source Serif 4 and Source Sans 3 come as variable fonts; a PDF and an old Qt want static ones. Their
licence (SIL Open Font License 1.1) reserves the name "Source", so what we make of them is called
BriefSerif and BriefSans. Letters kept: Latin with its extensions (BriefSans has all that Bambara,
Fulfulde or Hausa need; BriefSerif borrows a few from it), punctuation, arrows, boxes, fractions.

Not part of the program: it runs once, at build time, in an environment of its own (80 seconds):

    python3 -m venv FOLDER
    FOLDER/bin/pip install fontpkg-source-serif-4==4.4 fontpkg-source-sans-3==3.52 fonttools==4.68.0
    FOLDER/bin/python tools/make_fonts.py resources/fonts

The same packages give the same bytes.
"""

# pyright: basic

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SERIF = ("fontpkg_source_serif_4", "SourceSerif4", "[opsz,wght]")
SANS = ("fontpkg_source_sans_3", "SourceSans3", "[wght]")

LETTERS = (
    (0x20, 0x7F), (0xA0, 0x2B0), (0x2B0, 0x370), (0x1E00, 0x1F00), (0x2000, 0x20D0),
    (0x2100, 0x2200), (0x2212, 0x2213), (0x2248, 0x2249), (0x2260, 0x2266), (0x25A0, 0x2620),
    (0x2713, 0x2714), (0xFB00, 0xFB03),
)  # fmt: skip
"""Ranges of code points kept, last one excluded."""

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "tnum", "sups", "case"]

MADE = 3_860_000_000
"""The date written into each face (seconds since 1904), so that two runs give the same bytes."""


@dataclass(frozen=True)
class Face:
    """One file to make: which family, which cut, how heavy."""

    family: str
    style: str
    origin: tuple[str, str, str]
    weight: int
    italic: bool = False

    @property
    def source(self) -> Path:
        """The variable font it is cut from."""
        package, stem, axes = self.origin
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise SystemExit(f"{package} is not installed: see the top of this file")
        slope = "-Italic" if self.italic else ""
        return Path(spec.origin).parent / "files" / f"{stem}{slope}{axes}.ttf"

    @property
    def place(self) -> dict[str, float]:
        """Where on the axes it stands; 10 is the optical size for running text."""
        return {"wght": self.weight} | ({"opsz": 10} if "opsz" in self.origin[2] else {})


FACES = (
    Face("BriefSerif", "Regular", SERIF, 400),
    Face("BriefSerif", "Bold", SERIF, 700),
    Face("BriefSerif", "Italic", SERIF, 400, italic=True),
    Face("BriefSerif", "BoldItalic", SERIF, 700, italic=True),
    Face("BriefSans", "Regular", SANS, 400),
    Face("BriefSans", "SemiBold", SANS, 600),
    Face("BriefSans", "Bold", SANS, 700),
    Face("BriefSans", "Italic", SANS, 400, italic=True),
    Face("BriefSans", "BoldItalic", SANS, 700, italic=True),
)


def main() -> None:
    """Make every face and put the licences beside them."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        path = target / f"{face.family}-{face.style}.ttf"
        cut(face).save(path, reorderTables=True)
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    for family, (package, *_) in (("BriefSerif", SERIF), ("BriefSans", SANS)):
        spec = find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        shutil.copyfile(Path(spec.origin).with_name("LICENSE"), target / f"{family}-OFL.txt")


def cut(face: Face) -> TTFont:
    """The static, renamed, reduced font of one face."""
    font = TTFont(face.source, recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, face.place)
    rename(font, face)
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in LETTERS for code in range(low, high)])
    cutter.subset(font)
    font["head"].created = font["head"].modified = MADE
    return font


def rename(font: TTFont, face: Face) -> None:
    """Give the face its name, and the marks by which systems tell bold and italic apart."""
    bold = face.weight == 700
    plain = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic"}.get(
        (bold, face.italic), "Bold Italic"
    )
    linked = face.weight in (400, 700)
    names = {
        1: face.family if linked else f"{face.family} {face.style}",
        2: plain,
        3: f"{face.family}-{face.style}",
        4: f"{face.family} {face.style}",
        6: f"{face.family}-{face.style}",
        16: face.family,
        17: face.style if not linked else plain,
    }
    table = font["name"]
    kept = (0, 5, 8, 9, 11, 12, 13, 14)
    table.names = [record for record in table.names if record.nameID in kept]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight
    font["OS/2"].fsType = 0
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (
        (0b100000 if bold else 0) | (1 if face.italic else 0) or 0b1000000
    )
    font["head"].macStyle = (1 if bold else 0) | (2 if face.italic else 0)


if __name__ == "__main__":
    main()
