"""What a brief is: immutable values and nothing else.

Belongs here: Brief, Section, the values of the blocks, quotes and sources, findings. Does not
belong here: reading or writing files, layout, words on a screen, Qt.
"""
