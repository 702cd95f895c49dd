"""Filling in the blanks of a brief."""

from __future__ import annotations

from msgspec import structs

from brief_composer.model import markup
from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Blank, BlankKind, Run
from brief_composer.session.edits import blanks
from brief_composer.storage.settings import Organisation


def brief(*texts: str, language: str = "en-GB", left_out: bool = False) -> Brief:
    made = tuple(TextBlock(BlockId(f"b{n}"), markup.parse(t)) for n, t in enumerate(texts, 1))
    section = Section(SectionId("s1"), "Text", blocks=made, left_out=left_out)
    return Brief(Details(language=language), (section,), counter=9)


def text(of: Brief, number: int = 0) -> str:
    return markup.write(of.sections[0].blocks[number].prose)


def test_blanks_are_found_in_the_order_they_are_read() -> None:
    found = blanks.gaps(brief("{a} and {date: b}\n\n- {c}", "{a}"))
    assert [(each.spot, each.blank.label) for each in found] == [
        (("b1", 0), "a"),
        (("b1", 1), "b"),
        (("b1", 2), "c"),
        (("b2", 0), "a"),
    ]


def test_words_take_the_place_of_a_blank_and_become_one_with_the_words_around() -> None:
    after = blanks.fill({(BlockId("b1"), 1): " 1 May 2027 "})(brief("In {place: x} by {date: d}."))
    assert text(after) == "In {place: x} by 1 May 2027."
    assert after.sections[0].blocks[0].prose[0].inlines[2] == Run(" by 1 May 2027.")


def test_words_have_the_look_both_sides_have() -> None:
    values = {(BlockId("b1"), 0): "May"}
    assert text(blanks.fill(values)(brief("**by {d} at last**"))) == "**by May at last**"
    assert text(blanks.fill(values)(brief("**When:** {d}, at last"))) == "**When:** May, at last"


def test_what_is_typed_into_a_blank_is_never_a_mark() -> None:
    after = blanks.fill({(BlockId("b1"), 0): "{date: x} *now*"})(brief("By {d}."))
    assert after.sections[0].blocks[0].prose[0].inlines == (Run("By {date: x} *now*."),)


def test_empty_words_leave_the_blank_and_the_brief_as_they_are() -> None:
    before = brief("By {d}.")
    assert blanks.fill({(BlockId("b1"), 0): "  "})(before) is before


def test_a_place_that_is_not_there_changes_nothing() -> None:
    before = brief("By {d}.")
    assert blanks.fill({(BlockId("b1"), 4): "x", (BlockId("b9"), 0): "y"})(before) is before


def test_blanks_that_ask_for_the_same_are_told_by_kind_and_name() -> None:
    of = brief("{date: Date} {date: date} {date} {date: other}", "{date: date}")
    first = blanks.gaps(of)[0]
    assert [each.spot for each in blanks.alike(of, first)] == [("b1", 1), ("b2", 0)]


def test_details_of_the_organisation_are_alike_whatever_they_are_called() -> None:
    of = brief("{organisation: name | your name}{organisation: name}{organisation: email}")
    assert len(blanks.alike(of, blanks.gaps(of)[0])) == 1


def test_the_organisation_is_filled_in_from_what_is_known_of_it() -> None:
    of = brief(
        "{organisation: name} – {organisation: about} – {organisation: email}", language="fr"
    )
    ours = Organisation(name="Centre du fleuve", about_fr="Nous écoutons.", about_en="We listen.")
    after = blanks.fill(blanks.from_organisation(of, ours.detail))(of)
    assert text(after) == "Centre du fleuve – Nous écoutons. – {organisation: email}"


def test_what_was_typed_of_the_organisation_can_be_kept_for_the_next_brief() -> None:
    of = brief("{organisation: name | your name} in {place: p}")
    values = {(BlockId("b1"), 0): " River Centre ", (BlockId("b1"), 1): "Mopti"}
    assert blanks.to_keep(of, values) == {"name": "River Centre"}


def test_the_name_of_the_organisation_stands_at_the_foot_once_it_is_typed_into_a_blank() -> None:
    asked = brief("{organisation: name | name of your organisation} works in Mali.")
    spot = blanks.gaps(asked)[0].spot
    assert blanks.fill({spot: "Sahel Peace"})(asked).details.organisation == "Sahel Peace"
    named = structs.replace(
        asked, details=structs.replace(asked.details, organisation="Another one")
    )
    assert blanks.fill({spot: "Sahel Peace"})(named).details.organisation == "Another one"


def test_a_blank_can_be_made_another() -> None:
    wanted = Blank("who signs", BlankKind.CHOICE, ("the mayor", "the council"))
    after = blanks.set_blank((BlockId("b1"), 1), wanted)(brief("{a} {b}"))
    assert text(after) == "{a} {choice: who signs | the mayor | the council}"


def test_blanks_of_a_section_left_out_are_told_apart() -> None:
    assert [each.printed for each in blanks.gaps(brief("{a}", left_out=True))] == [False]
