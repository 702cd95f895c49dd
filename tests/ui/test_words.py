"""The words of the window: the same in both languages, and French set as French is."""

from __future__ import annotations

import json
import re

import pytest

from brief_composer import paths

AREAS = ("app", "menu", "start", "newbrief", "status", "finder", "differences", "versions", "light")


def entries(language: str, area: str) -> dict[str, str | dict[str, str]]:
    return json.loads(paths.resource("translations", language, f"{area}.json").read_text("utf-8"))


def forms(entry: str | dict[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_words(area: str) -> None:
    assert entries("en", area).keys() == entries("fr", area).keys()


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_leave_the_same_gaps(area: str) -> None:
    def gaps(entry: str | dict[str, str]) -> set[str]:
        return {gap for form in forms(entry) for gap in re.findall(r"{(\w+)}", form)}

    french = entries("fr", area)
    for key, entry in entries("en", area).items():
        assert gaps(entry) == gaps(french[key]), key


@pytest.mark.parametrize("area", AREAS)
def test_french_is_spaced_as_french(area: str) -> None:
    wrong = re.compile(r"[^\u202f][;!?»](?!\w)|[^\u00a0]:|«[^\u202f]|'")
    for key, entry in entries("fr", area).items():
        for form in forms(entry):
            assert not wrong.search(form), (key, form)


@pytest.mark.parametrize("area", AREAS)
def test_english_has_curly_quotes_and_one_sign_for_dots(area: str) -> None:
    for key, entry in entries("en", area).items():
        for form in forms(entry):
            assert not re.search(r"['\"]|\.\.\.", form), (key, form)


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nobody_is_blamed_or_shouted_at(area: str, language: str) -> None:
    harsh = re.compile(r"\b(error|failed|invalid|erreur|échec|invalide)\b|!", re.IGNORECASE)
    for key, entry in entries(language, area).items():
        if not key.endswith(".also"):
            assert not any(harsh.search(form) for form in forms(entry)), key
