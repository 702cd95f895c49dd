"""One brief being worked on: its history, the edits that can be made, and what each changed.

Belongs here: pure edits (Brief → Brief), undo and redo, the difference between two briefs. Does not
belong here: Qt, files, words, timers.
"""
