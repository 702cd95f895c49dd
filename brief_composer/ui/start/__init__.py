"""The start page: templates, recent briefs, the sample.

Belongs here: what is seen before a brief is open. Nothing in this folder may import the model, the
library or YAML, because it is painted first; template cards come from a small index.
"""
