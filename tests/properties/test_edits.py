"""Whatever is done to a brief can be undone, and what changed is told truly."""

from __future__ import annotations

from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from brief_composer.library.items import (
    Bilingual,
    Horizon,
    Recommendation,
    Safeguards,
)
from brief_composer.model import markup
from brief_composer.model.blocks import Align, FigureBlock, TableBlock, TextBlock
from brief_composer.model.brief import Author, Brief
from brief_composer.model.evidence import Quote, Record, Source
from brief_composer.model.ids import QuoteId, RecommendationId
from brief_composer.model.richtext import Cite, Paragraph, Run, is_empty
from brief_composer.session.change import Change
from brief_composer.session.edits import (
    blocks,
    boxes,
    details,
    evidence,
    figures,
    placing,
    recommendations,
    sections,
    tables,
    text,
)
from brief_composer.session.edits.parts import Edit
from brief_composer.session.edits.references import link_to
from brief_composer.session.history import Label
from brief_composer.session.session import Session
from tests.strategies import ACTORS, MEDIA, SOURCES, briefs, proses

ITEM = Recommendation(
    id=RecommendationId("gate-ddr-on-ssr"),
    theme="security-sector",
    title=Bilingual("Gate DDR on SSR", "Conditionner le DDR à la RSS"),
    line=Bilingual(),
    text=Bilingual("Do {this} by {date: month} [@bicc-2019].", "Faites {ceci}."),
    short=Bilingual(),
    indicator=Bilingual(),
    horizon=Horizon.NOW,
    addressees=ACTORS,
    evidence=(),
    against=(),
    relations=(),
    safeguards=Safeguards(),
    provenance=(),
)

# Forty edits are drawn for each example: what each is given comes out of a small bag.
KNOWN = {id: Source(id, Record(id)) for id in SOURCES}
QUOTES = tuple(
    Quote(QuoteId(f"{id}-q09"), f"Words [sic] of {id}, in full.", (SOURCES[0], id))
    for id in SOURCES
)
quotes = st.sampled_from(QUOTES)
numbers = st.integers(-1, 9)
titles = st.sampled_from(["", "A title", "Another\none"])
prose = st.sampled_from(
    [
        markup.parse(each)
        for each in ("", "{}", "One.", "One [@bicc-2019].", "A {b} c\n\n- {date: d}", "a\n\nb\n\nc")
    ]
)

lines = st.sampled_from(
    [
        Paragraph(inlines)
        for inlines in ((), (Run("One\ntwo"),), (Cite(SOURCES[1]),), (link_to("b2", "Table 1"),))
    ]
)


@st.composite
def edits(draw: st.DrawFn, brief: Brief) -> Edit:
    """Any edit, mostly on parts the brief has."""
    block_ids: list[Any] = [block.id for block in brief.blocks()] or ["b0"]
    section_ids: list[Any] = [section.id for section in brief.sections] or ["s0"]
    uses: list[Any] = [e.id for block in brief.recommendations() for e in block.evidence] or ["e0"]
    block, other = draw(st.sampled_from(block_ids)), draw(st.sampled_from(block_ids))
    section, use = draw(st.sampled_from(section_ids)), draw(st.sampled_from(uses))
    n, m = draw(numbers), draw(numbers)
    factories: list[Any] = [
        lambda: text.set_prose(block, draw(prose), KNOWN),
        lambda: text.set_prose(block, draw(prose) * 20),
        lambda: text.set_prose(block, ()),
        lambda: text.insert_text(section, n, draw(prose), KNOWN),
        lambda: text.split_text(block, n),
        lambda: text.merge_text(block, join=draw(st.booleans())),
        lambda: text.remove_blank(block, n),
        lambda: blocks.remove_block(block),
        lambda: blocks.move_block(block, section, n),
        lambda: blocks.move_before(block, other),
        lambda: blocks.move_up(block),
        lambda: blocks.move_down(block),
        lambda: blocks.duplicate_block(block),
        lambda: blocks.turn_into_text(block),
        lambda: recommendations.add_recommendation(
            draw(st.none() | st.just(section)), n, ITEM, "fr", [draw(quotes)], KNOWN
        ),
        lambda: recommendations.add_before(block, ITEM, "en-GB", [], KNOWN),
        lambda: recommendations.write_own_recommendation(section, n),
        lambda: recommendations.set_title(block, draw(titles)),
        lambda: recommendations.set_note(block, draw(titles)),
        lambda: recommendations.set_addressees(block, ACTORS[:1]),
        lambda: recommendations.mark_position(block, draw(st.booleans())),
        lambda: evidence.add_quote(block, draw(quotes), KNOWN),
        lambda: evidence.remove_evidence(use),
        lambda: evidence.move_evidence(use, block, n),
        lambda: evidence.mark_omission(use, n, m),
        lambda: evidence.insert_words(use, n, draw(titles)),
        lambda: evidence.restore_quote(use),
        lambda: sections.add_section(draw(titles), index=n),
        lambda: sections.rename_section(section, draw(titles)),
        lambda: sections.set_section_left_out(section, draw(st.booleans())),
        lambda: sections.set_section_limit(section, n),
        lambda: sections.move_section(section, n),
        lambda: sections.remove_section(section),
        lambda: tables.insert_table(section, n, tables.empty(2, m), KNOWN),
        lambda: tables.add_row(block, n),
        lambda: tables.remove_row(block, n),
        lambda: tables.add_column(block, n),
        lambda: tables.remove_column(block, n),
        lambda: tables.set_align(block, n, draw(st.sampled_from(Align))),
        lambda: placing.set_line(block, n, draw(lines), KNOWN),
        lambda: figures.insert_figure(section, n, draw(st.sampled_from(MEDIA)), caption="A road"),
        lambda: figures.set_picture(block, draw(st.sampled_from(MEDIA))),
        lambda: figures.set_figure(block, alt=draw(titles), width=n),
        lambda: boxes.insert_box(section, n, draw(titles), draw(prose), KNOWN),
        lambda: boxes.set_box_title(block, draw(titles)),
        lambda: boxes.insert_pull_quote(section, n, draw(titles)),
        lambda: boxes.insert_pull_quote(section, n, "", draw(quotes), KNOWN),
        lambda: boxes.set_pull_text(block, draw(titles)),
        lambda: details.set_details(title=draw(titles), authors=(Author("A"),)),
        lambda: details.set_word_limit(n),
        lambda: details.set_aside("acronym", block, draw(titles)),
        lambda: details.take_back_aside("acronym", block),
    ]
    return draw(st.sampled_from(factories))()


@given(st.data(), briefs(2, 2))
@settings(max_examples=60, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_forty_edits_undone_are_the_start_and_done_again_are_the_end(
    data: st.DataObject, start: Brief
) -> None:
    session = Session(start)
    for _ in range(40):
        edit = data.draw(edits(session.brief))
        before = session.brief
        change = session.do(Label("edit.typing"), edit)
        tells_the_truth(change, before, session.brief)
        holds_together(session.brief)
    end = session.brief
    while session.undo():
        pass
    assert session.brief is start
    while session.redo():
        pass
    assert session.brief is end


def tells_the_truth(change: Change, before: Brief, after: Brief) -> None:
    old = {block.id: block for block in before.blocks()}
    new = {block.id: block for block in after.blocks()}
    assert bool(change) == (before is not after)
    assert set(change.added) == new.keys() - old.keys()
    assert set(change.removed) == old.keys() - new.keys()
    different = {id for id in old.keys() & new.keys() if old[id] != new[id]}
    assert different <= set(change.blocks) <= old.keys() & new.keys()
    assert change.details or before.details == after.details


def holds_together(brief: Brief) -> None:
    """Identifiers are given once, and every quote used has its copy and is not empty of reason."""
    ids = [s.id for s in brief.sections] + [b.id for b in brief.blocks()]
    uses = [e for block in brief.recommendations() for e in block.evidence]
    ids += [e.id for e in uses]
    assert len(ids) == len(set(ids))
    assert all(int(id[1:]) <= brief.counter for id in ids)
    assert {e.quote for e in uses} <= {quote.id for quote in brief.quotes}
    for block in brief.blocks():
        if isinstance(block, TextBlock):
            assert len(block.prose) <= text.MAX_PARAGRAPHS
        if isinstance(block, TableBlock):
            assert len({len(row) for row in block.rows}) <= 1
        if isinstance(block, FigureBlock):
            assert brief.medium(block.medium) is not None


@given(st.data(), briefs(2, 3))
@settings(max_examples=60)
def test_the_same_edit_twice_on_settled_values_changes_nothing(
    data: st.DataObject, brief: Brief
) -> None:
    ids = [block.id for block in brief.blocks()]
    if not ids:
        return
    block = data.draw(st.sampled_from(ids))
    words = data.draw(proses())
    for edit in (
        text.set_prose(block, words),
        recommendations.set_title(block, "A title"),
        details.set_word_limit(900),
        details.set_aside("acronym", block, "known"),
    ):
        once = edit(brief)
        if once.block(block) is not None and not is_empty(words):
            assert edit(once) is once
