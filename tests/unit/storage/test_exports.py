"""Exported files: whole or not at all, never over another file unasked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from brief_composer.storage import atomic, exports, names
from brief_composer.storage.errors import TargetError, TargetExists, TargetOpen, TargetReadOnly


def test_a_file_is_written_whole_and_its_path_given_back(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    assert exports.write(path, b"new") == path
    assert path.read_bytes() == b"new"


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    with pytest.raises(TargetExists):
        exports.write(path, b"new")
    assert path.read_bytes() == b"old"
    exports.write(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"


def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    monkeypatch.setattr(exports, "check", lambda target, overwrite: path.write_bytes(b"old"))
    with pytest.raises(TargetExists):
        exports.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize(
    ("name", "lock", "program"),
    [
        ("Talking first.docx", "~$lking first.docx", "Word"),
        ("a.docx", "~$a.docx", "Word"),
        ("Talking first.docx", ".~lock.Talking first.docx#", "LibreOffice"),
    ],
)
def test_a_file_open_elsewhere_is_told_with_the_program(
    tmp_path: Path, name: str, lock: str, program: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"owner")
    with pytest.raises(TargetOpen) as told:
        exports.write(path, b"new", overwrite=True)
    assert (told.value.code, told.value.params["program"]) == ("target-open-in", program)
    assert path.read_bytes() == b"old"


def test_a_file_windows_will_not_let_go_is_told_as_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        error = PermissionError(13, "in use")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(atomic.os, "replace", held)
    with pytest.raises(TargetOpen):
        exports.write(path, b"new", overwrite=True)
    monkeypatch.undo()
    assert os.listdir(tmp_path) == ["a.docx"]


def test_what_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    path.chmod(0o400)
    with pytest.raises(TargetReadOnly):
        exports.write(path, b"new", overwrite=True)
    with pytest.raises(TargetError, match="target-is-folder"):
        exports.write(tmp_path, b"new", overwrite=True)
    with pytest.raises(TargetError, match="target-folder-gone"):
        exports.write(tmp_path / "gone" / "a.docx", b"new")
    with pytest.raises(TargetError, match="target-name"):
        exports.write(tmp_path / ("a" * 300), b"new")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "a.docx"
    os.mkfifo(pipe)
    with pytest.raises(TargetError, match="target-refused"):
        exports.write(pipe, b"new", overwrite=True)
    assert pipe.is_fifo()


def test_a_name_that_is_too_long_keeps_what_it_says_in_brackets(tmp_path: Path) -> None:
    long = tmp_path / f"{'é' * 123} (other version 10.42).brief"
    name = exports.free_name(long).name
    assert name.startswith("ééé")
    assert name.endswith("é (other version 10.42).brief")
    assert len(os.fsencode(name)) <= 255
    (tmp_path / name).write_bytes(b"")
    second = exports.free_name(long).name
    assert second.endswith("é (other version 10.42) (2).brief")
    assert len(os.fsencode(second)) <= 255


def test_the_longest_name_there_is_can_be_written_over(tmp_path: Path) -> None:
    target = tmp_path / ("a" * 250 + ".docx")
    target.write_bytes(b"old")
    exports.write(target, b"new", overwrite=True)
    assert target.read_bytes() == b"new"


def test_keep_both_finds_a_free_name_for_every_file(tmp_path: Path) -> None:
    word, pdf = tmp_path / "a.docx", tmp_path / "a.pdf"
    assert exports.free_name(word) == word
    word.write_bytes(b"")
    assert exports.free_name(word).name == "a (2).docx"
    (tmp_path / "a (2).pdf").write_bytes(b"")
    assert exports.free_stem([word, pdf]) == "a (3)"
    assert exports.free_name(tmp_path / "a (2).pdf").name == "a (3).pdf"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Paix : où ? Maintenant", "Paix - où Maintenant"),
        ("a/b\\c|d", "a-b-c-d"),
        ("..", "Brief"),
        ("", "Brief"),
        ("CON", "Brief"),
        ("line\nend\x00", "line end"),
        ("x" * 300, "x" * 80),
        ("trailing. ", "trailing"),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert names.safe(title) == name
