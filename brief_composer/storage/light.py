"""Light copies: the same brief in fewer bytes, for e-mail.

Belongs here: making pictures smaller, leaving out documents carried along, and the part
"light.json" that says so. Does not belong here: where the copy goes, words.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from msgspec import Struct, structs

from brief_composer.doc import picture
from brief_composer.model.blocks import Block, FigureBlock
from brief_composer.model.brief import Brief
from brief_composer.model.ids import MediumId
from brief_composer.model.media import Medium
from brief_composer.storage import files, media

if TYPE_CHECKING:
    from PIL import Image

ABOUT: Final = "light.json"
DOCUMENTS: Final = "sources/"
"""What the parts of documents carried along begin with."""

STEPS: Final = ((2000, 85), (1600, 82), (1200, 80), (900, 75), (640, 70), (480, 60), (360, 50))
"""The longest side in pixels and the quality of JPEG, from hardly seen to just readable."""

LEAST_DPI: Final = 30
"""A resolution below is not believed by who reads the picture; its width is then said."""

WORTH: Final = 0.9
"""What a picture may have of its bytes at most; for less it is not touched."""

SAME_WIDTH: Final = 0.5
"""Millimetres nobody sees."""

_FEW_COLOURS: Final = 256
_LARGEST_ABOUT: Final = 1_000_000
_NONE: Final[Mapping[str, bytes]] = {}


def _always() -> bool:
    return True


class LeftOut(Struct, frozen=True):
    """A document the copy does not carry: its part, bytes and SHA-256."""

    part: str
    size: int
    digest: str

    @property
    def name(self) -> str:
        """Its file name."""
        return self.part.rpartition("/")[2]


class Smaller(Struct, frozen=True):
    """A picture made smaller: the ids and bytes it had and has."""

    was: str
    now: str
    was_size: int
    size: int


class About(Struct, frozen=True):
    """What was done to make a copy light; empty for a brief that is whole."""

    left_out: tuple[LeftOut, ...] = ()
    pictures: tuple[Smaller, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.left_out or self.pictures)


class Light(Struct, frozen=True):
    """A light copy: the brief and the other parts of its file, its bytes, the bytes of the whole
    brief, and what was done. `fits` says whether it is as small as was asked for."""

    brief: Brief
    others: Mapping[str, bytes]
    size: int
    was: int
    about: About
    fits: bool


def make(
    brief: Brief, others: Mapping[str, bytes], under: int, wanted: Callable[[], bool] = _always
) -> Light:
    """The brief in at most `under` bytes; where that cannot be, as small as it gets.

    No more is done than is needed: documents carried along go first, then pictures are made
    smaller step by step. A brief that is small enough stays as it is. `wanted` is asked before each
    picture; once it says no, what is given back is of no use.
    """
    was = _size(brief, others)
    known = about(others)
    if was <= under:
        return Light(brief, others, was, was, known, fits=True)
    kept = {part: data for part, data in others.items() if not part.startswith(DOCUMENTS)}
    documents = tuple(
        LeftOut(part, len(data), hashlib.sha256(data).hexdigest())
        for part, data in others.items()
        if part not in kept
    )
    left_out = known.left_out + documents
    best = _light(brief, brief, kept, About(left_out, known.pictures), was, under)
    # The gentlest step that is enough, by halving: each costs seconds in a brief full of pictures.
    first, last = 0, len(STEPS)
    originals = brief.media_in_use() if not best.fits else ()
    while originals and first < last:
        middle = (first + last) // 2
        small: dict[MediumId, Medium] = {}
        for medium in originals:
            if not wanted():
                return best
            small[medium.id] = _smaller(medium, *STEPS[middle])
        made = _with_media(brief, small)
        smaller = tuple(_changes(originals, small, known.pictures))
        tried = _light(brief, made, kept, About(left_out, smaller), was, under)
        if tried.fits or tried.size < best.size:
            best = tried
        first, last = (first, middle) if tried.fits else (middle + 1, last)
    return best


def about(others: Mapping[str, bytes]) -> About:
    """What the parts of a brief's file say was left out of it."""
    data = others.get(ABOUT, b"")
    try:
        held: object = json.loads(data) if len(data) <= _LARGEST_ABOUT and data else {}
    except (ValueError, RecursionError):
        return About()
    said = cast("dict[str, Any]", held) if isinstance(held, dict) else {}
    out = tuple(
        LeftOut(str(each["part"])[:255], _number(each.get("size")), str(each.get("sha256", "")))
        for each in _mappings(said.get("left_out"), "part")
    )
    pictures = tuple(
        Smaller(str(each["was"]), str(each["now"]), *_sizes(each))
        for each in _mappings(said.get("pictures"), "was", "now")
    )
    return About(out, pictures)


def still_true(found: About, brief: Brief) -> About:
    """What is still so: a picture that was put in anew is whole again."""
    have = {str(medium.id) for medium in brief.media}
    pictures = tuple(each for each in found.pictures if each.now in have)
    return structs.replace(found, pictures=pictures)


# ---------------------------------------------------------------------------------------- inside


def _light(
    whole: Brief, made: Brief, kept: Mapping[str, bytes], done: About, was: int, under: int
) -> Light:
    others = {**kept, ABOUT: _written(done, whole)} if done else dict(kept)
    size = _size(made, others)
    return Light(made, others, size, was, done, fits=size <= under)


def _written(done: About, whole: Brief) -> bytes:
    said = {
        "of": whole.id,
        "left_out": [
            {"part": each.part, "size": each.size, "sha256": each.digest} for each in done.left_out
        ],
        "pictures": [
            {"was": each.was, "now": each.now, "was_size": each.was_size, "size": each.size}
            for each in done.pictures
        ],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _size(brief: Brief, others: Mapping[str, bytes]) -> int:
    return len(files.to_bytes(brief, Path(f"light{files.SUFFIX}"), others))


def _with_media(brief: Brief, small: Mapping[MediumId, Medium]) -> Brief:
    """The brief with its figures showing the smaller pictures, as wide on the page as before."""

    def shown(block: Block) -> Block:
        if not isinstance(block, FigureBlock) or block.medium not in small:
            return block
        new = small[block.medium]
        old = brief.medium(block.medium)
        if old is None or new is old:
            return block
        own = picture.read(old.data).width_mm
        as_wide = block.width or abs(picture.read(new.data).width_mm - own) < SAME_WIDTH
        width = block.width if as_wide else round(own)
        return structs.replace(block, medium=new.id, width=width)

    sections = tuple(
        structs.replace(section, blocks=tuple(map(shown, section.blocks)))
        for section in brief.sections
    )
    unique = {medium.id: medium for medium in small.values()}
    return structs.replace(brief, sections=sections, media=tuple(unique.values()))


def _changes(
    originals: tuple[Medium, ...], small: Mapping[MediumId, Medium], known: tuple[Smaller, ...]
) -> Iterator[Smaller]:
    """What became of each picture; of one made smaller before, since its very beginning."""
    earlier = {each.now: each for each in known}
    for old in originals:
        new = small[old.id]
        first = earlier.get(old.id)
        was, was_size = (first.was, first.was_size) if first else (str(old.id), len(old.data))
        if was != new.id:
            yield Smaller(was, str(new.id), was_size, len(new.data))


def _smaller(medium: Medium, side: int, quality: int) -> Medium:
    """The picture with at most that many pixels on its longest side; itself where that saves
    next to nothing."""
    # Pillow takes 60 ms to load, and few make light copies.
    from PIL import Image

    try:
        with Image.open(io.BytesIO(medium.data), formats=("PNG", "JPEG")) as found:
            data = _encoded(found, side, quality, _dpi(medium))
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        return medium  # it is printed as it is, or told of there
    return media.medium(data) if len(data) < WORTH * len(medium.data) else medium


def _encoded(found: Image.Image, side: int, quality: int, dpi: float) -> bytes:
    width = found.width
    drawn = found.format == "PNG"
    clear = "A" in found.getbands() or "transparency" in found.info
    if not drawn:  # unpacked at a fraction of its size, where that is enough
        found.draft(None, (side, side))
    image = found.convert("RGBA" if clear else "L" if found.mode in ("1", "L") else "RGB")
    image.thumbnail((side, side))
    across = dpi * image.width / width
    if clear:
        return _saved(image, "PNG", across, optimize=True)
    photograph = _saved(image, "JPEG", across, quality=quality, optimize=True)
    if not drawn:
        return photograph
    # A chart has few colours, sharp edges, and suffers in JPEG; a photograph is far larger in PNG.
    few = image.quantize(_FEW_COLOURS) if image.mode == "RGB" else image
    drawing = _saved(few, "PNG", across, optimize=True)
    return photograph if 2 * len(photograph) < len(drawing) else drawing


def _saved(image: Image.Image, kind: str, dpi: float, **how: Any) -> bytes:
    out = io.BytesIO()
    if dpi >= LEAST_DPI:
        how["dpi"] = (dpi, dpi)
    image.save(out, kind, **how)
    return out.getvalue()


def _dpi(medium: Medium) -> float:
    return picture.read(medium.data).dpi


def _mappings(held: object, *needed: str) -> Iterator[dict[str, Any]]:
    for each in cast("list[object]", held) if isinstance(held, list) else []:
        if isinstance(each, dict):
            entry = cast("dict[str, Any]", each)
            if all(isinstance(entry.get(name), str) for name in needed):
                yield entry


def _sizes(entry: Mapping[str, Any]) -> tuple[int, int]:
    return _number(entry.get("was_size")), _number(entry.get("size"))


def _number(held: object) -> int:
    return held if isinstance(held, int) and 0 <= held < 2**53 else 0
