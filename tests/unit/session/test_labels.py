"""Every edit has a name in both languages."""

from __future__ import annotations

import pytest

from brief_composer import words as catalogue
from brief_composer.session import labels
from brief_composer.session.history import Label

LABELS = [value for value in vars(labels).values() if isinstance(value, Label)]


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_every_edit_has_a_name(language: str) -> None:
    words = catalogue.load(language)
    for label in [*LABELS, labels.adding("T"), labels.adding_before("T")]:
        assert words(label.key, **dict(label.params))
