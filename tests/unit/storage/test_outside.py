"""Telling whether a file is still what was last read or written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from brief_composer.model.brief import Brief, Details
from brief_composer.storage import container, files, outside
from brief_composer.storage.errors import ChangedOutside, FileGone, NotABrief, SaveError
from brief_composer.storage.filed import FiledBrief
from brief_composer.storage.outside import State

MINE = Brief(Details(title="Mine"))
THEIRS = Brief(Details(title="Theirs"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Talking first.brief"


def test_a_file_nobody_touched_is_the_same(path: Path) -> None:
    held = files.save(path, MINE)

    assert outside.look(path, held).state is State.SAME


def test_a_file_written_again_with_the_same_bytes_is_the_same(path: Path) -> None:
    held = files.save(path, MINE)
    os.utime(path, (1, 1))

    seen = outside.look(path, held)

    assert seen.state is State.SAME
    assert seen.held is not None
    assert outside.look(path, seen.held) == seen


def test_another_file_of_the_same_size_and_name_is_seen(path: Path) -> None:
    held = files.save(path, MINE)
    path.write_bytes(bytes(byte ^ 1 for byte in path.read_bytes()))
    os.utime(path, (1, 1))

    assert outside.look(path, held).state is State.CHANGED


def test_what_was_read_is_what_is_held(path: Path) -> None:
    written = files.save(path, MINE)

    assert files.open_brief(path).held == written


def test_a_deleted_file_is_gone_and_a_pulled_stick_is_away(tmp_path: Path) -> None:
    stick = tmp_path / "USB stick"
    stick.mkdir()
    path = stick / "Talking first.brief"
    held = files.save(path, MINE)

    path.unlink()
    assert outside.look(path, held).state is State.GONE
    stick.rmdir()
    assert outside.look(path, held).state is State.AWAY


def test_saving_over_what_another_wrote_is_refused_and_theirs_stays(path: Path) -> None:
    held = files.save(path, MINE)
    files.save(path, THEIRS)

    with pytest.raises(ChangedOutside) as refused:
        files.save(path, MINE, over=held)

    assert refused.value.code == "save-changed"
    assert files.load(path) == THEIRS


def test_what_is_written_while_ours_is_being_written_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = files.save(path, MINE)
    real = os.fsync

    def meanwhile(handle: int) -> None:
        real(handle)
        monkeypatch.setattr(os, "fsync", real)
        files.save(path, THEIRS)

    monkeypatch.setattr(os, "fsync", meanwhile)

    with pytest.raises(ChangedOutside):
        files.save(path, MINE, over=held)
    assert files.load(path) == THEIRS
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_saving_where_the_file_was_deleted_puts_nothing_there(path: Path) -> None:
    held = files.save(path, MINE)
    path.unlink()

    with pytest.raises(FileGone):
        files.save(path, MINE, over=held)
    assert not path.exists()


def test_a_pulled_stick_is_called_by_its_own_name(tmp_path: Path) -> None:
    folder = tmp_path / "USB stick" / "Briefs"
    folder.mkdir(parents=True)
    held = files.save(folder / "A.brief", MINE)
    shutil.rmtree(tmp_path / "USB stick")

    with pytest.raises(SaveError) as refused:
        files.save(folder / "A.brief", MINE, over=held)

    assert refused.value.code == "save-folder-gone"
    assert refused.value.params["place"] == "USB stick"


def test_parts_of_others_are_kept_when_a_brief_is_saved(path: Path) -> None:
    theirs = {"extra/notes.txt": b"of another program", "thumbnail.png": b"\x89PNG"}
    path.write_bytes(container.pack(files.to_bytes(MINE, Path("x.yaml")), theirs))

    opened = files.open_brief(path)
    files.save(path, THEIRS, opened.others, over=opened.held)

    assert files.open_brief(path).others == theirs
    assert files.load(path) == THEIRS


def test_a_folder_in_the_place_of_the_file_is_a_change(path: Path) -> None:
    held = files.save(path, MINE)
    path.unlink()
    path.mkdir()

    assert outside.look(path, held).state is State.CHANGED
    with pytest.raises(ChangedOutside):
        files.save(path, MINE, over=held)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_nobody_waits_for_a_pipe_in_the_place_of_the_file(path: Path) -> None:
    held = files.save(path, MINE)
    path.unlink()
    os.mkfifo(path)

    assert outside.look(path, held).state is State.CHANGED
    assert files.id_of(path) is None
    with pytest.raises(NotABrief):
        FiledBrief(path, held).keep_mine(MINE, lambda _: "aside")
