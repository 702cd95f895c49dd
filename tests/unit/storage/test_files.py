"""Saving and opening a brief: what is written, what is kept, what is said when it cannot be."""

from __future__ import annotations

import errno
import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from brief_composer import paths
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import SectionId
from brief_composer.storage import atomic, container, files
from brief_composer.storage.errors import DamagedBrief, FileMissing, NotABrief, ReadError, SaveError

BRIEF = Brief(Details(title="Talking first"), (Section(SectionId("s1"), "Summary"),), counter=1)
OTHER = Brief(Details(title="Another"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Talking first.brief"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_saved_brief_opens_the_same(path: Path) -> None:
    files.save(path, BRIEF)
    assert files.load(path) == BRIEF


def test_saving_leaves_nothing_else_behind(path: Path) -> None:
    files.save(path, BRIEF)
    files.save(path, OTHER)
    assert names(path.parent) == [path.name]


def test_the_same_brief_gives_the_same_bytes(path: Path) -> None:
    files.save(path, BRIEF)
    first = path.read_bytes()
    files.save(path, BRIEF)
    assert path.read_bytes() == first


def test_the_container_is_what_any_zip_tool_expects(path: Path) -> None:
    files.save(path, BRIEF)
    with zipfile.ZipFile(path) as archive:
        first, second = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype").decode() == container.MIMETYPE
        assert second.filename == "brief.yaml"
        assert archive.read("brief.yaml").startswith(b"format: brief-composer/brief/2\n")


def test_a_brief_zipped_again_by_hand_opens(path: Path) -> None:
    files.save(path, BRIEF)
    with zipfile.ZipFile(path) as archive:
        content = archive.read("brief.yaml")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("brief.yaml", content)
    assert files.load(path) == BRIEF


def test_the_text_of_a_brief_opens_and_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    files.save(path, BRIEF)
    assert path.read_bytes().startswith(b"format:")
    assert files.load(path) == BRIEF


def test_the_folder_for_briefs_is_made_when_first_needed() -> None:
    path = paths.briefs() / "t.brief"
    files.save(path, BRIEF)
    assert files.load(path) == BRIEF


def test_a_folder_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(SaveError) as told:
        files.save(tmp_path / "USB stick" / "t.brief", BRIEF)
    assert (told.value.code, told.value.params["place"]) == ("save-folder-gone", "USB stick")
    assert names(tmp_path) == []


def test_creating_never_replaces(path: Path) -> None:
    files.create(path, BRIEF)
    with pytest.raises(SaveError, match="save-exists"):
        files.create(path, OTHER)
    assert files.load(path) == BRIEF
    assert names(path.parent) == [path.name]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "save-disk-full"),
        (errno.EDQUOT, "save-disk-full"),
        (errno.EROFS, "save-read-only"),
        (errno.ENODEV, "save-folder-gone"),
        (errno.EMFILE, "save-refused"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace", "fdopen"])
def test_a_call_that_fails_leaves_the_old_brief_and_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, call: str
) -> None:
    files.save(path, BRIEF)

    def fail(*given: object, **_: object) -> None:
        if call == "fdopen":
            os.close(given[0])  # type: ignore[arg-type]
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(atomic.os, call, fail)
    with pytest.raises(SaveError) as told:
        files.save(path, OTHER)
    monkeypatch.undo()
    assert told.value.code == code
    assert files.load(path) == BRIEF
    assert names(path.parent) == [path.name]


def test_a_disk_that_gives_back_other_bytes_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.save(path, BRIEF)
    whole = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: whole(self)[:-1])
    with pytest.raises(SaveError, match="save-not-verified"):
        files.save(path, OTHER)
    monkeypatch.undo()
    assert files.load(path) == BRIEF


def test_a_full_disk_is_told(path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(OSError, match="No space") as told, open("/dev/full", "wb") as stream:
        stream.write(b"x" * 100_000)
    assert files.cannot_save(files.reason_of(told.value), path).code == "save-disk-full"


def test_a_file_marked_read_only_is_not_replaced(path: Path) -> None:
    files.save(path, BRIEF)
    path.chmod(stat.S_IRUSR)
    with pytest.raises(SaveError, match="save-read-only"):
        files.save(path, OTHER)
    assert files.load(path) == BRIEF


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of Unix")
def test_a_link_stays_a_link_and_permissions_stay(path: Path) -> None:
    files.save(path, BRIEF)
    path.chmod(0o640)
    link = path.with_name("link.brief")
    link.symlink_to(path)
    files.save(link, OTHER)
    assert link.is_symlink()
    assert files.load(path) == OTHER
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_an_ended_process_left_is_swept_up_in_time(path: Path) -> None:
    files.save(path, BRIEF)
    start = _left_names(path)[0]
    old, young = path.parent / f"{start}1.tmp", path.parent / f"{start}2.tmp"
    for each in (old, young):
        each.write_bytes(b"half")
    os.utime(old, (0, 0))
    files.save(path, BRIEF)
    assert names(path.parent) == sorted([path.name, young.name])


def _left_names(path: Path) -> list[str]:
    """How the temporary files of a target begin, seen by failing in the midst of saving."""
    seen: list[str] = []
    real = os.fsync

    def look(handle: int) -> None:
        seen.extend(n.rpartition("-")[0] + "-" for n in names(path.parent) if n.endswith(".tmp"))
        real(handle)

    os.fsync = look
    try:
        files.save(path, BRIEF)
    finally:
        os.fsync = real
    return seen


def test_too_long_a_brief_is_not_written_at_all(path: Path) -> None:
    long = Brief(Details(title="x" * (container.LARGEST_CONTENT + 1)))
    with pytest.raises(SaveError, match="save-too-large"):
        files.save(path, long)
    assert names(path.parent) == []


def test_a_very_even_brief_can_be_opened_again(path: Path) -> None:
    even = Brief(Details(title="a" * 2_000_000))
    files.save(path, even)
    assert files.load(path) == even


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", DamagedBrief),
        (b"\0" * 9, DamagedBrief),
        (b"Dear colleague", NotABrief),
        (b"PK", DamagedBrief),
    ],
)
def test_other_files_are_told_apart(path: Path, content: bytes, kind: type[ReadError]) -> None:
    path.write_bytes(content)
    with pytest.raises(kind):
        files.load(path)


def test_a_missing_file_and_a_folder_are_told_apart(path: Path) -> None:
    with pytest.raises(FileMissing):
        files.load(path)
    path.mkdir()
    with pytest.raises(NotABrief):
        files.load(path)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_brief_cut_short_is_told(path: Path, kept: float) -> None:
    files.save(path, BRIEF)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(DamagedBrief, match="brief-torn"):
        files.load(path)
