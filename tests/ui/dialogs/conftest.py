"""What these tests share comes from `tests.ui.workspaces`."""

from tests.ui.workspaces import checked, library, make_brief, make_workspace, shown, words

__all__ = ["checked", "library", "make_brief", "make_workspace", "shown", "words"]
