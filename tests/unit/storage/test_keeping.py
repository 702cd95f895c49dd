"""Which folder is whose, after briefs were moved, renamed, copied and sent."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief_composer.storage import files, keeping
from tests.unit.storage.journals import ID, brief


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A brief on disk."""
    place = tmp_path / "Talking first.brief"
    files.save(place, brief("Words."))
    return place


def test_the_folder_is_apart_from_the_brief_and_does_not_tell_its_name(
    path: Path, own_folders: Path
) -> None:
    folder = keeping.folder(ID, path, "Talking first")
    assert folder == own_folders / "state" / "briefs" / ID
    assert list(path.parent.iterdir()) == [path]


def test_it_is_found_again(path: Path) -> None:
    assert keeping.folder(ID, path) == keeping.folder(ID, path) == keeping.find(ID, path)


def test_looking_for_it_makes_nothing(path: Path) -> None:
    assert not keeping.find(ID, path).exists()


def test_path_and_title_are_noted(path: Path) -> None:
    keeping.folder(ID, path, "Talking first")
    keeping.folder(ID, path)
    (kept,) = keeping.all_kept()
    assert (kept.path, kept.title, kept.id) == (path, "Talking first", ID)


def test_a_brief_that_was_moved_keeps_its_folder(path: Path) -> None:
    before = keeping.folder(ID, path)
    moved = path.rename(path.with_name("Later.brief"))
    assert keeping.folder(ID, moved) == before
    assert keeping.all_kept()[0].path == moved


def test_a_copy_made_in_the_file_manager_has_its_own(path: Path) -> None:
    before = keeping.folder(ID, path)
    copy = Path(shutil.copy(path, path.with_name("Copy.brief")))
    own = keeping.folder(ID, copy)
    assert own != before
    assert keeping.folder(ID, copy) == own
    assert keeping.folder(ID, path) == before


def test_each_of_many_copies_has_its_own(path: Path) -> None:
    copies = [Path(shutil.copy(path, path.with_name(f"{n}.brief"))) for n in range(5)]
    assert len({keeping.folder(ID, each) for each in (path, *copies)}) == 6


def test_another_brief_in_its_place_is_no_copy(path: Path) -> None:
    before = keeping.folder(ID, path)
    moved = path.rename(path.with_name("Later.brief"))
    files.save(path, replace(brief("Another."), id="1" * 32))
    assert keeping.folder(ID, moved) == before
    assert keeping.folder("1" * 32, path) != before


def test_a_brief_saved_elsewhere_takes_its_folder_along(path: Path) -> None:
    before = keeping.folder(ID, path)
    elsewhere = path.with_name("Elsewhere.brief")
    files.save(elsewhere, brief("Words."))
    keeping.move(before, ID, elsewhere)
    assert keeping.folder(ID, elsewhere) == before
    assert keeping.folder(ID, path) != before


def test_a_file_without_an_id_has_the_one_it_was_given_last(path: Path) -> None:
    assert keeping.id_at(path) == ""
    keeping.folder(ID, path)
    assert keeping.id_at(path) == ID


@pytest.mark.parametrize("id", ["../../../outside", "", "A" * 32, "x" * 5000, "\ud800", "a/b", "."])
def test_an_id_out_of_a_file_leads_nowhere_else(path: Path, own_folders: Path, id: str) -> None:
    folder = keeping.folder(id, path)
    assert folder.parent == own_folders / "state" / "briefs"
    assert len(folder.name) < 50


@pytest.mark.parametrize(
    "held", [b"", b"\xff", b"[]", b"{}", b'{"id": 1, "path": 2, "title": 3}', b"[" * 100_000]
)
def test_a_note_that_is_broken_counts_as_none(path: Path, held: bytes) -> None:
    folder = keeping.folder(ID, path)
    (folder / keeping.WHERE).write_bytes(held)
    assert keeping.all_kept() == ()
    again = keeping.folder(ID, path)
    assert again == folder
    assert json.loads((again / keeping.WHERE).read_text("utf-8"))["path"] == str(path)
