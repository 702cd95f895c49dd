"""The file of an open brief: what may be written over it, and keeping both."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from brief_composer.model.brief import Brief, Details
from brief_composer.storage import files
from brief_composer.storage.errors import ChangedOutside, FileGone
from brief_composer.storage.filed import FiledBrief
from brief_composer.storage.outside import State

ID = "0123456789abcdef0123456789abcdef"
MINE = Brief(Details(title="Mine"), id=ID)
MORE = Brief(Details(title="Mine, and more"), id=ID)
THEIRS = Brief(Details(title="Theirs"), id=ID)


@pytest.fixture
def filed(tmp_path: Path) -> FiledBrief:
    """A brief that was just opened."""
    path = tmp_path / "Talking first.brief"
    files.save(path, MINE)
    made = FiledBrief(path)
    made.take(files.open_brief(path))
    return made


def test_our_own_writing_is_never_taken_for_anothers(filed: FiledBrief) -> None:
    for brief in (MORE, MINE, MORE):
        filed.save(brief)
        assert filed.look().state is State.SAME


def test_what_another_wrote_is_read_at_the_first_look(filed: FiledBrief) -> None:
    files.save(filed.path, THEIRS)
    os.utime(filed.path, (1_800_000_000, 1_800_000_000))

    glance = filed.look()

    assert glance.state is State.CHANGED
    assert glance.at == 1_800_000_000
    assert glance.other is not None
    assert glance.other.brief == THEIRS


def test_the_same_brief_in_other_bytes_is_our_own(filed: FiledBrief) -> None:
    content = files.to_bytes(MINE, Path("x.yaml"))
    filed.path.write_bytes(content.replace(b"Brief Composer 0", b"Brief Composer 00"))

    assert filed.look().state is State.SAME
    filed.save(MORE)


def test_what_cannot_be_read_is_told_and_not_written_over(filed: FiledBrief) -> None:
    filed.path.write_bytes(b"torn")

    glance = filed.look()

    assert glance.state is State.CHANGED
    assert glance.problem is not None
    assert glance.problem.code == "not-a-brief"
    with pytest.raises(ChangedOutside):
        filed.save(MORE)


def test_keeping_mine_keeps_theirs_beside(filed: FiledBrief) -> None:
    files.save(filed.path, THEIRS)
    theirs = filed.path.read_bytes()

    aside = filed.keep_mine(MORE, lambda _: "Talking first (other version 10.42)")

    assert aside.name == "Talking first (other version 10.42).brief"
    assert aside.read_bytes() == theirs
    assert files.load(filed.path) == MORE
    assert filed.look().state is State.SAME


def test_keeping_mine_twice_in_a_minute_keeps_both_of_theirs(filed: FiledBrief) -> None:
    for title in ("Theirs", "Theirs again"):
        files.save(filed.path, Brief(Details(title=title), id=ID))
        filed.keep_mine(MORE, lambda _: "Talking first (other version 10.42)")

    kept = sorted(each.name for each in filed.path.parent.iterdir())
    assert kept == [
        "Talking first (other version 10.42) (2).brief",
        "Talking first (other version 10.42).brief",
        "Talking first.brief",
    ]


def test_a_file_that_was_deleted_is_put_back_only_when_asked(filed: FiledBrief) -> None:
    filed.path.unlink()

    assert filed.look().state is State.GONE
    with pytest.raises(FileGone):
        filed.save(MORE)
    filed.put_back(MORE)
    assert files.load(filed.path) == MORE


def test_a_copy_beside_never_replaces_anything(filed: FiledBrief) -> None:
    first = filed.keep_copy(MORE, "Talking first (my version 10.42)")
    second = filed.keep_copy(THEIRS, "Talking first (my version 10.42)")

    assert first != second
    assert files.load(first) == MORE


def test_in_another_place_it_may_replace_what_was_chosen(filed: FiledBrief, tmp_path: Path) -> None:
    chosen = tmp_path / "Chosen.brief"
    files.save(chosen, THEIRS)
    filed = filed.moved(chosen)

    filed.save(MORE)

    assert files.load(chosen) == MORE


def test_second_versions_with_the_same_bytes_are_not_told(filed: FiledBrief) -> None:
    same = filed.path.with_name("Talking first (1).brief")
    same.write_bytes(filed.path.read_bytes())
    other = filed.path.with_name("Talking first 2.brief")
    files.save(other, THEIRS)

    assert filed.look(ID).copies == (other,)
