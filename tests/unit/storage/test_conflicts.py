"""Second versions that sync clients leave beside a brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_composer.model.brief import Brief, Details
from brief_composer.storage import conflicts, files

ID = "0123456789abcdef0123456789abcdef"
MINE = Brief(Details(title="Mine"), id=ID)
THEIRS = Brief(Details(title="Theirs"), id=ID)

COPIES = [
    "Talking first (Awa's conflicted copy 2026-11-22)",
    "Talking first (LAPTOP-7's conflicted copy 2026-11-22 (1))",
    "Talking first (Copie en conflit de PC-d’Awa 2026-11-22)",
    "Talking first (copie en conflit de Awa 2026-11-22)",
    "Talking first (conflicted copy 2026-11-22 104205)",
    "Talking first (conflicted copy awa 2026-11-22 104205)",
    "Talking first (case conflict)",
    "Talking first.sync-conflict-20261122-104205-ABC2DEF",
    "Talking first-LAPTOP-AWA",
    "Talking first-Awas-MacBook-Pro-2",
    "Talking first (1)",
    "Talking first(1)",
    "Talking first 2",
    "Talking first (SFConflict awa@example.org 2026-11-22-10-42-05)",
]
OTHERS = [
    "Talking first",
    "Talking",
    "Talking first and last",
    "Talking first (other version 10.42)",
    "Talking first (damaged)",
    "Talking first (final)",
    "Talking first 2026",
    "Another (1)",
]


@pytest.mark.parametrize("name", COPIES)
def test_names_of_the_common_clients_are_known(name: str) -> None:
    assert conflicts.looks_like_copy(name, "Talking first")


@pytest.mark.parametrize("name", OTHERS)
def test_other_names_are_other_files(name: str) -> None:
    assert not conflicts.looks_like_copy(name, "Talking first")


def test_a_second_version_is_one_of_the_same_brief(tmp_path: Path) -> None:
    path = tmp_path / "Talking first.brief"
    files.save(path, MINE)
    second = tmp_path / "Talking first-LAPTOP-AWA.brief"
    files.save(second, THEIRS)
    files.save(tmp_path / "Talking first (1).brief", Brief(Details(title="Another")))

    assert conflicts.beside(path, ID) == (second,)


def test_a_brief_without_an_id_has_no_second_versions(tmp_path: Path) -> None:
    path = tmp_path / "Talking first.brief"
    files.save(path, Brief())
    files.save(tmp_path / "Talking first 2.brief", Brief())

    assert conflicts.beside(path, "") == ()


def test_a_folder_that_is_gone_has_none(tmp_path: Path) -> None:
    assert conflicts.beside(tmp_path / "gone" / "Talking first.brief", ID) == ()


def test_what_is_no_brief_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "Talking first.brief"
    files.save(path, MINE)
    (tmp_path / "Talking first (1).brief").write_bytes(b"PK rubbish")
    (tmp_path / "Talking first (2).brief").mkdir()

    assert conflicts.beside(path, ID) == ()
