"""The pictures in a brief's container: the parts `media/<sha-256>.png` and `….jpg`.

Belongs here: which parts a brief's pictures are written as, and taking them in again: a picture
that is not what its name and its bytes say is refused. Does not belong here: pictures from
elsewhere (`storage.pictures`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import structs

from brief_composer.doc import picture
from brief_composer.model.blocks import FigureBlock
from brief_composer.model.brief import Brief
from brief_composer.model.ids import MediumId
from brief_composer.model.media import Medium, medium_id
from brief_composer.storage.errors import DamagedBrief

FOLDER = "media"
MOST_PIXELS = 64_000_000
"""A picture with more is not opened: unpacked it would fill a small computer's memory."""

LARGEST = 64_000_000
"""Bytes of one picture's file."""

_SUFFIXES = {"png": "png", "jpeg": "jpg"}
_NAME = re.compile(rf"{FOLDER}/([0-9a-f]{{64}})\.(png|jpg)")


def part_name(medium: Medium) -> str:
    """The name of a picture's part."""
    return f"{FOLDER}/{medium.id}.{_SUFFIXES[medium.kind]}"


def medium(data: bytes) -> Medium:
    """A PNG or JPEG file as a brief carries it. Raises PictureError."""
    known = picture.read(data)
    return Medium(medium_id(data), known.suffix, known.width, known.height, data)


def parts(brief: Brief) -> dict[str, bytes]:
    """The parts of the pictures a brief's figures show; others are not written."""
    return {part_name(medium): medium.data for medium in brief.media_in_use()}


def attached(
    brief: Brief, others: Mapping[str, bytes], name: str
) -> tuple[Brief, dict[str, bytes]]:
    """The brief with its pictures out of the parts of its container, and the parts left.

    A picture that is not there keeps nobody from the text: its figure stays without it, and the
    checks say so. Raises DamagedBrief for one that is not what it says.
    """
    found: dict[MediumId, Medium] = {}
    left: dict[str, bytes] = {}
    wanted = wanted_in(brief)
    for part, data in others.items():
        named = _NAME.fullmatch(part)
        if named is None:
            left[part] = data
        elif named[1] in wanted:
            found[MediumId(named[1])] = _read(MediumId(named[1]), part, data, name)
    media = tuple(found[id] for id in wanted if id in found)
    return (structs.replace(brief, media=media) if media else brief), left


def wanted_in(brief: Brief) -> dict[MediumId, None]:
    """The pictures a brief's figures show, each once, in the order of the page."""
    return dict.fromkeys(each.medium for each in brief.blocks() if isinstance(each, FigureBlock))


def beside(path: Path, brief: Brief) -> dict[str, bytes]:
    """The parts of a brief's pictures that stand in a folder beside its brief.yaml. Raises
    OSError."""
    out: dict[str, bytes] = {}
    for id in wanted_in(brief):
        for suffix in _SUFFIXES.values():
            file = path.parent / FOLDER / f"{id}.{suffix}"
            # An id out of a file may be any text: nothing but the name of a picture is looked for.
            if _NAME.fullmatch(f"{FOLDER}/{file.name}") and file.is_file():
                with file.open("rb") as stream:
                    out[f"{FOLDER}/{file.name}"] = stream.read(LARGEST + 1)
    return out


def _read(id: MediumId, part: str, data: bytes, name: str) -> Medium:
    shown = f"{FOLDER}/{id[:8]}….{part.rpartition('.')[2]}"
    odd = DamagedBrief("brief-picture-odd", name=name, part=shown)
    if len(data) > LARGEST or medium_id(data) != id:
        raise odd
    try:
        found = medium(data)
    except picture.PictureError as error:
        raise odd from error
    if found.width * found.height > MOST_PIXELS or part_name(found) != part:
        raise odd
    return found
