"""The editor column: one scroll of sections with their texts, recommendations and evidence.

Belongs here: showing a brief for writing, and turning keys, clicks and drops into edits of the
workspace. Does not belong here: what an edit does (`session.edits`), menus and shortcuts (the
window), checks.
"""
