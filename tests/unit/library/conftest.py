"""A small library in a folder of its own, sound as it stands, to be spoilt by each test."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from brief_composer.library.inspect import Inspection, inspect
from brief_composer.library.items import Library
from brief_composer.library.load import Folder, load
from brief_composer.model.finding import Finding

ORIGINAL = """Wells of the north

The town council met on market day. It asked the herders for a truce, and
they agreed to leave the wells alone until the rains had come and gone.

Nobody wrote the truce down, which the mayor said was a mistake.
"""

RECOMMENDATION = """\
format: brief-composer/recommendation/1
id: {id}
theme: water
horizon: now
title: {{en: "Ask for {id}", fr: "Demander {id}"}}
line: {{en: One line, fr: Une ligne}}
text: {{en: The council should act., fr: Le conseil devrait agir.}}
indicator: {{en: Acts counted, fr: Actes comptés}}
addressees: [council]
evidence: [{quote}]
relations: [{relations}]
safeguards: {{harm: {{en: Nobody known, fr: Personne de connu}}}}
provenance:
  - {{source: wells-2020, passage: The town council met, explicit: true}}
"""

SOURCE = """\
format: brief-composer/source/1
id: wells-2020
record: {{type: report, title: Wells of the north, issued: 2020}}
kind: analysis
as_of: 2020-05
capture: {{file: wells.txt, sha256: {sha}, words: 400}}
quotes:
  - id: wells-q1
    text: It asked the herders for a truce
    chain: [wells-2020]
    locator: {{paragraph: The town council met}}
    speaker: {{name: Mayor, role: {{en: mayor, fr: maire}}}}
    supports: [first-step, second-step]
    checked: 2026-11-22
"""

NEEDS = (
    "{kind: needs, to: first-step, strength: judgement, source: editors,"
    " reason: {en: It is the ground., fr: C’est la base.}}"
)


class Shelf:
    """The folder of one small library."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.originals = root / "originals"
        self.originals.mkdir()
        (self.originals / "wells.txt").write_text(ORIGINAL, "utf-8")
        sha = hashlib.sha256(ORIGINAL.encode()).hexdigest()
        self.write("seeds/wells-2020.yaml", SOURCE.format(sha=sha))
        first = RECOMMENDATION.format(id="first-step", quote="wells-q1", relations="")
        second = RECOMMENDATION.format(id="second-step", quote="wells-q1", relations=NEEDS)
        self.write("recommendations/first-step.yaml", first)
        self.write("recommendations/second-step.yaml", second)
        self.write(
            "actors.yaml",
            "format: brief-composer/actors/1\nactors:\n"
            "  - {id: council, name: {en: Council, fr: Conseil}}\n",
        )
        self.write(
            "themes.yaml",
            "format: brief-composer/themes/1\nthemes:\n"
            "  - {id: water, name: {en: Water, fr: Eau}}\n",
        )

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / "library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def change(self, name: str, old: str, new: str) -> Path:
        path = self.root / "library" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        return path

    def load(self, *more: Folder) -> Library:
        return load((Folder(self.root / "library"), *more))

    def inspect(self, originals: bool = False, today: str = "2026-11-22") -> Inspection:
        return inspect(
            (Folder(self.root / "library"),),
            self.originals if originals else None,
            today,
            self.root / "samples",
        )

    def only(self, code: str) -> Finding:
        """The one fault of loading, which must be of that code."""
        findings = self.load().findings
        assert [found.code for found in findings] == [f"library.{code}"]
        return findings[0]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)
