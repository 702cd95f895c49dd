"""What every command has in common: exit codes, languages, JSON, terminals of all kinds."""

from __future__ import annotations

import errno
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from brief_composer import words as catalogue
from brief_composer.cli import commands, opening
from brief_composer.cli.exits import Exit
from brief_composer.cli.main import main
from brief_composer.storage.errors import SaveError

ROOT = Path(__file__).resolve().parents[3]
FRENCH, ENGLISH = {"BRIEF_COMPOSER_LANGUAGE": "fr"}, {"LANG": "en_GB.UTF-8"}


def run(*given: str, environ: dict[str, str] = ENGLISH) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return main(given, out, err, environ), out.getvalue(), err.getvalue()


@pytest.fixture
def brief(tmp_path: Path) -> str:
    path = str(tmp_path / "t.brief")
    given = ("new", "--template", "policy-brief", "--title", "Paix : où ?", "-o", path)
    assert run(*given, "--recommendation", "gate-ddr-on-ssr")[0] == 0
    return path


def test_the_documented_exit_codes_are_the_real_ones() -> None:
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    table = re.findall(r"^\| (\d+) \| ([A-Z_]+) \| (.+) \|$", text, re.MULTILINE)
    words = catalogue.load("en")
    assert table == [
        (str(int(exit)), exit.name, words(f"cli.exit.{exit.name.lower()}")) for exit in Exit
    ]


@pytest.mark.parametrize("name", commands.names())
@pytest.mark.parametrize("environ", [ENGLISH, FRENCH])
def test_every_command_explains_itself(name: str, environ: dict[str, str]) -> None:
    code, out, err = run(*name.split(), "--help", environ=environ)
    assert (code, err) == (0, "")
    assert out.startswith("Utilisation" if environ is FRENCH else "Usage: ")


@pytest.mark.parametrize("given", [(), ("--help",), ("help",), ("--version",)])
def test_the_program_says_what_it_can_do(given: tuple[str, ...]) -> None:
    code, out, err = run(*given)
    assert (code, err) == (0, "")
    assert out.startswith("Brief Composer")


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "manque"),
        ({"LC_ALL": "fr_CA", "LANG": "en_GB"}, "manque"),
        ({"BRIEF_COMPOSER_LANGUAGE": "en", "LC_ALL": "fr_FR"}, "missing"),
        ({"LANG": "C"}, "missing"),
        ({}, "missing"),
    ],
)
def test_the_language_is_the_systems_unless_chosen(environ: dict[str, str], said: str) -> None:
    assert said in run("show", environ=environ)[2]


def test_a_brief_is_answered_as_data(brief: str) -> None:
    data = json.loads(run("show", brief, "--json")[1])
    assert (data["schema_version"], data["kind"]) == (1, "brief")
    assert data["details"]["title"] == "Paix : où ?"
    (block,) = [
        block
        for section in data["sections"]
        for block in section["blocks"]
        if block["kind"] == "recommendation"
    ]
    assert block["origin"] == "gate-ddr-on-ssr"
    assert block["evidence"][0]["chain"]


def test_findings_are_answered_as_data(brief: str) -> None:
    code, out, _ = run("check", brief, "--json")
    data = json.loads(out)
    assert (code, data["kind"], data["to_fix"] > 0) == (1, "check", True)
    wanted = {"code", "severity", "where", "place", "params", "title", "text"}
    assert all(finding.keys() == wanted for finding in data["findings"])


@pytest.mark.parametrize("what", ["recommendations", "quotes", "sources", "templates"])
def test_every_list_names_items_that_can_be_shown(what: str) -> None:
    rows = json.loads(run("library", "list", what, "--json")[1])[what]
    code, out, _ = run("library", "show", rows[0]["id"], "--json")
    assert (code, json.loads(out)["id"]) == (0, rows[0]["id"])


def test_a_terminal_without_our_signs_is_spoken_to_in_plainer_ones(brief: str) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, "ascii", newline="\n")
    assert main(["show", brief], out, io.StringIO(), ENGLISH) == 0
    out.flush()
    assert raw.getvalue().startswith(b"Paix : ou ?\n")


def test_json_for_a_terminal_without_our_signs_loses_nothing(brief: str) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, "ascii", newline="\n")
    main(["show", brief, "--json"], out, io.StringIO(), ENGLISH)
    out.flush()
    assert json.loads(raw.getvalue())["details"]["title"] == "Paix : où ?"


def test_ctrl_c_ends_a_command_in_one_line(brief: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "to_read", stop)
    assert run("show", brief) == (130, "", "Stopped.\n")


def test_what_nobody_expected_is_told_without_a_traceback(
    brief: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(opening, "to_read", fall)
    code, _, err = run("show", brief)
    assert code == 70
    assert "ZeroDivisionError (oh) brief_composer.cli.commands.show:" in err
    assert "Traceback" not in err


def test_a_reader_that_ends_first_is_no_trouble() -> None:
    command = f"{sys.executable} -m brief_composer library list; echo $? >&2"
    piped = subprocess.run(
        ["bash", "-c", f"({command}) | head -1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert piped.stdout.count("\n") == 1
    assert piped.stderr.strip() in ("0", "141")


def test_an_export_never_loads_qt(brief: str, tmp_path: Path) -> None:
    code = (
        "import sys; from brief_composer.cli.main import main;"
        "code = main(sys.argv[1:]);"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    given = ["export", brief, "--to", "docx", "--to", "pdf", "--to", "html", "-o", str(tmp_path)]
    done = subprocess.run([sys.executable, "-c", code, *given], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in tmp_path.iterdir()} == {".brief", ".docx", ".pdf", ".html"}


def test_both_languages_have_the_same_words() -> None:
    for area in ("cli", "edit", "error"):
        both = [
            json.loads((ROOT / "resources/translations" / each / f"{area}.json").read_text("utf-8"))
            for each in ("en", "fr")
        ]
        assert both[0].keys() == both[1].keys(), area


def test_a_folder_is_no_name_for_a_new_brief(tmp_path: Path) -> None:
    code, _, _ = run("new", "--template", "policy-brief", "--title", "T", "-o", str(tmp_path))
    assert code == Exit.CANNOT_WRITE


@pytest.mark.parametrize("command", ["new", "export", "light", "versions", "style export"])
def test_a_name_no_system_takes_is_told(command: str, brief: str, tmp_path: Path) -> None:
    long = str(tmp_path / ("n" * 300))
    assert run("versions", brief, "keep", "Sent")[0] == 0
    given = {
        "new": ("--template", "policy-brief", "--title", "T", "-o", long + ".brief"),
        "export": (brief, "--to", "docx", "-o", long + ".docx"),
        "light": (brief, "--under", "1MB", "--to", long + ".brief"),
        "versions": (brief, "restore", "1", "--to", long + ".brief"),
        "style export": ("standard", "-o", long + ".briefstyle"),
    }[command]
    code, out, err = run(*command.split(), *given)
    assert code == Exit.CANNOT_WRITE, err
    assert out == ""
    assert "Choose a shorter or simpler one" in err


def test_a_folder_in_the_place_of_a_brief_is_told_in_ones_own_language(tmp_path: Path) -> None:
    (tmp_path / "t.brief").mkdir()
    given = ("new", "--template", "policy-brief", "--title", "T", "--force")
    code, _, err = run(*given, "-o", str(tmp_path / "t.brief"), environ=FRENCH)
    assert code == Exit.CANNOT_WRITE
    assert "est un dossier" in err


def test_a_version_is_not_kept_without_a_name(brief: str) -> None:
    code, _, err = run("versions", brief, "keep", " ")
    assert code == Exit.WRONG_USE
    assert "“NAME” is missing" in err


def test_a_new_brief_is_called_brief_whatever_ending_was_typed(tmp_path: Path) -> None:
    run("new", "--template", "policy-brief", "--title", "T", "-o", str(tmp_path / "v1.2"))
    assert [each.name for each in tmp_path.iterdir()] == ["v1.2.brief"]


def test_a_house_style_nobody_has_is_told_before_the_brief_is_made(tmp_path: Path) -> None:
    path = tmp_path / "t.brief"
    given = ("--template", "policy-brief", "--title", "T", "--house-style", "standrad")
    code, _, said = run("new", *given, "-o", str(path))
    assert (code, path.exists()) == (Exit.NOT_FOUND, False)
    assert "standard" in said


def test_what_was_not_saved_is_not_said_to_be_added(
    brief: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise SaveError("save-read-only", name=path.name, place="")

    monkeypatch.setattr("brief_composer.storage.files.save", refuse)
    code, answered, _ = run("add", brief, "--recommendation", "stop-arming-self-defence-groups")
    assert (code, answered) == (Exit.CANNOT_WRITE, "")


def test_a_name_for_another_format_is_told(brief: str, tmp_path: Path) -> None:
    code, _, said = run("export", brief, "--to", "pdf", "-o", str(tmp_path / "out.docx"))
    assert code == Exit.WRONG_USE
    assert "out.docx" in said


def test_an_export_has_the_very_name_that_was_given(brief: str, tmp_path: Path) -> None:
    assert run("export", brief, "-o", str(tmp_path / "Web.HTML"))[0] == Exit.DONE
    assert (tmp_path / "Web.HTML").exists()


def test_a_file_is_no_folder_of_originals(brief: str) -> None:
    assert run("library", "check", "--originals", brief)[0] == Exit.CANNOT_READ


STEERING = """format: brief-composer/brief/1
details: {title: "T\\e[31m\\x9b5m\\u202e", audience: "\\e]0;x\\a"}
"""


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_brief_does_not_steer_the_terminal(tmp_path: Path, options: tuple[str, ...]) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(STEERING, "utf-8")
    code, answered, _ = run("show", str(path), *options)
    assert code == Exit.DONE
    assert not set(answered) & set("\x1b\x07\x9b\u202e")
    if options:
        assert json.loads(answered)["details"]["audience"] == "\x1b]0;x\x07"


class Full(io.StringIO):
    """A stream on a disk that takes no more."""

    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_an_answer_the_disk_does_not_take_is_told(brief: str) -> None:
    err = io.StringIO()
    assert main(["show", brief], Full(), err, ENGLISH) == Exit.CANNOT_WRITE
    assert "No space left" in err.getvalue()


def test_a_remark_nobody_can_read_changes_nothing() -> None:
    assert main(["show", "none.brief"], io.StringIO(), Full(), ENGLISH) == Exit.CANNOT_READ


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_trouble(brief: str, streams: str) -> None:
    shell = f'"{sys.executable}" -m brief_composer show "{brief}" {streams}'
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("given", [("--lang",), ("--langue", "fr"), ("show", "x", "--lang", "de")])
def test_a_language_there_is_not_is_told(given: tuple[str, ...]) -> None:
    assert run(*given)[0] == Exit.WRONG_USE


def test_help_for_a_command_can_be_asked_for_first() -> None:
    assert run("help", "library", "list") == run("library", "list", "--help")


@pytest.mark.parametrize("page", ["README.md", "dev.py"])
def test_the_export_told_first_is_one_that_can_be_made(page: str, brief: str) -> None:
    text = Path(__file__).parents[3].joinpath(page).read_text("utf-8")
    (typed,) = set(re.findall(r"dev\.py run (export my\.brief[^\n\\\\]*)", text))
    assert run(*typed.replace("my.brief", brief).split())[0] == Exit.DONE
