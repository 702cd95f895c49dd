"""What exported files are called, where they go, and what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_composer import paths
from brief_composer import words as catalogue
from brief_composer.library.items import Bilingual, Library, Template
from brief_composer.model.brief import Brief, Details
from brief_composer.ui.dialogs.export_choices import (
    Choices,
    ChoiceStore,
    proposed_name,
    shown_folder,
    shown_size,
)

TEMPLATE = Template(
    "policy-brief", Bilingual("Policy brief", "Note d’orientation"), Bilingual(), ()
)
LIBRARY = Library({}, {}, {}, {}, {}, {"policy-brief": TEMPLATE})


def _named(title: str, date: str, language: str = "en-GB") -> str:
    details = Details(title=title, date=date, language=language, template="policy-brief")
    return proposed_name(Brief(details), LIBRARY)


def test_the_name_is_the_title_the_kind_and_the_month() -> None:
    name = _named(title="Talking first: engaging armed groups", date="2024-05-12")
    assert name == "Talking first - policy brief - May 2024"


def test_the_name_is_in_the_language_of_the_brief() -> None:
    name = _named(title="D’abord parler", date="2024-05-12", language="fr-FR")
    assert name == "D’abord parler - note d’orientation - mai 2024"


@pytest.mark.parametrize(
    ("title", "begins"), [("Mali: what now", "Mali - what now -"), ("", "Untitled brief -")]
)
def test_a_title_is_cut_at_its_colon_only_where_enough_is_left(title: str, begins: str) -> None:
    assert _named(title=title, date="2024-05-12").startswith(begins)


def test_a_date_that_is_none_is_left_out() -> None:
    assert _named(title="Talk", date="soon") == "Talk - policy brief"


def test_targets_have_one_name_with_two_endings(tmp_path: Path) -> None:
    choices = Choices(name="a/b", folder=str(tmp_path))
    assert choices.targets() == {"docx": tmp_path / "a-b.docx", "pdf": tmp_path / "a-b.pdf"}


def test_choices_are_kept_by_brief_and_a_folder_that_went_is_forgotten(tmp_path: Path) -> None:
    brief = tmp_path / "one.brief"
    ChoiceStore().keep(brief, Choices(formats=("pdf",), folder=str(tmp_path / "gone"), draft=True))
    held = ChoiceStore().of(brief)
    assert (held.formats, held.folder, held.draft) == (("pdf",), str(tmp_path), False)
    assert ChoiceStore().of(tmp_path / "other.brief").formats == ("docx", "pdf")


def test_folders_are_said_from_home() -> None:
    assert shown_folder(paths.home() / "Documents" / "Briefs") == "Documents › Briefs"


def test_sizes_are_said_in_the_manner_of_the_language() -> None:
    english, french = catalogue.load("en"), catalogue.load("fr")
    assert shown_size(84_200, english) == "84 KB"
    assert shown_size(2_340_000, english) == "2.3 MB"
    assert shown_size(2_340_000, french) == "2,3 Mo"
