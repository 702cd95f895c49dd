"""Older briefs open: each step by number, and a kept specimen of every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief_composer.model.node import MapNode, TextNode
from brief_composer.storage import files, migrations, plain

SPECIMENS = Path(__file__).resolve().parents[2] / "cases" / "specimens"


@pytest.mark.parametrize("number", range(1, migrations.CURRENT + 1))
def test_a_brief_of_every_format_opens(number: int) -> None:
    opened = files.open_brief(SPECIMENS / f"v{number}.brief")
    assert opened.version == number
    assert opened.migrated == (number < migrations.CURRENT)
    brief = opened.brief
    assert brief.details.title == "Parler d’abord : “qui” parle ?"
    text, asks = (section.blocks for section in brief.sections[:2])
    assert len(text) == 1
    (evidence,) = brief.recommendations()[0].evidence
    assert (evidence.text, brief.quotes[0].text) == ("A […] word.", "A first word.")
    assert asks == brief.recommendations()
    assert [source.id for source in brief.sources] == ["first-2016", "second-2024"]
    assert brief.set_aside[0].reason == "Known to readers"


def test_the_present_format_is_written_as_its_specimen() -> None:
    specimen = SPECIMENS / f"v{migrations.CURRENT}.brief"
    opened = files.open_brief(specimen)
    made_by = re.compile(rb"made_by: .*")
    again = made_by.sub(b"", plain.write(opened.brief))
    from brief_composer.storage import container

    with specimen.open("rb") as stream:
        content = container.unpack(stream, "v")
    assert again == made_by.sub(b"", content)


def step(name: str) -> migrations.Step:
    def migrate(root: MapNode) -> MapNode:
        return MapNode((*root.entries, (TextNode(name), TextNode("done"))))

    return migrate


def test_steps_are_taken_one_after_the_other() -> None:
    chain = {1: step("one"), 2: step("two"), 3: step("three")}
    root = migrations.migrate(MapNode(()), 2, chain, to=4)
    assert [key.text for key, _ in root.entries] == ["two", "three"]


def test_a_gap_in_the_chain_is_no_way() -> None:
    chain = {1: step("one"), 3: step("three")}
    assert not migrations.has_way(1, chain, to=4)
    assert migrations.has_way(3, chain, to=4)
    assert not migrations.has_way(5, chain, to=4)


def test_there_is_a_way_up_from_every_format() -> None:
    assert all(migrations.has_way(n) for n in range(1, migrations.CURRENT + 1))
