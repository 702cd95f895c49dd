"""The bar over a brief that is a light copy: what was left out of it.

Belongs here: the words. Does not belong here: where bars stand (`ui.notices`), what a light copy is
(`storage.light`).
"""

from __future__ import annotations

from brief_composer.storage import light
from brief_composer.ui.notices import Notices
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.message import MessageCard
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

KEY = "light"


def show_light_bar(workspace: Workspace, notices: Notices, theme: Theme, words: Words) -> None:
    """Show the bar where the brief that was opened is a light copy."""
    opened = workspace.file.opened
    found = light.about(opened.others) if opened is not None else light.About()
    found = light.still_true(found, workspace.brief)
    if not found:
        return
    dismiss = (words("app.dismiss"), lambda: notices.withdraw(KEY))
    card = MessageCard(
        theme, "review", words("light.bar"), told(found, words), [dismiss], "hard-drive"
    )
    notices.show(KEY, card)


def told(found: light.About, words: Words) -> str:
    """What was left out, in sentences."""
    said: list[str] = []
    if found.left_out:
        names = ", ".join(each.name for each in found.left_out)
        said.append(words("light.bar_documents", n=len(found.left_out), names=names))
    if found.pictures:
        said.append(words("light.bar_pictures", n=len(found.pictures)))
    return " ".join((*said, words("light.bar_whole")))
