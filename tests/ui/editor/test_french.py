"""French spacing, on plain characters."""

from __future__ import annotations

import pytest

from brief_composer.ui.editor.french import spacing


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("Vraiment?", "Vraiment\u202f?"),
        ("Vraiment ?", "Vraiment\u202f?"),
        ("Vraiment\u00a0?", "Vraiment\u202f?"),
        ("ainsi;", "ainsi\u202f;"),
        ("Voici:", "Voici\u00a0:"),
        ("Voici :", "Voici\u00a0:"),
        ("«", "«\u202f"),
        ("«\u202f ", "«\u202f"),
        ("«\u202foui»", "«\u202foui\u202f»"),
        ("«\u202foui »", "«\u202foui\u202f»"),
        ("100\u00a0%!", "100\u00a0%\u202f!"),
    ],
)
def test_a_sign_gets_its_space(typed: str, becomes: str) -> None:
    fix = spacing(typed)
    assert fix is not None
    assert typed[: len(typed) - fix.back] + fix.text == becomes


@pytest.mark.parametrize(
    "typed",
    ["", "?", "quoi\u202f?", "quoi\u202f?!", "(?", "10:", "https:", "https://a.org/?", "mot", "a "],
)
def test_what_is_right_or_not_a_sentence_stays(typed: str) -> None:
    assert spacing(typed) is None
