"""What the two buttons of each finding do.

One entry per check that offers more than going to its place. Every deed is an ordinary edit, so
one Undo takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

from brief_composer.model.blocks import quotes_of
from brief_composer.model.finding import Finding
from brief_composer.model.ids import BlockId, EvidenceId, RecommendationId, SectionId
from brief_composer.model.richtext import Blank
from brief_composer.session import labels
from brief_composer.session.edits import (
    blocks,
    details,
    evidence,
    figures,
    recommendations,
    sections,
    text,
    wording,
)
from brief_composer.session.edits.parts import together
from brief_composer.session.history import Label
from brief_composer.ui.adding import add_before
from brief_composer.ui.workspace import Workspace

Deed = Callable[[Workspace, Finding], object]


class Ask(Enum):
    """What the quiet button wants to know first."""

    NOTHING = "nothing"
    REASON = "reason"
    LIMIT = "limit"


class Fix(NamedTuple):
    """`main` is the button; `quiet` the words beside it, None where there is nothing to offer.

    Where it `asks` for something the answer is taken by `put_aside` or `set_limit`.
    """

    main: Deed
    quiet: Deed | None = None
    asks: Ask = Ask.NOTHING


def _go(workspace: Workspace, finding: Finding) -> None:
    workspace.reveal(finding.where)


def _restore_quote(workspace: Workspace, finding: Finding) -> None:
    found = workspace.brief.evidence(EvidenceId(finding.where))
    block = workspace.brief.block(BlockId(finding.where))
    uses = (found[1].quote,) if found else quotes_of(block) if block else ()
    original = next((workspace.library.quotes.get(id) for id in uses), None)
    edit = evidence.restore_quote(EvidenceId(finding.where), original)
    workspace.do(labels.RESTORING_QUOTE, edit)


def _go_to_blank(workspace: Workspace, finding: Finding) -> None:
    workspace.blank_requested.emit(finding.where, _blank_number(workspace, finding))


def _remove_blank(workspace: Workspace, finding: Finding) -> None:
    number = _blank_number(workspace, finding)
    workspace.do(labels.REMOVING_BLANK, text.remove_blank(BlockId(finding.where), number))


def _blank_number(workspace: Workspace, finding: Finding) -> int:
    """Which of the blanks of its block a finding is about, from 0; -1 for a block that is gone."""
    block = workspace.brief.block(BlockId(finding.where))
    if block is None:
        return -1
    at, place = int(finding.param("paragraph")), int(finding.param("inline"))
    before = [i for part in block.prose[:at] for i in part.inlines]
    if at < len(block.prose):
        before += block.prose[at].inlines[:place]
    return sum(isinstance(inline, Blank) for inline in before)


def _find_quote(workspace: Workspace, finding: Finding) -> None:
    workspace.reveal(finding.where)
    workspace.quote_requested.emit(finding.where)


def _mark_position(workspace: Workspace, finding: Finding) -> None:
    edit = recommendations.mark_position(BlockId(finding.where))
    workspace.do(labels.MARKING_POSITION, edit)


def _add_before(workspace: Workspace, finding: Finding) -> None:
    add_before(workspace, BlockId(finding.where), RecommendationId(str(finding.param("need_id"))))


def _move_before(workspace: Workspace, finding: Finding) -> None:
    edit = blocks.move_before(BlockId(str(finding.param("need_block"))), BlockId(finding.where))
    workspace.do(labels.MOVING_RECOMMENDATION, edit)


def _leave_out(workspace: Workspace, finding: Finding) -> None:
    edit = sections.set_section_left_out(SectionId(finding.where))
    workspace.do(labels.LEAVING_OUT_SECTION, edit)


def _go_to_longest(workspace: Workspace, finding: Finding) -> None:
    workspace.reveal(str(finding.param("section_id")))


def _change_limit(workspace: Workspace, finding: Finding) -> None:
    del finding
    workspace.limit_requested.emit()


def set_limit(workspace: Workspace, finding: Finding, limit: int) -> None:
    """Give a section another limit, 0 for none."""
    edit = sections.set_section_limit(SectionId(finding.where), limit)
    workspace.do(labels.CHANGING_LIMIT, edit)


def _use_better(workspace: Workspace, finding: Finding) -> None:
    _put_words(workspace, finding, labels.using_better(str(finding.param("better"))))


def _explain(workspace: Workspace, finding: Finding) -> None:
    if finding.param("long"):
        _put_words(workspace, finding, labels.explaining_acronym(str(finding.param("short"))))
    else:
        _go(workspace, finding)


def _put_words(workspace: Workspace, finding: Finding, label: Label) -> None:
    paragraph, start, end = (int(finding.param(name)) for name in ("paragraph", "start", "end"))
    words, was = str(finding.param("words")), str(finding.param("was"))
    edit = wording.replace_words(finding.where, paragraph, start, end, words, was)
    workspace.do(label, edit)


def _delete_picture(workspace: Workspace, finding: Finding) -> None:
    workspace.do(labels.DELETING_PICTURE, blocks.remove_block(BlockId(finding.where)))


def _mark_decorative(workspace: Workspace, finding: Finding) -> None:
    edit = figures.set_figure(BlockId(finding.where), decorative=True)
    workspace.do(labels.DESCRIBING_PICTURE, edit)


def put_aside(workspace: Workspace, finding: Finding, reason: str = "") -> None:
    """Set a finding aside, with the author's reason."""
    edit = details.set_aside(finding.code, finding.aside_where, reason)
    workspace.do(labels.SETTING_ASIDE, edit)


def take_back(workspace: Workspace, finding: Finding) -> None:
    """Put a finding set aside back among the open ones."""

    # It may have been set aside by its place alone, or with the step it is about.
    places = {finding.where, finding.aside_where}
    back = [details.take_back_aside(finding.code, where) for where in places]
    workspace.do(labels.TAKING_BACK, together(*back))


FIXES: Mapping[str, Fix] = {
    "quote-altered": Fix(_restore_quote),
    "blank-left": Fix(_go_to_blank, _remove_blank),
    "unsupported": Fix(_find_quote, _mark_position),
    "precondition-missing": Fix(_add_before, put_aside, Ask.REASON),
    "precondition-order": Fix(_move_before, put_aside),
    "too-long": Fix(_go_to_longest, _change_limit),
    "section-too-long": Fix(_go, _go, Ask.LIMIT),
    "section-empty": Fix(_go, _leave_out),
    "loaded-term": Fix(_use_better, put_aside),
    "acronym": Fix(_explain, put_aside),
    "figure-missing": Fix(_go, _delete_picture),
    "figure-no-alt": Fix(_go, _mark_decorative),
    "table-no-header": Fix(_go, put_aside),
}
OTHERWISE = Fix(_go)
"""A check with nothing of its own here: its place is shown."""
