"""The names of the edits, as Undo shows them: "Undo Typing", "Undo Adding “Gate DDR on SSR”".

The words are in the catalogue under "edit.…".
"""

from __future__ import annotations

from brief_composer.session.history import Label

TYPING = Label("edit.typing")
ADDING_TEXT = Label("edit.adding-text")
CHANGING_TITLE = Label("edit.changing-title")
WRITING_NOTE = Label("edit.writing-note")
WRITING_RECOMMENDATION = Label("edit.writing-recommendation")
CHANGING_ADDRESSEES = Label("edit.changing-addressees")
MARKING_POSITION = Label("edit.marking-position")
ADDING_QUOTE = Label("edit.adding-quote")
DELETING_QUOTE = Label("edit.deleting-quote")
MOVING_QUOTE = Label("edit.moving-quote")
LEAVING_OUT_WORDS = Label("edit.leaving-out-words")
ADDING_WORDS = Label("edit.adding-words")
RESTORING_QUOTE = Label("edit.restoring-quote")
RESTORING_VERSION = Label("edit.restoring-version")
TAKING_OTHER = Label("edit.taking-other")
DELETING_TEXT = Label("edit.deleting-text")
DELETING_RECOMMENDATION = Label("edit.deleting-recommendation")
MOVING_TEXT = Label("edit.moving-text")
MOVING_RECOMMENDATION = Label("edit.moving-recommendation")
DUPLICATING = Label("edit.duplicating")
TURNING_INTO_TEXT = Label("edit.turning-into-text")
ADDING_SECTION = Label("edit.adding-section")
RENAMING_SECTION = Label("edit.renaming-section")
DELETING_SECTION = Label("edit.deleting-section")
MOVING_SECTION = Label("edit.moving-section")
LEAVING_OUT_SECTION = Label("edit.leaving-out-section")
TAKING_IN_SECTION = Label("edit.taking-in-section")
CHANGING_LIMIT = Label("edit.changing-limit")
CHANGING_DETAILS = Label("edit.changing-details")
CHANGING_HOUSE_STYLE = Label("edit.changing-house-style")
SETTING_ASIDE = Label("edit.setting-aside")
TAKING_BACK = Label("edit.taking-back")
REMOVING_BLANK = Label("edit.removing-blank")
ADDING_BLANK = Label("edit.adding-blank")
CHANGING_BLANK = Label("edit.changing-blank")
FILLING_ORGANISATION = Label("edit.filling-organisation")
PASTING = Label("edit.pasting")
CUTTING = Label("edit.cutting")
FORMATTING = Label("edit.formatting")
ADDING_TABLE = Label("edit.adding-table")
ADDING_PICTURE = Label("edit.adding-picture")
ADDING_PULL_QUOTE = Label("edit.adding-pull-quote")
ADDING_BOX = Label("edit.adding-box")
ADDING_REFERENCE = Label("edit.adding-reference")
ADDING_ROW = Label("edit.adding-row")
DELETING_ROW = Label("edit.deleting-row")
ADDING_COLUMN = Label("edit.adding-column")
DELETING_COLUMN = Label("edit.deleting-column")
ALIGNING_COLUMN = Label("edit.aligning-column")
DESCRIBING_PICTURE = Label("edit.describing-picture")
CHANGING_PICTURE = Label("edit.changing-picture")
DELETING_TABLE = Label("edit.deleting-table")
DELETING_PICTURE = Label("edit.deleting-picture")
DELETING_PULL_QUOTE = Label("edit.deleting-pull-quote")
DELETING_BOX = Label("edit.deleting-box")
MOVING_TABLE = Label("edit.moving-table")
MOVING_PICTURE = Label("edit.moving-picture")
MOVING_PULL_QUOTE = Label("edit.moving-pull-quote")
MOVING_BOX = Label("edit.moving-box")


def adding(title: str) -> Label:
    """Adding a recommendation of that title."""
    return Label("edit.adding", (("title", title),))


def adding_before(title: str) -> Label:
    """Adding a recommendation another one needs, before it."""
    return Label("edit.adding-before", (("title", title),))


def taking_template(name: str) -> Label:
    """Taking changes of a newer version of the template of that name."""
    return Label("edit.taking-template", (("name", name),))


def using_better(words: str) -> Label:
    """Putting other words in the place of a term."""
    return Label("edit.using-better", (("better", words),))


def explaining_acronym(short: str) -> Label:
    """Writing out initials."""
    return Label("edit.explaining-acronym", (("short", short),))


def filling_blanks(count: int) -> Label:
    """Filling in so many blanks."""
    return Label("edit.filling-blanks", (("n", count),))
