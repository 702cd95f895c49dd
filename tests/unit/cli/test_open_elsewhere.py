"""Commands that change a brief leave one alone that is open in a window."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from brief_composer.cli.exits import Exit
from brief_composer.cli.main import main
from brief_composer.storage import container, files, marks

ENVIRON = {"BRIEF_COMPOSER_LANGUAGE": "en"}


def run(*typed: str) -> tuple[int, str]:
    err = io.StringIO()
    code = main(typed, io.StringIO(), err, ENVIRON)
    return code, err.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "Talking first.brief"
    code, _ = run("new", "-o", str(made), "--title", "Talking first", "--template", "policy-brief")
    assert code == Exit.DONE
    return made


@pytest.mark.parametrize(
    "typed", [("add", "--recommendation", "gate-ddr-on-ssr"), ("fill", "date=12 May")]
)
def test_what_a_window_has_open_is_not_changed(path: Path, typed: tuple[str, ...]) -> None:
    hold = marks.mark(files.load(path), path)
    assert hold is not None
    before = path.read_bytes()

    code, said = run(typed[0], str(path), *typed[1:])

    hold.release()
    assert code == Exit.CANNOT_WRITE
    assert said.startswith("“Talking first.brief” is open in another window.")
    assert path.read_bytes() == before


@pytest.mark.parametrize("more", [(), ("--to", "saved.brief")])
def test_nothing_is_said_to_be_left_of_what_a_window_is_writing(
    path: Path, more: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    hold = marks.mark(files.load(path), path)
    assert hold is not None

    code, said = run("recover", str(path), *more)

    hold.release()
    assert code in (Exit.CANNOT_READ, Exit.CANNOT_WRITE)
    assert said.startswith("“Talking first.brief” is open in another window.")


def test_once_it_is_closed_it_can_be_changed(path: Path) -> None:
    hold = marks.mark(files.load(path), path)
    assert hold is not None
    hold.release()

    code, _ = run("add", str(path), "--recommendation", "gate-ddr-on-ssr")

    assert code == Exit.DONE
    assert marks.holder(files.load(path).id, path) is None


def test_reading_takes_no_notice_of_an_open_window(path: Path) -> None:
    hold = marks.mark(files.load(path), path)
    assert hold is not None

    code, said = run("show", str(path))

    hold.release()
    assert code == Exit.DONE
    assert said == ""


def test_parts_of_other_programs_survive_a_command(path: Path) -> None:
    opened = files.open_brief(path)
    content = files.to_bytes(opened.brief, Path("x.yaml"))
    path.write_bytes(container.pack(content, {"extra/notes.txt": b"of another program"}))

    code, _ = run("add", str(path), "--recommendation", "gate-ddr-on-ssr")

    assert code == Exit.DONE
    assert files.open_brief(path).others["extra/notes.txt"] == b"of another program"
