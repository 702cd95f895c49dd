"""The table of commands: every one has words, no two share a key, none takes a letter of AltGr."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brief_composer import words as catalogue
from brief_composer.ui.commands import MENUS, TABLE, Command, Commands, sequences
from brief_composer.ui.theme.theme import Theme


@pytest.fixture
def commands(theme: Theme, qapp: QApplication) -> Commands:
    return Commands(theme, catalogue.load("en"), qapp)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_and_menu_has_words(language: str) -> None:
    words = catalogue.load(language)
    missing = [c.id for c in TABLE if f"menu.{c.id}" not in words]
    assert missing + [m for m in MENUS if f"menu.{m}" not in words] == []


def test_no_two_commands_share_a_key(qapp: QApplication) -> None:
    owner: dict[str, str] = {}
    for command in TABLE:
        for keys in sequences(command):
            assert owner.setdefault(keys.toString(), command.id) == command.id, keys.toString()


def test_no_key_contains_ctrl_alt(qapp: QApplication) -> None:
    for command in TABLE:
        for keys in sequences(command):
            assert not ("Ctrl" in keys.toString() and "Alt" in keys.toString()), command.id


def test_no_key_is_a_single_letter_or_a_digit_with_shift(qapp: QApplication) -> None:
    for command in TABLE:
        for keys in sequences(command):
            last = keys.toString().split("+")[-1]
            assert "+" in keys.toString() or len(last) > 1, command.id
            assert not ("Shift" in keys.toString() and last.isdigit()), command.id


@pytest.mark.parametrize(
    ("id", "shown"),
    [
        ("file.export", "Ctrl+Shift+E"),
        ("edit.redo", "Ctrl+Y"),
        ("file.close", "Ctrl+W"),
        ("insert.quote", "Ctrl+Shift+I"),
        ("brief.check", "F7"),
        ("help.find", "Alt+Q"),
    ],
)
def test_the_menu_shows_the_key_people_know(commands: Commands, id: str, shown: str) -> None:
    assert commands[id].shortcut().toString() == shown


def test_a_command_nobody_handles_cannot_be_given(commands: Commands) -> None:
    assert not commands["file.save"].isEnabled()
    commands.run("file.save")


def test_a_bound_command_runs_until_it_is_let_go(commands: Commands) -> None:
    done: list[str] = []
    handlers = {"file.save": lambda: done.append("saved")}
    commands.bind(handlers)
    commands["file.save"].trigger()
    commands.unbind(handlers)
    commands["file.save"].trigger()
    assert done == ["saved"]


def test_a_command_switched_off_stays_off_when_bound_again(commands: Commands) -> None:
    commands.allow("edit.undo", False)
    commands.bind({"edit.undo": lambda: None})
    assert not commands["edit.undo"].isEnabled()
    commands.allow("edit.undo", True)
    assert commands["edit.undo"].isEnabled()


def test_an_unknown_command_cannot_be_bound(commands: Commands) -> None:
    with pytest.raises(KeyError):
        commands.bind({"file.teleport": lambda: None})


def test_every_command_has_a_place_or_is_a_tool_of_the_bar() -> None:
    # Importing a template stands on the start page and in the dialog of the templates.
    elsewhere = ("text.", "view.start", "file.template_import")

    def homeless(command: Command) -> bool:
        return not command.menu and not command.id.startswith(elsewhere)

    assert [c.id for c in TABLE if homeless(c)] == []


def test_a_full_menu_bar_shows_each_menu_once(qtbot: QtBot, window) -> None:
    titles = [a.text().replace("&", "") for a in window.menuBar().actions()]
    assert titles == ["File", "Edit", "Insert", "Brief", "View", "Help"]
