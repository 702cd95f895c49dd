"""What the program looks at in a brief and tells the author about.

Belongs here: the engine and, under `rules/`, one file per check. A check reports findings; it never
changes a brief, blocks anything, or words a sentence. Does not belong here: faults of library
files (`library.inspect`), file handling.
"""
