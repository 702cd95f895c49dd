"""From a brief to files: compose (Brief → Document), the theme, and one writer per format.

Belongs here: what a printed brief says and in which order (`compose`), how it looks (`theme`), how
bytes are made (`writers`). Does not belong here: editing, checking, saving.
"""
