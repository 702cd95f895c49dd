"""Keeping house styles: saved, taken in, thrown away and had back."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from brief_composer import paths
from brief_composer.library import folders
from brief_composer.library.items import Bilingual
from brief_composer.render import style_file, styles
from brief_composer.render.style_error import StyleError
from brief_composer.session import house_styles
from brief_composer.storage.errors import TargetError


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_has_a_name_and_an_id_of_its_own() -> None:
    made = house_styles.copied(styles.find("alert"), "Réseau Dialogue : Sahel")
    assert made.style.id == "reseau-dialogue-sahel"
    assert made.style.name == Bilingual("Réseau Dialogue : Sahel", "Réseau Dialogue : Sahel")
    assert made.style.columns == 2


def test_an_id_that_is_taken_gets_a_number() -> None:
    house_styles.keep(house_styles.copied(styles.find("alert"), "Ours"))
    assert house_styles.free_id("Ours") == "ours-2"
    assert house_styles.free_id("Standard") == "standard-2"
    assert house_styles.free_id("日本") == "style"


def test_a_style_that_is_kept_is_found_under_its_name() -> None:
    kept = house_styles.keep(house_styles.copied(styles.find("alert"), "Ours: blue"))
    assert kept.path.name == "Ours - blue.briefstyle"
    assert styles.names()[0].id == "ours-blue"


def test_a_style_kept_again_stays_one_file_and_takes_its_new_name() -> None:
    kept = house_styles.keep(house_styles.copied(styles.find("alert"), "Ours"))
    file = style_file.read(kept.path)
    again = house_styles.keep(
        replace(file, style=replace(file.style, name=Bilingual("Theirs", "Theirs"))), kept.path
    )
    assert names_in(paths.own_styles()) == ["Theirs.briefstyle"]
    assert again.style.id == kept.style.id


def test_two_styles_of_one_name_do_not_overwrite_each_other() -> None:
    for _ in range(2):
        house_styles.keep(house_styles.copied(styles.find("alert"), "Ours"))
    assert names_in(paths.own_styles()) == ["Ours (2).briefstyle", "Ours.briefstyle"]


def test_where_nothing_can_be_written_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    paths.own_styles().parent.mkdir(parents=True)
    paths.own_styles().write_text("a file where the folder should be")
    with pytest.raises(TargetError):
        house_styles.keep(house_styles.copied(styles.find("alert"), "Ours"))


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A file of a style from somewhere else."""
    made = house_styles.copied(styles.find("alert"), "Ours")
    path = tmp_path / "from a colleague.briefstyle"
    path.write_bytes(style_file.pack(made))
    return path


def changed(sent: Path) -> None:
    file = style_file.read(sent)
    sent.write_bytes(style_file.pack(replace(file, style=replace(file.style, page_limit=9))))


def test_a_style_is_taken_in_once(sent: Path) -> None:
    assert not house_styles.take_in(sent).already
    assert house_styles.take_in(sent).already
    assert names_in(paths.own_styles()) == ["Ours.briefstyle"]


def test_one_that_differs_is_not_replaced_unasked(sent: Path) -> None:
    house_styles.take_in(sent)
    changed(sent)
    with pytest.raises(StyleError) as refused:
        house_styles.take_in(sent)
    assert (refused.value.code, refused.value.params["name"]) == ("style-there", "Ours")
    assert styles.theme("ours").page_limit == 0


def test_replacing_keeps_the_old_one_for_a_while(sent: Path) -> None:
    house_styles.take_in(sent)
    changed(sent)
    house_styles.take_in(sent, over=True)
    assert styles.theme("ours").page_limit == 9
    assert names_in(paths.own_styles()) == ["Ours.briefstyle"]
    assert names_in(paths.state() / "thrown-away" / "styles") == ["Ours.briefstyle"]


def test_keeping_both_gives_the_new_one_a_number(sent: Path) -> None:
    house_styles.take_in(sent)
    changed(sent)
    taken = house_styles.take_in(sent, beside=True)
    assert (taken.kept.style.id, taken.kept.style.name.en) == ("ours-2", "Ours (2)")
    assert styles.theme("ours").page_limit == 0


def test_one_thrown_away_can_be_had_back(sent: Path) -> None:
    house_styles.take_in(sent)
    lies = house_styles.remove("ours")
    assert styles.dress("ours").theme.id == "standard"
    house_styles.put_back(lies)
    assert styles.theme("ours").columns == 2
    assert not lies.exists()


def test_bundled_ones_and_those_of_the_organisation_stay(sent: Path) -> None:
    with pytest.raises(StyleError) as refused:
        house_styles.remove("standard")
    assert refused.value.code == "style-bundled"
    folders.add(sent.parent)
    with pytest.raises(StyleError) as refused:
        house_styles.remove("ours")
    assert refused.value.code == "style-shared"
    assert sent.exists()
