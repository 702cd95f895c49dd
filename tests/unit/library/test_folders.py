"""People's own folders stand beside the bundled library, and none of them can hold it up."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from brief_composer import paths
from brief_composer.library import folders
from brief_composer.library.folders import ORGANISATION, YOURS, Folder
from brief_composer.library.gathering import Part, gather, parts
from brief_composer.library.load import load
from brief_composer.model.ids import RecommendationId
from tests.unit.library.conftest import RECOMMENDATION, Shelf


def own_file(name: str, text: str) -> Path:
    path = paths.own_library() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def block(id: str) -> str:
    text = RECOMMENDATION.format(id=id, quote="bicc-2019-q02", relations="")
    text = text.replace("theme: water", "theme: dialogue").replace("wells-2020", "bicc-2019")
    return text.replace("[council]", "[mali-government]")


# --------------------------------------------------------------------------------- which there are


def test_the_users_own_folder_lies_in_their_documents(own_folders: Path) -> None:
    assert paths.own_library() == own_folders / "Documents" / "Brief Composer" / "Library"


def test_nobody_needs_a_folder_of_their_own() -> None:
    assert load(folders.everybodys()).findings == ()


def test_a_folder_of_the_organisation_is_remembered_once(tmp_path: Path) -> None:
    assert folders.add(tmp_path)
    assert not folders.add(tmp_path)
    assert [(f.path, f.owner) for f in folders.own()] == [
        (tmp_path, ORGANISATION),
        (paths.own_library(), YOURS),
    ]


def test_a_folder_that_is_forgotten_keeps_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    folders.add(tmp_path)
    assert folders.remove(tmp_path)
    assert not folders.remove(tmp_path)
    assert folders.chosen() == ()
    assert (tmp_path / "a.yaml").exists()


def test_folders_set_for_everybody_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    monkeypatch.setenv(folders.VARIABLE, f"{one}{os.pathsep}{two}")
    folders.add(tmp_path)
    assert [folder.path for folder in folders.own()[:3]] == [one, two, tmp_path]


@pytest.mark.parametrize("text", ["", "[]", '{"folders": 3}', '{"folders": [null, ""]}', "{"])
def test_a_list_of_folders_that_cannot_be_read_is_an_empty_one(text: str) -> None:
    file = paths.state() / "library-folders.json"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    assert folders.chosen() == ()


def test_the_list_of_folders_is_plain_json(tmp_path: Path) -> None:
    folders.add(tmp_path / "Été")
    held = json.loads((paths.state() / "library-folders.json").read_text("utf-8"))
    assert held == {"folders": [str(tmp_path / "Été")]}


# ---------------------------------------------------------------------------------- what they hold


def test_what_is_in_them_says_whose_it_is(tmp_path: Path) -> None:
    own_file("dig-wells.yaml", block("dig-wells"))
    (tmp_path / "share-wells.yaml").write_text(block("share-wells"), "utf-8")
    folders.add(tmp_path)
    library = load(folders.everybodys())
    assert library.findings == ()
    owners = {item.id: item.owner for item in library.recommendations.values() if item.owner}
    assert owners == {"dig-wells": YOURS, "share-wells": ORGANISATION}


def test_nobody_overwrites_the_bundled_library() -> None:
    bundled = load().recommendations[RecommendationId("gate-ddr-on-ssr")]
    mine = own_file("gate-ddr-on-ssr.yaml", block("gate-ddr-on-ssr"))
    library = load(folders.everybodys())
    assert library.recommendations[bundled.id] == bundled
    (found,) = library.findings
    assert (found.code, found.origin and found.origin.path) == ("library.id-twice", str(mine))
    assert found.param("first") == f"{bundled.origin.path}:{bundled.origin.line}"


def test_two_of_ones_own_with_one_id_are_told_with_both_places(tmp_path: Path) -> None:
    mine = own_file("dig-wells.yaml", block("dig-wells"))
    theirs = tmp_path / "dig-wells.yaml"
    theirs.write_text(block("dig-wells"), "utf-8")
    folders.add(tmp_path)
    (found,) = load(folders.everybodys()).findings
    assert (found.origin and found.origin.path, found.param("first")) == (str(mine), f"{theirs}:1")


def test_a_broken_file_costs_only_itself() -> None:
    own_file("dig-wells.yaml", block("dig-wells"))
    own_file("broken.yaml", "format: brief-composer/recommendation/1\nid: [\n")
    library = load(folders.everybodys())
    assert RecommendationId("dig-wells") in library.recommendations
    assert [found.origin and Path(found.origin.path).name for found in library.findings] == [
        "broken.yaml"
    ]


def test_a_folder_that_is_gone_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    folders.add(tmp_path / "gone")
    library = load(folders.everybodys())
    assert [found.code for found in library.findings] == ["library.no-folder"]
    assert len(library.recommendations) > 40


def test_hidden_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    for name in (".hidden.yaml", ".git/a.yaml", "deep/.old/a.yaml", "note.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("format: nothing\n")
    assert list(parts(Folder(tmp_path))) == []


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yaml", "c.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (gathered,) = gather((Folder(tmp_path, YOURS),))
    assert [path.relative_to(tmp_path).as_posix() for path, _ in gathered.files] == [
        "a/z.yaml",
        "b.yaml",
        "c.yml",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes in folders")
def test_a_pipe_is_told_and_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (gathered,) = gather((Folder(tmp_path, YOURS),))
    assert [found.code for found in gathered.findings] == ["library.not-a-file"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden here")
def test_a_folder_that_may_not_be_read_is_told(shelf: Shelf, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    found = shelf.load(Folder(locked, YOURS)).findings
    assert [each.code for each in found] == ["library.unreadable"]


# -------------------------------------------------------------------------------- drives that hang


class Hanging:
    """A drive that answers with some files and then no more, until it is let go."""

    def __init__(self, files: int) -> None:
        self.files = files
        self.free = threading.Event()

    def __call__(self, folder: Folder) -> Iterator[Part]:
        for number in range(self.files):
            yield folder.path / f"{number}.yaml", b""
        self.free.wait(10)


@pytest.fixture
def hanging(request: pytest.FixtureRequest) -> Iterator[Hanging]:
    drive = Hanging(request.param)
    yield drive
    drive.free.set()


@pytest.mark.parametrize(
    ("hanging", "code"),
    [(0, "library.folder-silent"), (3, "library.folder-slow")],
    indirect=["hanging"],
)
def test_a_drive_that_hangs_is_not_waited_for(hanging: Hanging, code: str, tmp_path: Path) -> None:
    start = time.monotonic()
    (gathered,) = gather((Folder(tmp_path, ORGANISATION),), 0.05, hanging)
    assert time.monotonic() - start < 5
    assert [found.code for found in gathered.findings] == [code]
    assert len(gathered.files) == hanging.files


@pytest.mark.parametrize("hanging", [0], indirect=True)
def test_several_drives_that_hang_cost_the_time_of_one(hanging: Hanging, tmp_path: Path) -> None:
    start = time.monotonic()
    all_ = [Folder(tmp_path / str(number), ORGANISATION) for number in range(8)]
    assert len(list(gather(all_, 0.3, hanging))) == 8
    assert time.monotonic() - start < 2
