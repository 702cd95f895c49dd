"""What was typed and not saved is brought back from the command line too."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from brief_composer.cli.main import main
from brief_composer.model.brief import Brief
from brief_composer.storage import files, keeping, marks, versions
from brief_composer.storage.versions import Reason
from tests.unit.storage.journals import ID, brief, text_of, typed, write

BASE = brief("Before.")
AFTER = typed(BASE, "Before. And after.")


def run(*typed_: str, language: str = "en") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(typed_, out, err, {"BRIEF_COMPOSER_LANGUAGE": language})
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A brief of which a process that died left more than its file holds."""
    place = tmp_path / "Talking first.brief"
    files.save(place, BASE)
    write(keeping.folder(ID, place), place, BASE, [AFTER])
    return place


def left(path: Path) -> list[Path]:
    return list(keeping.find(ID, path).glob("journal/*"))


@pytest.mark.parametrize("command", ["show", "check", "export"])
def test_a_command_that_reads_says_there_is_more(path: Path, command: str) -> None:
    more = ("--to", "html") if command == "export" else ()
    _, out, err = run(command, str(path), *more)
    assert "More of “Talking first.brief” was typed" in err
    assert "brief-composer recover" in err
    assert "And after" not in out


def test_a_command_that_changes_the_brief_waits(path: Path) -> None:
    code, _, err = run("fill", str(path), "--organisation")
    assert code == 4
    assert "Bring it back first: brief-composer recover" in err
    assert files.load(path) == BASE


def test_an_open_brief_is_not_spoken_of(path: Path) -> None:
    hold = marks.mark(BASE, path)
    assert hold is not None
    _, _, err = run("show", str(path))
    assert err == ""
    hold.release()
    assert left(path)


def test_it_is_put_into_the_file(path: Path) -> None:
    code, out, _ = run("recover", str(path))
    assert code == 0
    assert "holds everything again" in out
    assert text_of(files.load(path)) == "Before. And after."
    assert not left(path)


def test_it_is_listed_and_nothing_is_changed(path: Path) -> None:
    _, out, _ = run("recover", "--list")
    assert str(path) in out
    assert "typed and not saved" in out
    assert files.load(path) == BASE
    assert left(path)


def test_the_list_is_there_for_programs(path: Path) -> None:
    _, out, _ = run("recover", "--json")
    (row,) = json.loads(out)["left"]
    assert (row["path"], row["file"], row["complete"]) == (str(path), "ahead", True)


def test_it_goes_to_another_file_and_the_brief_stays(path: Path) -> None:
    other = path.with_name("Other.brief")
    run("recover", str(path), "--to", str(other))
    copy = files.load(other)
    assert text_of(copy) == "Before. And after."
    assert copy.id != ID
    assert files.load(path) == BASE
    assert left(path)


def test_another_file_is_never_replaced(path: Path) -> None:
    other = path.with_name("Other.brief")
    files.save(other, BASE)
    code, _, err = run("recover", str(path), "--to", str(other))
    assert code == 4
    assert "Other.brief" in err
    assert files.load(other) == BASE


def test_a_damaged_file_is_kept_and_the_text_is_back(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])
    code, out, _ = run("recover", str(path))
    assert code == 0
    assert "Talking first (damaged).brief" in out
    assert text_of(files.load(path)) == "Before. And after."


def test_a_damaged_file_without_a_journal_comes_back_as_it_was_earlier(tmp_path: Path) -> None:
    place = tmp_path / "Talking first.brief"
    files.save(place, BASE)
    keeping.folder(ID, place)
    versions.keep(typed(BASE, "Earlier."), place, Reason.HOURLY)
    place.write_bytes(place.read_bytes()[:-20])
    assert run("recover", str(place))[0] == 0
    assert text_of(files.load(place)) == "Earlier."


def test_a_damaged_file_nothing_is_kept_of_is_told(tmp_path: Path) -> None:
    place = tmp_path / "x.brief"
    files.save(place, BASE)
    torn = place.read_bytes()[:-20]
    place.write_bytes(torn)
    assert run("recover", str(place))[0] == 3
    assert place.read_bytes() == torn


def test_a_file_from_elsewhere_stays(path: Path) -> None:
    elsewhere: Brief = typed(BASE, "Typed elsewhere.")
    files.save(path, elsewhere)
    _, out, _ = run("recover", str(path))
    (aside,) = path.parent.glob("*other version*")
    assert aside.name in out
    assert files.load(path) == elsewhere
    assert text_of(files.load(aside)) == "Before. And after."


def test_a_file_that_is_gone_is_there_again(path: Path) -> None:
    path.unlink()
    assert run("recover", str(path))[0] == 0
    assert text_of(files.load(path)) == "Before. And after."


def test_it_speaks_french(path: Path) -> None:
    _, out, _ = run("recover", str(path), language="fr")
    assert out.startswith("«\u202fTalking first.brief\u202f» contient de nouveau tout")
