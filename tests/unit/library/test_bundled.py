"""The library that comes with the program is sound."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

from brief_composer import paths, words
from brief_composer.library.inspect import LARGEST_SHARE, inspect
from brief_composer.library.load import bundled, load

ROOM = Path(words.__file__).parents[1] / "library"


def test_it_has_no_fault() -> None:
    found = inspect().findings
    assert [(item.code, item.origin, item.params) for item in found] == []


def test_every_source_is_quoted_within_its_share() -> None:
    shares = inspect().shares
    assert shares
    assert all(0 < share.percent <= LARGEST_SHARE for share in shares)


def test_every_recommendation_has_evidence_in_the_library() -> None:
    library = load()
    assert all(library.quotes_for(id) for id in library.recommendations)


def test_yaml_is_not_read_before_the_library_is() -> None:
    code = "import sys, brief_composer.library.load; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_compares_loosely_is_not_loaded_with_the_library() -> None:
    code = (
        "import sys; from brief_composer.library.load import load; "
        "import brief_composer.library.inspect; load(); sys.exit('rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_all_bundled_places_are_there() -> None:
    assert all(folder.path.exists() and not folder.owner for folder in bundled())


SOURCES = "\n".join(path.read_text("utf-8") for path in sorted(ROOM.glob("*.py")))
SPELT_OUT = re.compile(r'"library\.([a-z-]+)"')
TOLD = re.compile(r'(?:_tell|_fault|_stop|_refused|Fault)\(\s*"([a-z-]+)"|", "(syntax[a-z-]*)"\)')
SHELVES = ("actor", "claim", "quote", "recommendation", "source", "theme")
CHOSEN = re.compile(r'code = "([a-z-]+)" if [^\n]+ else "([a-z-]+)"')


def codes() -> list[str]:
    """Every code the room reports, as its modules spell them."""
    found = {code for regex in (TOLD, CHOSEN) for both in regex.findall(SOURCES) for code in both}
    found |= set(SPELT_OUT.findall(SOURCES)) | {"syntax"}
    found |= {f"unknown-{kind}" for kind in SHELVES}
    return sorted(f"library.{code}" for code in found if code)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    catalogue = words.load(language)
    assert len(codes()) > 50
    assert [code for code in codes() if f"findings.{code}" not in catalogue] == []


def test_no_words_are_left_over() -> None:
    written = json.loads(paths.resource("translations", "en", "findings.json").read_text("utf-8"))
    ours = {code for code in written if code.startswith("library.")}
    assert sorted(ours - set(codes())) == []


def test_both_languages_have_the_same_gaps() -> None:
    def gaps(language: str) -> dict[str, set[str]]:
        catalogue = words.load(language)
        texts = {code: catalogue(f"findings.{code}") for code in codes()}
        return {
            code: {name for _, name, _, _ in Formatter().parse(text) if name}
            for code, text in texts.items()
        }

    assert gaps("en") == gaps("fr")
