"""Dialogs: cards over the dimmed window, one at a time.

Belongs here: the card itself, and what is asked in it. Does not belong here: doing what was asked.
"""
