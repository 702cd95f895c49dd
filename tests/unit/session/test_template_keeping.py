"""A template that arrives finds its place; one's own are renamed, copied, sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from brief_composer import paths
from brief_composer.library.items import Library, SectionPlan, StyleFile, Template
from brief_composer.model.terms import Bilingual
from brief_composer.render import style_file, styles
from brief_composer.session import house_styles, template_keeping
from brief_composer.session.start import new_brief
from brief_composer.session.template_arrivals import Standing, arrival, free_name
from brief_composer.session.template_keeping import How, TemplateError
from brief_composer.session.template_updates import Part, changes, take
from brief_composer.storage import template_shelf, templates

PLAN = (SectionPlan(Bilingual("Summary"), key="summary"),)
NOTE = Template("note", Bilingual("Country note"), Bilingual(), PLAN, languages=("en",))


def library() -> Library:
    return template_shelf.load_all()


def kept() -> Template:
    templates.create(NOTE)
    return library().templates["note"]


def own() -> list[tuple[str, str, int]]:
    every = library().templates.values()
    return sorted((t.name.en, t.id, t.version) for t in every if t.owner == "yours")


@pytest.mark.parametrize(
    ("change", "standing"),
    [
        ({}, Standing.SAME),
        ({"version": 2}, Standing.NEWER),
        ({"limit": 90}, Standing.OTHER),
        ({"id": "other"}, Standing.NAME),
        ({"id": "other", "name": Bilingual("Mali note")}, Standing.NEW),
        ({"id": "other", "name": Bilingual("policy BRIEF")}, Standing.NAME),
    ],
)
def test_what_a_template_is_to_those_that_are_here(
    change: dict[str, object], standing: Standing
) -> None:
    kept()
    assert arrival(structs.replace(NOTE, **change), library()).standing is standing


def test_an_older_one_is_told() -> None:
    templates.create(structs.replace(NOTE, version=3))
    assert arrival(structs.replace(NOTE, version=2), library()).standing is Standing.OLDER


def test_the_same_again_makes_no_second_file() -> None:
    kept()
    come = arrival(NOTE, library())
    template_keeping.take_in(come, How.ADD, library())
    assert own() == [("Country note", "note", 1)]


def test_a_newer_one_takes_the_place_of_the_older() -> None:
    kept()
    come = arrival(structs.replace(NOTE, version=2), library())
    template_keeping.take_in(come, How.REPLACE, library())
    assert own() == [("Country note", "note", 2)]
    assert len(list(paths.own_templates().iterdir())) == 1


def test_beside_the_other_it_has_an_id_and_a_name_of_its_own() -> None:
    kept()
    come = arrival(structs.replace(NOTE, version=2), library())
    new = template_keeping.take_in(come, How.BESIDE, library())
    assert new.id != "note"
    assert own() == sorted([("Country note", "note", 1), ("Country note (2)", new.id, 1)])


def test_one_of_the_same_name_keeps_its_id_beside_the_other() -> None:
    kept()
    come = arrival(structs.replace(NOTE, id="other"), library())
    template_keeping.take_in(come, How.BESIDE, library())
    assert own() == [("Country note", "note", 1), ("Country note (2)", "other", 1)]


def test_a_file_with_the_id_of_a_bundled_one_comes_beside_it() -> None:
    come = arrival(structs.replace(NOTE, id="policy-brief"), library())
    new = template_keeping.take_in(come, How.REPLACE, library())
    assert new.id != "policy-brief"
    assert library().findings == ()


def test_a_copy_of_a_bundled_one_is_ones_own() -> None:
    bundled = library().templates["policy-brief"]
    copy = template_keeping.duplicate(bundled, library(), "Policy brief", "2026-11-22")
    assert own() == [("Policy brief (2)", copy.id, 1)]
    assert library().templates[copy.id].sections == bundled.sections
    assert copy.languages == ("en", "fr")


def test_a_renamed_one_is_its_next_version() -> None:
    template_keeping.rename(kept(), "Mali note", "2026-11-22")
    assert own() == [("Mali note", "note", 2)]


@pytest.mark.parametrize("what", ["rename", "delete", "send"])
def test_what_comes_with_the_program_stays_as_it_is(what: str, tmp_path: Path) -> None:
    bundled = library().templates["policy-brief"]
    acts = {
        "rename": lambda: template_keeping.rename(bundled, "Mine", "2026-11-22"),
        "delete": lambda: template_keeping.delete(bundled),
        "send": lambda: template_keeping.send(bundled, tmp_path / "x"),
    }
    with pytest.raises(TemplateError, match="template-bundled"):
        acts[what]()


def test_a_sent_one_has_its_ending(tmp_path: Path) -> None:
    path = template_keeping.send(kept(), tmp_path / "sent")
    assert path.name == "sent.brieftemplate"
    assert templates.read(path).id == "note"


def test_a_free_name_counts_on() -> None:
    kept()
    assert free_name("country note", library()) == "country note (2)"
    assert free_name("Mali note", library()) == "Mali note"


def test_the_house_style_a_template_brings_is_put_beside_the_others_once() -> None:
    ours = house_styles.keep(house_styles.copied(styles.find("plain"), "Sahel Centre"))
    file = template_keeping.style_of(ours.style.id)
    assert file is not None
    house_styles.remove(ours.style.id)
    arrived = structs.replace(NOTE, house_style=ours.style.id, style=file)
    again = templates.from_bytes(templates.to_bytes(arrived), "x")
    assert template_keeping.put_style(again)
    assert styles.kept_as(ours.style.id).owner == "yours"
    assert not template_keeping.put_style(again)
    brief = new_brief(again, "One", "", "2026-11-22", "en-GB", "", library())
    assert styles.dress(brief.details.house_style).findings == ()


def test_a_bundled_house_style_does_not_travel() -> None:
    assert template_keeping.style_of("plain") is None
    assert template_keeping.style_of("nobody-has-it") is None


def test_a_broken_house_style_stops_nothing() -> None:
    broken = structs.replace(NOTE, style=StyleFile("x.briefstyle", b"no style"))
    assert not template_keeping.put_style(broken)
    assert style_file.SUFFIX == ".briefstyle"


def test_a_house_style_drawn_anew_is_told_and_taken_in_the_place_of_the_old() -> None:
    ours = house_styles.keep(house_styles.copied(styles.find("plain"), "Sahel Centre"))
    old = structs.replace(
        NOTE, house_style=ours.style.id, style=template_keeping.style_of(ours.style.id)
    )
    brief = new_brief(old, "One", "", "2026-11-22", "en-GB", "", library())
    file = style_file.read(ours.path)
    redrawn = structs.replace(file, style=structs.replace(file.style, size=11))
    new = structs.replace(old, version=2, style=StyleFile(ours.path.name, style_file.pack(redrawn)))
    assert [change.part for change in changes(brief, new)] == [Part.STYLE]
    assert not template_keeping.put_style(new)
    assert template_keeping.put_style(new, over=True)
    assert styles.find(ours.style.id).style.size == 11
    assert changes(take(new, ("style/",))(brief), structs.replace(new, version=3)) == ()
