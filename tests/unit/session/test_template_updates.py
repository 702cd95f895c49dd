"""What a newer template changes, told part by part, and taking some of it."""

from __future__ import annotations

import pytest
from msgspec import structs

from brief_composer.library.items import Library, SectionPlan, Template
from brief_composer.library.load import load
from brief_composer.model import markup
from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, SectionRole
from brief_composer.model.ids import BlockId, RecommendationId
from brief_composer.model.richtext import plain
from brief_composer.model.terms import Bilingual
from brief_composer.session.edits.sections import rename_section, set_section_limit
from brief_composer.session.start import new_brief
from brief_composer.session.template_updates import Part, PartChange, changes, newer, take


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture
def old(library: Library) -> Template:
    return library.templates["policy-brief"]


@pytest.fixture
def brief(old: Template, library: Library) -> Brief:
    asks = [RecommendationId("gate-ddr-on-ssr")]
    return new_brief(old, "One", "", "2026-11-22", "en-GB", "", library, asks)


def improved(old: Template, at: int = 0, /, **plan: object) -> Template:
    """The next version, with one part of its plan changed."""
    sections = list(old.sections)
    sections[at] = structs.replace(sections[at], **plan)
    return structs.replace(old, version=old.version + 1, sections=tuple(sections))


def only(brief: Brief, new: Template) -> PartChange:
    found = changes(brief, new)
    assert len(found) == 1, found
    return found[0]


def all_taken(brief: Brief, new: Template) -> Brief:
    return take(new, {each.id for each in changes(brief, new)})(brief)


def test_the_same_version_offers_nothing(brief: Brief, old: Template) -> None:
    assert changes(brief, old) == ()


def test_a_new_title_is_told_with_both(brief: Brief, old: Template) -> None:
    new = improved(old, title=Bilingual("In short", "En bref"))
    change = only(brief, new)
    assert (change.part, change.mine, change.theirs) == (Part.TITLE, "Summary", "In short")
    assert not change.changed
    assert all_taken(brief, new).sections[0].title == "In short"


def test_what_the_author_changed_too_is_marked(brief: Brief, old: Template) -> None:
    mine = rename_section(brief.sections[0].id, "Overview")(brief)
    change = only(mine, improved(old, title=Bilingual("In short", "En bref")))
    assert change.changed
    assert change.mine == "Overview"


def test_what_only_the_author_changed_is_nothing_to_offer(brief: Brief, old: Template) -> None:
    mine = rename_section(brief.sections[0].id, "Overview")(brief)
    assert changes(mine, structs.replace(old, version=2)) == ()


def test_what_both_changed_alike_is_nothing_to_offer(brief: Brief, old: Template) -> None:
    mine = set_section_limit(brief.sections[0].id, 90)(brief)
    assert changes(mine, improved(old, limit=90)) == ()


def test_a_new_hint_and_a_new_limit_are_changes_of_their_own(brief: Brief, old: Template) -> None:
    new = improved(old, hint=Bilingual("Write it last.", "En dernier."), limit=90)
    assert [each.part for each in changes(brief, new)] == [Part.HINT, Part.LIMIT]
    taken = take(new, ("hint/summary",))(brief)
    assert (taken.sections[0].hint, taken.sections[0].limit) == ("Write it last.", 120)


def test_new_boilerplate_takes_the_place_of_the_old(brief: Brief, old: Template) -> None:
    last = len(old.sections) - 1
    new = improved(old, last, text=Bilingual("We are {who}.", "Nous sommes {qui}."))
    assert only(brief, new).part is Part.TEXT
    taken = all_taken(brief, new)
    assert plain(taken.sections[-1].blocks[0].prose) == "We are who."
    assert taken.counter > brief.counter


def test_recommendations_stay_where_a_text_is_taken(brief: Brief, old: Template) -> None:
    new = improved(old, 1, text=Bilingual("We ask:", "Nous demandons :"))
    taken = all_taken(brief, new)
    assert taken.recommendations() == brief.recommendations()
    assert plain(taken.sections[1].blocks[0].prose) == "We ask:"


def test_a_new_section_stands_behind_the_one_it_follows(brief: Brief, old: Template) -> None:
    plan = SectionPlan(Bilingual("Figures", "Chiffres"), key="figures", limit=60)
    new = structs.replace(old, version=2, sections=(old.sections[0], plan, *old.sections[1:]))
    assert only(brief, new).part is Part.ADDED
    taken = all_taken(brief, new)
    assert [s.title for s in taken.sections[:3]] == ["Summary", "Figures", "Recommendations"]
    assert taken.sections[1].id not in {section.id for section in brief.sections}


def test_a_section_that_is_gone_takes_its_text_only_if_wanted(brief: Brief, old: Template) -> None:
    text = TextBlock(BlockId("b90"), markup.parse("I wrote this."))
    section = structs.replace(brief.sections[2], blocks=(text,))
    mine = structs.replace(brief, sections=(*brief.sections[:2], section, *brief.sections[3:]))
    new = structs.replace(old, version=2, sections=(*old.sections[:2], *old.sections[3:]))
    change = only(mine, new)
    assert (change.part, change.mine, change.changed) == (Part.REMOVED, "I wrote this.", True)
    assert take(new, ())(mine).sections == mine.sections
    assert len(all_taken(mine, new).sections) == len(mine.sections) - 1


def test_another_order_moves_sections_with_what_follows_them(brief: Brief, old: Template) -> None:
    own = structs.replace(brief.sections[0], id="s99", title="My own", plan="", blocks=())
    mine = structs.replace(brief, sections=(brief.sections[0], own, *brief.sections[1:]))
    swapped = (old.sections[1], old.sections[0], *old.sections[2:])
    new = structs.replace(old, version=2, sections=swapped)
    assert only(mine, new).part is Part.ORDER
    titles = [section.title for section in all_taken(mine, new).sections]
    assert titles[:3] == ["Recommendations", "Summary", "My own"]


def test_house_style_and_length_of_the_whole_are_told(brief: Brief, old: Template) -> None:
    new = structs.replace(old, version=2, house_style="plain", limit=1200)
    found = {change.part: change for change in changes(brief, new)}
    assert found[Part.STYLE].mine == "recommendations-first"
    assert found[Part.WORDS].theirs == "1200"
    taken = all_taken(brief, new)
    assert (taken.details.house_style, taken.details.word_limit) == ("plain", 1200)


def test_a_brief_in_another_language_than_at_first_is_told_in_its_own(
    brief: Brief, old: Template
) -> None:
    french = structs.replace(brief, details=structs.replace(brief.details, language="fr-FR"))
    new = improved(old, hint=Bilingual("Write it last.", "En dernier."))
    assert only(french, new).theirs == "En dernier."


def test_what_was_left_is_not_offered_again(brief: Brief, old: Template) -> None:
    new = improved(old, limit=90)
    left = take(new, ())(brief)
    assert left.made_from is not None
    assert left.made_from.version == new.version
    assert left.sections == brief.sections
    assert changes(left, structs.replace(new, version=3)) == ()


def test_only_a_higher_version_that_changes_something_is_newer(
    brief: Brief, old: Template, library: Library
) -> None:
    def with_(template: Template) -> Library:
        return structs.replace(library, templates={**library.templates, old.id: template})

    assert newer(brief, library) is None
    assert newer(brief, with_(structs.replace(old, version=2))) is None
    new = improved(old, limit=90)
    assert newer(brief, with_(new)) is new
    assert newer(brief, with_(structs.replace(new, version=old.version))) is None


def test_a_brief_made_from_no_known_template_is_offered_nothing(
    brief: Brief, library: Library
) -> None:
    assert newer(structs.replace(brief, made_from=None), library) is None
    assert newer(Brief(), library) is None


def test_pictures_quotes_and_sources_of_a_new_section_come_along(
    library: Library, old: Template
) -> None:
    from brief_composer.session.templating import Keep, Naming, template_of

    asks = [RecommendationId("gate-ddr-on-ssr")]
    rich = new_brief(old, "Two", "", "2026-11-22", "en-GB", "", library, asks)
    one = template_of(Brief(), Naming("t", "T"), Keep(), old)
    empty = new_brief(one, "One", "", "2026-11-22", "en-GB", "", library)
    kept = template_of(rich, Naming("t", "T", version=2), Keep(recommendations=True), old)
    plan = structs.replace(kept.sections[1], key="asks", role=SectionRole.RECOMMENDATIONS)
    content = structs.replace(
        kept.content,
        sections=tuple(structs.replace(s, plan="asks") for s in kept.content.sections[:1]),
    )
    new = structs.replace(one, version=2, sections=(*one.sections, plan), content=content)
    taken = all_taken(empty, new)
    assert [block.title for block in taken.recommendations()] == ["Gate DDR on SSR"]
    assert [quote.id for quote in taken.quotes] == [quote.id for quote in rich.quotes]
    assert {source.id for source in taken.sources} >= {taken.quotes[0].document}
