"""Earlier versions: what is kept, what is found again, what goes."""

from __future__ import annotations

import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from msgspec import structs
from PIL import Image

from brief_composer.model.blocks import FigureBlock
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.storage import atomic, container, files, keeping, media, versions
from brief_composer.storage.errors import VersionProblem
from brief_composer.storage.versions import Reason

ID = "ab" * 16
NOW = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
PICTURE = b"\x89PNG" + bytes(5000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Talking first.brief"


def brief(title: str = "Talking first") -> Brief:
    return Brief(Details(title), (Section(SectionId("s1"), "Summary"),), counter=1, id=ID)


def keep(path: Path, title: str, minutes: int = 0, **more: object) -> versions.Kept:
    now = NOW + timedelta(minutes=minutes)
    reason = more.pop("reason", Reason.HOURLY)
    return versions.keep(brief(title), path, reason, now=now, **more)  # pyright: ignore


def kept_files(path: Path) -> list[str]:
    place = versions.place(ID, path)
    return sorted(str(each.relative_to(place)) for each in place.rglob("*") if each.is_file())


def test_a_version_is_the_brief_it_was(path: Path) -> None:
    kept = versions.keep(brief(), path, Reason.EXPORT, now=NOW)
    assert versions.read(kept.version).brief == brief()


def test_a_version_opens_as_a_brief_by_itself(path: Path) -> None:
    assert files.load(keep(path, "One").version.path) == brief("One")


def test_a_version_says_when_and_why_it_was_kept(path: Path) -> None:
    keep(path, "One", reason=Reason.OUTSIDE, who="Awa")
    (found,) = versions.all_versions(ID, path)
    assert (found.at, found.reason, found.who) == (NOW, Reason.OUTSIDE, "Awa")


def test_what_is_told_when_keeping_is_what_is_found_later(path: Path) -> None:
    kept = keep(path, "One", name="For the ministry", others={"extra/a.png": PICTURE})
    assert versions.all_versions(ID, path) == (kept.version,)


def test_the_newest_version_comes_first(path: Path) -> None:
    for number in range(3):
        keep(path, f"Title {number}", minutes=number)
    found = versions.all_versions(ID, path)
    assert [each.at for each in found] == sorted((each.at for each in found), reverse=True)


def test_nothing_is_kept_beside_the_brief(path: Path) -> None:
    files.save(path, brief())
    keep(path, "One")
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_same_text_is_not_kept_twice_in_a_row(path: Path) -> None:
    first = keep(path, "One")
    again = keep(path, "One", minutes=5)
    assert not again.new
    assert again.version == first.version
    assert len(versions.all_versions(ID, path)) == 1


def test_the_same_text_is_kept_again_after_another(path: Path) -> None:
    for number, title in enumerate(("One", "Two", "One")):
        keep(path, title, minutes=number)
    assert len(versions.all_versions(ID, path)) == 3


def test_naming_what_is_kept_already_names_that_version(path: Path) -> None:
    keep(path, "One")
    named = keep(path, "One", minutes=5, name="As sent", reason=Reason.NAMED)
    assert not named.new
    assert [each.name for each in versions.all_versions(ID, path)] == ["As sent"]


def test_a_second_name_does_not_take_the_place_of_the_first(path: Path) -> None:
    keep(path, "One", name="As sent")
    assert keep(path, "One", minutes=5, name="Again").version.name == "As sent"


def test_a_version_can_be_named_later_and_stays_the_brief_it_was(path: Path) -> None:
    version = keep(path, "One", others={"extra/a.png": PICTURE}).version
    versions.rename(version, "  As\nsent ")
    (found,) = versions.all_versions(ID, path)
    assert (found.name, found.at, found.digest) == ("As sent", version.at, version.digest)
    assert versions.read(found).others == {"extra/a.png": PICTURE}


def test_a_version_that_is_gone_cannot_be_named(path: Path) -> None:
    version = keep(path, "One").version
    versions.delete(version)
    with pytest.raises(VersionProblem):
        versions.rename(version, "As sent")


def test_a_part_of_many_versions_is_kept_once(path: Path) -> None:
    for number in range(4):
        keep(path, f"Title {number}", minutes=number, others={"extra/a.png": PICTURE})
    assert sum(name.startswith(versions.PARTS) for name in kept_files(path)) == 1
    for each in versions.all_versions(ID, path):
        assert versions.read(each).others == {"extra/a.png": PICTURE}


def test_a_part_goes_with_the_last_version_that_has_it(path: Path) -> None:
    keep(path, "One", others={"extra/a.png": PICTURE})
    keep(path, "Two", minutes=1, others={"extra/a.png": PICTURE})
    newer, older = versions.all_versions(ID, path)
    versions.delete(newer)
    assert any(name.startswith(versions.PARTS) for name in kept_files(path))
    versions.delete(older)
    assert kept_files(path) == []


def test_a_part_that_was_damaged_is_left_out_and_the_text_stays(path: Path) -> None:
    version = keep(path, "One", others={"extra/a.png": PICTURE}).version
    (part,) = (version.path.parent / versions.PARTS).iterdir()
    part.write_bytes(b"other")
    found = versions.read(version)
    assert found.brief == brief("One")
    assert found.others == {}


def test_a_damaged_version_does_not_hide_the_others(path: Path) -> None:
    damaged = keep(path, "One").version
    keep(path, "Two", minutes=1)
    damaged.path.write_bytes(damaged.path.read_bytes()[:100])
    assert [each.at for each in versions.all_versions(ID, path)] == [NOW + timedelta(minutes=1)]


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b'{"at": 4, "reason": [], "parts": [1]}',
        b'{"parts": {"a": ["../../where.json", 3]}, "words": "many", "name": {}}',
        b'{"at": "2026-11-22T10:42:00", "words": -4}',
        b"\xff\xfe",
    ],
)
def test_what_a_version_says_of_itself_is_not_trusted(path: Path, said: bytes) -> None:
    version = keep(path, "One").version
    content = files.open_brief(version.path)
    with version.path.open("rb") as stream:
        text = container.unpack(stream, "x")
    version.path.write_bytes(container.pack(text, {versions.ABOUT: said}))
    (found,) = versions.all_versions(ID, path)
    assert versions.read(found).brief == content.brief
    assert found.parts == {}


def test_versions_stay_with_a_brief_that_was_moved(path: Path) -> None:
    files.save(path, brief())
    keep(path, "One")
    moved = path.with_name("Moved.brief")
    path.rename(moved)
    keep(moved, "Two", minutes=1)
    assert len(versions.all_versions(ID, moved)) == 2


def test_old_automatic_versions_go_when_a_new_one_is_kept(path: Path) -> None:
    keep(path, "Old", minutes=-60 * 24 * 40)
    keep(path, "Old but named", minutes=-60 * 24 * 39, name="As sent")
    keep(path, "New")
    assert [each.name for each in versions.all_versions(ID, path)] == ["", "As sent"]


def test_a_full_disk_is_told_and_leaves_what_was_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, "One")
    before = kept_files(path)

    def full(*args: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "write", full)
    with pytest.raises(VersionProblem) as told:
        keep(path, "Two", minutes=1)
    assert told.value.code == "version-not-kept-full"
    assert kept_files(path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other there")
def test_only_the_user_can_look_into_the_folder(path: Path) -> None:
    keep(path, "One")
    mode = stat.S_IMODE(os.stat(keeping.folder(ID, path)).st_mode)
    assert mode & 0o077 == 0


def test_a_brief_without_an_id_has_versions_too(path: Path) -> None:
    nameless = structs.replace(brief(), id="")
    versions.keep(nameless, path, Reason.EXPORT, now=NOW)
    assert len(versions.all_versions("", path)) == 1


def test_the_pictures_of_a_brief_are_kept_once_and_given_back(path: Path) -> None:
    drawn = BytesIO()
    Image.new("RGB", (20, 10), "#17666b").save(drawn, "PNG")
    picture = media.medium(drawn.getvalue())
    figure = FigureBlock(BlockId("b5"), picture.id, "A ferry")
    for number in range(3):
        section = Section(SectionId("s1"), f"Summary {number}", blocks=(figure,))
        whole = structs.replace(brief(), sections=(section,), media=(picture,), counter=5)
        now = NOW + timedelta(minutes=number)
        kept = versions.keep(whole, path, Reason.HOURLY, now=now).version
        assert versions.read(kept).brief == whole
        assert kept.parts == {picture.id: len(picture.data)}
    assert sum(name.startswith(versions.PARTS) for name in kept_files(path)) == 1
