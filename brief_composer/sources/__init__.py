"""Documents and what is taken from them: reading, locating, verifying quotes, citing.

Belongs here: canonical text and word-for-word comparison, citation formatting, document readers.
Does not belong here: the library's files, briefs, layout.
"""
