"""How the window looks: tokens, palette, stylesheet, fonts, icons.

Belongs here: colours and sizes by name, and what Qt is given of them. Does not belong here: how a
printed brief looks (`render.theme`).
"""
