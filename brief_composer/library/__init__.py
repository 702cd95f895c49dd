"""The library: everything a brief can be made from, read from YAML files.

Belongs here: typed items (recommendations, actors, templates, the bundled and the user's own),
loading them with every fault located, searching them, checking them as a whole. Does not belong
here: briefs, words on a screen, Qt.
"""
