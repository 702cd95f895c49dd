"""The layout-neutral tree every export is written from.

Belongs here: the node types, and pure questions about a tree (walk, text, dump). Does not belong
here: pages, fonts, colours, file formats, briefs. Nine block and eight inline types serve every
format; a writer matches on them and ends in `assert_never`.
"""
