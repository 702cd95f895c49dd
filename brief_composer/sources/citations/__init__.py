"""How sources are named in print: in notes, in running text, in the list at the end.

Belongs here: one module per citation style, and what styles share (`terms`, `names`, `pieces`,
`works`). A style turns records into inlines of the document tree; who is cited first, and which
number a note gets, is the composer's matter. Everything here is pure.
"""

from brief_composer.sources.citations.style import Reference, Style, style, styles
from brief_composer.sources.citations.terms import Terms, terms
from brief_composer.sources.citations.works import Work, works

__all__ = ["Reference", "Style", "Terms", "Work", "style", "styles", "terms", "works"]
