"""What a person has set: kept, read back, and never trusted."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from brief_composer.storage import settings
from brief_composer.storage.settings import Organisation, Settings, SettingsProblem


def test_without_a_file_the_usual_settings_hold() -> None:
    assert settings.load() == (Settings(), None)


def test_what_is_saved_is_read_back() -> None:
    chosen = Settings(
        language="fr",
        briefs_folder="Notes d’équipe",
        text_size=150,
        strong_contrast=True,
        quote_marks="guillemets",
        keep_versions_days=90,
        shortcuts={"file.export": "Ctrl+E", "brief.check": ""},
        organisation=Organisation(name="Centre du fleuve", about_fr="Nous écoutons."),
    )
    settings.save(chosen)
    assert settings.load() == (chosen, None)


def test_a_value_out_of_bounds_is_brought_inside() -> None:
    _write({"text_size": 900, "keep_versions_days": 0})
    found = settings.load().settings
    assert (found.text_size, found.keep_versions_days) == (200, 1)


@pytest.mark.parametrize(
    "held",
    [
        {"theme": "pink"},
        {"text_size": "large"},
        {"text_size": True},
        {"dim_pages": 1},
        {"shortcuts": ["Ctrl+E"]},
        {"shortcuts": {"file.export": 3}},
        {"organisation": "Centre"},
        {"organisation": {"name": 3}},
        {"language": None},
        {"from_a_later_version": {"a": 1}},
    ],
)
def test_a_value_that_makes_no_sense_is_the_usual_one(held: dict[str, object]) -> None:
    _write(held)
    assert settings.load() == (Settings(), None)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"\xff\xfe", b'"text"', b"[" * 100_000, b" " * 300_000]
)
def test_a_damaged_file_is_told_and_kept_aside(data: bytes) -> None:
    settings.file().parent.mkdir(parents=True)
    settings.file().write_bytes(data)
    found, problem = settings.load()
    assert found == Settings()
    assert problem is not None
    assert problem.code == "settings-damaged"
    assert (settings.file().parent / "settings (damaged).json").read_bytes() == data
    assert settings.load() == (Settings(), None)


def test_half_a_character_in_the_file_can_be_written_again() -> None:
    settings.file().parent.mkdir(parents=True)
    settings.file().write_text('{"organisation": {"name": "A\\ud800B"}}', "utf-8")
    found = settings.load().settings
    settings.save(found)
    assert settings.load().settings.organisation.name == "AB"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="may write everywhere")
def test_settings_that_cannot_be_kept_are_told() -> None:
    settings.file().parent.mkdir(parents=True)
    settings.file().parent.chmod(0o500)
    with pytest.raises(SettingsProblem, match="settings-not-kept"):
        settings.save(Settings(text_size=110))
    settings.file().parent.chmod(0o700)


def test_a_folder_in_the_way_is_told() -> None:
    settings.file().mkdir(parents=True)
    assert settings.load().problem is not None
    with pytest.raises(SettingsProblem, match="settings-not-kept"):
        settings.save(Settings())


def test_a_detail_of_the_organisation_is_found_by_its_name() -> None:
    ours = Organisation(name=" River Centre ", about_en="We listen.", about_fr="Nous écoutons.")
    assert ours.detail("name", "en-GB") == "River Centre"
    assert ours.detail("about", "fr-FR") == "Nous écoutons."
    assert ours.detail("about", "en-GB") == "We listen."
    assert ours.detail("email", "en-GB") == ""
    assert ours.detail("colour", "en-GB") == ""


def test_details_that_were_typed_can_be_kept_for_the_next_briefs() -> None:
    ours = Organisation(name="River Centre")
    kept = ours.with_details({"email": " a@b.org ", "about": "Nous.", "colour": "red"}, "fr")
    assert kept == Organisation(name="River Centre", email="a@b.org", about_fr="Nous.")


def test_every_detail_a_blank_may_ask_for_can_be_kept() -> None:
    for name in settings.DETAILS:
        kept = Organisation().with_details({name: "x"}, "en")
        assert kept.detail(name, "en") == "x"


def test_reading_settings_loads_nothing_heavy() -> None:
    script = (
        "import sys; from brief_composer.storage import settings; settings.load();"
        "print(*(n for n in ('msgspec', 'brief_composer.model', 'hashlib') if n in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def _write(held: dict[str, object]) -> None:
    settings.file().parent.mkdir(parents=True)
    settings.file().write_text(json.dumps(held), "utf-8")
