"""Full and read-only disks: real ones of one megabyte where the computer lets us make them.

As root a disk is mounted; as anybody else these tests run again in a space of their own where that
is allowed (`unshare`). Where neither is, what a disk says is put in the mouth of the system: see
the tests at the end, which run everywhere.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from brief_composer.cli.exits import Exit
from brief_composer.cli.main import main
from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Paragraph, Run
from brief_composer.storage import exports, files, marks, versions
from brief_composer.storage.errors import JournalProblem, SaveError, TargetError, VersionProblem
from brief_composer.storage.journal import Journal

ID = "0123456789abcdef0123456789abcdef"
AGAIN = "BRIEF_COMPOSER_TESTS_IN_A_SPACE_OF_THEIR_OWN"
MAY_MOUNT = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None
real = pytest.mark.skipif(not MAY_MOUNT, reason="no disk can be mounted here")


def brief(title: str, paragraphs: int = 1) -> Brief:
    """A brief of so many paragraphs, none like another, so that packing does not help."""
    words = "".join(f"{number * 2654435761 % 2**32:08x} " for number in range(40 * paragraphs))
    size = 360
    prose = tuple(
        Paragraph((Run(words[at : at + size].strip()),)) for at in range(0, len(words), size)
    )
    section = Section(SectionId("s1"), "Summary", blocks=(TextBlock(BlockId("b1"), prose),))
    return Brief(Details(title=title), (section,), counter=1, id=ID)


class Disk:
    """A disk of one megabyte."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ballast = path / "ballast"

    def fill(self, leave: int = 0) -> None:
        """Leave so many bytes."""
        with contextlib.suppress(OSError), self._ballast.open("wb", buffering=0) as stream:
            while stream.write(bytes(4096)):
                pass
        with self._ballast.open("r+b") as stream:
            stream.truncate(max(0, self._ballast.stat().st_size - leave))

    def free(self) -> None:
        """Make room again."""
        self._ballast.unlink()

    def shut(self, on: bool = True) -> None:
        """Make it read-only, or not any more."""
        how = f"remount,{'ro' if on else 'rw'},size=1m"
        subprocess.run(["mount", "-o", how, str(self.path)], check=True)

    def names(self) -> set[str]:
        return {each.name for each in self.path.iterdir()} - {"ballast"}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    where = tmp_path / "USB stick"
    where.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(where)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no disk can be mounted here: {made.stderr.decode().strip()}")
    yield Disk(where)
    subprocess.run(["umount", str(where)], check=True)


# --------------------------------------------------------------------------------- on a real disk


@real
def test_what_does_not_fit_is_told_and_the_old_brief_stays(disk: Disk) -> None:
    path = disk.path / "Talking first.brief"
    files.save(path, brief("Old"))
    disk.fill(leave=8_192)

    with pytest.raises(SaveError) as told:
        files.save(path, brief("New", 200))

    assert told.value.code == "save-disk-full"
    assert files.load(path) == brief("Old")
    assert disk.names() == {"Talking first.brief"}


@real
def test_it_is_saved_once_there_is_room(disk: Disk) -> None:
    path = disk.path / "Talking first.brief"
    held = files.save(path, brief("Old"))
    disk.fill(leave=0)
    with pytest.raises(SaveError):
        files.save(path, brief("New", 200), over=held)

    disk.free()
    files.save(path, brief("New", 200), over=held)

    assert files.load(path) == brief("New", 200)


@real
def test_on_a_full_disk_no_new_brief_is_half_there(disk: Disk) -> None:
    disk.fill(leave=4_096)

    with pytest.raises(SaveError):
        files.create(disk.path / "Talking first.brief", brief("New", 200))

    assert disk.names() == set()


@real
def test_on_a_read_only_disk_it_is_told_so(disk: Disk) -> None:
    path = disk.path / "Talking first.brief"
    files.save(path, brief("Old"))
    disk.shut()

    with pytest.raises(SaveError) as told:
        files.save(path, brief("New"))

    assert told.value.code == "save-read-only"
    assert files.load(path) == brief("Old")
    disk.shut(False)
    files.save(path, brief("New"))


@real
@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_an_exported_file_is_never_half_there(disk: Disk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / "Talking first.brief"
    files.save(path, brief("Talking first", 300))
    disk.fill(leave=4_096)

    code = main(
        ["export", str(path), "--to", ending, "-o", str(disk.path)], None, None, dict(os.environ)
    )

    assert code == Exit.CANNOT_WRITE
    assert disk.names() == set()


@real
@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_an_exported_file_that_was_there_stays_as_it_was(disk: Disk, ending: str) -> None:
    path = disk.path / f"Talking first.{ending}"
    exports.write(path, b"as it was")
    disk.fill(leave=4_096)

    with pytest.raises(TargetError) as told:
        exports.write(path, bytes(range(256)) * 400, overwrite=True)

    assert told.value.code == "target-disk-full"
    assert path.read_bytes() == b"as it was"
    disk.shut()
    with pytest.raises(TargetError) as told:
        exports.write(path, b"new", overwrite=True)
    assert told.value.code == "target-read-only"


@real
def test_a_version_that_cannot_be_kept_is_told_and_the_others_stay(
    disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEF_COMPOSER_HOME", str(disk.path))
    path = tmp_path / "Talking first.brief"
    versions.keep(brief("Old"), path, versions.Reason.NAMED, name="As sent")
    disk.fill(leave=8_192)

    with pytest.raises(VersionProblem) as told:
        versions.keep(brief("New", 300), path, versions.Reason.EXPORT)

    assert told.value.code == "version-not-kept-full"
    (kept,) = versions.all_versions(ID, path)
    assert versions.read(kept).brief == brief("Old")


@real
def test_a_journal_that_finds_no_room_says_so_and_holds_nobody_up(
    disk: Disk, tmp_path: Path
) -> None:
    told: list[JournalProblem | None] = []
    disk.fill(leave=8_192)
    journal = Journal(disk.path / "state", tmp_path / "T.brief", brief("Old"), told.append)
    journal.note(brief("New", 600))

    journal.sync()
    journal.close()

    assert [each.code for each in told if each] == ["journal-disk-full"]


@real
def test_on_a_full_disk_a_brief_opens_without_a_mark(
    disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEF_COMPOSER_HOME", str(disk.path))
    disk.fill(leave=0)

    assert marks.mark(brief("Old"), tmp_path / "T.brief") is None


@pytest.mark.skipif(MAY_MOUNT, reason="run above")
def test_on_a_real_disk_in_a_space_of_our_own() -> None:
    """All of the tests above, where one may be root in a space of one's own."""
    may = shutil.which("unshare") and not os.environ.get(AGAIN)
    trial = ["unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "/tmp"]
    if not may or subprocess.run(trial, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", __file__],
        env={**os.environ, AGAIN: "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


# ------------------------------------------------------------------------- where the calls refuse


def _refuse(number: int) -> Callable[..., object]:
    def refuse(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("call", "number", "code"),
    [
        ("fsync", errno.ENOSPC, "disk-full"),
        ("fsync", errno.EDQUOT, "disk-full"),
        ("fsync", errno.EIO, "folder-gone"),
        ("open", errno.EROFS, "read-only"),
        ("open", errno.EACCES, "read-only"),
        ("replace", errno.ENOSPC, "disk-full"),
        ("replace", errno.EPERM, "read-only"),
    ],
)
def test_whatever_call_refuses_nothing_is_half_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str
) -> None:
    path, target = tmp_path / "T.brief", tmp_path / "T.docx"
    files.save(path, brief("Old"))
    target.write_bytes(b"as it was")
    with monkeypatch.context() as patch:
        patch.setattr(f"brief_composer.storage.atomic.os.{call}", _refuse(number))
        with pytest.raises(SaveError) as saving:
            files.save(path, brief("New"))
        with pytest.raises(TargetError) as writing:
            exports.write(target, b"new", overwrite=True)

    assert saving.value.code == f"save-{code}"
    assert writing.value.code == f"target-{code}"
    assert files.load(path) == brief("Old")
    assert target.read_bytes() == b"as it was"
    assert {each.name for each in tmp_path.iterdir()} == {"T.brief", "T.docx"}


def test_a_disk_that_gives_back_other_bytes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "T.brief"
    files.save(path, brief("Old"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: b"rot")
        with pytest.raises(SaveError) as told:
            files.save(path, brief("New"))

    assert told.value.code == "save-not-verified"
    assert files.load(path) == brief("Old")
