"""What a person's organisation is called and where it is reached, put into a brief.

Belongs here: the one edit that writes what is known of the organisation where a brief asks for it.
Does not belong here: where that is kept (`storage.settings`), other blanks (`edits.blanks`).
"""

from __future__ import annotations

from brief_composer.model.brief import Brief
from brief_composer.session.edits import blanks
from brief_composer.session.edits.details import set_details
from brief_composer.session.edits.parts import Edit
from brief_composer.storage.settings import Organisation


def fill_organisation(ours: Organisation) -> Edit:
    """The organisation's details in every blank that asks for them, and its name in the details of
    a brief that names none. What is not known stays a blank."""

    def edit(brief: Brief) -> Brief:
        name = ours.detail("name", brief.details.language)
        if name and not brief.details.organisation:
            brief = set_details(organisation=name)(brief)
        return blanks.fill(blanks.from_organisation(brief, ours.detail))(brief)

    return edit
