"""Opening a brief with what was left behind of it, without asking anything.

Belongs here: what is opened, kept and written where the file and the journal of a process that died
do not say the same. Does not belong here: comparing them (`storage.recovery`), the bar that tells
(`ui.recovery_bar`).
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from brief_composer import __version__
from brief_composer.model.blocks import Block, BoxBlock, RecommendationBlock, TextBlock
from brief_composer.model.ids import BlockId
from brief_composer.model.richtext import Paragraph, Run
from brief_composer.session.change import difference
from brief_composer.storage import files, keeping, recovery, rescue
from brief_composer.storage.errors import DamagedBrief, FileMissing
from brief_composer.storage.migrations import CURRENT
from brief_composer.storage.outside import Held
from brief_composer.storage.plain import Opened
from brief_composer.storage.recovery import Leftover, Outcome
from brief_composer.words import Words


class Recovered(Struct, frozen=True):
    """What was done when a brief was opened: `outcome` says what its file was found as.

    `at` is the time of the last change (in seconds since 1970), `sure` whether nothing after it is
    missing, `aside` the file that was kept beside the brief, `place` where the last change was made
    ("" for nowhere in the text), `spot` the paragraph of that block's text and the units in it
    behind which the change ends.
    """

    outcome: Outcome
    at: float
    sure: bool = True
    aside: Path | None = None
    place: str = ""
    spot: tuple[int, int] | None = None


class ToOpen(Struct, frozen=True):
    """A brief ready to be worked on: what its file holds, and what is newer than that."""

    opened: Opened
    left: Leftover | None = None
    told: Recovered | None = None


def to_open(path: Path, words: Words) -> ToOpen:
    """The brief at `path` as its file holds it; where that is damaged or not there, the newest good
    text there is of it. Raises StorageError where there is none."""
    try:
        return ToOpen(files.open_brief(path))
    except DamagedBrief as problem:
        return _damaged(path, words, problem)
    except FileMissing as problem:
        return _without_file(path, problem)


def with_leftovers(found: ToOpen, brief_id: str, path: Path, words: Words) -> ToOpen:
    """The same with what a process that died left behind of it; nobody else may have it open.

    A file the journal goes on from is opened with what the journal holds. One that came from
    elsewhere is opened as it is, and what was typed here written beside it.
    """
    left = None if found.told else _leftover(brief_id, path)
    if left is None:
        return found
    if left.outcome is Outcome.SAME:
        recovery.discard(left)
        return replace(found, told=_told(left))
    if left.outcome is Outcome.AHEAD:
        return replace(found, left=left, told=_told(left))
    if left.outcome is not Outcome.APART:
        return found  # the file went or broke since it was read: the next look will tell
    time = f"{datetime.fromtimestamp(left.journaled.at):%H.%M}"
    name = words("file.other_name", name=path.stem, time=time)
    aside = rescue.apart(left, name)
    return replace(found, told=replace(_told(left), aside=aside))


def _leftover(brief_id: str, path: Path) -> Leftover | None:
    return recovery.look(keeping.find(brief_id, path), path) if brief_id else None


def _without_file(path: Path, problem: FileMissing) -> ToOpen:
    left = _leftover(keeping.id_at(path), path)
    if left is None or left.outcome is not Outcome.GONE:
        raise problem
    # No file is this one: if it comes back it is looked at before anything is written over it.
    opened = Opened(left.journaled.base, _made_by(), CURRENT, migrated=False, held=Held(""))
    return ToOpen(opened, left, _told(left))


def _damaged(path: Path, words: Words, problem: DamagedBrief) -> ToOpen:
    done = rescue.damaged(path, words("recovery.damaged_name", name=path.stem), problem)
    told = Recovered(Outcome.DAMAGED, done.at)
    told = _told(done.left) if done.left is not None else told
    return ToOpen(files.open_brief(path), told=replace(told, aside=done.aside))


def _told(left: Leftover) -> Recovered:
    held = left.journaled
    place = difference(held.before, held.brief).place or held.place
    spot = _spot(held.before.block(BlockId(place)), held.brief.block(BlockId(place)))
    return Recovered(left.outcome, held.at, held.sure, place=place, spot=spot)


def _spot(before: Block | None, after: Block | None) -> tuple[int, int] | None:
    """Where the last change ends in the text of a block."""
    match before, after:
        case (
            TextBlock() | RecommendationBlock() | BoxBlock() as old,
            TextBlock() | RecommendationBlock() | BoxBlock() as new,
        ):
            was, now = [_units(part) for part in old.prose], [_units(part) for part in new.prose]
        case _:
            return None
    while was and now and was[-1] == now[-1]:
        was.pop()
        now.pop()
    if not now:
        return None
    last, other = now[-1], was[-1] if was else []
    # What is the same at the start first: of two full stops the one that was there is the first.
    start = _alike(last, other)
    return len(now) - 1, len(last) - _alike(last[start:][::-1], other[start:][::-1])


def _alike(one: list[object], other: list[object]) -> int:
    """How many things are the same from the start on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _units(part: Paragraph) -> list[object]:
    """What stands in a paragraph, as the editor counts it: a citation or a blank is one."""
    found: list[object] = []
    for inline in part.inlines:
        if isinstance(inline, Run):
            data = inline.text.encode("utf-16-le", "surrogatepass")
            found += [data[at : at + 2] for at in range(0, len(data), 2)]
        else:
            found.append(inline)
    return found


def _made_by() -> str:
    return f"Brief Composer {__version__}"
