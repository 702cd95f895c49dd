"""Files a later version of the program wrote: to be read, never to be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_composer.model import markup
from brief_composer.model.blocks import TextBlock
from brief_composer.storage import container, files
from brief_composer.storage.errors import DamagedBrief, NewerBrief

LATER = """\
format: brief-composer/brief/99
made_by: Brief Composer 2.1
mood: hopeful
details: {title: Talking first, language: en-GB, weather: fair}
sections:
  - id: s1
    title: Summary
    role: haiku
    blocks:
      - {kind: text, id: b1, text: Known words., glow: true}
      - {kind: hologram, id: b2, text: Words of a kind to come.}
      - {kind: silence, id: b3}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "Later.brief"
    made.write_bytes(container.pack(LATER.encode()))
    return made


def test_it_is_not_opened_like_any_other(path: Path) -> None:
    with pytest.raises(NewerBrief) as refused:
        files.open_brief(path)

    assert refused.value.params["version"] == "2.1"


def test_opened_to_read_it_shows_what_is_understood(path: Path) -> None:
    opened = files.open_brief(path, to_read_only=True)

    assert opened.newer
    assert opened.program == "2.1"
    assert opened.brief.details.title == "Talking first"
    (section,) = opened.brief.sections
    assert section.title == "Summary"
    assert section.blocks[0].id == "b1"


def test_a_block_of_a_kind_to_come_is_read_as_its_text(path: Path) -> None:
    (section,) = files.open_brief(path, to_read_only=True).brief.sections
    block = section.blocks[1]

    assert isinstance(block, TextBlock)
    assert markup.write(block.prose) == "Words of a kind to come."


def test_it_counts_what_it_passes_over(path: Path) -> None:
    """mood, weather, haiku, glow, hologram and silence."""
    assert files.open_brief(path, to_read_only=True).passed_over == 6


def test_a_file_of_our_own_is_opened_as_strictly_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "Now.yaml"
    path.write_text("format: brief-composer/brief/1\nmood: hopeful\n", "utf-8")

    with pytest.raises(DamagedBrief):
        files.open_brief(path, to_read_only=True)


def test_one_whose_parts_cannot_be_told_apart_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Later.yaml"
    path.write_text(LATER.replace("id: b2", "id: b1"), "utf-8")

    with pytest.raises(NewerBrief):
        files.open_brief(path, to_read_only=True)
