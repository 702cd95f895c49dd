"""Briefs on disk: the .brief container, atomic writing, migrations.

Belongs here: turning a Brief into the bytes of a file and back, bounded and verified; replacing
files whole. Does not belong here: what is in a brief, when to save, dialogs.
"""
