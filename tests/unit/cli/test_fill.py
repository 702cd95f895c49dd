"""Blanks at the command line, and what the settings have to do with them."""

from __future__ import annotations

import io
from pathlib import Path

from brief_composer.cli.main import main
from brief_composer.model.richtext import plain
from brief_composer.storage import files, settings
from brief_composer.storage.settings import Organisation, Settings

OURS = Organisation(
    name="River Centre",
    place="Mopti",
    email="us@example.org",
    contact="Awa Diarra",
    about_en="We listen to herders and farmers.",
    about_fr="Nous écoutons éleveurs et paysans.",
)


def run(*given: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(given, out, err, {"BRIEF_COMPOSER_LANGUAGE": "en"})
    return code, out.getvalue(), err.getvalue()


def new(folder: Path, *more: str) -> Path:
    path = folder / "t.brief"
    made = run("new", "--template", "policy-brief", "--title", "T", "-o", str(path), *more)
    assert made[0] == 0
    return path


def about(path: Path) -> str:
    return plain(files.load(path).sections[-1].blocks[0].prose)


def test_a_new_brief_says_who_you_are_as_the_settings_do(tmp_path: Path) -> None:
    settings.save(Settings(organisation=OURS))
    path = new(tmp_path)
    assert about(path).startswith("River Centre works in Mopti. We listen to herders and farmers.")
    assert "Awa Diarra, us@example.org" in about(path)
    assert files.load(path).details.organisation == "River Centre"


def test_a_french_brief_says_it_in_french(tmp_path: Path) -> None:
    settings.save(Settings(organisation=OURS))
    text = about(new(tmp_path, "--language", "fr"))
    assert text.startswith("River Centre (Mopti). Nous écoutons éleveurs et paysans.")


def test_what_the_settings_do_not_say_stays_a_blank(tmp_path: Path) -> None:
    settings.save(Settings(organisation=Organisation(name="River Centre")))
    path = new(tmp_path)
    assert "5  " not in run("fill", str(path))[1]
    assert "4  e-mail address · your organisation" in run("fill", str(path))[1]


def test_damaged_settings_are_told_and_cost_only_themselves(tmp_path: Path) -> None:
    settings.file().parent.mkdir(parents=True)
    settings.file().write_text("{", "utf-8")
    path = tmp_path / "t.brief"
    code, _, told = run("new", "--template", "policy-brief", "--title", "T", "-o", str(path))
    assert (code, path.is_file()) == (0, True)
    assert told.startswith("The settings were damaged")


def test_the_organisation_can_be_filled_in_later(tmp_path: Path) -> None:
    path = new(tmp_path)
    settings.save(Settings(organisation=OURS))
    assert run("fill", str(path), "--organisation")[1] == "5 blanks filled in.\n"
    assert "River Centre" in about(path)


def test_a_file_with_nothing_filled_in_is_not_written(tmp_path: Path) -> None:
    path = new(tmp_path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert run("fill", str(path), "--list")[0] == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
