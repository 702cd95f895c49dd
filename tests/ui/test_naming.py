"""Where a new file goes, and how its folder is said."""

from __future__ import annotations

from pathlib import Path

from brief_composer.ui.naming import free_path, shown_folder


def test_a_name_nobody_has_is_kept(tmp_path: Path) -> None:
    assert free_path(tmp_path, "Talking first") == tmp_path / "Talking first.brief"


def test_a_taken_name_gets_the_next_free_number(tmp_path: Path) -> None:
    for name in ("A.brief", "A (2).brief"):
        (tmp_path / name).touch()
    assert free_path(tmp_path, "A") == tmp_path / "A (3).brief"


def test_a_folder_at_home_is_said_in_steps(tmp_path: Path) -> None:
    assert shown_folder(tmp_path / "Documents" / "Briefs", tmp_path) == "Documents › Briefs"


def test_a_folder_elsewhere_is_said_in_full(tmp_path: Path) -> None:
    assert shown_folder(tmp_path, tmp_path / "home") == str(tmp_path)
