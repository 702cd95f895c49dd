"""One module per kind of block: how it is written down, and what it becomes on the page.

Belongs here: the YAML codec and the lowering to the document tree of each kind. The values
themselves are in `model.blocks`.
"""
