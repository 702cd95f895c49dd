"""Small controls used in more than one place of the window.

Belongs here: looks, labels, buttons, fields, chips. Does not belong here: anything that knows what
a brief is.
"""
