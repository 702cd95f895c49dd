"""An earlier brief in place of the present one."""

from __future__ import annotations

from msgspec import structs

from brief_composer.model import markup
from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.session import labels
from brief_composer.session.edits.restoring import restore
from brief_composer.session.session import Session

TEXT = TextBlock(BlockId("b2"), markup.parse("It rains."))
OTHER = TextBlock(BlockId("b4"), markup.parse("It pours."))
EARLIER = Brief(Details("The river"), (Section(SectionId("s1"), "Why", blocks=(TEXT,)),), counter=2)
NOW = Brief(
    Details("The wide river"),
    (Section(SectionId("s1"), "Why", blocks=(structs.replace(TEXT), OTHER)),),
    counter=9,
    id="ab" * 16,
)


def test_the_brief_is_as_it_was() -> None:
    restored = restore(EARLIER)(NOW)
    assert (restored.details, restored.sections) == (EARLIER.details, EARLIER.sections)


def test_it_stays_the_same_brief_and_gives_no_identifier_out_twice() -> None:
    restored = restore(EARLIER)(NOW)
    assert (restored.id, restored.counter) == (NOW.id, 9)


def test_what_did_not_change_is_the_same_value() -> None:
    assert next(restore(EARLIER)(NOW).blocks()) is next(NOW.blocks())


def test_it_is_one_step_that_undo_takes_back() -> None:
    session = Session(NOW)
    session.do(labels.RESTORING_VERSION, restore(EARLIER))
    session.undo()
    assert session.brief is NOW
    assert session.history.undo_label is None


def test_restoring_what_the_brief_says_already_is_no_step() -> None:
    session = Session(NOW)
    assert not session.do(labels.RESTORING_VERSION, restore(NOW))
