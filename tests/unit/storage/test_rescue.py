"""What was left behind comes back whatever the clock, the pictures and the other windows do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief_composer.model.blocks import FigureBlock
from brief_composer.model.brief import Brief
from brief_composer.model.ids import BlockId
from brief_composer.storage import files, keeping, media, recovery, rescue
from brief_composer.storage.errors import DamagedBrief, OpenElsewhere, SaveError
from brief_composer.storage.journal_file import MEDIA, JournalFile
from brief_composer.storage.records import LATEST
from tests.trees import png
from tests.unit.storage.journals import ID, brief, text_of, typed, write

BASE = brief("Before.")
MORE = typed(BASE, "Before. More.")
PICTURE = media.medium(png())

HOLDS = """\
import sys
from pathlib import Path
from brief_composer.storage import locks
held = locks.take(Path(sys.argv[1]), Path(sys.argv[2]))
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "Talking first.brief"
    files.save(place, BASE)
    return place


@pytest.fixture
def folder(path: Path) -> Path:
    return keeping.folder(ID, path)


def torn(path: Path) -> DamagedBrief:
    path.write_bytes(path.read_bytes()[:-40])
    return DamagedBrief("brief-torn", name=path.name)


def left(folder: Path, path: Path, base: Brief, state: Brief, at: float) -> None:
    """A journal that began after the others there."""
    file = JournalFile(folder / "journal", path, base)
    file.know(state, at)
    file.write_edit()
    file.flush()
    file.give_up()


def test_the_journal_begun_last_counts_though_the_clock_was_set_back(
    path: Path, folder: Path
) -> None:
    left(folder, path, BASE, MORE, 2_000_000.0)
    left(folder, path, BASE, typed(MORE, "Before. More. Last."), 1_000_000.0)
    found = recovery.look(folder, path)
    assert found is not None
    assert text_of(found.brief) == "Before. More. Last."


def test_a_time_no_clock_can_say_is_brought_back_all_the_same(path: Path, folder: Path) -> None:
    left(folder, path, BASE, MORE, 1e300)
    left(folder, path, BASE, MORE, float("nan"))
    found = recovery.look(folder, path)
    assert found is not None
    assert found.brief == MORE
    assert 0 <= found.journaled.at <= LATEST


@pytest.mark.parametrize("rest", [b"", b"\0" * 4000])
def test_what_a_power_cut_left_without_words_is_damaged(
    path: Path, folder: Path, rest: bytes
) -> None:
    write(folder, path, BASE, [MORE])
    path.write_bytes(rest)
    with pytest.raises(DamagedBrief) as told:
        files.open_brief(path)
    rescue.damaged(path, "Talking first (damaged)", told.value)
    assert text_of(files.load(path)) == "Before. More."


def test_a_journal_that_is_being_written_is_not_taken_away(path: Path, folder: Path) -> None:
    journal = write(folder, path, BASE, [MORE])
    problem = torn(path)
    before = path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "ready\n"
        with pytest.raises(OpenElsewhere):
            rescue.damaged(path, "Talking first (damaged)", problem)
        window.communicate()
    assert journal.exists()
    assert path.read_bytes() == before


def test_a_file_that_was_changed_since_is_not_written_over(path: Path, folder: Path) -> None:
    write(folder, path, BASE, [MORE])
    found = recovery.look(folder, path)
    assert found is not None
    other = typed(BASE, "Somebody else's words.")
    files.save(path, other)
    with pytest.raises(SaveError):
        recovery.bring_back(found, path)
    assert files.load(path) == other


def test_a_file_that_came_back_is_not_written_over(path: Path, folder: Path) -> None:
    write(folder, path, BASE, [MORE])
    path.unlink()
    found = recovery.look(folder, path)
    assert found is not None
    other = typed(BASE, "Somebody else's words.")
    files.save(path, other)
    with pytest.raises(SaveError):
        recovery.bring_back(found, path)
    assert files.load(path) == other


def with_picture(before: Brief) -> Brief:
    section = before.sections[0]
    figure = FigureBlock(BlockId("b3"), PICTURE.id)
    sections = (replace(section, blocks=(*section.blocks, figure)),)
    return replace(before, sections=sections, media=(PICTURE,))


def test_a_picture_that_is_not_beside_the_journal_comes_from_the_file(path: Path) -> None:
    base = with_picture(BASE)
    files.save(path, base)
    folder = keeping.folder(ID, path)
    write(folder, path, base, [replace(base, counter=9)])
    for each in (folder / "journal" / MEDIA).iterdir():
        each.unlink()
    found = recovery.look(folder, path)
    assert found is not None
    assert found.brief == replace(base, counter=9)
    assert found.journaled.sure


def test_pictures_that_went_are_written_again_with_the_next_journal(
    path: Path, folder: Path
) -> None:
    base = with_picture(BASE)
    file = JournalFile(folder / "journal", path, base)
    file.begin()
    (picture,) = (folder / "journal" / MEDIA).iterdir()
    picture.unlink()
    file.begin()
    file.give_up()
    assert picture.read_bytes() == PICTURE.data


@pytest.mark.parametrize("said", ["a\\u0000b", "\\ud800"])
def test_a_note_that_names_no_file_is_none(path: Path, folder: Path, said: str) -> None:
    write(folder, path, BASE, [MORE])
    (folder / keeping.WHERE).write_text(f'{{"id": "{ID}", "path": "{said}", "title": ""}}', "utf-8")
    (found,) = recovery.leftovers()
    assert found.path == path
    assert found.brief == MORE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_nobody_waits_for_a_pipe_among_the_journals(path: Path, folder: Path) -> None:
    journal = write(folder, path, BASE, [MORE])
    os.mkfifo(journal.with_name("9-000009-aa.journal"))
    assert recovery.journals(folder) == (journal,)
